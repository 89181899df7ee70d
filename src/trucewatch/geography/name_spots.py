"""Names of the table as they stand in a text: longest first, capitals required."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from trucewatch.geography.agreement import agrees
from trucewatch.geography.cue_words import CueWords
from trucewatch.geography.declension import base_forms
from trucewatch.geography.folding import Word
from trucewatch.geography.places import Named
from trucewatch.geography.spot import Rule, Spot, joined

_LONGEST_UNLISTED = 3
_LONGEST_ABBREVIATION = 3
_PLACE_SORTS = frozenset({"settlement_words", "river_words", "site_words"})
_NAMED_BY_ADJECTIVE = frozenset({"site_words", "district_words", "river_words"})
_FROM_NAMES = (
    "ський", "ська", "ське", "ського", "ському", "ської", "ській", "ською", "ським", "ську",
    "цький", "цька", "цького", "цькому", "цької", "цькій", "цькою", "ских", "цкого", "цкому",
    "ский", "ская", "ского", "скому", "ской", "ским", "скую", "ском", "цкий",
)  # fmt: skip
_ADJECTIVE_ENDS = (
    *_FROM_NAMES, "ий", "ого", "ому", "ої", "ій", "ою", "им", "ім", "на", "ну", "ва", "ву",
    "ый", "ой", "ая", "ую", "ое", "ым", "ом",
)  # fmt: skip
_SENTENCE_ENDS = frozenset(".!?\n…")
_AFTER_POINT = frozenset({". ", " . ", ".", ".\n"})
_MEASURES = frozenset({"кв", "куб"})
_WITHIN_NAME = frozenset({" ", "-", "\u00a0"})


class Names(Protocol):
    """The index of a table's names; see ``PlaceTable``."""

    single: dict[str, list[Named]]
    several: dict[str, list[tuple[tuple[str, ...], Named]]]
    acronyms: dict[str, list[Named]]


Longer = Mapping[str, Sequence[tuple[tuple[str, ...], Named]]]
"""The further words of longer names with what they name, by the two letters they go on with."""


def as_written(word: str) -> tuple[str, ...]:
    """List a word's only base form where names do not decline, as in English."""
    return (word,)


class NameForms:
    """What the words of texts may name; every form is worked out once."""

    def __init__(self, names: Names, forms: Callable[[str], tuple[str, ...]] = base_forms) -> None:
        self.acronyms = names.acronyms
        self.forms = forms
        self._names = names
        self.of = lru_cache(maxsize=65536)(self._of)

    def _of(self, word: str) -> tuple[tuple[Named, ...], bool, Longer]:
        """Return what a folded word names alone, whether so as it is, and longer names."""
        bases = self.forms(word)
        single, several = self._names.single, self._names.several
        alone = dict.fromkeys(named for base in bases for named in single.get(base, ()))
        longer: dict[str, list[tuple[tuple[str, ...], Named]]] = {}
        for base in bases:
            for rest, named in several.get(base, ()):
                longer.setdefault(rest[0][:2], []).append((rest, named))
        for rows in longer.values():
            rows.sort(key=lambda row: -len(row[0]))
        return tuple(alone), word in single, longer


def find_names(
    text: str, words: Sequence[Word], names: NameForms, taken: frozenset[int]
) -> list[Spot]:
    """Return the names of a table in a text, left to right, none overlapping.

    Args:
        text: The text that the words were cut from.
        words: Its words.
        names: Where the names are looked up.
        taken: Indices of words that already belong to something longer.
    """
    found: list[Spot] = []
    index = 0
    while index < len(words):
        spot = None
        if words[index].capital and index not in taken:
            spot = _longest(text, words, index, names)
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
    for index in range(len(words) - 1):
        if not _names_a_sort(words, index, cues):
            continue
        last = index
        while last - index < _LONGEST_UNLISTED and _goes_on(text, words, last + 1, index, taken):
            last += 1
        person = last > index + 1 and "first_names" in cues.of(words[index + 1].folded)
        if last > index and not person:
            found.append(Spot(index + 1, last, (), exact=True, rule=Rule.UNLISTED))
            if "site_words" in cues.of(words[index].folded):
                found += _streets_listed(words, last, taken)
    return found + list(_unlisted_before(words, cues, taken))


