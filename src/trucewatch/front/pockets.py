"""Pockets: free ground that occupied ground nearly surrounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from trucewatch.front.corridor import PRECISION_M, corridor_width_m
from trucewatch.front.ground import as_multipolygon, to_degrees, to_metres
from trucewatch.front.overlay import together, within, without
from trucewatch.vocabulary.theatre import Theatre

QUAD_SEGS = 16
TOUCHING_M = 1.0
CORE_PRECISION_M = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PocketRule:
    """What counts as a pocket.

    Attributes:
        radii_m: Radii of the closing; ways narrower than twice the radius are closed.
        least_km2: Smaller ground is a bend of the line.
        least_enclosed: Share of the outline that must lie on occupied ground.
    """

    radii_m: tuple[float, ...] = (2500.0, 5000.0)
    least_km2: float = 15.0
    least_enclosed: float = 0.75


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pocket:
    """Ground that is nearly surrounded on one map.

    Attributes:
        area: WGS84.
        enclosed_share: Share of its outline that lies on the edge of occupied ground, 0…1.
        corridor_width_m: Of the way to the rear; 0 when cut off.
        narrows: False when the way out is as wide as the room at the core: an open bay, whose
            ``corridor_width_m`` is a lower bound.
        r_m: Radius of the closing that found it.
        core: The point furthest from its edge, longitude and latitude.
    """

    area: Polygon
    area_km2: float
    enclosed_share: float
    corridor_width_m: float
    narrows: bool
    r_m: float
    core: Point


STANDARD = PocketRule()


def find_pockets(
    occupied: MultiPolygon,
    country: MultiPolygon,
    theatre: Theatre,
    rule: PocketRule = STANDARD,
) -> tuple[Pocket, ...]:
    """Find the pockets of a map, radius by radius, largest first; geometry in WGS84.

    Pockets are the components of ``closing(O, r) - O`` inside the country. Ground that is
    surrounded on all sides belongs to them whole, however wide it is: else an encirclement
    would vanish on the day it closes.
    """
    ground, home = to_metres(occupied, theatre), to_metres(country, theatre)
    free = without(home, ground)
    edge = shapely.boundary(ground)
    islands = _large(free, rule)[1:]
    found = []
    for r_m in rule.radii_m:
        gaps = _large(within(without(_closed(ground, r_m), ground), home), rule)
        for part in _large(together([*gaps, *islands]), rule):
            share = _enclosed_share(part, edge)
            if share >= rule.least_enclosed:
                found.append(_pocket(part, share, r_m, free, theatre))
    return tuple(found)


def enclosed_share(pocket: Polygon, occupied: MultiPolygon, theatre: Theatre) -> float:
    """Measure the share of an outline that lies on the edge of occupied ground; WGS84."""
    edge = shapely.boundary(to_metres(occupied, theatre))
    return _enclosed_share(to_metres(pocket, theatre), edge)


def _closed(ground: BaseGeometry, r_m: float) -> BaseGeometry:
    wider = shapely.buffer(ground, r_m, quad_segs=QUAD_SEGS)
    return shapely.buffer(wider, -r_m, quad_segs=QUAD_SEGS)


def _large(geometry: BaseGeometry, rule: PocketRule) -> list[Polygon]:
    # The largest piece of free ground comes first: it holds the rear, the others are islands.
    parts = [part for part in as_multipolygon(geometry).geoms if part.area >= rule.least_km2 * 1e6]
    return sorted(parts, key=lambda part: (-part.area, part.bounds))


def _enclosed_share(pocket: BaseGeometry, edge: BaseGeometry) -> float:
    west, south, east, north = shapely.bounds(pocket)
    near = shapely.clip_by_rect(edge, west - 10, south - 10, east + 10, north + 10)
    outline = shapely.boundary(pocket)
    held = shapely.intersection(outline, shapely.buffer(near, TOUCHING_M))
    return float(np.clip(shapely.length(held) / shapely.length(outline), 0, 1))


def _pocket(
    part: Polygon, share: float, r_m: float, free: BaseGeometry, theatre: Theatre
) -> Pocket:
    circle = shapely.maximum_inscribed_circle(part, CORE_PRECISION_M)
    core = Point(shapely.get_coordinates(circle)[0])
    (area,) = as_multipolygon(to_degrees(part, theatre)).geoms
    width_m = corridor_width_m(free, part, core)
    room_m = 2 * float(shapely.distance(core, shapely.boundary(free)))
    return Pocket(
        area=area,
        area_km2=float(shapely.area(part)) / 1e6,
        enclosed_share=share,
        corridor_width_m=width_m,
        narrows=width_m < room_m - 2 * PRECISION_M,
        r_m=r_m,
        core=Point(shapely.get_coordinates(to_degrees(core, theatre))[0]),
    )
