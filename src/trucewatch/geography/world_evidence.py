"""Is this a place of the world? Weights for English names, added up; above zero is a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from trucewatch.geography.folding import Word
from trucewatch.geography.spot import Spot, joined
from trucewatch.geography.world_meaning import Surroundings
from trucewatch.geography.world_places import WorldTable
from trucewatch.vocabulary.place import PlaceKind

_SIZES = ((1_000_000, 2.5), (300_000, 2.0), (100_000, 1.2), (20_000, 0.3), (0, -0.5))
_WIDE, _INSIDE, _TOWN_WORD = 3.0, 5.0, 2.0
_NEAR, _LOOSE = 1.4, 0.7
_HOME, _HOME_SHARE = 1.3, 0.15
_SEVERAL_WORDS = 1.0
_COMMON, _SURNAME, _GIVEN, _LOWER = -2.5, -1.2, -1.5, -2.5
_PERSON, _TITLE, _SAID, _NEIGHBOUR = -5.0, -3.0, -1.0, -1.5
_BODY = -4.0
_FIRST = -0.5
_HEADLINE_SHARE = 0.6
_SENTENCE_ENDS = frozenset(".!?\n…:;")


@dataclass(frozen=True)
class EnglishPage:
    """A text as words, with the English words that tell places from persons."""

    words: tuple[Word, ...]
    lists: dict[str, frozenset[str]]
    end: str

    @cached_property
    def lower(self) -> frozenset[str]:
        """Folded words that the text also writes without a capital."""
        return frozenset(word.folded for word in self.words if not word.capital)

    def gap(self, index: int) -> str:
        """Return what stands before the word at an index, or after the last word."""
        return self.words[index].gap if index < len(self.words) else self.end

    def has(self, index: int, sort: str) -> bool:
        """Tell whether the word at an index is of a sort and joined to its neighbour."""
        return 0 <= index < len(self.words) and self.words[index].folded in self.lists[sort]

    def opens(self, index: int) -> bool:
        """Tell whether a sentence begins with the word at an index."""
        return index == 0 or not _SENTENCE_ENDS.isdisjoint(self.words[index].gap)

    def follows(self, index: int) -> bool:
        """Tell whether a word continues the one before it, without punctuation."""
        return joined(self.words, index)


@dataclass(frozen=True, slots=True)
class Judged:
    """A spot with what speaks for it, and whether a person is meant."""

    spot: Spot
    weight: float
    person: bool


def judge(
    page: EnglishPage,
    spot: Spot,
    lines: Sequence[int],
    table: WorldTable,
    around: Surroundings,
) -> float:
    """Add up what speaks for a name being a place, persons left aside.

    Args:
        page: The text.
        spot: The words.
        lines: What they may mean, the likeliest first.
        table: The places.
        around: What else the text names.
    """
    best = lines[0]
    weight = _size(best, table) + _before(page, spot) + _after(page, spot) + _itself(page, spot)
    if around.share(table.regions[best], around.regions) >= _HOME_SHARE:
        weight += _HOME
    if page.opens(spot.first):
        weight += _FIRST
    return weight + _body(page, spot)


def person(page: EnglishPage, spot: Spot, *, wide: bool) -> float:
    """Weigh signs that a person is named; clearly negative when one is."""
    first, following = spot.first, spot.last + 1
    weight = 0.0
    if page.follows(first) and page.words[first - 1].capital:
        weight += _person_before(page, first, wide=wide)
    if page.follows(following):
        after = page.words[following]
        given = spot.first == spot.last and page.has(first, "given_names")
        if given and after.capital and not page.has(following, "town_tails"):
            weight += _PERSON
        if page.has(following, "said") and not wide:
            weight += _SAID
    return weight


def _person_before(page: EnglishPage, first: int, *, wide: bool) -> float:
    before = page.words[first - 1]
    initial = before.end - before.begin == 1 and page.gap(first).startswith(".")
    if initial or page.has(first - 1, "given_names"):
        return _PERSON
    if wide or page.opens(first - 1):
        return 0.0
    if page.has(first - 1, "titles_before"):
        return _TITLE
    known = any(page.has(first - 1, sort) for sort in _PLACE_SORTS)
    return 0.0 if known else _NEIGHBOUR


_PLACE_SORTS = ("near_prepositions", "loose_prepositions", "town_heads", "directions", "body_heads")


def _size(line: int, table: WorldTable) -> float:
    if table.kinds[line] is not PlaceKind.SETTLEMENT:
        return _WIDE
    return next(weight for least, weight in _SIZES if table.populations[line] >= least)


def _before(page: EnglishPage, spot: Spot) -> float:
    first = spot.first
    if not page.follows(first):
        return 0.0
    if page.has(first - 1, "town_heads"):
        return _TOWN_WORD
    if page.has(first - 1, "directions"):
        first -= 1
    if page.has(first - 1, "near_prepositions"):
        return _NEAR
    if not page.has(first - 1, "loose_prepositions"):
        return 0.0
    town = page.words[first - 1].folded == "of" and page.has(first - 2, "town_heads")
    return _TOWN_WORD if town else _LOOSE


def _after(page: EnglishPage, spot: Spot) -> float:
    following = spot.last + 1
    if not page.follows(following):
        return 0.0
    if page.has(following, "town_tails"):
        return _TOWN_WORD if page.words[following].capital else _NEAR
    if page.has(following, "body_tails"):
        return 0.0
    return _NEIGHBOUR / 2 if page.words[following].capital else 0.0


def _itself(page: EnglishPage, spot: Spot) -> float:
    if spot.last > spot.first:
        return _SEVERAL_WORDS
    word = page.words[spot.first]
    weight = 0.0
    if word.folded in page.lists["common_words"]:
        weight += _COMMON
    elif word.folded in page.lower:
        weight += _LOWER
    elif word.folded in page.lists["given_names"]:
        weight += _GIVEN
    elif word.folded in page.lists["surnames"]:
        weight += _SURNAME
    return weight


def _body(page: EnglishPage, spot: Spot) -> float:
    """Weigh signs that the words belong to the name of a body: "University of X", "X Times"."""
    before, following = spot.first - 1, spot.last + 1
    if page.has(before, "loose_prepositions") and page.has(before - 1, "body_heads"):
        return _BODY if page.words[before - 1].capital else 0.0
    if page.follows(following) and page.has(following, "body_tails"):
        return _BODY if page.words[following].capital else 0.0
    return 0.0