def _names_a_sort(words: Sequence[Word], index: int, cues: CueWords) -> bool:
    """Tell whether a small word such as "вул." or "село" stands before a capital."""
    word, following = words[index], words[index + 1]
    if not following.capital or word.capital or word.folded.isascii():
        return False
    if _PLACE_SORTS.isdisjoint(cues.of(word.folded)):
        return False
    return not _needs_point(word) or following.gap.startswith((".", " ."))


def _streets_listed(words: Sequence[Word], last: int, taken: frozenset[int]) -> Iterator[Spot]:
    """Yield "Лісова" and "Гоголя" of "вул. Паркова, Лісова, Гоголя"."""
    index = last + 1
    while index < len(words) and words[index].gap.strip() == "," and words[index].capital:
        end = index
        while end + 1 < len(words) and words[end + 1].capital and words[end + 1].gap == " ":
            end += 1
        if not taken.isdisjoint(range(index, end + 1)):
            return
        yield Spot(index, end, (), exact=True, rule=Rule.UNLISTED)
        index = end + 1


def _unlisted_before(
    words: Sequence[Word], cues: CueWords, taken: frozenset[int]
) -> Iterator[Spot]:
    """Yield "Андріївський узвіз" and "Надвірнянського району": an adjective before its sort."""
    for index in range(1, len(words)):
        word, before = words[index], words[index - 1]
        if not before.capital or before.folded.isascii() or index - 1 in taken:
            continue
        sorts = cues.of(word.folded)
        if _NAMED_BY_ADJECTIVE.isdisjoint(sorts) or not joined(words, index):
            continue
        if _names(words, index, cues):
            yield Spot(index - 1, index, (), exact=True, rule=Rule.UNLISTED)


def _names(words: Sequence[Word], index: int, cues: CueWords) -> bool:
    """Tell whether the word before a sort is an adjective that names one, not any: "Наша річка"."""
    word, before = words[index], words[index - 1].folded
    if not before.endswith(_ADJECTIVE_ENDS) or word.capital:
        return word.end - word.begin <= _LONGEST_ABBREVIATION and before.endswith(_ADJECTIVE_ENDS)
    if before.endswith(_FROM_NAMES):
        return True
    opens = index == 1 or not _SENTENCE_ENDS.isdisjoint(words[index - 1].gap)
    return not opens and agrees(before, word.folded) and "stop_words" not in cues.of(before)


def _measures(words: Sequence[Word], index: int) -> bool:
    """Tell whether "м." is a measure: "100 кв. м."."""
    before = words[index - 1].folded if index else ""
    return before in _MEASURES or any(letter.isdigit() for letter in words[index].gap)


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
        pointed = _needs_point(words[sort_word]) and not _measures(words, sort_word)
        return (
            joined(words, index)
            if not gap.lstrip().startswith(".")
            else (pointed and gap in _AFTER_POINT)
        )
    return gap in _WITHIN_NAME


def _longest(text: str, words: Sequence[Word], index: int, names: NameForms) -> Spot | None:
    word = words[index]
    alone, exact, longer = names.of(word.folded)
    several = _several(words, index, longer, names) if longer else None
    if several is not None:
        return several
    surface = text[word.begin : word.end]
    if surface in names.acronyms:
        return Spot(index, index, tuple(names.acronyms[surface]), exact=True, rule=Rule.NAME)
    if not alone:
        return None
    return Spot(index, index, alone, exact=exact, rule=Rule.NAME)


def _several(words: Sequence[Word], index: int, rows: Longer, names: NameForms) -> Spot | None:
    if index + 1 >= len(words):
        return None
    longest = 0
    found: dict[Named, None] = {}
    for rest, named in rows.get(words[index + 1].folded[:2], ()):
        if len(rest) < longest:
            break
        if _follows(words, index + 1, rest, names):
            longest = len(rest)
            found[named] = None
    if not found:
        return None
    return Spot(index, index + longest, tuple(found), exact=True, rule=Rule.NAME)


def _follows(words: Sequence[Word], start: int, rest: tuple[str, ...], names: NameForms) -> bool:
    if start + len(rest) > len(words):
        return False
    for offset, wanted in enumerate(rest):
        word = words[start + offset]
        if word.folded != wanted and (
            word.folded[:2] != wanted[:2] or wanted not in names.forms(word.folded)
        ):
            return False
        if not joined(words, start + offset):
            return False
    return True
