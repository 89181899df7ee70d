"""A growing group of reports, with a summary that shows what it can no longer take in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trucewatch.incidents.distance import metres_between
from trucewatch.incidents.kind_catalogue import kind_of
from trucewatch.incidents.likeness import SAME_FROM, points
from trucewatch.incidents.same_place import REACH_M
from trucewatch.incidents.trait import Trait
from trucewatch.vocabulary.incident import IncidentType, Report
from trucewatch.vocabulary.place import Position

SAMPLED = 24
"""Pairs of two clusters that are compared at most, or a few more."""

MEAN_FROM = SAME_FROM - 2
"""Points that those pairs need on average for two clusters to be joined."""

LONG_MEAN_FROM = SAME_FROM - 0.5
"""Points they need when the lines were written over more than two days."""

NEIGHBOURING = timedelta(days=1)
LISTED_OVER = timedelta(days=2)
"""Lines on one event that do not merely follow it up are written within so many days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Reports taken for one incident so far.

    Attributes:
        members: Numbers of the reports, in the order of ``reports``.
        corners: South-west and north-east corner of all positions, or None.
        span: First and last of the precise moments, or None.
        days: First and last day of the members that do not merely follow up, or None.
        days_before: Days on which members say that it was the day before.
    """

    members: tuple[int, ...]
    reports: tuple[Report, ...]
    traits: tuple[Trait, ...]
    types: tuple[frozenset[IncidentType], ...]
    corners: tuple[Position, Position] | None
    span: tuple[datetime, datetime] | None
    exercise: frozenset[bool]
    days_before: frozenset[date]
    days: tuple[date, date] | None


def cluster_of(number: int, trait: Trait) -> Cluster:
    """Make a cluster of one report."""
    report = trait.report
    position, interval = trait.place.position, report.interval
    exercise = report.facets.exercise
    return Cluster(
        members=(number,),
        reports=(report,),
        traits=(trait,),
        types=(trait.types,),
        corners=None if position is None else (position, position),
        span=(interval.start_at, interval.end_at) if trait.precise else None,
        days=_event_days(trait),
        days_before=frozenset({trait.day}) if trait.told.yesterday else frozenset(),
        exercise=frozenset() if exercise is None else frozenset({exercise}),
    )


def union(one: Cluster, other: Cluster) -> Cluster:
    """Join two clusters; members keep the order of their numbers."""
    rows = sorted(
        zip(
            one.members + other.members,
            one.reports + other.reports,
            one.traits + other.traits,
            strict=True,
        ),
        key=lambda row: row[0],
    )
    members, reports, traits = zip(*rows, strict=True)
    return Cluster(
        members=members,
        reports=reports,
        traits=traits,
        types=tuple(dict.fromkeys(one.types + other.types)),
        corners=_corners(one.corners, other.corners),
        span=_span(one.span, other.span),
        exercise=one.exercise | other.exercise,
        days=_span_days(one.days, other.days),
        days_before=one.days_before | other.days_before,
    )


def contradict(one: Cluster, other: Cluster) -> bool:
    """Tell whether joining two clusters would bring together what cannot be one incident.

    Places too far apart, moments or days further apart than the kind lasts, two days that
    are both called yesterday, an exercise and what is said to be none.
    """
    return (
        len(one.exercise | other.exercise) > 1
        or len(one.days_before | other.days_before) > 1
        or _too_many_days(one, other)
        or _too_far(one, other)
        or _too_long(one, other)
    )


def holds_together(one: Cluster, other: Cluster) -> bool:
    """Tell whether two clusters speak for one incident as wholes, not only by one pair.

    One line that fits both of two events must not make them one. Pairs of members of
    neighbouring days are compared, of large clusters evenly chosen ones; where there are
    none, the pair that brought the clusters together decides. Lines written over three days
    need more: they may be about two attacks on a town that is attacked daily.
    """
    pairs = [
        (first, second)
        for first in one.traits
        for second in other.traits
        if _nearly_one_day(first, second)
    ]
    chosen = pairs[:: max(1, len(pairs) // SAMPLED)]
    total = sum(sum(points(first, second).values()) for first, second in chosen)
    days = _span_days(one.days, other.days)
    long = days is not None and days[1] - days[0] > NEIGHBOURING
    return total >= (LONG_MEAN_FROM if long else MEAN_FROM) * len(chosen)


def _nearly_one_day(one: Trait, other: Trait) -> bool:
    return abs(one.when.start_at - other.when.start_at) <= NEIGHBOURING


def _event_days(trait: Trait) -> tuple[date, date] | None:
    """Return the first and last day a line may mean; a mere follow-up may mean any."""
    if trait.named:
        return min(trait.named), max(trait.named)
    return None if trait.told.follows_up else (trait.day, trait.day)


def _all_types(one: Cluster, other: Cluster) -> frozenset[IncidentType]:
    return frozenset().union(*one.types, *other.types)


def _too_far(one: Cluster, other: Cluster) -> bool:
    corners = _corners(one.corners, other.corners)
    if corners is None:
        return False
    return metres_between(*corners) > REACH_M


def _too_long(one: Cluster, other: Cluster) -> bool:
    span = _span(one.span, other.span)
    if span is None:
        return False
    window = max(kind_of(incident_type).window_h for incident_type in _all_types(one, other))
    return span[1] - span[0] > timedelta(hours=window + 3)


def _too_many_days(one: Cluster, other: Cluster) -> bool:
    days = _span_days(one.days, other.days)
    if days is None:
        return False
    window = max(kind_of(incident_type).window_h for incident_type in _all_types(one, other))
    return days[1] - days[0] > max(LISTED_OVER, timedelta(hours=window))


def _span_days(
    one: tuple[date, date] | None, other: tuple[date, date] | None
) -> tuple[date, date] | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])


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
