"""What an agreement says about an incident, clause by clause and version by version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from trucewatch.agreements.acts import Answer, forbids_act
from trucewatch.agreements.force import bound_during, current_versions, periods
from trucewatch.vocabulary.agreement import Agreement, Scope, Term, Version
from trucewatch.vocabulary.grade import TermFinding, TermResult
from trucewatch.vocabulary.incident import Incident
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.vocabulary.place import Place

INSIDE_SHARE = 0.99
"""A day counts as inside a window that begins one minute after midnight."""

DIVISION_WORDS = frozenset({"oblast", "region", "krai", "province", "governorate"})
"""Words that some lists add to the name of a first-order division and others leave out."""

RegionOf = Callable[[Place], str | None]
FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one version says, and the clauses that say so."""

    version: str
    answer: Answer
    clauses: tuple[str, ...]


def find_terms(incident: Incident, agreement: Agreement, *, region_of: RegionOf) -> TermFinding:
    """Find what the agreement says about an incident, over all versions in place.

    ``prohibited`` needs every version; one is enough for ``prohibited_in_version``.
    Windows are compared by UTC (D06). Exemptions are words that only people can apply, so
    they are left aside and the rule's name says so. For an agreement that was never in
    force the finding is hypothetical: ``in_force`` is False.

    Args:
        incident: Whatever grade it has.
        agreement: With the versions of all its authors.
        region_of: Names the first-order division (English) of a place.
    """
    verdicts = [
        _version_verdict(incident, version, _fallback(agreement, version), region_of)
        for version in current_versions(agreement)
    ]
    result = _overall([verdict.answer for verdict in verdicts])
    said = [verdict for verdict in verdicts if verdict.answer is _DECISIVE[result]]
    clauses = tuple(clause for verdict in said for clause in verdict.clauses)
    bound = bound_during(agreement, incident.interval)
    return TermFinding(
        agreement=agreement.id,
        result=result,
        versions=tuple(v.version for v in verdicts if v.answer is Answer.YES),
        clauses=clauses,
        in_force=bool(bound),
        rule=_rule(result, clauses, agreement),
        bound=bound,
        unbound=tuple(party for party in agreement.parties if party not in bound),
    )


_DECISIVE = {
    TermResult.PROHIBITED: Answer.YES,
    TermResult.PROHIBITED_IN_VERSION: Answer.YES,
    TermResult.UNDETERMINED: Answer.UNKNOWN,
    TermResult.OUT_OF_SCOPE: Answer.NO,
}


def _overall(answers: Sequence[Answer]) -> TermResult:
    if answers and all(answer is Answer.YES for answer in answers):
        return TermResult.PROHIBITED
    if Answer.YES in answers:
        return TermResult.PROHIBITED_IN_VERSION
    return TermResult.UNDETERMINED if Answer.UNKNOWN in answers else TermResult.OUT_OF_SCOPE


def _rule(result: TermResult, clauses: tuple[str, ...], agreement: Agreement) -> str:
    exempting = any(
        term.exemptions
        for version in agreement.versions
        for term in version.terms
        if term.id in clauses
    )
    forbidding = result in (TermResult.PROHIBITED, TermResult.PROHIBITED_IN_VERSION)
    return f"{result.value}_exemptions_not_tested" if exempting and forbidding else result.value


def _version_verdict(
    incident: Incident, version: Version, window: Interval, region_of: RegionOf
) -> Verdict:
    answers = {
        term.id: _term_answer(incident, term, term.window or version.window or window, region_of)
        for term in version.terms
    }
    for answer in (Answer.YES, Answer.UNKNOWN):
        clauses = tuple(name for name, given in answers.items() if given is answer)
        if clauses:
            return Verdict(version=version.id, answer=answer, clauses=clauses)
    return Verdict(version=version.id, answer=Answer.NO, clauses=tuple(answers))


def _term_answer(incident: Incident, term: Term, window: Interval, region_of: RegionOf) -> Answer:
    """Combine act, time and place: one No settles it, one Unknown leaves it open."""
    answers = (
        forbids_act(term, incident.incident_type, incident.facets),
        _in_window(incident.interval, window),
        _in_scope(incident, term.scope, region_of),
    )
    if Answer.NO in answers:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.YES


def _in_window(interval: Interval, window: Interval) -> Answer:
    if not interval.overlaps(window):
        return Answer.NO
    if interval.hours == 0:
        return Answer.YES
    start, end = max(interval.start_at, window.start_at), min(interval.end_at, window.end_at)
    share = (end - start) / (interval.end_at - interval.start_at)
    return Answer.YES if share >= INSIDE_SHARE else Answer.UNKNOWN


def _in_scope(incident: Incident, scope: Scope, region_of: RegionOf) -> Answer:
    answers = []
    if scope.sectors:
        answers.append(_listed(incident.sector, scope.sectors))
    if scope.regions or scope.excluded_regions:
        region = division(region_of(incident.place))
        if scope.regions:
            answers.append(_listed(region, _divisions(scope.regions)))
        if scope.excluded_regions:
            answers.append(_not_listed(region, _divisions(scope.excluded_regions)))
    if Answer.NO in answers:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.YES


def division(name: str | None) -> str | None:
    """Reduce the name of a division to what all texts write, for comparing.

    >>> division("Kursk Oblast") == division("Kursk")
    True
    """
    if name is None:
        return None
    words = name.casefold().split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in DIVISION_WORDS else words)


def _divisions(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(found for name in names if (found := division(name)) is not None)


def _listed(name: str | None, names: tuple[str, ...]) -> Answer:
    if name is None:
        return Answer.UNKNOWN
    return Answer.YES if name in names else Answer.NO


def _not_listed(name: str | None, names: tuple[str, ...]) -> Answer:
    if name is None:
        return Answer.UNKNOWN
    return Answer.NO if name in names else Answer.YES


def _fallback(agreement: Agreement, version: Version) -> Interval:
    """Give a version without a window the stretch it was in force, else from its day on."""
    lived = [period for party in agreement.parties for period in periods(agreement, party)]
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
