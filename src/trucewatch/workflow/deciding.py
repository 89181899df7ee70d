"""People's decisions: taken, logged, and shown with what they change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from trucewatch.incidents.assembly import former_ids
from trucewatch.storage.codec import encode
from trucewatch.text.persons import is_person
from trucewatch.vocabulary.decision import Decision, Verb, in_time, standing
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.evidence import Piece
from trucewatch.vocabulary.grade import Attribution, GradedIncident, Occurrence
from trucewatch.vocabulary.incident import Report
from trucewatch.vocabulary.interval import local_day
from trucewatch.vocabulary.media import MediaItem
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.judged import judge
from trucewatch.workflow.prepared import STRIP_DAYS, DayMaterial, prepare
from trucewatch.workflow.workspace import Workspace

KIND = "decision"
Answer = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What somebody wants decided.

    Attributes:
        ids: Incidents; pictures for review; for split an incident and reports of it; for
            reject incidents or reports; for undo a decision.
        by: Role or pseudonym.
        day: A day of the incidents, when they are older than thirty days.
        at: When it was decided; None is now. Never before the newest thing known.
        dry_run: Only show what it would change.
    """

    verb: Verb
    ids: tuple[str, ...]
    by: str
    reason: str
    occurrence: str | None = None
    attribution: str | None = None
    side: str | None = None
    verdict: str | None = None
    day: date | None = None
    at: datetime | None = None
    dry_run: bool = False


def decide(workspace: Workspace, order: Order) -> Answer:
    """Take a decision, keep it for good, and tell which incidents it changes and how.

    Raises:
        UsageError: Something named does not exist, or the order cannot mean anything.
    """
    _check(order)
    got = _around(workspace, order)
    decision = _identified(_decision(workspace, order, got), _moment(workspace, order))
    after = _judged_with(got, decision)
    if not order.dry_run:
        keep(workspace, decision)
    touched = _touched(workspace, decision)
    return {
        "decision": as_json(decision),
        "dry_run": order.dry_run,
        "before": [_short(one) for one in _among(got.judged.graded, touched)],
        "after": [_short(one) for one in _among(after, touched)],
    }


def list_decisions(workspace: Workspace, asof: datetime | None = None) -> list[Answer]:
    """Return the log of decisions in order of time, and whether each one stands."""
    known = list(workspace.store.read(Decision, asof=asof))
    holding = {one.id for one in standing(known)}
    return [
        {**as_json(one), "stands": one.id in holding or one.verb is Verb.UNDO}
        for one in in_time(known)
    ]


def as_json(decision: Decision) -> Answer:
    """Return a decision's fields; what is not set is left out."""
    body: Answer = encode(decision, [])
    return body


def keep(workspace: Workspace, decision: Decision) -> None:
    """Archive a decision as a file of its own, log its custody, and store the record."""
    content = (json.dumps(as_json(decision), ensure_ascii=False, sort_keys=True) + "\n").encode()
    name, archive = f"{decision.id}.json", workspace.archive
    fields: dict[str, str | None] = {
        "by": decision.by,
        "kind": KIND,
        "name": name,
        "what": decision.verb.value,
    }
    with (
        archive.writing(),
        archive.staged(content) as staged,
        workspace.store.writing() as writer,
    ):
        writer.append([decision], known_at=decision.at, piece=staged.sha256)
        entry = archive.keep_staged(staged, fields, at=decision.at)
        piece = Piece(
            sha256=staged.sha256,
            name=name,
            kind=KIND,
            source="",
            bytes=staged.size,
            known_at=decision.at,
            rows_read=1,
            accepted=1,
            rejected=0,
        )
        writer.record_piece(piece, custody=entry)


def find_graded(got: DayMaterial, name: str) -> GradedIncident:
    """Return an incident by its id.

    Raises:
        UsageError: It is not among the days looked at.
    """
    for one in got.judged.graded:
        if one.incident.id == name:
            return one
    raise UsageError(
        f"there is no incident {name!r} in the {STRIP_DAYS} days up to {got.days[-1]}. "
        "List them: trucewatch incidents --from DAY; for older ones add --day DAY."
    )


