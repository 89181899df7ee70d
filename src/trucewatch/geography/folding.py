"""Words of a text with exact offsets, and the folded form in which names are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

APOSTROPHES = "'’ʼ`´′ʹ‘"
_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
_COMBINING = re.compile("[\u0300-\u036f]")
_PLAIN_WORD = re.compile(rf"([^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*)")
_WORD = re.compile(rf"({_LETTERS}(?:[{APOSTROPHES}]{_LETTERS})*)")


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        begin: First code point.
        end: One past the last; a possessive 's is left out.
        folded: The form in which it is compared with names.
        capital: True when it begins with an upper-case letter.
        gap: What stands between the word before and this one.
    """

    begin: int
    end: int
    folded: str
    capital: bool
    gap: str


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold case, apostrophes, accents on Latin letters, ё and ґ; й and ї stay.

    >>> fold("Куп’янськ"), fold("Korenëvo"), fold("Tschassiw Jar"), fold("Орёл")
    ('купянськ', 'korenevo', 'tschassiw jar', 'орел')
    """
    folded = text.casefold()
    if folded.isascii():
        return folded.replace("'", "").replace("`", "")
    return "".join(_letters(folded))


def words(text: str) -> tuple[Word, ...]:
    """Split a text into words; offsets are code points of the text as given.

    >>> [word.folded for word in words("Kyiv’s north, близько Куп'янська")]
    ['kyiv', 'north', 'близько', 'купянська']
    """
    pattern = _WORD if _COMBINING.search(text) else _PLAIN_WORD
    parts = pattern.split(text)
    found: list[Word] = []
    begin = 0
    for gap, surface in zip(parts[:-1:2], parts[1::2], strict=True):
        begin += len(gap)
        length, folded, capital = _form(surface)
        found.append(_made(Word, (begin, begin + length, folded, capital, gap)))
        begin += len(surface)
    return tuple(found)


_made = tuple.__new__
"""Makes a word without going through its keyword constructor: texts have many."""


@lru_cache(maxsize=65536)
def _form(surface: str) -> tuple[int, str, bool]:
    """Return length without a possessive 's, folded form, and whether a capital begins it."""
    capital = surface[0].isupper()
    if surface[-1] in "sS" and surface[-2:-1] in APOSTROPHES and len(surface) > 2:
        surface = surface[:-2]
    return len(surface), fold(surface), capital


def _letters(folded: str) -> Iterator[str]:
    for letter in unicodedata.normalize("NFC", folded):
        if letter in APOSTROPHES:
            continue
        yield _letter(letter)


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    if letter in "йї":
        return letter
    if letter == "ґ":
        return "г"
    bare = unicodedata.normalize("NFD", letter)
    return "".join(part for part in bare if not unicodedata.combining(part))
