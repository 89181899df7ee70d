"""Distances and destinations on the WGS84 ellipsoid."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from trucewatch.vocabulary.errors import ShapeError
from trucewatch.vocabulary.place import Position

FloatArray = NDArray[np.float64]
GEOD = Geod(ellps="WGS84")


def distances_m(start: Position, points: FloatArray) -> FloatArray:
    """Measure how far points lie from a start, along the ellipsoid.

    Args:
        start: Where to measure from.
        points: Shape (n, 2), longitude then latitude, degrees.

    Returns:
        Shape (n,), metres.

    Raises:
        ShapeError: The array has another shape.

    >>> distances_m(Position(lon=35.0, lat=51.0), np.array([[35.0, 51.0]])).tolist()
    [0.0]
    """
    if points.ndim != 2 or points.shape[1] != 2:
        raise ShapeError(f"points have shape {points.shape}; give (n, 2), longitude first.")
    count = len(points)
    lons, lats = np.full(count, start.lon), np.full(count, start.lat)
    _, _, metres = GEOD.inv(lons, lats, points[:, 0], points[:, 1])
    return np.asarray(metres, dtype=np.float64)


def distance_m(start: Position, end: Position) -> float:
    """Measure the distance between two positions in metres, along the ellipsoid.

    >>> round(distance_m(Position(lon=36.0, lat=48.0), Position(lon=36.0, lat=49.0)))
    111200
    """
    return float(distances_m(start, np.array([[end.lon, end.lat]]))[0])


def destination(start: Position, bearing_deg: float, distance_m: float) -> Position:
    """Go from a start along a bearing, clockwise from north, for a distance in metres.

    >>> destination(Position(lon=36.0, lat=48.0), 90.0, 0.0)
    Position(lon=36.0, lat=48.0)
    """
    lon, lat, _ = GEOD.fwd(start.lon, start.lat, bearing_deg, distance_m)
    return Position(lon=round(float(lon), 9), lat=round(float(lat), 9))
