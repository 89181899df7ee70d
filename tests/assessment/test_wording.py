"""Wording: no sentence is surer than the grades behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import trucewatch
from incidents.building import a_party_report, a_report, an_incident, heat
from trucewatch.assessment.grading import grade
from trucewatch.assessment.wording import breached, term_wording, wording
from trucewatch.vocabulary.edition import Code, Message, Name
from trucewatch.vocabulary.grade import (
    Attribution,
    Grade,
    GradedIncident,
    Occurrence,
    TermFinding,
    TermResult,
)
from trucewatch.vocabulary.theatre import Party

ASOF = datetime(2031, 6, 20, tzinfo=UTC)
SIDES = ("russia", "ukraine")
DOCS = Path(trucewatch.__file__).parents[2] / "docs" / "reference" / "grades.md"


def a_finding(
    result: TermResult = TermResult.PROHIBITED, bound: tuple[str, ...] = SIDES
) -> TermFinding:
    """Build what an agreement says; nobody bound means a proposal."""
    return TermFinding(
        agreement="agreement",
        result=result,
        versions=(),
        clauses=("t",),
        in_force=bool(bound),
        rule=result.value,
        bound=bound,
        unbound=tuple(side for side in SIDES if side not in bound),
    )


def a_graded(
    occurrence: Occurrence, attribution: Attribution, *findings: TermFinding, side: str = "russia"
) -> GradedIncident:
    """Build an incident with given grades; A0 names nobody."""
    return GradedIncident(
        incident=an_incident([a_party_report("ukraine")]),
        occurrence=Grade(value=occurrence, rule="r", evidence=(), by="two people", at=ASOF),
        attribution=Grade(value=attribution, rule="r", evidence=(), by="pipeline", at=ASOF),
        terms=findings,
        responsible=side if attribution else None,
    )


@pytest.mark.parametrize(("occurrence", "attribution"), list(product(Occurrence, Attribution)))
@pytest.mark.parametrize("result", list(TermResult))
@pytest.mark.parametrize("bound", [(), ("russia",), SIDES])
def test_the_word_violation_needs_o3_and_terms_in_force_and_by_needs_a3(
    occurrence: Occurrence, attribution: Attribution, result: TermResult, bound: tuple[str, ...]
) -> None:
    """D04: over the whole grid of grades, results and bound parties."""
    graded = a_graded(occurrence, attribution, a_finding(result, bound))

    key = wording(graded).key

    established = attribution >= Attribution.A3
    acted_bound = bound == SIDES or (established and graded.responsible in bound)
    expected = occurrence >= Occurrence.O3 and result is TermResult.PROHIBITED and acted_bound
    assert ("violation" in key) == expected
    assert (key == "wording.violation_by") == (expected and established)
    assert not key.endswith("_by") or established


@pytest.mark.parametrize(
    ("occurrence", "attribution", "key"),
    [
        (Occurrence.O0, Attribution.A0, "not_assessed"),
        (Occurrence.O1, Attribution.A0, "claimed_by_party"),
        (Occurrence.O1, Attribution.A1, "claimed_by_party_naming"),
        (Occurrence.O2, Attribution.A0, "reported"),
        (Occurrence.O2, Attribution.A2, "reported_naming"),
        (Occurrence.O2, Attribution.A4, "reported_by"),
        (Occurrence.O3, Attribution.A0, "corroborated_responsibility_not_established"),
        (Occurrence.O3, Attribution.A2, "corroborated_naming"),
        (Occurrence.O3, Attribution.A3, "corroborated_by"),
    ],
)
def test_the_sentence_follows_from_the_grades(
    occurrence: Occurrence, attribution: Attribution, key: str
) -> None:
    """D04: the wordings of DOMAIN 6.5, without terms."""
    assert wording(a_graded(occurrence, attribution)).key == f"wording.{key}"


def test_a_proposal_never_makes_a_violation() -> None:
    """Terms that bind nobody are worded as if they had been in force."""
    graded = a_graded(Occurrence.O4, Attribution.A4, a_finding(bound=()))

    assert breached(graded) is None
    assert wording(graded).key == "wording.corroborated_by"
    assert term_wording(graded.terms[0]).key == "wording.term.prohibited_if_in_force"


def test_the_pipelines_o3_is_provisional() -> None:
    """O3 is shown as provisional until somebody has reviewed it."""
    graded = grade(an_incident([a_report("a"), a_report("b")]), (), ASOF)

    message = wording(graded)

    assert message.key == "wording.provisional"
    inner = message.arguments["wording"]
    assert isinstance(inner, Message)
    assert inner.key == "wording.corroborated_responsibility_not_established"


def test_what_is_contested_says_so() -> None:
    """A contradiction stands in the sentence."""
    graded = grade(an_incident([a_report("a"), a_report("b", denies=True)]), (), ASOF)

    assert wording(graded).key == "wording.contested"


def test_heat_alone_is_called_heat() -> None:
    """D10: what was seen is heat, not fire by anybody."""
    graded = grade(an_incident([heat()]), (), ASOF)

    assert wording(graded).key == "wording.heat_only"


def test_parties_are_printed_by_their_own_names() -> None:
    """Names come from the theatre; without it the id is printed."""
    graded = a_graded(Occurrence.O1, Attribution.A0)
    names = {"en": "Ukraine", "de": "Ukraine"}
    party = Party(id="ukraine", names=names, country="UA")

    assert wording(graded, parties=[party]).arguments["party"] == Name(names=names)
    assert wording(graded).arguments["party"] == Code(text="ukraine")


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(Occurrence),
    st.sampled_from(Attribution),
    st.sampled_from(TermResult),
    st.sampled_from([(), ("russia",), ("ukraine",), SIDES]),
    st.sampled_from(SIDES),
)
def test_mirrored_parties_give_the_mirrored_sentence(
    occurrence: Occurrence,
    attribution: Attribution,
    result: TermResult,
    bound: tuple[str, ...],
    side: str,
) -> None:
    """D20: symmetric by construction."""
    swap = dict(zip(SIDES, SIDES[::-1], strict=True))
    graded = a_graded(occurrence, attribution, a_finding(result, bound), side=side)
    mirrored = replace(
        a_graded(
            occurrence,
            attribution,
            a_finding(result, tuple(sorted(swap[each] for each in bound))),
            side=swap[side],
        ),
        incident=an_incident([a_party_report("russia")]),
    )

    message, other = wording(graded), wording(mirrored)

    assert message.key == other.key
    assert [swapped(each, swap) for each in message.arguments.values()] == list(
        other.arguments.values()
    )


def swapped(argument: object, swap: dict[str, str]) -> object:
    """Swap the side in an argument that names one."""
    return (
        Code(text=swap[argument.text])
        if isinstance(argument, Code) and (argument.text in swap)
        else argument
    )


def test_every_wording_stands_in_the_reference() -> None:
    """Documentation cannot lag: keys of the generator are listed in grades.md."""
    listed = DOCS.read_text("utf-8")
    grid = product(Occurrence, Attribution, [(), (a_finding(),)])

    keys = {wording(a_graded(o, a, *found)).key for o, a, found in grid}

    assert all(f"`{key}`" in listed for key in keys)
