"""Making cells: place and time are parted until few edges can be nearest to any of a cell.

All cells of a step are looked at together. An edge is left out of a cell where a rival that
stands all the cell's time is nearer in all of its box. Seen from the box's middle an edge is
no nearer than the straight line through its nearest spot, square to the way there, and the
distance to the rival is convex: that one corner of the box tells them apart is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from trucewatch.front.cells import DEEPEST, BoolArray, Cells, Square, on_curve
from trucewatch.front.corners import (
    ComplexArray,
    FloatArray,
    IntArray,
    Segments,
    as_complex,
    ranges,
)
from trucewatch.vocabulary.place import Position

SPLIT_ABOVE = 0.012
"""A part is split while the length of its lists times its share of place and time is more;
the share counts by ``SHARE_POWER``, for points crowd where edges do."""
SHARE_POWER = 0.7
NEEDED = 2
"""A list is never much shorter: two edges meet in every vertex."""
FLEETING = 3
"""Time is halved once so many times more edges come and go than stay."""
MARGIN_M = 20_000.0
SLACK_M = 0.001
"""More than what 64 bits lose on distances on Earth, and two versions of a projection differ."""
CORNERS = (-1 - 1j, 1 - 1j, -1 + 1j, 1 + 1j)


def make_cells(segments: Segments, maps: int, centre: Position) -> Cells:
    """Find out which edges can be nearest where and when.

    Args:
        segments: The edges, in the order that the cells number them.
        maps: How many maps the segments' times are indexes of.
        centre: The centre of the projection that they are in.
    """
    square, edges = _square(segments, centre), _Edges(segments)
    parts = _Parts(*np.zeros((4, 1), dtype=np.int64))
    lists = _Lists(np.array([len(segments.first)]), np.arange(len(segments.first)))
    done: list[tuple[_Parts, _Lists]] = []
    while len(parts.depth):
        lists, steady = edges.narrowed(lists, parts.boxes(square, maps))
        by_time, by_place = _to_split(parts, lists.lengths, steady, maps)
        ready = np.flatnonzero(~by_time & ~by_place)
        done.append((parts.of(ready), lists.of(parts.lists_of(ready))))
        lists = lists.of(parts.split_lists(by_time, by_place))
        parts = parts.split(by_time, by_place)
    return _collected(done, square, maps)


def _square(segments: Segments, centre: Position) -> Square:
    both = np.concatenate([segments.starts, segments.ends])
    low, high = (both.min(axis=0), both.max(axis=0)) if len(both) else np.zeros((2, 2))
    east, north = ((low + high) / 2).tolist()
    return Square(east, north, float((high - low).max() / 2 + MARGIN_M), centre)


@dataclass(frozen=True, slots=True, eq=False)
class _Lists:
    """Edges list after list."""

    lengths: IntArray
    edges: IntArray

    def of(self, which: IntArray) -> _Lists:
        """Return some of the lists, in the order asked."""
        begins = np.cumsum(self.lengths) - self.lengths
        lengths = self.lengths[which]
        return _Lists(lengths, self.edges[ranges(begins[which], lengths)])


@dataclass(frozen=True, slots=True, eq=False)
class _Boxes:
    """What cells take up: middle and half the side, first map index, and one after the last."""

    middle: ComplexArray
    half: FloatArray
    first: IntArray
    last: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """Parts of the square; ``east`` and ``north`` count parts of the same depth."""

    depth: IntArray
    east: IntArray
    north: IntArray
    halvings: IntArray

    def of(self, which: IntArray) -> _Parts:
        return _Parts(*(column[which] for column in self.columns()))

    def lists_of(self, which: IntArray) -> IntArray:
        """Return the numbers of the lists of some parts: as many as its time has pieces."""
        many = 1 << self.halvings
        return ranges((np.cumsum(many) - many)[which], many[which])

    def boxes(self, square: Square, maps: int) -> _Boxes:
        """Return one box per list."""
        many = 1 << self.halvings
        half = square.half * 0.5**self.depth
        middle = (
            complex(square.east, square.north)
            - square.half * (1 + 1j)
            + half * (2 * self.east + 1 + 1j * (2 * self.north + 1))
        )
        piece = ranges(np.zeros_like(many), many)
        of = np.repeat(many, many)
        first, last = (-(-at * maps // of) for at in (piece, piece + 1))
        return _Boxes(np.repeat(middle, many), np.repeat(half, many), first, last)

    def split(self, by_time: BoolArray, by_place: BoolArray) -> _Parts:
        """Split parts: those by time first, then each of the others into four."""
        halved, quartered = self.of(np.flatnonzero(by_time)), self.of(np.flatnonzero(by_place))
        quarter = np.tile(np.arange(4), len(quartered.depth))
        depth, east, north, halvings = (np.repeat(one, 4) for one in quartered.columns())
        return _Parts(
            np.concatenate([halved.depth, depth + 1]),
            np.concatenate([halved.east, 2 * east + (quarter & 1)]),
            np.concatenate([halved.north, 2 * north + (quarter >> 1)]),
            np.concatenate([halved.halvings + 1, halvings]),
        )

    def split_lists(self, by_time: BoolArray, by_place: BoolArray) -> IntArray:
        """Return which list each list of the split parts comes from."""
        halved = np.repeat(self.lists_of(np.flatnonzero(by_time)), 2)
        return np.concatenate([halved, self.lists_of(np.repeat(np.flatnonzero(by_place), 4))])

    def on_curve(self) -> IntArray:
        """Return where parts begin on the Z curve of the deepest ones."""
        return on_curve(self.east, self.north) << 2 * (DEEPEST - self.depth)

    def columns(self) -> tuple[IntArray, ...]:
        """Return depth, east, north and halvings."""
        return self.depth, self.east, self.north, self.halvings


@dataclass(slots=True, eq=False)
class _Pairs:
    """A box and an edge each, box by box.

    Attributes:
        box: Which.
        edge: Which.
        steady: Whether the edge stands all the box's time.
        distance: From the box's middle.
        way: From the edge's nearest spot to the box's middle, by a length of one.
    """

    box: IntArray
    edge: IntArray
    steady: BoolArray
    distance: FloatArray
    way: ComplexArray

    def keep(self, which: BoolArray) -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name)[which])


class _Edges:
    """Measures boxes to edges."""

    def __init__(self, segments: Segments) -> None:
        self._start = as_complex(segments.starts)
        self._way = as_complex(segments.ends) - self._start
        self._turn = self._way.conj() / (self._way.real**2 + self._way.imag**2)
        self._first, self._last = segments.first, segments.last

    def narrowed(self, lists: _Lists, boxes: _Boxes) -> tuple[_Lists, IntArray]:
        """Leave out edges that do not stand in a box's time, or are nearest nowhere in it.

        Returns:
            The lists, and how many edges of each stand all the time.
        """
        pairs = self._pairs(lists, boxes)
        for spot in (0, *CORNERS):
            rivals = self._rivals(pairs, boxes, spot)
            known = np.flatnonzero(rivals >= 0)
            near = np.zeros(len(pairs.box), dtype=bool)
            for corner in CORNERS:
                limit = np.full(len(rivals), np.inf)
                place = boxes.middle[known] + corner * boxes.half[known]
                limit[known] = _length(self._gap(place, rivals[known])) + SLACK_M
                ahead = corner.real * pairs.way.real + corner.imag * pairs.way.imag
                near |= pairs.distance + boxes.half[pairs.box] * ahead <= limit[pairs.box]
            pairs.keep(near)
        count = len(boxes.half)
        steady = np.bincount(pairs.box[pairs.steady], minlength=count)
        return _Lists(np.bincount(pairs.box, minlength=count), pairs.edge), steady

    def _pairs(self, lists: _Lists, boxes: _Boxes) -> _Pairs:
        box, edge = np.repeat(np.arange(len(lists.lengths)), lists.lengths), lists.edges
        first, last = self._first[edge], self._last[edge]
        stands = np.flatnonzero((first < boxes.last[box]) & (last > boxes.first[box]))
        box, edge, first, last = (column[stands] for column in (box, edge, first, last))
        steady = (first <= boxes.first[box]) & (last >= boxes.last[box])
        gap = self._gap(boxes.middle[box], edge)
        distance = _length(gap)
        return _Pairs(box, edge, steady, distance, gap / np.where(distance > 0, distance, 1))

    def _rivals(self, pairs: _Pairs, boxes: _Boxes, spot: complex) -> IntArray:
        """Return the steady edge next to a spot of each box, -1 without one."""
        rivals = np.full(len(boxes.half), -1)
        box, edge = pairs.box[pairs.steady], pairs.edge[pairs.steady]
        if not len(box):
            return rivals
        place = boxes.middle + spot * boxes.half
        distance = _length(self._gap(place[box], edge))
        begins = np.flatnonzero(np.diff(box, prepend=-1))
        least = np.minimum.reduceat(distance, begins)
        hit = np.flatnonzero(distance == np.repeat(least, np.diff(begins, append=len(box))))
        rivals[box[hit]] = edge[hit]
        return rivals

    def _gap(self, place: ComplexArray, edge: IntArray) -> ComplexArray:
        """Return the way from the nearest spot of an edge to a place."""
        offset = place - self._start[edge]
        along = np.clip((offset * self._turn[edge]).real, 0, 1)
        return np.asarray(offset - along * self._way[edge])


def _length(way: ComplexArray) -> FloatArray:
    return np.sqrt(way.real**2 + way.imag**2)


def _to_split(
    parts: _Parts, lengths: IntArray, steady: IntArray, maps: int
) -> tuple[BoolArray, BoolArray]:
    """Say which parts to split by time, and which by place."""
    many = 1 << parts.halvings
    begins = np.cumsum(many) - many
    spare, listed, stay = (
        np.add.reduceat(column, begins)
        for column in (np.maximum(lengths - NEEDED, 0), lengths, steady)
    )
    share = 0.25**parts.depth / many
    long = spare / many * share**SHARE_POWER > SPLIT_ABOVE
    deepest = parts.depth == DEEPEST
    by_time = long & (2 * many <= maps) & ((listed - stay > FLEETING * stay) | deepest)
    return by_time, long & ~by_time & ~deepest


def _collected(done: Sequence[tuple[_Parts, _Lists]], square: Square, maps: int) -> Cells:
    parts = _Parts(
        *(np.concatenate(each) for each in zip(*(p.columns() for p, _ in done), strict=True))
    )
    lists = _Lists(
        np.concatenate([found.lengths for _, found in done]),
        np.concatenate([found.edges for _, found in done]),
    )
    order = np.argsort(parts.on_curve())
    lists = lists.of(parts.lists_of(order))
    return Cells(
        square, maps, parts.depth[order], parts.halvings[order], lists.lengths, lists.edges
    )
