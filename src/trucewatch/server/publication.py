"""The one place that everything passes on its way out: what may be published, and how finely."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.place import Place, Position

COARSEST_STEP_DEG = 0.05
"""Positions are published on a grid of about five kilometres (docs/reference/grades.md)."""
LEAST_PRECISION_M = 5000.0


def publishable(findings: DayFindings) -> DayFindings:
    """Return what readers may see of a day; pages, API, feeds and exports all start here."""
    return replace(findings, incidents=tuple(_coarse(one) for one in findings.incidents))


def _coarse(graded: GradedIncident) -> GradedIncident:
    incident = graded.incident
    reports = tuple(replace(one, place=_rounded(one.place)) for one in incident.reports)
    coarse = replace(incident, place=_rounded(incident.place), reports=reports)
    return replace(graded, incident=coarse)


def _rounded(place: Place) -> Place:
    if place.position is None:
        return place
    position = Position(lon=_step(place.position.lon), lat=_step(place.position.lat))
    return replace(place, position=position, precision_m=max(place.precision_m, LEAST_PRECISION_M))


def _step(degrees: float) -> float:
    return round(round(degrees / COARSEST_STEP_DEG) * COARSEST_STEP_DEG, 5)
