"""Names on the map: countries, sector numbers, settlements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from trucewatch.report.maps.ground import borders, group, visible_lands
from trucewatch.report.maps.labelling import Box, Candidate, Marks, Placed, place_names
from trucewatch.report.maps.letters import text_width
from trucewatch.report.maps.patterns import INK
from trucewatch.report.maps.scene import UNITS_PER_MM, Scene
from trucewatch.report.markup import Markup, element, joined
from trucewatch.vocabulary.language import in_language
from trucewatch.vocabulary.map_sheet import PlaceShown

SIZES = ((1_000_000, 12.5, 3.4), (250_000, 11.5, 2.9), (50_000, 10.5, 2.4), (5_000, 9.5, 2.0))
"""Inhabitants from which on a name has this size and its dot this radius."""
SMALLEST = (9.0, 1.6)
BOLD_FROM = 250_000
SPACE_PER_NAME_MM2 = 330.0
SURE_NAMES = 6
"""The names most worth reading may cross the line where there is no other room."""
TOWNS_FIRST = 30
"""So many towns are worth more than the best spot for a sector's number."""
COUNTRY_SIZE = 13.0
DISC = 7.0
MUCH_LAND = 0.02
"""Share of the map from which on a country is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The groups of names, in the order of drawing."""

    places: Markup
    labels: Markup
    discs: Markup


def name_layers(scene: Scene, taken: list[Box]) -> Names:
    """Set all names; ``taken`` is the room of scale and arrow."""
    line = scene.flat(scene.sheet.line)
    candidates = list(_candidates(scene))
    towns = [_around(one) for one in candidates[:TOWNS_FIRST]]
    discs = list(_discs(scene, line, [*taken, *towns])) if scene.wants("sectors") else []
    boxes = [*taken, *(box for _, box in discs)]
    countries = list(_countries(scene, boxes, line)) if scene.wants("labels") else []
    boxes += [box for _, box in countries]
    size = (scene.canvas.width, scene.canvas.height)
    most = int(size[0] * size[1] / UNITS_PER_MM**2 / SPACE_PER_NAME_MM2)
    edges = shapely.union_all([edge for _, edge in borders(visible_lands(scene))])
    marks = Marks(line=line, borders=edges)
    placed = place_names(candidates, boxes, size, marks, most)
    language = scene.speech.language.value
    return Names(
        places=group("places", *(_dot(one) for one in placed)),
        labels=group(
            f"labels-{language}",
            *(mark for mark, _ in countries),
            *_words(placed),
            lang=language,
            fill=INK,
        ),
        discs=joined(*(mark for mark, _ in discs)),
    )


def disc(number: int, x: float, y: float) -> Markup:
    """Draw a sector's number in its disc, on the map and in the key alike."""
    ring = element(
        "circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=DISC, fill="#ffffff", stroke=INK, stroke_width=0.8
    )
    digits = element(
        "text", str(number), x=f"{x:.1f}", y=f"{y + 3.1:.1f}", font_size=8.5, font_weight="bold",
        text_anchor="middle", fill=INK,
    )  # fmt: skip
    return joined(ring, digits)


def _discs(scene: Scene, line: BaseGeometry, taken: list[Box]) -> Iterator[tuple[Markup, Box]]:
    """Put each number in the middle of its sector at home, off the line and the frame."""
    blocked = shapely.union_all(
        [shapely.buffer(line, DISC + 2), *(shapely.box(*box) for box in taken)]
    )
    home = scene.home_land()
    for number, sector in scene.numbered_sectors():
        room = shapely.buffer(scene.showing(sector.area), -DISC - 2)
        free = shapely.difference(room, blocked)
        choices = (shapely.intersection(free, home), free, room)
        spot = _middle(next(one for one in choices if not one.is_empty))
        box = (spot.x - DISC, spot.y - DISC, spot.x + DISC, spot.y + DISC)
        yield disc(number, spot.x, spot.y), box


def _middle(flat: BaseGeometry) -> shapely.Point:
    """Return the point of the largest part that lies furthest from its outline."""
    largest = max(shapely.get_parts(flat), key=lambda part: part.area)
    radius = shapely.maximum_inscribed_circle(largest, 1.0)
    return shapely.Point(shapely.get_coordinates(radius)[0])


