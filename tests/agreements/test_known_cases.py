"""An earlier truce as it was known at a time: course, counts and ending come only afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from agreements.building import PARTIES, START, a_step, a_version, a_window, an_agreement
from trucewatch.agreements.known import as_known, case_as_known
from trucewatch.vocabulary.agreement import (
    Commitment,
    CommitmentKind,
    CommitmentStage,
    CommitmentStep,
    Confidence,
    Contact,
    ContactKind,
    Stage,
)
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.precedent import CountFact, Course, CourseFact, Ending, Precedent

DAY = timedelta(days=1)
PROMISE = Commitment(
    id="aid",
    kind=CommitmentKind.AID,
    by="russia",
    to="ukraine",
    text="Aid",
    steps=tuple(
        CommitmentStep(stage=stage, on=on.date(), at=on, said_by="russia", source="invented")
        for stage, on in (
            (CommitmentStage.PROMISED, START),
            (CommitmentStage.PARTLY_DONE, START + DAY),
        )
    ),
)
TALKS = Contact(
    kind=ContactKind.TALKS,
    between=PARTIES,
    on=(START + DAY).date(),
    at=START + DAY,
    text="Talks",
    source="invented",
)
AGREEMENT = replace(
    an_agreement(a_version("text"), life=(a_step("text", Stage.IN_FORCE),)),
    commitments=(PROMISE,),
    contacts=(TALKS,),
)


def a_fact(when: Interval | None, text: str) -> CourseFact:
    """Build something on record about a time, or about none."""
    return CourseFact(
        by="mission",
        side=None,
        finding=Course.HELD,
        when=when,
        after_hours=None,
        text=text,
        source="invented",
        confidence=Confidence.SOURCED,
    )


def a_count(when: Interval | None) -> CountFact:
    """Build a count on record over a time, or over none."""
    return CountFact(
        by="mission",
        side=None,
        count=3,
        about=False,
        at_least=False,
        unit="explosions",
        per="total",
        when=when,
        days_assumed=False,
        cumulative=False,
        place="",
        source="invented",
        confidence=Confidence.SOURCED,
    )


DATED = a_fact(a_window(START, START + 2 * DAY), "dated")
UNDATED = a_fact(None, "undated")
CASE = Precedent(
    id="P99",
    conflict="donbas",
    series="",
    monitors=(),
    agreement=AGREEMENT,
    course=(DATED, UNDATED),
    counts=(),
    ending=Ending.DONE,
    ends_on=date(2031, 6, 15),
    ending_source="invented",
    ending_confidence=Confidence.SOURCED,
    note="It ended.",
    source="invented",
)
LAST_DAY = datetime(2031, 6, 15, tzinfo=UTC)


def told(case: Precedent, asof: datetime) -> list[str]:
    """List what was known of a case's course."""
    known = case_as_known(case, asof)
    assert known is not None
    return [fact.text for fact in known.course]


@pytest.mark.parametrize(
    ("after", "contacts", "steps"),
    [(-timedelta(seconds=1), 0, None), (timedelta(), 0, 1), (DAY, 1, 2)],
    ids=["before the first step", "at the first step", "at the second"],
)
def test_what_is_dated_is_known_from_its_moment_on(
    after: timedelta, contacts: int, steps: int | None
) -> None:
    """A promise without a dated step is not known; a moment counts as soon as it comes."""
    known = as_known(AGREEMENT, START + after)

    assert known is not None
    assert len(known.contacts) == contacts
    assert [len(one.steps) for one in known.commitments] == ([] if steps is None else [steps])


def test_no_case_is_known_before_its_agreement() -> None:
    """No version was published the day before."""
    assert case_as_known(CASE, datetime(2031, 6, 9, 23, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("asof", "texts"),
    [
        (START + 2 * DAY - timedelta(seconds=1), []),
        (START + 2 * DAY, ["dated"]),
        (LAST_DAY, ["dated", "undated"]),
    ],
    ids=["within", "at its end", "once the truce lies behind"],
)
def test_the_course_is_told_when_its_time_is_over(asof: datetime, texts: list[str]) -> None:
    """What speaks about no time may tell how things went: it waits for the end."""
    assert told(CASE, asof) == texts


@pytest.mark.parametrize(
    ("case", "over"),
    [
        (CASE, True),
        (replace(CASE, ends_on=LAST_DAY.date() + DAY), False),
        (replace(CASE, ends_on=None), True),
        (replace(CASE, course=(a_fact(a_window(START, LAST_DAY + DAY), "later"),)), False),
        (replace(CASE, course=(a_fact(a_window(START, LAST_DAY), "last"),)), True),
        (replace(CASE, course=(UNDATED,)), True),
        (replace(CASE, counts=(a_count(a_window(START, LAST_DAY + DAY)), a_count(None))), False),
        (replace(CASE, agreement=replace(AGREEMENT, contacts=(
            replace(TALKS, at=LAST_DAY + DAY),
        ))), False),
    ],
    ids=["all behind", "ends later", "no day of ending", "told of later", "told of up to then",
        "undated", "counted later", "later talks"],
)  # fmt: skip
def test_the_ending_is_known_once_everything_dated_lies_behind(
    case: Precedent, *, over: bool
) -> None:
    """D19: neither ending nor note before the last date of the whole case."""
    known = case_as_known(case, LAST_DAY)

    assert known is not None
    assert (known.ending is Ending.DONE) is over
    assert (known.note, known.ending_source) == (("It ended.", "invented") if over else ("", ""))
    assert known.ends_on == (case.ends_on if over else None)


def test_a_count_is_told_when_its_time_is_over() -> None:
    """Like the course: what covers days to come is not known yet."""
    early, late = (a_count(a_window(START, LAST_DAY + n * DAY)) for n in (0, 1))

    known = case_as_known(replace(CASE, counts=(early, late, a_count(None))), LAST_DAY)

    assert known is not None
    assert known.counts == (early,)
