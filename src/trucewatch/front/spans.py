"""Directed edges of a series of maps, each with the maps it stands in.

A map's boundary is a sum of directed edges with the area on the left. Edges that stand in
two maps cancel in their difference, and daily maps share nearly all of them: 2.25 million
edges of two years are 17,720 distinct ones. So each is kept once per uninterrupted stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from trucewatch.front.corners import ranges

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

SNAP_PER_DEGREE = 1_000_000
"""Grid that vertices are snapped to, 0.11 m; publishers write no more than seven decimals."""
LAT_BITS = 28
"""180 degrees of the grid fit in 28 bits, so a vertex fits in one 64-bit number."""
_ORIGIN = np.array([180, 90]) * SNAP_PER_DEGREE


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Edges with their stays, in the order of ``low``, ``high``, ``first``.

    Attributes:
        low: Packed vertex with the smaller number; see ``unpacked``.
        high: The other one.
        sign: How often the edge runs from low to high there, less the other way round.
        first: Index of the first map of the stay.
        last: Index after that of its last map.
        maps: Number of maps.
    """

    low: IntArray
    high: IntArray
    sign: IntArray
    first: IntArray
    last: IntArray
    _: KW_ONLY
    maps: int

    def at(self, index: int) -> IntArray:
        """Return the rows that stand in a map."""
        return np.flatnonzero((self.first <= index) & (index < self.last))

    def inserted(self, index: int, area: MultiPolygon) -> Spans:
        """Return the spans with one map more, in front of the one that has this index.

        With ``index`` equal to ``maps`` the map is appended: edges that stand on are
        prolonged, and only those that differ are new.
        """
        apart, new = self._opened(index), spans_of([area])
        columns = zip(apart.columns(), new.moved(index).columns(), strict=True)
        return _sorted(Spans(*(np.concatenate(both) for both in columns), maps=self.maps + 1))

    def taken(self, indexes: IntArray) -> Spans:
        """Return the spans of some of the maps, given by ascending index."""
        if len(indexes) == self.maps:
            return self
        first, last = (np.searchsorted(indexes, at) for at in (self.first, self.last))
        stay = first < last
        kept = (column[stay] for column in (self.low, self.high, self.sign, first, last))
        return _sorted(Spans(*kept, maps=len(indexes)))

    def cleared(self, gone: Sequence[IntArray]) -> Spans:
        """Return the spans without some rows in some maps.

        Args:
            gone: Per map the rows that do not stand there.
        """
        gone_at = np.repeat(np.arange(self.maps), [len(rows) for rows in gone])
        gone_row = np.concatenate([np.zeros(0, dtype=np.int64), *gone])
        cut = np.isin(np.arange(len(self.low)), gone_row)
        # Stays that are cut are told day by day, and joined again by ``_sorted``.
        row = np.repeat(np.flatnonzero(cut), (self.last - self.first)[cut])
        day = ranges(self.first[cut], (self.last - self.first)[cut])
        stays = ~np.isin(row * self.maps + day, gone_row * self.maps + gone_at)
        row, day = row[stays], day[stays]
        single = (self.low[row], self.high[row], self.sign[row], day, day + 1)
        columns = zip((column[~cut] for column in self.columns()), single, strict=True)
        return _sorted(Spans(*(np.concatenate(both) for both in columns), maps=self.maps))

    def moved(self, by: int) -> Spans:
        """Return the same spans, each so many maps later."""
        return replace(self, first=self.first + by, last=self.last + by, maps=self.maps + by)

    def columns(self) -> tuple[IntArray, ...]:
        """Return low, high, sign, first and last."""
        return self.low, self.high, self.sign, self.first, self.last

    def _opened(self, index: int) -> Spans:
        # Stays that run across the gap are cut there; what comes after moves by one.
        across = (self.first < index) & (index < self.last)
        after = self.first >= index
        first = np.concatenate([self.first + after, np.full(across.sum(), index + 1)])
        last = np.concatenate(
            [np.where(across, index, self.last + after), self.last[across] + 1]
        ).astype(np.int64)
        low, high, sign = (
            np.concatenate([column, column[across]]) for column in (self.low, self.high, self.sign)
        )
        return Spans(low, high, sign, first, last, maps=self.maps)


