"""Classes of the contact line: along a river, an estuary, a land border, or on land."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
import shapely
from shapely import GeometryCollection, MultiPolygon
from shapely.geometry.base import BaseGeometry

from trucewatch.front.ground import projection_of
from trucewatch.front.overlay import LENGTHS, split_all
from trucewatch.front.series import HEADLINE_TOLERANCE_M
from trucewatch.geography.projection import Projection
from trucewatch.geography.waters import Water, WaterKind
from trucewatch.vocabulary.front import ContactLine
from trucewatch.vocabulary.theatre import Theatre

MEETING_M = 500.0
"""Neighbours' polygons are rounded to some ten metres; within this two countries meet."""


class LineClass(StrEnum):
    """What the line follows; where two apply, the first in this order."""

    ESTUARY = "estuary"
    RIVER = "river"
    BORDER = "border"
    LAND = "land"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Surroundings:
    """What a line can follow, in WGS84.

    Attributes:
        country: The recognised territory that the line is in.
        neighbours: The land of its neighbours; only a border with them is a border here,
            a coast is none.
        waters: Rivers and estuaries.
    """

    country: MultiPolygon
    neighbours: tuple[MultiPolygon, ...]
    waters: tuple[Water, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLengths:
    """Length of a line by class; the classes sum to the whole.

    Attributes:
        main_km: Per class, of the main arc.
        all_km: Per class, of main arc and border pockets.
    """

    tolerance_m: float
    main_km: Mapping[LineClass, float]
    all_km: Mapping[LineClass, float]


def line_classes(
    line: ContactLine,
    surroundings: Surroundings,
    theatre: Theatre,
    *,
    tolerance_m: float = HEADLINE_TOLERANCE_M,
) -> ClassLengths:
    """Measure how much of a line follows which class of ground.

    The line is simplified as a whole, then cut: what lies within reach of an estuary
    (``Water.reach_m``), of the rest what lies within reach of a river, of the rest what lies
    within ``border_offset_m`` (w) of a land border, and the remainder on land.
    """
    zones = _zones(surroundings, theatre)
    main = _cut(_simple([line.main], line, tolerance_m), zones)
    pockets = _cut(_simple(list(line.pockets.geoms), line, tolerance_m), zones)
    return ClassLengths(
        tolerance_m=tolerance_m,
        main_km=main,
        all_km={name: main[name] + pockets[name] for name in LineClass},
    )


def land_border(
    country: MultiPolygon, neighbours: Sequence[MultiPolygon], to: Projection
) -> BaseGeometry:
    """Return the part of a country's border where its neighbours begin, in metres."""
    outline = shapely.boundary(to.forward_geometry(country))
    beyond = shapely.union_all([to.forward_geometry(one) for one in neighbours])
    return shapely.intersection(outline, shapely.buffer(beyond, MEETING_M))


Zones = Mapping[LineClass, BaseGeometry]


def _zones(around: Surroundings, theatre: Theatre) -> Zones:
    return _drawn_zones(around, projection_of(theatre), theatre.border_offset_m)


@lru_cache(maxsize=4)
def _drawn_zones(around: Surroundings, to: Projection, offset_m: float) -> Zones:
    border = land_border(around.country, around.neighbours, to)
    zones = {
        LineClass.ESTUARY: _water_zone(around.waters, WaterKind.ESTUARY, to),
        LineClass.RIVER: _water_zone(around.waters, WaterKind.RIVER, to),
        LineClass.BORDER: shapely.buffer(border, offset_m),
    }
    shapely.prepare(list(zones.values()))
    return zones


def _water_zone(waters: Sequence[Water], kind: WaterKind, to: Projection) -> BaseGeometry:
    beds = [
        shapely.buffer(to.forward_geometry(water.geometry), water.reach_m)
        for water in waters
        if water.kind is kind
    ]
    return shapely.union_all(beds)


def _simple(parts: Sequence[BaseGeometry], line: ContactLine, tolerance_m: float) -> BaseGeometry:
    projection = Projection(line.centre)
    drawn = [projection.forward_geometry(part) for part in parts if not part.is_empty]
    return GeometryCollection(list(shapely.simplify(np.array(drawn, dtype=object), tolerance_m)))


def _cut(line: BaseGeometry, zones: Zones) -> dict[LineClass, float]:
    # Each piece is cut by itself: uniting them would merge what two pieces share.
    rest = shapely.get_parts(line)
    lengths: dict[LineClass, float] = {}
    for name in LineClass:
        zone = zones.get(name)
        if zone is None:
            lengths[name] = float(shapely.length(rest).sum()) / 1000
            break
        inside, rest = split_all(rest, np.full(len(rest), zone, dtype=object), LENGTHS)
        lengths[name] = float(shapely.length(inside).sum()) / 1000
    return lengths
