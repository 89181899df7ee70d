"""A map's polygons again, from the edges that bound it."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from trucewatch.front.spans import FloatArray, IntArray, Spans, unpacked

GeometryArray = NDArray[np.object_]
SAME_AREA = 1e-9


def outline(spans: Spans, index: int) -> MultiPolygon:
    """Rebuild a map in degrees: exactly the area it was stored with, snapped to the grid.

    Parts come in an order of their own, and parts that shared an edge come as one.
    """
    rows = spans.at(index)
    if not len(rows):
        return MultiPolygon()
    starts, ends, sign = unpacked(spans.low[rows]), unpacked(spans.high[rows]), spans.sign[rows]
    segments = np.asarray(shapely.linestrings(np.stack([starts, ends], axis=1)))
    faces = _inside(segments, starts, ends, sign)
    # Snapping can make edges cross by a hair; they are then cut where they cross.
    if abs(shapely.area(faces).sum() - _area(starts, ends, sign)) > SAME_AREA:
        noded = shapely.get_parts(shapely.union_all(segments))
        faces = _inside(noded, starts, ends, sign)
    return MultiPolygon(list(shapely.orient_polygons(faces)))


def winding_numbers(
    points: FloatArray, starts: FloatArray, ends: FloatArray, weights: IntArray
) -> NDArray[np.int64]:
    """Count how often weighted edges run around each point, counter-clockwise positive.

    Args:
        points: Shape (n, 2), degrees, not on an edge.
        starts: Shape (m, 2), of edges that close to rings; ``ends`` likewise.
        ends: Where the edges end.
        weights: Shape (m,).
    """
    x, y = points[:, :1], points[:, 1:]
    (x0, y0), (x1, y1) = starts.T, ends.T
    side = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)
    upward = (y0 <= y) & (y < y1) & (side > 0)
    downward = (y1 <= y) & (y < y0) & (side < 0)
    return np.asarray((upward.astype(np.int64) - downward) @ weights, dtype=np.int64)


def _inside(
    lines: GeometryArray, starts: FloatArray, ends: FloatArray, sign: IntArray
) -> GeometryArray:
    # Few long lines are joined to faces much faster than many short ones.
    merged = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines)))
    faces = shapely.get_parts(shapely.polygonize(merged))
    inner = shapely.get_coordinates(shapely.point_on_surface(faces))
    return np.asarray(faces[winding_numbers(inner, starts, ends, sign) > 0])


def _area(starts: FloatArray, ends: FloatArray, sign: IntArray) -> float:
    double = starts[:, 0] * ends[:, 1] - ends[:, 0] * starts[:, 1]
    return float(np.dot(double, sign)) / 2
