"""Ground on a sheet: what each side is assessed to hold, countries around it, zones, places."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiLineString, MultiPoint, MultiPolygon, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from trucewatch.front.ground import as_multipolygon, occupied_area, to_degrees, to_metres
from trucewatch.front.held import Land, recognised_ground
from trucewatch.front.overlay import together
from trucewatch.front.zones import rings
from trucewatch.geography.places import PlaceTable, load_places
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.map_sheet import HeldGround, PlaceShown, Zone
from trucewatch.vocabulary.place import PlaceKind
from trucewatch.vocabulary.theatre import Theatre

ABROAD = (ControlStatus.COUNTER_HELD, ControlStatus.COUNTER_UNKNOWN)
TOUCHING_M = 250.0
COARSE_M = 200.0
"""Detail of borders that the search for strips may leave out; they are kilometres wide."""
MOST_PLACES = 600
MOST_NAMES = 20
"""Ten names more count like ten times the inhabitants, up to this many names."""
DISTRICT_ENDINGS = ("rayon", "rajon", "raion", "район", "district")
"""How gazetteers call districts and blocks of towns in one of their names."""
SUBURBS, SUBURB_SHARE = 1.5, 0.3
"""Up to so many radii from a town, places with so small a share of its people are suburbs."""
AWAY_KM = 60.0
"""A place this far from the line counts like one ten times smaller beside it."""
FARTHEST = 1.6
"""However far away, it counts like one forty times smaller: capitals stay on the map."""


def home_party(theatre: Theatre) -> str:
    """Name the party whose recognised border the contact line is measured in."""
    return next((one.id for one in theatre.parties if one.country == theatre.country), "")


def incoming_party(theatre: Theatre) -> str | None:
    """Name the party that holds what maps call occupied: it came from outside that border."""
    return next((one.id for one in theatre.parties if one.country != theatre.country), None)


def held_ground(
    one: ControlMap, theatre: Theatre, country: MultiPolygon, window: Polygon
) -> tuple[HeldGround, ...]:
    """List the ground by holder, in the order of drawing; cut to the window.

    The map states what the incoming side holds, and what is contested; the rest of the
    country is then held by its own side. That is marked as not stated.
    """
    occupied = _cut(occupied_area(one), window)
    contested = _cut(_area(one, ControlStatus.UNKNOWN), window)
    free = _free(_cut(country, window), occupied, contested, theatre)
    home = home_party(theatre)
    stated = [
        (ControlStatus.OCCUPIED, incoming_party(theatre), occupied),
        (ControlStatus.COUNTER_HELD, home, _cut(_area(one, ControlStatus.COUNTER_HELD), window)),
        (ControlStatus.UNKNOWN, None, contested),
        (ControlStatus.COUNTER_UNKNOWN, None,
         _cut(_area(one, ControlStatus.COUNTER_UNKNOWN), window)),
    ]  # fmt: skip
    grounds = [HeldGround(status=None, side=home, area=free, stated=False)]
    grounds += [HeldGround(status=name, side=side, area=area) for name, side, area in stated]
    return tuple(ground for ground in grounds if not ground.area.is_empty)


def unassessed_countries(maps: tuple[ControlMap, ...], theatre: Theatre) -> tuple[str, ...]:
    """Name the parties' countries about which none of the maps says anything."""
    if any(status in one.areas for one in maps for status in ABROAD):
        return ()
    abroad = {one.country for one in theatre.parties} - {theatre.country}
    return tuple(sorted(abroad))


def zone_around(line: MultiLineString, distance_km: float, theatre: Theatre, land: Land) -> Zone:
    """Measure the parties' ground within a distance of the line, as ``front zone`` does."""
    ground = together(recognised_ground(land, theatre).values())
    (ring,) = rings(to_metres(line, theatre), [distance_km], ground, theatre)
    return Zone(distance_km=distance_km, area=ring.area, area_km2=ring.area_km2)


