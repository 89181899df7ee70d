"""The layers of the map: countries, control, change, borders, sectors and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np
import shapely
from shapely import GeometryCollection, LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from trucewatch.report.maps.patterns import INK, fill
from trucewatch.report.maps.scene import Scene
from trucewatch.report.markup import Markup, element, joined
from trucewatch.report.projection import svg_path
from trucewatch.vocabulary.map_sheet import Direction

SEA, LAND, COAST = "#dfe8ee", "#fbfaf6", "#8a97a0"
MEETING = 1.5
"""Outlines closer than this, in units of the drawing, are one border drawn twice."""
LINE, LINE_BESIDE_CHANGE = 2.1, 1.4
BLOT = 12.0
DASHES = ("2 3", "6 3", "10 3 2 3", "1 2")


def ground_layers(scene: Scene) -> Iterator[Markup]:
    """Yield all layers from the bottom up, each a group with its name."""
    lands = visible_lands(scene)
    yield group("land", *_lands(lands))
    yield group("unassessed", *_unassessed(scene, lands))
    if scene.wants("control"):
        yield from _control(scene)
    if scene.wants("zone") and scene.sheet.zone is not None:
        yield group("zone", _filled(scene.flat(scene.sheet.zone.area), "zone"))
    if scene.wants("sectors"):
        yield group("sectors", *_sector_edges(scene))
    if scene.wants("border"):
        yield group("border", *_borders(lands))
    if scene.wants("line"):
        yield group("line", *_lines(scene))
    if scene.wants("change"):  # above the line, which would hide narrow gains
        yield from _change(scene)


def group(name: str, *inside: Markup | None, **attributes: str | float | None) -> Markup:
    """Build a named layer; editors of drawings show the name.

    >>> group("line")
    '<g id="line"></g>'
    """
    return element("g", joined(*inside), id=name, **attributes)


def drawn(flat: BaseGeometry, **attributes: str | float | None) -> Markup | None:
    """Draw a geometry in units of the drawing; nothing when nothing of it shows."""
    path = svg_path(flat)
    return element("path", d=path, **attributes) if path else None


def visible_lands(scene: Scene) -> dict[str, BaseGeometry]:
    """Flatten the countries that show, by ISO code."""
    lands = {iso: scene.flat(area) for iso, area in sorted(scene.sheet.land.items())}
    return {iso: flat for iso, flat in lands.items() if not flat.is_empty}


def borders(lands: dict[str, BaseGeometry]) -> Iterator[tuple[str, BaseGeometry]]:
    """Yield the recognised borders where two countries meet; a coast is no border."""
    for (one, first), (other, second) in combinations(lands.items(), 2):
        shared = shapely.intersection(shapely.boundary(first), shapely.buffer(second, MEETING))
        if not shared.is_empty:
            yield f"border-{one}-{other}", shapely.line_merge(_only_lines(shared))


def _unassessed(scene: Scene, lands: dict[str, BaseGeometry]) -> Iterator[Markup | None]:
    for iso in scene.sheet.unassessed:
        if iso in lands:
            yield _filled(lands[iso], "unassessed")


def _filled(flat: BaseGeometry, name: str) -> Markup | None:
    return drawn(flat, fill=fill(name), fill_rule="evenodd")


def _lands(lands: dict[str, BaseGeometry]) -> Iterator[Markup | None]:
    for iso, flat in lands.items():
        yield drawn(flat, id=f"land-{iso}", fill=LAND, stroke=COAST, stroke_width=0.5,
                    fill_rule="evenodd")  # fmt: skip


def _control(scene: Scene) -> Iterator[Markup]:
    for letter in ("a", "b"):
        yield group(f"control-{letter}", *_held(scene, letter))
    grey = [ground for ground in scene.sheet.held if ground.side is None]
    flats = [scene.flat(ground.area) for ground in grey]
    yield group("control-contested", *(_outlined(flat, "contested") for flat in flats))


def _held(scene: Scene, letter: str) -> Iterator[Markup | None]:
    for ground in scene.sheet.held:
        if ground.side is None or scene.letter(ground.side) != letter:
            continue
        flat = scene.flat(ground.area)
        name = f"control-{letter}"
        yield _outlined(flat, name) if ground.stated else _filled(flat, name)


def _outlined(flat: BaseGeometry, name: str) -> Markup | None:
    return drawn(flat, fill=fill(name), fill_rule="evenodd", stroke="#4a4a4a", stroke_width=0.5)


def _change(scene: Scene) -> Iterator[Markup]:
    for direction in Direction:
        pieces = [one for one in scene.sheet.changes if one.direction is direction]
        yield group(
            f"change-{direction.value}",
            *(
                drawn(
                    scene.flat(one.area),
                    fill=fill(f"{direction.value}-{scene.letter(one.side)}"),
                    fill_rule="evenodd",
                    stroke=INK,
                    stroke_width=0.7,
                    stroke_linejoin="round",
                )
                for one in pieces
            ),
        )


def _sector_edges(scene: Scene) -> Iterator[Markup | None]:
    """Draw each edge once: two dashed lines over one another would look solid."""
    outlines = [shapely.boundary(sector.area) for _, sector in scene.numbered_sectors()]
    if outlines:
        merged = shapely.line_merge(shapely.union_all(outlines))
        yield drawn(
            scene.flat(merged), fill="none", stroke="#3c3c3c", stroke_width=0.8,
            stroke_dasharray="3.5 2.5",
        )  # fmt: skip


def _borders(lands: dict[str, BaseGeometry]) -> Iterator[Markup | None]:
    for name, border in borders(lands):
        casing = drawn(border, fill="none", stroke="#ffffff", stroke_width=3.6)
        dashed = drawn(
            border, id=name, fill="none", stroke="#2b2b2b", stroke_width=1.5,
            stroke_dasharray="9 2.5 1.5 2.5",
        )  # fmt: skip
        yield joined(casing, dashed)


def _only_lines(flat: BaseGeometry) -> BaseGeometry:
    parts: Iterable[BaseGeometry] = shapely.get_parts(flat)
    return MultiLineString([one for one in parts if isinstance(one, LineString)])


def _lines(scene: Scene) -> Iterator[Markup | None]:
    for at, earlier in enumerate(scene.sheet.earlier_lines):
        flat = scene.flat(earlier.line)
        yield drawn(flat, fill="none", stroke="#ffffff", stroke_width=3.4, stroke_opacity=0.8)
        yield drawn(flat, fill="none", stroke=INK, stroke_width=1.4,
                    stroke_dasharray=DASHES[at % len(DASHES)])  # fmt: skip
    flat = readable(scene.flat(scene.sheet.line))
    thin = bool(scene.sheet.changes)
    width, casing = (LINE_BESIDE_CHANGE, 2.6) if thin else (LINE, 4.4)
    ends = {"stroke_linejoin": "round", "stroke_linecap": "round"}
    yield drawn(flat, fill="none", stroke="#ffffff", stroke_width=casing, **ends)
    yield drawn(flat, fill="none", stroke=INK, stroke_width=width, **ends)


def readable(flat: BaseGeometry) -> BaseGeometry:
    """Leave out pieces of a line too short to be read as one: they would look like a blot."""
    parts = shapely.get_parts(flat)
    west, north, east, south = shapely.bounds(parts).T
    across = np.hypot(east - west, south - north)
    return _only_lines(GeometryCollection(list(parts[across >= BLOT])))
