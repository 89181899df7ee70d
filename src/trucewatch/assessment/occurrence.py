"""How sure it is that an incident happened: O0 to O3, by named rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from trucewatch.assessment.voice import Voice, voices_of
from trucewatch.incidents.voices import is_heat
from trucewatch.vocabulary.grade import Grade, Occurrence, TermFinding, TermResult
from trucewatch.vocabulary.incident import Incident, Report
from trucewatch.vocabulary.source import SourceClass

Ids = tuple[str, ...]
FORBIDDING = frozenset({TermResult.PROHIBITED, TermResult.PROHIBITED_IN_VERSION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the rules look at.

    Attributes:
        heat: Ids of the thermal clusters that fit.
        admitted: Ids of the reports in which a bound party admits its own act.
    """

    voices: tuple[Voice, ...]
    heat: Ids
    admitted: Ids


Rule = Callable[[Case], Ids]


def occurrence(
    incident: Incident, findings: Sequence[TermFinding], asof: datetime
) -> Grade[Occurrence]:
    """Grade by the first rule that holds, the strongest first; O4 is left to two people.

    ``findings`` matter for one thing: a party that admits an act which binding terms
    forbid it speaks against its own interest.
    """
    case = Case(
        voices=voices_of(incident),
        heat=tuple(sorted(report.id for report in incident.reports if is_heat(report))),
        admitted=_admitted(incident.reports, findings),
    )
    for value, name, holds in RULES:
        evidence = holds(case)
        if evidence:
            return _grade(value, name, evidence, asof)
    recycled = tuple(sorted(report.id for report in incident.reports if report.recycled_from))
    rule = "recycled_media" if recycled else "nothing_asserts_it"
    return _grade(Occurrence.O0, rule, recycled, asof)


def _two_independent_origins(case: Case) -> Ids:
    known = [voice for voice in case.voices if voice.known and (voice.outside or voice.sides)]
    if len(known) < 2 or not any(voice.outside for voice in known):
        return ()
    return _reports(known)


def _both_parties_agree(case: Case) -> Ids:
    sided = [voice for voice in case.voices if voice.sides]
    sides = frozenset(side for voice in sided for side in voice.sides)
    return _reports(sided) if len(sides) > 1 else ()


def _observation_with_sensor(case: Case) -> Ids:
    seen = [voice for voice in case.voices if voice.direct]
    return (*_reports(seen), *case.heat) if seen and case.heat else ()


def _one_outside_origin(case: Case) -> Ids:
    return _reports(voice for voice in case.voices if voice.outside and voice.known)


def _unknown_lineage(case: Case) -> Ids:
    return _reports(voice for voice in case.voices if voice.outside)


def _one_side_with_sensor(case: Case) -> Ids:
    sided = [voice for voice in case.voices if voice.sides and voice.known]
    return (*_reports(sided), *case.heat) if len(sided) > 1 and case.heat else ()


def _one_side_claims(case: Case) -> Ids:
    return _reports(voice for voice in case.voices if voice.sides)


RULES: tuple[tuple[Occurrence, str, Rule], ...] = (
    (Occurrence.O3, "two_independent_origins", _two_independent_origins),
    (Occurrence.O3, "both_parties_agree", _both_parties_agree),
    (Occurrence.O3, "outside_observation_with_sensor", _observation_with_sensor),
    (Occurrence.O2, "one_outside_origin", _one_outside_origin),
    (Occurrence.O2, "unknown_lineage", _unknown_lineage),
    (Occurrence.O2, "admission", lambda case: case.admitted),
    (Occurrence.O2, "one_side_with_sensor", _one_side_with_sensor),
    (Occurrence.O1, "one_side_claims", _one_side_claims),
    (Occurrence.O1, "source_not_assessed", lambda case: _reports(case.voices)),
    (Occurrence.O1, "thermal_only", lambda case: case.heat),
)
"""All rules of occurrence, tried in this order (docs/reference/grades.md)."""


def _admitted(reports: Sequence[Report], findings: Sequence[TermFinding]) -> Ids:
    """Find admissions: a boast in open war is in a party's interest, a breach is not."""
    bound = {
        side
        for finding in findings
        if finding.in_force and finding.result in FORBIDDING
        for side in finding.bound
    }
    return tuple(sorted(report.id for report in reports if admits(report) and report.side in bound))


def admits(report: Report) -> bool:
    """Tell whether a party says that it acted itself; an aligned voice cannot admit."""
    return (
        report.source_class is SourceClass.PARTY
        and not report.denies
        and report.side is not None
        and report.responsible == report.side
    )


def _reports(voices: Iterable[Voice]) -> Ids:
    return tuple(sorted(name for voice in voices for name in voice.reports))


def _grade(value: Occurrence, rule: str, evidence: Ids, asof: datetime) -> Grade[Occurrence]:
    return Grade(value=value, rule=rule, evidence=evidence, by="pipeline", at=asof)
