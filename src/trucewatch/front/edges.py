"""The edges of many maps in metres, and how two maps differ by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon

from trucewatch.front.cells import Cells
from trucewatch.front.corners import Segments
from trucewatch.front.spans import Spans, spans_of, unpacked
from trucewatch.geography.projection import Projection

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class ChangedEdges:
    """Directed edges that two maps do not share, weighted +1 later and -1 earlier.

    Attributes:
        starts: Shape (n, 2), degrees, longitude first; ``ends`` likewise.
        weights: Shape (n,).
    """

    starts: FloatArray
    ends: FloatArray
    weights: IntArray


class EdgeArchive:
    """Distinct edges of one source's maps, and which of them bound each map.

    Attributes:
        spans: The edges' stays.
        projection: To metres.
        lonlat: Start and end of each edge: shape (k, 2, 2), degrees.
        starts: Shape (k, 2), metres; ``ends`` likewise.
        edge_of: Which edge each span is a stay of.
        cells: Which spans can be nearest where and when, if that is known.
    """

    def __init__(self, spans: Spans, projection: Projection, cells: Cells | None = None) -> None:
        self.spans = spans
        self.projection = projection
        self.cells = cells
        again = (spans.low[1:] == spans.low[:-1]) & (spans.high[1:] == spans.high[:-1])
        begins = np.concatenate([[True], ~again])[: len(spans.low)]
        self.edge_of: IntArray = np.cumsum(begins) - 1
        vertices, at = np.unique(
            np.concatenate([spans.low[begins], spans.high[begins]]), return_inverse=True
        )
        degrees = unpacked(vertices)
        ends = at.reshape(2, -1).T
        self.lonlat: FloatArray = degrees[ends]
        metres = projection.forward(degrees)[ends]
        self.starts: FloatArray = np.ascontiguousarray(metres[:, 0])
        self.ends: FloatArray = np.ascontiguousarray(metres[:, 1])

    def edges_of(self, index: int) -> IntArray:
        """Return the indexes of the edges that bound a map."""
        return np.asarray(self.edge_of[self.spans.at(index)])

    def segments(self) -> Segments:
        """Return the spans as pieces in metres, in their order."""
        spans, of = self.spans, self.edge_of
        return Segments(self.starts[of], self.ends[of], spans.first, spans.last, spans.sign)

    def area_km2(self, index: int) -> float:
        """Measure a map's area, in the equal-area projection."""
        return float(self._areas_km2[index])

    def difference(self, earlier: int, later: int) -> ChangedEdges:
        """Return the edges in which two maps differ, by their indexes."""
        if later == earlier + 1:
            came, went = self._by_first.of(later), self._by_last.of(later)
        else:
            spans = self.spans
            before, after = (
                (spans.first <= index) & (index < spans.last) for index in (earlier, later)
            )
            came, went = np.flatnonzero(after & ~before), np.flatnonzero(before & ~after)
        rows = np.concatenate([came, went])
        weights = np.concatenate([self.spans.sign[came], -self.spans.sign[went]])
        return self._netted(self.edge_of[rows], weights)

    def _netted(self, edges: IntArray, weights: IntArray) -> ChangedEdges:
        # An edge that turned round ends one stay and begins another.
        distinct, at = np.unique(edges, return_inverse=True)
        sums = np.bincount(at, weights=weights, minlength=len(distinct)).astype(np.int64)
        both = self.lonlat[distinct[sums != 0]]
        return ChangedEdges(both[:, 0], both[:, 1], sums[sums != 0])

    @cached_property
    def _by_first(self) -> _Sorted:
        return _Sorted(self.spans.first)

    @cached_property
    def _by_last(self) -> _Sorted:
        return _Sorted(self.spans.last)

    @cached_property
    def _areas_km2(self) -> FloatArray:
        # What an edge adds to the area comes with its stay and goes with it.
        start, end = self.starts[self.edge_of], self.ends[self.edge_of]
        share = (start[:, 0] * end[:, 1] - end[:, 0] * start[:, 1]) * self.spans.sign / 2e6
        size = self.spans.maps + 1
        came = np.bincount(self.spans.first, weights=share, minlength=size)
        went = np.bincount(self.spans.last, weights=share, minlength=size)
        return np.asarray(np.cumsum(came - went)[:-1])


def build_archive(maps: Sequence[MultiPolygon], projection: Projection) -> EdgeArchive:
    """Collect the edges of maps given in degrees, snapped to a millionth of a degree."""
    return EdgeArchive(spans_of(maps), projection)


class _Sorted:
    """Rows by the value of a column, found without looking at the others."""

    def __init__(self, column: IntArray) -> None:
        self._order = np.argsort(column, kind="stable")
        self._values = column[self._order]

    def of(self, value: int) -> IntArray:
        begin, end = np.searchsorted(self._values, [value, value + 1])
        return np.asarray(self._order[begin:end])
