"""Is this a place at all? What speaks for and against, added up.

The weights are set by hand from knowledge of the four languages; a sum above zero is a place.
They are the same for every theatre and every side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from trucewatch.geography.agreement import agrees, like_an_adjective
from trucewatch.geography.cue_words import CueWords
from trucewatch.geography.folding import Word
from trucewatch.geography.places import PlaceTable
from trucewatch.geography.spot import Rule, Spot, joined
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import PlaceKind

_SIZES = ((300_000, 2.5), (100_000, 2.0), (20_000, 1.0), (5_000, 0.3), (0, -0.6))
_NEAR_FRONT_KM, _NEAR_FRONT = 60.0, 1.0
_NO_SETTLEMENT = 3.0
_FURTHER_NAME = -1.0
_STRONG = 2.0
_AFTER_PLACE_WORD, _BEFORE_PLACE_WORD, _AFTER_PREPOSITION = 3.0, 2.0, 1.0
_AFTER_ADJECTIVE = 0.8
_LONG, _DECLINED, _SHORT, _FIRST, _FIRST_AND_DECLINED = 1.0, -0.3, -1.0, -0.5, -1.2
_COMMON_WORD, _LOWER_CASE_ELSEWHERE, _ADJECTIVE = -2.0, -2.5, -3.5
_HEADING = 1.0
_HEADS = (":", "–", "—", "-")
_QUOTED, _OPENS_QUOTE, _OTHER_SCRIPT, _COMPOUND = -3.5, -0.7, -3.5, -2.5
_BODY, _LONGEST_BODY = -9.0, 3
_BREAKS = frozenset(',;:.!?\n()«»"„“—–')
_GROUND = ("територі", "территори", "частин", "част", "половин", "площ", "земл", "землі")
"""Beginnings of nouns for ground: whose genitive follows is where it lies, not a body's."""
_NO_GENITIVE_AFTER = frozenset({"prepositions", "person_verbs"})
_FINITE = re.compile(r".{2,}(?:[аяиіїу]ли|[аяиіїу]ла|ють|уть|ять)")
"""What a body did or does: the name behind it is no longer the body's ("сили обстріляли …")."""
_PERSON, _TITLE, _VERB, _NEIGHBOUR = -4.0, -2.5, -1.0, -1.0
_OFFICE = 1.5
_FEW_WORDS = 4
_SENTENCE_ENDS = frozenset(".!?\n…")
_LONGEST_TITLE = 5
_TITLE_ENDS = frozenset(",:.!?\n…")
_OPENING = ("«", '"', "„", "“", "‘", "'")
_CLOSING = ("»", '"', "”", "“", "’", "'")
_OFFICES = ("мер", "мэр", "голов", "глав", "губернатор", "очільни", "начальник", "комендант")
_OFFICES_OF = frozenset(
    ("мера", "мэра", "голови", "главы", "губернатора", "очільника", "начальника", "коменданта")
)
_GENITIVES = ("а", "я", "и", "і", "ї", "у", "ю")
_SURNAMES = ("ова", "ева", "єва", "іна", "їна", "ина", "ька", "ая")
_PATRONYMICS = ("ович", "евич", "йович", "івна", "ївна", "овна", "евна")
_ADJECTIVES = (
    "ий", "ого", "ому", "ої", "ій", "ою", "ська", "ську", "ське", "ські", "цька", "цьке", "их",
    "ый", "ой", "ая", "ую", "ое", "ие", "ые", "ых", "ими", "ыми",
)  # fmt: skip
_PLACE_SORTS = frozenset({"settlement_words", "river_words", "region_words"})
_LATIN_AFTER = frozenset({"direction_words", "district_words", "river_words"})


@dataclass(frozen=True)
class Page:
    """A text as words, with what its language tells about them.

    Attributes:
        end: What stands behind the last word.
        letters: Folded words that the text writes in capitals throughout: "ОВА".
    """

    words: tuple[Word, ...]
    cues: CueWords
    language: Language | None
    end: str
    letters: frozenset[str] = frozenset()

    @cached_property
    def lower(self) -> frozenset[str]:
        """Folded words that the text also writes without a capital."""
        return frozenset(word.folded for word in self.words if not word.capital)

    def sorts(self, index: int) -> frozenset[str]:
        """Return the sorts of the word at an index."""
        return self.cues.of(self.words[index].folded)

    def gap(self, index: int) -> str:
        """Return what stands before the word at an index, or after the last word."""
        return self.words[index].gap if index < len(self.words) else self.end

    def near(self, last: int, first: int) -> bool:
        """Tell whether two words stand in one sentence with few others between them."""
        if not 0 < first - last <= _FEW_WORDS:
            return False
        gaps = "".join(self.gap(index) for index in range(last + 1, first + 1))
        return _SENTENCE_ENDS.isdisjoint(gaps) and "," not in gaps


