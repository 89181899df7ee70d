"""Directed edges joined to long lines: what lines are cut with costs by their number."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from trucewatch.front.spans import FloatArray, IntArray, packed

GeometryArray = NDArray[np.object_]


def chained(
    starts: FloatArray, ends: FloatArray, group: IntArray
) -> tuple[GeometryArray, IntArray]:
    """Join edges that follow one another in a vertex where no other edge begins or ends.

    Args:
        starts: Shape (n, 2), degrees on the grid; ``ends`` likewise.
        ends: Where the edges end.
        group: Shape (n,), ascending: edges of different groups never meet.

    Returns:
        Lines, and the group of each, ascending.

    >>> corners = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]])
    >>> lines, _ = chained(corners[:2], corners[1:], np.zeros(2, dtype=np.int64))
    >>> [line.wkt for line in lines]
    ['LINESTRING (0 0, 1 0, 1 1)']
    """
    walk, begins = _walked(*_joints(starts, ends, group))
    lengths = np.diff(begins, append=len(walk))
    line = np.arange(len(begins))
    spots = np.empty((len(walk) + len(begins), 2))
    spots[np.arange(len(walk)) + np.repeat(line, lengths)] = starts[walk]
    spots[begins + lengths + line] = ends[walk[begins + lengths - 1]]
    lines = shapely.linestrings(spots, indices=np.repeat(line, lengths + 1))
    of = group[walk[begins]]
    order = np.argsort(of, kind="stable")
    return np.asarray(lines)[order], of[order]


def _joints(starts: FloatArray, ends: FloatArray, group: IntArray) -> tuple[IntArray, IntArray]:
    """Return the edge that follows each, -1 where none or more do, and which follow none."""
    count = len(group)
    places, of = np.concatenate([packed(starts), packed(ends)]), np.concatenate([group, group])
    order = np.lexsort((places, of))
    anew = (np.diff(places[order]) != 0) | (np.diff(of[order]) != 0)
    vertex = np.empty(2 * count, dtype=np.int64)
    vertex[order] = np.concatenate([[0], np.cumsum(anew)])[: 2 * count]
    start, end = vertex[:count], vertex[count:]
    size = 2 * count
    begun, ended = np.bincount(start, minlength=size), np.bincount(end, minlength=size)
    plain = (begun == 1) & (ended == 1)
    leaving = np.zeros(size, dtype=np.int64)
    leaving[start] = np.arange(count)
    return np.where(plain[end], leaving[end], -1), np.flatnonzero(~plain[start])


def _walked(following: IntArray, heads: IntArray) -> tuple[IntArray, IntArray]:
    """Return edges line after line, and where each line begins; what is left are rings."""
    after, done = following.tolist(), bytearray(len(following))
    walk: list[int] = []
    begins: list[int] = []
    for head in [*heads.tolist(), *range(len(after))]:
        if not done[head]:
            begins.append(len(walk))
        edge = head
        while edge >= 0 and not done[edge]:
            done[edge] = True
            walk.append(edge)
            edge = after[edge]
    return np.array(walk, dtype=np.int64), np.array(begins, dtype=np.int64)
