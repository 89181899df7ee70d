"""Place names in texts: where they stand, what they most likely mean, and what else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from trucewatch.geography.cue_words import load_cue_words
from trucewatch.geography.evidence_of_place import Page, Weighed, weigh
from trucewatch.geography.folding import Word
from trucewatch.geography.folding import words as words_of
from trucewatch.geography.meaning import Company, explain, rank
from trucewatch.geography.name_spots import NameForms, as_written, find_names, find_unlisted
from trucewatch.geography.places import PlaceTable, load_places
from trucewatch.geography.region_spots import RegionSpotter
from trucewatch.geography.spot import Rule, Spot
from trucewatch.geography.theatre import load_theatre
from trucewatch.geography.world_finder import load_world_finder
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import Place, PlaceKind, PlaceMention, Position

_SURE = 0.8
_LISTED = 1.0
_STRONG = 2.0
_DERIVED_PRECISION_M = {Rule.DIRECTION: 15_000.0, Rule.DISTRICT: 25_000.0}
_UNLISTED_PRECISION_M = 1000.0
_MOST_ALTERNATIVES = 5
_ARTICLES = frozenset({"the", "der", "den", "des", "dem", "am"})
_WITH_ARTICLES = (Language.DE, Language.EN)
"""Languages in which rivers have an article and towns have none: "des Dnipro"."""
_ABOUT_THE_FRONT_KM = 300.0
_SMALLEST_ALTERNATIVE = 0.001
_MOST_LETTERS = 5


class Gazetteer:
    """The names of a theatre, ready to be found; made once per process."""

    def __init__(self, table: PlaceTable, theatre: str = "ukraine") -> None:
        self._table = table
        self._theatre = theatre
        self._country = load_theatre(theatre).country
        self._names = NameForms(table)
        self._english = NameForms(table, as_written)
        self._regions = RegionSpotter(table)
        self._region_lines = frozenset(table.region_lines.values())

    def find(self, text: str, language: Language | None = None) -> tuple[PlaceMention, ...]:
        """Find the places that a text names.

        Args:
            text: Any text; offsets of the result are its code points.
            language: Language of the text; None compares with the words of all four.

        Returns:
            Mentions in the order of the text; none overlaps another. A place named only by
            a word like "village" has no position.
        """
        words = words_of(text)
        if not words:
            return ()
        end = text[words[-1].end :]
        page = Page(words, load_cue_words(language), language, end, _letters(text, words))
        spots = self._spots(text, page)
        if language is Language.EN and self._elsewhere(spots):
            return load_world_finder(self._theatre).find(text, words)
        company = self._company(spots)
        beside = self._regions_beside(page, spots)
        mentions = [
            self._mention(text, page, spot, replace(company, beside=beside.get(spot.spot, "")))
            for spot in spots
        ]
        return tuple(sorted(mentions, key=lambda mention: mention.span.begin))

    def _elsewhere(self, spots: Sequence[Weighed]) -> bool:
        """Tell whether a text names nothing in the theatre's country or near its front."""
        table = self._table
        lines = [rank(item.spot.named, table)[0][0] for item in spots if item.spot.named]
        point_like = (PlaceKind.SETTLEMENT, PlaceKind.REGION)
        return not any(
            table.countries[line] == self._country
            or (table.front_km[line] <= _ABOUT_THE_FRONT_KM and table.kinds[line] in point_like)
            for line in lines
        )

    def lookup(self, name: str) -> tuple[tuple[Place, float, str], ...]:
        """Say what a name alone can mean: place, probability, reasons; best first.

        >>> [place.region for place, _, _ in load_gazetteer().lookup("Kupiansk")]
        ['Kharkiv Oblast']
        """
        words = words_of(name)
        cues = load_cue_words(None)
        regions = [spot for spot in self._regions.find(words, cues) if spot.rule is Rule.REGION]
        capital = tuple(word._replace(capital=True) for word in words)
        spots = regions or find_names(name.title(), capital, self._names, frozenset())
        spots = spots or find_names(name, capital, self._names, frozenset())
        named = [item for spot in spots[:1] for item in spot.named]
        reasons = explain(named, self._table)
        return tuple(
            (self._table.place(line), share, reasons[line])
            for line, share in rank(named, self._table)
        )

    def region_at(self, position: Position) -> str | None:
        """Name the first-order division of the settlement nearest to a position."""
        return self._table.place(self._table.nearest_settlement(position)).region

    def __len__(self) -> int:
        return len(self._table)

    def _spots(self, text: str, page: Page) -> list[Weighed]:
        regions = _apart(self._regions.find(page.words, page.cues))
        taken = frozenset(_indices(regions))
        forms = self._english if page.language is Language.EN else self._names
        names = find_names(text, page.words, forms, taken)
        kept = _decide(page, [weigh(page, spot, self._table) for spot in names])
        taken |= frozenset(_indices([weighed.spot for weighed in kept]))
        unlisted = _apart(find_unlisted(text, page.words, page.cues, taken))
        named = [weigh(page, spot, self._table) for spot in (*regions, *unlisted)]
        return kept + [item for item in named if item.weight > 0]

    def _company(self, spots: Sequence[Weighed]) -> Company:
        lines: dict[int, None] = {}
        for weighed in spots:
            ranked = rank(weighed.spot.named, self._table)
            if ranked and ranked[0][1] >= _SURE:
                lines[ranked[0][0]] = None
        kinds = self._table.kinds
        wide = [line for line in lines if kinds[line] in (PlaceKind.REGION, PlaceKind.COUNTRY)]
        return Company(
            lines=tuple(line for line in lines if kinds[line] is PlaceKind.SETTLEMENT),
            regions=frozenset(filter(None, (self._table.regions[line] for line in wide))),
            countries=frozenset(filter(None, (self._table.countries[line] for line in wide))),
        )

    def _regions_beside(self, page: Page, spots: Sequence[Weighed]) -> dict[Spot, str]:
        """Say which division is named right after a spot, within a few words."""
        beside: dict[Spot, str] = {}
        region: Spot | None = None
        for spot in sorted((item.spot for item in spots), key=lambda spot: -spot.first):
            line = spot.named[0][0] if spot.named else -1
            if line in self._region_lines:
                region = spot
            elif region is not None and page.near(spot.last, region.first):
                beside[spot] = self._table.regions[region.named[0][0]]
        return beside

    def _mention(self, text: str, page: Page, weighed: Weighed, company: Company) -> PlaceMention:
        spot, words = weighed.spot, page.words
        begin, end = words[spot.first].begin, words[spot.last].end
        if text[end : end + 1] == "." and "." in text[begin:end]:
            end += 1  # The last full stop of "U.S." belongs to it.
        span = Span(begin=begin, end=end, text=text[begin:end])
        if spot.rule is Rule.UNLISTED:
            sort = _sort_named(page, spot) or PlaceKind.SITE
            place = Place(id=None, name=span.text, position=None,
                          precision_m=_UNLISTED_PRECISION_M, kind=sort)  # fmt: skip
            return PlaceMention(span=span, place=place, score=0.5, rule=spot.rule)
        ranked = rank(spot.named, self._table, company, _sort_named(page, spot))
        (line, score), *others = ranked
        return PlaceMention(
            span=span,
            place=_as_meant(self._table.place(line), spot.rule),
            score=score,
            alternatives=tuple(
                (_as_meant(self._table.place(other), spot.rule), share)
                for other, share in others[:_MOST_ALTERNATIVES]
                if share >= _SMALLEST_ALTERNATIVE
            ),
            rule=weighed.rule,
        )


