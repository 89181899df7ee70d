"""Sets place names on the map so that none covers another or a sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

CHARACTER_WIDTH = 7.2
LINE_HEIGHT = 14.0
GAP = 6.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name and the point it belongs to, in units of the picture."""

    text: str
    spot: tuple[float, float]


def place_labels(
    labels: Iterable[Label], taken: Iterable[Box], size: tuple[float, float]
) -> Iterator[tuple[Label, float, float, str]]:
    """Yield each label that finds a free spot, with its baseline and anchor, in given order.

    Right, left, above and below are tried in turn; a name without room is left out, because
    the table of sectors names every sector anyway.
    """
    boxes = list(taken)
    for label in labels:
        for x, y, anchor, box in _candidates(label):
            if _inside(box, size) and not any(_overlap(box, other) for other in boxes):
                boxes.append(box)
                yield label, x, y, anchor
                break


def _candidates(label: Label) -> Iterator[tuple[float, float, str, Box]]:
    width = CHARACTER_WIDTH * len(label.text)
    x, y = label.spot
    half = LINE_HEIGHT / 2
    yield x + GAP, y + 4, "start", (x + GAP, y - half, x + GAP + width, y + half)
    yield x - GAP, y + 4, "end", (x - GAP - width, y - half, x - GAP, y + half)
    above, below = y - GAP - 2, y + GAP + LINE_HEIGHT - 2
    yield x, above, "middle", (x - width / 2, above - LINE_HEIGHT, x + width / 2, above + 2)
    yield x, below, "middle", (x - width / 2, below - LINE_HEIGHT, x + width / 2, below + 2)


def _inside(box: Box, size: tuple[float, float]) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= size[0] and box[3] <= size[1]


def _overlap(one: Box, other: Box) -> bool:
    apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    return not apart
