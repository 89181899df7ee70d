"""The nearest edge that stands on a point's day, for many points and days at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.front.cell_search import find_by_cells
from trucewatch.front.cells import Cells
from trucewatch.front.corners import FloatArray, IntArray, Segments, as_pairs
from trucewatch.front.found import Found
from trucewatch.front.vertex_search import find_by_vertices

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Nearest:
    """What lies nearest to points; one entry per point.

    Attributes:
        distance_m: Infinite where nothing stands.
        spot: Shape (n, 2): the nearest position on an edge, metres.
        side: Positive left of the nearest edge, negative right of it, 0 on it; NaN where it
            is not for one corner of two edges to tell, and has to be counted.
    """

    distance_m: FloatArray
    spot: FloatArray
    side: FloatArray


def find_nearest(
    points: FloatArray, when: IntArray, segments: Segments, cells: Cells | None = None
) -> Nearest:
    """Find the nearest segment that stands at each point's time.

    Args:
        points: Shape (n, 2), metres.
        when: Shape (n,): index of the map asked.
        segments: Where to look.
        cells: Cells of these segments, if there are any: the same answer, sooner.
    """
    if cells is None:
        found = find_by_vertices(points, when, segments)
    else:
        found = _with_cells(points, when, segments, cells)
    return Nearest(np.sqrt(found.square), as_pairs(found.spot), found.side)


def _with_cells(points: FloatArray, when: IntArray, segments: Segments, cells: Cells) -> Found:
    covered = cells.covers(points, when)
    if covered.all():
        return find_by_cells(points, when, segments, cells)
    found = Found.nothing(len(when))
    inside, outside = np.flatnonzero(covered), np.flatnonzero(~covered)
    found.put(inside, find_by_cells(points[inside], when[inside], segments, cells))
    found.put(outside, find_by_vertices(points[outside], when[outside], segments))
    return found
