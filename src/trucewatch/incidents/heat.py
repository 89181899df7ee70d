"""Thermal detections of one pass gathered to clusters. A thermal anomaly is not a shot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from trucewatch.incidents.distance import metres_between
from trucewatch.incidents.partition import Partition
from trucewatch.vocabulary.detection import Detection
from trucewatch.vocabulary.incident import Facets, IncidentType, ItemType, Report
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.vocabulary.place import Place, PlaceKind, Position
from trucewatch.vocabulary.quantity import Count, CountUnit
from trucewatch.vocabulary.source import Reliability, SourceClass

CLUSTER_M = 1500.0
"""Detections of one pass closer than this are one fire (dispersion 1.41 → 0.48 when measured)."""

PASS_GAP = timedelta(minutes=20)
"""Granules of one pass are minutes apart; the next pass of the same satellite 100 minutes."""

PIXEL_M = 375.0
CELL_DEG = 0.02  # about 1.5 km east-west at 48 degrees north, more north-south
HEAT_SOURCE = "thermal"


def thermal_clusters(detections: Sequence[Detection]) -> tuple[Report, ...]:
    """Gather detections to one report per cluster and pass, in order of time and id.

    Chained: A near B and B near C makes one cluster. Rows without a time share the pass
    of their day. Rows of one fire that arrive twice (two granules) fall into one cluster.
    """
    clusters = [cluster for passing in _passes(detections) for cluster in _near_ones(passing)]
    reports = [_report(cluster) for cluster in clusters]
    return tuple(sorted(reports, key=lambda report: (report.interval.start_at, report.id)))


def _passes(detections: Sequence[Detection]) -> Iterable[list[Detection]]:
    by_satellite: dict[str, list[Detection]] = defaultdict(list)
    for detection in detections:
        by_satellite[detection.satellite or ""].append(detection)
    for satellite in sorted(by_satellite):
        rows = sorted(by_satellite[satellite], key=lambda row: (row.seen.start_at, row.id))
        current: list[Detection] = []
        for row in rows:
            if current and row.seen.start_at - current[-1].seen.start_at > PASS_GAP:
                yield current
                current = []
            current.append(row)
        if current:
            yield current


def _near_ones(passing: Sequence[Detection]) -> list[list[Detection]]:
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    partition = Partition(len(passing))
    for index, detection in enumerate(passing):
        column, row = _cell(detection.position)
        for neighbour in ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            for other in cells[neighbour]:
                if metres_between(detection.position, passing[other].position) <= CLUSTER_M:
                    partition.join(index, other)
        cells[column, row].append(index)
    return [[passing[index] for index in group] for group in partition.groups()]


def _cell(position: Position) -> tuple[int, int]:
    return int(position.lon // CELL_DEG), int(position.lat // CELL_DEG)


def _report(cluster: Sequence[Detection]) -> Report:
    first = min(cluster, key=lambda detection: detection.id)
    centre = Position(
        lon=sum(detection.position.lon for detection in cluster) / len(cluster),
        lat=sum(detection.position.lat for detection in cluster) / len(cluster),
    )
    reach = max(metres_between(centre, detection.position) for detection in cluster)
    return Report(
        id=f"heat-{first.id}",
        evidence=first.evidence,
        item_type=ItemType.SENSOR,
        source=HEAT_SOURCE,
        source_class=SourceClass.SENSOR,
        reliability=Reliability.B,
        side=None,
        incident_type=IncidentType.UNDETERMINED_EXPLOSION,
        facets=Facets(observation="thermal"),
        interval=_seen(cluster),
        place=Place(
            id=None,
            name=f"{centre.lat:.3f} N {centre.lon:.3f} E",
            position=centre,
            precision_m=reach + PIXEL_M,
            kind=PlaceKind.SITE,
        ),
        published_at=_known(cluster),
        words="",
        speaker=first.satellite,
        count=Count(low=len(cluster), high=len(cluster), unit=CountUnit.UNKNOWN),
    )


def _seen(cluster: Sequence[Detection]) -> Interval:
    first = min(cluster, key=lambda detection: detection.seen.start_at).seen
    last = max(detection.seen.end_at for detection in cluster)
    same = first.start_at == last or first.granularity is Granularity.DAY
    return Interval(
        start_at=first.start_at,
        end_at=last,
        zone=first.zone,
        granularity=first.granularity if same else Granularity.SPAN,
    )


def _known(cluster: Sequence[Detection]) -> datetime:
    return max(detection.seen.end_at for detection in cluster)
