"""Expressions are tried only where they can begin; none may be passed over."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.first_words import RUN, FirstWords
from trucewatch.text.stems import tagger_for
from trucewatch.text.time_patterns import time_patterns
from trucewatch.vocabulary.language import Language

NEWS = Path(__file__).parents[1] / "quality" / "news"

PIECES = st.sampled_from(
    ["a", "Ab", r"\w*", r"\w+", "b?", "(?:ab|b c)", "(?:a )?", "[ab]", r"\d{1,2}", r"\b", " ", "-",
     "(?P<x>b|ba)", "(?!ac)", "(?<=a )", "[^.]{0,3}", r"\s?", "(?:a|ab )?c"]
)  # fmt: skip


@settings(max_examples=200)
@given(
    branches=st.lists(st.lists(PIECES, min_size=1, max_size=5), min_size=1, max_size=3),
    text=st.text(alphabet="aAbBc1 -.", max_size=12),
)
def test_no_expression_is_passed_over(branches: list[list[str]], text: str) -> None:
    """Wherever an expression matches at a word, that word is known to begin it."""
    expression = "|".join("".join(pieces) for pieces in branches)
    expression = re.sub(r"\?P<x>", "?:", expression)
    first = FirstWords(["never matched", expression])

    pattern = re.compile(expression, re.IGNORECASE)
    begun = [word.group() for word in RUN.finditer(text) if pattern.match(text, word.start())]

    assert all(1 in first.of(word) for word in begun)


@pytest.mark.parametrize("language", list(Language))
def test_phrases_are_found_as_by_one_expression_of_all_phrases(language: Language) -> None:
    """Trying phrases only at words that can begin them finds what searching finds."""
    phrases = lexicon_for(language).phrases
    joined = "|".join(f"(?:{pattern})" for _, pattern in phrases)
    everywhere = re.compile(rf"(?<!\w)(?=\w)(?:{joined})", re.IGNORECASE)

    for text in texts(language):
        found = {(item.begin, item.end) for item in tagger_for(language).tag(text)}
        searched = [match.span() for match in everywhere.finditer(text)]

        assert found.issuperset(searched)


@pytest.mark.parametrize("language", list(Language))
def test_every_time_pattern_is_tried_where_it_can_begin(language: Language) -> None:
    """The words that can begin a pattern are all known."""
    patterns = time_patterns(language).all
    first = FirstWords([pattern.pattern for _, pattern in patterns])

    for text in texts(language):
        for number, (_, pattern) in enumerate(patterns):
            begun = {RUN.match(text, found.start()) for found in pattern.finditer(text)}
            assert all(word and number in first.of(word.group()) for word in begun)


def texts(language: Language) -> list[str]:
    """Return some of our own news items in a language."""
    paths = sorted(NEWS.glob(f"fresh-{language.value}-*.json"))[:3]
    return [json.loads(path.read_text())["text"] for path in paths]
