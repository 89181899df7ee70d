"""Cells of place and time, each with the edges that can be nearest to a point in it.

Place is a square parted into quarters again and again; each part's time is halved as often as
it needs. Where a point belongs is looked up, not searched for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from trucewatch.front.corners import FloatArray, IntArray
from trucewatch.vocabulary.place import Position

DEEPEST = 8
"""How often place is quartered at most."""
ACROSS = 1 << DEEPEST
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Square:
    """A square in metres of a projection.

    Attributes:
        east: Of its middle; ``north`` likewise.
        half: Half of its side.
        centre: The projection's.
    """

    east: float
    north: float
    half: float
    centre: Position


@dataclass(frozen=True, eq=False)
class Cells:
    """Which edges can be nearest, by place and time.

    Attributes:
        square: All of the ground that is parted.
        maps: How many maps the time consists of.
        depths: Shape (parts,): how often a part of the square was quartered, in the order of
            the Z curve; together they cover it.
        halvings: Shape (parts,): how often its time was halved.
        lengths: Shape (lists,): how many edges can be nearest, part by part and in each by
            time.
        edges: Shape (sum of lengths,): which; ascending in each list.
    """

    square: Square
    maps: int
    depths: IntArray
    halvings: IntArray
    lengths: IntArray
    edges: IntArray

    def whole(self, edges: int) -> bool:
        """Tell whether the parts fill the square and all lists are there, of so many edges."""
        lists = (1 << self.halvings).sum() if (self.halvings < self.maps).all() else -1
        return bool(
            ((self.depths >= 0) & (self.depths <= DEEPEST)).all()
            and (4.0**-self.depths).sum() == 1
            and len(self.depths) == len(self.halvings)
            and len(self.lengths) == lists
            and self.lengths.min() >= 0
            and self.lengths.sum() == len(self.edges)
            and ((self.edges >= 0) & (self.edges < edges)).all()
        )

    def covers(self, points: FloatArray, when: IntArray) -> BoolArray:
        """Tell which points the cells answer for: shape (n, 2), metres, and (n,)."""
        east, north = points.T
        near_east = np.abs(east - self.square.east) < self.square.half
        near_north = np.abs(north - self.square.north) < self.square.half
        return np.asarray(near_east & near_north & (when >= 0) & (when < self.maps))

    def lists_of(self, points: FloatArray, when: IntArray) -> tuple[IntArray, IntArray]:
        """Return where in ``edges`` the lists of covered points begin, and their lengths."""
        corner = (self.square.east - self.square.half, self.square.north - self.square.half)
        east, north = ((points - corner) * (ACROSS / 2 / self.square.half)).astype(np.int32).T
        part = self._part_of[np.minimum(north, ACROSS - 1), np.minimum(east, ACROSS - 1)]
        chosen = self._first_list[part] + (when << self.halvings[part]) // self.maps
        return self._begins[chosen], self.lengths[chosen]

    @cached_property
    def _part_of(self) -> NDArray[np.int32]:
        along = np.repeat(np.arange(len(self.depths), dtype=np.int32), 4 ** (DEEPEST - self.depths))
        return along[on_curve(*np.meshgrid(np.arange(ACROSS), np.arange(ACROSS)))]

    @cached_property
    def _first_list(self) -> IntArray:
        many = 1 << self.halvings
        return np.asarray(np.cumsum(many) - many)

    @cached_property
    def _begins(self) -> IntArray:
        return np.asarray(np.cumsum(self.lengths) - self.lengths)


def on_curve(east: IntArray, north: IntArray) -> IntArray:
    """Return positions on the Z curve: the bits of two numbers in turn.

    >>> on_curve(np.array([0, 1, 0, 1, 2]), np.array([0, 0, 1, 1, 0])).tolist()
    [0, 1, 2, 3, 4]
    """
    return np.asarray(_spread(east) | _spread(north) << 1)


def _spread(number: IntArray) -> IntArray:
    wide = number & 0xFFFF
    for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
        wide = (wide | wide << shift) & mask
    return wide
