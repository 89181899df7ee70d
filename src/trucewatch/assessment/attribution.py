"""How sure it is who did it: A0 to A4, by named rules, and the side that is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trucewatch.assessment.occurrence import admits
from trucewatch.incidents.voices import is_heat, is_outside, side_of
from trucewatch.vocabulary.grade import Attribution, Grade
from trucewatch.vocabulary.incident import Incident, Report
from trucewatch.vocabulary.source import SourceClass

TECHNICAL = frozenset({"crater", "image"})
"""Observations from which a direction or a weapon can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A side that is named as responsible, how surely, and by which reports."""

    side: str | None
    value: Attribution
    rule: str
    reports: tuple[Report, ...]


def attribution(incident: Incident, asof: datetime) -> tuple[Grade[Attribution], str | None]:
    """Grade who is responsible; the side is None as long as it is A0.

    The surest naming counts. Two sides named equally surely cancel each other: parties
    that blame each other establish nothing (A0).
    """
    naming = [
        report
        for report in incident.reports
        if report.responsible is not None
        and not (report.denies or report.recycled_from or is_heat(report))
    ]
    sides = sorted({str(report.responsible) for report in naming})
    ranked = [_named(side, [r for r in naming if r.responsible == side]) for side in sides]
    best = _surest(ranked)
    grade = Grade(
        value=best.value,
        rule=best.rule,
        evidence=tuple(sorted(report.id for report in best.reports)),
        by="pipeline",
        at=asof,
    )
    return grade, best.side


def _surest(ranked: Sequence[Named]) -> Named:
    if not ranked:
        return Named(side=None, value=Attribution.A0, rule="nobody_named", reports=())
    top = max(named.value for named in ranked)
    best = [named for named in ranked if named.value == top]
    if len(best) == 1:
        return best[0]
    outside = top > Attribution.A1
    return Named(
        side=None,
        value=Attribution.A0,
        rule="outside_origins_disagree" if outside else "parties_blame_each_other",
        reports=tuple(report for named in best for report in named.reports),
    )


def _named(side: str, reports: Sequence[Report]) -> Named:
    """Find the strongest rule by which reports name a side, and those it relies upon."""
    for value, rule, holds in RULES:
        relied = tuple(report for report in reports if holds(report))
        if relied:
            return Named(side=side, value=value, rule=rule, reports=relied)
    return Named(side=side, value=Attribution.A1, rule="named_by_one_party", reports=tuple(reports))


def _technical(report: Report) -> bool:
    return report.direct and _outside_cause(report) and report.facets.observation in TECHNICAL


def _outside_cause(report: Report) -> bool:
    """Tell whether a report is outside the parties for the cause, not only for effects."""
    local = report.source_class is SourceClass.LOCAL_AUTHORITY
    return not local and is_outside(report) and side_of(report) is None


RULES = (
    (Attribution.A4, "admitted", admits),
    (Attribution.A3, "technical_evidence", _technical),
    (Attribution.A2, "named_by_outside_origin", _outside_cause),
)
"""All rules of attribution above A1, tried in this order (docs/reference/grades.md)."""
