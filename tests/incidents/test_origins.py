"""Origins: what counts once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.building import PUBLISHED, a_party_report, a_report, a_row, heat
from trucewatch.incidents.origins import group
from trucewatch.vocabulary.incident import ItemType
from trucewatch.vocabulary.language import Language

STORY = "Three shells hit the market of the town in the morning and two stalls burned down"


def test_one_ministry_quoted_by_three_papers_is_one_voice() -> None:
    """D02: information origins are counted, not items."""
    reports = [a_party_report("ukraine", name) for name in ("a", "b", "c")]

    origins = group(reports)

    assert [origin.relation for origin in origins] == ["same_speaker"]


@pytest.mark.parametrize("speaker", ["Генштаб", "the General Staff", "Генеральний штаб", "МО"])
def test_a_chain_of_command_is_one_voice_in_every_language(speaker: str) -> None:
    """D02: bodies of one side, however named and whoever relays them, are one origin."""
    reports = [
        a_party_report("russia", "a", speaker="Ministry of Defence"),
        a_party_report("russia", "b", speaker=speaker),
    ]

    assert len(group(reports)) == 1


def test_a_partys_own_channel_is_the_voice_of_its_chain_of_command() -> None:
    """D02: the ministry's bulletin and a paper that quotes the ministry are one origin."""
    bulletin = a_party_report("russia", "a", speaker=None)
    quoted = a_party_report("russia", "b", speaker="Минобороны")

    assert len(group([bulletin, quoted])) == 1


def test_a_reprint_adds_no_origin() -> None:
    """D02: near-identical text within three days is one origin."""
    first = a_report("a", words=STORY)
    reprint = a_report("b", words=STORY.replace("Three", "3"), published_at=PUBLISHED)

    assert [origin.relation for origin in group([first, reprint])] == ["reprint"]


def test_the_same_words_a_week_later_are_not_a_reprint() -> None:
    """The window of a reprint is 72 hours."""
    first = a_report("a", words=STORY)
    later = a_report("b", words=STORY, published_at=PUBLISHED + timedelta(days=7))

    assert len(group([first, later])) == 2


def test_short_words_are_alike_without_being_copies() -> None:
    """Texts of fewer than six words are not compared."""
    reports = [a_report(name, words="Explosions in the town") for name in ("a", "b")]

    assert len(group(reports)) == 2


def test_an_agency_story_in_fifty_papers_is_one_origin() -> None:
    """D02: reprint inflation changes nothing, in whatever language it is cited."""
    languages = list(Language)
    reports = [
        a_report(f"p{number}", cites=("agency",), language=languages[number % 4])
        for number in range(50)
    ]

    assert len(group(reports)) == 1


def test_rows_of_a_data_set_without_an_outlet_share_one_origin_of_unknown_lineage() -> None:
    """D02: a data set loop adds no voices."""
    origins = group([a_row("1"), a_row("2"), a_row("3")])

    assert [origin.relation for origin in origins] == ["unknown_lineage"]


def test_a_row_inherits_the_origin_it_cites() -> None:
    """D02: a row that cites a paper and the paper itself are one origin."""
    paper = a_report("a")
    row = a_row("1", cites=("paper-a",))

    assert [origin.relation for origin in group([paper, row])] == ["cites"]


def test_two_parties_with_the_same_words_are_two_voices() -> None:
    """Agreement of the parties must not look like a reprint."""
    reports = [a_party_report(side, words=STORY) for side in ("russia", "ukraine")]

    assert len(group(reports)) == 2


def test_a_papers_own_words_join_the_one_voice_it_quotes() -> None:
    """A paper that quotes one body and says no more is not a second voice."""
    quoted = a_party_report("russia", "a", document="doc-1")
    own = a_report("b", document="doc-1")

    assert [origin.relation for origin in group([quoted, own])] == ["same_document"]


def test_heat_of_one_pass_is_one_origin() -> None:
    """Clusters of one satellite pass are not independent of one another."""
    origins = group([heat("h1"), heat("h2"), heat("h3", speaker="N")])

    assert sorted(len(origin.reports) for origin in origins) == [1, 2]


def test_two_observers_are_two_origins() -> None:
    """Observers stand for themselves although their reports come by one source."""
    observers = [
        a_report(name, item_type=ItemType.FIELD_REPORT, source="field", speaker=name, document=None)
        for name in ("crane", "heron")
    ]

    assert len(group(observers)) == 2


POOL = [
    a_report("a", words=STORY),
    a_report("b", words=STORY),
    a_report("c"),
    a_party_report("ukraine", "d"),
    a_party_report("ukraine", "e"),
    a_party_report("russia", "f"),
    a_row("g"),
    a_row("h"),
    heat("i"),
    replace(a_report("j"), cites=("paper-c",)),
]


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(range(len(POOL))), min_size=1), st.permutations(range(len(POOL))))
def test_the_order_of_reports_is_irrelevant_and_every_report_has_one_origin(
    chosen: set[int], order: list[int]
) -> None:
    """Origins are a partition that depends on the set of reports only."""
    reports = [POOL[number] for number in sorted(chosen)]
    shuffled = [POOL[number] for number in order if number in chosen]

    origins = group(reports)

    assert group(shuffled) == origins
    assert sorted(name for origin in origins for name in origin.reports) == sorted(
        report.id for report in reports
    )