def find_heir(got: DayMaterial, name: str) -> GradedIncident:
    """Return an incident by its id, or the one that an incident of that id was merged into.

    Raises:
        UsageError: Neither is among the days looked at.
    """
    by_id = {one.incident.id: one for one in got.judged.graded}
    heirs = (one for one in got.judged.graded if name in former_ids(one.incident))
    heir = None if name in by_id else next(heirs, None)
    return heir or find_graded(got, name)


def splittable(graded: GradedIncident) -> tuple[Report, ...]:
    """Return the reports of an incident; heat belongs to a place, not to an incident."""
    return tuple(r for r in graded.incident.reports if r.facets.observation != "thermal")


def around(workspace: Workspace, day: date | None, asof: datetime | None = None) -> DayMaterial:
    """Judge the thirty days up to a day, or up to the newest one known."""
    if day is None:
        newest = workspace.store.latest_known_at(except_kind=Decision.__name__)
        known = asof or newest or datetime.now(UTC)
        from trucewatch.geography.theatre import load_theatre

        day = local_day(known, load_theatre(workspace.theatre_name).zone)
    return prepare(workspace, DayRequest(day=day, asof=asof))


def _around(workspace: Workspace, order: Order) -> DayMaterial:
    return around(workspace, order.day + timedelta(days=1) if order.day else None)


def _check(order: Order) -> None:
    if not order.reason.strip():
        raise UsageError("a decision needs a reason: --reason WORDS.")
    if not order.by.strip():
        raise UsageError("say who decides: --as ROLE, for instance --as duty-1.")
    if is_person(order.by):
        raise UsageError(
            f"--as {order.by!r} looks like a person's name; write a role or a pseudonym."
        )
    least = 2 if order.verb in (Verb.MERGE, Verb.SPLIT) else 1
    if len(order.ids) < least:
        raise UsageError(f"{order.verb.value} needs at least {least} ids.")
    for name, known in ((order.occurrence, Occurrence), (order.attribution, Attribution)):
        if name is not None and name not in known.__members__:
            raise UsageError(f"{name!r} is no grade; known are {', '.join(known.__members__)}.")
    if order.verb is Verb.GRADE and order.occurrence is None and order.attribution is None:
        raise UsageError("say which grade: --occurrence O2, --attribution A1, or both.")


def _decision(workspace: Workspace, order: Order, got: DayMaterial) -> Decision:
    reports, others = _reports(workspace, order, got)
    return Decision(
        id="",
        verb=order.verb,
        by=order.by.strip(),
        reason=order.reason.strip(),
        at=got.asof,
        subject=order.ids,
        reports=reports,
        others=others,
        occurrence=order.occurrence,
        attribution=order.attribution,
        side=order.side,
        verdict=order.verdict,
    )


