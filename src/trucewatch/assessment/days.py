"""On which day an incident counts, and which days before it are the usual."""

from __future__ import annotations

from datetime import date, timedelta

from trucewatch.vocabulary.interval import Interval, day_interval, local_day

BASELINE_DAYS = 28
"""Days before the agreement, or before the day, that say what is usual."""


def day_of(interval: Interval, zone: str) -> date:
    """Give an interval to the zone's calendar day it shares most time with.

    Of two days with equal shares the later counts: news of "the last two days" is mostly
    about the second.

    >>> from trucewatch.vocabulary.interval import day_interval
    >>> day_of(day_interval(date(2025, 3, 12), "Europe/Kyiv"), "Europe/Kyiv").isoformat()
    '2025-03-12'
    """
    first = local_day(interval.start_at, zone)
    last = local_day(interval.end_at, zone)
    days = [first + timedelta(days=shift) for shift in range(min((last - first).days, 366) + 1)]
    return max(days, key=lambda day: (_shared_s(interval, day, zone), day))


def _shared_s(interval: Interval, day: date, zone: str) -> float:
    whole = day_interval(day, zone)
    if interval.start_at == interval.end_at:
        return float(whole.start_at <= interval.start_at < whole.end_at)
    start = max(interval.start_at, whole.start_at)
    end = min(interval.end_at, whole.end_at)
    return (end - start).total_seconds()
