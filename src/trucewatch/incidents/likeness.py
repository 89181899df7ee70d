"""How much two reports speak for one incident, in points that can be read and explained."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.incidents.kind_catalogue import may_be_same
from trucewatch.incidents.same_place import by_position, place_points
from trucewatch.incidents.same_time import part_points, time_points
from trucewatch.incidents.same_words import is_copy, name_points, word_points
from trucewatch.incidents.telling import name_key
from trucewatch.incidents.tolls import risen, toll_points
from trucewatch.incidents.trait import UNNAMED, WAVE, Trait
from trucewatch.vocabulary.incident import IncidentType, Report

SAME_FROM = 5
"""Points from which two reports are one incident: place, type and time give at most 6, and
5 when the hour is unknown; then names, words, weapon, object or casualties must agree."""

VAGUE = frozenset(
    {
        IncidentType.ARTILLERY,
        IncidentType.CIVILIAN_CASUALTY,
        IncidentType.UNDETERMINED_EXPLOSION,
    }
)
"""Types that many lines give to any attack; a weapon named makes them exact."""

AT_THE_FRONT = frozenset(
    {
        IncidentType.SMALL_ARMS,
        IncidentType.ARTILLERY,
        IncidentType.TANK_FIRE,
        IncidentType.AIR_ATTACK,
        IncidentType.TACTICAL_DRONE,
    }
)
"""What falls on a town near the front every day, in many small attacks."""

GROUND = frozenset({IncidentType.GROUND_ASSAULT, IncidentType.ADVANCE, IncidentType.WITHDRAWAL})

DROPPED = frozenset({"aircraft", "glide_bomb"})
"""Glide bombs come from aircraft; lines name one or the other."""

COMMON_TARGETS = frozenset({"home", "car", "plant", "power"})
"""What many attacks hit besides; two lines that name others name two attacks sooner."""

FROM_AFAR = frozenset({"drone", "missile"})
"""What one night's attack is made of."""


def points(one: Trait, other: Trait) -> Mapping[str, int]:
    """List the points of a pair by what gave them; empty when they cannot be one incident."""
    kind = type_points(one, other)
    if kind is None:
        return {}
    place = place_points(one, other)
    if place is None:
        return {}
    copy = is_copy(one.told, other.told)
    time = time_points(one, other, copy=copy)
    if time is None or (time < 0 and _are_bulletins(one, other)):
        return {}
    if (one.told.lists or other.told.lists) and not (copy and _one_spot(one, other)):
        return {}
    return {
        "type": kind,
        "place": place,
        "time": time,
        "part of day": part_points(one, other),
        "copy": 3 if copy else 0,
        "names": name_points(one, other),
        "words": word_points(one, other),
        "weapon": _weapon_points(one, other),
        "object": _object_points(one, other),
        "casualties": _casualty_points(one, other),
        "numbers": _number_points(one, other),
        "region": _region_points(one, other),
        "people": int(bool(one.marks.hurt & other.marks.hurt)),
        "actor": _actor_points(one.report, other.report),
    }


def excluded(one: Trait, other: Trait) -> str:
    """Name what keeps two reports apart whatever else they share; empty if nothing does."""
    if type_points(one, other) is None:
        return "type"
    if place_points(one, other) is None:
        return "place"
    if points(one, other):
        return ""
    time = time_points(one, other, copy=is_copy(one.told, other.told))
    if time is None or (time < 0 and _are_bulletins(one, other)):
        return "time"
    return "list of places"


def _are_bulletins(one: Trait, other: Trait) -> bool:
    """Tell whether both tell of ground fighting, which daily bulletins report day by day."""
    return {one.report.incident_type, other.report.incident_type} <= GROUND


def _one_spot(one: Trait, other: Trait) -> bool:
    return by_position(one.place, other.place, one.report, other.report) == 2


