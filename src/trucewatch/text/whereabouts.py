"""Where and when a stretch of text says that something was."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.judged import Evidence
from trucewatch.text.sides import AT_A_PLACE
from trucewatch.text.stems import tagger_for
from trucewatch.vocabulary.interval import Interval, day_interval
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import PlaceKind, PlaceMention
from trucewatch.vocabulary.reading import TimeType

LONGEST_SENTENCE, LONGEST_PARAGRAPH = 1_000, 5_000
"""Characters looked back through; without a bound, reading would not be linear."""

NEWS_DAYS = 14
"""Days before the dateline in which the day named last is meant without being named."""

DATELINE_LINES = 3
"""Lines among which a page says where it was written."""
WORDS_AFTER_DATELINE = 6
"""Fewer words after the dash make a headline ("Lyman – two wounded"), not a report."""

_DATELINE = re.compile(r"(?:\s\([^()\n]{2,25}\))?(?:,\s[^\n–—]{2,25})?\s[–—-]\s(?P<rest>[^\n]*)")
_LOOK_BEFORE = 30
"""Characters before a place in which "from the direction of" stands."""


def place_for(begin: int, end: int, evidence: Evidence) -> PlaceMention | None:
    """The place named in a stretch or its sentence, else the nearest one named before."""
    return place_within(begin, end, evidence) or place_before(begin, evidence)


def place_within(begin: int, end: int, evidence: Evidence) -> PlaceMention | None:
    """The last settlement in a stretch, else a region, else what its sentence opens with.

    Where fire came from is not where it struck, as long as the stretch names both.
    """
    inside = _local(evidence.places.between(begin, end), evidence)
    start = max(0, begin - LONGEST_SENTENCE)
    ends = (evidence.text.rfind(stop, start, begin) for stop in (". ", "! ", "? ", "\n"))
    opening = max(*ends, start)
    named = _targets(inside, evidence) or _local(evidence.places.between(opening, begin), evidence)
    return (_exact(named) or named)[-1] if named else None


def place_before(begin: int, evidence: Evidence) -> PlaceMention | None:
    """The nearest place named before, in the same paragraph if there is one."""
    line = evidence.text.rfind("\n", max(0, begin - LONGEST_PARAGRAPH), begin)
    before = _local(evidence.places.before(begin), evidence)
    here = [p for p in before if p.span.begin > line]
    near = _exact(here or before) or before
    return near[-1] if near else None


def only_place(evidence: Evidence) -> PlaceMention | None:
    """The place of a text that names but one; where it was written when it names none."""
    everywhere = evidence.places.between(0, len(evidence.text))
    named = _exact(_local(everywhere, evidence))
    if named:
        return named[0] if len({p.place.name for p in named}) == 1 else None
    return next((p for p in everywhere if p.span.begin in evidence.written_at), None)


def interval_for(begin: int, end: int, evidence: Evidence) -> Interval | None:
    """The finest of the times stated in a stretch that meet the first one, or None."""
    stated = [
        t.interval
        for t in evidence.times.between(begin, end)
        if t.interval and t.time_type is not TimeType.DURATION
    ]
    if not stated:
        return None
    return min((one for one in stated if days_meet(one, stated[0])), key=_length)


def told_at(begin: int, end: int, evidence: Evidence, zone: str) -> Interval | None:
    """When a stretch says that something was, else the day named last, else the dateline."""
    stated = interval_for(begin, end, evidence)
    if stated is not None or evidence.dateline is None:
        return stated
    first = evidence.dateline - timedelta(days=NEWS_DAYS)
    recent = [
        t.interval
        for t in evidence.times.before(begin)
        if t.interval
        and t.time_type is not TimeType.DURATION
        and first <= t.interval.start_local.date() <= evidence.dateline
    ]
    return recent[-1] if recent else day_interval(evidence.dateline, zone)


def finer(one: Interval | None, other: Interval | None) -> Interval | None:
    """The shorter of two intervals that meet; the first one when they do not."""
    if one is None or other is None:
        return one or other
    return min((one, other), key=_length) if days_meet(one, other) else one


def days_meet(one: Interval, other: Interval) -> bool:
    """Tell whether two intervals share a day; an end at midnight belongs to the day before."""
    return one.start_local.date() <= _last_day(other) and other.start_local.date() <= _last_day(one)


def written_at(text: str, places: tuple[PlaceMention, ...]) -> frozenset[int]:
    """Return where the names stand that only say where the page was written."""
    found, begin = set(), 0
    at = {p.span.begin: p.span.end for p in places if p.span.begin < LONGEST_PARAGRAPH}
    for line in text[:LONGEST_PARAGRAPH].split("\n")[: 2 * DATELINE_LINES]:
        match = _DATELINE.match(text, at[begin]) if begin in at else None
        if match and len(match["rest"].split()) >= WORDS_AFTER_DATELINE:
            found.add(begin)
        begin += len(line) + 1
    return frozenset(found)


def _last_day(interval: Interval) -> date:
    return max(interval.start_local, interval.end_local - timedelta(microseconds=1)).date()


def _length(interval: Interval) -> float:
    return interval.hours


def _local(places: list[PlaceMention], evidence: Evidence) -> list[PlaceMention]:
    local = [
        p
        for p in places
        if p.place.kind is not PlaceKind.COUNTRY and p.span.begin not in evidence.written_at
    ]
    known = [p for p in local if p.place.position is not None]
    if known:  # A street or an unlisted hamlet lies within what is known beside it.
        return known
    return [p for p in local if p.place.kind is not PlaceKind.SITE]


def _targets(places: list[PlaceMention], evidence: Evidence) -> list[PlaceMention]:
    aimed = [p for p in places if not is_origin(p, evidence)]
    return aimed or places


def is_origin(place: PlaceMention, evidence: Evidence) -> bool:
    """Tell whether words before a place say that something came from there."""
    pattern = _origins(evidence.language)
    before = evidence.text[max(0, place.span.begin - _LOOK_BEFORE) : place.span.begin]
    return pattern is not None and pattern.search(before) is not None


def is_metonym(place: PlaceMention, evidence: Evidence) -> bool:
    """Tell whether a capital stands for its government: no word of place before it."""
    first = place.span.text.split()[0]
    tags = tagger_for(evidence.language).tags_of(first)
    before = evidence.text[max(0, place.span.begin - 8) : place.span.begin].lower()
    return any(tag.startswith("s:") for tag in tags) and not before.endswith(AT_A_PLACE)


def _exact(places: list[PlaceMention]) -> list[PlaceMention]:
    return [p for p in places if p.place.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE)]


@cache
def _origins(language: Language) -> re.Pattern[str] | None:
    words = lexicon_for(language).origins
    return re.compile(rf"\b(?:{words})\s$", re.IGNORECASE) if words else None
