"""Precedents can be used like any agreement, when they are asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from agreements.building import a_term, a_version, an_agreement
from trucewatch.agreements.lasting import Wanted
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.precedent import Ending
from trucewatch.workflow.precedent_list import find_comparison
from trucewatch.workflow.precedents import find_precedent, known_precedents, load_precedents
from trucewatch.workflow.treaties import choose_truce, find_agreement, load_agreements

DAY_TWO = datetime(2025, 5, 9, 12, tzinfo=UTC)
KYIV = "Europe/Kyiv"


def test_a_precedent_is_reported_on_when_it_is_asked_for() -> None:
    """P25 on its second day: one party bound, day 2 of 3."""
    truce = choose_truce(load_agreements(None, None), date(2025, 5, 9), KYIV, "P25")

    assert truce is not None
    assert (truce.bound, truce.day_number, truce.days_total) == (("russia",), 2, 3)


def test_a_precedent_is_never_chosen_by_itself() -> None:
    """The library of agreements decides what a day is about, not the library of cases."""
    truce = choose_truce(load_agreements(None, None), date(2025, 5, 9), KYIV, None)

    assert truce is None or truce.agreement.id != "victory-day-2025"


def test_invented_agreements_never_mix_with_real_precedents() -> None:
    """A demonstration knows its own agreement and no other."""
    invented = (an_agreement(a_version("text", a_term())),)

    with pytest.raises(UsageError, match="There is no agreement 'P25'"):
        find_agreement(invented, "P25")


def test_a_precedent_asked_for_by_name_does_not_know_how_it_went_on() -> None:
    """P25 at noon of its second day: no end, no later count, no word about the whole."""
    case = find_precedent("P25", DAY_TWO)

    assert (case.ending, case.ends_on, case.note) == (Ending.NOT_KNOWN, None, "")
    assert case.counts
    assert all(fact.when is not None and fact.when.end_at <= DAY_TWO for fact in case.counts)
    assert all(fact.when is not None for fact in case.course)
    assert all(step.on < date(2025, 5, 11) for step in case.agreement.life)


def test_a_day_about_a_precedent_is_cut_to_its_as_of_time() -> None:
    """No leakage by name either: the step of 11 May is not there on 9 May."""
    truce = choose_truce(
        load_agreements(None, DAY_TWO), date(2025, 5, 9), KYIV, "P25", asof=DAY_TWO
    )

    assert truce is not None
    assert [step.on.day for step in truce.agreement.life] == [8, 8]
    with pytest.raises(UsageError, match="Nothing about victory-day-2025 was published"):
        find_agreement((), "P25", datetime(2025, 4, 1, tzinfo=UTC))


def test_long_afterwards_everything_on_record_is_known() -> None:
    """Cutting takes away what came later, and nothing else."""
    assert known_precedents(datetime(2031, 1, 1, tzinfo=UTC)) == load_precedents()


def test_comparisons_know_only_truces_dated_by_then() -> None:
    """Asked as of May 2025, the list holds no truce of 2026 and no ending told later (D19)."""
    then = datetime(2025, 5, 9, 12, tzinfo=UTC)
    before, now = (find_comparison(Wanted(), asof) for asof in (then, None))

    known = {row.precedent for row in before.rows}
    assert known < {row.precedent for row in now.rows}
    assert {"P24", "P25"} <= known
    assert known.isdisjoint({"P28", "P29", "P30", "P31"})
