"""Dates and times on the mission's clock, always with the name of the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date

from trucewatch.report.catalogue import entries, knows
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.vocabulary.language import Language

DASH = "\u2013"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A language and the zone in which moments are told."""

    language: Language
    zone: str

    def tell(self, value: date | datetime | Interval) -> str:
        """Write a day, moment or interval; anything finer than a day names the clock."""
        if isinstance(value, Interval):
            return self._interval(value)
        if isinstance(value, datetime):
            local = value.astimezone(ZoneInfo(self.zone))
            return f"{self._day(local.date())}, {local:%H:%M} ({offset(local)})"
        return self._day(value)

    def machine(self, value: date | datetime | Interval) -> str:
        """Write the same for machines: an RFC 3339 date or moment, of an interval its start."""
        if isinstance(value, Interval):
            local = value.start_at.astimezone(ZoneInfo(self.zone))
            return local.date().isoformat() if _whole_days(value, self.zone) else local.isoformat()
        if isinstance(value, datetime):
            return value.astimezone(ZoneInfo(self.zone)).isoformat()
        return value.isoformat()

    def _interval(self, interval: Interval) -> str:
        if interval.start_at == interval.end_at:
            return self.tell(interval.start_at)
        start = interval.start_at.astimezone(ZoneInfo(self.zone))
        end = interval.end_at.astimezone(ZoneInfo(self.zone))
        if _whole_days(interval, self.zone):
            return self._days(start.date(), (end - timedelta(seconds=1)).date())
        if interval.granularity is Granularity.DAY:
            # Whole days on another clock: telling them in minutes would feign precision.
            last = interval.end_local - timedelta(seconds=1)
            return self._days(interval.start_local.date(), last.date())
        if start.date() == end.date():
            return f"{self._day(start.date())}, {start:%H:%M}{DASH}{end:%H:%M} ({offset(start)})"
        return (
            f"{self._day(start.date())}, {start:%H:%M} {DASH} "
            f"{self._day(end.date())}, {end:%H:%M} ({offset(end)})"
        )

    def _days(self, first: date, last: date) -> str:
        if first == last:
            return self._day(first)
        return f"{self._day(first)} {DASH} {self._day(last)}"

    def _day(self, day: date) -> str:
        return _written(day, self.language)


def offset(local: datetime) -> str:
    """Write a zoned moment's distance from UTC.

    >>> offset(datetime(2025, 3, 12, tzinfo=ZoneInfo("Europe/Kyiv")))
    'UTC+2'
    """
    minutes = round((local.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes >= 0 else "\u2212"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def zone_names(zone: str, moment: datetime) -> dict[str, str]:
    """Name a clock in all four languages: "Kyiv time, UTC+2"; never by its IANA id.

    Args:
        zone: IANA name.
        moment: When, because the distance from UTC changes with the season.
    """
    shift = offset(moment.astimezone(ZoneInfo(zone)))
    key = f"zone.{zone.rpartition('/')[2].lower()}"
    if not knows(key):
        return {language.value: shift for language in Language}
    return {language.value: f"{entries(language)[key]}, {shift}" for language in Language}


@lru_cache(maxsize=1024)
def _written(day: date, language: Language) -> str:
    return str(format_date(day, format="long", locale=_locale(language)))


def _locale(language: Language) -> str:
    # Day before month, as in the reports that missions publish in English.
    return "en_GB" if language is Language.EN else language.value


def _whole_days(interval: Interval, zone: str) -> bool:
    start = interval.start_at.astimezone(ZoneInfo(zone))
    end = interval.end_at.astimezone(ZoneInfo(zone))
    at_midnight = start.time() == end.time() == datetime.min.time()
    return at_midnight and interval.start_at < interval.end_at
