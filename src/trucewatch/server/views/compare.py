"""Two days compared: the map of what changed, the numbers per sector, and files to keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from html import escape
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from trucewatch.report.maps.geojson import sheet_geojson
from trucewatch.report.maps.order import SheetOrder
from trucewatch.report.maps.pdf import sheet_pdf
from trucewatch.report.maps.png import rasterise
from trucewatch.report.maps.svg import sheet_svg
from trucewatch.report.markup import Markup, element, joined
from trucewatch.report.numbers import print_number
from trucewatch.server.layout import Sheet, page
from trucewatch.server.paper import Press, can_rasterise, can_typeset
from trucewatch.server.views.embedding import embedding
from trucewatch.server.views.reports import REPORT_POLICY
from trucewatch.server.visit import Asking, Visit
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.language import in_language
from trucewatch.vocabulary.map_sheet import MapSheet
from trucewatch.workflow.flat_rows import Column, FlatTable
from trucewatch.workflow.map_sheets import MapRequest, compose_sheet
from trucewatch.workflow.release_files import csv_text

router = APIRouter()
WEEK = timedelta(days=7)
First = Annotated[date | None, Query(alias="from")]
Last = Annotated[date | None, Query(alias="to")]
Shown = Annotated[Literal["from", "to"], Query()]
COLUMNS = tuple(
    Column(name=name, kind=kind, about=about)
    for name, kind, about in (
        ("from", "date", "Day of the earlier map."),
        ("to", "date", "Day of the later map."),
        ("source", "string", "Source of both maps."),
        ("side", "string", "Side that gained or lost."),
        ("sector", "string", "Id of the sector; empty outside all."),
        ("gain_km2", "number", "Newly held, drawing noise left out."),
        ("loss_km2", "number", "No longer held, drawing noise left out."),
        ("discarded_km2", "number", "Left out as drawing noise."),
    )
)


@router.get("/compare", response_class=HTMLResponse)
def compare(visit: Asking, first: First = None, last: Last = None) -> HTMLResponse:
    """Show what changed between two days."""
    begin, end = days_compared(visit, first, last)
    title = visit.say_plainly("web.compare_title")
    try:
        body = _found(visit, sheet_of(visit, begin, end), (begin, end))
    except UsageError as error:
        body = element("p", str(error), lang="en", class_="nodata")
    return page(
        visit,
        Sheet(
            title=title,
            body=joined(element("h1", title), _choice(visit, begin, end), body),
        ),
    )


@router.get("/compare.svg")
def compare_svg(visit: Asking, first: First = None, last: Last = None) -> Response:
    """Draw the sheet for print: one file, named layers, live text, scale, credit, disclaimer."""
    begin, end = days_compared(visit, first, last)
    return svg_answer(visit, sheet_of(visit, begin, end))


@router.get("/compare.pdf")
def compare_pdf(
    request: Request, visit: Asking, first: First = None, last: Last = None
) -> Response:
    """Put the sheet on a page of its own size; text stays text."""
    return _made(request, visit, days_compared(visit, first, last), sheet_pdf)


@router.get("/compare.png")
def compare_png(
    request: Request, visit: Asking, first: First = None, last: Last = None
) -> Response:
    """Draw the sheet as pixels, 12 to the millimetre."""
    return _made(request, visit, days_compared(visit, first, last), _pixels)


def _pixels(sheet: MapSheet, order: SheetOrder) -> bytes:
    return rasterise(sheet_svg(sheet, order), order)


def _made(
    request: Request, visit: Visit, days: tuple[date, date], make: Callable[..., bytes]
) -> Response:
    """Send a sheet as a file that takes work: one at a time, remembered."""
    press: Press = request.app.state.press
    order, asked = _order(visit), visit.reader
    sheet = sheet_of(visit, *days)
    key = (make.__name__, *days, asked.asof, asked.language, visit.library.version())
    media_type = "application/pdf" if make is sheet_pdf else "image/png"
    return Response(press.print(key, lambda: make(sheet, order)), media_type=media_type)


def svg_answer(visit: Visit, sheet: MapSheet) -> Response:
    """Send a sheet as a picture that may ask nobody for anything."""
    headers = {"Content-Security-Policy": REPORT_POLICY}
    return Response(sheet_svg(sheet, _order(visit)), media_type="image/svg+xml", headers=headers)


@router.get("/compare/day.svg")
def compare_day(
    visit: Asking, first: First = None, last: Last = None, shown: Shown = "to"
) -> Response:
    """Draw one of the two days alone, in the window of both, to lay one over the other."""
    begin, end = days_compared(visit, first, last)
    day = end if shown == "to" else begin
    both = sheet_of(visit, begin, end)
    request = replace(_request(visit, day), extent=both.extent)
    sheet = visit.library.keep(
        ("sheet", begin, end, shown, visit.reader.asof), lambda: compose_sheet(request)
    )
    return svg_answer(visit, sheet)


@router.get("/compare.geojson")
def compare_geojson(visit: Asking, first: First = None, last: Last = None) -> Response:
    """Return what the sheet shows as data."""
    begin, end = days_compared(visit, first, last)
    found = sheet_geojson(sheet_of(visit, begin, end), _order(visit))
    return Response(found, media_type="application/geo+json")


@router.get("/compare.csv")
def compare_csv(visit: Asking, first: First = None, last: Last = None) -> Response:
    """Return the numbers per sector and side."""
    begin, end = days_compared(visit, first, last)
    sheet = sheet_of(visit, begin, end)
    rows = tuple(
        {
            "from": begin,
            "to": end,
            "source": sheet.shown.source,
            "side": row.side,
            "sector": row.sector,
            "gain_km2": round(row.gain_km2, 4),
            "loss_km2": round(row.loss_km2, 4),
            "discarded_km2": round(row.discarded_km2, 4),
        }
        for row in sheet.figures
    )
    table = FlatTable(name="change", about="Change of control.", columns=COLUMNS, rows=rows)
    return Response(csv_text(table), media_type="text/csv; charset=utf-8")


def days_compared(visit: Visit, first: date | None, last: date | None) -> tuple[date, date]:
    """Settle the two days, and let the policy say whether the later one is out.

    Raises:
        HeldError: The later day may not be published yet.
    """
    end = last or visit.day
    visit.day_view(end)
    return first or end - WEEK, end


def sheet_of(visit: Visit, begin: date, end: date) -> MapSheet:
    """Compose the sheet of what changed between two days, as known at the time asked for."""
    request = replace(_request(visit, end), since=begin)
    return visit.library.keep(
        ("sheet", begin, end, visit.reader.asof), lambda: compose_sheet(request)
    )


def _request(visit: Visit, day: date) -> MapRequest:
    library = visit.library
    return MapRequest(day=day, workspace=library.directory, theatre=library.workspace.theatre_name)


def _order(visit: Visit) -> SheetOrder:
    return SheetOrder(language=visit.reader.language, zone=visit.library.theatre.zone)


def _choice(visit: Visit, begin: date, end: date) -> Markup:
    fields = [
        element(
            "label",
            element("span", visit.say(key)),
            element("input", type="date", name=name, value=day.isoformat(), required=""),
        )
        for key, name, day in (("web.compare_from", "from", begin), ("web.compare_to", "to", end))
    ]
    kept = visit.reader.asked.get("lang")
    language = element("input", type="hidden", name="lang", value=kept) if kept else None
    button = element("button", visit.say("web.show"), type="submit")
    return element(
        "form", *fields, language, button, method="get", action="/compare", class_="controls"
    )


def _found(visit: Visit, sheet: MapSheet, days: tuple[date, date]) -> Markup:
    begin, end = (day.isoformat() for day in days)
    address = {"from": begin, "to": end}
    command = f"trucewatch map diff --from {begin} --to {end} -o map.svg"
    picture = element(
        "div",
        Markup(
            f'<img src="{escape(visit.reader.to("/compare.svg", **address))}" '
            f'alt="{visit.say("web.compare_alt")}">'
        ),
        class_="sheetbox",
    )
    made = (("pdf", can_typeset()), ("png", can_rasterise()))
    kinds = ("svg", "geojson", "csv", *(kind for kind, there in made if there))
    files = [
        element("li", element("a", kind, href=visit.reader.to(f"/compare.{kind}", **address)))
        for kind in kinds
    ]
    return joined(
        picture,
        element("h2", visit.say("web.equal_table")),
        _table(visit, sheet),
        element("h2", visit.say("web.swipe_title")),
        _swipe(visit, address),
        element("h2", visit.say("web.compare_files")),
        element("ul", *files, class_="links"),
        None if len(kinds) == 5 else element("p", visit.say("web.no_map_paper"), class_="small"),
        element("p", element("code", command), class_="small"),
        embedding(visit, days),
    )


def _swipe(visit: Visit, address: Mapping[str, str]) -> Markup:
    """Show both days side by side; the script lays one over the other, under a slider."""
    pictures = [
        Markup(
            f'<img src="{escape(visit.reader.to("/compare/day.svg", **address, shown=shown))}" '
            f'alt="{visit.say("web.swipe_alt")} {address[shown]}" class="{name}" loading="lazy">'
        )
        for shown, name in (("from", "earlier"), ("to", "later"))
    ]
    slider = element(
        "label",
        element("span", visit.say("web.swipe_share")),
        element("input", type="range", min=0, max=100, value=50),
        hidden="",
    )
    return element("div", *pictures, slider, class_="swipe")


def _table(visit: Visit, sheet: MapSheet) -> Markup:
    if not sheet.figures:
        return element("p", visit.say("sheet.no_change"), class_="nodata")
    names = {sector.id: sector.names for sector in sheet.sectors}
    sides = {party.id: party.names for party in sheet.parties}
    language = visit.reader.language
    rows = [
        element(
            "tr",
            element("th", _name(visit, row.sector, names), scope="row"),
            element("td", in_language(sides.get(row.side, {"en": row.side}), language)),
            element("td", print_number(row.gain_km2, 2, language), class_="num"),
            element("td", print_number(row.loss_km2, 2, language), class_="num"),
        )
        for row in sheet.figures
    ]
    keys = ("column.sector", "column.party", "web.gain_km2", "web.loss_km2")
    head = element("tr", *(element("th", visit.say(key), scope="col") for key in keys))
    return element(
        "div",
        element("table", element("thead", head), element("tbody", *rows)),
        class_="scroll keep",
        role="group",
        tabindex=0,
        aria_label=visit.say("web.equal_table"),
    )


def _name(visit: Visit, sector: str | None, names: Mapping[str, Mapping[str, str]]) -> Markup:
    known = names.get(sector or "")
    if known is None:
        return visit.say("sheet.outside")
    return element("span", in_language(known, visit.reader.language), class_="name")
