"""Finds the places of the world in English texts that are not about a theatre.

Names come from the theatre's table and the world's; what decides is "City, State", words and
prepositions of place, size, and whether a place lies where the rest of the text plays. Words
for a country's people and things ("Syrian") count as that country here. In a text about the
theatre they name sides, and this finder is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.geography.folding import Word
from trucewatch.geography.name_spots import NameForms, as_written, find_names
from trucewatch.geography.spot import Rule, Spot
from trucewatch.geography.world_evidence import EnglishPage, judge, person
from trucewatch.geography.world_meaning import Surroundings, choose
from trucewatch.geography.world_places import WorldTable, load_world, load_world_words
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.place import Place, PlaceKind, PlaceMention

_SURE, _PERSON_MEANT = 0.8, -2.5
_INSIDE_WEIGHT = 5.0
_MOST_ALTERNATIVES, _SMALLEST_ALTERNATIVE = 5, 0.01
_LONGEST_STREET = 3
_UNLISTED_PRECISION_M = 1000.0
_ROUNDS = 2
_POSTAL = 2


@dataclass(slots=True)
class _Candidate:
    """A spot on its way to a decision."""

    spot: Spot
    inside: frozenset[str]
    person: float
    ranked: list[tuple[int, float]]
    weight: float = 0.0


class WorldFinder:
    """The names of the world, ready to be found in English; made once per process."""

    def __init__(self, table: WorldTable, lists: dict[str, frozenset[str]]) -> None:
        self._table = table
        self._lists = lists
        self._names = NameForms(table, as_written)

    def find(self, text: str, words: tuple[Word, ...]) -> tuple[PlaceMention, ...]:
        """Find the places that an English text names, in order, none overlapping another.

        Args:
            text: The text.
            words: Its words, as ``folding.words`` cuts them.
        """
        if not words:
            return ()
        page = EnglishPage(words, self._lists, text[words[-1].end :])
        streets = tuple(self._streets(page))
        taken = frozenset(i for spot in streets for i in range(spot.first, spot.last + 1))
        people = tuple(self._adjectives(page, taken))
        taken |= {i for spot in people for i in range(spot.first, spot.last + 1)}
        names = [
            spot
            for spot in find_names(text, words, self._names, taken)
            if _phrase(page, spot) not in self._lists["no_places"]
        ]
        kept = self._decide(page, [self._candidate(text, page, spot) for spot in names])
        mentions = [self._mention(text, page, candidate) for candidate in kept]
        mentions += [self._as_country(text, page, spot) for spot in people]
        mentions += [self._as_country(text, page, spot) for spot in self._states(text, page, kept)]
        mentions += [self._unlisted(text, page, spot) for spot in streets]
        return tuple(sorted(mentions, key=lambda mention: mention.span.begin))

    def _candidate(self, text: str, page: EnglishPage, spot: Spot) -> _Candidate:
        inside = self._inside(text, page, spot)
        wide = any(self._table.kinds[line] is not PlaceKind.SETTLEMENT for line, _ in spot.named)
        return _Candidate(spot, inside, 0.0 if inside else person(page, spot, wide=wide), [])

    def _inside(self, text: str, page: EnglishPage, spot: Spot) -> frozenset[str]:
        """Return the codes that "City, State" or "City, Country" gives to the first name."""
        following = spot.last + 1
        if following >= len(page.words) or page.gap(following).strip() != ",":
            return frozenset()
        found = find_names(text, page.words[following : following + 3], self._names, frozenset())
        if not found or found[0].first != 0:
            return self._postal(text, page, following)
        codes = {
            code
            for line, _ in found[0].named
            if self._table.kinds[line] is not PlaceKind.SETTLEMENT
            for code in (self._table.regions[line], self._table.countries[line])[
                : 1 if line in self._table.first_order else 2
            ]
            if code
        }
        homes = {
            code
            for line, _ in spot.named
            for code in (self._table.regions[line], self._table.countries[line])
        }
        return frozenset(codes & homes)

    def _postal(self, text: str, page: EnglishPage, index: int) -> frozenset[str]:
        if index >= len(page.words):
            return frozenset()
        word = page.words[index]
        code = f"US-{text[word.begin : word.end].upper()}"
        if word.end - word.begin != _POSTAL or not word.capital:
            return frozenset()
        return frozenset({code}) if code in self._table.region_lines else frozenset()

    def _states(self, text: str, page: EnglishPage, kept: Sequence[_Candidate]) -> Iterator[Spot]:
        """Yield "Ky." and "TX" behind a town that lies there."""
        for candidate in kept:
            following = candidate.spot.last + 1
            codes = candidate.inside & self._postal(text, page, following)
            for code in codes if page.gap(following).strip() == "," else ():
                line = self._table.region_lines[code]
                named = ((line, True),)
                yield Spot(following, following, named, exact=True, rule=Rule.NAME_INSIDE)

    def _decide(self, page: EnglishPage, candidates: list[_Candidate]) -> list[_Candidate]:
        around = Surroundings()
        for _ in range(_ROUNDS):
            gathered = Surroundings()
            self._weigh(page, candidates, around)
            for candidate in candidates:
                line, share = candidate.ranked[0]
                if candidate.weight > 0 and (share >= _SURE or candidate.inside):
                    gathered.add(line, self._table)
            around = gathered
        self._weigh(page, candidates, around)
        return _agreed(page, candidates)

    def _weigh(
        self, page: EnglishPage, candidates: Sequence[_Candidate], around: Surroundings
    ) -> None:
        known: dict[object, list[tuple[int, float]]] = {}
        for one in candidates:
            key = (one.spot.named, one.inside)
            if key not in known:
                known[key] = choose(one.spot.named, self._table, around, one.inside)
            one.ranked = known[key]
            lines = [line for line, _ in one.ranked]
            one.weight = one.person + judge(page, one.spot, lines, self._table, around)
            one.weight += _INSIDE_WEIGHT if one.inside else 0.0

    def _adjectives(self, page: EnglishPage, taken: frozenset[int]) -> Iterator[Spot]:
        """Yield "Syrian" and "South African", but nothing of "British Columbia"."""
        known = self._table.adjectives
        for index, word in enumerate(page.words):
            if not word.capital or index in taken:
                continue
            folded = word.folded
            line = known.get(folded)
            if line is None and folded.endswith("s"):
                line = known.get(folded[:-1])
            first = index
            if page.follows(index):
                pair = known.get(f"{page.words[index - 1].folded} {folded.removesuffix('s')}")
                line, first = (pair, index - 1) if pair is not None else (line, index)
            if line is not None and not self._begins_a_name(page, index):
                yield Spot(first, index, ((line, True),), exact=True, rule=Rule.ADJECTIVE)

    def _begins_a_name(self, page: EnglishPage, index: int) -> bool:
        if not page.follows(index + 1):
            return False
        longer = self._table.several.get(page.words[index].folded, ())
        return any(rest[0] == page.words[index + 1].folded for rest, _ in longer)

    def _streets(self, page: EnglishPage) -> Iterator[Spot]:
        """Yield "Dresser Road" and "Clinton Township": capitals before such a word."""
        for index, word in enumerate(page.words):
            if not word.capital or word.folded not in self._lists["street_words"]:
                continue
            first = index
            while first > 0 and index - first < _LONGEST_STREET and self._goes_on(page, first):
                first -= 1
            if first < index:
                yield Spot(first, index, (), exact=True, rule=Rule.UNLISTED)

    def _goes_on(self, page: EnglishPage, index: int) -> bool:
        before = page.words[index - 1]
        return before.capital and page.follows(index) and not page.opens(index)

    def _mention(self, text: str, page: EnglishPage, candidate: _Candidate) -> PlaceMention:
        spot = candidate.spot
        (line, score), *others = candidate.ranked
        return PlaceMention(
            span=_span(text, page, _widened(page, spot)),
            place=self._table.place(line),
            score=score,
            alternatives=tuple(
                (self._table.place(other), share)
                for other, share in others[:_MOST_ALTERNATIVES]
                if share >= _SMALLEST_ALTERNATIVE
            ),
            rule=Rule.NAME_INSIDE if candidate.inside else Rule.NAME,
        )

    def _as_country(self, text: str, page: EnglishPage, spot: Spot) -> PlaceMention:
        place = self._table.place(spot.named[0][0])
        return PlaceMention(span=_span(text, page, spot), place=place, score=1.0, rule=spot.rule)

    def _unlisted(self, text: str, page: EnglishPage, spot: Spot) -> PlaceMention:
        span = _span(text, page, spot)
        place = Place(
            id=None,
            name=span.text,
            position=None,
            precision_m=_UNLISTED_PRECISION_M,
            kind=PlaceKind.SITE,
        )
        return PlaceMention(span=span, place=place, score=0.5, rule=spot.rule)


@lru_cache(maxsize=2)
def load_world_finder(theatre_name: str = "ukraine") -> WorldFinder:
    """Load the finder with a theatre's own places; about a second, once."""
    return WorldFinder(load_world(theatre_name), load_world_words())


