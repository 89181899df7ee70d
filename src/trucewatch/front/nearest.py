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

    def chosen(self, which: BoolArray | IntArray) -> Segments:
        """Return some of the segments."""
        return Segments(
            self.starts[which],
            self.ends[which],
            self.first[which],
            self.last[which],
            self.sign[which],
        )


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
    cut = _cut(segments)
    found = _nothing(len(points))
    order = np.lexsort((_along_a_curve(points), when // TOGETHER))
    blocks = (when // TOGETHER)[order]
    for rows in np.split(order, np.flatnonzero(np.diff(blocks)) + 1):
        if len(rows):
            since = when[rows[0]] // TOGETHER * TOGETHER
            near = (cut.first < since + TOGETHER) & (cut.last > since)
            _find_in(_Vertices(cut.chosen(near)), rows, (points, when), found)
    return found


class _Vertices:
    """A tree of the vertices of segments, and which segments meet at each."""

    def __init__(self, segments: Segments) -> None:
        self.segments = segments
        both = np.concatenate([segments.starts, segments.ends])
        # Equal positions must be one vertex, or half of the neighbours would be doubles.
        order = np.lexsort((both[:, 1], both[:, 0]))
        fresh = np.ones(len(order), dtype=bool)
        fresh[1:] = (both[order[1:]] != both[order[:-1]]).any(axis=1)
        self._begins = np.append(np.flatnonzero(fresh), len(order))
        self._meeting = order % max(len(segments.first), 1)
        self.count = int(fresh.sum())
        way = segments.ends - segments.starts
        self.slack = float((way * way).sum(axis=1).max(initial=0)) / 4
        self.tree = cKDTree(both[order[fresh]], balanced_tree=False)

    def meeting(self, vertices: IntArray) -> tuple[IntArray, IntArray]:
        """Return the segments that meet at vertices, and how many at each."""
        begins, lengths = self._begins[vertices], np.diff(self._begins)[vertices]
        return self._meeting[_ranges(begins, lengths)], lengths


def _find_in(
    vertices: _Vertices, rows: IntArray, asked: tuple[FloatArray, IntArray], found: Nearest
) -> None:
    points, when = asked
    many = min(FIRST_LOOK, vertices.count)
    while many and len(rows):
        radius, near = vertices.tree.query(points[rows], k=np.arange(1, many + 1))
        listed, lengths = vertices.meeting(near.reshape(-1))
        number = np.add.reduceat(lengths, np.arange(0, len(lengths), many))
        best = _measure(points[rows], when[rows], vertices.segments.chosen(listed), number)
        _put(best, rows, found)
        # An edge none of whose ends is among the neighbours lies no nearer than this.
        sure = best.distance_m**2 <= radius[:, -1] ** 2 - vertices.slack
        rows = rows[~sure & (many < vertices.count)]
        many = min(WIDER * many, vertices.count)


def _measure(points: FloatArray, when: IntArray, listed: Segments, number: IntArray) -> Nearest:
    """Measure points to their own lists of segments, one list after the other."""
    of = np.repeat(np.arange(len(points)), number)
    point, time = points[of], when[of]
    spot = _foot(point, listed.starts, listed.ends)
    stands = (listed.first <= time) & (time < listed.last)
    squares = np.where(stands, ((point - spot) ** 2).sum(axis=1), np.inf)
    least = np.minimum.reduceat(squares, np.cumsum(number) - number)
    (hit,) = np.nonzero((squares == least[of]) & stands)
    best = _nothing(len(points))
    best.distance_m[:] = np.sqrt(least)
    best.spot[of[hit]] = spot[hit]
    best.side[:] = _side(of[hit], point[hit] - spot[hit], listed.chosen(hit), len(points))
    return best


def _side(of: IntArray, out: FloatArray, hit: Segments, count: int) -> FloatArray:
    way = hit.ends - hit.starts
    left = (way[:, 0] * out[:, 1] - way[:, 1] * out[:, 0]) * np.sign(hit.sign)
    left /= np.hypot(way[:, 0], way[:, 1])
    side: FloatArray = np.bincount(of, weights=left, minlength=count).astype(np.float64)
    # Behind a sharp corner one of its edges has the point on the wrong side of its line.
    torn = side != np.copysign(np.bincount(of, weights=np.abs(left), minlength=count), side)
    for_corner = torn[of]
    if for_corner.any():
        side[torn] = _corner_side(of[for_corner], left[for_corner], hit.chosen(for_corner))
    return side


def _corner_side(of: IntArray, left: FloatArray, hit: Segments) -> FloatArray:
    # The sum of both edges' unit normals tells, however sharp the corner is. An edge that was
    # found from both its ends counts once.
    edges = np.column_stack([of, hit.starts, hit.ends])
    order = np.lexsort(edges.T[::-1])
    again = np.zeros(len(order), dtype=bool)
    again[1:] = (edges[order[1:]] == edges[order[:-1]]).all(axis=1)
    once = order[~again]
    _, of_torn = np.unique(of[once], return_inverse=True)
    side = np.bincount(of_torn, weights=left[once])
    return np.where(np.bincount(of_torn) > 2, np.nan, side)


def _foot(point: FloatArray, start: FloatArray, end: FloatArray) -> FloatArray:
    way = end - start
    along = ((point - start) * way).sum(axis=1) / (way * way).sum(axis=1)
    foot = start + along[:, None] * way
    foot = np.where((along <= 0)[:, None], start, foot)
    return np.where((along >= 1)[:, None], end, foot)


def _put(best: Nearest, rows: IntArray, found: Nearest) -> None:
    found.distance_m[rows] = best.distance_m
    found.spot[rows] = best.spot
    found.side[rows] = best.side


def _nothing(count: int) -> Nearest:
    return Nearest(np.full(count, np.inf), np.full((count, 2), np.nan), np.full(count, np.nan))


def _cut(segments: Segments) -> Segments:
    way = segments.ends - segments.starts
    parts = np.maximum(np.ceil(np.hypot(way[:, 0], way[:, 1]) / LONGEST_M), 1).astype(np.int64)
    of = np.repeat(np.arange(len(parts)), parts)
    at = _ranges(np.zeros(len(parts), dtype=np.int64), parts)
    pieces = segments.chosen(of)
    step = way[of] / parts[of][:, None]
    starts = pieces.starts + at[:, None] * step
    following = pieces.starts + (at + 1)[:, None] * step
    # The last piece ends where the edge does, to the last bit, so that neighbours touch.
    ends = np.where((at + 1 == parts[of])[:, None], pieces.ends, following)
    return Segments(starts, ends, pieces.first, pieces.last, pieces.sign)


def _ranges(begins: IntArray, lengths: IntArray) -> IntArray:
    """Join the ranges of given begins and lengths.

    >>> _ranges(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    before = np.cumsum(lengths) - lengths
    return np.asarray(np.arange(int(lengths.sum())) + np.repeat(begins - before, lengths))


def _along_a_curve(points: FloatArray) -> IntArray:
    # Rows of a coarse grid, there and back again: neighbours in the list are near in place,
    # which the tree's search is quicker on.
    grid = np.floor(points / 20_000.0).astype(np.int64)
    backwards = np.where(grid[:, 1] % 2 == 0, grid[:, 0], -grid[:, 0])
    return np.asarray(grid[:, 1] * 1_000_000 + backwards)
