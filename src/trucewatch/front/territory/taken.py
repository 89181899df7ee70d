"""Area and settlements taken in a window, net and newly taken, under every choice of maps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import shapely
from shapely import MultiPolygon

from trucewatch.front.change import changes
from trucewatch.front.edges import FloatArray
from trucewatch.front.territory.held import ABROAD, COUNTRY, Soil, shows, taken_ground
from trucewatch.front.territory.shown import LAGS, by_source, shown_on
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.front import Change
from trucewatch.vocabulary.territory import TerritoryChoice, TerritoryChoices
from trucewatch.vocabulary.theatre import Theatre

NET, NEWLY_TAKEN = "net", "newly_taken"
GREY_LEFT_OUT, GREY_AS_HELD = "left_out", "counts_as_held"
BOTH = "both"
Measure = Callable[["Taken"], tuple[float, float]]
"""What was won and what was lost between two maps, as numbers."""
NO_PAIR = "no two of its maps span the window"
SPAN_TOLERANCE = 0.2
"""Maps that lie this share of the window's length more or less apart still span it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowQuestion:
    """Which side is said to have taken ground, when and where.

    Attributes:
        home: True for the side whose recognised country the theatre is about.
        first: First day of the window; the map before shows the day before it.
        last: Last day of the window.
        within: The area meant; None means everywhere.
    """

    home: bool
    first: date
    last: date
    within: MultiPolygon | None = None


class Taken(NamedTuple):
    """Ground won and lost by the side asked about between two maps, on one soil."""

    won: MultiPolygon
    lost: MultiPolygon
    won_km2: float
    lost_km2: float


class Pair(NamedTuple):
    """Two maps of one source around the window, at one lag."""

    source: str
    lag: int
    before: ControlMap
    after: ControlMap


def area_choices(
    maps: Sequence[ControlMap], question: WindowQuestion, theatre: Theatre
) -> TerritoryChoices:
    """Compute the km² taken for every source, map time, grey zone, soil, net and newly taken."""
    return _choices(maps, question, theatre, _km2)


def settlement_choices(
    maps: Sequence[ControlMap], question: WindowQuestion, theatre: Theatre, points: FloatArray
) -> TerritoryChoices:
    """Count the settlements whose point changed hands, under the same choices.

    Args:
        maps: Maps of any sources.
        question: The window.
        theatre: Whose projection decides what is a sliver.
        points: Shape (n, 2), longitude and latitude of settlements, degrees.
    """

    def count(taken: Taken) -> tuple[float, float]:
        inside = [shapely.contains_xy(one, points) for one in (taken.won, taken.lost)]
        return float(np.sum(inside[0])), float(np.sum(inside[1]))

    return _choices(maps, question, theatre, count)


def soils_of(maps: Sequence[ControlMap]) -> tuple[Soil, ...]:
    """Tell whose soil a source draws at all; where it draws nothing, nothing was taken."""
    return tuple(soil for soil in (COUNTRY, ABROAD) if shows(maps, soil.held))


def pairs_around(
    maps: Sequence[ControlMap], question: WindowQuestion
) -> tuple[list[Pair], dict[str, str]]:
    """Find the maps around the window per source and lag, and the sources without any."""
    found: list[Pair] = []
    left_out: dict[str, str] = {}
    for source, shown in by_source(maps).items():
        pairs = [
            Pair(source, lag, before, after)
            for lag in LAGS
            if (before := shown_on(shown, question.first + timedelta(days=lag - 1)))
            and (after := shown_on(shown, question.last + timedelta(days=lag)))
            and _spans(before, after, question)
        ]
        if not pairs:
            left_out[source] = NO_PAIR
        found += pairs
    return found, left_out


def _spans(before: ControlMap, after: ControlMap, question: WindowQuestion) -> bool:
    """Tell whether two maps lie about as far apart as the window is long, to a day at least.

    A week's change is not that of three days, and no change shows between a map and itself.
    """
    wanted = (question.last - question.first).days + 1
    apart = (after.map_date - before.map_date).days
    return apart > 0 and abs(apart - wanted) <= max(1.0, SPAN_TOLERANCE * wanted)


class Comparer:
    """Compares pairs of maps on a soil, each pair once, from the view of one side."""

    def __init__(self, question: WindowQuestion, theatre: Theatre) -> None:
        self._question = question
        self._theatre = theatre
        self._known: dict[tuple[str, str, str, bool], Taken] = {}

    def taken(self, pair: Pair, soil: Soil, *, grey: bool) -> Taken:
        """Return what the side won and lost; taken ground abroad is the home side's."""
        key = (pair.before.id, pair.after.id, soil.ground, grey)
        if key not in self._known:
            within = self._question.within
            change = changes(
                taken_ground(pair.before, soil, within, grey=grey),
                taken_ground(pair.after, soil, within, grey=grey),
                self._theatre,
            )
            self._known[key] = _from_view(change, gains=self._question.home == (soil is ABROAD))
        return self._known[key]


def _from_view(change: Change, *, gains: bool) -> Taken:
    won = (change.gain, change.gain_km2)
    lost = (change.loss, change.loss_km2)
    if not gains:
        won, lost = lost, won
    return Taken(won=won[0], lost=lost[0], won_km2=won[1], lost_km2=lost[1])


def _km2(taken: Taken) -> tuple[float, float]:
    return taken.won_km2, taken.lost_km2


def _choices(
    maps: Sequence[ControlMap], question: WindowQuestion, theatre: Theatre, measure: Measure
) -> TerritoryChoices:
    pairs, left_out = pairs_around(maps, question)
    grouped = by_source(maps)
    comparer = Comparer(question, theatre)
    found = [
        choice
        for pair in pairs
        for choice in _of_pair(pair, grouped[pair.source], comparer, question, measure)
    ]
    return TerritoryChoices(choices=tuple(found), left_out=left_out)


def _of_pair(
    pair: Pair,
    shown: Sequence[ControlMap],
    comparer: Comparer,
    question: WindowQuestion,
    measure: Measure,
) -> Iterator[TerritoryChoice]:
    within = question.within
    soils = soils_of(shown)
    greys = any(shows(shown, soil.grey, within) for soil in soils)
    for ground, chosen in _grounds(soils, within):
        for grey in (False, True) if greys else (False,):
            measured = [measure(comparer.taken(pair, soil, grey=grey)) for soil in chosen]
            won, lost = (sum(part) for part in zip(*measured, strict=True))
            for denominator, value in ((NET, won - lost), (NEWLY_TAKEN, won)):
                yield TerritoryChoice(
                    source=pair.source,
                    denominator=denominator,
                    grey=GREY_AS_HELD if grey else GREY_LEFT_OUT,
                    ground=ground,
                    lag_days=pair.lag,
                    map_date_before=pair.before.map_date,
                    map_date_after=pair.after.map_date,
                    value=value,
                    maps=(pair.before.id, pair.after.id),
                )


def _grounds(
    soils: Sequence[Soil], within: MultiPolygon | None
) -> list[tuple[str, tuple[Soil, ...]]]:
    """Say which soils count: one in the country only, one on both sides of the border.

    In a named area there is no such choice: all of it is meant.
    """
    if within is not None and soils:
        return [(soils[0].ground if len(soils) == 1 else BOTH, tuple(soils))]
    grounds = [(COUNTRY.ground, (COUNTRY,))] if COUNTRY in soils else []
    return grounds + ([(BOTH, tuple(soils))] if ABROAD in soils else [])
