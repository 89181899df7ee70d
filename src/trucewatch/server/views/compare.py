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
from trucewatch.server.views.sectors import find_sector
from trucewatch.server.visit import Asking, Visit
from trucewatch.vocabulary.edition import Code
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.language import in_language
from trucewatch.vocabulary.map_sheet import Extent, MapSheet
from trucewatch.workflow.flat_rows import Column, FlatTable
from trucewatch.workflow.map_sheets import MapRequest, compose_sheet
from trucewatch.workflow.release_files import csv_text

router = APIRouter()
MARGIN = 0.05
WEEK = timedelta(days=7)
First = Annotated[date | None, Query(alias="from")]
Last = Annotated[date | None, Query(alias="to")]
Window = Annotated[str | None, Query(max_length=60, description="Id of a sector.")]
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
        ("gain_near_km2", "number", "Of the gain, within band_m of its own drawn edge."),
        ("loss_near_km2", "number", "Of the loss, within band_m of its own drawn edge."),
        ("band_m", "number", "So near the drawn edge lies the true one in half of all cases."),
    )
)


@router.get("/compare", response_class=HTMLResponse)
def compare(
    visit: Asking, first: First = None, last: Last = None, extent: Window = None
) -> HTMLResponse:
    """Show what changed between two days."""
    begin, end = days_compared(visit, first, last)
    title = visit.say_plainly("web.compare_title")
    try:
        body = _found(visit, sheet_of(visit, begin, end, extent), (begin, end), extent)
    except UsageError as error:
        body = element("p", str(error), lang="en", class_="nodata")
    return page(
        visit,
        Sheet(
            title=title,
            body=joined(element("h1", title), _choice(visit, (begin, end), extent), body),
        ),
    )


@router.get("/compare.svg")
def compare_svg(
    visit: Asking, first: First = None, last: Last = None, extent: Window = None
) -> Response:
    """Draw the sheet for print: one file, named layers, live text, scale, credit, disclaimer."""
    begin, end = days_compared(visit, first, last)
    return svg_answer(visit, sheet_of(visit, begin, end, extent))


@router.get("/compare.pdf")
def compare_pdf(
    request: Request, visit: Asking, first: First = None, last: Last = None, extent: Window = None
) -> Response:
    """Put the sheet on a page of its own size; text stays text."""
    sheet = sheet_of(visit, *days_compared(visit, first, last), extent)
    return _made(request, visit, sheet, sheet_pdf)


@router.get("/compare.png")
def compare_png(
    request: Request, visit: Asking, first: First = None, last: Last = None, extent: Window = None
) -> Response:
    """Draw the sheet as pixels, 12 to the millimetre."""
    sheet = sheet_of(visit, *days_compared(visit, first, last), extent)
    return _made(request, visit, sheet, _pixels)


def _pixels(sheet: MapSheet, order: SheetOrder) -> bytes:
    return rasterise(sheet_svg(sheet, order), order)


def _made(
    request: Request, visit: Visit, sheet: MapSheet, make: Callable[[MapSheet, SheetOrder], bytes]
) -> Response:
    """Send a sheet as a file that takes work: one at a time, remembered."""
    press: Press = request.app.state.press
    order, asked = _order(visit), visit.reader
    key = (
        make.__name__,
        *visit.reader.asked.items(),
        asked.asof,
        asked.language,
        visit.library.version(),
    )
    media_type = "application/pdf" if make is sheet_pdf else "image/png"
    return Response(press.print(key, lambda: make(sheet, order)), media_type=media_type)


def svg_answer(visit: Visit, sheet: MapSheet) -> Response:
    """Send a sheet as a picture that may ask nobody for anything."""
    headers = {"Content-Security-Policy": REPORT_POLICY}
    return Response(sheet_svg(sheet, _order(visit)), media_type="image/svg+xml", headers=headers)


@router.get("/compare/day.svg")
def compare_day(
    visit: Asking,
    first: First = None,
    last: Last = None,
    extent: Window = None,
    shown: Shown = "to",
) -> Response:
    """Draw one of the two days alone, in the window of both, to lay one over the other."""
    begin, end = days_compared(visit, first, last)
    day = end if shown == "to" else begin
    both = sheet_of(visit, begin, end, extent)
    request = replace(_request(visit, day), extent=both.extent)
    sheet = visit.library.keep(
        ("sheet", begin, end, shown, extent, visit.reader.asof), lambda: compose_sheet(request)
    )
    return svg_answer(visit, sheet)


@router.get("/compare.geojson")
def compare_geojson(
    visit: Asking, first: First = None, last: Last = None, extent: Window = None
) -> Response:
    """Return what the sheet shows as data."""
    begin, end = days_compared(visit, first, last)
    found = sheet_geojson(sheet_of(visit, begin, end, extent), _order(visit))
    return Response(found, media_type="application/geo+json")


