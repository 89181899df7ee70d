"""Tells German, English, Ukrainian and Russian apart by script, letters and small words."""

from __future__ import annotations

import re
from collections import Counter

from trucewatch.text.catalogue import lexicon_for
from trucewatch.vocabulary.language import Language

SAMPLE_CHARACTERS = 20_000
"""Enough to be sure; reading on would only cost time."""

MINIMUM_LETTERS = 3
LETTERS_TO_MISS = 25
"""In so many letters of Ukrainian one of its own is as good as sure (every tenth is)."""

UKRAINIAN_LETTERS = frozenset("іїєґ")
RUSSIAN_LETTERS = frozenset("ыэёъ")
GERMAN_LETTERS = frozenset("äöüß")

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


def detect(text: str) -> Language | None:
    """Name the language a text is mostly written in, or None when it cannot be told.

    >>> detect("Вночі вони знову стріляли по місту")
    <Language.UK: 'uk'>
    >>> detect("12:30") is None
    True
    """
    sample = text[:SAMPLE_CHARACTERS].lower()
    letters = Counter(sample)
    cyrillic = sum(
        number for letter, number in letters.items() if "а" <= letter <= "я" or letter in "іїєґё"
    )
    latin = sum(number for letter, number in letters.items() if "a" <= letter <= "z")
    if cyrillic + latin < MINIMUM_LETTERS:
        return None
    if cyrillic < latin:
        return _latin(sample, letters)
    return _cyrillic(sample, letters, cyrillic)


def _cyrillic(sample: str, letters: Counter[str], number: int) -> Language:
    if number >= LETTERS_TO_MISS and not UKRAINIAN_LETTERS & letters.keys():
        return Language.RU
    scores = _small_words(sample, (Language.RU, Language.UK))
    scores[Language.UK] += 2 * sum(letters[letter] for letter in UKRAINIAN_LETTERS)
    scores[Language.RU] += 2 * sum(letters[letter] for letter in RUSSIAN_LETTERS)
    # Without any tell-tale letter Russian is likelier: it has none in most short words.
    return Language.UK if scores[Language.UK] > scores[Language.RU] else Language.RU


def _latin(sample: str, letters: Counter[str]) -> Language | None:
    scores = _small_words(sample, (Language.DE, Language.EN))
    scores[Language.DE] += sum(letters[letter] for letter in GERMAN_LETTERS)
    if not scores[Language.DE] and not scores[Language.EN]:
        return None
    return Language.DE if scores[Language.DE] > scores[Language.EN] else Language.EN


def _small_words(sample: str, candidates: tuple[Language, ...]) -> Counter[Language]:
    found = Counter(_WORD.findall(sample))
    scores: Counter[Language] = Counter()
    for language in candidates:
        small = lexicon_for(language).function_words
        scores[language] = sum(count for word, count in found.items() if word in small)
    return scores
