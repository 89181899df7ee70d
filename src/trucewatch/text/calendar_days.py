"""Arithmetic of the calendar for time expressions: values and intervals, no language."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from trucewatch.vocabulary.interval import Granularity, Interval

FIRST_YEAR, LAST_YEAR = 1000, 2999
DAYPART_HOURS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (21, 30)}
"""Local hours that a part of the day may mean; overlapping on purpose, vague words are vague."""
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A resolved time before it is tied to a zone: value, days, and clock if any.

    Attributes:
        value: TIMEX3 value.
        first: First local day, or None when it has no place on the calendar.
        last: Last local day, included.
        hours: Local hours from midnight of ``first``, for parts of a day.
        clock: Local clock time, minute precise.
    """

    value: str
    first: date | None = None
    last: date | None = None
    granularity: Granularity = Granularity.SPAN
    hours: tuple[int, int] | None = None
    clock: time | None = None


def day(when: date) -> Moment:
    """Describe a calendar day."""
    return Moment(value=when.isoformat(), first=when, last=when, granularity=Granularity.DAY)


def days(first: date, last: date) -> Moment:
    """Describe a run of days, both included."""
    return Moment(value=f"{first.isoformat()}/{last.isoformat()}", first=first, last=last)


def daypart(when: date, part: str) -> Moment:
    """Describe a part of a day; a night reaches into the next morning."""
    return Moment(
        value=f"{when.isoformat()}T{part}",
        first=when,
        last=when,
        granularity=Granularity.DAYPART,
        hours=DAYPART_HOURS[part],
    )


def clock(when: date, hour: int, minute: int) -> Moment:
    """Describe a clock time on a day; 24:00 is midnight of the next day."""
    if hour == 24:
        when, hour = when + timedelta(days=1), 0
    return Moment(
        value=f"{when.isoformat()}T{hour:02d}:{minute:02d}",
        first=when,
        last=when,
        granularity=Granularity.MINUTE,
        clock=time(hour, minute),
    )


def month(year: int, number: int) -> Moment:
    """Describe a month."""
    last = calendar.monthrange(year, number)[1]
    return Moment(
        value=f"{year:04d}-{number:02d}",
        first=date(year, number, 1),
        last=date(year, number, last),
        granularity=Granularity.MONTH,
    )


def year(number: int) -> Moment:
    """Describe a year."""
    return Moment(
        value=f"{number:04d}",
        first=date(number, 1, 1),
        last=date(number, 12, 31),
        granularity=Granularity.YEAR,
    )


def week(within: date) -> Moment:
    """Describe the ISO week around a day."""
    iso = within.isocalendar()
    monday = within - timedelta(days=within.weekday())
    return Moment(
        value=f"{iso.year:04d}-W{iso.week:02d}",
        first=monday,
        last=monday + timedelta(days=6),
        granularity=Granularity.WEEK,
    )


def weekend(within: date) -> Moment:
    """Describe the week-end of the ISO week around a day."""
    whole = week(within)
    saturday = within - timedelta(days=within.weekday()) + timedelta(days=5)
    return Moment(value=f"{whole.value}-WE", first=saturday, last=saturday + timedelta(days=1))


def season(number: int, code: str) -> Moment:
    """Describe a season by the meteorological quarter; winter reaches into the next year."""
    begin = date(number, SEASON_START[code], 1)
    end_month = shift_months(begin, 3)
    return Moment(value=f"{number:04d}-{code}", first=begin, last=end_month - timedelta(days=1))


def part_of_year(number: int, parts: int, index: int) -> Moment:
    """Describe a half (2 parts) or a quarter (4) of a year, counted from 1.

    >>> part_of_year(2025, 4, 3).value
    '2025-Q3'
    """
    length = 12 // parts
    begin = date(number, length * (index - 1) + 1, 1)
    return Moment(
        value=f"{number:04d}-{'H' if parts == 2 else 'Q'}{index}",
        first=begin,
        last=shift_months(begin, length) - timedelta(days=1),
    )


def back_from(when: date, number: float, unit: str) -> tuple[date, date] | None:
    """Return the days that a stretch of so many units before a day covers, or None.

    >>> back_from(date(2025, 3, 12), 24, "H")
    (datetime.date(2025, 3, 11), datetime.date(2025, 3, 12))
    """
    if number != int(number) or not 0 < number <= 1000:
        return None
    count = int(number)
    if unit in ("Y", "M"):
        return shift_months(when, -count * (12 if unit == "Y" else 1)), when
    lengths = {"H": 1 / 24, "D": 1, "W": 7}
    if unit not in lengths:
        return None
    return when - timedelta(days=-int(-count * lengths[unit] // 1)), when


def shift_months(when: date, by: int) -> date:
    """Move to the same day some months away, or to that month's last day.

    >>> shift_months(date(2025, 3, 31), -1)
    datetime.date(2025, 2, 28)
    """
    index = when.year * 12 + when.month - 1 + by
    number = index % 12 + 1
    return date(index // 12, number, min(when.day, calendar.monthrange(index // 12, number)[1]))


def weekday_near(dateline: date, wanted: int, *, forward: bool) -> date:
    """Return the named weekday at or before the dateline, or at or after it if forward.

    >>> weekday_near(date(2026, 6, 10), 3, forward=False)
    datetime.date(2026, 6, 10)
    """
    if forward:
        return dateline + timedelta(days=(wanted - dateline.isoweekday()) % 7)
    return dateline - timedelta(days=(dateline.isoweekday() - wanted) % 7)


def nearest_year(dateline: date, number: int, in_month: int) -> int:
    """Choose the year that brings a day of a month closest to the dateline.

    >>> nearest_year(date(2026, 1, 3), 28, 12)
    2025
    """
    candidates = [
        date(y, in_month, min(number, calendar.monthrange(y, in_month)[1]))
        for y in (dateline.year - 1, dateline.year, dateline.year + 1)
    ]
    return min(candidates, key=lambda found: abs((found - dateline).days)).year


def interval_of(moment: Moment, zone: str) -> Interval | None:
    """Tie a moment to a zone's clock; None when it has no place on the calendar."""
    if moment.first is None or moment.last is None:
        return None
    place = ZoneInfo(zone)
    if moment.clock is not None:
        at = datetime.combine(moment.first, moment.clock, place).astimezone(UTC)
        return Interval(start_at=at, end_at=at, zone=zone, granularity=Granularity.MINUTE)
    begin = datetime.combine(moment.first, time(), place)
    end = datetime.combine(moment.last + timedelta(days=1), time(), place)
    if moment.hours is not None:
        midnight = datetime.combine(moment.first, time())
        begin = (midnight + timedelta(hours=moment.hours[0])).replace(tzinfo=place)
        end = (midnight + timedelta(hours=moment.hours[1])).replace(tzinfo=place)
    return Interval(
        start_at=begin.astimezone(UTC),
        end_at=end.astimezone(UTC),
        zone=zone,
        granularity=moment.granularity,
    )


def offset_of(when: date, at: time, zone: str) -> str:
    """Return a zone's offset at a local time as ``+03:00``."""
    text = datetime.combine(when, at, ZoneInfo(zone)).strftime("%z")
    return f"{text[:3]}:{text[3:5]}"
