"""What an edition says and how it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.builders import findings
from report.scene import a_graded
from trucewatch.report.compose import compose
from trucewatch.report.markup import element
from trucewatch.report.numbers import decimal
from trucewatch.report.printing import plain_printer
from trucewatch.vocabulary.edition import Bullets, Code, Message
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.language import Language

PREFIX = "f/2031-06-12/"


def headline(found: DayFindings, language: Language = Language.EN) -> str:
    """Say the one sentence of a day."""
    edition = compose(found)
    return plain_printer(edition, language).inline(edition.headline)


def figure(name: str, found: DayFindings | None = None) -> Figure:
    """Take one figure of the invented day."""
    return compose(found or findings()).figures[PREFIX + name]


def test_the_headline_of_a_truce_in_force_counts_days_and_sectors() -> None:
    """The one sentence answers: which day, how much was seen, what was found, what is dark."""
    assert headline(findings()) == (
        "Day 9 of 30: 11 of 12 sectors observed at least in part; 3 with corroborated incidents "
        "that the terms prohibit; 1 not observed – no statement possible."
    )


def test_the_headline_of_a_proposal_says_that_it_was_not_in_force() -> None:
    """A proposal is judged as if, in those words."""
    truce = replace(findings().truce, in_force=False)  # type: ignore[type-var]

    sentence = headline(findings(truce=truce))

    assert sentence.startswith("Summer truce was proposed, not in force. Had its terms applied on")
    assert "they would have prohibited" in sentence


def test_without_an_agreement_nothing_is_called_prohibited() -> None:
    """Where no terms are, only occurrence is reported."""
    sentence = headline(findings(truce=None))

    assert sentence.startswith("No ceasefire was in force on 12 June 2031")
    assert "prohibit" not in sentence


def test_the_summary_has_at_most_seven_bullets_and_coverage_first() -> None:
    """Who looked stands before what was seen."""
    edition = compose(findings())
    summary = next(section for section in edition.sections if section.id == "summary")
    bullets = summary.blocks[0]

    assert isinstance(bullets, Bullets)
    assert len(bullets.items) <= 7
    assert isinstance(bullets.items[0], Message)
    assert bullets.items[0].key == "summary.coverage"


def test_exercises_and_undetermined_explosions_are_counted_apart() -> None:
    """They raise no count of corroborated incidents; the reason stands with the figure."""
    counted = figure("all/corroborated")

    reasons = {left.record.id: left.reason for left in counted.excluded}
    assert reasons["inc-exercise"] == "excluded.exercise"
    assert reasons["inc-bang"] == "excluded.undetermined"


def test_every_incident_of_the_day_is_either_counted_or_left_out_with_a_reason() -> None:
    """Nothing vanishes between counted and not counted."""
    counted = figure("all/corroborated")

    listed = [r.id for r in counted.records] + [left.record.id for left in counted.excluded]
    assert sorted(listed) == sorted(graded.incident.id for graded in compose(findings()).incidents)


def test_sector_counts_add_up_to_the_whole_with_what_lies_outside() -> None:
    """The table's column and the summary's number agree."""
    figures = compose(findings()).figures
    by_sector = sum(
        each.value
        for name, each in figures.items()
        if name.endswith("/corroborated") and name.split("/")[1] == "2031-06-12"
        and name.split("/")[2] != "all"
    )  # fmt: skip

    outside = 1  # the exchange of prisoners lies in no sector
    assert by_sector + outside == figures[f"{PREFIX}all/corroborated"].value


def test_a_claim_of_one_side_never_counts_as_corroborated() -> None:
    """A party's word alone stays a claim."""
    ids = {record.id for record in figure("sumy/claimed").records}

    assert ids == {"inc-sumy-claim"}
    assert "inc-sumy-claim" not in {record.id for record in figure("sumy/corroborated").records}


def test_an_agreement_is_named_by_its_title_in_generated_sentences() -> None:
    """The generator knows ids; the reader gets the title."""
    said = Message(
        key="wording.term.undetermined", arguments={"agreement": Code(text="demo-truce")}
    )
    found = findings(wordings={"inc-toretsk": said})
    edition = compose(found)
    incidents = next(section for section in edition.sections if section.id == "incidents")

    told = [
        plain_printer(edition, Language.DE).inline(block.title)
        for block in incidents.blocks
        if getattr(block, "anchor", "") == "inc-toretsk"
    ]
    assert told == ["Sommerwaffenruhe: nicht zu bestimmen"]


def test_one_name_cannot_stand_for_two_numbers() -> None:
    """Two incidents of one id with different words would blur a trace."""
    twice = (a_graded("same", count=None), a_graded("same", "pokrovsk"))

    with pytest.raises(ValueError, match="under one name"):
        compose(findings(incidents=(*findings().incidents, *twice, a_graded("toretsk"))))


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_text_never_becomes_markup(text: str) -> None:
    """Whatever an archived text holds, no tag comes of it."""
    made = element("q", text, title=text)

    assert made.count("<") == 2
    assert made.startswith('<q title="')


@settings(max_examples=60, deadline=None)
@given(st.floats(min_value=-1e6, max_value=1e6), st.integers(min_value=0, max_value=3))
def test_rounding_moves_a_number_by_at_most_half_a_unit(value: float, decimals: int) -> None:
    """A printed number is the nearest one that its digits can write."""
    printed = float(decimal(value, decimals))

    assert abs(printed - value) <= 0.5 * 10**-decimals * (1 + 1e-9)
