"""An agreement as it was known at one time: the bundled library knows how things went on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from trucewatch.vocabulary.agreement import Agreement, Commitment
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.precedent import Ending, Precedent


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


def case_as_known(case: Precedent, asof: datetime) -> Precedent | None:
    """Cut an earlier truce to what was dated by then; None while nothing was.

    What is on record about its course and counts stays where the time it speaks about was
    over. Facts without a time, the ending and the note tell how things went: they are known
    once everything dated lies behind.
    """
    agreement = as_known(case.agreement, asof)
    if agreement is None:
        return None
    times = [one.when for one in case.course] + [one.when for one in case.counts]
    over = (
        agreement == case.agreement
        and (case.ends_on is None or _begun(case.ends_on, asof))
        and all(when is None or when.end_at <= asof for when in times)
    )
    return replace(
        case,
        agreement=agreement,
        course=tuple(one for one in case.course if _told(one.when, asof, over=over)),
        counts=tuple(one for one in case.counts if _told(one.when, asof, over=over)),
        ending=case.ending if over else Ending.NOT_KNOWN,
        ends_on=case.ends_on if over else None,
        ending_source=case.ending_source if over else "",
        note=case.note if over else "",
    )


def _told(when: Interval | None, asof: datetime, *, over: bool) -> bool:
    return over if when is None else when.end_at <= asof


def _commitment(commitment: Commitment, asof: datetime) -> Commitment | None:
    steps = tuple(step for step in commitment.steps if _dated(step.on, step.at, asof))
    return replace(commitment, steps=steps) if steps else None


def _dated(on: date, at: datetime | None, asof: datetime) -> bool:
    return at <= asof if at is not None else _begun(on, asof)


def _begun(on: date, asof: datetime) -> bool:
    return datetime.combine(on, time(), UTC) <= asof
