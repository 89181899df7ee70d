"""Closed rings from directed edges that have an area on their left."""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np

from trucewatch.front.spans import FloatArray, IntArray


def trace_rings(start: IntArray, end: IntArray, position: FloatArray) -> list[IntArray]:
    """Join edges to simple rings; counter-clockwise rings are shells, the others holes.

    Args:
        start: Shape (k,): vertex where each edge begins; each vertex begins as many as it ends.
        end: Vertex where it ends.
        position: Shape (vertices, 2): where the vertices lie.

    Returns:
        Per ring its vertices, the first one repeated at the end.

    >>> rings = trace_rings(np.array([0, 1, 2]), np.array([1, 2, 0]), np.zeros((3, 2)))
    >>> rings[0].tolist()
    [0, 1, 2, 0]
    """
    following = _following(start, end, position)
    todo = [True] * len(following)
    rings: list[IntArray] = []
    for first in range(len(following)):
        walk: list[int] = []
        edge = first
        while todo[edge]:
            todo[edge] = False
            walk.append(edge)
            edge = following[edge]
        if walk:
            rings.extend(_simple(start[walk].tolist()))
    return rings


def _following(start: IntArray, end: IntArray, position: FloatArray) -> list[int]:
    order = np.argsort(start, kind="stable")
    begins = np.searchsorted(start[order], end)
    following: list[int] = order[begins].tolist()
    outgoing = np.bincount(start, minlength=len(position))
    incoming_at: dict[int, list[int]] = defaultdict(list)
    for edge in np.flatnonzero(outgoing[end] > 1).tolist():
        incoming_at[int(end[edge])].append(edge)
    for vertex, incoming in incoming_at.items():
        leaving = np.flatnonzero(start == vertex).tolist()
        for edge in incoming:
            back = _bearing(position[start[edge]] - position[vertex])
            # Around the area on the left: the first edge clockwise from where we came from.
            turns = {
                other: (back - _bearing(position[end[other]] - position[vertex])) % math.tau
                for other in leaving
            }
            following[edge] = min(turns, key=lambda other: turns[other] or math.tau)
            leaving.remove(following[edge])
    return following


def _bearing(way: FloatArray) -> float:
    return math.atan2(float(way[1]), float(way[0]))


def _simple(vertices: list[int]) -> list[IntArray]:
    """Split a closed walk where it comes back to a vertex: a hole that touches its shell."""
    rings: list[IntArray] = []
    path: list[int] = []
    at: dict[int, int] = {}
    for vertex in [*vertices, vertices[0]]:
        if vertex in at:
            loop = path[at[vertex] :]
            rings.append(np.array([*loop, vertex], dtype=np.int64))
            for passed in loop:
                del at[passed]
            del path[len(path) - len(loop) :]
        at[vertex] = len(path)
        path.append(vertex)
    return rings
