"""The nearest edge that stands on a point's day, for many points and days at once.

A short list names the vertices whose edges can be nearest to a point; all edges that leave
them are measured, and the nearest tells distance, spot and side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
from trucewatch.front.shortlist import Presence, Shortlist, shortlists

BoolArray = NDArray[np.bool_]

AT_A_TIME = 32_768
"""Pairs measured in one go: what they need stays in the processor's cache."""


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
    corners = Corners(segments)
    presence = Presence(corners)
    search = _Search(corners, _Asked(as_complex(points), when))
    for rows, entries in _batches(shortlists(points, when, presence), presence):
        search.measure(rows, presence.vertex[entries])
    found = search.found
    return Nearest(np.sqrt(found.square), as_pairs(found.spot), found.side)


def _batches(lists: Iterable[Shortlist], presence: Presence) -> Iterator[tuple[IntArray, IntArray]]:
    """Gather short lists, and leave out what another pair of the point beats."""
    gathered: list[Shortlist] = []
    count = 0
    for one in lists:
        gathered.append(one)
        count += len(one.rows)
        if count >= AT_A_TIME:
            yield _joined(gathered, presence)
            gathered, count = [], 0
    if count:
        yield _joined(gathered, presence)


def _joined(lists: list[Shortlist], presence: Presence) -> tuple[IntArray, IntArray]:
    rows, entries, square = (
        np.concatenate(column)
        for column in zip(*((one.rows, one.entry, one.square) for one in lists), strict=True)
    )
    begins = np.flatnonzero(np.diff(rows, prepend=-1))
    lengths = np.diff(begins, append=len(rows))
    most = np.minimum.reduceat(square + presence.table[3, entries], begins)
    most += max(one.loss for one in lists)
    kept = np.flatnonzero(square <= np.repeat(most, lengths))
    return rows[kept], entries[kept]


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


class _Search:
    """What was found so far."""

    def __init__(self, corners: Corners, asked: _Asked) -> None:
        self._corners = corners
        self._asked = asked
        self.found = _nothing(len(asked.when))

    def measure(self, owner: IntArray, vertex: IntArray) -> None:
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
        self.found.square[rows] = least
        edge, of, frame = edge[hit], of[hit], frame[hit]
        way = corners.turn[edge].conj() * corners.square[edge]
        self.found.spot[of] = corners.places[corners.vertex[edge]] + np.maximum(frame.real, 0) * way
        of_row = np.repeat(np.arange(len(rows)), counts)[hit]
        self.found.side[rows] = _side(of_row, frame.imag * corners.left[edge], len(rows))


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
