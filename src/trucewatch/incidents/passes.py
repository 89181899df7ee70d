"""Clear passes that should have seen an act and saw nothing: a doubt, never a grade."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from trucewatch.incidents.distance import metres_between
from trucewatch.incidents.heat import PASS_GAP
from trucewatch.incidents.kind_catalogue import kind_of
from trucewatch.incidents.sensed import HEAT_PRECISION_M, LINGERS
from trucewatch.incidents.voices import is_heat
from trucewatch.vocabulary.incident import Incident, Report
from trucewatch.vocabulary.place import Position

CLEAR_SHARE = 0.2
"""Up to this share of cloud an hour counts as clear: our assumption."""

SWATH_M = 200_000.0
"""Heat seen this near proves that the pass went over a place; swaths are over 2,000 km wide."""

HEAVY = frozenset({"tube_artillery", "mlrs", "glide_bomb", "cruise_missile", "ballistic_missile"})
"""Weapons whose impacts burn; what smaller ones set on fire a pass may well miss."""

CloudAt = Callable[[Position, datetime], float | None]
"""Names the share of cloud over a position at a time, 0…1; None where nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """One crossing of one satellite, known by the heat it saw anywhere."""

    start_at: datetime
    end_at: datetime
    spots: tuple[Position, ...]

    def went_over(self, position: Position) -> bool:
        """Tell whether it saw heat so near that it must have seen the place."""
        return any(metres_between(position, spot) <= SWATH_M for spot in self.spots)

    def saw(self, position: Position, within_m: float) -> bool:
        """Tell whether it saw heat within a distance of a position."""
        return any(metres_between(position, spot) <= within_m for spot in self.spots)


class Passes:
    """All passes of a time, and the sky they looked through."""

    def __init__(self, clusters: Sequence[Report], cloud_at: CloudAt) -> None:
        self._passes = _passes(clusters)
        self._starts = [one.start_at for one in self._passes]
        self._cloud_at = cloud_at

    def contradict(self, incident: Incident) -> bool:
        """Tell whether a clear pass went over an act of heavy fire in time and saw no heat.

        Only where it must have seen it: the place is known to 5 km, the weapon is heavy or a
        fire is reported, and the pass came after the latest time of the act and less than
        three hours after the earliest. A pass that nobody knows of, or an unknown sky,
        says nothing.
        """
        position = incident.place.position
        if position is None or not _should_show(incident):
            return False
        latest = incident.interval.start_at + LINGERS
        at = bisect_left(self._starts, incident.interval.end_at)
        looked = [
            one
            for one in self._passes[at:]
            if one.end_at <= latest and one.went_over(position) and self._clear(position, one)
        ]
        reach = incident.place.precision_m + HEAT_PRECISION_M
        return bool(looked) and not any(one.saw(position, reach) for one in looked)

    def _clear(self, position: Position, one: Pass) -> bool:
        share = self._cloud_at(position, one.start_at)
        return share is not None and share <= CLEAR_SHARE


def doubted(incident: Incident, passes: Passes) -> Incident:
    """Flag an incident that a clear pass contradicts; no grade looks at the flag."""
    if not passes.contradict(incident):
        return incident
    return replace(incident, flags=incident.flags | {"sensor_inconsistent"})


def _should_show(incident: Incident) -> bool:
    told = [report for report in incident.reports if not report.denies]
    if incident.place.precision_m > HEAT_PRECISION_M or any(map(is_heat, told)):
        return False
    return any(
        kind_of(report.incident_type).leaves_heat
        and (report.facets.weapon_class in HEAVY or report.facets.effect == "fire")
        for report in told
    )


def _passes(clusters: Sequence[Report]) -> list[Pass]:
    """Gather clusters of one satellite and one crossing; rows that know only a day are none."""
    by_satellite: dict[str, list[Report]] = {}
    for cluster in clusters:
        if cluster.speaker and cluster.interval.end_at - cluster.interval.start_at <= PASS_GAP:
            by_satellite.setdefault(cluster.speaker, []).append(cluster)
    found = [one for seen in by_satellite.values() for one in _crossings(seen)]
    return sorted(found, key=lambda one: (one.start_at, one.end_at))


def _crossings(clusters: Sequence[Report]) -> list[Pass]:
    ordered = sorted(clusters, key=lambda one: (one.interval.start_at, one.id))
    groups: list[list[Report]] = []
    for cluster in ordered:
        apart = PASS_GAP + timedelta(microseconds=1)
        if groups:
            apart = cluster.interval.start_at - groups[-1][-1].interval.start_at
        if apart > PASS_GAP:
            groups.append([])
        groups[-1].append(cluster)
    return [
        Pass(
            start_at=group[0].interval.start_at,
            end_at=max(one.interval.end_at for one in group),
            spots=tuple(one.place.position for one in group if one.place.position is not None),
        )
        for group in groups
    ]
