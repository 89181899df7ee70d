"""The life of agreements, their commitments, and the steps that texts suggest."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from trucewatch.agreements.life import life_of
from trucewatch.agreements.suggestions import suggest
from trucewatch.geography.theatre import load_theatre
from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.agreement_life import CommitmentState, LifeView, StepSuggestion
from trucewatch.vocabulary.errors import WorkspaceError
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.workflow.ground import load_ground
from trucewatch.workflow.material import load_material
from trucewatch.workflow.treaties import find_agreement, load_agreements
from trucewatch.workflow.treaty_json import mark
from trucewatch.workflow.workspace import Workspace

DEFAULT_THEATRE = "ukraine"


def find_life(workspace: Workspace | None, agreement_id: str, asof: datetime | None) -> LifeView:
    """Show where each party stands, and the timeline, as known at a time; default: now."""
    agreement = find_agreement(load_agreements(workspace, asof), agreement_id, asof)
    return life_of(agreement, asof or datetime.now(UTC), _zone(workspace))


def find_commitments(
    workspace: Workspace | None, agreement_id: str | None, asof: datetime | None
) -> list[tuple[Agreement, CommitmentState]]:
    """List the commitments of one agreement, or of all, as known at a time; default: now."""
    agreements = load_agreements(workspace, asof)
    chosen = (
        agreements if agreement_id is None else (find_agreement(agreements, agreement_id, asof),)
    )
    moment, zone = asof or datetime.now(UTC), _zone(workspace)
    return [(one, state) for one in chosen for state in life_of(one, moment, zone).commitments]


def find_suggestions(
    workspace: Workspace, agreement_id: str, asof: datetime | None
) -> tuple[StepSuggestion, ...]:
    """List the steps that the texts of a workspace speak of; none of them changes anything.

    Raises:
        WorkspaceError: The workspace is empty.
    """
    known = asof or workspace.store.latest_known_at()
    if known is None:
        raise WorkspaceError("The workspace is empty; add files with: trucewatch add PATH…")
    agreement = find_agreement(load_agreements(workspace, known), agreement_id, known)
    ground = load_ground(workspace.theatre_name, workspace.gazetteer_file)
    ever = Interval(
        start_at=datetime(1990, 1, 1, tzinfo=UTC),
        end_at=datetime(2100, 1, 1, tzinfo=UTC),
        zone=ground.theatre.zone,
        granularity=Granularity.SPAN,
    )
    material = load_material(workspace, ground, known, ever)
    mentions = [
        (material.documents[key], mention)
        for key, reading in material.readings.items()
        for mention in reading.agreements
    ]
    return suggest(mentions, agreement)


def outline(view: LifeView) -> str:
    """Write the life of an agreement for people; weak facts carry their mark."""
    lines = [f"{view.agreement} as of {view.asof.isoformat()}", "", "Where each party stands"]
    for one in view.standings:
        stage = one.stage.value if one.stage else "no dated step"
        since = f" since {one.since.isoformat() if one.since else one.on}" if one.on else ""
        rule = "" if one.rule == "stated" else f" ({one.rule})"
        note = f": {one.note}" if one.note else ""
        lines.append(f"  {one.party}: {stage}{since}{rule}{mark(one.confidence)}{note}")
    lines += ["", "Timeline"]
    for entry in view.timeline:
        who, text = " and ".join(entry.who), f" {entry.text}" if entry.text else ""
        when = entry.at.isoformat() if entry.at else entry.on.isoformat()
        label = f"{when} {entry.kind} {who}: {entry.what}{mark(entry.confidence)}"
        lines.append(f"  {label}{text} ({entry.source})")
    return "\n".join(lines)


def commitment_row(agreement: Agreement, state: CommitmentState) -> list[Any]:
    """Shorten a commitment to the columns of a terminal."""
    promised = state.commitment
    count = None if promised.promised_count is None else f"{promised.promised_count}"
    return [
        agreement.id,
        promised.id,
        promised.kind.value,
        f"{promised.by} to {promised.to}",
        state.stage.value if state.stage else None,
        state.on,
        count,
        state.done_count,
        promised.due,
        "overdue" if state.overdue else "",
        f"{promised.text}{mark(state.confidence)}",
    ]


COMMITMENT_COLUMNS = (
    "agreement", "id", "kind", "who", "stage", "on", "promised", "done", "due", "", "text",
)  # fmt: skip


def _zone(workspace: Workspace | None) -> str:
    return load_theatre(workspace.theatre_name if workspace else DEFAULT_THEATRE).zone
