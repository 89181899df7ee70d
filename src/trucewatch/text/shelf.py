"""Found things in the order of their words, looked up by place without walking through all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from trucewatch.vocabulary.evidence import Span


class Placed(Protocol):
    """Anything with words in the text."""

    @property
    def span(self) -> Span:
        """Its words."""


P = TypeVar("P", bound=Placed)


class Shelf(Generic[P]):
    """Things sorted by their first code point."""

    def __init__(self, items: Iterable[P]) -> None:
        self._items = sorted(items, key=lambda item: item.span.begin)
        self._begins = [item.span.begin for item in self._items]

    def between(self, begin: int, end: int) -> list[P]:
        """Return the things that begin in a stretch, end exclusive."""
        return self._items[bisect_left(self._begins, begin) : bisect_left(self._begins, end)]

    def before(self, begin: int, most: int = 40) -> list[P]:
        """Return the last things that begin before a place, the nearest last."""
        stop = bisect_left(self._begins, begin)
        return self._items[max(0, stop - most) : stop]


def covers(stretches: list[tuple[int, int]], at: int) -> bool:
    """Tell whether a place lies in one of several sorted stretches that do not overlap.

    >>> covers([(0, 2), (5, 9)], 5), covers([(0, 2), (5, 9)], 2)
    (True, False)
    """
    index = bisect_left(stretches, (at + 1,)) - 1
    return index >= 0 and stretches[index][0] <= at < stretches[index][1]


def merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sort stretches and join those that overlap.

    >>> merged([(5, 9), (0, 3), (2, 4)])
    [(0, 4), (5, 9)]
    """
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(stretches):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined
