"""How much two reports speak for one incident, in points that can be read and explained."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from trucewatch.incidents.distance import metres_between
from trucewatch.incidents.kind_catalogue import kind_of
from trucewatch.incidents.letters import latin
from trucewatch.vocabulary.incident import IncidentType, Report
from trucewatch.vocabulary.place import Place
from trucewatch.vocabulary.quantity import Casualties

SAME_FROM = 6
"""Points from which two reports are one incident: place, type and time give at most 6, and
5 when the hour is unknown; then words, weapon, object or casualties must agree as well."""

REACH_M = 20_000.0
"""Nothing further apart than this is one incident; also what the search grid is built for."""

AREA_M = 25_000.0
"""From this precision on a place is an area: only the same area may be the same place."""

PRECISE_H = 3.0
DAYPART_H = 10.0
STEM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """A report with what comparing it needs, computed once."""

    report: Report
    stems: frozenset[str]
    precise: bool


def trait_of(report: Report) -> Trait:
    """Prepare a report for comparison."""
    words = re.findall(r"[^\W\d_]{4,}", latin(report.words))
    return Trait(
        report=report,
        stems=frozenset(word[:STEM] for word in words),
        precise=report.interval.hours <= PRECISE_H,
    )


def points(one: Trait, other: Trait) -> dict[str, int]:
    """List the points of a pair by what gave them; empty when they cannot be one incident."""
    place = place_points(one.report.place, other.report.place, one.report, other.report)
    time = time_points(one, other)
    if place is None or time is None:
        return {}
    same_type = one.report.incident_type is other.report.incident_type
    return {
        "type": 2 if same_type else 1,
        "place": place,
        "time": time,
        "words": _word_points(one.stems, other.stems),
        "weapon": _agreement(one.report.facets.weapon_class, other.report.facets.weapon_class, -2),
        "object": _agreement(one.report.facets.object_class, other.report.facets.object_class, -1),
        "casualties": _casualty_points(one.report.casualties, other.report.casualties),
    }


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


def time_points(one: Trait, other: Trait) -> int | None:
    """Give 2 for near moments or one part of a day, 1 for one day, -1 for the day after."""
    first, second = one.report.interval, other.report.interval
    later, earlier = (first, second) if first.start_at > second.start_at else (second, first)
    gap_h = (later.start_at - earlier.end_at) / timedelta(hours=1)
    if one.precise and other.precise:
        return 2 if gap_h <= window_h(one.report, other.report) else None
    if first.overlaps(second):
        return 2 if max(first.hours, second.hours) <= DAYPART_H else 1
    return -1 if gap_h <= 0 and not (one.precise or other.precise) else None


def window_h(one: Report, other: Report) -> float:
    """Return the hours within which two precise times may mean one moment."""
    return max(kind_of(one.incident_type).window_h, kind_of(other.incident_type).window_h)


@lru_cache(maxsize=8192)
def _reach(one: IncidentType, other: IncidentType, precision_m: float) -> float:
    radius = max(kind_of(one).radius_m, kind_of(other).radius_m)
    return min(REACH_M, max(radius, precision_m))


def _word_points(one: frozenset[str], other: frozenset[str]) -> int:
    smaller = min(len(one), len(other))
    if smaller < 2:
        return 0
    shared = len(one & other) / smaller
    return 2 if shared >= 0.5 else int(shared >= 0.25)


def _agreement(one: str | None, other: str | None, conflict: int) -> int:
    if one is None or other is None or "unknown" in (one, other):
        return 0
    return 1 if one == other else conflict


def _casualty_points(one: Casualties | None, other: Casualties | None) -> int:
    """Give 2 when both state the same numbers; rising tolls neither help nor hurt."""
    if one is None or other is None:
        return 0
    return 2 if _numbers(one) == _numbers(other) else 0


def _numbers(casualties: Casualties) -> tuple[int | None, ...]:
    return (
        casualties.killed_low,
        casualties.killed_high,
        casualties.injured_low,
        casualties.injured_high,
    )
