"""How much two reports speak for one incident, in points that can be read and explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from trucewatch.incidents.distance import metres_between
from trucewatch.incidents.kind_catalogue import kind_of, may_be_same
from trucewatch.incidents.telling import Telling, name_key, shared_names, telling
from trucewatch.incidents.tolls import toll_points
from trucewatch.vocabulary.incident import IncidentType, ItemType, Report
from trucewatch.vocabulary.interval import Interval, day_interval
from trucewatch.vocabulary.place import Place

HOUR = timedelta(hours=1)
SAME_FROM = 6
"""Points from which two reports are one incident: place, type and time give at most 6, and
5 when the hour is unknown; then names, words, weapon, object or casualties must agree."""

REACH_M = 20_000.0
"""Nothing further apart than this is one incident; also what the search grid is built for."""

AREA_M = 25_000.0
"""From this precision on a place is an area: only the same area may be the same place."""

PRECISE_H = 3.0
DAYPART_H = 10.0
FOLLOWED_UP = timedelta(days=2)
"""News go on telling of an event so long after the day of its first reports."""

COPY = 0.8
"""Share of equal telling words and names from which two lines are one text."""

FULL_LINE = 3
"""Telling words from which two lines that share none tell different things."""

WAVE = frozenset({IncidentType.LONG_RANGE_STRIKE, IncidentType.INTERCEPTION})
"""One attack of drones and missiles, told of by what flew, or by what was shot down."""

VAGUE = frozenset(
    {
        IncidentType.ARTILLERY,
        IncidentType.CIVILIAN_CASUALTY,
        IncidentType.UNDETERMINED_EXPLOSION,
    }
)
"""Types that many lines give to any attack; a weapon named makes them exact."""

DROPPED = frozenset({"aircraft", "glide_bomb"})
"""Glide bombs come from aircraft; lines name one or the other."""

UNNAMED = frozenset({None, "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """A report with what comparing it needs, computed once."""

    report: Report
    place: Place
    told: Telling
    precise: bool
    types: frozenset[IncidentType]
    day: date
    when: Interval


def trait_of(report: Report) -> Trait:
    """Prepare a report for comparison.

    The minute of a data set's row is when it was written: it gives the day of the event.
    """
    when, written = report.interval, report.item_type is ItemType.DATASET_ROW
    day = when.start_local.date()
    if written and when.hours <= PRECISE_H:
        when = day_interval(day, when.zone)
    return Trait(
        report=report,
        place=report.place,
        told=telling(report.words, report.place.name),
        precise=when.hours <= PRECISE_H,
        types=readings_of(report),
        day=day,
        when=when,
    )


def readings_of(report: Report) -> frozenset[IncidentType]:
    """List the types that a report may mean: "fire" and "drones" are said of many things.

    Shelling without a weapon may be any strike, a drone of unknown make a small or a large
    one, air defence at work goes with what it works against.
    """
    found = {report.incident_type}
    if report.facets.weapon_class in UNNAMED:
        found |= _LOOSE.get(report.incident_type, frozenset())
    return frozenset(found)


def points(one: Trait, other: Trait) -> Mapping[str, int]:
    """List the points of a pair by what gave them; empty when they cannot be one incident."""
    kind = type_points(one, other)
    if kind is None:
        return {}
    copy = _alike(one.told, other.told)
    time = time_points(one, other, copy=copy)
    place = _place_points(one, other)
    if time is None or place is None:
        return {}
    if (one.told.lists or other.told.lists) and not (copy and place == 2):
        return {}
    return {
        "type": kind,
        "place": place,
        "time": time,
        "copy": 3 if copy else 0,
        "names": _name_points(one, other),
        "words": _word_points(one, other),
        "weapon": _weapon_points(one.report, other.report),
        "object": _agreement(one.report.facets.object_class, other.report.facets.object_class, -1),
        "casualties": toll_points(
            one.report, other.report, follows_up=one.told.follows_up or other.told.follows_up
        ),
        "actor": _actor_points(one.report, other.report),
    }


def type_points(one: Trait, other: Trait) -> int | None:
    """Give 2 for the same type, 1 for types that may mean the same, None for others."""
    first, second = one.report.incident_type, other.report.incident_type
    if first is second:
        return 2
    if _is_vague(one.report) and _is_vague(other.report):
        return 2
    if all(_may_be_wave(report) for report in (one.report, other.report)):
        return 2
    return 1 if any(may_be_same(a, b) for a in one.types for b in other.types) else None


def _is_vague(report: Report) -> bool:
    """Tell whether a report says what came of an attack and not with what it was made."""
    return report.incident_type in VAGUE and report.facets.weapon_class in UNNAMED


def _may_be_wave(report: Report) -> bool:
    """Tell whether a report may speak of one wave of drones, missiles and air defence."""
    drones = report.incident_type is IncidentType.TACTICAL_DRONE
    return report.incident_type in WAVE or (drones and report.facets.weapon_class == "unknown")


def reach_m(one: Report, other: Report) -> float:
    """Return the distance in metres within which two reports may mean one place."""
    return _reach(
        one.incident_type, other.incident_type, one.place.precision_m + other.place.precision_m
    )


def place_points(one: Place, other: Place, first: Report, second: Report) -> int | None:
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


def time_points(one: Trait, other: Trait, *, copy: bool = False) -> int | None:
    """Give 2 for near moments or one part of a day, 1 for one day, -1 for the day after.

    A day that the words name goes before the day under which the line was filed.
    """
    first, second = one.when, other.when
    later, earlier = (one, other) if first.start_at > second.start_at else (other, one)
    gap_h = (later.when.start_at - earlier.when.end_at) / HOUR
    if one.told.dates and other.told.dates:
        return 2 if one.told.dates & other.told.dates else None
    if first.overlaps(second):
        return 2 if max(first.hours, second.hours) <= DAYPART_H else 1
    if _near_moments(one, other, gap_h):
        return 2
    again = copy and gap_h <= 24 and not earlier.told.yesterday
    return 1 if again or _tells_of(later, earlier) else _far_in_time(later, earlier, gap_h)


def window_h(one: Report, other: Report) -> float:
    """Return the hours within which two precise times may mean one moment."""
    return max(kind_of(one.incident_type).window_h, kind_of(other.incident_type).window_h)


@lru_cache(maxsize=8192)
def _reach(one: IncidentType, other: IncidentType, precision_m: float) -> float:
    radius = max(kind_of(one).radius_m, kind_of(other).radius_m)
    return min(REACH_M, max(radius, precision_m))


def _near_moments(one: Trait, other: Trait, gap_h: float) -> bool:
    return one.precise and other.precise and gap_h <= window_h(one.report, other.report)


def _tells_of(later: Trait, earlier: Trait) -> bool:
    """Tell whether a later line names the day of an earlier one as the day of the event."""
    if earlier.day < later.day - FOLLOWED_UP:
        return False
    named = (earlier.day.month, earlier.day.day) in later.told.dates
    return named or (later.told.yesterday and later.day - earlier.day == timedelta(days=1))


def _far_in_time(later: Trait, earlier: Trait, gap_h: float) -> int | None:
    """Points of two times that do not meet; None when they are two moments or two days."""
    both_yesterday = later.told.yesterday and earlier.told.yesterday
    if (later.precise and earlier.precise) or both_yesterday:
        return None
    if gap_h > 0:
        return -2 if later.told.follows_up and gap_h <= 24 else None
    return 0 if later.told.follows_up else -1


def _alike(one: Telling, other: Telling) -> bool:
    """Tell whether two lines are one text, printed again or listed under two places."""
    mine, theirs = one.stems | one.names, other.stems | other.names
    larger = max(len(mine), len(theirs))
    return larger >= 3 and len(mine & theirs) / larger >= COPY


def _place_points(one: Trait, other: Trait) -> int | None:
    """Take what the words name into account: one name within reach is one place.

    Indexes place a line now in the town, now in one of its districts; the same toll and
    the same name speak for one place even further apart.
    """
    first, second = one.report, other.report
    found = place_points(one.place, other.place, first, second)
    if found == 2 and one.told.only_area is not other.told.only_area:
        return 1
    if found == 2 or not shared_names(one.told.names, other.told.names):
        return found
    if found == 1:
        return 2
    here, there = one.place.position, other.place.position
    if here is None or there is None or toll_points(first, second) < 1:
        return None
    return 1 if metres_between(here, there) <= REACH_M else None


def _name_points(one: Trait, other: Trait) -> int:
    """Give 2 or 1 when the shorter line's names stand in the other, -2 when none does."""
    mine, theirs = one.told.names, other.told.names
    if not mine or not theirs:
        return 0
    shared = shared_names(mine, theirs)
    if len(shared) / min(len(mine), len(theirs)) >= 0.5:
        return min(len(shared), 2)
    if shared:
        return int(name_key(one.place.name) in shared)
    return 0 if any(a[:3] == b[:3] for a in mine for b in theirs) else -2


