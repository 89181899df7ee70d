"""What an agreement says about an incident, clause by clause and version by version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from trucewatch.agreements.acts import Answer, forbids_act
from trucewatch.agreements.exemptions import exempting, tested
from trucewatch.agreements.force import Period, bound_by, current_versions, periods
from trucewatch.agreements.scope import RegionOf, in_scope
from trucewatch.vocabulary.agreement import Agreement, Term, Version
from trucewatch.vocabulary.grade import TermFinding, TermResult
from trucewatch.vocabulary.incident import Incident
from trucewatch.vocabulary.interval import Granularity, Interval

INSIDE_SHARE = 0.99
"""A day counts as inside a window that begins one minute after midnight."""

FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one version says, the clauses that say so, and the exemptions that apply."""

    version: str
    answer: Answer
    clauses: tuple[str, ...]
    exempt: tuple[str, ...] = ()


def find_terms(incident: Incident, agreement: Agreement, *, region_of: RegionOf) -> TermFinding:
    """Find what the agreement says about an incident, over all versions in place.

    ``prohibited`` needs every version; one is enough for ``prohibited_in_version``.
    Windows are compared by UTC (D06). An exemption that names acts is applied; one that is
    only words needs people, is left aside, and the rule's name says so. For an agreement
    that was never in force the finding is hypothetical: ``in_force`` is False.

    Args:
        incident: Whatever grade it has.
        agreement: With the versions of all its authors.
        region_of: Names the first-order division (English) of a place.
    """
    return TermFinder(agreement, region_of)(incident)


class TermFinder:
    """What one agreement says about incidents; what is the same for all is found once."""

    def __init__(self, agreement: Agreement, region_of: RegionOf) -> None:
        """Take an agreement, and what names the first-order division of a place."""
        self._agreement = agreement
        self._region_of = region_of
        self._lived = [one for party in agreement.parties for one in periods(agreement, party)]
        self._versions = [
            (version, _fallback(self._lived, version)) for version in current_versions(agreement)
        ]

    def __call__(self, incident: Incident) -> TermFinding:
        """Find what the agreement says about an incident; see ``find_terms``."""
        verdicts = [
            _version_verdict(incident, version, window, self._region_of)
            for version, window in self._versions
        ]
        return _finding(self._agreement, verdicts, bound_by(self._lived, incident.interval))


def _finding(
    agreement: Agreement, verdicts: Sequence[Verdict], bound: frozenset[str]
) -> TermFinding:
    result = _overall(verdicts)
    clauses = tuple(clause for verdict in verdicts for clause in _said(verdict, result))
    return TermFinding(
        agreement=agreement.id,
        result=result,
        versions=tuple(v.version for v in verdicts if v.answer is Answer.YES),
        clauses=clauses,
        in_force=bool(bound),
        rule=_rule(result, clauses, agreement),
        bound=tuple(party for party in agreement.parties if party in bound),
        unbound=tuple(party for party in agreement.parties if party not in bound),
    )


_DECISIVE = {
    TermResult.PROHIBITED: Answer.YES,
    TermResult.PROHIBITED_IN_VERSION: Answer.YES,
    TermResult.UNDETERMINED: Answer.UNKNOWN,
    TermResult.OUT_OF_SCOPE: Answer.NO,
}


def _said(verdict: Verdict, result: TermResult) -> tuple[str, ...]:
    """List the clauses of a version that carry the result."""
    if result is TermResult.EXEMPT:
        return verdict.exempt
    return verdict.clauses if verdict.answer is _DECISIVE[result] else ()


def _overall(verdicts: Sequence[Verdict]) -> TermResult:
    answers = [verdict.answer for verdict in verdicts]
    if answers and all(answer is Answer.YES for answer in answers):
        return TermResult.PROHIBITED
    if Answer.YES in answers:
        return TermResult.PROHIBITED_IN_VERSION
    if Answer.UNKNOWN in answers:
        return TermResult.UNDETERMINED
    exempt = any(verdict.exempt for verdict in verdicts)
    return TermResult.EXEMPT if exempt else TermResult.OUT_OF_SCOPE


def _rule(result: TermResult, clauses: tuple[str, ...], agreement: Agreement) -> str:
    untested = any(
        not tested(exemption)
        for version in agreement.versions
        for term in version.terms
        if term.id in clauses
        for exemption in term.exemptions
    )
    forbidding = result in (TermResult.PROHIBITED, TermResult.PROHIBITED_IN_VERSION)
    return f"{result.value}_exemptions_not_tested" if untested and forbidding else result.value


def _version_verdict(
    incident: Incident, version: Version, window: Interval, region_of: RegionOf
) -> Verdict:
    answers: dict[str, Answer] = {}
    exempt: list[str] = []
    for term in version.terms:
        answer = _term_answer(incident, term, term.window or version.window or window, region_of)
        if answer is Answer.YES:
            freed, by = exempting(incident, term, region_of)
            answer = {Answer.YES: Answer.NO, Answer.NO: answer}.get(freed, Answer.UNKNOWN)
            exempt.extend(by if freed is Answer.YES else ())
        answers[term.id] = answer
    for decisive in (Answer.YES, Answer.UNKNOWN):
        clauses = tuple(name for name, given in answers.items() if given is decisive)
        if clauses:
            return Verdict(version=version.id, answer=decisive, clauses=clauses)
    names = tuple(answers)
    return Verdict(version=version.id, answer=Answer.NO, clauses=names, exempt=tuple(exempt))


def _term_answer(incident: Incident, term: Term, window: Interval, region_of: RegionOf) -> Answer:
    """Combine act, time, place and distance: one No settles it, one Unknown leaves it open."""
    answers = (
        forbids_act(term, incident.incident_type, incident.facets),
        _in_window(incident.interval, window),
        in_scope(incident, term.scope, region_of, term.distance_km),
        _from_line(term),
    )
    if Answer.NO in answers:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.YES


def _from_line(term: Term) -> Answer:
    """Leave a distance from a line open: the line is words here, nobody has measured."""
    measured_from_line = term.baseline_line is not None and term.distance_km is not None
    return Answer.UNKNOWN if measured_from_line else Answer.YES


def _in_window(interval: Interval, window: Interval) -> Answer:
    if not interval.overlaps(window):
        return Answer.NO
    if interval.hours == 0:
        return Answer.YES
    start, end = max(interval.start_at, window.start_at), min(interval.end_at, window.end_at)
    share = (end - start) / (interval.end_at - interval.start_at)
    return Answer.YES if share >= INSIDE_SHARE else Answer.UNKNOWN


def _fallback(lived: Sequence[Period], version: Version) -> Interval:
    """Give a version without a window the stretch it was in force, else from its day on."""
    starts = [period.start_at for period in lived]
    ends = [period.end_at or FOREVER for period in lived]
    zone = version.window.zone if version.window else "UTC"
    published_at = datetime.combine(version.published_on, time(), UTC)
    granularity = Granularity.SPAN
    return Interval(
        start_at=min(starts, default=published_at),
        end_at=max(ends, default=FOREVER),
        zone=zone,
        granularity=granularity,
    )