def places_to_name(
    theatre: Theatre, window: Polygon, line: MultiLineString
) -> tuple[PlaceShown, ...]:
    """List settlements in the window, most worth naming first: populous, or near the line."""
    table = _places(theatre.id)
    west, south, east, north = window.bounds
    lon, lat = table.lonlat.T
    inside = (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)
    found = [
        at
        for at in np.flatnonzero(inside).tolist()
        if table.kinds[at] is PlaceKind.SETTLEMENT and table.populations[at] > 0
    ]
    if not found:
        return ()
    points = np.array(shapely.get_parts(to_metres(MultiPoint(table.lonlat[found]), theatre)))
    metres = np.asarray(shapely.distance(points, to_metres(line, theatre)))
    km = np.nan_to_num(metres / 1000, nan=0.0)
    shown = [
        PlaceShown(place=table.place(found[row]), front_km=float(km[row]))
        for row in _apart(found, points, table)
    ]
    return tuple(sorted(shown, key=_worth)[:MOST_PLACES])


def _apart(found: list[int], points: NDArray[np.object_], table: PlaceTable) -> list[int]:
    """Leave out parts of towns: what lies within the radius of a more prominent place.

    Gazetteers give some districts more inhabitants than their town; but the town is known
    by more names. Districts that call themselves so are left out in any case.
    """
    rows = [row for row, at in enumerate(found) if not _is_district(table.names(at))]
    rows.sort(key=lambda row: (-_prominence(table, found[row]), found[row]))
    radius = np.array([table.place(at).precision_m for at in found])
    people = np.array([table.populations[at] for at in found])
    tree = STRtree(points)
    kept: list[int] = []
    dropped: set[int] = set()
    for row in rows:
        if row in dropped:
            continue
        kept.append(row)
        near = tree.query(points[row], predicate="dwithin", distance=float(radius[row]))
        dropped.update(near.tolist())
        wide = tree.query(points[row], predicate="dwithin", distance=SUBURBS * float(radius[row]))
        dropped.update(wide[people[wide] <= SUBURB_SHARE * people[row]].tolist())
    return kept


def _prominence(table: PlaceTable, at: int) -> float:
    return math.log10(table.populations[at]) + min(len(table.names(at)), MOST_NAMES) / 10


def _is_district(names: tuple[str, ...]) -> bool:
    words = {word.casefold() for name in names for word in name.split()}
    return any(word.endswith(DISTRICT_ENDINGS) for word in words)


def country_names(theatre: Theatre) -> dict[str, dict[str, str]]:
    """Return the names of countries per language, by ISO code."""
    table = _places(theatre.id)
    lines = [at for at, kind in enumerate(table.kinds) if kind is PlaceKind.COUNTRY]
    return {table.countries[at]: dict(table.place(at).names) for at in lines}


def _worth(one: PlaceShown) -> tuple[float, str]:
    population = one.place.population or 0
    away = min(one.front_km / AWAY_KM, FARTHEST)
    return (-(math.log10(population + 100) - away), one.place.id or "")


@lru_cache(maxsize=4)
def _places(theatre_name: str) -> PlaceTable:
    return load_places(theatre_name)


def _area(one: ControlMap, status: ControlStatus) -> MultiPolygon:
    return one.areas.get(status, MultiPolygon())


def _cut(area: MultiPolygon, window: Polygon) -> MultiPolygon:
    return as_multipolygon(shapely.intersection(area, window))


def _free(
    country: MultiPolygon, occupied: MultiPolygon, contested: MultiPolygon, theatre: Theatre
) -> MultiPolygon:
    """Return the rest of the country, without strips where map and border data disagree."""
    taken = shapely.union_all([occupied, contested])
    # A vertex moved by the projection may cross a neighbouring edge: make it sound again.
    free = shapely.make_valid(to_metres(shapely.difference(country, taken), theatre))
    outer = shapely.simplify(to_metres(country, theatre), COARSE_M).boundary
    reach = shapely.buffer(to_metres(occupied, theatre), TOUCHING_M)
    half = theatre.opening_m / 2
    core = shapely.buffer(shapely.buffer(free, -half), half * 1.02)
    near_border = shapely.buffer(outer, theatre.border_offset_m)
    strips = [
        part
        for part in _parts(shapely.difference(free, core))
        if near_border.covers(part) and part.intersects(reach)
    ]
    kept = shapely.difference(free, shapely.union_all(strips))
    return as_multipolygon(to_degrees(kept, theatre))


def _parts(geometry: BaseGeometry) -> Iterator[Polygon]:
    yield from as_multipolygon(geometry).geoms
