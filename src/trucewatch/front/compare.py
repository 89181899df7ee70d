"""Several sources' maps of one day side by side: where they agree, and by how much they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from trucewatch.front.border_offset import BorderOffset, border_offset, calibrated
from trucewatch.front.ground import occupied_area, to_metres
from trucewatch.front.line import contact_line, line_length
from trucewatch.front.line_distance import (
    NO_DISTANCE,
    LineDistance,
    Samples,
    is_copy,
    pooled,
    sample_distances,
)
from trucewatch.front.overlay import together, within, without
from trucewatch.front.seams import without_seams
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.front import LineLength
from trucewatch.vocabulary.sector import Sector
from trucewatch.vocabulary.theatre import Theatre

RECENT_DAYS = 7
"""A map that shows an older day is no witness of this one."""
COMPARED_TOLERANCE_M = 100.0
"""Fine beside the 0.3-0.7 km that two maps lie apart; coarse beside their drawing noise."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Basis:
    """What maps are compared on.

    Attributes:
        country: Recognised territory, WGS84.
        tolerance_m: At which all lines are simplified before they are compared.
    """

    theatre: Theatre
    sectors: tuple[Sector, ...]
    country: MultiPolygon
    tolerance_m: float = COMPARED_TOLERANCE_M


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """What one source contributes to a comparison.

    Attributes:
        map_age_days: Days between the map's date and the day compared.
        offset: How its border was calibrated.
        area_km2: Occupied ground inside the country.
        seams_km2: Hair-thin gaps that were filled before comparing.
        line: Length at the tolerance of the comparison.
    """

    source: str
    control_map: str
    map_date: date
    map_age_days: int
    offset: BorderOffset
    area_km2: float
    seams_km2: float
    line: LineLength


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Agreement within some ground.

    Attributes:
        sector: Sector id; None is the ground outside all sectors.
        agree_km2: Occupied on all maps.
        only_km2: Occupied on one source's map alone, by source.
        some_km2: Occupied on several maps, but not on all; 0 with two sources.
    """

    sector: str | None
    agree_km2: float
    only_km2: Mapping[str, float]
    some_km2: float
    line_distance: LineDistance


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Maps of one day side by side; nothing is averaged.

    Attributes:
        whole: Over the country, without the strip along its border.
        at_border: The strip within the largest w of the border: there maps differ because
            borders and coasts are drawn differently, not because they see another front.
        sectors: ``whole`` by sector, last the ground outside; they add up.
        pairs: Distance of lines by pair of sources; ``copies`` are the pairs that are one
            drawing, left out of the other distances.
    """

    day: date
    tolerance_m: float
    sources: tuple[SourceView, ...]
    whole: Agreement
    at_border: Agreement
    sectors: tuple[Agreement, ...]
    pairs: Mapping[tuple[str, str], LineDistance]
    copies: tuple[tuple[str, str], ...]


def compare_maps(maps: Sequence[ControlMap], day: date, basis: Basis) -> Comparison:
    """Compare the newest maps of all sources that show a day or one of the week before.

    All lines are simplified at one tolerance; each source's w is calibrated on its own map.

    Raises:
        UsageError: Fewer than two sources have a map.
    """
    chosen = newest_maps(maps, day)
    if len(chosen) < 2:
        known = ", ".join(sorted({one.source for one in maps}))
        raise UsageError(
            f"{len(chosen)} source(s) have a map of {day} or the {RECENT_DAYS} days before; "
            f"comparing takes two. Sources among the maps given: {known}."
        )
    sides = [_side(one, day, basis) for one in chosen]
    return _compared(day, sides, basis)


def newest_maps(maps: Sequence[ControlMap], day: date) -> list[ControlMap]:
    """Choose each source's newest map that shows a day or one of the seven before it."""
    known = [one for one in maps if 0 <= (day - one.map_date).days <= RECENT_DAYS]
    newest: dict[str, ControlMap] = {}
    for one in sorted(known, key=lambda each: (each.map_date, each.file_date, each.id)):
        newest[one.source] = one
    return [newest[source] for source in sorted(newest)]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Side:
    """A source's map, ready to be compared; geometry in metres."""

    view: SourceView
    occupied: BaseGeometry
    line: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Overlap:
    """Occupied ground by who shows it, in metres."""

    everyone: BaseGeometry
    anyone: BaseGeometry
    only: Mapping[str, BaseGeometry]


