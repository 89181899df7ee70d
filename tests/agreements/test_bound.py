"""Stretches in which a party is bound, moment by moment."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from agreements.building import END, START, a_step, a_version, a_window, an_agreement, in_force
from trucewatch.agreements.force import bound_during, periods, truce_day
from trucewatch.vocabulary.agreement import LifeEvent, Stage
from trucewatch.vocabulary.interval import instant

HOUR = timedelta(hours=1)
WINDOWED = in_force(a_version("text", window=a_window()))


@pytest.mark.parametrize(
    ("moment", "bound"),
    [
        (START - timedelta(microseconds=1), False),
        (START, True),
        (END - timedelta(microseconds=1), True),
        (END, False),
    ],
)
def test_a_window_binds_from_its_first_moment_and_not_at_its_end(
    moment: datetime, *, bound: bool
) -> None:
    """Windows are half open, also for what happens at one moment."""
    found = bound_during(WINDOWED, instant(moment, "Europe/Kyiv"))

    assert bool(found) is bound


def test_a_second_step_in_force_does_not_begin_anew() -> None:
    """The stretch began with the first one."""
    life = (
        a_step("russia", Stage.IN_FORCE),
        a_step("russia", Stage.RECOMMITTED, START + HOUR),
        a_step("russia", Stage.SUSPENDED, START + 2 * HOUR),
    )

    (found,) = periods(an_agreement(a_version("text"), life=life), "russia")

    assert (found.start_at, found.end_at) == (START, START + 2 * HOUR)


def test_a_party_that_comes_back_is_bound_twice() -> None:
    """Between the two stretches nothing binds it; the second has no end."""
    life = (
        a_step("russia", Stage.IN_FORCE),
        a_step("russia", Stage.SUSPENDED, START + HOUR),
        a_step("russia", Stage.RECOMMITTED, START + 3 * HOUR),
    )

    found = periods(an_agreement(a_version("text"), life=life), "russia")

    assert [(one.start_at, one.end_at) for one in found] == [
        (START, START + HOUR),
        (START + 3 * HOUR, None),
    ]


def test_a_step_after_the_window_opens_nothing() -> None:
    """What is put in force when its window is over binds nobody."""
    life = (a_step("russia", Stage.IN_FORCE, END),)

    assert periods(an_agreement(a_version("text", window=a_window()), life=life), "russia") == ()


def test_a_withdrawal_before_the_window_ends_cuts_it() -> None:
    """Whichever comes first ends the stretch."""
    life = (
        a_step("text", Stage.IN_FORCE, START - HOUR),
        a_step("text", Stage.SUSPENDED, START + HOUR),
    )

    (found,) = periods(an_agreement(a_version("text", window=a_window()), life=life), "ukraine")

    assert (found.start_at, found.end_at) == (START, START + HOUR)


@pytest.mark.parametrize(
    ("zone", "hour"), [("Europe/Kyiv", 21), (None, 0)], ids=["clock of the window", "no window"]
)
def test_a_step_of_a_bare_day_begins_with_the_day_of_the_window(
    zone: str | None, hour: int
) -> None:
    """21 h in UTC is midnight in Kyiv; without a window the day is one of UTC."""
    window = a_window(START - timedelta(days=9), END, zone) if zone else None
    step = LifeEvent(
        party="text", stage=Stage.IN_FORCE, on=date(2031, 6, 11), at=None, source="invented"
    )

    (found,) = periods(an_agreement(a_version("text", window=window), life=(step,)), "russia")

    assert found.start_at.hour == hour


def test_a_truce_without_a_window_has_no_number_of_days() -> None:
    """Its days are counted, and there is no last one."""
    found = truce_day(in_force(a_version("text")), date(2031, 6, 13), "UTC")

    assert (found.in_force, found.day_number, found.days_total) == (True, 3, None)


def test_a_day_before_and_a_day_after_have_no_number() -> None:
    """Outside every stretch nobody is bound."""
    for day in (date(2031, 6, 10), date(2031, 6, 15)):
        found = truce_day(WINDOWED, day, "Europe/Kyiv")

        assert (found.in_force, found.day_number, found.days_total) == (False, None, None)


def test_the_window_that_began_first_counts_the_days() -> None:
    """Two sides, two windows: days are those of the earlier one, whichever side is named first."""
    later = a_window(START + timedelta(days=1))
    found = truce_day(
        in_force(a_version("russia", window=later), a_version("ukraine", window=a_window())),
        date(2031, 6, 13),
        "Europe/Kyiv",
    )

    assert (found.day_number, found.days_total) == (3, 4)
    assert found.bound == ("russia", "ukraine")