def _reports(
    workspace: Workspace, order: Order, got: DayMaterial
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the reports a decision holds on to, and those they are kept apart from."""
    if order.verb is Verb.UNDO:
        _check_undo(workspace, order.ids)
        return (), ()
    if order.verb is Verb.REVIEW:
        return _footage(workspace, got, order.ids), ()
    if order.verb is Verb.SPLIT:
        return _split(find_graded(got, order.ids[0]), order.ids[1:])
    if order.verb is Verb.REJECT:
        return tuple(name for each in order.ids for name in _of(got, each)), ()
    incidents = [find_graded(got, name) for name in order.ids]
    if order.verb is Verb.GRADE and order.occurrence == Occurrence.O4.name:
        for one in incidents:
            _check_basis(one)
    return tuple(name for one in incidents for name in _told(one)), ()


def _check_undo(workspace: Workspace, ids: Sequence[str]) -> None:
    known = {one.id for one in workspace.store.read(Decision)}
    for name in ids:
        if name not in known:
            raise UsageError(f"there is no decision {name!r}; list them: trucewatch decide list.")


def _footage(workspace: Workspace, got: DayMaterial, ids: Sequence[str]) -> tuple[str, ...]:
    """Return the reports that pictures make, so that what a review changes can be shown."""
    hashes = set()
    for name in ids:
        item = workspace.store.find(MediaItem, name)
        if item is None:
            raise UsageError(f"there is no picture {name!r}; list them: trucewatch media list.")
        hashes.add(item.evidence.sha256)
    reports = (report for one in got.judged.graded for report in one.incident.reports)
    return tuple(report.id for report in reports if report.evidence.sha256 in hashes)


def _split(graded: GradedIncident, taken: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    told = _told(graded)
    strange = [name for name in taken if name not in told]
    if strange:
        raise UsageError(
            f"{strange[0]!r} is no report of {graded.incident.id}; its reports are "
            f"{', '.join(told)}."
        )
    left = tuple(name for name in told if name not in taken)
    if not left:
        raise UsageError("a split must leave at least one report where it was.")
    return tuple(taken), left


def _of(got: DayMaterial, name: str) -> tuple[str, ...]:
    if name.startswith("rep-"):
        known = {report.id for one in got.judged.graded for report in one.incident.reports}
        if name not in known:
            raise UsageError(f"there is no report {name!r} among the days looked at; add --day.")
        return (name,)
    return _told(find_graded(got, name))


def _told(graded: GradedIncident) -> tuple[str, ...]:
    return tuple(report.id for report in splittable(graded))


def _check_basis(graded: GradedIncident) -> None:
    """Refuse O4 where nobody and nothing has observed it directly (DOMAIN §6.4)."""
    direct = [r for r in graded.incident.reports if r.direct and not r.denies]
    if not direct:
        raise UsageError(
            f"{graded.incident.id}: O4 needs direct observation (field team, monitor, own "
            "correspondent, camera) or footage that two reviewers accepted; there is none. "
            "Add it first, or set at most O3."
        )


def _moment(workspace: Workspace, order: Order) -> datetime:
    """Date a decision after everything that was known, so that it is the newest knowledge."""
    latest = workspace.store.latest_known_at()
    now = order.at or datetime.now(UTC)
    if latest is None or now > latest:
        return now
    return latest + timedelta(microseconds=1)


def _identified(decision: Decision, at: datetime) -> Decision:
    dated = replace(decision, at=at)
    words = json.dumps(as_json(dated), ensure_ascii=False, sort_keys=True)
    return replace(dated, id="dec-" + hashlib.sha256(words.encode()).hexdigest()[:12])


def _judged_with(got: DayMaterial, decision: Decision) -> tuple[GradedIncident, ...]:
    material = replace(got.material, decisions=(*got.material.decisions, decision))
    agreements = (got.truce.agreement,) if got.truce else ()
    return judge(material, got.ground, agreements, decision.at).graded


def _touched(workspace: Workspace, decision: Decision) -> frozenset[str]:
    """Name the reports a decision is about; an undoing is about those of what it undoes."""
    about = {*decision.reports, *decision.others}
    if decision.verb is Verb.UNDO:
        for one in workspace.store.read(Decision):
            if one.id in decision.subject:
                about |= {*one.reports, *one.others}
    return frozenset(about)


def _among(incidents: Iterable[GradedIncident], reports: frozenset[str]) -> list[GradedIncident]:
    return [one for one in incidents if reports.intersection(r.id for r in one.incident.reports)]


def _short(graded: GradedIncident) -> Answer:
    incident = graded.incident
    return {
        "id": incident.id,
        "occurrence": graded.occurrence.value.name,
        "attribution": graded.attribution.value.name,
        "rule": graded.occurrence.rule,
        "origins": len(incident.origins),
        "reports": [report.id for report in incident.reports],
        "flags": sorted(incident.flags),
    }
