"""When things happen in the demonstration: a fictional truce in June 2031."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from trucewatch.vocabulary.errors import UsageError

THEATRE = "ukraine"
FIRST_MAP = date(2031, 5, 1)
FIRST_HEAT = date(2031, 5, 1)
TRUCE_START = date(2031, 6, 1)
EDITION_BEFORE = date(2031, 6, 8)
REPORT_DAY = date(2031, 6, 9)

WAVES = (
    datetime(2031, 5, 31, 20, tzinfo=UTC),
    datetime(2031, 6, 4, 20, tzinfo=UTC),
    datetime(2031, 6, 7, 20, tzinfo=UTC),
    datetime(2031, 6, 8, 20, tzinfo=UTC),
    datetime(2031, 6, 9, 10, tzinfo=UTC),
    datetime(2031, 6, 9, 20, tzinfo=UTC),
)
"""When the post arrives; the fifth brings only what came late about the day before."""
LATE_WAVE = WAVES[4]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A file and the moment (aware UTC) at which it reached the desk."""

    path: Path
    received_at: datetime


def wave_after(moment: datetime) -> datetime:
    """Return the first wave that can carry something published at an aware moment.

    >>> wave_after(datetime(2031, 6, 9, 9, 30, tzinfo=UTC)).isoformat()
    '2031-06-09T10:00:00+00:00'
    """
    for wave in WAVES:
        if moment <= wave:
            return wave
    raise UsageError(f"{moment}: the demonstration ends on {WAVES[-1]:%Y-%m-%d}; date it earlier.")


def daily_wave(day: date) -> datetime:
    """Return the wave that carries what sensors and maps made on a day.

    >>> daily_wave(date(2031, 5, 20)).date().isoformat()
    '2031-05-31'
    """
    return next(wave for wave in WAVES if wave.date() >= day and wave != LATE_WAVE)


def days(first: date, last: date) -> Iterator[date]:
    """Yield the days from first to last, both included.

    >>> len(list(days(FIRST_MAP, REPORT_DAY)))
    40
    """
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
