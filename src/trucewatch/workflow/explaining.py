"""Why an incident has its grades: rules in words, evidence, origins, history, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from trucewatch.assessment.rule_words import WORDS, would_raise
from trucewatch.assessment.wording import PIPELINE
from trucewatch.vocabulary.decision import Decision, in_time
from trucewatch.vocabulary.errors import HeldError
from trucewatch.vocabulary.grade import Grade, GradedIncident, TermFinding
from trucewatch.vocabulary.incident import Report
from trucewatch.vocabulary.interval import local_day
from trucewatch.vocabulary.policy import Audience
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.deciding import around, as_json, find_heir
from trucewatch.workflow.incident_list import locator_json
from trucewatch.workflow.prepared import DayMaterial, prepare
from trucewatch.workflow.publication import public_incidents
from trucewatch.workflow.workspace import Workspace

MOST_TIMES = 12
"""Moments of the history that are judged anew, the newest ones; each costs a day's run."""
Answer = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An incident, seen from a time, for somebody.

    Attributes:
        day: One of its days, when it is older than thirty days.
    """

    incident: str
    day: date | None = None
    asof: datetime | None = None
    audience: Audience = Audience.PUBLIC


def explain(workspace: Workspace, asked: Asked) -> Answer:
    """Say per axis which rule gave the grade, on what evidence, and what would raise it.

    Raises:
        UsageError: There is no such incident among the days looked at.
        HeldError: The public may not see it.
    """
    got = around(workspace, asked.day + timedelta(days=1) if asked.day else None, asked.asof)
    full = find_heir(got, asked.incident)
    graded = _shown(workspace, full, asked.audience)
    raises = would_raise(graded)
    history = list(_history(workspace, got, full))
    who = _name_hands if asked.audience is Audience.ANALYST else _hide_hands
    return {
        "incident": graded.incident.id,
        "asked_as": asked.incident,
        "earlier_ids": _earlier_ids(history, graded.incident.id, asked.incident),
        "asof": got.asof.isoformat(),
        "type": graded.incident.incident_type.value,
        "place": graded.incident.place.name,
        "axes": {
            "occurrence": _axis(graded.occurrence, raises["occurrence"], who),
            "attribution": {
                **_axis(graded.attribution, raises["attribution"], who),
                "side": graded.responsible,
            },
            "terms": [_term(one) for one in graded.terms],
        },
        "flags": sorted(graded.incident.flags),
        "origins": list(_origins(graded)),
        "history": history,
        "decisions": list(_decisions(got, full, asked.audience)),
    }


def outline(found: Answer) -> str:
    """Write an explanation for people, one thing a line."""
    lines = [f"{found['incident']} · {found['type']} · {found['place']} · as of {found['asof']}"]
    if found["asked_as"] != found["incident"]:
        lines.append(f"{found['asked_as']} is part of {found['incident']} now")
    lines += [f"was also known as {each}" for each in found["earlier_ids"]]
    for name in ("occurrence", "attribution"):
        axis = found["axes"][name]
        lines.append(f"{name}: {axis['grade']} – {axis['words']} ({axis['rule']}, {axis['by']})")
        lines += [f"  rests on {each}" for each in axis["evidence"]]
        lines += [f"  would rise with {each}" for each in axis["would_raise"]]
    lines += [f"term: {one['result']} – {one['agreement']}" for one in found["axes"]["terms"]]
    for origin in found["origins"]:
        lines.append(f"origin {origin['id']}: {origin['relation']}")
        lines += [f"  {one['id']} {one['source']}: {one['words']}" for one in origin["reports"]]
    lines += [
        f"{one['at']}: {one['occurrence']}/{one['attribution']}, {one['origins']} origins"
        for one in found["history"]
    ]
    lines += [f"decided {one['at']}: {one['verb']} – {one['reason']}" for one in found["decisions"]]
    return "\n".join(lines)


def _shown(workspace: Workspace, graded: GradedIncident, audience: Audience) -> GradedIncident:
    shown = public_incidents(workspace, [graded], audience=audience)
    if not shown.incidents:
        raise HeldError(
            f"{graded.incident.id} is held back by the publication policy "
            f"({', '.join(shown.held)}). For your own desk: --audience analyst."
        )
    return shown.incidents[0]


def _term(finding: TermFinding) -> Answer:
    return {
        "agreement": finding.agreement,
        "result": finding.result.value,
        "rule": finding.rule,
        "clauses": list(finding.clauses),
        "in_force": finding.in_force,
    }


def _earlier_ids(history: Iterable[Answer], now: str, asked: str) -> list[str]:
    """List the other ids its reports have stood under: before a merge, a split, or new evidence."""
    return sorted(({row["incident"] for row in history} | {asked}) - {now})


def _name_hands(by: str) -> str:
    return by


def _hide_hands(by: str) -> str:
    return by if by == PIPELINE else "person"


def _axis(grade: Grade[Any], raises: tuple[str, ...], who: Callable[[str], str]) -> Answer:
    return {
        "grade": grade.value.name,
        "rule": grade.rule,
        "words": WORDS[grade.rule],
        "evidence": list(grade.evidence),
        "by": who(grade.by),
        "at": grade.at.isoformat(),
        "would_raise": list(raises),
    }


def _origins(graded: GradedIncident) -> Iterator[Answer]:
    by_id = {report.id: report for report in graded.incident.reports}
    for origin in graded.incident.origins:
        yield {
            "id": origin.id,
            "relation": origin.relation,
            "reports": [_report(by_id[name]) for name in origin.reports],
        }


def _report(report: Report) -> Answer:
    return {
        "id": report.id,
        "source": report.source,
        "source_class": report.source_class.value,
        "side": report.side,
        "denies": report.denies,
        "direct": report.direct,
        "published_at": report.published_at.isoformat(),
        "words": report.words,
        "sha256": report.evidence.sha256,
        "locator": locator_json(report.evidence.locator),
    }


def _history(workspace: Workspace, got: DayMaterial, graded: GradedIncident) -> Iterator[Answer]:
    """Grade it anew as of each moment at which something about it became known."""
    names = {report.id for report in graded.incident.reports}
    day = local_day(graded.incident.interval.start_at, got.ground.theatre.zone)
    last: Answer = {}
    for moment in _moments(workspace, got, graded)[-MOST_TIMES:]:
        then = prepare(workspace, DayRequest(day=day, asof=moment), days=1)
        for one in _with_any(then.judged.graded, names):
            row = {
                "incident": one.incident.id,
                "occurrence": one.occurrence.value.name,
                "attribution": one.attribution.value.name,
                "rule": one.occurrence.rule,
                "origins": len(one.incident.origins),
                "reports": len(one.incident.reports),
            }
            if row != last:
                yield {"at": moment.isoformat(), **row}
            last = row


def _moments(workspace: Workspace, got: DayMaterial, graded: GradedIncident) -> list[datetime]:
    pieces = {piece.sha256: piece.known_at for piece in workspace.store.pieces(got.asof)}
    known = got.material.known_at
    moments = set()
    for report in graded.incident.reports:
        when = known.get(report.document or "") or pieces.get(report.evidence.sha256)
        if when is not None:
            moments.add(when)
    moments |= {one.at for one in _about(got.material.decisions, graded)}
    return sorted(moments)


def _with_any(incidents: Iterable[GradedIncident], names: set[str]) -> Iterator[GradedIncident]:
    return (one for one in incidents if names & {report.id for report in one.incident.reports})


def _about(decisions: Iterable[Decision], graded: GradedIncident) -> list[Decision]:
    names = {report.id for report in graded.incident.reports}
    ours = [one for one in decisions if names & {*one.reports, *one.others}]
    ids = {one.id for one in ours}
    undoing = [one for one in decisions if ids & set(one.subject)]
    return in_time({one.id: one for one in (*ours, *undoing)}.values())


def _decisions(got: DayMaterial, graded: GradedIncident, audience: Audience) -> Iterator[Answer]:
    """List the decisions about it; the public does not read what analysts wrote."""
    for one in _about(got.material.decisions, graded):
        body = as_json(one)
        yield body if audience is Audience.ANALYST else {**body, "reason": "", "by": ""}
