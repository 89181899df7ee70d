"""When something was: a stretch of time that keeps its zone and its vagueness."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo


class Granularity(StrEnum):
    """How finely a time was given."""

    MINUTE = "minute"
    HOUR = "hour"
    DAYPART = "daypart"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A half-open stretch of time ``[start_at, end_at)`` with the zone it was given in.

    Attributes:
        start_at: Aware UTC.
        end_at: Aware UTC, exclusive; equal to ``start_at`` for an instant.
        zone: IANA name of the clock in which it was stated.
        granularity: How finely it was stated; a day stays a day, never midnight.
    """

    start_at: datetime
    end_at: datetime
    zone: str
    granularity: Granularity

    def __post_init__(self) -> None:
        for name, moment in (("start_at", self.start_at), ("end_at", self.end_at)):
            if moment.tzinfo is not UTC and moment.utcoffset() != timedelta(0):
                raise ValueError(f"{name} {moment}: must be aware UTC")
        if self.end_at < self.start_at:
            raise ValueError(f"interval ends {self.end_at} before it starts {self.start_at}")

    @property
    def start_local(self) -> datetime:
        """The start on the clock it was stated in."""
        return self.start_at.astimezone(ZoneInfo(self.zone))

    @property
    def end_local(self) -> datetime:
        """The (exclusive) end on the clock it was stated in."""
        return self.end_at.astimezone(ZoneInfo(self.zone))

    @property
    def hours(self) -> float:
        """Length in hours as they really passed (23 or 25 on clock-change days)."""
        return (self.end_at - self.start_at).total_seconds() / 3600

    def overlaps(self, other: Interval) -> bool:
        """Tell whether the two share a moment; an instant counts as one."""
        if self.start_at == self.end_at:
            return other.start_at <= self.start_at < other.end_at or self.start_at == other.start_at
        if other.start_at == other.end_at:
            return other.overlaps(self)
        return self.start_at < other.end_at and other.start_at < self.end_at


@lru_cache(maxsize=4096)
def day_interval(day: date, zone: str) -> Interval:
    """Build the calendar day of a zone.

    >>> day_interval(date(2025, 3, 30), "Europe/Kyiv").hours
    23.0
    """
    return Interval(
        start_at=_midnight(day, zone),
        end_at=_midnight(day + timedelta(days=1), zone),
        zone=zone,
        granularity=Granularity.DAY,
    )


def instant(moment: datetime, zone: str) -> Interval:
    """Build the interval of one minute-precise moment, given as aware UTC."""
    return Interval(start_at=moment, end_at=moment, zone=zone, granularity=Granularity.MINUTE)


def local_day(moment: datetime, zone: str) -> date:
    """Tell on which calendar day of a zone an aware moment falls.

    >>> local_day(datetime(2025, 3, 11, 23, 14, tzinfo=UTC), "Europe/Kyiv").isoformat()
    '2025-03-12'
    """
    return moment.astimezone(ZoneInfo(zone)).date()


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
