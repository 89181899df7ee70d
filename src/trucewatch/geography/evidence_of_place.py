"""Is this a place at all? What speaks for and against, added up.

The weights are set by hand from knowledge of the four languages; a sum above zero is a place.
They are the same for every theatre and every side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.geography.cue_words import CueWords, is_any
from trucewatch.geography.declension import base_forms
from trucewatch.geography.folding import Word
from trucewatch.geography.places import PlaceTable
from trucewatch.geography.spot import Rule, Spot, joined
from trucewatch.vocabulary.place import PlaceKind

_SIZES = ((300_000, 2.5), (100_000, 2.0), (20_000, 1.0), (5_000, 0.3), (0, -0.6))
_NEAR_FRONT_KM = 60.0
_SENTENCE_ENDS = frozenset(".!?\n…")
_STRONG = 2.0
_PATRONYMICS = ("ович", "евич", "йович", "івна", "ївна", "овна", "евна")
_QUOTES = frozenset("«\"„“'")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A spot with the sum of its evidence, and whether a person is meant."""

    spot: Spot
    weight: float
    person: bool
    rule: Rule


def weigh(words: Sequence[Word], spot: Spot, table: PlaceTable, cues: CueWords) -> Weighed:
    """Add up what speaks for a place; above 0 is one."""
    if spot.rule is not Rule.NAME:
        return Weighed(spot, _STRONG, person=False, rule=spot.rule)
    strength = max(_strength(line, main=main, table=table) for line, main in spot.named)
    person = _person(words, spot, cues, strong=strength >= _STRONG)
    around, rule = _around(words, spot, cues)
    weight = strength + around + person + _form(words, spot, cues)
    return Weighed(spot, weight, person=person <= -_STRONG, rule=rule)


def _strength(line: int, *, main: bool, table: PlaceTable) -> float:
    if table.kinds[line] is not PlaceKind.SETTLEMENT:
        return 3.0
    size = next(weight for least, weight in _SIZES if table.populations[line] >= least)
    near = 1.0 if table.front_km[line] <= _NEAR_FRONT_KM else 0.0
    return size + near - (0.0 if main else 1.0)


def _form(words: Sequence[Word], spot: Spot, cues: CueWords) -> float:
    first = words[spot.first]
    weight = 1.0 if spot.last > spot.first else 0.0
    if not spot.exact:
        weight -= 0.3
    if first.end - first.begin <= 3 and spot.first == spot.last:
        weight -= 1.0
    if spot.first == 0 or not _SENTENCE_ENDS.isdisjoint(first.gap):
        weight -= 0.5
    if spot.first == spot.last and not cues.stop_words.isdisjoint(base_forms(first.folded)):
        weight -= 2.0
    if first.gap[-1:] in _QUOTES:
        weight -= 1.0
    return weight


def _around(words: Sequence[Word], spot: Spot, cues: CueWords) -> tuple[float, Rule]:
    if spot.first > 0 and joined(words, spot.first):
        before = words[spot.first - 1].folded
        if _place_word(before, cues):
            return 3.0, Rule.NAME_BY_WORD
        if before in cues.prepositions:
            return 1.0, Rule.NAME_AFTER_PREPOSITION
    if spot.last + 1 < len(words) and joined(words, spot.last + 1):
        after = words[spot.last + 1].folded
        latin = cues.direction_words | cues.district_words | cues.river_words
        if after.isascii() and after in latin:
            return 2.0, Rule.NAME_BY_WORD
    return 0.0, Rule.NAME


def _place_word(word: str, cues: CueWords) -> bool:
    listed = cues.settlement_words | cues.river_words | cues.region_words
    return is_any(word, listed)


def _person(words: Sequence[Word], spot: Spot, cues: CueWords, *, strong: bool) -> float:
    weight = _person_before(words, spot.first, cues)
    following = spot.last + 1
    if following < len(words) and joined(words, following):
        after = words[following]
        if after.capital and after.folded.endswith(_PATRONYMICS):
            weight -= 4.0
        elif after.folded in cues.person_verbs and not strong:
            weight -= 1.0
        elif after.capital and is_any(words[spot.first].folded, cues.first_names):
            weight -= 4.0
    return weight


def _person_before(words: Sequence[Word], first: int, cues: CueWords) -> float:
    if first == 0 or not joined(words, first):
        return 0.0
    before = words[first - 1]
    if before.capital and is_any(before.folded, cues.first_names):
        return -4.0
    initial = before.capital and before.end - before.begin == 1
    if initial and words[first].gap.startswith("."):
        return -4.0
    return -2.5 if is_any(before.folded, cues.titles) else 0.0