def _agreed(page: EnglishPage, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Keep what is a place; a name means a person, or a place, throughout the text."""
    persons, places = set(), set()
    for candidate in candidates:
        name = page.words[candidate.spot.last].folded
        if candidate.person <= _PERSON_MEANT:
            persons.add(name)
        elif candidate.weight >= 2.0:
            places.add(name)
    kept = []
    for candidate in candidates:
        name = page.words[candidate.spot.last].folded
        least = 0.0
        if name in persons:
            least = 1.5
        elif name in places:
            least = -2.0
        if candidate.weight > least:
            kept.append(candidate)
    return kept


def _widened(page: EnglishPage, spot: Spot) -> Spot:
    """Take "Southern" of "Southern California" into the name."""
    first = spot.first
    directed = page.follows(first) and page.has(first - 1, "directions")
    if directed and page.words[first - 1].capital and not page.opens(first - 1):
        return Spot(first - 1, spot.last, spot.named, exact=spot.exact, rule=spot.rule)
    return spot


def _phrase(page: EnglishPage, spot: Spot) -> str:
    return "_".join(word.folded for word in page.words[spot.first : spot.last + 1])


def _span(text: str, page: EnglishPage, spot: Spot) -> Span:
    """Return the words as a span; the last full stop of an abbreviation belongs to it."""
    begin, end = page.words[spot.first].begin, page.words[spot.last].end
    short = page.words[spot.last].folded in page.lists["shortened"]
    if text[end : end + 1] == "." and (short or "." in text[begin:end]):
        end += 1
    return Span(begin=begin, end=end, text=text[begin:end])
