"""The parts of reading: languages, sentences, quotations, quantities, furniture, stems."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.building import a_document

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.language_id import detect
from trucewatch.text.quotation import find_quoted
from trucewatch.text.reading import read
from trucewatch.text.sentences import split_sentences
from trucewatch.text.sides import known_sides, opponent
from trucewatch.text.stems import tagger_for
from trucewatch.vocabulary.language import Language

ALL = list(Language)


@pytest.mark.parametrize("language", ALL)
def test_every_language_file_is_complete(language: Language) -> None:
    """A newcomer must fill every part that the engine reads."""
    lexicon = lexicon_for(language)

    assert lexicon.language is language
    assert len(lexicon.times.months) >= 12
    assert set(lexicon.times.weekdays.values()) == set(range(1, 8))
    assert set(lexicon.speech.acts.values()) >= {"deny", "confirm", "blame"}
    assert lexicon.furniture
    assert lexicon.quantities.units


@pytest.mark.parametrize("language", ALL)
def test_both_sides_have_words_in_every_language(language: Language) -> None:
    """Sides are treated alike: each is known, and each is the other's opponent."""
    one, other = sorted(known_sides(language))

    assert opponent(one, language) == other
    assert opponent(other, language) == one


def test_the_tag_sets_of_all_languages_agree() -> None:
    """A tag that a rule relies on must not be missing in one language."""
    needed = {
        *("attack", "strike", "shell", "explode", "intercept", "assault", "killed", "injured"),
        *("truce", "prisoner", "neg", "hyp", "past", "w:drone", "w:missile", "w:mortar", "w:shell"),
    }

    assert all(needed <= set(lexicon_for(language).events) for language in ALL)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Brücke ist seit gestern gesperrt.", Language.DE),
        ("The bridge has been closed since yesterday.", Language.EN),
        ("Мост закрыт со вчерашнего дня, это подтвердили власти.", Language.RU),
        ("Міст закрито від учора, це підтвердила влада.", Language.UK),
    ],
)
def test_languages_are_told_apart(text: str, language: Language) -> None:
    """Script, letters and small words are enough for a sentence."""
    assert detect(text) is language


def test_figures_alone_have_no_language() -> None:
    """What cannot be told is None, never a default."""
    assert detect("12:45 — 3/7") is None


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Am 7. Juni gegen 9.30 Uhr. Dr. Falk schwieg. Z. B. gestern.", 3),
        ("en", "Gen. Hart spoke at 6 p.m. on Friday. He left.", 2),
        ("uk", "О 14:00. Потім тиша. Так сказав полк. Клен.", 3),
        ("ru", "В 2029 г. мост открыли. Потом закрыли.", 2),
    ],
)
def test_abbreviations_and_ordinals_end_no_sentence(language: str, text: str, count: int) -> None:
    """A full stop ends a sentence only where the language lets it."""
    assert len(split_sentences(text, Language(language))) == count


@settings(max_examples=80, deadline=None)
@given(text=st.text(alphabet='ab .!?\n„“«»"', max_size=80))
def test_sentences_lie_in_order_and_hold_all_words(text: str) -> None:
    """Nothing but blanks lies between sentences, and none overlaps another."""
    sentences = split_sentences(text, Language.EN)

    covered = "".join(sentence.of(text) for sentence in sentences)
    assert all(a.end <= b.begin for a, b in pairwise(sentences))
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize("marked", ["„a b“", "«a b»", "“a b”", '"a b"', "»a b«"])
def test_marks_of_all_four_languages_are_paired(marked: str) -> None:
    """Quotation marks include the German, French and English forms."""
    (quoted,) = find_quoted(f"Er: {marked}.")

    assert f"Er: {marked}."[quoted.begin : quoted.end] == marked


@pytest.mark.parametrize(
    ("language", "text", "value", "unit", "modifier"),
    [
        ("de", "Mehr als zwölf Drohnen flogen vorbei.", 12, "drone", "more_than"),
        ("en", "Nearly forty shells landed.", 40, "shell", "almost"),
        ("uk", "Пошкоджено близько 30 будинків.", 30, "house", "approx"),
        ("ru", "Выпущено две тысячи снарядов.", 2000, "shell", None),
    ],
)
def test_counts_carry_value_unit_and_modifier(
    language: str, text: str, value: float, unit: str, modifier: str | None
) -> None:
    """Number words, multipliers and "more than" are resolved."""
    (found,) = read(a_document(text, language), ()).quantities

    assert (found.value, found.unit, found.modifier) == (value, unit, modifier)


def test_a_range_has_two_ends() -> None:
    """Five to seven is neither five nor seven."""
    (found,) = read(a_document("Five to seven explosions were heard.", "en"), ()).quantities

    assert (found.value, found.value_max) == (5, 7)


@pytest.mark.parametrize(
    "text", ["Ein 34-jähriger Fahrer kam.", "Eine 152 mm Haubitze stand dort."]
)
def test_ages_and_calibres_are_no_counts(text: str) -> None:
    """Numbers that measure a person's age or a barrel count nothing."""
    assert read(a_document(text), ()).quantities == ()


def test_the_longest_stem_decides() -> None:
    """A stem that is silenced by a longer one gives no tag."""
    tagger = tagger_for(Language.DE)

    assert "strike" in tagger.tags_of("Schlag")
    assert "strike" not in tagger.tags_of("Schlagzeile")
