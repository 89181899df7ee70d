"""The nearest edge that stands on a point's day, for many points and days at once.

Days are taken sixteen at a time: what stands on any of them goes into one tree of vertices.
The vertices nearest to a point name the edges to measure; those that do not stand on its
own day are passed over, and where too few are left the search is widened until it is sure.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
ComplexArray = NDArray[np.complex128]

LONGEST_M = 2000.0
"""Longer edges are cut, so that an edge is never far from its vertices."""
TOGETHER = 16
FIRST_LOOK, WIDER = 2, 3
"""Vertices asked for at first, and how many times more for points that this leaves unsure."""


@dataclass(frozen=True, slots=True, eq=False)
class Segments:
    """Straight pieces with the time they stand.

    Attributes:
        starts: Shape (k, 2), metres; ``ends`` likewise.
        first: Shape (k,): first map index; ``last`` is one after the last.
        sign: Shape (k,): positive where the area lies left of the way from start to end.
    """

    starts: FloatArray
    ends: FloatArray
    first: IntArray
    last: IntArray
    sign: IntArray


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


def find_nearest(points: FloatArray, when: IntArray, segments: Segments) -> Nearest:
    """Find the nearest segment that stands at each point's time.

    Args:
        points: Shape (n, 2), metres.
        when: Shape (n,): index of the map asked.
        segments: Where to look.
    """
    ways = _cut(segments)
    found = _nothing(len(points))
    order = np.lexsort((_along_a_curve(points), when // TOGETHER))
    blocks = (when // TOGETHER)[order]
    places = _complex(points)
    for rows in np.split(order, np.flatnonzero(np.diff(blocks)) + 1):
        if len(rows):
            since = when[rows[0]] // TOGETHER * TOGETHER
            near = (ways.first < since + TOGETHER) & (ways.last > since)
            _find_in(_Vertices(ways.chosen(near)), rows, _Asked(places, when), found)
    spots = np.column_stack([found.spot.real, found.spot.imag])
    return Nearest(found.distance_m, spots, found.side)


@dataclass(frozen=True, slots=True, eq=False)
class _Ways:
    """Segments as complex numbers, which are quicker to reckon with than pairs."""

    start: ComplexArray
    end: ComplexArray
    first: IntArray
    last: IntArray
    sign: IntArray

    def chosen(self, which: BoolArray | IntArray) -> _Ways:
        return _Ways(
            self.start[which],
            self.end[which],
            self.first[which],
            self.last[which],
            self.sign[which],
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """Points as complex numbers, and the index of their map."""

    place: ComplexArray
    when: IntArray

    def chosen(self, rows: IntArray) -> _Asked:
        return _Asked(self.place[rows], self.when[rows])


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """As ``Nearest``, with spots as complex numbers."""

    distance_m: FloatArray
    spot: ComplexArray
    side: FloatArray

    def put(self, rows: IntArray, best: _Found) -> None:
        self.distance_m[rows] = best.distance_m
        self.spot[rows] = best.spot
        self.side[rows] = best.side


class _Vertices:
    """A tree of the vertices of segments, and which segments meet at each."""

    def __init__(self, ways: _Ways) -> None:
        self.ways = ways
        both = np.concatenate([ways.start, ways.end])
        # Equal positions must be one vertex, or half of the neighbours would be doubles.
        order = np.argsort(both)
        fresh = np.ones(len(order), dtype=bool)
        fresh[1:] = both[order[1:]] != both[order[:-1]]
        self._begins = np.append(np.flatnonzero(fresh), len(order))
        self._lengths = np.diff(self._begins)
        self._meeting = order % max(len(ways.first), 1)
        self.count = int(fresh.sum())
        self.slack = float((np.abs(ways.end - ways.start) ** 2).max(initial=0)) / 4
        self.tree = cKDTree(_pairs(both[order[fresh]]), leafsize=32, balanced_tree=False)

    def meeting(self, vertices: IntArray) -> tuple[IntArray, IntArray]:
        """Return the segments that meet at vertices, and how many at each."""
        lengths = self._lengths[vertices]
        return self._meeting[_ranges(self._begins[vertices], lengths)], lengths


def _find_in(vertices: _Vertices, rows: IntArray, asked: _Asked, found: _Found) -> None:
    many = min(FIRST_LOOK, vertices.count)
    while many and len(rows):
        mine = asked.chosen(rows)
        radius, near = vertices.tree.query(_pairs(mine.place), k=np.arange(1, many + 1))
        listed, lengths = vertices.meeting(near.reshape(-1))
        number = lengths.reshape(len(rows), many).sum(axis=1)
        best = _measured(mine, vertices.ways, listed, number)
        found.put(rows, best)
        # An edge none of whose ends is among the neighbours lies no nearer than this.
        sure = best.distance_m**2 <= radius[:, -1] ** 2 - vertices.slack
        rows = rows[~sure & (many < vertices.count)]
        many = min(WIDER * many, vertices.count)


def _measured(asked: _Asked, ways: _Ways, listed: IntArray, number: IntArray) -> _Found:
    """Measure points to their own lists of segments, one list after the other."""
    of = np.repeat(np.arange(len(number)), number)
    time = asked.when[of]
    stands = (ways.first[listed] <= time) & (time < ways.last[listed])
    of, listed = of[stands], listed[stands]
    point, start, end = asked.place[of], ways.start[listed], ways.end[listed]
    spot = _foot(point, start, end)
    out = point - spot
    squares = out.real**2 + out.imag**2
    least = np.full(len(number), np.inf)
    begins = np.flatnonzero(np.diff(of, prepend=-1))
    if len(begins):
        least[of[begins]] = np.minimum.reduceat(squares, begins)
    hit = np.flatnonzero(squares == least[of])
    best = _nothing(len(number))
    best.distance_m[:] = np.sqrt(least)
    best.spot[of[hit]] = spot[hit]
    best.side[:] = _side(of[hit], out[hit], ways.chosen(listed[hit]), len(number))
    return best


def _foot(point: ComplexArray, start: ComplexArray, end: ComplexArray) -> ComplexArray:
    way, out = end - start, point - start
    along = way.real * out.real + way.imag * out.imag
    along /= way.real**2 + way.imag**2
    # The ends themselves, to the last bit: so that edges that meet there are equally near.
    return np.where(along >= 1, end, start + np.maximum(along, 0) * way)


def _side(of: IntArray, out: ComplexArray, hit: _Ways, count: int) -> FloatArray:
    way = (hit.end - hit.start) * np.sign(hit.sign)
    left = (way.real * out.imag - way.imag * out.real) / np.abs(way)
    side: FloatArray = np.bincount(of, weights=left, minlength=count).astype(np.float64)
    # Behind a sharp corner one of its edges has the point on the wrong side of its line.
    torn = side != np.copysign(np.bincount(of, weights=np.abs(left), minlength=count), side)
    for_corner = torn[of]
    if for_corner.any():
        side[torn] = _corner_side(of[for_corner], left[for_corner], hit.chosen(for_corner))
    return side


def _corner_side(of: IntArray, left: FloatArray, hit: _Ways) -> FloatArray:
    # The sum of both edges' unit normals tells, however sharp the corner is. An edge that was
    # found from both its ends counts once.
    order = np.lexsort((hit.end, hit.start, of))
    again = np.zeros(len(order), dtype=bool)
    for column in (of, hit.start, hit.end):
        again[1:] |= column[order[1:]] != column[order[:-1]]
    again[1:] = ~again[1:]
    once = order[~again]
    _, of_torn = np.unique(of[once], return_inverse=True)
    side = np.bincount(of_torn, weights=left[once])
    return np.where(np.bincount(of_torn) > 2, np.nan, side)


def _nothing(count: int) -> _Found:
    nowhere = np.full(count, np.nan + 1j * np.nan)
    return _Found(np.full(count, np.inf), nowhere, np.full(count, np.nan))


def _cut(segments: Segments) -> _Ways:
    start, end = _complex(segments.starts), _complex(segments.ends)
    real = start != end
    start, end = start[real], end[real]
    parts = np.maximum(np.ceil(np.abs(end - start) / LONGEST_M), 1).astype(np.int64)
    of = np.repeat(np.arange(len(parts)), parts)
    at = _ranges(np.zeros(len(parts), dtype=np.int64), parts)
    step = ((end - start) / parts)[of]
    # The last piece ends where the edge does, to the last bit, so that neighbours touch.
    return _Ways(
        start[of] + at * step,
        np.where(at + 1 == parts[of], end[of], start[of] + (at + 1) * step),
        *(column[real][of] for column in (segments.first, segments.last, segments.sign)),
    )


def _ranges(begins: IntArray, lengths: IntArray) -> IntArray:
    """Join the ranges of given begins and lengths.

    >>> _ranges(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    before = np.cumsum(lengths) - lengths
    return np.asarray(np.arange(int(lengths.sum())) + np.repeat(begins - before, lengths))


def _complex(places: FloatArray) -> ComplexArray:
    return np.ascontiguousarray(places, dtype=np.float64).view(np.complex128).reshape(-1)


def _pairs(places: ComplexArray) -> FloatArray:
    return places.view(np.float64).reshape(-1, 2)


def _along_a_curve(points: FloatArray) -> IntArray:
    # Rows of a coarse grid, there and back again: neighbours in the list are near in place,
    # which the tree's search is quicker on.
    grid = np.floor(points / 20_000.0).astype(np.int64)
    backwards = np.where(grid[:, 1] % 2 == 0, grid[:, 0], -grid[:, 0])
    return np.asarray(grid[:, 1] * 1_000_000 + backwards)
