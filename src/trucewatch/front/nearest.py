"""The nearest edge that stands on a point's day, for many points and days at once.

Days are taken sixteen at a time: the vertices of what stands on any of them go into one
tree. The vertex nearest to a point names the edges to measure; the next ones tell whether
any other edge could be nearer. For the few points where it could, more are measured, until
it is sure.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from trucewatch.front.corners import (
    ComplexArray,
    Corners,
    FloatArray,
    IntArray,
    Segments,
    as_complex,
    as_pairs,
)

BoolArray = NDArray[np.bool_]

TOGETHER = 16
FIRST_LOOK, WIDER = 3, 5
"""Vertices asked for at first, and how many times more for points that this leaves unsure."""
CELL_M = 10_000.0
ROUNDING = 1e-12
"""Squares this close to one another count as equal when asked what could be nearer."""


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
    # Neighbours in the list are near in place, which the trees' search is quicker on.
    order = np.argsort(_along_a_curve(points), kind="stable")
    order = order[np.argsort((when // TOGETHER).astype(np.uint16)[order], kind="stable")]
    asked = _Asked(as_complex(points)[order], when[order])
    found = _Search(Corners(segments), asked).run()
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    return Nearest(np.sqrt(found.square[back]), as_pairs(found.spot[back]), found.side[back])


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """Points as complex numbers, and the index of their map."""

    place: ComplexArray
    when: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """As ``Nearest``, with squared distances, and spots as complex numbers."""

    square: FloatArray
    spot: ComplexArray
    side: FloatArray


class _Vertices:
    """A tree of the vertices of what stands on some of sixteen days."""

    def __init__(self, corners: Corners, block: int) -> None:
        since = block * TOGETHER
        near = (corners.first < since + TOGETHER) & (corners.last > since)
        leaving = corners.vertex[near]
        self._reach = corners.reach
        self._rows = leaving[np.flatnonzero(np.diff(leaving, prepend=-1))]
        self._slack = float(corners.square[near].max(initial=0)) / 4
        from scipy.spatial import cKDTree  # here: half a second that most commands save

        # Plain nodes and wide leaves: half the time of the usual tree on such points.
        places = as_pairs(corners.places[self._rows])
        self._tree = cKDTree(places, leafsize=64, balanced_tree=False, compact_nodes=False)

    def look(self, places: ComplexArray, many: int) -> _Look:
        """List the vertices that are nearest to places."""
        radius, at = self._tree.query(as_pairs(places), k=np.arange(1, many + 1))
        listed = np.append(self._rows, -1)[at]
        square = radius**2 * (1 - ROUNDING)
        bound = square - np.append(self._reach, 0)[listed]
        return _Look(listed, bound, square[:, -1] - self._slack)


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """The vertices nearest to points, nearest first, one row per point.

    Attributes:
        listed: Shape (n, k); -1 where there are no more.
        bound: No edge of a listed vertex is nearer than the root of this, unless one of its
            ends is listed before.
        rest: Shape (n,): no edge with both ends unlisted is nearer than the root of this.
    """

    listed: IntArray
    bound: FloatArray
    rest: FloatArray

    def chosen(self, rows: BoolArray) -> _Look:
        return _Look(self.listed[rows], self.bound[rows], self.rest[rows])


class _Search:
    """The search for points that are sorted by the time asked."""

    def __init__(self, corners: Corners, asked: _Asked) -> None:
        self._corners = corners
        self._asked = asked
        self._found = _nothing(len(asked.when))

    def run(self) -> _Found:
        """Find what is nearest to all points, sixteen days after sixteen days."""
        block = self._asked.when // TOGETHER
        bounds = np.flatnonzero(np.diff(block, prepend=-1, append=-1))
        for begin, end in pairwise(bounds.tolist()):
            self._find(np.arange(begin, end), _Vertices(self._corners, int(block[begin])))
        return self._found

    def _find(self, rows: IntArray, vertices: _Vertices) -> None:
        """Measure to the nearest vertex; where this leaves it open, to more and more."""
        look = vertices.look(self._asked.place[rows], FIRST_LOOK)
        first = look.listed[:, 0] >= 0
        self._measure(rows[first], look.listed[first, 0])
        clear = np.minimum(look.rest, look.bound[:, 1:].min(axis=1))
        unsure = first & ~(self._found.square[rows] < clear)
        rows, look = rows[unsure], look.chosen(unsure)
        many = FIRST_LOOK
        while len(rows):
            close = (look.bound <= self._found.square[rows][:, None]) & (look.listed >= 0)
            self._measure(np.repeat(rows, close.sum(axis=1)), look.listed[close])
            # Infinite where all that stands has been listed.
            rows = rows[(self._found.square[rows] >= look.rest) & (look.rest < np.inf)]
            many *= WIDER
            look = vertices.look(self._asked.place[rows], many)

    def _measure(self, owner: IntArray, vertex: IntArray) -> None:
        """Measure points to the edges that leave vertices, each point's in one go."""
        corners = self._corners
        edge, pair = corners.leaving(vertex)
        time = self._asked.when[owner][pair]
        stands = np.flatnonzero((corners.first[edge] <= time) & (time < corners.last[edge]))
        edge, pair = edge[stands], pair[stands]
        out = self._asked.place[owner] - corners.places[vertex]
        frame = out[pair] * corners.turn[edge]
        direct = (out.real**2 + out.imag**2)[pair]
        beside = frame.imag**2 * corners.square[edge]
        square = np.where(frame.real > 0, beside, direct)
        # Past its middle an edge is measured from its other end, to the last bit.
        square[frame.real > 0.75] = np.inf
        self._keep(owner[pair], edge, frame, square)

    def _keep(self, of: IntArray, edge: IntArray, frame: ComplexArray, square: FloatArray) -> None:
        begins = np.flatnonzero(np.diff(of, prepend=-1))
        if not len(begins):
            return
        rows = of[begins]
        least = np.minimum.reduceat(square, begins)
        counts = np.diff(begins, append=len(of))
        hit = np.flatnonzero((square == np.repeat(least, counts)) & (square < np.inf))
        corners = self._corners
        self._found.square[rows] = least
        edge, of, frame = edge[hit], of[hit], frame[hit]
        way = corners.turn[edge].conj() * corners.square[edge]
        self._found.spot[of] = (
            corners.places[corners.vertex[edge]] + np.maximum(frame.real, 0) * way
        )
        of_row = np.repeat(np.arange(len(rows)), counts)[hit]
        self._found.side[rows] = _side(of_row, frame.imag * corners.left[edge], len(rows))


def _side(of: IntArray, left: FloatArray, count: int) -> FloatArray:
    """Tell sides by how far points lie left of the lines of their nearest edges.

    Behind a sharp corner one of its edges has the point on the wrong side of its line; the
    sum of both edges' unit normals tells, however sharp the corner is.
    """
    side = np.bincount(of, weights=left, minlength=count).astype(np.float64)
    torn = side != np.copysign(np.bincount(of, weights=np.abs(left), minlength=count), side)
    return np.where(torn & (np.bincount(of, minlength=count) > 2), np.nan, side)


def _nothing(count: int) -> _Found:
    nowhere = np.full(count, np.nan + 1j * np.nan)
    return _Found(np.full(count, np.inf), nowhere, np.full(count, np.nan))


def _along_a_curve(points: FloatArray) -> NDArray[np.uint16]:
    # Rows of a coarse grid, there and back again.
    cell = np.floor((points - points.min(axis=0, initial=np.inf)) / CELL_M).astype(np.int64)
    row, column = cell[:, 1] & 255, cell[:, 0] & 255
    return np.asarray((row << 8) | np.where(row & 1, 255 - column, column), dtype=np.uint16)
