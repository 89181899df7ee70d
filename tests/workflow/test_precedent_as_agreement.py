"""Precedents can be used like any agreement, when they are asked for."""

from __future__ import annotations

from datetime import date

import pytest

from agreements.building import a_term, a_version, an_agreement
from trucewatch.vocabulary.errors import UsageError
from trucewatch.workflow.treaties import choose_truce, find_agreement, load_agreements

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
