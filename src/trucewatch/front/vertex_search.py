"""The nearest edge of points by its vertices, for edges without cells.

A short list names the vertices whose edges can be nearest to a point; all edges that leave
them are measured, and the nearest tells distance, spot and side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from trucewatch.front.corners import (
    ComplexArray,
    Corners,
    FloatArray,
    IntArray,
    Segments,
    as_complex,
)
from trucewatch.front.found import Found, least_of
from trucewatch.front.shortlist import Presence, Shortlist, shortlists

AT_A_TIME = 32_768
"""Pairs measured in one go: what they need stays in the processor's cache."""


def find_by_vertices(points: FloatArray, when: IntArray, segments: Segments) -> Found:
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
    return search.found


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


class _Search:
    """What was found so far."""

    def __init__(self, corners: Corners, asked: _Asked) -> None:
        self._corners = corners
        self._asked = asked
        self.found = Found.nothing(len(asked.when))

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
        least = least_of(of, square)
        corners, found = self._corners, self.found
        found.square[least.rows] = least.square
        edge, frame = edge[least.hit], frame[least.hit]
        way = corners.turn[edge].conj() * corners.square[edge]
        spot = corners.places[corners.vertex[edge]] + np.maximum(frame.real, 0) * way
        found.spot[of[least.hit]] = spot
        found.side[least.rows] = least.sides(frame.imag * corners.left[edge])
