"""Names of the table as they stand in a text: longest first, capitals required."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from trucewatch.geography.cue_words import CueWords
from trucewatch.geography.declension import base_forms
from trucewatch.geography.folding import Word
from trucewatch.geography.places import Named
from trucewatch.geography.spot import Rule, Spot, joined

_LONGEST_UNLISTED = 3
_LONGEST_ABBREVIATION = 3
_PLACE_SORTS = frozenset({"settlement_words", "river_words", "site_words"})
_AFTER_POINT = frozenset({". ", " . ", "."})
_WITHIN_NAME = frozenset({" ", "-", "\u00a0"})


class Names(Protocol):
    """The index of a table's names; see ``PlaceTable``."""

    single: dict[str, list[Named]]
    several: dict[str, list[tuple[tuple[str, ...], Named]]]
    acronyms: dict[str, list[Named]]


Forms = Callable[[str], tuple[str, ...]]
"""Lists the base forms that a folded word may stand for."""


def as_written(word: str) -> tuple[str, ...]:
    """List a word's only base form where names do not decline, as in English."""
    return (word,)


def find_names(
    text: str,
    words: Sequence[Word],
    table: Names,
    taken: frozenset[int],
    forms: Forms = base_forms,
) -> list[Spot]:
    """Return the names of the table in a text, left to right, none overlapping.

    Args:
        text: The text that the words were cut from.
        words: Its words.
        table: Where the names are looked up.
        taken: Indices of words that already belong to something longer.
        forms: What a word may be a form of.
    """
    found: list[Spot] = []
    index = 0
    while index < len(words):
        spot = None
        if words[index].capital and index not in taken:
            spot = _longest(text, words, index, (table, forms))
        if spot is not None and taken.isdisjoint(range(spot.first, spot.last + 1)):
            found.append(spot)
            index = spot.last
        index += 1
    return found


def find_unlisted(
    text: str, words: Sequence[Word], cues: CueWords, taken: frozenset[int]
) -> list[Spot]:
    """Return capitalised words that follow a word for a sort of place, without a meaning."""
    found: list[Spot] = []
    for index, word in enumerate(words[:-1]):
        if not words[index + 1].capital or word.capital or word.folded.isascii():
            continue
        if _PLACE_SORTS.isdisjoint(cues.of(word.folded)):
            continue
        if _needs_point(word) and not words[index + 1].gap.startswith((".", " .")):
            continue
        last = index
        while last - index < _LONGEST_UNLISTED and _goes_on(text, words, last + 1, index, taken):
            last += 1
        if last > index:
            found.append(Spot(index + 1, last, (), exact=True, rule=Rule.UNLISTED))
    return found


def _needs_point(word: Word) -> bool:
    return word.end - word.begin <= _LONGEST_ABBREVIATION


def _goes_on(
    text: str, words: Sequence[Word], index: int, sort_word: int, taken: frozenset[int]
) -> bool:
    if index >= len(words) or index in taken or not words[index].capital:
        return False
    word, gap = words[index], words[index].gap
    if text[word.begin : word.end].isupper():
        return False
    if index == sort_word + 1:
        return joined(words, index) or gap in _AFTER_POINT
    return gap in _WITHIN_NAME


def _longest(
    text: str, words: Sequence[Word], index: int, names: tuple[Names, Forms]
) -> Spot | None:
    word, (table, forms) = words[index], names
    bases = forms(word.folded)
    several = _several(words, index, bases, names)
    if several is not None:
        return several
    surface = text[word.begin : word.end]
    if surface.isupper() and surface in table.acronyms:
        named = tuple(table.acronyms[surface])
        return Spot(index, index, named, exact=True, rule=Rule.NAME)
    exact = table.single.get(word.folded)
    found: dict[Named, None] = {}
    for base in bases:
        found.update(dict.fromkeys(table.single.get(base, ())))
    if not found:
        return None
    return Spot(index, index, tuple(found), exact=bool(exact), rule=Rule.NAME)


def _several(
    words: Sequence[Word], index: int, bases: tuple[str, ...], names: tuple[Names, Forms]
) -> Spot | None:
    table, forms = names
    longest = 0
    found: dict[Named, None] = {}
    for base in bases:
        for rest, named in table.several.get(base, ()):
            if len(rest) < longest or not _follows(words, index + 1, rest, forms):
                continue
            if len(rest) > longest:
                longest = len(rest)
                found.clear()
            found[named] = None
    if not found:
        return None
    return Spot(index, index + longest, tuple(found), exact=True, rule=Rule.NAME)


def _follows(words: Sequence[Word], start: int, rest: tuple[str, ...], forms: Forms) -> bool:
    if start + len(rest) > len(words):
        return False
    for offset, wanted in enumerate(rest):
        word = words[start + offset]
        if not joined(words, start + offset):
            return False
        if word.folded != wanted and (
            word.folded[:2] != wanted[:2] or wanted not in forms(word.folded)
        ):
            return False
    return True
