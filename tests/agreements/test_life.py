"""The life of an agreement: per party, dated, as known at a time; promises beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.building import END, START, a_step, a_term, a_version, a_window, an_agreement
from trucewatch.agreements.life import life_of, standing
from trucewatch.agreements.suggestions import suggest
from trucewatch.vocabulary.agreement import (
    Agreement,
    Commitment,
    CommitmentKind,
    CommitmentStage,
    CommitmentStep,
    Contact,
    ContactKind,
    Stage,
)
from trucewatch.vocabulary.evidence import Document, EvidenceRef, Locator, Span
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import AgreementMention

KYIV = "Europe/Kyiv"
DAY = timedelta(days=1)
LATER = END + 30 * DAY


def a_life(*steps: tuple[str, Stage, datetime]) -> Agreement:
    """Build an agreement of one joint version with dated steps."""
    life = tuple(a_step(party, stage, at) for party, stage, at in steps)
    return an_agreement(a_version("text", a_term(), window=a_window()), life=life)


def test_each_party_stands_where_its_own_last_step_put_it() -> None:
    """M6: proposed by all, accepted by one, answered with conditions by the other."""
    agreement = a_life(
        ("text", Stage.PROPOSED, START - 3 * DAY),
        ("ukraine", Stage.ACCEPTED, START - 3 * DAY),
        ("russia", Stage.CONDITIONAL, START - DAY),
    )

    stages = [one.stage for one in life_of(agreement, START, KYIV).standings]

    assert stages == [Stage.CONDITIONAL, Stage.ACCEPTED]


def test_what_is_dated_later_does_not_exist_yet() -> None:
    """As-of aware: the day before the answer, the proposal still stands."""
    agreement = a_life(
        ("text", Stage.PROPOSED, START - 3 * DAY), ("russia", Stage.REJECTED, START - DAY)
    )

    before = life_of(agreement, START - 2 * DAY, KYIV)

    assert standing(agreement, "russia", START - 2 * DAY, KYIV).stage is Stage.PROPOSED
    assert all(entry.what != "rejected" for entry in before.timeline)


def test_a_party_is_bound_within_its_own_window_only() -> None:
    """In force before the window is accepted; after it, expired; the rule says why."""
    agreement = a_life(("russia", Stage.IN_FORCE, START - DAY))

    told = [standing(agreement, "russia", at, KYIV) for at in (START - DAY / 2, START, END)]

    assert [(one.stage, one.rule) for one in told] == [
        (Stage.ACCEPTED, "window_not_begun"),
        (Stage.IN_FORCE, "stated"),
        (Stage.EXPIRED, "window_ended"),
    ]
    assert told[2].since == END


def test_broken_is_a_partys_word_and_recommitted_binds_again() -> None:
    """Suspended, broken, recommitted: every stage is a dated step, none is concluded."""
    agreement = replace(
        a_life(
            ("russia", Stage.IN_FORCE, START),
            ("russia", Stage.BROKEN, START + DAY),
            ("russia", Stage.RECOMMITTED, START + 2 * DAY),
        ),
        versions=(a_version("text", a_term(window=None)),),
    )

    stages = [standing(agreement, "russia", START + days * DAY, KYIV).stage for days in range(3)]

    assert stages == [Stage.IN_FORCE, Stage.BROKEN, Stage.RECOMMITTED]


def test_the_timeline_holds_steps_versions_windows_talks_and_promises_in_order() -> None:
    """Contacts and talks stand among everything else that is dated."""
    contact = Contact(
        kind=ContactKind.TALKS,
        between=("russia", "ukraine"),
        on=date(2031, 6, 9),
        place="Geneva",
        text="Delegations met.",
        source="invented",
    )
    agreement = replace(
        a_life(("russia", Stage.IN_FORCE, START)),
        contacts=(contact,),
        commitments=(a_promise(),),
    )

    kinds = [entry.kind for entry in life_of(agreement, LATER, KYIV).timeline]

    assert kinds == [
        "contact", "version", "stage", "window_start", "commitment", "commitment", "window_end",
        "commitment",
    ]  # fmt: skip


STEPS = st.lists(
    st.tuples(st.sampled_from(("russia", "ukraine", "text")), st.sampled_from(Stage)),
    max_size=6,
)


@settings(max_examples=50, deadline=None)
@given(STEPS, st.integers(-2, 8), st.integers(0, 5))
def test_what_was_known_stays_known(steps: list[tuple[str, Stage]], day: int, later: int) -> None:
    """A later look adds to the timeline, takes nothing away, and knows no order of lines."""
    dated = [(who, stage, START + number * DAY) for number, (who, stage) in enumerate(steps)]
    agreement = a_life(*dated)

    early = life_of(agreement, START + day * DAY, KYIV).timeline
    late = life_of(agreement, START + (day + later) * DAY, KYIV).timeline
    turned = life_of(a_life(*dated[::-1]), START + day * DAY, KYIV).timeline

    assert set(early) <= set(late)
    assert early == turned


def a_promise() -> Commitment:
    """Build an exchange: promised on the 12th, partly done, then done, due on the 14th."""
    return Commitment(
        id="exchange",
        kind=CommitmentKind.EXCHANGE,
        by="russia",
        to="ukraine",
        text="400 from each side",
        promised_count=400,
        unit="prisoners from each side",
        due=date(2031, 6, 14),
        steps=(
            a_promise_step(CommitmentStage.PROMISED, 12, 400),
            a_promise_step(CommitmentStage.PARTLY_DONE, 13, 150),
            a_promise_step(CommitmentStage.DONE, 16, 400),
        ),
    )


def a_promise_step(stage: CommitmentStage, day: int, count: int) -> CommitmentStep:
    """Build a dated step of a promise."""
    return CommitmentStep(
        stage=stage, on=date(2031, 6, day), said_by="russia", count=count, source="invented"
    )


def test_a_promise_goes_from_promised_to_done_and_may_be_overdue() -> None:
    """M7: as of each day; what is only promised is never counted as done."""
    agreement = replace(a_life(), commitments=(a_promise(),))

    states = [
        life_of(agreement, datetime(2031, 6, day, 12, tzinfo=UTC), KYIV).commitments[0]
        for day in (11, 12, 13, 15, 16)
    ]

    assert [one.stage for one in states] == [
        None,
        CommitmentStage.PROMISED,
        CommitmentStage.PARTLY_DONE,
        CommitmentStage.PARTLY_DONE,
        CommitmentStage.DONE,
    ]
    assert [one.done_count for one in states] == [None, None, 150, 150, 400]
    assert [one.overdue for one in states] == [False, False, False, True, False]


def a_mention(kind: str, day: date, name: str = "truce") -> tuple[Document, AgreementMention]:
    """Build what one text says about an agreement."""
    words = "the truce was accepted"
    document = Document(
        id="doc",
        evidence=EvidenceRef(sha256="a" * 64, locator=Locator(begin=0, end=40)),
        text=words,
        language=Language.EN,
        source="paper",
        dateline=day,
    )
    mention = AgreementMention(
        span=Span(begin=0, end=len(words), text=words),
        kind=kind,
        name=name,
        parties=("russia", "ukraine"),
        rule="test",
    )
    return document, mention


def test_a_text_suggests_a_step_and_changes_nothing() -> None:
    """Reading never writes: a suggestion stands beside the life until somebody takes it."""
    agreement = a_life(("text", Stage.PROPOSED, START))

    (found,) = suggest([a_mention("accepted", START.date())], agreement)

    assert (found.stage, found.recorded) == (Stage.ACCEPTED, False)
    assert standing(agreement, "russia", LATER, KYIV).stage is Stage.PROPOSED


def test_a_suggestion_that_is_on_record_says_so() -> None:
    """What the life has within three days needs no second entry."""
    agreement = a_life(("text", Stage.PROPOSED, START))

    (found,) = suggest([a_mention("proposal", START.date() + 2 * DAY)], agreement)

    assert found.recorded


def test_what_is_said_of_an_exchange_is_a_step_of_a_promise() -> None:
    """Prisoners exchanged are no acceptance of a truce."""
    agreement = replace(a_life(("text", Stage.PROPOSED, START)), commitments=(a_promise(),))

    done, other = suggest(
        [
            a_mention("accepted", date(2031, 6, 13), "prisoner exchange"),
            a_mention("accepted", date(2031, 6, 25), "prisoner exchange"),
        ],
        agreement,
    )

    assert (done.about, done.stage) == ("exchange", CommitmentStage.PARTLY_DONE)
    assert (done.recorded, other.recorded) == (True, False)


def test_texts_from_another_year_suggest_nothing() -> None:
    """A text seldom names the agreement it means; its days decide."""
    agreement = a_life(("text", Stage.PROPOSED, START))

    assert suggest([a_mention("accepted", date(2029, 1, 1))], agreement) == ()
