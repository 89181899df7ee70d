"""Ceasefire incidents: what was reported or better, by sector; the rest stands apart."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.report.material import (
    Material,
    claimed,
    is_exercise,
    is_undetermined,
    place_name,
    set_apart,
    type_name,
)
from trucewatch.report.sections import particulars
from trucewatch.vocabulary.edition import (
    Block,
    Card,
    Facts,
    Heading,
    Inline,
    Message,
    Paragraph,
    Section,
    Table,
    When,
)
from trucewatch.vocabulary.grade import GradedIncident, Occurrence

CARDS_PER_SECTOR = 6
"""So many are told at length per sector, best graded first; the others stand in a table."""

SHORT = ("column.type", "column.when", "column.place", "column.grades", "column.wording")


def compose_incidents(material: Material) -> Section:
    """Tell incidents of grade O2 or better by sector; list the others apart."""
    if not material.today:
        return Section(id="incidents", blocks=())
    blocks: list[Block] = []
    for sector in (*(known.id for known in material.findings.sectors), None):
        blocks.extend(_sector(material, sector))
    if not blocks:
        blocks.append(Paragraph(content=Message(key="incidents.none_reported")))
    blocks.extend(_apart(material, "exercises", filter(is_exercise, material.today)))
    blocks.extend(_apart(material, "undetermined", filter(is_undetermined, material.today)))
    blocks.extend(_apart(material, "claimed", filter(claimed, material.today)))
    return Section(id="incidents", blocks=tuple(blocks))


def short_table(material: Material, caption: str, incidents: Iterable[GradedIncident]) -> Table:
    """List incidents in one line each."""
    rows = tuple(_short_row(material, graded) for graded in incidents)
    return Table(caption=caption, columns=SHORT, rows=rows, collapsed=len(rows) > 20)


def _sector(material: Material, sector: str | None) -> list[Block]:
    here = [
        graded
        for graded in material.today
        if graded.incident.sector == sector
        and graded.occurrence.value >= Occurrence.O2
        and not set_apart(graded)
    ]
    if not here:
        return []
    best = sorted(here, key=lambda graded: -graded.occurrence.value)
    blocks: list[Block] = [Heading(content=material.sector(sector))]
    blocks.extend(_card(material, graded) for graded in best[:CARDS_PER_SECTOR])
    if best[CARDS_PER_SECTOR:]:
        blocks.append(short_table(material, "table.further", best[CARDS_PER_SECTOR:]))
    return blocks


def _card(material: Material, graded: GradedIncident) -> Card:
    return Card(
        anchor=graded.incident.id,
        title=particulars.wording(material, graded),
        facts=Facts(items=tuple(particulars.facts(material, graded))),
        quotes=particulars.quotes(material, graded),
    )


def _apart(material: Material, name: str, incidents: Iterable[GradedIncident]) -> list[Block]:
    found = list(incidents)
    heading = Heading(content=Message(key=f"incidents.{name}_heading"))
    if not found:
        return [heading, Paragraph(content=Message(key=f"incidents.{name}_none"))]
    return [heading, short_table(material, f"table.{name}", found)]


def _short_row(material: Material, graded: GradedIncident) -> tuple[Inline | None, ...]:
    incident = graded.incident
    return (
        type_name(incident.incident_type),
        When(value=incident.interval),
        place_name(incident.place),
        particulars.grades(graded),
        particulars.wording(material, graded),
    )
