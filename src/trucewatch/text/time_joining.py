"""Joins a day and the clock time or part of a day that stands beside it: "8:00, 14 October".

Patterns of one language foresee the usual orders; pages, tickers and posts write every other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.text.calendar_days import DAYPART_HOURS, Moment, clock, daypart
from trucewatch.text.time_clues import Clue
from trucewatch.vocabulary.interval import Granularity

_PARTS = frozenset({"clock", "daypart", "midnight", "tonight"})
_DAYS = frozenset({"date", "iso", "weekday", "relative_day", "same_day", "day_beside"})
_BESIDE = re.compile(r",? ?(?:(?:um|at|on|der|am|о|об|у|в|во|of the|of) )?", re.IGNORECASE)
_NIGHT = "NI"


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """A time expression with its meaning, before it becomes a mention."""

    name: str
    begin: int
    end: int
    moment: Moment
    clue: Clue


def joined(text: str, finds: Sequence[Find]) -> list[Find]:
    """Return the finds, those that name one time together as one; order is kept."""
    return list(_joined(text, finds))


def _joined(text: str, finds: Sequence[Find]) -> Iterator[Find]:
    last: Find | None = None
    for find in finds:
        both = last and _together(text, last, find)
        if both:
            last = both
            continue
        if last:
            yield last
        last = find
    if last:
        yield last


def _together(text: str, one: Find, other: Find) -> Find | None:
    gap = text[one.end : other.begin]
    if not _BESIDE.fullmatch(gap):
        return None
    part, whole = (one, other) if one.name in _PARTS else (other, one)
    moment = _meaning(part, whole)
    if moment is None:
        return None
    return replace(whole, begin=one.begin, end=other.end, moment=moment, clue=part.clue)


def _meaning(part: Find, whole: Find) -> Moment | None:
    day = whole.moment.first
    if part.name not in _PARTS or day is None:
        return None
    if whole.name == "daypart" and part.moment.clock is not None:
        return part.moment
    if whole.name not in _DAYS or whole.moment.granularity is not Granularity.DAY:
        return None
    if part.moment.clock is not None:
        return clock(day, part.moment.clock.hour, part.moment.clock.minute)
    code = part.moment.value.rpartition("T")[2] if part.name == "daypart" else _NIGHT
    return daypart(day, code) if code in DAYPART_HOURS else None
