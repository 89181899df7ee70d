"""Agreements at hand: the bundled library and what the workspace knows."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from trucewatch.agreements.compare import differences
from trucewatch.agreements.force import truce_day
from trucewatch.agreements.library import library_files
from trucewatch.sources.origins.agreement_yaml import parse
from trucewatch.vocabulary.agreement import Agreement, Stage, Version
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.findings import TruceDay
from trucewatch.workflow.precedents import load_precedents
from trucewatch.workflow.workspace import Workspace

OPEN_STAGES = frozenset({Stage.PROPOSED, Stage.ACCEPTED, Stage.CONDITIONAL})


def load_agreements(workspace: Workspace | None, asof: datetime | None) -> tuple[Agreement, ...]:
    """Return the library's agreements and the workspace's, by id; the workspace's win.

    A demonstration sees only its own, so that no real agreement mixes with invented facts.
    """
    own = tuple(workspace.store.read(Agreement, asof=asof)) if workspace else ()
    if workspace is not None and workspace.settings.synthetic:
        return own
    found = {one.id: one for one in (parse(raw) for raw in library_files().values())}
    found.update({one.id: one for one in own})
    return tuple(sorted(found.values(), key=lambda one: one.id))


def find_agreement(agreements: tuple[Agreement, ...], agreement_id: str) -> Agreement:
    """Return the agreement of that id, or the precedent of that id or number (P25).

    Raises:
        UsageError: There is none; the ids there are are named.
    """
    for one in agreements:
        if one.id == agreement_id:
            return one
    if not any(one.synthetic for one in agreements):
        for case in load_precedents():
            if agreement_id in (case.id, case.agreement.id):
                return case.agreement
    known = ", ".join(one.id for one in agreements) or "none"
    raise UsageError(f"There is no agreement {agreement_id!r}; known are {known}.")


def choose_truce(
    agreements: tuple[Agreement, ...], day: date, zone: str, asked: str | None
) -> TruceDay | None:
    """Choose the agreement a day's report is about.

    The one asked for; else the one in force that began last; else the proposal made last
    that was still open on that day; else none.
    """
    if asked is not None:
        return truce_day(find_agreement(agreements, asked), day, zone)
    days = [truce_day(one, day, zone) for one in agreements]
    in_force = [one for one in days if one.in_force]
    if in_force:
        return min(in_force, key=lambda one: (one.day_number or 0, one.agreement.id))
    proposed = [one for one in days if _open_on(one.agreement, day)]
    return max(proposed, key=lambda one: _proposed_on(one.agreement), default=None)


def read_file(path: Path) -> Agreement:
    """Read one agreement from a YAML file; a complaint names the line."""
    if not path.is_file():
        raise UsageError(f"There is no file {path}.")
    return parse(path.read_bytes())


def as_json(agreement: Agreement) -> dict[str, Any]:
    """Build the object of an agreement with its versions and their differences."""
    return {
        "id": agreement.id,
        "titles": dict(agreement.titles),
        "parties": list(agreement.parties),
        "guarantors": list(agreement.guarantors),
        "form": agreement.form,
        "purpose": agreement.purpose,
        "source": agreement.source,
        "synthetic": agreement.synthetic,
        "versions": [_version_json(version) for version in agreement.versions],
        "life": [
            {
                "party": step.party,
                "stage": step.stage.value,
                "on": step.on.isoformat(),
                "source": step.source,
                "confidence": step.confidence.value,
            }
            for step in agreement.life
        ],
        "differences": [_plain(one) for one in differences(agreement)],
    }


def _version_json(version: Version) -> dict[str, Any]:
    window = version.window
    return {
        "id": version.id,
        "author": version.author,
        "published_on": version.published_on.isoformat(),
        "source": version.source,
        "confidence": version.confidence.value,
        "window": None
        if window is None
        else {
            "start": window.start_local.isoformat(),
            "end": window.end_local.isoformat(),
            "zone": window.zone,
            "start_utc": window.start_at.isoformat(),
            "end_utc": window.end_at.isoformat(),
            "hours": window.hours,
        },
        "terms": [
            {"id": term.id, "kind": term.kind.value, "acts": list(term.acts), "note": term.note}
            for term in version.terms
        ],
    }


def _plain(value: object) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    return value if isinstance(value, bool | int | float | str | None) else str(value)


def _open_on(agreement: Agreement, day: date) -> bool:
    steps = [step for step in agreement.life if step.on <= day]
    return bool(steps) and all(step.stage in OPEN_STAGES for step in steps)


def _proposed_on(agreement: Agreement) -> date:
    return min(step.on for step in agreement.life)
