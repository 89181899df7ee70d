"""Whether two statements of casualties can be of one event: the same, rising, or another."""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.vocabulary.incident import ItemType, Report
from trucewatch.vocabulary.quantity import Casualties

GROWS = 8
"""A first count grows by no more than this factor."""

MANY = 3
"""From so many people on, the same number is no coincidence."""


def toll_points(one: Report, other: Report, *, follows_up: bool = False) -> int:
    """Give 2 or 1 for the same numbers, 1 for numbers that may have risen, -2 for others.

    Tolls of large strikes rise for days; of small ones a second number is a second event.
    Lines that follow up count parts ("11 of them children") and are not held to a number,
    nor are texts, which correct themselves; a denial has none.
    """
    first, second = _toll(one), _toll(other)
    if first is None or second is None:
        return 0
    stated = _both_state(first, second)
    if stated and _fits(_same, first, second):
        return 2 if min(_total(first), _total(second)) >= MANY - 1 else 1
    if follows_up or {one.item_type, other.item_type} != {ItemType.DATASET_ROW}:
        return 0
    if stated:
        return 1 if _fits(_may_rise, first, second) else -2
    return -2 if min(_total(first), _total(second)) < MANY else 0


def _toll(report: Report) -> Casualties | None:
    """The numbers a report puts forward; a denial puts none forward."""
    return None if report.denies else report.casualties


def risen(earlier: Report, later: Report) -> bool | None:
    """Tell whether a toll has grown since an earlier line; None if it is the same or mixed.

    People are found under rubble and die in hospital: counts of one event do not fall.
    """
    first, second = earlier.casualties, later.casualties
    if first is None or second is None:
        return None
    pairs = (
        (first.killed_low, second.killed_low),
        (first.injured_low, second.injured_low),
    )
    steps = [after - before for before, after in pairs if before is not None and after is not None]
    if not any(steps) or min(steps) < 0 < max(steps):
        return None
    return max(steps) > 0


def _both_state(one: Casualties, other: Casualties) -> bool:
    """Tell whether both give a number of killed, or both one of injured."""
    killed = one.killed_low is not None and other.killed_low is not None
    return killed or (one.injured_low is not None and other.injured_low is not None)


def _fits(
    holds: Callable[[int | None, int | None], bool], one: Casualties, other: Casualties
) -> bool:
    return holds(one.killed_low, other.killed_low) and holds(one.injured_low, other.injured_low)


def _same(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other


def _total(casualties: Casualties) -> int:
    return (casualties.killed_low or 0) + (casualties.injured_low or 0)


def _may_rise(one: int | None, other: int | None) -> bool:
    """Tell whether a toll may have grown from one number to the other."""
    if one is None or other is None or one == other:
        return True
    low, high = sorted((one, other))
    return low >= MANY and high <= GROWS * low
