"""What speaks against reading a text in the language it was taken for."""

from __future__ import annotations

import re
from collections import Counter

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.language_id import SAMPLE_CHARACTERS, detect
from trucewatch.vocabulary.language import Language

FEWEST_WORDS = 20
"""Shorter texts may lack small words without being in another language."""

SMALL_WORDS = 0.08
"""Least share of small words (articles, prepositions …) in running text of any of the four
languages; headlines and lists have less, other languages hardly any of the same form."""

ANOTHER = 0.25
"""Share of the letters in paragraphs of another language from which a page is mixed."""

LOST = 0.01
"""Share of replacement characters from which words are no longer readable."""

SHORTEST_PARAGRAPH = 40
NAMES = {
    Language.DE: "German",
    Language.EN: "English",
    Language.RU: "Russian",
    Language.UK: "Ukrainian",
}
_WORD = re.compile(r"[^\W\d_]+")
_TWICE_DECODED = re.compile(
    r"(?:[\u00c3\u00d0\u00d1][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u2122]"
    r"|[\u0420\u0421][\u00a0-\u00bf\u0402-\u040f\u0452-\u045f\u0490\u0491\u2013-\u2122])"
)
"""UTF-8 read as Windows-1252 ("Ã¤", "Ð¿") or as Windows-1251 ("СЌ", "Рџ")."""

GARBLED = 0.015


def garbled(text: str) -> str | None:
    """Say that letters were lost or decoded twice, or None when the text looks sound.

    >>> garbled("Zwei MÃ¤nner wurden verletzt, sagte der BÃ¼rgermeister")
    'the text was decoded with the wrong encoding (for instance "Ã¤").'
    >>> garbled("Zwei Männer wurden verletzt") is None
    True
    """
    sample = text[:SAMPLE_CHARACTERS]
    counts = Counter(sample)
    letters = sum(number for letter, number in counts.items() if letter.isalpha()) or 1
    lost = sample.count("\ufffd")
    if lost > 1 and lost / letters > LOST:
        return f"{lost} letters of the text were lost (U+FFFD)."
    found = _TWICE_DECODED.findall(sample)
    if len(found) > 1 and len(found) / letters > GARBLED:
        return f'the text was decoded with the wrong encoding (for instance "{found[0]}").'
    return None


def doubts(text: str, language: Language | None) -> tuple[str, ...]:
    """Say what is doubtful about a text's language; nothing when all is well."""
    if language is None:
        return ()
    name = NAMES[language]
    likely = detect(text)
    if likely is not None and likely is not language:
        return (f"read as {name}, as asked, but it looks {NAMES[likely]}.",)
    if _few_small_words(text, language):
        return (f"read as {name}, but hardly any of its small words are {name}.",)
    share, other = _another(text, language)
    if other is not None:
        return (f"read as {name}, but about {share:.0%} of it looks {NAMES[other]}.",)
    return ()


def _few_small_words(text: str, language: Language) -> bool:
    words = _WORD.findall(text[:SAMPLE_CHARACTERS].lower())
    small = lexicon_for(language).function_words
    if len(words) < FEWEST_WORDS:
        return False
    return sum(word in small for word in words) / len(words) < SMALL_WORDS


def _another(text: str, language: Language) -> tuple[float, Language | None]:
    """Return the share of the text in the most frequent other language, by paragraphs."""
    lengths: Counter[Language] = Counter()
    for paragraph in text[:SAMPLE_CHARACTERS].split("\n"):
        if len(paragraph) >= SHORTEST_PARAGRAPH and (found := detect(paragraph)) is not None:
            lengths[found] += len(paragraph)
    whole = lengths.total()
    del lengths[language]
    if not lengths:
        return 0.0, None
    other, length = lengths.most_common(1)[0]
    return (length / whole, other) if length / whole >= ANOTHER else (0.0, None)
