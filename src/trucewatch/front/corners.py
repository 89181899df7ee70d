"""Vertices of segments with the edges that leave them, ready to be measured to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
ComplexArray = NDArray[np.complex128]

LONGEST_M = 2000.0
"""Longer edges are cut, so that an edge is never far from its vertices."""


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


class Corners:
    """Segments seen from their vertices: each is listed at both of its ends.

    Places are complex numbers, which are quicker to reckon with than pairs. Tables of edges
    are in the order of the vertex that they leave.

    Attributes:
        places: Shape (vertices,): metres.
        begins: Shape (vertices,): the first edge of each; ``lengths`` is their number.
        reach: Shape (vertices,): a quarter of the square of its longest edge. An edge whose
            ends are r and more away is no nearer than the root of r² less this.
        vertex: Shape (edges,): where it leaves; the tables below have the same shape.
        turn: Brings an offset from the vertex into the edge's frame: one is its other end.
        square: Squared length.
        left: Length, negative where the area lies right of the way out.
        first: First map index; ``last`` is one after the last.
    """

    def __init__(self, segments: Segments) -> None:
        start, end, first, last, sign = _cut(segments)
        both = np.concatenate([start, end])
        self.places, vertex = np.unique(both, return_inverse=True)
        order = np.argsort(vertex, kind="stable")
        way = np.concatenate([end - start, start - end])[order]
        self.vertex: IntArray = vertex[order]
        self.begins: IntArray = np.searchsorted(self.vertex, np.arange(len(self.places)))
        self.lengths: IntArray = np.diff(self.begins, append=len(order))
        self.square: FloatArray = way.real**2 + way.imag**2
        self.turn: ComplexArray = way.conj() / self.square
        self.left: FloatArray = np.sqrt(self.square) * np.concatenate([sign, -sign])[order]
        self.first: IntArray = np.concatenate([first, first])[order]
        self.last: IntArray = np.concatenate([last, last])[order]
        self.reach: FloatArray = np.zeros(0)
        if len(order):
            self.reach = np.maximum.reduceat(self.square, self.begins) / 4

    def leaving(self, vertices: IntArray) -> tuple[IntArray, IntArray]:
        """Return the edges that leave vertices, and for each which of the list it leaves."""
        lengths = self.lengths[vertices]
        of = np.repeat(np.arange(len(vertices)), lengths)
        return ranges(self.begins[vertices], lengths), of


def ranges(begins: IntArray, lengths: IntArray) -> IntArray:
    """Join the ranges of given begins and lengths.

    >>> ranges(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    before = np.cumsum(lengths) - lengths
    return np.asarray(np.arange(int(lengths.sum())) + np.repeat(begins - before, lengths))


def as_complex(places: FloatArray) -> ComplexArray:
    """Turn places of shape (n, 2) into complex numbers."""
    return np.ascontiguousarray(places, dtype=np.float64).view(np.complex128).reshape(-1)


def as_pairs(places: ComplexArray) -> FloatArray:
    """Turn complex numbers into places of shape (n, 2)."""
    return places.view(np.float64).reshape(-1, 2)


def _cut(segments: Segments) -> tuple[ComplexArray, ComplexArray, IntArray, IntArray, IntArray]:
    start, end = as_complex(segments.starts), as_complex(segments.ends)
    real = start != end
    start, end = start[real], end[real]
    parts = np.maximum(np.ceil(np.abs(end - start) / LONGEST_M), 1).astype(np.int64)
    of = np.repeat(np.arange(len(parts)), parts)
    at = ranges(np.zeros(len(parts), dtype=np.int64), parts)
    step = ((end - start) / parts)[of]
    # The last piece ends where the edge does, to the last bit, so that neighbours touch.
    return (
        start[of] + at * step,
        np.where(at + 1 == parts[of], end[of], start[of] + (at + 1) * step),
        segments.first[real][of],
        segments.last[real][of],
        np.sign(segments.sign[real][of]),
    )
