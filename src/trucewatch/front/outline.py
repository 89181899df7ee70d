"""A map's polygons again, from the edges that bound it."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from trucewatch.front.rings import trace_rings
from trucewatch.front.spans import FloatArray, IntArray, Spans, unpacked

GeometryArray = NDArray[np.object_]


def outline(spans: Spans, index: int) -> MultiPolygon:
    """Rebuild a map in degrees: exactly the area it was stored with, snapped to the grid.

    Parts come in an order of their own, and parts that shared an edge come as one.
    """
    rows = spans.at(index)
    if not len(rows):
        return MultiPolygon()
    sign = spans.sign[rows]
    low, high = np.repeat(spans.low[rows], abs(sign)), np.repeat(spans.high[rows], abs(sign))
    forward = np.repeat(sign, abs(sign)) > 0
    vertices, at = np.unique(np.concatenate([low, high]), return_inverse=True)
    first, second = at[: len(low)], at[len(low) :]
    start, end = np.where(forward, first, second), np.where(forward, second, first)
    position = unpacked(vertices)
    drawn = _drawn(trace_rings(start, end, position), position)
    # Snapping can make edges cross by a hair; they are then cut where they cross.
    if drawn is not None and drawn.is_valid:
        return drawn
    return _cut(position[start], position[end])


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


def _drawn(rings: list[IntArray], position: FloatArray) -> MultiPolygon | None:
    """Give each hole to the smallest shell around it; None when one has no shell."""
    lines = np.array([shapely.linearrings(position[ring]) for ring in rings])
    shell = shapely.is_ccw(lines)
    shells, holes = lines[shell], lines[~shell]
    grounds = np.asarray(shapely.polygons(shells))
    inside: dict[int, list[shapely.LinearRing]] = {}
    for hole in holes:
        around = np.flatnonzero(shapely.covers(grounds, hole))
        if not len(around):  # edges cross, so that a loop turned over
            return None
        smallest = around[np.argmin(shapely.area(grounds[around]))]
        inside.setdefault(int(smallest), []).append(hole)
    return MultiPolygon(
        [shapely.Polygon(line, inside.get(at)) for at, line in enumerate(shells.tolist())]
    )


def _cut(starts: FloatArray, ends: FloatArray) -> MultiPolygon:
    segments = shapely.linestrings(np.stack([starts, ends], axis=1))
    noded = shapely.get_parts(shapely.union_all(segments))
    faces = shapely.get_parts(shapely.polygonize(noded))
    inner = shapely.get_coordinates(shapely.point_on_surface(faces))
    weights = np.ones(len(starts), dtype=np.int64)
    inside = faces[winding_numbers(inner, starts, ends, weights) > 0]
    return MultiPolygon(list(shapely.orient_polygons(inside)))
