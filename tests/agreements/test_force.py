"""Force: who is bound when."""

from __future__ import annotations

from datetime import date, timedelta

from agreements.building import (
    END,
    START,
    a_step,
    a_term,
    a_version,
    a_window,
    an_agreement,
    in_force,
)
from trucewatch.agreements.force import bound_parties, truce_day
from trucewatch.vocabulary.agreement import Stage

KYIV = "Europe/Kyiv"


def test_a_proposal_binds_nobody() -> None:
    """Proposed and accepted by one side is not in force."""
    life = (a_step("text", Stage.PROPOSED), a_step("ukraine", Stage.ACCEPTED))
    proposal = an_agreement(a_version("text", a_term()), life=life)

    assert bound_parties(proposal, date(2031, 6, 12), KYIV) == ()
    found = truce_day(proposal, date(2031, 6, 12), KYIV)
    assert (found.in_force, found.day_number, found.days_total) == (False, None, None)


def test_each_party_is_bound_by_its_own_version() -> None:
    """D05: two windows, two stretches; the day is counted from the first."""
    late = a_window(START + timedelta(days=2), END)
    agreement = in_force(
        a_version("russia", a_term(), window=a_window()),
        a_version("ukraine", a_term(), window=late),
    )

    assert bound_parties(agreement, date(2031, 6, 12), KYIV) == ("russia",)
    assert bound_parties(agreement, date(2031, 6, 13), KYIV) == ("russia", "ukraine")
    found = truce_day(agreement, date(2031, 6, 13), KYIV)
    assert (found.day_number, found.days_total) == (3, 4)


def test_the_window_ends_the_truce_without_a_further_step() -> None:
    """Nobody has to declare the end of what had an end."""
    agreement = in_force(a_version("text", a_term(), window=a_window()))

    assert bound_parties(agreement, date(2031, 6, 14), KYIV) == ("russia", "ukraine")
    assert bound_parties(agreement, date(2031, 6, 15), KYIV) == ()


def test_a_party_that_withdraws_is_no_longer_bound() -> None:
    """Force is kept per party."""
    life = (
        a_step("russia", Stage.IN_FORCE),
        a_step("ukraine", Stage.IN_FORCE),
        a_step("russia", Stage.SUSPENDED, START + timedelta(days=1)),
    )
    agreement = an_agreement(a_version("text", a_term()), life=life)

    assert bound_parties(agreement, date(2031, 6, 13), KYIV) == ("ukraine",)


def test_days_are_counted_on_the_clock_of_the_window() -> None:
    """Thirty days by one clock stay thirty although another clock's midnight is an hour off."""
    month = a_window(
        START.replace(month=1, day=10, hour=21),
        START.replace(month=2, day=9, hour=21),
        "Europe/Moscow",
    )
    life = tuple(a_step(party, Stage.IN_FORCE, month.start_at) for party in ("russia", "ukraine"))
    agreement = an_agreement(a_version("text", a_term(), window=month), life=life)

    found = truce_day(agreement, date(2031, 1, 11), KYIV)

    assert (found.day_number, found.days_total) == (1, 30)
