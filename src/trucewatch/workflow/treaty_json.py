"""Agreements and their life as JSON."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from trucewatch.agreements.common import common_terms
from trucewatch.agreements.compare import differences
from trucewatch.vocabulary.agreement import (
    Agreement,
    CommonTerm,
    Confidence,
    LifeEvent,
    Term,
    Version,
)
from trucewatch.vocabulary.agreement_life import CommitmentState, LifeView, StepSuggestion
from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.interval import Interval


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
        "versions": [_version(version) for version in agreement.versions],
        "life": [_step(step) for step in agreement.life],
        "contacts": [plain(contact) for contact in agreement.contacts],
        "commitments": [plain(commitment) for commitment in agreement.commitments],
        "undisputed": [_common(one) for one in common_terms(agreement)],
        "differences": [plain(one) for one in differences(agreement)],
    }


def life_json(view: LifeView) -> dict[str, Any]:
    """Build the object of an agreement's life as known at one time."""
    return {
        "agreement": view.agreement,
        "asof": view.asof.isoformat(),
        "parties": [plain(one) for one in view.standings],
        "timeline": [plain(one) for one in view.timeline],
        "commitments": [commitment_json(one) for one in view.commitments],
    }


def commitment_json(state: CommitmentState) -> dict[str, Any]:
    """Build the object of a commitment: what was promised, and where it stands."""
    promised = state.commitment
    return {
        "id": promised.id,
        "kind": promised.kind.value,
        "by": promised.by,
        "to": promised.to,
        "text": promised.text,
        "promised_count": promised.promised_count,
        "unit": promised.unit or None,
        "due": promised.due.isoformat() if promised.due else None,
        "stage": state.stage.value if state.stage else None,
        "on": state.on.isoformat() if state.on else None,
        "said_by": state.said_by or None,
        "done_count": state.done_count,
        "overdue": state.overdue,
        "source": state.source or None,
        "confidence": state.confidence.value,
    }


def suggestion_json(one: StepSuggestion) -> dict[str, Any]:
    """Build the object of a step that a text speaks of."""
    return {**plain(one), "status": "recorded" if one.recorded else "suggested"}


def complaint_json(error: InputError) -> dict[str, Any]:
    """Build the object of a complaint about a file."""
    return {"reason": error.reason, "column": error.column, "remedy": error.remedy}


def mark(confidence: Confidence) -> str:
    """Return the mark that a weak fact carries to the screen; empty for a sourced one.

    >>> mark(Confidence.UNCHECKED)
    ' [unchecked]'
    """
    return "" if confidence is Confidence.SOURCED else f" [{confidence.value}]"


def plain(value: object) -> Any:
    """Turn a record into what JSON knows; times RFC 3339, enumerations by their value."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(item) for name, item in _fields(value).items()}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if isinstance(value, bool | int | float | str | None) else str(value)


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _step(step: LifeEvent) -> dict[str, Any]:
    return {
        "party": step.party,
        "stage": step.stage.value,
        "on": step.on.isoformat(),
        "at": step.at.isoformat() if step.at else None,
        "source": step.source,
        "note": step.note,
        "confidence": step.confidence.value,
    }


def _version(version: Version) -> dict[str, Any]:
    return {
        "id": version.id,
        "author": version.author,
        "published_on": version.published_on.isoformat(),
        "source": version.source,
        "confidence": version.confidence.value,
        "supersedes": version.supersedes,
        "window": _window(version.window),
        "stated_hours": version.stated_hours,
        "terms": [_term(term) for term in version.terms],
    }


def _common(term: CommonTerm) -> dict[str, Any]:
    return {
        "kind": term.kind.value,
        "scope": plain(term.scope),
        "acts": list(term.acts),
        "weapons": list(term.weapons),
        "window": _window(term.window),
        "clauses": list(term.clauses),
    }


def _window(window: Interval | None) -> dict[str, Any] | None:
    if window is None:
        return None
    return {
        "start": window.start_local.isoformat(),
        "end": window.end_local.isoformat(),
        "zone": window.zone,
        "start_utc": window.start_at.isoformat(),
        "end_utc": window.end_at.isoformat(),
        "hours": window.hours,
    }


def _term(term: Term) -> dict[str, Any]:
    return {
        "id": term.id,
        "kind": term.kind.value,
        "scope": {
            **plain(term.scope),
            "areas": [
                {"name": area.name, "ring": [[one.lon, one.lat] for one in area.ring]}
                for area in term.scope.areas
            ],
        },
        "acts": list(term.acts),
        "weapons": list(term.weapons),
        "window": _window(term.window),
        "baseline_line": term.baseline_line,
        "distance_km": term.distance_km,
        "exemptions": [
            {"id": one.id, "text": one.text, "acts": list(one.acts), "weapons": list(one.weapons)}
            for one in term.exemptions
        ],
        "consequence": term.consequence or None,
        "note": term.note,
    }
