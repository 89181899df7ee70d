"""Which passes belong to a truce, and what share of a usual day they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from tests.assessment.heat_building import START, a_panel

from trucewatch.assessment.thermal.forecast import Forecaster
from trucewatch.assessment.thermal.panel import Panel
from trucewatch.assessment.thermal.parts import counts_within, stretch_of, touched
from trucewatch.assessment.thermal.windows import sum_windows
from trucewatch.vocabulary.interval import Granularity, Interval

MINUTES = (30, 90, 625, 635, 660, 670, 680, 690, 1370, 1400)
"""Ten clusters a usual day: two after midnight, six around noon, two before midnight."""


def a_timed_panel(days: int = 60) -> Panel:
    """Ten clusters a day at the same minutes, all in the middle sector."""
    panel = a_panel(days, cloudy=False)
    near = np.zeros_like(panel.near)
    near[:, 1] = len(MINUTES)
    passes = np.array([(day, minute, 1) for day in range(days) for minute in MINUTES])
    return replace(panel, near=near, passes=passes)


def a_window(start: datetime, end: datetime, zone: str = "UTC") -> Interval:
    """A span of time."""
    return Interval(start_at=start, end_at=end, zone=zone, granularity=Granularity.SPAN)


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in February 2031."""
    return datetime(2031, 2, day, hour, minute, tzinfo=UTC)


def test_a_truce_from_the_afternoon_holds_the_late_passes_of_its_first_day() -> None:
    """From 15:00 to 21:00 of the next day: two tenths of the first day, eight of the second."""
    found = stretch_of(a_window(utc(10, 15), utc(11, 21)), a_timed_panel())

    assert found is not None
    assert [(part.offset, part.share) for part in found.parts] == [(0, 0.2), (1, 0.8)]


def test_a_truce_of_two_hours_over_noon_expects_its_passes_and_no_more() -> None:
    """10:00 to 12:00 holds six of ten clusters: that many are counted and expected."""
    panel = a_timed_panel()
    found = stretch_of(a_window(utc(10, 10), utc(10, 12)), panel)
    assert found is not None
    start = found.first - panel.first

    sums = sum_windows(Forecaster(panel), np.array([start]), found.parts)

    assert found.usual_days == pytest.approx(0.6)
    assert sums.observed[0].tolist() == [0, 6, 0]
    assert sums.expected[0, 1] == pytest.approx(6, rel=0.15)


def test_a_truce_of_two_hours_without_a_pass_holds_none() -> None:
    """18:00 to 20:00: nobody looked."""
    assert stretch_of(a_window(utc(10, 18), utc(10, 20)), a_timed_panel()) is None


def test_a_day_of_twenty_three_hours_ends_an_hour_earlier_in_utc() -> None:
    """30 March 2031 in Kyiv runs from 22:00 to 21:00 UTC and holds one day's passes."""
    zone = ZoneInfo("Europe/Kyiv")
    day = a_window(
        datetime(2031, 3, 30, tzinfo=zone).astimezone(UTC),
        datetime(2031, 3, 31, tzinfo=zone).astimezone(UTC),
        "Europe/Kyiv",
    )

    found = stretch_of(day, a_timed_panel(120))

    assert day.hours == 23
    assert found is not None
    assert [part.minutes for part in found.parts] == [(1320, 1440), (0, 1260)]
    assert found.usual_days == pytest.approx(1.0)


def test_a_day_of_twenty_five_hours_holds_every_pass_once() -> None:
    """26 October 2031 in Kyiv runs from 21:00 to 22:00 UTC and holds one day's passes too."""
    zone = ZoneInfo("Europe/Kyiv")
    day = a_window(
        datetime(2031, 10, 26, tzinfo=zone).astimezone(UTC),
        datetime(2031, 10, 27, tzinfo=zone).astimezone(UTC),
    )

    found = stretch_of(day, a_timed_panel(330))

    assert day.hours == 25
    assert found is not None
    assert [part.minutes for part in found.parts] == [(1260, 1440), (0, 1320)]
    assert found.usual_days == pytest.approx(1.0)


def test_the_pattern_of_passes_is_learnt_from_the_days_before() -> None:
    """Passes that come at other hours from the truce on change nothing of its shares."""
    panel = a_timed_panel()
    later = panel.passes.copy()
    start = utc(10, 15).toordinal() - panel.first
    later[later[:, 0] >= start, 1] = 300
    window = a_window(utc(10, 15), utc(11, 21))

    assert stretch_of(window, replace(panel, passes=later)) == stretch_of(window, panel)


def test_without_times_a_day_belongs_to_the_truce_if_half_of_its_hours_do() -> None:
    """Files that give only dates allow no more; a truce of two hours then has no day."""
    panel = a_panel(60, cloudy=False)

    found = stretch_of(a_window(utc(10, 15), utc(11, 21)), panel)

    assert found is not None
    assert found.days == (date(2031, 2, 11).toordinal(),)
    assert found.parts[0].share == 1.0
    assert stretch_of(a_window(utc(10, 10), utc(10, 12)), panel) is None


def test_the_parts_of_a_day_add_up_to_the_day() -> None:
    """Whatever is not before an hour is after it."""
    panel = a_timed_panel()
    day = START.toordinal() + 45
    moment = datetime.fromordinal(day).replace(hour=11, tzinfo=UTC)
    midnight = moment.replace(hour=0)
    before = stretch_of(a_window(midnight, moment), panel)
    after = stretch_of(a_window(moment, datetime.fromordinal(day + 1).replace(tzinfo=UTC)), panel)

    assert before is not None
    assert after is not None
    both = counts_within(panel, before.parts[0]) + counts_within(panel, after.parts[0])
    assert np.array_equal(both, panel.near)
    assert touched([a_window(midnight, moment)], panel).sum() == 1
