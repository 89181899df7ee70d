"""Which passes lie in a window: a truce begins and ends at an hour, passes come at theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.thermal.clusters import UNDATED
from trucewatch.assessment.thermal.panel import Panel
from trucewatch.vocabulary.interval import Interval

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

DAY_MINUTES = 1440
LEAST_SHARE = 0.01
"""A day of which less than this of its usual clusters lies in the window is no part of it."""

LEAST_TIMED = 30
"""Clusters with a time needed to know the pattern of the passes; else days are taken whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One UTC day of a window, or the part of it that lies within.

    Attributes:
        offset: Days after the window's first day.
        share: Share of a day's usual clusters whose passes lie within, 0…1.
        minutes: First minute of the day within, and the first after it.
    """

    offset: int
    share: float
    minutes: tuple[int, int] = (0, DAY_MINUTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A window as seen by passes: ordinal of its first UTC day with any, and its parts."""

    first: int
    parts: tuple[Part, ...]

    @property
    def days(self) -> tuple[int, ...]:
        """Ordinals of the UTC days with a pass within."""
        return tuple(self.first + part.offset for part in self.parts)

    @property
    def usual_days(self) -> float:
        """How many usual days of passes the window holds."""
        return sum(part.share for part in self.parts)


def whole_days(length: int) -> tuple[Part, ...]:
    """Return the parts of a window of whole days."""
    return tuple(Part(offset=offset, share=1.0) for offset in range(length))


def stretch_of(window: Interval, panel: Panel) -> Stretch | None:
    """Return the passes within a window; None when there is none.

    The share of a day is that of the clusters before the window, by the minute of their pass. Where
    files give no times, a day belongs to the window when half of its hours do.
    """
    cut = _days(window)
    pattern = _pattern(panel, cut[0][0]) if cut else np.zeros(0, dtype=np.int64)
    parts = [(day, minutes, _share(pattern, minutes)) for day, minutes in cut]
    if len(pattern) < LEAST_TIMED:
        parts = [(day, (0, DAY_MINUTES), float(share >= 0.5)) for day, _, share in parts]
    kept = [one for one in parts if one[2] >= LEAST_SHARE]
    if not kept:
        return None
    first = kept[0][0]
    return Stretch(
        first=first,
        parts=tuple(
            Part(offset=day - first, share=share, minutes=minutes) for day, minutes, share in kept
        ),
    )


def counts_within(panel: Panel, part: Part) -> FloatArray:
    """Count the clusters of every day's same hours, shape (days, sectors).

    Clusters without a time count with the larger half of a day.
    """
    if part.minutes == (0, DAY_MINUTES):
        return panel.near
    minute = panel.passes[:, 1]
    inside = (minute >= part.minutes[0]) & (minute < part.minutes[1])
    inside = np.where(minute == UNDATED, part.share >= 0.5, inside)
    found = np.zeros_like(panel.near)
    np.add.at(found, (panel.passes[inside, 0], panel.passes[inside, 2]), 1.0)
    return found


def touched(windows: Sequence[Interval], panel: Panel) -> NDArray[np.bool_]:
    """Mark the days with any pass in any of some windows, shape (days,)."""
    found = np.zeros(len(panel.near), dtype=bool)
    for window in windows:
        stretch = stretch_of(window, panel)
        rows = np.array(stretch.days if stretch else (), dtype=np.int64) - panel.first
        found[rows[(rows >= 0) & (rows < len(found))]] = True
    return found


def _pattern(panel: Panel, day: int) -> IntArray:
    """Return the minutes of the clusters seen before a day, ascending."""
    earlier = panel.passes[panel.passes[:, 0] < day - panel.first, 1]
    return np.sort(earlier[earlier != UNDATED])


def _share(pattern: IntArray, minutes: tuple[int, int]) -> float:
    if len(pattern) < LEAST_TIMED:
        return (minutes[1] - minutes[0]) / DAY_MINUTES
    low, high = np.searchsorted(pattern, minutes)
    return float(high - low) / len(pattern)


def _days(window: Interval) -> list[tuple[int, tuple[int, int]]]:
    """Cut a window into UTC days: ordinal, first minute, first minute after."""
    start, end = (_minute(moment) for moment in (window.start_at, window.end_at))
    days = range(start // DAY_MINUTES, -(-end // DAY_MINUTES))
    return [
        (day, (max(0, start - day * DAY_MINUTES), min(DAY_MINUTES, end - day * DAY_MINUTES)))
        for day in days
    ]


def _minute(moment: datetime) -> int:
    """Count minutes since ordinal 0; a part of a minute counts as one."""
    utc = moment.astimezone(UTC)
    midnight = utc.replace(hour=0, minute=0, second=0, microsecond=0)
    return utc.toordinal() * DAY_MINUTES + -(-(utc - midnight) // timedelta(minutes=1))