def _word_points(one: Trait, other: Trait) -> int:
    """Give 2 or 1 for shared telling words, -1 when two whole headlines share none.

    A sentence out of a text need not say what another text puts into its sentence.
    """
    mine, theirs = one.told.stems, other.told.stems
    smaller = min(len(mine), len(theirs))
    if smaller < 2:
        return len(mine & theirs)
    shared = len(mine & theirs) / smaller
    if shared >= 0.25:
        return 2 if shared >= 0.5 else 1
    headlines = {one.report.item_type, other.report.item_type} == {ItemType.DATASET_ROW}
    goes_on = one.told.follows_up or other.told.follows_up
    apart = headlines and not shared and not goes_on
    return -1 if apart and smaller >= FULL_LINE else 0


def _weapon_points(one: Report, other: Report) -> int:
    first, second = one.facets, other.facets
    if first.weapon_class in UNNAMED or second.weapon_class in UNNAMED:
        return int(first.domain is not None and first.domain == second.domain)
    if {first.weapon_class, second.weapon_class} <= DROPPED:
        return 1
    both_air = first.domain is not None and first.domain == second.domain == "air"
    return _agreement(first.weapon_class, second.weapon_class, -1 if both_air else -2)


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


_STRIKES = WAVE | {
    IncidentType.AIR_ATTACK,
    IncidentType.CIVILIAN_CASUALTY,
    IncidentType.TACTICAL_DRONE,
    IncidentType.UNDETERMINED_EXPLOSION,
}
_LOOSE = {
    IncidentType.ARTILLERY: _STRIKES,
    IncidentType.TACTICAL_DRONE: frozenset({IncidentType.LONG_RANGE_STRIKE}),
    IncidentType.LONG_RANGE_STRIKE: frozenset({IncidentType.TACTICAL_DRONE}),
    IncidentType.INTERCEPTION: frozenset(
        {IncidentType.TACTICAL_DRONE, IncidentType.UNDETERMINED_EXPLOSION}
    ),
}
