"""Precedents: what is on record about earlier truces, and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from trucewatch.agreements.lasting import Wanted, choose, comparable_to, compare, lasting
from trucewatch.sources.precedents import parse_precedent, parse_source_names
from trucewatch.sources.source import FileError
from trucewatch.vocabulary.agreement import Confidence
from trucewatch.vocabulary.precedent import Course, Ending, Lasting, Precedent
from trucewatch.workflow.precedents import find_precedent, load_precedents

EVERY = load_precedents()


def row(name: str) -> Lasting:
    """Tell how long one truce lasted."""
    return lasting(find_precedent(name), EVERY)


def test_all_thirty_one_precedents_are_there() -> None:
    """D19: P01 to P31, in order."""
    assert [one.id for one in EVERY] == [f"P{number:02}" for number in range(1, 32)]


@pytest.mark.parametrize("precedent", EVERY, ids=lambda one: one.id)
def test_a_precedent_names_publications_in_words_and_titles_in_four_languages(
    precedent: Precedent,
) -> None:
    """Keys of sources are resolved; every fact says where it is from."""
    agreement = precedent.agreement
    named = [
        precedent.source,
        *(fact.source for fact in precedent.course),
        *(fact.source for fact in precedent.counts),
        *(version.source for version in agreement.versions),
        *(step.source for step in agreement.life),
    ]

    assert all(name and "[S" not in name for name in named)
    assert set(agreement.titles) == {"de", "en", "ru", "uk"}


@pytest.mark.parametrize(
    ("name", "hours"),
    [("P20", 36), ("P24", 30), ("P25", 72), ("P28", 32), ("P30", 48), ("P31", 72)],
)
def test_stated_windows_are_as_long_as_published(name: str, hours: float) -> None:
    """D06: P28's order gives 32 hours, whatever some media write."""
    assert row(name).stated_hours == (hours, hours)


def test_a_truce_without_an_end_has_no_stated_hours() -> None:
    """Most of the Minsk recommitments name no end; none is invented."""
    without = [one.id for one in EVERY if lasting(one, EVERY).stated_hours is None]

    assert {"P02", "P03", "P18", "P19", "P29"} <= set(without)


def test_the_end_of_calm_is_an_outside_observers_word() -> None:
    """P15: first rise in early August; a party's claim is never counted as the end."""
    harvest = row("P15")

    assert harvest.calm_by == ("OSCE SMM",)
    assert harvest.calm_hours == (31 * 24, 38 * 24)
    assert row("P17").calm_hours is None
    assert row("P17").claimed_hours == 24


def test_what_was_never_in_force_lasted_no_time() -> None:
    """P21 and P23: no start, no duration, no claim."""
    for name in ("P21", "P23"):
        never = row(name)
        assert (never.start_day, never.calm_hours, never.claimed_hours) == (None, None, None)
        assert never.ending is Ending.NEVER_IN_FORCE


def test_days_to_the_next_recommitment_are_computed() -> None:
    """P10 began 24 June 2017, P11 on 25 August: 62 days."""
    assert row("P10").next_days == 62
    assert row("P24").next_days is None


def test_a_comparison_counts_what_is_not_on_record() -> None:
    """Nothing is filled in: silent truces are named, few values give no middle."""
    holidays = compare(choose(EVERY, Wanted(purpose="holiday", conflict="full_scale")), EVERY)

    assert [one.precedent for one in holidays.rows] == ["P20", "P24", "P25", "P28", "P30"]
    assert holidays.stated_hours == 36
    assert holidays.silent == ()
    few = compare(choose(EVERY, Wanted(purpose="energy")), EVERY)
    assert few.stated_hours is None
    assert "P04" in compare(EVERY, EVERY).silent


def test_comparable_truces_are_earlier_ones_of_the_same_purpose() -> None:
    """D19: no leakage; what began later could not have been known."""
    easter = find_precedent("P24").agreement

    found = [one.id for one in comparable_to(easter, EVERY)]

    assert "P20" in found
    assert not {"P24", "P25", "P28"} & set(found)
    assert all(one.agreement.purpose == "holiday" for one in comparable_to(easter, EVERY))


def test_weak_and_unchecked_facts_keep_their_mark() -> None:
    """P05 was not checked, P28's source is weak."""
    assert row("P05").confidence is Confidence.UNCHECKED
    assert row("P28").confidence is Confidence.WEAK
    assert row("P11").confidence is Confidence.SOURCED


def test_running_totals_are_marked_as_such() -> None:
    """P25: 488 … 14,043 run on from the start and are never to be added."""
    counts = [fact for fact in find_precedent("P25").counts if fact.side == "russia"]

    assert [fact.count for fact in counts] == [488, 5026, 9318, 14043]
    assert all(fact.cumulative for fact in counts)


def test_the_first_day_is_counted_on_the_clock_of_the_window() -> None:
    """P28: from 16:00 Moscow on 11 April."""
    assert row("P28").start_day == date(2026, 4, 11)


def test_a_source_without_a_name_is_refused() -> None:
    """A key in brackets must lead to a publication."""
    names = parse_source_names(b'format: x\nsources: {S01: "A"}')

    with pytest.raises(FileError, match="source S99 has no name"):
        parse_precedent(PRECEDENT.encode(), names, {})


PRECEDENT = """format: trucewatch-precedent-1
id: P99
conflict: donbas
agreement:
  id: a
  titles: {en: A}
  parties: [russia, ukraine]
  form: verbal
  purpose: local
  source: "[S99]"
  versions:
    - {id: t, author: text, published_on: 2031-06-01, source: "[S01]", terms: []}
ending: {how: not_known}
source: "[S01]"
"""


def test_claims_of_both_sides_are_on_record_in_the_same_words() -> None:
    """D20: one list of findings for everybody; a party's word is always marked as one."""
    claims = [fact for one in EVERY for fact in one.course if fact.side is not None]

    assert {fact.side for fact in claims} == {"russia", "ukraine"}
    assert {fact.finding for fact in claims} <= set(Course)
