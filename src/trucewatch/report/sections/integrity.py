"""Information integrity, the method card, and corrections of earlier reports."""

from __future__ import annotations

from trucewatch.report.figures import count_figure
from trucewatch.report.material import Material, known_or_code, place_name, type_name
from trucewatch.report.records import report_record, without
from trucewatch.report.sections import particulars
from trucewatch.report.sections.holding import held_messages
from trucewatch.vocabulary.edition import (
    Block,
    Bullets,
    Code,
    FigureRef,
    Inline,
    Message,
    Section,
    Table,
    When,
)
from trucewatch.vocabulary.figure import Figure, FigureRecord
from trucewatch.vocabulary.findings import Correction
from trucewatch.vocabulary.grade import Attribution, GradedIncident, Occurrence

DOUBTFUL = frozenset({"contested", "sensor_inconsistent", "recycled", "manipulated", "late"})
FLAGGED = ("column.type", "column.when", "column.place", "column.flags", "column.grades")
GRADES = ("column.grade", "column.meaning")
SETTINGS = ("column.setting", "column.value")
CORRECTIONS = ("column.figure", "column.was", "column.now", "column.known", "column.reason")
LINES = ("purpose", "units", "origins", "grades", "words", "silence", "heat", "maps", "rates")
LIMITS = ("asymmetry", "safety", "contact")


def compose_integrity(material: Material) -> Section:
    """Say what was reprinted, contested, or contradicted by sensors."""
    if not material.today and not material.findings.held:
        return Section(id="integrity", blocks=())
    blocks: list[Block] = [Bullets(items=(_reprints(material), *held_messages(material)))]
    doubtful = [graded for graded in material.today if graded.incident.flags & DOUBTFUL]
    if doubtful:
        rows = tuple(_flagged_row(graded) for graded in doubtful)
        blocks.append(Table(caption="table.flagged", columns=FLAGGED, rows=rows))
    return Section(id="integrity", blocks=tuple(blocks))


def compose_method(material: Material) -> Section:
    """Print the method card: twelve lines, the grades, and the settings used."""
    lines = tuple(Message(key=f"method.{line}") for line in (*LINES, *LIMITS))
    blocks: list[Block] = [Bullets(items=lines)]
    for axis, names in (
        ("occurrence", [grade.name for grade in Occurrence]),
        ("attribution", [grade.name for grade in Attribution]),
    ):
        rows = tuple((Code(text=name), Message(key=f"grade.{name}")) for name in names)
        anchors = tuple(f"grade-{name}" for name in names)
        blocks.append(
            Table(caption=f"table.grades_{axis}", columns=GRADES, rows=rows, anchors=anchors)
        )
    settings = sorted(material.findings.method.items())
    if settings:
        values = tuple((Code(text=name), Code(text=value)) for name, value in settings)
        blocks.append(
            Table(
                caption="table.settings", columns=SETTINGS, rows=values, collapsed=len(values) > 12
            )
        )
    return Section(id="method", blocks=tuple(blocks))


def compose_corrections(material: Material) -> Section:
    """List figures of earlier reports that would be printed differently now."""
    rows = tuple(_correction_row(material, found) for found in material.findings.corrections)
    if not rows:
        return Section(id="corrections", blocks=())
    table = Table(caption="table.corrections", columns=CORRECTIONS, rows=rows)
    return Section(id="corrections", blocks=(table,))


def corrections_count(material: Material) -> FigureRef:
    """Count the corrections of earlier reports."""
    figure = count_figure(
        material.book.name(None, "corrections"),
        "figure.corrections",
        (
            FigureRecord(
                id=_known_as(found), kind="figure", label=found.figure, citations=found.citations
            )
            for found in material.findings.corrections
        ),
        (),
        {"day": material.findings.day.isoformat()},
    )
    return material.number(figure)


def _reprints(material: Material) -> Message:
    kept, rest = [], []
    for graded in material.today:
        for origin in graded.incident.origins:
            for report in graded.incident.reports:
                if report.id in origin.reports[1:]:
                    rest.append(report_record(report, material.citations))
                elif report.id == origin.reports[0]:
                    kept.append(report_record(report, material.citations))
    figure = count_figure(
        material.book.name(None, "reprints"),
        "figure.reprints",
        dict.fromkeys(rest),
        without(tuple(dict.fromkeys(kept)), "excluded.original"),
        {"day": material.findings.day.isoformat()},
    )
    return Message(key="integrity.reprints", arguments={"reprints": material.number(figure)})


def _flagged_row(graded: GradedIncident) -> tuple[Inline | None, ...]:
    incident = graded.incident
    return (
        type_name(incident.incident_type),
        When(value=incident.interval),
        place_name(incident.place),
        particulars.flags(graded),
        particulars.grades(graded),
    )


def _correction_row(material: Material, found: Correction) -> tuple[Inline | None, ...]:
    return (
        Code(text=found.figure),
        _correction_figure(material, found, now=False),
        _correction_figure(material, found, now=True),
        When(value=found.known_at),
        known_or_code("reason", found.reason),
    )


def _correction_figure(material: Material, found: Correction, *, now: bool) -> FigureRef:
    value = found.now if now else found.was
    figure = Figure(
        id=found.figure if now else _known_as(found),
        value=value,
        decimals=0 if float(value).is_integer() else 2,
        definition="figure.corrected_now" if now else "figure.corrected_was",
        parameters={"day": found.day.isoformat()},
        formula="as an edition would print it now" if now else "as the earlier edition printed it",
        records=(
            FigureRecord(
                id=_known_as(found), kind="figure", label=found.figure, citations=found.citations
            ),
        ),
    )
    return material.number(figure)


def _known_as(found: Correction) -> str:
    return f"{found.figure}/before/{found.known_at:%Y%m%dT%H%MZ}"