def _countries(scene: Scene, taken: list[Box], line: BaseGeometry) -> Iterator[tuple[Markup, Box]]:
    blocked = shapely.union_all([shapely.buffer(line, 12), *(shapely.box(*box) for box in taken)])
    whole = scene.canvas.width * scene.canvas.height
    for iso, area in sorted(scene.sheet.land.items()):
        showing = scene.showing(area)
        if showing.area < MUCH_LAND * whole or iso not in scene.sheet.land_names:
            continue
        text = in_language(scene.sheet.land_names[iso], scene.speech.language).upper()
        width = text_width(text, COUNTRY_SIZE) + 2.5 * len(text)
        room = shapely.difference(shapely.buffer(showing, -COUNTRY_SIZE), blocked)
        spot = _widest(room, width)
        if spot is None:
            continue
        x, y = spot
        yield (
            element(
                "text", text, x=f"{x:.1f}", y=f"{y + 4:.1f}", font_size=COUNTRY_SIZE,
                text_anchor="middle", letter_spacing=2.5, fill="#55606a",
            ),
            (x - width / 2, y - COUNTRY_SIZE / 2, x + width / 2, y + COUNTRY_SIZE / 2),
        )  # fmt: skip


def _widest(room: BaseGeometry, width: float) -> tuple[float, float] | None:
    """Find the middle of the widest stretch of free ground at any height of the map."""
    if room.is_empty:
        return None
    west, north, east, south = room.bounds
    best: tuple[float, float, float] | None = None
    for step in range(1, 40):
        y = north + (south - north) * step / 40
        cut = shapely.intersection(room, shapely.box(west, y - 7, east, y + 7))
        across = shapely.intersection(cut, shapely.LineString([(west, y), (east, y)]))
        for part in shapely.get_parts(across):
            if best is None or part.length > best[0] + 1:
                best = (part.length, part.centroid.x, y)
    return None if best is None or best[0] < width else (best[1], best[2])


def _candidates(scene: Scene) -> Iterator[Candidate]:
    if not scene.wants("labels"):
        return
    for rank, shown in enumerate(scene.sheet.places):
        if shown.place.position is None:
            continue
        x, y = scene.canvas.point(shown.place.position)
        size, radius = _size(shown)
        yield Candidate(
            text=in_language(shown.place.names, scene.speech.language),
            x=x,
            y=y,
            size=size,
            radius=radius,
            bold=(shown.place.population or 0) >= BOLD_FROM,
            force=rank < SURE_NAMES,
        )


def _around(town: Candidate) -> Box:
    reach = DISC + town.radius + 2
    return (town.x - reach, town.y - reach, town.x + reach, town.y + reach)


def _size(shown: PlaceShown) -> tuple[float, float]:
    people = shown.place.population or 0
    return next(((size, dot) for least, size, dot in SIZES if people >= least), SMALLEST)


def _dot(placed: Placed) -> Markup:
    one = placed.candidate
    return element("circle", cx=f"{one.x:.1f}", cy=f"{one.y:.1f}", r=one.radius, fill=INK,
                   stroke="#ffffff", stroke_width=0.8)  # fmt: skip


def _words(placed: list[Placed]) -> Iterator[Markup]:
    """Set the names twice: below in white, so that they stand clear of pattern and line."""
    white: dict[str, str | float] = {
        "stroke": "#ffffff",
        "stroke_width": 2.6,
        "stroke_linejoin": "round",
    }
    halo = [_text(one, fill="#ffffff", stroke_opacity=0.85, **white) for one in placed]
    yield element("g", *halo, aria_hidden="true")
    for one in placed:
        yield _text(one)


def _text(placed: Placed, **attributes: str | float) -> Markup:
    one = placed.candidate
    return element(
        "text",
        one.text,
        x=f"{placed.x:.1f}",
        y=f"{placed.y:.1f}",
        font_size=one.size,
        font_weight="bold" if one.bold else None,
        text_anchor=None if placed.anchor == "start" else placed.anchor,
        **attributes,
    )
