"""Heat that fits an incident: near enough, at its time, and precise enough to mean it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from trucewatch.incidents.distance import metres_between
from trucewatch.incidents.kind_catalogue import kind_of
from trucewatch.incidents.search_grid import SearchGrid
from trucewatch.vocabulary.incident import Report

HEAT_PRECISION_M = 5000.0
"""Near a front something burns within this distance on most days; a vaguer place would
be confirmed by chance."""

HEAT_HOURS = 26.0
"""An incident known no better than this has no time that a pass could confirm."""

LINGERS = timedelta(hours=3)
"""A fire may still be seen so long after what set it."""


class HeatIndex:
    """Thermal clusters by place and day."""

    def __init__(self, clusters: Sequence[Report]) -> None:
        self._clusters = clusters
        self._grid = SearchGrid()
        for number, cluster in enumerate(clusters):
            self._grid.enter(number, cluster.place, cluster.interval)

    def near(self, reports: Sequence[Report]) -> tuple[Report, ...]:
        """List the clusters that fit an incident's reports, in order of time.

        The most precise report decides; a kind that leaves no heat is never confirmed.
        """
        best = min(reports, key=lambda report: (report.place.precision_m, report.id))
        position = best.place.position
        shortest = min(report.interval.hours for report in reports)
        if (
            position is None
            or best.place.precision_m > HEAT_PRECISION_M
            or shortest > HEAT_HOURS
            or not any(kind_of(report.incident_type).leaves_heat for report in reports)
        ):
            return ()
        return tuple(
            cluster
            for cluster in (
                self._clusters[number] for number in self._grid.near(best.place, best.interval)
            )
            if cluster.place.position is not None
            and metres_between(position, cluster.place.position)
            <= best.place.precision_m + cluster.place.precision_m
            and all(_in_time(cluster, report) for report in reports)
        )


def _in_time(cluster: Report, report: Report) -> bool:
    seen, told = cluster.interval, report.interval
    return seen.start_at <= told.end_at + LINGERS and seen.end_at >= told.start_at
