"""Weapons and zones, listed objects, civilian harm, people, and local windows of silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from trucewatch.report.figures import sum_figure
from trucewatch.report.material import Material, claimed, known_or_code, place_name
from trucewatch.report.records import without
from trucewatch.report.sections import particulars
from trucewatch.report.sections.incidents import short_table
from trucewatch.vocabulary.agreement import TermKind
from trucewatch.vocabulary.edition import (
    Block,
    Code,
    Inline,
    Message,
    Name,
    Paragraph,
    Section,
    Table,
    When,
)
from trucewatch.vocabulary.figure import FigureRecord
from trucewatch.vocabulary.grade import GradedIncident, Occurrence
from trucewatch.vocabulary.incident import IncidentType

WEAPONS = frozenset({"W1", "W2", "W3", "W4", "G5", "M1"})
PEOPLE = frozenset({"P1", "P2", "P5", "C3", "C4"})
LISTED = frozenset(
    {
        "energy_generation",
        "energy_transmission",
        "energy_oil_gas",
        "npp",
        "dam",
        "medical",
        "school",
        "water",
        "port_ship",
        "rail",
        "humanitarian",
        "monitor",
    }
)
HARM = ("killed_low", "killed_high", "injured_low", "injured_high")
HARM_COLUMNS = (
    "column.place",
    "column.when",
    "column.killed",
    "column.injured",
    "column.status",
    "column.confirmed",
    "column.grades",
)
OBJECT_COLUMNS = (
    "column.object",
    "column.when",
    "column.place",
    "column.effect",
    "column.grades",
    "column.wording",
)
WINDOW_COLUMNS = ("column.clause", "column.agreement", "column.window", "column.scope")


def compose_weapons(material: Material) -> Section:
    """List proscribed weapons, mines, flights, works and movements."""
    return _short(material, "weapons", lambda g: g.incident.incident_type.value in WEAPONS)


def compose_people(material: Material) -> Section:
    """List exchanges, deliveries, detentions and evacuations: counts only, never names."""
    return _short(material, "people", lambda g: g.incident.incident_type.value in PEOPLE)


def compose_objects(material: Material) -> Section:
    """List incidents at protected objects with the effect that was reported."""
    found = [graded for graded in material.today if _listed(graded)]
    if not found:
        return Section(id="objects", blocks=())
    rows = tuple(_object_row(material, graded) for graded in found)
    table = Table(caption="table.objects", columns=OBJECT_COLUMNS, rows=rows)
    return Section(id="objects", blocks=(table,))


def compose_harm(material: Material) -> Section:
    """Add up people harmed, lowest and highest, and list the incidents."""
    found = [graded for graded in material.today if _harmed(graded)]
    if not found:
        return Section(id="harm", blocks=())
    rows = tuple(_harm_row(material, graded) for graded in found)
    blocks: tuple[Block, ...] = (
        Paragraph(content=harm_totals(material)),
        Table(caption="table.harm", columns=HARM_COLUMNS, rows=rows),
    )
    return Section(id="harm", blocks=blocks)


def harm_totals(material: Material) -> Message:
    """Say how many people were reported killed and injured, low to high."""
    pool = [graded for graded in material.today if _harmed(graded)]
    counted = [graded for graded in pool if not claimed(graded)]
    rest = material.records(graded for graded in pool if claimed(graded))
    arguments: dict[str, Inline] = {}
    for name in HARM:
        figure = sum_figure(
            material.book.name(None, name.replace("_", "-")),
            f"figure.total_{name}",
            (_harm_record(material, graded, name) for graded in counted),
            without(rest, "excluded.grade.O1"),
            {"day": material.findings.day.isoformat()},
        )
        arguments[name] = material.number(figure)
    return Message(key="harm.totals", arguments=arguments)


def compose_windows(material: Material) -> Section:
    """List windows of silence in the agreements and local ceasefires of the day."""
    local = [g for g in material.today if g.incident.incident_type is IncidentType.LOCAL_CEASEFIRE]
    rows = tuple(_window_rows(material))
    blocks: list[Block] = []
    if rows:
        blocks.append(Table(caption="table.windows", columns=WINDOW_COLUMNS, rows=rows))
    if local:
        blocks.append(short_table(material, "table.local", local))
    return Section(id="windows", blocks=tuple(blocks))


def has_harm(material: Material) -> bool:
    """Tell whether anybody is said to have been harmed on the day."""
    return any(_harmed(graded) for graded in material.today)


def _short(material: Material, name: str, test: Callable[[GradedIncident], bool]) -> Section:
    found = [graded for graded in material.today if test(graded)]
    blocks = (short_table(material, f"table.{name}", found),) if found else ()
    return Section(id=name, blocks=blocks)


def _listed(graded: GradedIncident) -> bool:
    incident = graded.incident
    listed = incident.facets.object_class in LISTED
    return listed or incident.incident_type is IncidentType.LISTED_OBJECT


def _object_row(material: Material, graded: GradedIncident) -> tuple[Inline | None, ...]:
    incident = graded.incident
    kind, effect = incident.facets.object_class, incident.facets.effect
    return (
        known_or_code("object", kind or "unknown"),
        When(value=incident.interval),
        place_name(incident.place),
        known_or_code("effect", effect) if effect else None,
        particulars.grades(graded),
        particulars.wording(material, graded),
    )


def _harmed(graded: GradedIncident) -> bool:
    casualties = graded.incident.casualties
    return casualties is not None and any(getattr(casualties, name) is not None for name in HARM)


def _harm_record(material: Material, graded: GradedIncident, name: str) -> FigureRecord:
    record = material.record(graded)
    value = getattr(graded.incident.casualties, name)
    return FigureRecord(
        id=record.id,
        kind=record.kind,
        label=record.label,
        value=float(value or 0),
        citations=record.citations,
    )


def _harm_row(material: Material, graded: GradedIncident) -> tuple[Inline | None, ...]:
    incident = graded.incident
    verified = incident.casualties is not None and incident.casualties.verified
    verified = verified and graded.occurrence.value >= Occurrence.O4
    confirmed_on = incident.casualties.confirmed_on if incident.casualties and verified else None
    return (
        place_name(incident.place),
        When(value=incident.interval),
        _span(material, graded, "killed"),
        _span(material, graded, "injured"),
        Message(key="harm.verified" if verified else "harm.reported"),
        None if confirmed_on is None else When(value=confirmed_on),
        particulars.grades(graded),
    )


def _span(material: Material, graded: GradedIncident, name: str) -> Inline | None:
    low = particulars.harm_figure(material, graded, f"{name}_low")
    high = particulars.harm_figure(material, graded, f"{name}_high")
    if low is None or high is None:
        return low or high
    casualties = graded.incident.casualties
    same = getattr(casualties, f"{name}_low") == getattr(casualties, f"{name}_high")
    return low if same else Message(key="count.span", arguments={"low": low, "high": high})


def _window_rows(material: Material) -> Iterable[tuple[Inline | None, ...]]:
    period = material.findings.period
    for agreement in material.findings.agreements:
        for version in agreement.versions:
            for term in version.terms:
                silent = term.kind is TermKind.WINDOW_OF_SILENCE and term.window is not None
                if silent and term.window is not None and term.window.overlaps(period):
                    yield (
                        Code(text=term.id),
                        Name(names=agreement.titles),
                        When(value=term.window),
                        Message(key=f"term.{term.kind.value}"),
                    )
