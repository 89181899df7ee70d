"""A sector on a day: its state, how well it was seen, its thirty days and its incidents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from trucewatch.report.blocks import facts_html
from trucewatch.report.markup import Markup, element, joined
from trucewatch.report.material import place_name, type_name
from trucewatch.report.sections import particulars
from trucewatch.report.swatches import state_cell
from trucewatch.server.layout import Sheet, page
from trucewatch.server.views.parts import blocks_of, part, rendered, state_strip
from trucewatch.server.visit import Asking, NotFoundError, Visit
from trucewatch.vocabulary.edition import Card, Code, Facts, Inline, Message, Strip, Table, When
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.language import in_language
from trucewatch.vocabulary.sector import Sector

router = APIRouter()


@router.get("/sectors/{sector_id}", response_class=HTMLResponse)
def sector(sector_id: str, visit: Asking) -> HTMLResponse:
    """Show a sector on a day."""
    found = find_sector(visit, sector_id)
    name = in_language(found.names, visit.reader.language)
    day = visit.printer.mark(When(value=visit.view.edition.day))
    return page(
        visit,
        Sheet(
            title=name,
            body=joined(element("h1", element("span", name, class_="name")), *_body(visit, found)),
            kicker=joined(visit.say("column.sector"), " \u00b7 ", day),
            feeds=(visit.reader.to(f"/sectors/{sector_id}.atom"),),
            data=visit.reader.to(
                "/api/v1/sector-days", sector=sector_id, date=visit.day.isoformat()
            ),
            controls=True,
        ),
    )


def find_sector(visit: Visit, sector_id: str) -> Sector:
    """Return a sector of the day shown.

    Raises:
        NotFoundError: There is none of that id.
    """
    for one in visit.view.findings.sectors:
        if one.id == sector_id:
            return one
    raise NotFoundError(f"There is no sector {sector_id[:40]!r}.")


def _body(visit: Visit, sector: Sector) -> Iterator[Markup | None]:
    view = visit.view
    day = view.material.sector_days.get(sector.id)
    if day is not None:
        state = visit.say(f"state.{day.reader_state.value}")
        yield element("p", state_cell(day.reader_state, state), class_="lead")
        yield facts_html(Facts(items=tuple(_numbers(visit, sector))), visit.printer)
    yield part(visit, "calendar", "table.strip", _calendar(visit, sector))
    today = [one for one in view.material.today if one.incident.sector == sector.id]
    yield part(visit, "incidents", "section.incidents", _cards(visit, today), empty="web.none_here")
    ids = {one.incident.id for one in today}
    earlier = [
        one
        for one in view.findings.incidents
        if one.incident.sector == sector.id and one.incident.id not in ids
    ]
    yield part(
        visit, "earlier", "web.earlier", incident_table(visit, reversed(earlier), "web.earlier")
    )


def _numbers(visit: Visit, sector: Sector) -> Iterator[tuple[str, Inline]]:
    """Turn the sector's row of the equal table into particulars."""
    for table in blocks_of(visit.view.edition, "compliance", Table):
        if not isinstance(table, Table) or not table.anchors:
            continue
        for anchor, row in zip(table.anchors, table.rows, strict=True):
            if anchor == f"sector-{sector.id}":
                for column, cell in zip(table.columns[2:], row[2:], strict=True):
                    yield column, cell or Message(key="no_data")


def _calendar(visit: Visit, sector: Sector) -> Markup | None:
    for strip in blocks_of(visit.view.edition, "compliance", Strip):
        if not isinstance(strip, Strip):
            continue
        for name, states in strip.rows:
            if name.names is sector.names:
                tell = visit.printer.clock.tell
                return state_strip(
                    visit,
                    [
                        (visit.reader.here(date=day.isoformat()), tell(day), state)
                        for day, state in zip(strip.days, states, strict=True)
                    ],
                )
    return None


def _cards(visit: Visit, incidents: list[GradedIncident]) -> Markup | None:
    if not incidents:
        return None
    best = sorted(incidents, key=lambda one: -one.occurrence.value)
    return rendered(visit.printer, "incidents", [incident_card(visit, one) for one in best])


def incident_card(visit: Visit, graded: GradedIncident) -> Card:
    """Tell one incident in a sentence with its particulars and the way to its page."""
    material = visit.view.material
    known = (*particulars.facts(material, graded),)
    link = Code(text=graded.incident.id, target=graded.incident.id)
    return Card(
        anchor=graded.incident.id,
        title=particulars.wording(material, graded),
        facts=Facts(items=(*known, ("web.page_of", link))),
        quotes=particulars.quotes(material, graded),
    )


def incident_table(
    visit: Visit, incidents: Iterable[GradedIncident], caption: str
) -> Markup | None:
    """List incidents in one line each, with the way to each page."""
    rows = tuple(
        (
            When(value=one.incident.interval),
            type_name(one.incident.incident_type),
            place_name(one.incident.place),
            particulars.grades(one),
            Code(text=one.incident.id, target=one.incident.id),
        )
        for one in incidents
    )
    columns = ("column.when", "column.type", "column.place", "column.grades", "web.page_of")
    if not rows:
        return None
    return rendered(visit.printer, "list", [Table(caption=caption, columns=columns, rows=rows)])
