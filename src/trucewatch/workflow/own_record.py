"""The workspace's own reports of force with the time each became known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import numpy as np

from trucewatch.assessment.reporting.track_record import Told, track_record
from trucewatch.assessment.sector_days import is_force
from trucewatch.incidents.reports import report_id
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.incident import Report
from trucewatch.vocabulary.interval import day_interval, local_day
from trucewatch.vocabulary.track_record import TrackRecord
from trucewatch.workflow.ground import Ground
from trucewatch.workflow.material import Material

MOST_DAYS = 60
"""Days looked back at most, so that a report costs the same however long a workspace is kept."""


def own_record(
    day: date, asof: datetime, material: Material, ground: Ground, judged: Sequence[GradedIncident]
) -> TrackRecord | None:
    """Score what the workspace knew about its own past days; None without any report of force."""
    zone = ground.theatre.zone
    number = {sector.id: index for index, sector in enumerate(ground.sectors)}
    earliest = day - timedelta(days=MOST_DAYS - 1)
    rows = [
        (local_day(report.interval.start_at, zone), number[sector], known)
        for sector, report, known in _reports(judged, material)
    ]
    rows = [row for row in rows if earliest <= row[0] <= day]
    if not rows:
        return None
    first = min(row[0] for row in rows)
    start = day_interval(first, zone).start_at
    return track_record(
        Told(
            first=first,
            day=np.array([(row[0] - first).days for row in rows], dtype=np.int64),
            sector=np.array([row[1] for row in rows], dtype=np.int64),
            known=np.array([_days(row[2] - start) for row in rows]),
            size=((day - first).days + 1, len(number)),
            now=_days(asof - start),
        )
    )


def _days(span: timedelta) -> float:
    return span / timedelta(days=1)


def _reports(
    judged: Sequence[GradedIncident], material: Material
) -> Iterator[tuple[str, Report, datetime]]:
    """Yield what texts and rows told of force in a sector, with when it was known here.

    Observers and instruments report by their own rhythm and are left out.
    """
    rows = {report_id(row.evidence, row.id): row.id for row in material.rows}
    for graded in judged:
        sector = graded.incident.sector
        if sector is None or not is_force(graded.incident.incident_type):
            continue
        for report in graded.incident.reports:
            origin = report.document or rows.get(report.id)
            if origin is not None and not report.denies:
                yield sector, report, material.known_at[origin]
