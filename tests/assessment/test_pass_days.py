"""Which days' passes belong to a truce."""

from __future__ import annotations

from datetime import UTC, date, datetime

from trucewatch.vocabulary.backtest import Case
from trucewatch.vocabulary.interval import Granularity, Interval

PASSES = [{0: 0.1, 1: 0.1, 10: 0.4, 11: 0.4}.get(hour, 0.0) for hour in range(24)]


def a_case(start: datetime, end: datetime) -> Case:
    """A truce of the whole front."""
    window = Interval(start_at=start, end_at=end, zone="UTC", granularity=Granularity.SPAN)
    return Case(id="c", scope="whole front", window=window, whole_front=True)


EASTER = a_case(datetime(2025, 4, 19, 15, tzinfo=UTC), datetime(2025, 4, 20, 21, tzinfo=UTC))


def test_passes_before_a_truce_of_the_afternoon_are_not_its_passes() -> None:
    """From 15:00 on the 19th to 21:00 on the 20th: only the 20th was passed over."""
    assert EASTER.pass_days(PASSES) == (date(2025, 4, 20),)


def test_a_short_truce_over_noon_has_its_pass_though_few_hours() -> None:
    """Three hours are no day by the clock, but most of what is seen is seen in them."""
    noon = a_case(datetime(2031, 6, 1, 9, tzinfo=UTC), datetime(2031, 6, 1, 12, tzinfo=UTC))

    assert noon.days("UTC") == ()
    assert noon.pass_days(PASSES) == (date(2031, 6, 1),)


def test_an_evening_and_a_morning_without_passes_hold_no_day() -> None:
    """Twenty hours between two noons: the night pass alone is not half of what is seen."""
    night = a_case(datetime(2031, 6, 1, 13, tzinfo=UTC), datetime(2031, 6, 2, 9, tzinfo=UTC))

    assert night.pass_days(PASSES) == ()


def test_without_times_a_day_counts_by_its_hours() -> None:
    """Files that give only dates allow no more."""
    assert EASTER.pass_days(None) == EASTER.days("UTC")
