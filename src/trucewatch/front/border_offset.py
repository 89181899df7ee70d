"""How far inside the border a source draws it: what w must exceed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from trucewatch.front.ground import to_metres
from trucewatch.vocabulary.theatre import Theatre

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

STEP_M = 2000.0
DISC_M = 60_000.0
DISC_POINTS = 200
"""Spots of a sunflower pattern; a share of them is right within some three per cent."""
BEHIND = 0.75
"""Where occupied ground fills this much of the country around, its edge is the border: on a
straight front it fills half, and a gap of 10 km along a straight border leaves 79 %."""
ROUND_TO_M = 500.0
FEWEST_SAMPLES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderOffset:
    """Depth inside the country at which a source draws the country's own outline.

    Attributes:
        p99_m: None with too few samples, as are the others.
        border_offset_m: w to use for this source: the theatre's, or p99 rounded up if greater.
        opening_m: h to use, likewise: a strip along the border that is wider than h would
            be open ground with a line of its own.
    """

    samples: int
    median_m: float | None
    p99_m: float | None
    border_offset_m: float
    opening_m: float


def border_offset(
    occupied: Sequence[MultiPolygon], country: MultiPolygon, theatre: Theatre
) -> BorderOffset:
    """Measure the offset over some maps of one source; all in WGS84.

    The outer edges of occupied ground are sampled every 2 km inside the country. Samples
    that lie behind the front, where occupied ground fills at least 75 % of the country within
    60 km, can only be border or coast; how deep inside they lie is the offset.
    """
    home = to_metres(country, theatre)
    shapely.prepare(home)
    outline = shapely.boundary(home)
    shapely.prepare(outline)
    depths = [_depths(to_metres(one, theatre), home, outline) for one in occupied]
    joined = np.concatenate([np.zeros(0), *depths])
    if len(joined) < FEWEST_SAMPLES:
        return BorderOffset(
            samples=len(joined),
            median_m=None,
            p99_m=None,
            border_offset_m=theatre.border_offset_m,
            opening_m=theatre.opening_m,
        )
    median, most = (float(one) for one in np.percentile(joined, [50, 99]))
    needed = math.ceil(most / ROUND_TO_M) * ROUND_TO_M
    return BorderOffset(
        samples=len(joined),
        median_m=median,
        p99_m=most,
        border_offset_m=max(theatre.border_offset_m, needed),
        opening_m=max(theatre.opening_m, needed),
    )


def calibrated(theatre: Theatre, offset: BorderOffset) -> Theatre:
    """Return the theatre with the w and h that a source needs."""
    return replace(theatre, border_offset_m=offset.border_offset_m, opening_m=offset.opening_m)


def _depths(ground: BaseGeometry, home: BaseGeometry, outline: BaseGeometry) -> FloatArray:
    points = _edge_points(ground)
    points = points[_within(home, points)]
    if not len(points):
        return np.zeros(0)
    around = (points[:, None, :] + _disc()[None]).reshape(-1, 2)
    at_home = _within(home, around).reshape(-1, DISC_POINTS)
    shapely.prepare(ground)
    held = _within(ground, around).reshape(-1, DISC_POINTS) & at_home
    behind = held.sum(axis=1) >= BEHIND * at_home.sum(axis=1)
    return np.asarray(shapely.distance(shapely.points(points[behind]), outline))


def _edge_points(ground: BaseGeometry) -> FloatArray:
    # Outer rings only: holes are never a border.
    rings = shapely.get_exterior_ring(shapely.get_parts(ground))
    at = [shapely.line_interpolate_point(ring, np.arange(0, ring.length, STEP_M)) for ring in rings]
    return np.asarray(shapely.get_coordinates(np.concatenate([np.zeros(0, dtype=object), *at])))


def _within(area: BaseGeometry, points: FloatArray) -> BoolArray:
    return np.asarray(shapely.contains_xy(area, points[:, 0], points[:, 1]))


def _disc() -> FloatArray:
    # Vogel's sunflower: even cover of a disc without a random number.
    at = np.arange(DISC_POINTS)
    radius, angle = np.sqrt((at + 0.5) / DISC_POINTS) * DISC_M, at * (np.pi * (3 - math.sqrt(5)))
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
