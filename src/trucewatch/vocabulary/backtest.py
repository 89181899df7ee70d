"""A truce of the past as a case: its window, and which days lie in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.vocabulary.interval import Interval, day_interval, local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A truce to replay.

    Attributes:
        scope: As stated.
        window: From the earliest start to the latest end of any version, half open.
        whole_front: False when only a class of objects or an area was covered: then the
            front as a whole is a control that should not fall.
        open_end: No end was set; the window is the first two weeks.
    """

    id: str
    scope: str
    window: Interval
    whole_front: bool
    open_end: bool = False

    def days(self, zone: str) -> tuple[date, ...]:
        """Return the days of a clock of which at least half lies in the window.

        A day is as long as it was: 23 or 25 hours where clocks changed. A truce of two hours
        has no day.
        """
        touched = [(day, day_interval(day, zone)) for day in self._touched(zone)]
        return tuple(day for day, hours in touched if _share_within(hours, self) >= 0.5)

    def _touched(self, zone: str) -> Iterator[date]:
        day = local_day(self.window.start_at, zone)
        while day_interval(day, zone).start_at < self.window.end_at:
            yield day
            day += timedelta(days=1)


def _share_within(day: Interval, case: Case) -> float:
    """Return the share of a day that lies in a case's window."""
    start = max(day.start_at, case.window.start_at)
    end = min(day.end_at, case.window.end_at)
    return max(0.0, (end - start).total_seconds() / 3600) / day.hours
