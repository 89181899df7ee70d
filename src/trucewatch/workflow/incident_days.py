"""On which day an incident lies, told from its id alone, and which days can be spoken about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from trucewatch.incidents.assembly import incident_id
from trucewatch.vocabulary.detection import DatasetRow, Detection, FieldReport
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval, local_day
from trucewatch.workflow.gather import gather_reports
from trucewatch.workflow.ground import Ground, load_ground
from trucewatch.workflow.material import load_material
from trucewatch.workflow.workspace import Workspace

TELLING = (DatasetRow, Document, FieldReport, Detection)
"""Kinds of records that say something about a day."""
STRETCH_DAYS = 30
"""So many days are read at once, so that a long record needs no more memory than a short one."""


def first_day(workspace: Workspace) -> date | None:
    """Return the first day that anything in the workspace speaks about; None when nothing does."""
    ground = load_ground(workspace.theatre_name, workspace.gazetteer_file)
    found = workspace.store.earliest(kind.__name__ for kind in TELLING)
    return None if found is None else local_day(found, ground.theatre.zone)


def incident_days(workspace: Workspace, last: date) -> dict[str, date]:
    """Return a day for every id an incident ever had or may come to have, up to a last day.

    It is the last day the report leaves open, whose page looks back on the days before.
    An incident is named after its earliest report, so that the ids of merged and of split
    ones are found too. Nothing is judged, and nothing but ids and days leaves this place:
    whether the day may be shown is asked when it is.
    """
    first = first_day(workspace)
    asof = workspace.store.latest_known_at()
    if first is None or asof is None:
        return {}
    ground = load_ground(workspace.theatre_name, workspace.gazetteer_file)
    found: dict[str, date] = {}
    for when in _stretches(first, last, ground.theatre.zone):
        found |= _ids(workspace, ground, asof, when)
    return found


def _ids(workspace: Workspace, ground: Ground, asof: datetime, when: Interval) -> dict[str, date]:
    reports, _ = gather_reports(load_material(workspace, ground, asof, when))
    zone, moment = ground.theatre.zone, timedelta(microseconds=1)
    latest = local_day(when.end_at - moment, zone)
    return {
        incident_id(one.id): min(
            latest, local_day(max(one.interval.start_at, one.interval.end_at - moment), zone)
        )
        for one in reports
    }


def _stretches(first: date, last: date, zone: str) -> Iterator[Interval]:
    while first <= last:
        end = min(last, first + timedelta(days=STRETCH_DAYS - 1))
        yield Interval(
            start_at=day_interval(first, zone).start_at,
            end_at=day_interval(end, zone).end_at,
            zone=zone,
            granularity=Granularity.SPAN,
        )
        first = end + timedelta(days=1)
