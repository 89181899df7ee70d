"""Zones: ground within so many kilometres of the line, or of a stretch of a border."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from trucewatch.front.classes import land_border
from trucewatch.front.ground import as_multipolygon, projection_of, to_degrees, to_metres
from trucewatch.front.overlay import within, without
from trucewatch.vocabulary.errors import ShapeError, UsageError
from trucewatch.vocabulary.front import ContactLine
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.theatre import Theatre

FloatArray = NDArray[np.float64]

DISTANCE_CLASSES_KM = (15.0, 50.0, 70.0, 140.0)
"""Classes that limitation zones of draft agreements use: mortars and tanks, tube artillery,
multiple rocket launchers, and what reaches beyond."""
SHORE_M = 3000.0
"""Coasts are drawn to a kilometre or two; further out is the sea."""
QUAD_SEGS = 32
"""An arc drawn with this many edges to a quarter lies within 0.04 % of its radius."""
FURTHEST_KM = 1000.0
"""Beyond this a zone says nothing about a front, and no theatre's data reach."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Zone:
    """Ground up to a distance, on one side.

    Attributes:
        distance_km: Outer distance; ``beyond_km`` the inner one, 0 for a whole zone.
        area: WGS84.
    """

    distance_km: float
    beyond_km: float
    area: MultiPolygon
    area_km2: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sides:
    """The ground a zone is cut from, and all other ground that a point could be on; metres."""

    ground: BaseGeometry
    elsewhere: tuple[BaseGeometry, ...]


def line_start(line: ContactLine, theatre: Theatre) -> BaseGeometry:
    """Return main arc and border pockets in metres, to measure a zone from."""
    arcs = [arc for arc in (line.main, *line.pockets.geoms) if not arc.is_empty]
    return to_metres(shapely.multilinestrings(arcs), theatre)


def border_start(
    country: MultiPolygon,
    neighbour: MultiPolygon,
    theatre: Theatre,
    between: tuple[Position, Position] | None = None,
) -> BaseGeometry:
    """Return a land border in metres, or the stretch of it between two positions.

    Each position stands for the border's point nearest to it.

    Raises:
        UsageError: The countries do not meet, or the border is not connected between them.
    """
    drawn = land_border(country, (neighbour,), projection_of(theatre))
    border = shapely.line_merge(drawn)
    if border.is_empty:
        raise UsageError("the two countries have no land border; name a neighbour that does.")
    return border if between is None else _stretch(border, between, theatre)


def zone(
    start_m: BaseGeometry, distance_km: float, ground_m: BaseGeometry, theatre: Theatre
) -> Zone:
    """Return the ground within a distance of a start.

    Args:
        start_m: Line to measure from, metres.
        distance_km: 0 or more.
        ground_m: The side's ground, metres; what lies elsewhere does not count.
        theatre: Whose projection the metres are of.
    """
    (whole,) = rings(start_m, [distance_km], ground_m, theatre)
    return whole


def rings(
    start_m: BaseGeometry, distances_km: Sequence[float], ground_m: BaseGeometry, theatre: Theatre
) -> tuple[Zone, ...]:
    """Cut the ground by classes of distance, nearest first; the rings add up to the whole.

    Raises:
        ShapeError: A distance is negative, no number, or above 1000 km.
    """
    if not all(0 <= distance <= FURTHEST_KM for distance in distances_km):
        raise ShapeError(f"distances {list(distances_km)}: each must be 0 to {FURTHEST_KM:g} km.")
    found = []
    inner: BaseGeometry = MultiPolygon()
    beyond_km = 0.0
    for distance_km in sorted(set(distances_km)):
        disc = shapely.buffer(start_m, distance_km * 1000, quad_segs=QUAD_SEGS)
        ring = as_multipolygon(within(without(disc, inner), ground_m))
        found.append(
            Zone(
                distance_km=distance_km,
                beyond_km=beyond_km,
                area=_sound(to_degrees(ring, theatre)),
                area_km2=float(shapely.area(ring)) / 1e6,
            )
        )
        inner, beyond_km = disc, distance_km
    return tuple(found)


def belongs(
    points: FloatArray, ring: Zone, start_m: BaseGeometry, sides: Sides
) -> NDArray[np.bool_]:
    """Tell which points belong to a zone: by distance to its start, and by side.

    A quay, or a town whose centre lies in a bay of a coarsely drawn coast, is on nobody's
    ground by the map; it counts to the side whose ground is nearest, up to 3 km.

    Args:
        points: Shape (n, 2), metres.
        ring: Whose distances count.
        start_m: What they are measured from, metres.
        sides: The zone's ground and all other.
    """
    spots = np.asarray(shapely.points(points))
    shapely.prepare([start_m, sides.ground, *sides.elsewhere])
    near = np.asarray(shapely.dwithin(start_m, spots, ring.distance_km * 1000))
    if ring.beyond_km:
        near &= ~shapely.dwithin(start_m, spots, ring.beyond_km * 1000)
    (rows,) = np.nonzero(near)
    off_m = shapely.distance(sides.ground, spots[rows])
    other_m = [shapely.distance(area, spots[rows]) for area in sides.elsewhere]
    mine = (off_m <= SHORE_M) & (off_m <= np.min([np.full(len(rows), np.inf), *other_m], axis=0))
    near[rows[~mine]] = False
    return near


def _sound(area: BaseGeometry) -> MultiPolygon:
    # Arcs cut by arcs leave corners so sharp that bringing them to degrees may fold them.
    return as_multipolygon(area if shapely.is_valid(area) else shapely.make_valid(area))


def _stretch(
    border: BaseGeometry, between: tuple[Position, Position], theatre: Theatre
) -> BaseGeometry:
    ends = [_point_m(position, theatre) for position in between]
    parts = shapely.get_parts(border)
    nearest = [int(shapely.distance(parts, end).argmin()) for end in ends]
    if nearest[0] != nearest[1]:
        raise UsageError(
            "the border is not connected between the two ends; choose ends on one stretch."
        )
    part = parts[nearest[0]]
    first, last = sorted(float(shapely.line_locate_point(part, end)) for end in ends)
    if last - first < 1:
        raise UsageError("both ends fall on one point of the border; choose ends further apart.")
    found: BaseGeometry = substring(part, first, last)
    return found


def _point_m(position: Position, theatre: Theatre) -> BaseGeometry:
    return to_metres(Point(position.lon, position.lat), theatre)
