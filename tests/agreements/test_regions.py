"""Terms that hold in named divisions, or everywhere but there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agreements.building import a_term
from incidents.building import TOWN, a_report, an_incident
from trucewatch.agreements.acts import Answer
from trucewatch.agreements.scope import division, in_scope
from trucewatch.vocabulary.agreement import Scope

DONETSK, KURSK = ("Donetsk Oblast",), ("Kursk",)


@pytest.mark.parametrize(
    ("scope", "region", "answer"),
    [
        (Scope(regions=DONETSK), "Donetsk", Answer.YES),
        (Scope(regions=DONETSK), "Kursk Oblast", Answer.NO),
        (Scope(regions=DONETSK), None, Answer.UNKNOWN),
        (Scope(excluded_regions=KURSK), "Kursk Oblast", Answer.NO),
        (Scope(excluded_regions=KURSK), "Donetsk", Answer.YES),
        (Scope(excluded_regions=KURSK), None, Answer.UNKNOWN),
        (Scope(regions=DONETSK, excluded_regions=DONETSK), "Donetsk", Answer.NO),
        (Scope(), None, Answer.YES),
    ],
)
def test_a_division_decides_where_it_is_known(
    scope: Scope, region: str | None, answer: Answer
) -> None:
    """A place whose division is unknown lies neither inside nor outside."""
    place = replace(TOWN, region=region)
    incident = an_incident([a_report(place=place)])

    assert in_scope(incident, scope, lambda where: where.region) is answer


@pytest.mark.parametrize(
    ("sectors", "answer"), [(("sector",), Answer.YES), (("other",), Answer.NO)]
)
def test_no_beats_unknown(sectors: tuple[str, ...], answer: Answer) -> None:
    """Outside the sectors the unknown division does not matter; inside, it does."""
    scope = a_term("t", scope=Scope(sectors=sectors, regions=DONETSK)).scope
    incident = an_incident([a_report(place=replace(TOWN, region=None))])

    found = in_scope(incident, scope, lambda where: where.region)

    assert found is (Answer.UNKNOWN if answer is Answer.YES else Answer.NO)


@pytest.mark.parametrize(
    ("name", "reduced"),
    [
        ("Kursk Oblast", "kursk"),
        ("KURSK region", "kursk"),
        ("Oblast", "oblast"),
        ("Donetsk People", "donetsk people"),
        ("Oblast Kursk", "oblast kursk"),
        (None, None),
    ],
)
def test_only_a_word_for_divisions_behind_a_name_is_left_out(
    name: str | None, reduced: str | None
) -> None:
    """A name of nothing but such a word stays."""
    assert division(name) == reduced
