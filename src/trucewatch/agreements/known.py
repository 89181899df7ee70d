"""An agreement as it was known at one time: the bundled library knows how things went on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from trucewatch.vocabulary.agreement import Agreement, Commitment


def as_known(agreement: Agreement, asof: datetime) -> Agreement | None:
    """Cut an agreement to what was dated by then; None while nothing was (no leakage).

    A bare day counts from its beginning in UTC. A version that a later one supersedes
    comes back when the later one is not known yet.
    """
    versions = tuple(one for one in agreement.versions if _begun(one.published_on, asof))
    if not versions:
        return None
    return replace(
        agreement,
        versions=versions,
        life=tuple(one for one in agreement.life if _dated(one.on, one.at, asof)),
        contacts=tuple(one for one in agreement.contacts if _dated(one.on, one.at, asof)),
        commitments=tuple(
            known for one in agreement.commitments if (known := _commitment(one, asof)) is not None
        ),
    )


def _commitment(commitment: Commitment, asof: datetime) -> Commitment | None:
    steps = tuple(step for step in commitment.steps if _dated(step.on, step.at, asof))
    return replace(commitment, steps=steps) if steps else None


def _dated(on: date, at: datetime | None, asof: datetime) -> bool:
    return at <= asof if at is not None else _begun(on, asof)


def _begun(on: date, asof: datetime) -> bool:
    return datetime.combine(on, time(), UTC) <= asof
