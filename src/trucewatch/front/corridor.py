"""How wide the way out of a pocket is."""

from __future__ import annotations

import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

REAR_M = 20_000.0
"""Free ground this far from a pocket's bounding box is the rear."""
PRECISION_M = 5.0


def corridor_width_m(free_m: BaseGeometry, pocket_m: BaseGeometry, core: Point) -> float:
    """Measure the narrowest part of the widest way from a pocket's core to the rear.

    It is twice the largest erosion of free ground that still connects the two, found by
    bisection to 10 m. Zero when the pocket is cut off. A way as wide as the core's own room
    cannot be told from a wider one; then the core's room is returned.

    Args:
        free_m: Free ground of the country, metres.
        pocket_m: The pocket, metres.
        core: The point of the pocket that is furthest from its edge.
    """
    west, south, east, north = shapely.bounds(pocket_m)
    room = float(shapely.distance(core, shapely.boundary(free_m)))
    window = shapely.box(west - REAR_M, south - REAR_M, east + REAR_M, north + REAR_M)
    # Eroding beyond the window's edge as well would close ways that run along it.
    wider = shapely.bounds(shapely.buffer(window, room + 1))
    free = shapely.clip_by_rect(free_m, *wider)
    if not _open(free, window, core, 0.0):
        return 0.0
    low, high = 0.0, room
    while high - low > PRECISION_M:
        middle = (low + high) / 2
        low, high = (middle, high) if _open(free, window, core, middle) else (low, middle)
    return 2 * low


def _open(free: BaseGeometry, window: BaseGeometry, core: Point, erosion_m: float) -> bool:
    eroded = shapely.buffer(free, -erosion_m) if erosion_m else free
    parts = shapely.get_parts(shapely.intersection(eroded, window))
    around = parts[shapely.intersects(parts, core)]
    return bool(shapely.intersects(around, shapely.boundary(window)).any())
