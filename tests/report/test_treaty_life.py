"""The report on an agreement's life and on comparable truces: dated, marked, in four languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from report.builders import findings
from report.scene import ASOF
from trucewatch.agreements.lasting import Wanted, choose, compare
from trucewatch.agreements.life import life_of
from trucewatch.report import html
from trucewatch.report.compose import compose
from trucewatch.vocabulary.agreement import (
    Agreement,
    Commitment,
    CommitmentKind,
    CommitmentStage,
    CommitmentStep,
    Confidence,
)
from trucewatch.vocabulary.edition import Edition, Section, Table
from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.language import Language
from trucewatch.workflow.precedents import load_precedents

EVERY = load_precedents()
HOLIDAYS = compare(choose(EVERY, Wanted(purpose="holiday")), EVERY)
PROMISE = Commitment(
    id="exchange",
    kind=CommitmentKind.EXCHANGE,
    by="russia",
    to="ukraine",
    text="400 from each side",
    promised_count=400,
    unit="prisoners from each side",
    due=date(2031, 6, 1),
    steps=(
        CommitmentStep(
            stage=CommitmentStage.PROMISED,
            on=date(2031, 5, 27),
            said_by="russia",
            source="invented",
            confidence=Confidence.WEAK,
        ),
    ),
)


def a_day() -> DayFindings:
    """Find a day whose agreement has a promise, and compare it with holiday truces."""
    day = findings()
    assert day.truce is not None
    pact: Agreement = replace(day.truce.agreement, commitments=(PROMISE,))
    return replace(day, life=life_of(pact, ASOF, "Europe/Kyiv"), comparison=HOLIDAYS)


def section(edition: Edition, name: str) -> Section:
    """Return a section of an edition."""
    return next(one for one in edition.sections if one.id == name)


def table(edition: Edition, name: str, caption: str) -> Table:
    """Return a table of a section."""
    blocks = section(edition, name).blocks
    return next(one for one in blocks if isinstance(one, Table) and one.caption == caption)


def test_weak_facts_keep_their_mark_on_the_page() -> None:
    """M5: every language prints the mark of a truce that was not checked."""
    edition = compose(a_day())

    for language, mark in (
        (Language.DE, "nicht geprüft"),
        (Language.EN, "not checked"),
        (Language.RU, "не проверено"),
        (Language.UK, "не перевірено"),
    ):
        page = html.render(edition, language, {})
        comparable = page.split('id="comparable"')[1].split("<section")[0]
        assert mark in comparable


def test_only_truces_in_force_are_compared() -> None:
    """A proposal lasted no time and is no yardstick."""
    rows = table(compose(a_day()), "comparable", "table.comparable").rows

    assert len(rows) == HOLIDAYS.in_force


def test_what_is_not_on_record_stays_empty() -> None:
    """No duration is made up for a truce about which nobody outside says how long calm lasted."""
    rows = table(compose(a_day()), "comparable", "table.comparable").rows

    assert sum(row[4] is not None for row in rows) == HOLIDAYS.with_outside_word


def test_an_overdue_promise_says_so() -> None:
    """M7: the day it was due has passed, and nobody says that it is done."""
    (row,) = table(compose(a_day()), "agreement", "table.promises").rows

    assert getattr(row[2], "key", "") == "timeline.overdue"
    assert row[4] is None


def test_without_an_agreement_there_is_nothing_to_compare() -> None:
    """The section stands and says that there is no data."""
    edition = compose(replace(findings(), comparison=None, life=None))

    assert section(edition, "comparable").blocks == ()


@pytest.mark.parametrize("caption", ["table.standing", "table.life"])
def test_the_life_shows_where_each_party_stands(caption: str) -> None:
    """M6: per party, and everything dated in one timeline."""
    assert table(compose(a_day()), "agreement", caption).rows
