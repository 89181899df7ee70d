"""What a duty analyst has to look at: new, ungraded, doubled, corrected, silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any

import shapely

from trucewatch.vocabulary.findings import Correction, DayFindings
from trucewatch.vocabulary.grade import GradedIncident, Occurrence
from trucewatch.vocabulary.sector import SectorDay
from trucewatch.workflow.day import find_day
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.workspace import Workspace

CLOSE_DEGREES = 0.06
"""About six kilometres: places nearer than this may be one."""
MOST_PAIRS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """The sections of the inbox, each in order of decision value.

    Attributes:
        corroborated: Graded O3 or better since the last look.
        ungraded: Told by one origin that is no party; a second one would settle it.
        doubles: Two incidents of one type, near in place and time.
        silent: Sectors nobody looked at for an hour.
    """

    since: datetime | None
    asof: datetime
    corroborated: tuple[GradedIncident, ...]
    ungraded: tuple[GradedIncident, ...]
    doubles: tuple[tuple[GradedIncident, GradedIncident], ...]
    corrections: tuple[Correction, ...]
    silent: tuple[SectorDay, ...]


def find_inbox(workspace: Workspace, request: DayRequest, since: datetime | None) -> Inbox:
    """Sort a day for the desk.

    Args:
        workspace: Where the material lies.
        request: The day, usually for analysts.
        since: Only what appeared since then is new; None takes the whole day.
    """
    return sort_findings(find_day(workspace, request), since)


def sort_findings(findings: DayFindings, since: datetime | None) -> Inbox:
    """Sort what was found about a day into the sections of the inbox."""
    today = [one for one in findings.incidents if one.incident.interval.overlaps(findings.period)]
    fresh = [one for one in today if since is None or _newest(one) >= since]
    return Inbox(
        since=since,
        asof=findings.asof,
        corroborated=_ranked(one for one in fresh if one.occurrence.value >= Occurrence.O3),
        ungraded=_ranked(one for one in fresh if one.occurrence.value == Occurrence.O2),
        doubles=tuple(_doubles(today))[:MOST_PAIRS],
        corrections=findings.corrections,
        silent=tuple(
            one
            for one in findings.sector_days
            if one.day == findings.day and one.observed_hours == 0
        ),
    )


def inbox_json(inbox: Inbox) -> dict[str, Any]:
    """Build the object of an inbox: sections with name, count and ids."""
    sections: dict[str, Sequence[object]] = {
        "corroborated": [one.incident.id for one in inbox.corroborated],
        "needs_grade": [one.incident.id for one in inbox.ungraded],
        "possible_duplicates": [
            [one.incident.id, other.incident.id] for one, other in inbox.doubles
        ],
        "corrections": [one.figure for one in inbox.corrections],
        "silent_sectors": [one.sector for one in inbox.silent],
    }
    return {
        "asof": inbox.asof.isoformat(),
        "since": inbox.since.isoformat() if inbox.since else None,
        "sections": [
            {"name": name, "count": len(ids), "ids": [*ids]} for name, ids in sections.items()
        ],
    }


def _ranked(incidents: Iterable[GradedIncident]) -> tuple[GradedIncident, ...]:
    """Put first what most origins speak of, then what is newest."""
    newest_first = sorted(incidents, key=_newest, reverse=True)
    return tuple(sorted(newest_first, key=_origins, reverse=True))


def _origins(graded: GradedIncident) -> int:
    return len(graded.incident.origins)


def _newest(graded: GradedIncident) -> datetime:
    return max(report.published_at for report in graded.incident.reports)


def _doubles(
    incidents: list[GradedIncident],
) -> Iterator[tuple[GradedIncident, GradedIncident]]:
    for one, other in combinations(incidents, 2):
        first, second = one.incident, other.incident
        if first.incident_type is not second.incident_type or first.sector != second.sector:
            continue
        if first.interval.overlaps(second.interval) and _near(one, other):
            yield one, other


def _near(one: GradedIncident, other: GradedIncident) -> bool:
    here, there = one.incident.place.position, other.incident.place.position
    if here is None or there is None:
        return one.incident.place.name == other.incident.place.name
    distance = shapely.distance(
        shapely.Point(here.lon, here.lat), shapely.Point(there.lon, there.lat)
    )
    return float(distance) <= CLOSE_DEGREES
