"""Names beside their places: the most important first, none over another, few over the line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

import shapely
from shapely.geometry.base import BaseGeometry

from trucewatch.report.maps.letters import text_width

GAP = 4.5
AIR = 1.5
"""Room kept free around a name, in units of the sheet."""

LINE_CROSSED = 2
"""Cost of a name over the line; one over a border or a large town costs 1 and is allowed."""

BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""Share of a name's width that lies before its anchor."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name that wants a spot, in units of the map.

    Attributes:
        radius: Of the dot that marks the place.
        force: True when it may cross the line rather than be left out.
    """

    text: str
    x: float
    y: float
    size: float
    radius: float
    bold: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What names should stand clear of, in units of the map: the line, then the borders."""

    line: BaseGeometry
    borders: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A name on its baseline.

    Attributes:
        x: Where the anchor stands, so that a face wider than ours grows away from the dot.
        anchor: ``start`` right of the dot, ``end`` left of it, else ``middle``.
        west: Where the name is taken to begin.
    """

    candidate: Candidate
    x: float
    y: float
    anchor: str
    west: float


def place_names(
    candidates: Iterable[Candidate],
    taken: Iterable[Box],
    frame: tuple[float, float],
    marks: Marks,
    most: int,
) -> list[Placed]:
    """Give names a spot in their order, until ``most`` have one.

    Eight spots around the dot are tried, first those clear of line, borders and towns. A name
    without room is left out; a dot without a name says nothing, so it goes too.
    """
    boxes = list(taken)
    placed: list[Placed] = []
    wanted = list(candidates)
    towns = shapely.union_all([shapely.box(*_dot(one)) for one in wanted if one.bold])
    shapely.prepare([marks.line, marks.borders, towns])
    for candidate in wanted:
        if len(placed) == most:
            break
        dot = _dot(candidate)
        if not _inside(dot, frame) or any(_overlap(dot, box) for box in boxes):
            continue
        found = _spot(candidate, boxes, frame, (marks, towns))
        if found is not None:
            spot, box = found
            boxes += [box, dot]
            placed.append(spot)
    return placed


def _spot(
    candidate: Candidate,
    boxes: list[Box],
    frame: tuple[float, float],
    avoided: tuple[Marks, BaseGeometry],
) -> tuple[Placed, Box] | None:
    """Return the first spot with the least crossed, or None."""
    free = [
        (spot, box)
        for spot, box in _spots(candidate)
        if _inside(box, frame) and not any(_overlap(box, other) for other in boxes)
    ]
    costs = [_crossed(box, *avoided) for _, box in free]
    if not costs or (min(costs) >= LINE_CROSSED and not candidate.force):
        return None
    return free[costs.index(min(costs))]


def _crossed(box: Box, marks: Marks, towns: BaseGeometry) -> int:
    ground = shapely.box(*box)
    on_line = LINE_CROSSED if marks.line.intersects(ground) else 0
    return on_line + any(mark.intersects(ground) for mark in (marks.borders, towns))


def _spots(candidate: Candidate) -> Iterator[tuple[Placed, Box]]:
    """Yield names with their boxes: right, left, above, below, then the corners."""
    width = text_width(candidate.text, candidate.size, bold=candidate.bold)
    high, low = candidate.size * 0.78, candidate.size * 0.24
    gap = candidate.radius + GAP - 2
    right, left = (candidate.x + gap, "start"), (candidate.x - gap, "end")
    centre, middle = (candidate.x, "middle"), candidate.y + candidate.size * 0.34
    above, below = candidate.y - gap - low + 1, candidate.y + gap + high - 1
    sides = [(right, middle), (left, middle), (centre, above), (centre, below)]
    near = ((right[0] - 2, "start"), (left[0] + 2, "end"))
    for (x, anchor), y in [*sides, *product(near, (above + 2, below - 2))]:
        west = x - width * BEFORE[anchor]
        box = (west - AIR, y - high - AIR, west + width + AIR, y + low + AIR)
        yield Placed(candidate=candidate, x=x, y=y, anchor=anchor, west=west), box


def _dot(candidate: Candidate) -> Box:
    reach = candidate.radius + 1
    x, y = candidate.x, candidate.y
    return (x - reach, y - reach, x + reach, y + reach)


def _inside(box: Box, frame: tuple[float, float]) -> bool:
    return box[0] >= 2 and box[1] >= 2 and box[2] <= frame[0] - 2 and box[3] <= frame[1] - 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
