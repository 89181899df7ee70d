"""A growing group of reports, with a summary that shows what it can no longer take in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.incidents.distance import metres_between
from trucewatch.incidents.kind_catalogue import kind_of, may_be_same
from trucewatch.incidents.likeness import REACH_M, Trait
from trucewatch.vocabulary.incident import IncidentType, Report
from trucewatch.vocabulary.place import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Reports taken for one incident so far.

    Attributes:
        members: Numbers of the reports, in the order of ``reports``.
        corners: South-west and north-east corner of all positions, or None.
        span: First and last of the precise moments, or None.
        precision_m: The vaguest place's.
    """

    members: tuple[int, ...]
    reports: tuple[Report, ...]
    types: frozenset[IncidentType]
    corners: tuple[Position, Position] | None
    span: tuple[datetime, datetime] | None
    precision_m: float
    exercise: frozenset[bool]


def cluster_of(number: int, trait: Trait) -> Cluster:
    """Make a cluster of one report."""
    report = trait.report
    position, interval = report.place.position, report.interval
    exercise = report.facets.exercise
    return Cluster(
        members=(number,),
        reports=(report,),
        types=frozenset({report.incident_type}),
        corners=None if position is None else (position, position),
        span=(interval.start_at, interval.end_at) if trait.precise else None,
        precision_m=report.place.precision_m,
        exercise=frozenset() if exercise is None else frozenset({exercise}),
    )


def union(one: Cluster, other: Cluster) -> Cluster:
    """Join two clusters; members keep the order of their numbers."""
    pairs = sorted(
        zip(one.members + other.members, one.reports + other.reports, strict=True),
        key=lambda pair: pair[0],
    )
    return Cluster(
        members=tuple(number for number, _ in pairs),
        reports=tuple(report for _, report in pairs),
        types=one.types | other.types,
        corners=_corners(one.corners, other.corners),
        span=_span(one.span, other.span),
        precision_m=max(one.precision_m, other.precision_m),
        exercise=one.exercise | other.exercise,
    )


def contradict(one: Cluster, other: Cluster) -> bool:
    """Tell whether joining two clusters would bring together what cannot be one incident.

    Types that are not compatible, places further apart than either kind reaches, moments
    further apart than the kind lasts, an exercise and what is said to be none.
    """
    return (
        len(one.exercise | other.exercise) > 1
        or not all(may_be_same(first, second) for first in one.types for second in other.types)
        or _too_far(one, other)
        or _too_long(one, other)
    )


def _too_far(one: Cluster, other: Cluster) -> bool:
    corners = _corners(one.corners, other.corners)
    if corners is None:
        return False
    radius = max(kind_of(incident_type).radius_m for incident_type in one.types | other.types)
    vague = 2 * max(one.precision_m, other.precision_m)
    return metres_between(*corners) > min(REACH_M, max(radius, vague))


def _too_long(one: Cluster, other: Cluster) -> bool:
    span = _span(one.span, other.span)
    if span is None:
        return False
    window = max(kind_of(incident_type).window_h for incident_type in one.types | other.types)
    return span[1] - span[0] > timedelta(hours=window + 3)


def _corners(
    one: tuple[Position, Position] | None, other: tuple[Position, Position] | None
) -> tuple[Position, Position] | None:
    if one is None or other is None:
        return one or other
    return (
        Position(lon=min(one[0].lon, other[0].lon), lat=min(one[0].lat, other[0].lat)),
        Position(lon=max(one[1].lon, other[1].lon), lat=max(one[1].lat, other[1].lat)),
    )


def _span(
    one: tuple[datetime, datetime] | None, other: tuple[datetime, datetime] | None
) -> tuple[datetime, datetime] | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])