def type_points(one: Trait, other: Trait) -> int | None:
    """Give 2 for the same type, 1 for types that may mean the same, None for others.

    Near the front shells, bombs and small drones fall every day: two of them are two
    attacks unless more than the day speaks for one.
    """
    first, second = one.report.incident_type, other.report.incident_type
    if first is second:
        return 2
    if _is_vague(one.report) and _is_vague(other.report):
        return 2
    if all(_may_be_wave(report) for report in (one.report, other.report)):
        return 2
    if not any(may_be_same(a, b) for a in one.types for b in other.types):
        return None
    return 0 if {first, second} <= AT_THE_FRONT else 1


def _is_vague(report: Report) -> bool:
    """Tell whether a report says what came of an attack and not with what it was made."""
    return report.incident_type in VAGUE and report.facets.weapon_class in UNNAMED


def _may_be_wave(report: Report) -> bool:
    """Tell whether a report may speak of one wave of drones, missiles and air defence."""
    drones = report.incident_type is IncidentType.TACTICAL_DRONE
    return report.incident_type in WAVE or (drones and report.facets.weapon_class == "unknown")


def _weapon_points(one: Trait, other: Trait) -> int:
    """Compare what was fired: as read, and where that says nothing, as the words tell."""
    first, second = one.report.facets, other.report.facets
    if first.weapon_class in UNNAMED or second.weapon_class in UNNAMED:
        return _weapons_told(one, other)
    if {first.weapon_class, second.weapon_class} <= DROPPED:
        return 1
    both_air = first.domain is not None and first.domain == second.domain == "air"
    return _agreement(first.weapon_class, second.weapon_class, -1 if both_air else -2)


def _weapons_told(one: Trait, other: Trait) -> int:
    mine, theirs = one.marks.weapons, other.marks.weapons
    if mine and theirs:
        if mine & theirs:
            return 1
        return -1 if mine | theirs <= FROM_AFAR else -2
    first, second = one.report.facets, other.report.facets
    return int(first.domain is not None and first.domain == second.domain)


def _object_points(one: Trait, other: Trait) -> int:
    mine, theirs = one.marks.targets, other.marks.targets
    if not mine or not theirs:
        first, second = one.report.facets, other.report.facets
        return _agreement(first.object_class, second.object_class, -1)
    if mine & theirs:
        return 1
    return -1 if mine & COMMON_TARGETS or theirs & COMMON_TARGETS else -2


def _casualty_points(one: Trait, other: Trait) -> int:
    """Compare tolls; those of two days may rise from one to the other and never fall."""
    follows = one.told.follows_up or other.told.follows_up
    found = toll_points(one.report, other.report, follows_up=follows)
    if found != 1 or one.day == other.day:
        return found
    earlier, later = (one, other) if one.day < other.day else (other, one)
    grown = risen(earlier.report, later.report)
    return found if grown is None else 2 * int(grown)


def _number_points(one: Trait, other: Trait) -> int:
    """Take 2 when two tallies count other numbers of drones or missiles: two nights."""
    mine, theirs = one.marks.flown, other.marks.flown
    return -2 if mine and theirs and not mine & theirs else 0


def _region_points(one: Trait, other: Trait) -> int:
    """Take 1 when one line tells of a region only and the other of the town it is placed in.

    What fell on a region is listed under its capital, and need not have fallen there.
    """
    if one.told.only_area is other.told.only_area:
        return 0
    town = other if one.told.only_area else one
    return -int(name_key(town.place.name) in town.told.names)


def _actor_points(one: Report, other: Report) -> int:
    """Take 2 when the lines name different sides, unless two parties blame each other."""
    if one.responsible is None or other.responsible is None:
        return 0
    blaming = one.side is not None and other.side is not None and one.side != other.side
    return 0 if blaming or one.responsible == other.responsible else -2


def _agreement(one: str | None, other: str | None, conflict: int) -> int:
    if one in UNNAMED or other in UNNAMED:
        return 0
    return 1 if one == other else conflict
