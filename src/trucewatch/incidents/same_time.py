"""Whether two reports can be of one time: the day of the event, not of the report."""

from __future__ import annotations

from datetime import timedelta

from trucewatch.incidents.kind_catalogue import kind_of
from trucewatch.incidents.trait import DAY, Trait
from trucewatch.vocabulary.incident import Report

HOUR = timedelta(hours=1)
DAYPART_H = 10.0
FOLLOWED_UP = timedelta(days=3)
"""News go on telling of an event so long after it."""


def part_points(one: Trait, other: Trait) -> int:
    """Take 2 when one line tells of night or morning and the other of day or evening."""
    apart = {one.part, other.part} == {"early", "late"}
    return -2 if apart and one.when.overlaps(other.when) else 0


def time_points(one: Trait, other: Trait, *, copy: bool = False) -> int | None:
    """Give 2 for one day named or near moments, 1 for one day, less for days after, None else.

    A day that the words name goes before the day under which the line was filed.
    """
    if one.named and other.named:
        return 2 if one.named & other.named else None
    if one.named or other.named:
        return _told_after(one, other)
    if one.when.overlaps(other.when):
        return 2 if max(one.when.hours, other.when.hours) <= DAYPART_H else 1
    later, earlier = (one, other) if one.when.start_at > other.when.start_at else (other, one)
    gap_h = (later.when.start_at - earlier.when.end_at) / HOUR
    if _near_moments(one, other, gap_h):
        return 2
    if copy and gap_h <= 24:
        return 1
    return _far_in_time(later, earlier, gap_h)


def window_h(one: Report, other: Report) -> float:
    """Return the hours within which two precise times may mean one moment."""
    return max(kind_of(one.incident_type).window_h, kind_of(other.incident_type).window_h)


def _near_moments(one: Trait, other: Trait, gap_h: float) -> bool:
    return one.precise and other.precise and gap_h <= window_h(one.report, other.report)


def _told_after(one: Trait, other: Trait) -> int | None:
    """Compare the day one line names with the day of a line that names none."""
    event, plain = (one, other) if one.named else (other, one)
    after = min(plain.day - day for day in event.named)
    if after == timedelta():
        return 1
    if after == DAY:
        return 0 if plain.told.follows_up else -2
    if after == -DAY:
        return -2
    return -2 if plain.told.follows_up and DAY < after <= FOLLOWED_UP else None


def _far_in_time(later: Trait, earlier: Trait, gap_h: float) -> int | None:
    """Points of two times that do not meet; None when they are two moments or two days."""
    if later.precise and earlier.precise:
        return None
    if gap_h > 0:
        return -2 if later.told.follows_up and gap_h <= 24 else None
    return 0 if later.told.follows_up else -2