@lru_cache(maxsize=4)
def load_gazetteer(theatre: str = "ukraine") -> Gazetteer:
    """Load the packaged gazetteer of a theatre; about a third of a second, once."""
    return Gazetteer(load_places(theatre), theatre)


def _letters(text: str, words: Sequence[Word]) -> frozenset[str]:
    """Return the folded words of few letters that are written in capitals: "ОВА", "РДА"."""
    short = (word for word in words if word.capital and 1 < word.end - word.begin <= _MOST_LETTERS)
    return frozenset(word.folded for word in short if text[word.begin : word.end].isupper())


def _decide(page: Page, names: Sequence[Weighed]) -> list[Weighed]:
    """Keep what is a place; persons named once are persons throughout the text."""
    persons = {page.words[item.spot.last].folded for item in names if item.person}
    kept = {
        item.spot.first: item
        for item in names
        if item.weight > (_STRONG if page.words[item.spot.last].folded in persons else 0.0)
    }
    for before, item in pairwise(names):
        listed = before.spot.first in kept and not item.person and item.weight > -_LISTED
        if listed and _joins(page, before.spot.last, item.spot.first):
            kept[item.spot.first] = item
    return [kept[first] for first in sorted(kept)]


def _joins(page: Page, last: int, first: int) -> bool:
    """Tell whether nothing but a comma or a conjunction stands between two names."""
    if first == last + 1:
        return page.gap(first).strip() == ","
    between = first == last + 2 and not page.gap(first).strip()
    return between and "conjunctions" in page.sorts(last + 1)


def _apart(spots: Sequence[Spot]) -> list[Spot]:
    """Drop spots that overlap a longer or earlier one."""
    kept: list[Spot] = []
    taken: set[int] = set()
    for spot in sorted(spots, key=lambda spot: (spot.first - spot.last, spot.first)):
        indices = range(spot.first, spot.last + 1)
        if taken.isdisjoint(indices):
            taken.update(indices)
            kept.append(spot)
    return kept


def _indices(spots: Sequence[Spot]) -> set[int]:
    return {index for spot in spots for index in range(spot.first, spot.last + 1)}


def _sort_named(page: Page, spot: Spot) -> PlaceKind | None:
    if spot.first == 0 or spot.rule is Rule.REGION:
        return None
    before = page.sorts(spot.first - 1)
    if "settlement_words" in before:
        return PlaceKind.SETTLEMENT
    article = page.words[spot.first - 1].folded in _ARTICLES and page.language in _WITH_ARTICLES
    return PlaceKind.RIVER if article or "river_words" in before else None


def _as_meant(place: Place, rule: Rule) -> Place:
    """Return a town's surroundings where a direction or district is named after it."""
    radius = _DERIVED_PRECISION_M.get(rule)
    if radius is None or place.id is None:
        return place
    sort = "direction" if rule is Rule.DIRECTION else "district"
    return replace(place, id=f"{place.id}/{sort}", kind=PlaceKind.REGION, precision_m=radius)
