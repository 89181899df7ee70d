"""The map as inline SVG with legend, scale, north arrow, data dates, credit and disclaimer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import shapely

from trucewatch.report.labels import Label, place_labels
from trucewatch.report.marked import MarkedPrinter
from trucewatch.report.markup import Markup, element, joined
from trucewatch.report.numbers import print_figure
from trucewatch.report.projection import Canvas, canvas_for, svg_path
from trucewatch.report.swatches import LOOKS, state_cell
from trucewatch.vocabulary.edition import MapPicture, Message, When
from trucewatch.vocabulary.language import in_language
from trucewatch.vocabulary.sector import ReaderState, Sector

if TYPE_CHECKING:
    from shapely import Geometry

WIDTH = 960.0
MARGIN = 56.0
MEETING = 1.5
"""Outlines closer than this, in units of the picture, are one border drawn twice."""


def map_figure(picture: MapPicture, printer: MarkedPrinter, anchor: str) -> Markup:
    """Draw the sectors in their states; the table of sectors says the same in words."""
    if not picture.sectors:
        return element("p", printer.label("no_data"), class_="nodata")
    canvas = canvas_for([sector.area for sector in picture.sectors], WIDTH, MARGIN)
    drawing = element(
        "svg",
        element("title", printer.label("map.title"), id=f"{anchor}-title"),
        element("desc", printer.label("map.description"), id=f"{anchor}-desc"),
        element("rect", width=canvas.width, height=canvas.height, class_="sea"),
        *_layers(picture, canvas, printer),
        *_labels(picture, canvas, printer),
        _scale(picture, canvas, printer),
        _north(canvas, printer),
        viewBox=f"0 0 {canvas.width:g} {canvas.height:g}",
        role="group",
        aria_labelledby=f"{anchor}-title {anchor}-desc",
        class_="map",
    )
    scroll = element("div", drawing, class_="mapbox")
    return element("figure", scroll, _caption(picture, printer), class_="mapfigure")


def _layers(picture: MapPicture, canvas: Canvas, printer: MarkedPrinter) -> Iterator[Markup]:
    for _party, land in sorted(picture.land.items()):
        yield from _drawn(canvas.path(land), "land")
    for sector in picture.sectors:
        state = picture.states.get(sector.id, ReaderState.NOT_OBSERVED)
        shape = element(
            "path", d=canvas.path(sector.area), class_="sector", fill=f"url(#p-{state.value})"
        )
        yield _linked(shape, sector, printer.label(f"state.{state.value}"), printer)
    yield from _outlines(picture, canvas)
    for front in picture.front[:1]:
        drawn = canvas.path(front.line)
        yield element("path", d=drawn, class_="casing")
        yield element("path", d=drawn, class_="front")
    for sector in picture.sectors:
        state = picture.states.get(sector.id, ReaderState.NOT_OBSERVED)
        yield _glyph(sector, canvas, LOOKS[state].glyph)


def _linked(shape: Markup, sector: Sector, state: Markup, printer: MarkedPrinter) -> Markup:
    """Lead from a sector on the map to what is said about it in words."""
    address = printer.sector_address(sector.id)
    if address is None:
        return shape
    name = in_language(sector.names, printer.language)
    return element("a", shape, href=address, aria_label=f"{name}: {state}")


def _outlines(picture: MapPicture, canvas: Canvas) -> Iterator[Markup]:
    """Draw recognised borders where two countries meet; every other outline is a thin line."""
    lands = tuple(land for _party, land in sorted(picture.land.items()))
    for path, kind in _outline_paths(lands, canvas):
        yield from _drawn(path, kind)


@lru_cache(maxsize=8)
def _outline_paths(grounds: tuple[Geometry, ...], canvas: Canvas) -> tuple[tuple[str, str], ...]:
    """Find the paths of all outlines with their kinds, once for all languages."""
    lands = [canvas.visible(land) for land in grounds]
    found: list[tuple[str, str]] = []
    for index, land in enumerate(lands):
        outline = shapely.boundary(land)
        before = _around(lands[:index])
        others = _around([*lands[:index], *lands[index + 1 :]])
        alone = len(lands) == 1
        border = outline if alone else shapely.intersection(outline, before)
        found.append((svg_path(border), "border"))
        if not alone:
            found.append((svg_path(shapely.difference(outline, others)), "coast"))
    return tuple(found)


def _around(lands: list[Geometry]) -> Geometry:
    return shapely.union_all([shapely.buffer(land, MEETING) for land in lands])


def _drawn(path: str, kind: str) -> Iterator[Markup]:
    if path:
        yield element("path", d=path, class_=kind)


def _glyph(sector: Sector, canvas: Canvas, glyph: str) -> Markup:
    spot = shapely.point_on_surface(canvas.flatten(sector.area))
    disc = element("circle", cx=f"{spot.x:.1f}", cy=f"{spot.y:.1f}", r=11, class_="disc")
    sign = element("text", glyph, x=f"{spot.x:.1f}", y=f"{spot.y + 5:.1f}", class_="glyph")
    return joined(disc, sign)


def _labels(picture: MapPicture, canvas: Canvas, printer: MarkedPrinter) -> Iterator[Markup]:
    glyphs = [shapely.point_on_surface(canvas.flatten(sector.area)) for sector in picture.sectors]
    taken = [(spot.x - 12, spot.y - 12, spot.x + 12, spot.y + 12) for spot in glyphs]
    names = [
        Label(text=in_language(name.names, printer.language), spot=canvas.point(position))
        for name, position in picture.labels
    ]
    for label, x, y, anchor in place_labels(names, taken, (canvas.width, canvas.height)):
        cx, cy = label.spot
        yield element("circle", cx=f"{cx:.1f}", cy=f"{cy:.1f}", r=2.6, class_="place")
        yield element(
            "text", label.text, x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor, class_="name label"
        )


def _scale(picture: MapPicture, canvas: Canvas, printer: MarkedPrinter) -> Markup | None:
    if picture.scale_km is None:
        return None
    figure = printer.figures[picture.scale_km.id]
    length = figure.value * canvas.units_per_km
    left, bottom = 24.0, canvas.height - 24
    bar = element(
        "path", d=f"M{left},{bottom - 7}v7h{length:.1f}v-7", class_="scalebar", fill="none"
    )
    number = element(
        "a",
        element("text", print_figure(figure, printer.language), x=left, y=bottom - 13),
        class_="n",
        href=printer.figure_address(figure.id),
        id=printer.use(figure.id),
    )
    end = left + max(length, 40)
    unit = element(
        "text", printer.label("map.km"), x=f"{end:.1f}", y=bottom - 13, text_anchor="end"
    )
    return element("g", bar, number, unit, class_="scale")


def _north(canvas: Canvas, printer: MarkedPrinter) -> Markup:
    x = canvas.width - 34
    arrow = element("path", d=f"M{x},22l9,26l-9,-6l-9,6z", class_="north")
    letter = element("text", printer.label("map.north"), x=x, y=64, text_anchor="middle")
    return element("g", arrow, letter, class_="scale")


def _caption(picture: MapPicture, printer: MarkedPrinter) -> Markup:
    return element(
        "figcaption",
        _legend(picture, printer),
        element("p", *_dates(picture, printer), class_="small"),
        element("p", printer.label("map.disclaimer"), class_="small"),
        element("p", printer.label("map.equal_table"), class_="small"),
    )


def _legend(picture: MapPicture, printer: MarkedPrinter) -> Markup:
    entries = [
        element("li", state_cell(state, printer.label(f"state.{state.value}")))
        for state in ReaderState
    ]
    if picture.front:
        entries.append(element("li", _stroke("front"), printer.label("map.front"), class_="state"))
    if picture.land:
        entries.append(
            element("li", _stroke("border"), printer.label("map.border"), class_="state")
        )
    return element("ul", *entries, class_="legend", aria_label=printer.label("map.legend"))


def _stroke(kind: str) -> Markup:
    line = element("path", d="M1,8h32", class_=kind)
    return element("svg", line, width=34, height=16, class_="stroke", aria_hidden="true")


def _dates(picture: MapPicture, printer: MarkedPrinter) -> Iterator[Markup]:
    for front in picture.front[:1]:
        dated = Message(key="map.date", arguments={"date": When(value=front.map_date)})
        yield joined(printer.mark(dated), " ")
    if picture.credit:
        yield element("span", picture.credit, class_="name")
