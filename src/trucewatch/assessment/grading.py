"""Give an incident its three grades and its flags."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from trucewatch.assessment.attribution import attribution
from trucewatch.assessment.occurrence import occurrence
from trucewatch.incidents.flags import flags_of
from trucewatch.vocabulary.grade import GradedIncident, TermFinding
from trucewatch.vocabulary.incident import Incident


def grade(incident: Incident, findings: tuple[TermFinding, ...], asof: datetime) -> GradedIncident:
    """Grade occurrence, attribution and terms apart from one another (D03).

    The order of the evidence is irrelevant, a copy never raises a grade, a denial never
    does, and sides that change places change places in the result and nothing else (D20).

    Args:
        incident: With its reports and their origins.
        findings: What each agreement says about it.
        asof: Time of what was known; stands in the grades.
    """
    attributed, side = attribution(incident, asof)
    return GradedIncident(
        incident=replace(incident, flags=incident.flags | flags_of(incident.reports)),
        occurrence=occurrence(incident, findings, asof),
        attribution=attributed,
        terms=findings,
        responsible=side,
    )
