"""A grid of places and days in which reports that may be one incident find one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from trucewatch.incidents.same_place import AREA_M
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.place import Place

CELL_LON_DEG = 0.3
"""With CELL_LAT_DEG at least same_place.REACH_M wide up to 53 degrees of latitude."""

CELL_LAT_DEG = 0.18

Cell = tuple[str, int, int, int]
"""Name of an area or empty, column, row, day."""


class SearchGrid:
    """Numbers of reports by cell; grows as reports are entered."""

    def __init__(self) -> None:
        self._cells: dict[Cell, list[int]] = defaultdict(list)

    def near(self, place: Place, when: Interval) -> list[int]:
        """List the numbers entered within a cell and a day of a place and time, rising."""
        found: set[int] = set()
        for cell in _around(_cells(place, when)):
            found.update(self._cells.get(cell, ()))
        return sorted(found)

    def enter(self, number: int, place: Place, when: Interval) -> None:
        """Enter something under its number, where and when it was."""
        for cell in _cells(place, when):
            self._cells[cell].append(number)


def _cells(place: Place, when: Interval) -> list[Cell]:
    first, last = when.start_at.toordinal(), when.end_at.toordinal()
    name, column, row = place.id or place.name, 0, 0
    if place.position is not None and place.precision_m < AREA_M:
        name = ""
        column = int(place.position.lon // CELL_LON_DEG)
        row = int(place.position.lat // CELL_LAT_DEG)
    return [(name, column, row, day) for day in range(first, last + 1)]


def _around(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells of one place on neighbouring days, and those beside them, each once."""
    name, column, row, first = cells[0]
    steps = (0,) if name else (-1, 0, 1)
    for day in range(first - 1, cells[-1][3] + 2):
        for dx in steps:
            for dy in steps:
                yield name, column + dx, row + dy, day
