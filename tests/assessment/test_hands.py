"""Grades by hand: whose word counts, what two people are needed for, what stays as found."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from incidents.building import a_report, an_incident
from trucewatch.assessment.grading import grade
from trucewatch.assessment.hands import AWAITING, BY_HAND, WITHDRAWN, by_hand
from trucewatch.vocabulary.decision import Decision, Verb
from trucewatch.vocabulary.grade import Attribution, Occurrence

NOON = datetime(2031, 6, 13, 12, tzinfo=UTC)
FOUND = grade(an_incident([a_report("a"), a_report("b")]), (), NOON)


def says(by: str, verb: Verb = Verb.GRADE, **changes: Any) -> Decision:
    """Build what somebody decides about the first report's incident."""
    chosen: dict[str, Any] = {
        "id": f"dec-{by}-{verb.value}-{'-'.join(map(str, changes.values()))}",
        "reason": "seen",
        "at": NOON + timedelta(hours=1),
        "subject": ("inc",),
        "reports": ("rep-a",),
    }
    return Decision(verb=verb, by=by, **{**chosen, **changes})


def o(grade: int, by: str) -> Decision:
    """Build a grade of occurrence by somebody."""
    return says(by, occurrence=f"O{grade}")


@pytest.mark.parametrize(
    "decisions",
    [
        (),
        (says("one", occurrence="O3", reports=("rep-z",)),),
        (says("one", Verb.APPROVE, occurrence="O3", attribution="A3", side="russia"),),
    ],
    ids=["none", "about others", "no grade"],
)
def test_what_does_not_grade_an_incident_changes_nothing(decisions: tuple[Decision, ...]) -> None:
    """Decisions about other incidents, and approval, leave the grades as found."""
    assert by_hand(FOUND, decisions) == FOUND


@pytest.mark.parametrize(
    ("decisions", "value", "awaiting"),
    [
        ((o(3, "one"),), Occurrence.O3, False),
        ((o(3, "one"), o(1, "two")), Occurrence.O1, False),
        ((o(4, "one"),), None, True),
        ((o(4, "one"), o(4, "one")), None, True),
        ((o(4, "one"), o(4, "two")), Occurrence.O4, False),
        ((o(3, "one"), o(4, "two")), Occurrence.O3, True),
        ((o(4, "one"), o(3, "two"), o(4, "two")), Occurrence.O3, True),
        ((o(4, "one"), o(4, "two"), o(4, "three")), Occurrence.O4, False),
        ((o(4, "one"), o(4, "two"), o(1, "one")), Occurrence.O1, False),
    ],
    ids=[
        "one word", "the last word", "one for O4", "the same for O4", "two for O4",
        "O4 after another", "O4 begun anew", "three for O4", "taken back",
    ],
)  # fmt: skip
def test_the_last_word_counts_and_o4_takes_two_people(
    decisions: tuple[Decision, ...], value: Occurrence | None, *, awaiting: bool
) -> None:
    """DOMAIN §6.4; any other grade in between begins the count of people anew."""
    graded = by_hand(FOUND, decisions)

    if value is None:
        assert graded.occurrence == FOUND.occurrence
    else:
        assert (graded.occurrence.value, graded.occurrence.rule) == (value, BY_HAND)
    assert (AWAITING in graded.incident.flags) is awaiting
    assert WITHDRAWN not in graded.incident.flags


def test_both_people_of_an_o4_are_named() -> None:
    """The grade rests on both decisions, in their order."""
    graded = by_hand(FOUND, [o(4, "one"), o(4, "two")])

    assert graded.occurrence.by == "one + two"
    assert graded.occurrence.evidence == (o(4, "one").id, o(4, "two").id)


def test_a_withdrawal_goes_before_every_grade() -> None:
    """O0 with its own rule, and nobody is waited for any more."""
    withdrawn = says("lead", Verb.WITHDRAW)

    for decisions in ([withdrawn, o(4, "one")], [o(4, "one"), o(4, "two"), withdrawn]):
        graded = by_hand(FOUND, decisions)

        assert (graded.occurrence.value, graded.occurrence.rule) == (Occurrence.O0, WITHDRAWN)
        assert graded.occurrence.by == "lead"
        assert graded.incident.flags - FOUND.incident.flags == {WITHDRAWN}


def test_who_is_named_goes_with_the_attribution() -> None:
    """The last attribution brings its side; the grade of occurrence stays as found."""
    first = says("one", attribution="A3", side="russia")
    last = says("two", attribution="A1", side=None)

    graded, again = by_hand(FOUND, [first]), by_hand(FOUND, [first, last])

    assert graded.attribution is not None
    assert (graded.attribution.value, graded.responsible) == (Attribution.A3, "russia")
    assert graded.occurrence == FOUND.occurrence
    assert again.attribution is not None
    assert (again.attribution.value, again.responsible) == (Attribution.A1, None)
