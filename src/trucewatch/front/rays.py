"""How far a place is surrounded: the share of rays from it that meet occupied ground."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

FloatArray = NDArray[np.float64]

RAYS = 180
REACH_M = 15_000.0
"""One ray every two degrees, as far as tube artillery reaches behind a line."""


def ray_shares(
    occupied_m: BaseGeometry, points: FloatArray, *, rays: int = RAYS, reach_m: float = REACH_M
) -> FloatArray:
    """Measure for each point the share of its rays that meet occupied ground.

    Args:
        occupied_m: Occupied ground, metres.
        points: Shape (n, 2), metres.
        rays: How many, evenly spread over the compass.
        reach_m: Length of a ray.

    Returns:
        Shape (n,), 0…1; 1 for a point on occupied ground.

    >>> from shapely import box
    >>> ray_shares(box(1, -99, 99, 99), np.array([[0.0, 0.0]]), rays=4, reach_m=5).tolist()
    [0.25]
    """
    if not len(points):
        return np.zeros(0)
    angles = np.arange(rays) * (2 * np.pi / rays)
    tips = points[:, None, :] + reach_m * np.stack([np.sin(angles), np.cos(angles)], axis=1)
    starts = np.broadcast_to(points[:, None, :], tips.shape)
    lines = shapely.linestrings(np.stack([starts, tips], axis=2))
    west, south, east, north = shapely.total_bounds(lines)
    near = shapely.clip_by_rect(occupied_m, west, south, east, north)
    shapely.prepare(near)
    return np.asarray(shapely.intersects(near, lines).mean(axis=1), dtype=np.float64)
