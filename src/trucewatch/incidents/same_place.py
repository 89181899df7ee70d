"""Whether two reports can mean one place: positions, their precision, and names in the words."""

from __future__ import annotations

from functools import lru_cache

from trucewatch.incidents.distance import metres_between
from trucewatch.incidents.kind_catalogue import kind_of
from trucewatch.incidents.telling import name_key, shared_names
from trucewatch.incidents.tolls import toll_points
from trucewatch.incidents.trait import Trait
from trucewatch.vocabulary.incident import IncidentType, Report
from trucewatch.vocabulary.place import Place

REACH_M = 20_000.0
"""Nothing further apart than this is one incident; also what the search grid is built for."""

AREA_M = 25_000.0
"""From this precision on a place is an area: only the same area may be the same place."""


def place_points(one: Trait, other: Trait) -> int | None:
    """Give 2 for one place, 1 for one within reach, None for another.

    Indexes place a line now in the town, now in one of its districts: one name within
    reach is one place, and so is a district and the town that both lines name. The same
    toll and the same name speak for one place even further apart.
    """
    first, second = one.report, other.report
    found = by_position(one.place, other.place, first, second)
    if found == 2 and (one.told.only_area or other.told.only_area):
        return 1
    shared = shared_names(one.told.names, other.told.names)
    if found == 2 or not shared:
        return found
    if found == 1 or _of_one_town(one, other, shared):
        return 2
    return 1 if _within_reach(one.place, other.place) and toll_points(first, second) >= 1 else None


def by_position(one: Place, other: Place, first: Report, second: Report) -> int | None:
    """Give 2 for the same place, 1 for one within reach, None for another."""
    if one.id is not None and one.id == other.id:
        return 1 if one.precision_m >= AREA_M else 2
    if max(one.precision_m, other.precision_m) >= AREA_M:
        return None
    if one.position is None or other.position is None:
        return 2 if one.name == other.name else None
    apart = metres_between(one.position, other.position)
    if apart > reach_m(first, second):
        return None
    return 2 if apart < min(one.precision_m, other.precision_m) else 1


def reach_m(one: Report, other: Report) -> float:
    """Return the distance in metres within which two reports may mean one place."""
    return _reach(
        one.incident_type, other.incident_type, one.place.precision_m + other.place.precision_m
    )


@lru_cache(maxsize=8192)
def _reach(one: IncidentType, other: IncidentType, precision_m: float) -> float:
    radius = max(kind_of(one).radius_m, kind_of(other).radius_m)
    return min(REACH_M, max(radius, precision_m))


def _of_one_town(one: Trait, other: Trait, shared: frozenset[str]) -> bool:
    """Tell whether both lines name the town that one of them is placed in."""
    towns = frozenset({name_key(one.place.name), name_key(other.place.name)})
    return bool(shared_names(towns, shared)) and _within_reach(one.place, other.place)


def _within_reach(one: Place, other: Place) -> bool:
    if one.position is None or other.position is None:
        return False
    return metres_between(one.position, other.position) <= REACH_M
