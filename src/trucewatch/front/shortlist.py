"""Which vertices the nearest edge of many points on many days can leave from.

Points are parted by place and days, again and again. A group's box and days tell which
vertices matter to any of its points; once points times vertices are few enough for a table
of distances, each point's own few vertices are read off it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from trucewatch.front.corners import Corners, FloatArray, IntArray

Times = NDArray[np.signedinteger]
Table = NDArray[np.float32]

SMALL = 320_000
"""Points times vertices of a group that is parted no further."""
ONE_CORE = 80_000
"""Cells of a table filled at a time: they stay in the cache, and wake no other core."""
FLEETING = 3
"""Days are parted once so many times more vertices come and go than stay."""
ONE_PLACE_M = 0.01
SLACK_M2 = 1.0
"""More than what 64 bits lose on squares of distances on Earth."""
SINGLE = 4e-6
"""What 32 bits lose on the difference of two cells, as a share of the squares of the lengths
in the table: eight roundings of 6e-8 each, twice, and as much again for safety."""
NO_BOX = (0.0, 0.0, np.inf, np.inf)


class Presence:
    """When vertices have an edge that stands: one entry per vertex and uninterrupted time.

    Attributes:
        vertex: Which of the corners' vertices; the others have the same shape.
        first: First map index; ``last`` is one after the last.
        table: Shape (4, n): x, y, x² + y² less the reach, and the reach.
    """

    def __init__(self, corners: Corners) -> None:
        order = np.lexsort((corners.first, corners.vertex))
        vertex, first, last = (
            column[order] for column in (corners.vertex, corners.first, corners.last)
        )
        many = int(last.max(initial=0)) + 1
        until = np.maximum.accumulate(vertex * many + last)
        anew = vertex[1:] * many + first[1:] > until[:-1]
        begins = np.flatnonzero(np.concatenate([[True], anew])[: len(vertex)])
        ends = np.append(begins[1:], len(vertex))[: len(begins)] - 1
        kind = np.int16 if many < 2**15 - 1 else np.int64  # the shorter, the quicker
        self.vertex: IntArray = vertex[begins]
        self.first: Times = first[begins].astype(kind)
        self.last: Times = (until[ends] - self.vertex * many).astype(kind)
        places, reach = corners.places[self.vertex], corners.reach[self.vertex]
        x, y = places.real, places.imag
        self.table: FloatArray = np.stack([x, y, x * x + y * y - reach, reach])


@dataclass(frozen=True, slots=True, eq=False)
class Shortlist:
    """Pairs of a point and an entry that stands then, each point's together.

    Attributes:
        rows: Which point.
        entry: Which entry of ``Presence``.
        square: About the squared distance less the entry's reach, and less a number of the
            point's own.
        loss: How far two of these numbers may be off, together.
    """

    rows: IntArray
    entry: IntArray
    square: Table
    loss: float


def shortlists(points: FloatArray, when: IntArray, presence: Presence) -> Iterator[Shortlist]:
    """List for points the entries that can be nearest then; none where nothing stands.

    Args:
        points: Shape (n, 2), metres.
        when: Shape (n,): index of the map asked.
        presence: Where to look.
    """
    search = _Search(presence)
    waiting = search.begin(points, when) if len(when) else []
    while waiting:
        group = waiting.pop()
        if group.steady and (len(group.rows) * len(group.entries) <= SMALL or group.one):
            yield from search.listed(group)
        elif group.timed:
            waiting += search.by_days(group)
        elif group.steady:
            waiting += search.by_place(group)


@dataclass(frozen=True, slots=True, eq=False)
class _Points:
    """Some of the points: which, where and when; ``places`` has the shape (2, n)."""

    rows: IntArray
    places: FloatArray
    when: Times

    def parted(self, code: NDArray[np.uint8]) -> list[_Points]:
        """Part points by a small number each, in its order."""
        order = code.argsort(kind="stable")
        ends = [0, *np.bincount(code).cumsum().tolist()]
        rows, places, when = self.rows[order], self.places.take(order, axis=1), self.when[order]
        return [_Points(rows[b:e], places[:, b:e], when[b:e]) for b, e in pairwise(ends) if b < e]


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Points that are looked at together, and the entries that matter to any of them.

    Attributes:
        points: The points.
        box: Centre and half the extent in x and y.
        window: First and last map index asked, or wider.
        entries: Those that stand all the window come first.
        table: Their columns of ``Presence.table``.
        steady: How many they are.
    """

    points: _Points
    box: tuple[float, float, float, float]
    window: tuple[int, int]
    entries: IntArray
    table: FloatArray
    steady: int

    @property
    def rows(self) -> IntArray:
        return self.points.rows

    @property
    def timed(self) -> bool:
        """Whether to part by days rather than by place."""
        fleeting = len(self.entries) - self.steady
        many = fleeting > FLEETING * self.steady or max(self.box[2:]) < ONE_PLACE_M
        return many and self.window[0] < self.window[1]

    @property
    def one(self) -> bool:
        """Whether nothing is left to part by."""
        return max(self.box[2:]) < ONE_PLACE_M and self.window[0] == self.window[1]


