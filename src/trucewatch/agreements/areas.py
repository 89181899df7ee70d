"""Whether a place lies in an area that a term names, or within a distance of it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from trucewatch.agreements.acts import Answer
from trucewatch.vocabulary.agreement import TermArea
from trucewatch.vocabulary.place import Place, Position

DEGREE_M = 111_195.0
"""Length of a degree of latitude on the mean sphere; good to 0.5 % at 50 degrees north."""

Point = tuple[float, float]


def in_areas(place: Place, areas: Sequence[TermArea], distance_km: float | None) -> Answer:
    """Tell whether a place lies in any area, or no further than a distance from one.

    A place nearer to the edge than its own precision lies on either side: Unknown.
    """
    if place.position is None:
        return Answer.UNKNOWN
    beyond_m = (distance_km or 0.0) * 1000
    depth_m = max(_depth_m(place.position, area.ring) for area in areas) + beyond_m
    if abs(depth_m) <= place.precision_m:
        return Answer.UNKNOWN
    return Answer.YES if depth_m > 0 else Answer.NO


def _depth_m(position: Position, ring: Sequence[Position]) -> float:
    """Measure metres to the ring's edge: positive inside, negative outside."""
    corners = [_plane(corner, position) for corner in ring]
    edges = list(zip(corners, [*corners[1:], corners[0]], strict=True))
    nearest_m = min(_to_edge_m(start, end) for start, end in edges)
    inside = sum(_crosses(start, end) for start, end in edges) % 2 == 1
    return nearest_m if inside else -nearest_m


def _plane(corner: Position, origin: Position) -> Point:
    """Put a corner on a plane in metres around the origin; areas are small."""
    shrink = math.cos(math.radians(origin.lat))
    return (corner.lon - origin.lon) * DEGREE_M * shrink, (corner.lat - origin.lat) * DEGREE_M


def _to_edge_m(start: Point, end: Point) -> float:
    (x0, y0), (x1, y1) = start, end
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, -(x0 * dx + y0 * dy) / length))
    return math.hypot(x0 + along * dx, y0 + along * dy)


def _crosses(start: Point, end: Point) -> bool:
    """Tell whether the ray from the origin to the east crosses an edge."""
    (x0, y0), (x1, y1) = start, end
    if (y0 > 0) == (y1 > 0):
        return False
    return x0 - y0 * (x1 - x0) / (y1 - y0) > 0