@dataclass(frozen=True, slots=True)
class Weighed:
    """A spot with the sum of its evidence, and whether a person is meant."""

    spot: Spot
    weight: float
    person: bool
    rule: Rule


def weigh(page: Page, spot: Spot, table: PlaceTable) -> Weighed:
    """Add up what speaks for a place; above 0 is one."""
    if spot.rule is not Rule.NAME:
        return Weighed(spot, _STRONG + _body(page, spot), person=False, rule=spot.rule)
    strength = max(_strength(line, main=main, table=table) for line, main in spot.named)
    around, rule = _around(page, spot)
    person = _person_before(page, spot, strong=strength >= _STRONG)
    person += _person_after(page, spot, strong=strength >= _STRONG)
    weight = strength + around + person + _form(page, spot) + _print(page, spot)
    weight += _body(page, spot)
    return Weighed(spot, weight, person=person <= _TITLE, rule=rule)


def _strength(line: int, *, main: bool, table: PlaceTable) -> float:
    if table.kinds[line] is not PlaceKind.SETTLEMENT:
        return _NO_SETTLEMENT
    size = next(weight for least, weight in _SIZES if table.populations[line] >= least)
    near = _NEAR_FRONT if table.front_km[line] <= _NEAR_FRONT_KM else 0.0
    return size + near + (0.0 if main else _FURTHER_NAME)


def _around(page: Page, spot: Spot) -> tuple[float, Rule]:
    if joined(page.words, spot.first):
        before = page.sorts(spot.first - 1)
        if not _PLACE_SORTS.isdisjoint(before):
            return _AFTER_PLACE_WORD, Rule.NAME_BY_WORD
        if "prepositions" in before:
            return _AFTER_PREPOSITION, Rule.NAME_AFTER_PREPOSITION
        if _preposition_and_adjective(page, spot.first):
            return _AFTER_ADJECTIVE, Rule.NAME_AFTER_PREPOSITION
    following = spot.last + 1
    if not joined(page.words, following) or not page.words[following].folded.isascii():
        return 0.0, Rule.NAME
    if _LATIN_AFTER.isdisjoint(page.sorts(following)):
        return 0.0, Rule.NAME
    return _BEFORE_PLACE_WORD, Rule.NAME_BY_WORD


def _preposition_and_adjective(page: Page, first: int) -> bool:
    """Tell whether "в сусідньому", "до рідної", "из соседнего" stand before a name."""
    before = page.words[first - 1]
    if before.capital or before.folded.isascii() or not joined(page.words, first - 1):
        return False
    return like_an_adjective(before.folded) and "prepositions" in page.sorts(first - 2)


def _body(page: Page, spot: Spot) -> float:
    """Weigh a body right before a name in the genitive: "суду Донецької області"."""
    for index in range(spot.first - 1, max(spot.first - _LONGEST_BODY, 0) - 1, -1):
        if _cut_off(page, index):
            return 0.0
        sorts = page.sorts(index)
        if "body_words" in sorts:
            return 0.0 if _middle(page, index) else _BODY
        acts = _FINITE.fullmatch(page.words[index].folded)
        if acts or not _NO_GENITIVE_AFTER.isdisjoint(sorts):
            return 0.0
    return 0.0


def _cut_off(page: Page, index: int) -> bool:
    """Tell whether a word is of ground, or parted from the next one: no body of what follows."""
    gap = page.gap(index + 1)
    town = gap.startswith(".") and "settlement_words" in page.sorts(index)  # "суду м. Києва"
    if not _BREAKS.isdisjoint(gap) and not town:
        return True
    return page.words[index].folded.startswith(_GROUND)


def _middle(page: Page, index: int) -> bool:
    """Tell whether "центр" is where something lies: "у центрі Києва"."""
    if not page.words[index].folded.startswith("центр"):
        return False
    return index > 0 and "prepositions" in page.sorts(index - 1)


def _form(page: Page, spot: Spot) -> float:
    """Weigh the words themselves."""
    word = page.words[spot.first]
    if spot.last > spot.first:
        return _LONG
    weight = 0.0 if spot.exact else _DECLINED
    if word.end - word.begin <= 3:
        weight += _SHORT
    if not {"stop_words", "first_names"}.isdisjoint(page.sorts(spot.first)):
        weight += _COMMON_WORD
    elif word.folded in page.lower:
        weight += _LOWER_CASE_ELSEWHERE
    if word.folded.endswith(_ADJECTIVES) and _noun_follows(page, spot.last):
        weight += _ADJECTIVE
    return weight