class _Search:
    """Parts groups, and reads off what small ones need."""

    def __init__(self, presence: Presence) -> None:
        self._presence = presence
        self._room = np.empty(ONE_CORE, dtype=np.float32)

    def begin(self, points: FloatArray, when: IntArray) -> list[_Group]:
        """Return the group of all points."""
        presence = self._presence
        places = np.ascontiguousarray(points.T)
        # Later than all that stands is late enough, and fits.
        late = int(presence.last.max(initial=0))
        times = np.clip(when, -1, late).astype(presence.first.dtype)
        asked = _Points(np.arange(len(when)), places, times)
        return self._standing(asked, np.arange(len(presence.vertex)), presence.table)

    def by_days(self, group: _Group) -> list[_Group]:
        """Part a group into an earlier and a later half."""
        code = (group.points.when > sum(group.window) // 2).view(np.uint8)
        return [
            found
            for part in group.points.parted(code)
            for found in self._standing(part, group.entries, group.table)
        ]

    def by_place(self, group: _Group) -> list[_Group]:
        """Part a group into quarters of its box, or halves if it is long."""
        x, y, half_x, half_y = group.box
        code = np.zeros(len(group.rows), dtype=np.uint8)
        if 2 * half_x > half_y:
            code += group.points.places[0] > x
        if 2 * half_y > half_x:
            code += (group.points.places[1] > y).view(np.uint8) << 1
        return _narrowed(group, group.points.parted(code))

    def listed(self, group: _Group) -> Iterator[Shortlist]:
        """Read off tables which entries each point needs."""
        ways, places = _factors(group)
        many = len(group.entries)
        reach = float(group.table[3].max())
        lengths = float(ways[2].max()) + reach + sum(half**2 for half in group.box[2:])
        loss = SINGLE * lengths + SLACK_M2
        room = self._room if many <= len(self._room) else np.empty(many, dtype=np.float32)
        step = len(room) // many
        for begin in range(0, len(places), step):
            part = slice(begin, begin + step)
            rows = group.rows[part]
            table = room[: len(rows) * many].reshape(-1, many)
            np.matmul(places[part], ways, out=table)
            best = table[:, : group.steady].argmin(axis=1)
            most = table[np.arange(len(rows)), best] + np.float32(reach + loss)
            hit = table <= most[:, None]
            if many > group.steady:
                late = group.entries[group.steady :]
                hit[:, group.steady :] &= self._stands(late, group.points.when[part])
            flat = np.flatnonzero(hit)
            row = flat // many
            entry = group.entries[flat - row * many]
            yield Shortlist(rows[row], entry, table.reshape(-1)[flat], loss)

    def _standing(self, points: _Points, entries: IntArray, table: FloatArray) -> list[_Group]:
        """Leave out what stands on no day that is asked."""
        begin, end = int(points.when.min()), int(points.when.max())
        first, last = self._presence.first[entries], self._presence.last[entries]
        steady = (first <= begin) & (last > end)
        stays = np.flatnonzero(steady)
        fleeting = np.flatnonzero((first <= end) & (last > begin) & ~steady)
        order = np.concatenate([stays, fleeting])
        columns = table.take(order, axis=1)
        group = _Group(points, NO_BOX, (begin, end), entries[order], columns, len(stays))
        return _narrowed(group, [points]) if group.steady else [group]

    def _stands(self, entries: IntArray, when: Times) -> NDArray[np.bool_]:
        """Tell which entries stand then: shape (times, entries)."""
        begin, end = int(when.min()), int(when.max()) + 1
        days = np.arange(begin, end, dtype=when.dtype) if end - begin < len(when) else when
        stands = self._presence.first[entries] <= days[:, None]
        stands &= self._presence.last[entries] > days[:, None]
        return stands if days is when else stands.take(when - begin, axis=0)


def _factors(group: _Group) -> tuple[Table, Table]:
    """Return two matrices whose product is the table; lengths are from the box's centre."""
    x, y, _, _ = group.box
    ways = np.empty((3, len(group.entries)), dtype=np.float32)
    np.subtract(group.table[:2], [[x], [y]], out=ways[:2], casting="same_kind")
    square = np.array([-2 * x, -2 * y, 1]) @ group.table[:3]
    np.add(square, x * x + y * y, out=ways[2], casting="same_kind")
    places = np.ones((len(group.rows), 3), dtype=np.float32)
    places[:, 0] = 2 * (x - group.points.places[0])
    places[:, 1] = 2 * (y - group.points.places[1])
    return ways, places


def _narrowed(group: _Group, parts: list[_Points]) -> list[_Group]:
    """Give each part of a group the entries that can be nearest somewhere in its box.

    An entry is left out where the steady entry next to the box's centre is nearer all over
    the box.
    """
    low = np.array([np.minimum.reduce(part.places, axis=1) for part in parts])
    high = np.array([np.maximum.reduce(part.places, axis=1) for part in parts])
    centre, extent = (low + high) / 2, high - low
    of, kept = _unbeaten(group, centre, extent)
    begins = np.searchsorted(of, np.arange(len(parts) + 1)).tolist()
    entries, columns = group.entries[kept], group.table.take(kept, axis=1)
    return [
        _Group(
            part,
            (*centre[at].tolist(), *(extent[at] / 2).tolist()),
            group.window,
            entries[b:e],
            columns[:, b:e],
            int(np.searchsorted(kept[b:e], group.steady)),
        )
        for at, (part, (b, e)) in enumerate(zip(parts, pairwise(begins), strict=True))
    ]


def _unbeaten(group: _Group, centre: FloatArray, extent: FloatArray) -> tuple[IntArray, IntArray]:
    """Return pairs of a box and an entry that can be nearest in it, box after box."""
    table, steady = group.table, group.steady
    middle = np.ones((len(centre), 3))
    middle[:, :2] = -2 * centre
    square = middle @ table[:3]
    best = (square[:, :steady] + table[3, :steady]).argmin(axis=1)
    most = square[np.arange(len(centre)), best] + table[3, best] + SLACK_M2
    # Extent times way to the rival: the most that a place of the box can make up for.
    way = table[:2, None, :] - table[:2, best, None]
    np.abs(way, out=way)
    way *= extent.T[:, :, None]
    square -= way[0]
    square -= way[1]
    flat = np.flatnonzero(square <= most[:, None])
    of = flat // square.shape[1]
    return of, flat - of * square.shape[1]
