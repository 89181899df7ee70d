"""Restrictions and observability: who could not look, why, and whose reports we have."""

from __future__ import annotations

from trucewatch.report.figures import count_figure
from trucewatch.report.material import Material, known_or_code, place_name
from trucewatch.report.records import report_record, sector_day_record, without
from trucewatch.report.sections.track import compose_track
from trucewatch.vocabulary.detection import FieldReport
from trucewatch.vocabulary.edition import (
    Block,
    Bullets,
    Code,
    FigureRef,
    Heading,
    Inline,
    Message,
    Section,
    Table,
    When,
    Words,
)
from trucewatch.vocabulary.figure import Citation, FigureRecord
from trucewatch.vocabulary.incident import Report
from trucewatch.vocabulary.sector import Channel, ReaderState
from trucewatch.vocabulary.source import SourceClass

REASONS = ("column.sector", "column.reports", "column.field", "column.thermal")
RESTRICTIONS = ("column.observer", "column.place", "column.when", "column.restriction")
VOICES = ("column.voice", "column.reports_count")


def compose_observability(material: Material) -> Section:
    """Say where nobody could look, what hindered it, and how uneven the coverage is."""
    blocks: list[Block] = [
        Bullets(items=(silent_sources(material), restrictions_message(material)))
    ]
    hindered = [report for report in material.findings.field_reports if report.restriction]
    if hindered:
        rows = tuple(_restriction_row(report) for report in hindered)
        blocks.append(Table(caption="table.restrictions", columns=RESTRICTIONS, rows=rows))
    if material.sector_days:
        blocks.append(_reasons(material))
    if material.findings.absences:
        blocks.append(Bullets(items=tuple(material.findings.absences.values())))
    blocks.extend(_voices(material))
    blocks.extend(compose_track(material))
    return Section(id="observability", blocks=tuple(blocks))


def silent_sources(material: Material) -> Message:
    """Say how many sources are quieter than usual."""
    ages = material.findings.data_ages
    records = {
        age.source.id: FigureRecord(
            id=f"source-{age.source.id}", kind="observation", label=age.source.title
        )
        for age in ages
    }
    silent = tuple(records[age.source.id] for age in ages if age.silent)
    heard = tuple(records[age.source.id] for age in ages if not age.silent)
    figure = count_figure(
        material.book.name(None, "silent-sources"),
        "figure.silent_sources",
        silent,
        without(heard, "excluded.not_silent"),
        {"day": material.findings.day.isoformat()},
    )
    return Message(key="observability.silent", arguments={"sources": material.number(figure)})


def restrictions_message(material: Material) -> Message:
    """Say how many restrictions observers met; none reported is said as well."""
    entries = material.findings.field_reports
    met = tuple(_field_record(entry) for entry in entries if entry.restriction)
    free = tuple(_field_record(entry) for entry in entries if not entry.restriction)
    figure = count_figure(
        material.book.name(None, "restrictions"),
        "figure.restrictions",
        met,
        without(free, "excluded.not_restricted"),
        {"day": material.findings.day.isoformat()},
    )
    return Message(
        key="observability.restrictions", arguments={"restrictions": material.number(figure)}
    )


def unobserved(material: Material) -> FigureRef:
    """Count the sectors about which no statement is possible."""
    days = material.sector_days.values()
    dark = tuple(
        sector_day_record(day) for day in days if day.reader_state is ReaderState.NOT_OBSERVED
    )
    seen = tuple(
        sector_day_record(day) for day in days if day.reader_state is not ReaderState.NOT_OBSERVED
    )
    figure = count_figure(
        material.book.name(None, "not-observed"),
        "figure.not_observed",
        dark,
        without(seen, "excluded.observed"),
        {"day": material.findings.day.isoformat()},
    )
    return material.number(figure)


def _field_record(entry: FieldReport) -> FigureRecord:
    words = entry.restriction or entry.note or entry.observation or entry.means
    citation = Citation(evidence=entry.evidence, text=words, source=entry.observer)
    return FigureRecord(
        id=entry.id,
        kind="report",
        label=f"{entry.observer} · {entry.place.name}",
        citations=(citation,),
    )


def _restriction_row(entry: FieldReport) -> tuple[Inline | None, ...]:
    return (
        Code(text=entry.observer),
        place_name(entry.place),
        When(value=entry.interval),
        Words(text=entry.restriction or ""),
    )


def _reasons(material: Material) -> Table:
    rows = tuple(
        (
            material.sector(day.sector),
            *(
                known_or_code("reason", day.observability[channel].reason)
                if channel in day.observability
                else None
                for channel in Channel
            ),
        )
        for day in material.sector_days.values()
    )
    return Table(caption="table.reasons", columns=REASONS, rows=rows)


def _voices(material: Material) -> list[Block]:
    """Print whose reports we have: an uneven coverage makes uneven counts (D20)."""
    reports = [report for graded in material.today for report in graded.incident.reports]
    if not reports:
        return []
    groups: dict[tuple[SourceClass, str | None], list[Report]] = {}
    for report in reports:
        groups.setdefault((report.source_class, report.side), []).append(report)
    order = sorted(groups, key=lambda group: (group[0].value, group[1] or ""))
    rows = tuple(_voice_row(material, group, groups[group]) for group in order)
    heading = Heading(content=Message(key="observability.asymmetry_heading"))
    return [heading, Table(caption="table.voices", columns=VOICES, rows=rows)]


def _voice_row(
    material: Material, group: tuple[SourceClass, str | None], reports: list[Report]
) -> tuple[Inline | None, ...]:
    source_class, side = group
    name: Inline = Message(key=f"class.{source_class.value}")
    if side is not None:
        arguments: dict[str, Inline] = {"voice": name, "party": material.party(side)}
        name = Message(key="class.with_side", arguments=arguments)
    once = {report.id: report for report in reports}
    figure = count_figure(
        material.book.name(None, f"voices-{source_class.value}-{side or 'none'}"),
        "figure.voices",
        (report_record(report, material.citations) for report in once.values()),
        (),
        {"class": source_class.value, "day": material.findings.day.isoformat()},
    )
    return (name, material.number(figure))