def spans_of(maps: Sequence[MultiPolygon]) -> Spans:
    """Collect the edges of maps given in degrees, snapped to a millionth of a degree.

    Two parts of one map that touch along an edge cancel there: it is no boundary.
    """
    low, high, sign, owner = _edges(maps)
    vertices, at = np.unique(np.concatenate([low, high]), return_inverse=True)
    start, end = at[: len(low)], at[len(low) :]
    edges, edge_of = np.unique(start * len(vertices) + end, return_inverse=True)
    keys, at = np.unique(edge_of * len(maps) + owner, return_inverse=True)
    signs = np.bincount(at, weights=sign, minlength=len(keys)).astype(np.int64)
    keys, signs = keys[signs != 0], signs[signs != 0]
    edge, first = keys // max(len(maps), 1), keys % max(len(maps), 1)
    starts, ends = edges // max(len(vertices), 1), edges % max(len(vertices), 1)
    return _merged(
        Spans(vertices[starts[edge]], vertices[ends[edge]], signs, first, first + 1, maps=len(maps))
    )


def same_edges(one: Spans, other: Spans) -> bool:
    """Tell whether two series of maps have the same edges at the same times.

    >>> same_edges(spans_of([shapely.box(0, 0, 1, 1)]), spans_of([shapely.box(0, 0, 1, 2)]))
    False
    """
    columns = zip(one.columns(), other.columns(), strict=True)
    return one.maps == other.maps and all(np.array_equal(a, b) for a, b in columns)


def unpacked(vertices: IntArray) -> FloatArray:
    """Return packed vertices in degrees, longitude first: shape (n, 2).

    >>> unpacked(packed(np.array([[36.5, 48.25]]))).tolist()
    [[36.5, 48.25]]
    """
    grid = np.column_stack([vertices >> LAT_BITS, vertices & ((1 << LAT_BITS) - 1)])
    return np.asarray((grid - _ORIGIN) / SNAP_PER_DEGREE)


def packed(lonlat: FloatArray) -> IntArray:
    """Snap positions in degrees, shape (n, 2), to the grid; one number each."""
    grid = np.rint(lonlat * SNAP_PER_DEGREE).astype(np.int64) + _ORIGIN
    return np.asarray((grid[:, 0] << LAT_BITS) | grid[:, 1])


def _edges(
    maps: Sequence[MultiPolygon],
) -> tuple[IntArray, IntArray, IntArray, IntArray]:
    polygons, map_of = shapely.get_parts(np.array(maps, dtype=object), return_index=True)
    rings, polygon_of = shapely.get_rings(shapely.orient_polygons(polygons), return_index=True)
    coordinates, ring_of = shapely.get_coordinates(rings, return_index=True)
    vertices = packed(coordinates)
    start, end = vertices[:-1], vertices[1:]
    real = (ring_of[:-1] == ring_of[1:]) & (start != end)
    start, end, owner = start[real], end[real], map_of[polygon_of[ring_of[:-1][real]]]
    sign = np.where(start < end, 1, -1)
    return np.minimum(start, end), np.maximum(start, end), sign, owner


def _sorted(spans: Spans) -> Spans:
    order = np.lexsort((spans.first, spans.high, spans.low))
    return _merged(Spans(*(column[order] for column in spans.columns()), maps=spans.maps))


def _merged(spans: Spans) -> Spans:
    """Join stays of one edge that follow one another without a gap."""
    if not len(spans.low):
        return spans
    goes_on = (
        (spans.low[1:] == spans.low[:-1])
        & (spans.high[1:] == spans.high[:-1])
        & (spans.sign[1:] == spans.sign[:-1])
        & (spans.first[1:] == spans.last[:-1])
    )
    begins = np.concatenate([[True], ~goes_on])
    ends = np.concatenate([~goes_on, [True]])
    low, high, sign, first, _ = (column[begins] for column in spans.columns())
    return Spans(low, high, sign, first, spans.last[ends], maps=spans.maps)
