"""Whether a side held a place around a day, under every choice of maps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import shapely
from shapely import MultiPolygon, Point

from trucewatch.front.ground import to_metres
from trucewatch.front.locate import Locator
from trucewatch.front.territory.held import ABROAD, COUNTRY, Soil, shows, taken_ground
from trucewatch.front.territory.shown import STATEMENT_LAGS, by_source, shown_on
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.sector import Sector
from trucewatch.vocabulary.territory import TerritoryChoice, TerritoryChoices
from trucewatch.vocabulary.theatre import Theatre

FIRM = "firm"
CONTESTED_HELD, CONTESTED_NOT = "contested_counts_as_held", "contested_counts_as_not_held"
NO_MAP = "no map within a week of the day"
NO_SUCH_GROUND = "its maps never show taken ground on that side of the border"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingQuestion:
    """Which side, where, when.

    Attributes:
        home: True for the side whose recognised country the theatre is about.
        position: Centre of the place.
        day: Day on which the place is said to be held or lost.
    """

    home: bool
    position: Position
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What places are located on."""

    theatre: Theatre
    sectors: Sequence[Sector]
    country: MultiPolygon


def holding_choices(
    maps: Sequence[ControlMap], question: HoldingQuestion, stage: Stage
) -> TerritoryChoices:
    """Say for every source, map time and treatment of contested ground: 1 held, 0 not.

    Each source answers alone, with the error measured on its own maps. Ground within that
    error of the line, or in a grey zone, is contested and gives both values.
    """
    where = question.position
    at_home = bool(shapely.contains_xy(stage.country, where.lon, where.lat))
    soil = COUNTRY if at_home else ABROAD
    found: list[TerritoryChoice] = []
    left_out: dict[str, str] = {}
    for source, shown in by_source(maps).items():
        by_lag = _maps_by_lag(shown, question.day)
        if not shows(shown, soil.held):
            left_out[source] = NO_SUCH_GROUND
        elif not by_lag:
            left_out[source] = NO_MAP
        else:
            found += _of_source(by_lag, question, stage, soil)
    return TerritoryChoices(choices=tuple(found), left_out=left_out)


def _maps_by_lag(shown: Sequence[ControlMap], day: date) -> dict[int, ControlMap]:
    asked = {lag: shown_on(shown, day + timedelta(days=lag)) for lag in STATEMENT_LAGS}
    return {lag: one for lag, one in asked.items() if one is not None}


def _of_source(
    by_lag: Mapping[int, ControlMap], question: HoldingQuestion, stage: Stage, soil: Soil
) -> Iterator[TerritoryChoice]:
    used = tuple({one.id: one for one in by_lag.values()}.values())
    locator = Locator(used, stage.theatre, stage.sectors, stage.country)
    if soil is COUNTRY:
        answers = _taken_at_home(used, question.position, locator)
    else:
        band_m = locator.band.p90_m
        answers = {
            one.id: _taken_abroad(one, question.position, band_m, stage.theatre) for one in used
        }
    for lag, one in by_lag.items():
        taken = answers[one.id]
        for grey, value in _values(taken=taken, gains=question.home == (soil is ABROAD)):
            yield TerritoryChoice(
                source=one.source,
                denominator="place",
                grey=grey,
                ground=soil.ground,
                lag_days=lag,
                map_date_before=None,
                map_date_after=one.map_date,
                value=value,
                maps=(one.id,),
            )


def _taken_at_home(
    maps: Sequence[ControlMap], where: Position, locator: Locator
) -> dict[str, bool | None]:
    """Tell by a map's id whether a place is taken there; None when contested."""
    many = len(maps)
    found = locator.locate(
        [one.id for one in maps],
        [one.file_date for one in maps],
        [where.lon] * many,
        [where.lat] * many,
    )
    return {
        one.id: None if one.status == "contested" else one.status == "occupied" for one in found
    }


def _taken_abroad(one: ControlMap, where: Position, band_m: float, theatre: Theatre) -> bool | None:
    point = to_metres(Point(where.lon, where.lat), theatre)
    held = to_metres(taken_ground(one, ABROAD, grey=False), theatre)
    with_grey = to_metres(taken_ground(one, ABROAD, grey=True), theatre)
    near = not held.is_empty and shapely.distance(held.boundary, point) <= band_m
    if near or held.covers(point) != with_grey.covers(point):
        return None
    return bool(held.covers(point))


def _values(*, taken: bool | None, gains: bool) -> list[tuple[str, float]]:
    """Turn a status into held or not by the side asked about, which may be the one that took."""
    if taken is None:
        return [(CONTESTED_HELD, 1.0), (CONTESTED_NOT, 0.0)]
    return [(FIRM, 1.0 if taken == gains else 0.0)]