def _side(control_map: ControlMap, day: date, basis: Basis) -> _Side:
    theatre, country = basis.theatre, basis.country
    drawn = occupied_area(control_map)
    occupied = without_seams(drawn, theatre)
    offset = border_offset([occupied], country, theatre)
    line = contact_line(occupied, country, calibrated(theatre, offset))
    arcs = [arc for arc in (line.main, *line.pockets.geoms) if not arc.is_empty]
    inside = within(to_metres(occupied, theatre), to_metres(country, theatre))
    seams_m2 = to_metres(occupied, theatre).area - to_metres(drawn, theatre).area
    view = SourceView(
        source=control_map.source,
        control_map=control_map.id,
        map_date=control_map.map_date,
        map_age_days=(day - control_map.map_date).days,
        offset=offset,
        area_km2=float(inside.area) / 1e6,
        seams_km2=float(seams_m2) / 1e6,
        line=line_length(line, basis.tolerance_m),
    )
    metres = to_metres(shapely.multilinestrings(arcs), theatre)
    return _Side(view=view, occupied=inside, line=shapely.simplify(metres, basis.tolerance_m))


def _compared(day: date, sides: Sequence[_Side], basis: Basis) -> Comparison:
    overlap, strip = _overlap(sides), _border_strip(sides, basis)
    front = _Overlap(
        everyone=without(overlap.everyone, strip),
        anyone=without(overlap.anyone, strip),
        only={name: without(area, strip) for name, area in overlap.only.items()},
    )
    samples = {
        (one.view.source, other.view.source): sample_distances(one.line, other.line)
        for at, one in enumerate(sides)
        for other in sides[at + 1 :]
    }
    joined = pooled([found for found in samples.values() if not is_copy(found)])
    return Comparison(
        day=day,
        tolerance_m=basis.tolerance_m,
        sources=tuple(side.view for side in sides),
        whole=_agreement(None, front, joined),
        at_border=_agreement(None, _cut(overlap, strip), None),
        sectors=tuple(_by_sector(front, joined, basis)),
        pairs={pair: found.distance() for pair, found in samples.items()},
        copies=tuple(pair for pair, found in samples.items() if is_copy(found)),
    )


def _overlap(sides: Sequence[_Side]) -> _Overlap:
    grounds = {side.view.source: side.occupied for side in sides}
    only = {
        name: without(ground, together(area for other, area in grounds.items() if other != name))
        for name, ground in grounds.items()
    }
    return _Overlap(
        everyone=reduce(within, grounds.values()),
        anyone=together(grounds.values()),
        only=only,
    )


def _border_strip(sides: Sequence[_Side], basis: Basis) -> BaseGeometry:
    # Within w of the border, but not where a line runs: there the difference is the front's.
    offset_m = max(side.view.offset.border_offset_m for side in sides)
    home = to_metres(basis.country, basis.theatre)
    rim = without(home, shapely.buffer(home, -offset_m))
    near_lines = together(shapely.buffer(side.line, offset_m) for side in sides)
    return without(rim, near_lines)


def _by_sector(front: _Overlap, samples: Samples, basis: Basis) -> list[Agreement]:
    found, rest = [], samples
    whole = _agreement(None, front, None)
    for sector in basis.sectors:
        area = to_metres(sector.area, basis.theatre)
        inside, rest = rest.split(area)
        found.append(_agreement(sector.id, _cut(front, area), inside))
    outside = Agreement(
        sector=None,
        agree_km2=max(whole.agree_km2 - sum(one.agree_km2 for one in found), 0.0),
        only_km2={
            name: max(km2 - sum(one.only_km2[name] for one in found), 0.0)
            for name, km2 in whole.only_km2.items()
        },
        some_km2=max(whole.some_km2 - sum(one.some_km2 for one in found), 0.0),
        line_distance=rest.distance(),
    )
    return [*found, outside]


def _cut(overlap: _Overlap, area: BaseGeometry) -> _Overlap:
    return _Overlap(
        everyone=within(overlap.everyone, area),
        anyone=within(overlap.anyone, area),
        only={name: within(part, area) for name, part in overlap.only.items()},
    )


def _agreement(sector: str | None, overlap: _Overlap, samples: Samples | None) -> Agreement:
    agree = float(overlap.everyone.area) / 1e6
    only = {name: float(area.area) / 1e6 for name, area in overlap.only.items()}
    rest = max(float(overlap.anyone.area) / 1e6 - agree - sum(only.values()), 0.0)
    return Agreement(
        sector=sector,
        agree_km2=agree,
        only_km2=only,
        some_km2=rest if len(only) > 2 else 0.0,
        line_distance=NO_DISTANCE if samples is None else samples.distance(),
    )
