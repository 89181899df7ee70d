"""Findings that something did not happen: they need people who say so, and somebody looking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from trucewatch.assessment.days import day_of
from trucewatch.assessment.observability import OBSERVED_FROM, combined
from trucewatch.assessment.occurrence import occurrence
from trucewatch.incidents.voices import is_heat
from trucewatch.vocabulary.grade import Grade, GradedIncident, Occurrence
from trucewatch.vocabulary.incident import Incident
from trucewatch.vocabulary.sector import SectorDay, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """How sure it is that nothing of a type happened at a place and time.

    Attributes:
        grade: By the same rules as an occurrence, over those who say that it did *not*.
        state: Quiet and observed, or quiet and unobserved; None when anybody says it did.
    """

    incident: Incident
    grade: Grade[Occurrence]
    state: State | None


def grade_absence(incident: Incident, observability: float, asof: datetime) -> Absence:
    """Grade that something did not happen, by the rules that hold for what did.

    Two independent origins outside the parties, or both parties, make O3; a party that
    denies its own act makes O1. Without enough looking the finding is no more than O1: who
    did not look cannot know. One voice that says it happened, or heat, and there is none.

    Args:
        incident: Whose reports deny it.
        observability: Probability that it would have been noticed, 0…1.
        asof: Time of what was known.
    """
    asserted = any(
        is_heat(report) or not (report.denies or report.recycled_from)
        for report in incident.reports
    )
    turned = tuple(replace(report, denies=not report.denies) for report in incident.reports)
    grade = occurrence(replace(incident, reports=turned), (), asof)
    seen = observability >= OBSERVED_FROM
    if asserted:
        grade = replace(grade, value=Occurrence.O0, rule="somebody_asserts_it", evidence=())
    elif not seen:
        grade = replace(grade, value=min(grade.value, Occurrence.O1), rule="not_enough_looking")
    state = State.QUIET_OBSERVED if seen else State.QUIET_UNOBSERVED
    return Absence(incident=incident, grade=grade, state=None if asserted else state)


def absences(
    incidents: Sequence[GradedIncident], days: Sequence[SectorDay], zone: str, asof: datetime
) -> tuple[Absence, ...]:
    """Find what is told not to have happened where people were looking, in order of time.

    Only for denials that reach O2 where the sector was observed on the day, and only while
    nobody says that anything of the type happened there on that day.

    Args:
        incidents: All of the days in question, those held back as well.
        days: Sector-days, for how well each was seen.
        zone: IANA name of the mission's clock.
        asof: Time of what was known.
    """
    seen = {(one.sector, one.day): combined(one.observability.values()) for one in days}
    asserted = {_where(one.incident, zone) for one in incidents if _is_asserted(one.incident)}
    found = (
        grade_absence(one.incident, share, asof)
        for one in incidents
        if one.incident.sector is not None
        and (where := _where(one.incident, zone)) not in asserted
        and (share := seen.get((one.incident.sector, where[1]))) is not None
    )
    return tuple(
        one
        for one in found
        if one.state is State.QUIET_OBSERVED and one.grade.value >= Occurrence.O2
    )


def _where(incident: Incident, zone: str) -> tuple[str | None, date, str]:
    day = day_of(incident.interval, zone)
    return incident.sector, day, incident.incident_type.value


def _is_asserted(incident: Incident) -> bool:
    return any(not (report.denies or report.recycled_from) for report in incident.reports)
