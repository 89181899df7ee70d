"""The nearest edge of points by cells: every edge that can be nearest is measured."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.front.cells import Cells
from trucewatch.front.corners import FloatArray, IntArray, Segments, ranges
from trucewatch.front.found import Found, least_of

AT_A_TIME = 4096
"""Points measured in one go: what they need stays in the processor's cache."""


def find_by_cells(points: FloatArray, when: IntArray, segments: Segments, cells: Cells) -> Found:
    """Find the nearest segment that stands at each point's time.

    Args:
        points: Shape (n, 2), metres; the cells cover all of them.
        when: Shape (n,): index of the map asked.
        segments: What the cells list, in their order.
        cells: Where to look.
    """
    edges = _Edges(segments)
    found = Found.nothing(len(when))
    begins, lengths = cells.lists_of(points, when)
    across = np.ascontiguousarray(points.T)
    times = when.astype(edges.first.dtype)
    for begin in range(0, len(when), AT_A_TIME):
        part = slice(begin, begin + AT_A_TIME)
        owner = np.repeat(np.arange(begin, begin + len(times[part])), lengths[part])
        edge = cells.edges[ranges(begins[part], lengths[part])]
        time = times[owner]
        stands = np.flatnonzero((edges.first[edge] <= time) & (time < edges.last[edge]))
        edges.measure(across, owner[stands], edge[stands], found)
    return found


class _Edges:
    """Edges ready to be measured to."""

    def __init__(self, segments: Segments) -> None:
        kind = np.int16 if segments.last.max(initial=0) < 2**15 - 1 else np.int64
        self.first: NDArray[np.signedinteger] = segments.first.astype(kind)
        self.last: NDArray[np.signedinteger] = segments.last.astype(kind)
        way = segments.ends - segments.starts
        square = (way**2).sum(axis=1)
        self._left = np.sqrt(square) * np.sign(segments.sign)
        self._table = np.vstack([segments.starts.T, segments.ends.T, way.T / square, square])

    def measure(self, points: FloatArray, owner: IntArray, edge: IntArray, found: Found) -> None:
        """Measure points to edges, each point's in one go."""
        start_x, start_y, end_x, end_y, turn_x, turn_y, size = self._table.take(edge, axis=1)
        x, y = points.take(owner, axis=1)
        out_x, out_y = x - start_x, y - start_y
        along = out_x * turn_x + out_y * turn_y
        aside = out_y * turn_x - out_x * turn_y
        # Two edges are equally far from the vertex that they share, to the last bit.
        square = np.where(
            along <= 0,
            out_x**2 + out_y**2,
            np.where(along >= 1, (x - end_x) ** 2 + (y - end_y) ** 2, aside**2 * size),
        )
        least = least_of(owner, square)
        hit = least.hit
        found.square[least.rows] = least.square
        found.side[least.rows] = least.sides(aside[hit] * self._left[edge[hit]])
        step = np.clip(along[hit], 0, 1)
        east = np.where(step < 1, start_x[hit] + step * size[hit] * turn_x[hit], end_x[hit])
        north = np.where(step < 1, start_y[hit] + step * size[hit] * turn_y[hit], end_y[hit])
        found.spot[owner[hit]] = east + 1j * north
