"""Lineage: reprints and translations are one origin, whoever prints them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.building import a_party_report, a_report
from trucewatch.incidents.lineage import trace
from trucewatch.incidents.origins import group
from trucewatch.incidents.text_kinship import WINDOW, kinship
from trucewatch.incidents.text_print import Fact, TextPrint, runs_of
from trucewatch.vocabulary.lineage import Relation
from trucewatch.vocabulary.source import SourceClass

NOON = datetime(2031, 6, 12, 12, tzinfo=UTC)
FACTS: tuple[Fact, ...] = (
    ("place", "t:1"),
    ("number", "7"),
    ("number", "34"),
    ("day", "2031-06-12"),
    ("number", "120"),
    ("speaker", "mrknk"),
)
WORDS = (
    "seven shells hit a grain store on the edge of the town on thursday morning the head of the "
    "region said two workers were injured and a hundred tonnes of wheat burned before noon"
).split()


def a_print(name: str = "a", **changes: object) -> TextPrint:
    """Build the marks of a text with words of its own and no facts."""
    words = changes.pop("said", [f"{name}{number}" for number in range(40)])
    assert isinstance(words, list)
    facts = changes.pop("facts", ())
    assert isinstance(facts, tuple)
    made = TextPrint(
        document=name,
        source=f"paper-{name}",
        language="en",
        at=NOON,
        words=len(words),
        runs=runs_of(words),
        lead=runs_of(words[:30]),
        numbers=frozenset(value for kind, value in facts if kind == "number"),
        facts=facts,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_text_printed_again_is_a_reprint_of_the_earlier() -> None:
    """Relation and reason are told, with the text that it follows."""
    first = a_print("a", said=WORDS)
    again = a_print("b", said=["update", *WORDS], at=NOON + timedelta(hours=2))

    one, other = trace([again, first])

    assert (one.relation, one.follows) == (Relation.REPRINT, "a")
    assert (other.relation, other.cluster) == (Relation.ORIGINAL, one.cluster)


def test_a_text_cut_to_its_opening_is_a_reprint() -> None:
    """Papers shorten from the end."""
    first = a_print("a", said=WORDS)
    cut = a_print("b", said=WORDS[:12])

    assert len({line.cluster for line in trace([first, cut])}) == 1


def test_the_same_words_with_other_numbers_are_another_statement() -> None:
    """A daily sheet keeps its words; the numbers are the statement."""
    today = a_print("a", said=WORDS, facts=(("number", "87"), ("number", "41")))
    next_day = a_print("b", said=WORDS, facts=(("number", "94"), ("number", "38")))

    assert kinship(today, next_day) is None


def test_the_same_words_a_week_later_are_not_a_reprint() -> None:
    """After three days the same words speak of another day."""
    later = a_print("b", said=WORDS, at=NOON + WINDOW + timedelta(hours=1))

    assert kinship(a_print("a", said=WORDS), later) is None


def test_the_same_facts_in_the_same_order_in_another_language_are_a_translation() -> None:
    """Translators keep the order of what is told."""
    german = a_print("b", language="de", facts=FACTS[1:])

    (_, other) = trace([a_print("a", facts=FACTS), german])

    assert (other.relation, other.follows) == (Relation.TRANSLATION, "a")


def test_the_same_place_and_day_alone_are_no_translation() -> None:
    """All who tell of one event share its place, its day and a number or two."""
    core = (("place", "t:1"), ("day", "2031-06-12"), ("number", "7"))
    own = a_print("b", language="de", facts=(*core, ("number", "40"), ("speaker", "lsnk")))

    assert kinship(a_print("a", facts=FACTS), own) is None


def test_a_text_that_names_an_outlet_quotes_that_outlets_text() -> None:
    """Citing ties more loosely told texts together than facts alone would."""
    agency = a_print("a", facts=FACTS, own=frozenset({"stepp|wire"}))
    paper = a_print(
        "b",
        facts=(*FACTS[:3], ("number", "1"), ("number", "2"), ("number", "3")),
        credited=frozenset({"stepp|wire"}),
        outlets=("Steppe Wire",),
    )

    (_, found) = trace([agency, paper])

    assert (found.relation, found.follows) == (Relation.QUOTES, "a")


def test_a_flash_without_facts_is_of_unknown_lineage() -> None:
    """Three words stand in every channel; they are not called original."""
    (found,) = trace([a_print("a", said=["explosions", "in", "town"])])

    assert found.relation is Relation.UNKNOWN


def test_a_story_fifty_times_in_four_languages_is_one_origin() -> None:
    """The number of prints says nothing about the number of voices."""
    prints = [
        a_print(f"p{number}", language=("en", "de", "ru", "uk")[number % 4], facts=FACTS)
        for number in range(50)
    ]

    assert len({line.cluster for line in trace(prints)}) == 1


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(6)))
def test_lineage_does_not_depend_on_the_order_of_texts(order: list[int]) -> None:
    """Time decides what came first, not the order of files."""
    prints = [
        a_print("a", said=WORDS),
        a_print("b", said=WORDS[:20], at=NOON + timedelta(hours=1)),
        a_print("c", facts=FACTS),
        a_print("d", language="ru", facts=FACTS, at=NOON + timedelta(hours=2)),
        a_print("e"),
        a_print("f", at=None),
    ]

    found = {line.document: line for line in trace([prints[number] for number in order])}

    assert found == {line.document: line for line in trace(prints)}


def test_tracing_grows_with_the_number_of_texts_and_not_with_its_square() -> None:
    """Four times the texts take about four times as long, sixteen if pairs were compared."""
    seconds = [_seconds(count) for count in (500, 2000)]

    assert seconds[1] < 9 * seconds[0]


def test_one_lineage_under_two_names_of_a_speaker_is_one_voice() -> None:
    """A translation may name the office instead of the person."""
    said = {"source_class": SourceClass.LOCAL_AUTHORITY, "side": "ukraine", "lineage": "line-1"}
    told = [
        a_report("a", speaker="Olena Marchenko", **said),
        a_report("b", speaker="Chefin", **said),
    ]

    assert len(group(told)) == 1
    assert len(group([replace(one, lineage=None) for one in told])) == 2


def test_two_parties_in_texts_of_one_lineage_stay_two_voices() -> None:
    """Both armies in one agency story are two voices, in every reprint of it."""
    told = [
        a_party_report(side, f"{side}-{paper}", document=f"doc-{paper}", lineage="line-1")
        for side in ("russia", "ukraine")
        for paper in ("a", "b")
    ]

    assert len(group(told)) == 2


def _seconds(count: int) -> float:
    prints = [
        a_print(f"p{n}", at=NOON + timedelta(minutes=n), facts=(("number", str(n)), *FACTS[:2]))
        for n in range(count)
    ]
    begun = process_time()
    trace(prints)
    return process_time() - begun