@router.get("/compare.csv")
def compare_csv(
    visit: Asking, first: First = None, last: Last = None, extent: Window = None
) -> Response:
    """Return the numbers per sector and side."""
    begin, end = days_compared(visit, first, last)
    sheet = sheet_of(visit, begin, end, extent)
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
            "gain_near_km2": round(row.gain_near_km2, 4),
            "loss_near_km2": round(row.loss_near_km2, 4),
            "band_m": round(sheet.band.half_m, 1) if sheet.band else None,
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


def sheet_of(visit: Visit, begin: date, end: date, extent: str | None = None) -> MapSheet:
    """Compose the sheet of what changed between two days, as known at the time asked for."""
    request = replace(_request(visit, end), since=begin, extent=_extent(visit, extent))
    return visit.library.keep(
        ("sheet", begin, end, extent, visit.reader.asof), lambda: compose_sheet(request)
    )


def _extent(visit: Visit, sector: str | None) -> Extent | None:
    """Return the box of a sector and a little around it; None for all that changed.

    Raises:
        NotFoundError: There is no such sector.
    """
    if not sector:
        return None
    west, south, east, north = find_sector(visit, sector).area.bounds
    margin = MARGIN * max(east - west, north - south)
    return Extent(
        west=west - margin, south=south - margin, east=east + margin, north=north + margin
    )


def _request(visit: Visit, day: date) -> MapRequest:
    library = visit.library
    return MapRequest(day=day, workspace=library.directory, theatre=library.workspace.theatre_name)


def _order(visit: Visit) -> SheetOrder:
    return SheetOrder(language=visit.reader.language, zone=visit.library.theatre.zone)


def _choice(visit: Visit, days: tuple[date, date], extent: str | None) -> Markup:
    begin, end = days
    fields = [
        element(
            "label",
            element("span", visit.say(key)),
            element("input", type="date", name=name, value=day.isoformat(), required=""),
        )
        for key, name, day in (("web.compare_from", "from", begin), ("web.compare_to", "to", end))
    ]
    fields.append(_extents(visit, extent))
    kept = visit.reader.asked.get("lang")
    language = element("input", type="hidden", name="lang", value=kept) if kept else None
    button = element("button", visit.say("web.show"), type="submit")
    return element(
        "form", *fields, language, button, method="get", action="/compare", class_="controls"
    )


def _extents(visit: Visit, chosen: str | None) -> Markup:
    """Offer all that changed, or one sector."""
    language = visit.reader.language
    options = [
        element(
            "option",
            in_language(sector.names, language),
            value=sector.id,
            selected="" if sector.id == chosen else None,
        )
        for sector in visit.view.findings.sectors
    ]
    every = element("option", visit.say("web.extent_all"), value="")
    return element(
        "label",
        element("span", visit.say("web.extent")),
        element("select", every, *options, name="extent"),
    )


def _found(visit: Visit, sheet: MapSheet, days: tuple[date, date], extent: str | None) -> Markup:
    begin, end = (day.isoformat() for day in days)
    address = {"from": begin, "to": end, **({"extent": extent} if extent else {})}
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
            *(
                element("td", print_number(km2, 2, language), class_="num")
                for km2 in (row.gain_km2, row.gain_near_km2, row.loss_km2, row.loss_near_km2)
            ),
        )
        for row in sheet.figures
    ]
    keys = ("column.sector", "column.party", "web.gain_km2", "web.near_km2", "web.loss_km2",
            "web.near_km2")  # fmt: skip
    head = element("tr", *(element("th", visit.say(key), scope="col") for key in keys))
    table = element(
        "div",
        element("table", element("thead", head), element("tbody", *rows)),
        class_="scroll keep",
        role="group",
        tabindex=0,
        aria_label=visit.say("web.equal_table"),
    )
    return joined(table, _what_the_numbers_mean(visit, sheet))


def _what_the_numbers_mean(visit: Visit, sheet: MapSheet) -> Markup:
    """Say what ± is, where its distance comes from, and in which projection the map is drawn."""
    told = None
    if sheet.band is not None:
        metres = Code(text=f"{sheet.band.half_m:.0f} m")
        measured = sheet.band.basis == "measured"
        basis = visit.say("web.band_measured" if measured else "web.band_published")
        told = element("p", visit.say("web.near_note", metres=metres), " ", basis, class_="small")
    drawn = visit.say("web.projection_note", ellipsoid=Code(text="WGS84"))
    return joined(told, element("p", drawn, class_="small"))


def _name(visit: Visit, sector: str | None, names: Mapping[str, Mapping[str, str]]) -> Markup:
    known = names.get(sector or "")
    if known is None:
        return visit.say("sheet.outside")
    return element("span", in_language(known, visit.reader.language), class_="name")
