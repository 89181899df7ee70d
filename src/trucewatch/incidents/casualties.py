"""People harmed in one incident: lowest, highest, best; when it happened, when it was verified."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from trucewatch.incidents.voices import is_outside
from trucewatch.vocabulary.incident import Report
from trucewatch.vocabulary.interval import Interval, local_day
from trucewatch.vocabulary.quantity import Casualties

DAY_H = 25.0
"""A calendar day may have 25 hours."""


def casualties_of(reports: Sequence[Report], interval: Interval) -> Casualties | None:
    """Span what reports state about people harmed; numbers of two reports are never added.

    The best number is that of the report which verified it; else of whoever belongs to no
    party; among equals the more reliable one, then the latest, because tolls are corrected
    as they become known. Of a range its lower end counts: published as a minimum (D14).
    """
    stated = [report for report in reports if report.casualties is not None]
    if not stated:
        return None
    tolls = [report.casualties for report in stated if report.casualties is not None]
    verifying = [one for one in stated if one.casualties is not None and one.casualties.verified]
    return Casualties(
        killed_low=_bound(min, (each.killed_low for each in tolls)),
        killed_high=_bound(max, (each.killed_high for each in tolls)),
        injured_low=_bound(min, (each.injured_low for each in tolls)),
        injured_high=_bound(max, (each.injured_high for each in tolls)),
        verified=bool(verifying),
        killed_best=_best(stated, lambda toll: toll.killed_low),
        injured_best=_best(stated, lambda toll: toll.injured_low),
        event_on=_event_day(interval),
        confirmed_on=_confirmed_day(verifying, interval.zone),
    )


def _best(reports: Sequence[Report], read: Callable[[Casualties], int | None]) -> int | None:
    ranked = sorted(reports, key=_weight, reverse=True)
    numbers = (read(one.casualties) for one in ranked if one.casualties is not None)
    return next((number for number in numbers if number is not None), None)


def _weight(report: Report) -> tuple[bool, bool, int, float, str]:
    """Rank a report: verified, outside the parties, reliable (A before F), late."""
    toll = report.casualties
    return (
        toll is not None and toll.verified,
        is_outside(report),
        -ord(report.reliability.value[0]),
        report.published_at.timestamp(),
        report.id,
    )


def _event_day(interval: Interval) -> date | None:
    if interval.hours > DAY_H:
        return None
    return local_day(interval.start_at, interval.zone)


def _confirmed_day(verifying: Sequence[Report], zone: str) -> date | None:
    """Return the day of the first verification."""
    return min((local_day(one.published_at, zone) for one in verifying), default=None)


def _bound(choose: Callable[[list[int]], int], values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return choose(known) if known else None