def _noun_follows(page: Page, index: int) -> bool:
    """Tell whether a word that looks like an adjective stands before its noun.

    The noun may be a body's letters, as in "Харківська ОВА"; those have no endings.
    """
    following = index + 1
    if not joined(page.words, following):
        return False
    word = page.words[following]
    if word.capital:
        return word.folded in page.letters
    if not {"prepositions", "conjunctions", "person_verbs"}.isdisjoint(page.sorts(following)):
        return False
    return agrees(page.words[index].folded, word.folded)


def _print(page: Page, spot: Spot) -> float:
    """Weigh where and how the words are printed."""
    before, after = page.gap(spot.first), page.gap(spot.last + 1)
    weight = _opening(spot, before, after) + _quoted(before, after) + _in_title(page, spot)
    cyrillic = page.language in (Language.UK, Language.RU)
    if cyrillic and page.words[spot.first].folded.isascii():
        weight += _OTHER_SCRIPT
    if page.language is Language.DE and after == "-":
        weight += _COMPOUND
    return weight


def _opening(spot: Spot, before: str, after: str) -> float:
    """Weigh words that open a sentence, or head a paragraph like "Pokrovsk: calm"."""
    if spot.first > 0 and _SENTENCE_ENDS.isdisjoint(before):
        return 0.0
    weight = _FIRST if spot.exact else _FIRST_AND_DECLINED
    heads = spot.first == 0 or "\n" in before
    return weight + (_HEADING if heads and after.strip().startswith(_HEADS) else 0.0)


def _quoted(before: str, after: str) -> float:
    """Weigh quotation marks: a name alone between them is mostly a brand or a title."""
    if not before.rstrip().endswith(_OPENING):
        alone = "." in before and after.startswith("»")  # «Газета. Львів»
        return _QUOTED if alone else 0.0
    return _QUOTED if after.lstrip().startswith(_CLOSING) else _OPENS_QUOTE


def _in_title(page: Page, spot: Spot) -> float:
    """Weigh a short quotation behind a noun: the name of a firm or a work, not speech."""
    first = _reach(page, spot.first, "«", -1)
    last = _reach(page, spot.last + 1, "»", 1)
    if first is None or last is None or last - first >= _LONGEST_TITLE:
        return 0.0
    return _QUOTED if _TITLE_ENDS.isdisjoint(page.gap(first)) else 0.0


def _reach(page: Page, index: int, mark: str, step: int) -> int | None:
    """Return where a quotation mark stands, a few words on at most, within one sentence."""
    for _ in range(_LONGEST_TITLE):
        gap = page.gap(index)
        if mark in gap:
            return index
        if not 0 < index < len(page.words) or not _TITLE_ENDS.isdisjoint(gap):
            return None
        index += step
    return None


def _person_before(page: Page, spot: Spot, *, strong: bool) -> float:
    first = spot.first
    if not joined(page.words, first):
        return 0.0
    before, sorts = page.words[first - 1], page.sorts(first - 1)
    initial = before.end - before.begin == 1 and page.gap(first).lstrip().startswith(".")
    if before.capital and (initial or "first_names" in sorts):
        return _PERSON
    if strong:
        return 0.0
    if "titles" in sorts:
        return _OFFICE if _of_a_town(page, spot) else _TITLE
    return _NEIGHBOUR if _capital_neighbour(page, first - 1) else 0.0


def _of_a_town(page: Page, spot: Spot) -> bool:
    """Tell whether an office and a name differ in case: "мер Алупки", not "мера Шевченка"."""
    office, name = page.words[spot.first - 1].folded, page.words[spot.first].folded
    if spot.exact or not office.startswith(_OFFICES):
        return False
    if office in _OFFICES_OF or name.endswith(_SURNAMES):
        return False
    return name.endswith(_GENITIVES)


def _person_after(page: Page, spot: Spot, *, strong: bool) -> float:
    following = spot.last + 1
    if not joined(page.words, following):
        return 0.0
    after, sorts = page.words[following], page.sorts(following)
    if after.capital and after.folded.endswith(_PATRONYMICS):
        return _PERSON
    if after.capital and "first_names" in page.sorts(spot.first):
        return _PERSON
    if strong:
        return 0.0
    if "person_verbs" in sorts:
        return _VERB
    return _NEIGHBOUR if _capital_neighbour(page, following) else 0.0


def _capital_neighbour(page: Page, index: int) -> bool:
    """Tell whether a capitalised word beside a name looks like the rest of a person's name."""
    word = page.words[index]
    sentence_start = index == 0 or not _SENTENCE_ENDS.isdisjoint(word.gap)
    if not word.capital or word.folded.isascii() or sentence_start:
        return False
    return page.sorts(index).isdisjoint({*_PLACE_SORTS, "prepositions", "conjunctions"})
