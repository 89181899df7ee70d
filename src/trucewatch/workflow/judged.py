"""From material to graded incidents: gather reports, form incidents, ask the terms, grade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trucewatch.agreements.terms import TermFinder
from trucewatch.assessment.grading import grade
from trucewatch.assessment.hands import by_hand
from trucewatch.assessment.publication_day import Names
from trucewatch.incidents.formation import form_incidents
from trucewatch.incidents.nameless import nameless
from trucewatch.incidents.passes import doubted
from trucewatch.incidents.rulings import rulings_of, set_aside
from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.decision import standing
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.incident import RejectedReport
from trucewatch.workflow.gather import gather_reports
from trucewatch.workflow.ground import Ground, region_finder
from trucewatch.workflow.material import Material
from trucewatch.workflow.sky import passes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Graded incidents in order of time, and the reports that made none."""

    graded: tuple[GradedIncident, ...]
    rejected: tuple[RejectedReport, ...]


def judge(
    material: Material, ground: Ground, agreements: tuple[Agreement, ...], asof: datetime
) -> Judged:
    """Grade every incident that the material speaks of, in view of the agreements."""
    gathered, rejected = gather_reports(material)
    rulings = rulings_of(material.decisions)
    reports, set_apart = set_aside(gathered, rulings)
    decisions = standing(material.decisions)
    names = Names(material.documents, material.readings)
    named = {key: names.of(key) for key in material.readings}
    region_of = region_finder(ground)
    finders = [TermFinder(one, region_of) for one in agreements]
    passes = passes_of(material, ground)
    graded = [
        by_hand(
            grade(
                doubted(incident, passes),
                tuple(find_terms_of(incident) for find_terms_of in finders),
                asof,
            ),
            decisions,
        )
        for formed in form_incidents(reports, ground.sector_of, rulings, material.memory)
        for incident in (nameless(formed, named),)
    ]
    graded.sort(key=lambda one: (one.incident.interval.start_at, one.incident.id))
    return Judged(graded=tuple(graded), rejected=(*rejected, *set_apart))
