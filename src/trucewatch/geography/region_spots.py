"""Oblasts, districts and directions, found by the word that names their sort.

"Харківській області", "Kursk region", "Gebiet Belgorod", "Курская и Белгородская области",
"Сумський район", "на Покровському напрямку".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trucewatch.geography.cue_words import CueWords
from trucewatch.geography.declension import base_forms, named_after
from trucewatch.geography.folding import Word
from trucewatch.geography.places import Named, PlaceTable, split_name
from trucewatch.geography.spot import Rule, Spot, joined

_SEAT_BEFORE = frozenset({"oblast", "krai"})
_SEAT_AFTER = frozenset({"oblast", "region"})
_ADJECTIVE_BEFORE = frozenset({"область", "край"})
_LINKS = frozenset({"of", "von", "der"})
_GERMAN_ADJECTIVE = ("er", "ers", "s")

_LAND = re.compile("(.{3,})щин(?:а|и|і|у|ою|ы|е|ой)\\Z")
_LAND_ENDS = "щин"
_NEAR_FRONT_KM = 60.0
_BEFORE_TOWN = frozenset({"abschnitt", "frontabschnitt"})

Stretch = tuple[int, int, tuple[Named, ...]]


class RegionSpotter:
    """Finds divisions by their words; made once per table."""

    def __init__(self, table: PlaceTable) -> None:
        self._table = table
        self._seats: dict[str, Named] = {}
        self._adjectives: dict[str, Named] = {}
        for line in table.region_lines.values():
            for name in table.names(line):
                self._index(line, split_name(name))

    def find(self, words: Sequence[Word], cues: CueWords) -> list[Spot]:
        """Return the divisions in a text, in no particular order."""
        found: list[Spot] = []
        for index, word in enumerate(words):
            sorts = cues.of(word.folded)
            if not sorts:
                if word.capital and _LAND_ENDS in word.folded:
                    found += self._land_around(words, index, cues)
            elif "region_words" in sorts:
                found += self._around(words, index, cues)
            elif not word.folded.isascii():
                rule = _derived_rule(sorts)
                if rule is not None:
                    found += self._derived(words, index, cues, rule)
            elif "direction_words" in sorts:
                found += self._latin_direction(words, index)
        return found

    def _land_around(self, words: Sequence[Word], index: int, cues: CueWords) -> Iterator[Spot]:
        """Yield "Куп'янщину", the land around a town; "на Лемківщині" without knowing where."""
        word = words[index]
        land = _LAND.match(word.folded)
        if land is None or any(base in self._table.single for base in base_forms(word.folded)):
            return
        named = self._towns(land.group(1) + "ський") or self._towns(land.group(1) + "ский")
        if named:
            yield Spot(index, index, named, exact=True, rule=Rule.DISTRICT)
        elif index and "prepositions" in cues.of(words[index - 1].folded):
            yield Spot(index, index, (), exact=True, rule=Rule.UNLISTED)

    def _index(self, line: int, parts: tuple[str, ...]) -> None:
        if parts[-1] in _SEAT_BEFORE:
            self._seats[" ".join(parts[:-1])] = (line, True)
        elif parts[0] in _SEAT_AFTER:
            self._seats[" ".join(parts[1:])] = (line, True)
        elif parts[-1] in _ADJECTIVE_BEFORE:
            self._adjectives[" ".join(parts[:-1])] = (line, True)

    def _around(self, words: Sequence[Word], index: int, cues: CueWords) -> Iterator[Spot]:
        if joined(words, index):
            before = self._ending_at(words, index - 1)
            if before is not None:
                yield Spot(before[0], index, before[2], exact=True, rule=Rule.REGION)
                yield from self._listed_before(words, before[0], cues)
                return
        start = index + 1
        if start < len(words) and words[start].folded in _LINKS:
            start += 1
        after = self._starting_at(words, start) if joined(words, start) else None
        if after is not None:
            yield Spot(index, after[1], after[2], exact=True, rule=Rule.REGION)
            yield from self._listed_after(words, after[1], cues)
        elif not words[index].folded.isascii():
            yield from self._listed_behind(words, index, cues)

    def _listed_before(self, words: Sequence[Word], first: int, cues: CueWords) -> Iterator[Spot]:
        """Yield "Курская" of "Курская и Белгородская области"."""
        while first >= 2 and _listing(words, first, cues):
            skip = 2 if "conjunctions" in cues.of(words[first - 1].folded) else 1
            before = self._ending_at(words, first - skip)
            if before is None:
                return
            yield Spot(before[0], before[1], before[2], exact=True, rule=Rule.REGION)
            first = before[0]

    def _listed_behind(self, words: Sequence[Word], index: int, cues: CueWords) -> Iterator[Spot]:
        """Yield "Одеську" and "Сумську" of "дев'ять областей: Одеську, Сумську та Київську"."""
        first = index + 1
        while first < len(words) and (named := self._named(words[first : first + 1])):
            colon = first == index + 1 and words[first].gap.strip() == ":"
            if not (colon or _listing(words, first, cues)) or not words[first].capital:
                return
            yield Spot(first, first, (named,), exact=True, rule=Rule.REGION)
            first += 1
            if first < len(words) and "conjunctions" in cues.of(words[first].folded):
                first += 1

    def _listed_after(self, words: Sequence[Word], last: int, cues: CueWords) -> Iterator[Spot]:
        """Yield "Charkiw" of "Regionen Sumy und Charkiw"."""
        plural = 2
        if last + plural < len(words) and "conjunctions" in cues.of(words[last + 1].folded):
            after = self._starting_at(words, last + plural)
            if after is not None and words[last + plural].folded.isascii():
                yield Spot(after[0], after[1], after[2], exact=True, rule=Rule.REGION)

    def _ending_at(self, words: Sequence[Word], last: int) -> Stretch | None:
        for first in (last - 1, last):
            if first < 0 or (first < last and not joined(words, last)):
                continue
            named = self._named(words[first : last + 1])
            if named is not None:
                return first, last, (named,)
        return None

    def _starting_at(self, words: Sequence[Word], first: int) -> Stretch | None:
        for last in (first + 1, first):
            if last >= len(words) or (first < last and not joined(words, last)):
                continue
            if words[first].folded.isascii():
                named = self._named(words[first : last + 1])
                if named is not None:
                    return first, last, (named,)
        return None

    def _named(self, words: Sequence[Word]) -> Named | None:
        *head, tail = words
        prefix = "".join(f"{word.folded} " for word in head)
        if tail.folded.isascii():
            if not words[0].capital:
                return None
            return next(filter(None, map(self._seats.get, _seat_forms(prefix + tail.folded))), None)
        for base in base_forms(tail.folded):
            named = self._adjectives.get(prefix + base)
            if named is not None:
                return named
        return None

    def _derived(
        self, words: Sequence[Word], index: int, cues: CueWords, rule: Rule
    ) -> Iterator[Spot]:
        last = index
        while last > 0 and (last < index or joined(words, last)):
            named = self._towns(words[last - 1].folded)
            if not named:
                return
            end = index if last == index else last - 1
            yield Spot(last - 1, end, named, exact=True, rule=rule)
            if last < 2 or not _listing(words, last - 1, cues):
                return
            last -= 2 if "conjunctions" in cues.of(words[last - 2].folded) else 1

    def _latin_direction(self, words: Sequence[Word], index: int) -> Iterator[Spot]:
        """Yield "Pokrovsk direction" and "Frontabschnitt Pokrowsk" where the town is near."""
        for town, first, last in ((index - 1, index - 1, index), (index + 1, index, index + 1)):
            if not 0 <= town < len(words) or not words[town].capital or not joined(words, last):
                continue
            known = self._table.single.get(words[town].folded, ())
            named = tuple(
                one for one in known if one[1] and self._table.front_km[one[0]] <= _NEAR_FRONT_KM
            )
            before = words[index].folded in _BEFORE_TOWN
            if named and before == (town > index):
                yield Spot(first, last, named, exact=True, rule=Rule.DIRECTION)

    def _towns(self, adjective: str) -> tuple[Named, ...]:
        found: dict[Named, None] = {}
        for name in named_after(adjective):
            found.update(dict.fromkeys(self._table.single.get(name, ())))
        return tuple(named for named in found if named[1])


def _seat_forms(seat: str) -> list[str]:
    cut = [seat[: -len(ending)] for ending in _GERMAN_ADJECTIVE if seat.endswith(ending)]
    return [seat, *cut]


def _derived_rule(sorts: frozenset[str]) -> Rule | None:
    if "district_words" in sorts:
        return Rule.DISTRICT
    return Rule.DIRECTION if "direction_words" in sorts else None


def _listing(words: Sequence[Word], first: int, cues: CueWords) -> bool:
    before = "conjunctions" in cues.of(words[first - 1].folded)
    return before or words[first].gap.strip() == ","
