"""What people decide about incidents and footage: who, what, why, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verb(StrEnum):
    """What can be decided; undoing is a decision of its own, nothing is ever erased."""

    MERGE = "merge"
    SPLIT = "split"
    GRADE = "grade"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    APPROVE = "approve"
    REVIEW = "review"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision by one person, as it stands in the database and the custody log.

    It holds on to reports, not to incidents: incidents are formed anew from what is known,
    and a decision must find its object again.

    Attributes:
        by: Role or pseudonym, never a person's name.
        at: When it was taken, aware UTC.
        subject: Ids as the person named them: incidents, reports, a media item, a decision.
        reports: Reports it is about: of one incident (merge), taken out (split), not to be
            used (reject), or those of the incident meant (grade, withdraw, approve).
        others: Reports that must not be together with ``reports`` (split).
        occurrence: Grade set by hand, for instance ``O4``, or None.
        attribution: Grade set by hand, or None.
        side: Side named as responsible along with ``attribution``, or None.
        verdict: Of a reviewer about footage: ``accepted`` or ``rejected``, or None.
    """

    id: str
    verb: Verb
    by: str
    reason: str
    at: datetime
    subject: tuple[str, ...]
    reports: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    occurrence: str | None = None
    attribution: str | None = None
    side: str | None = None
    verdict: str | None = None


def in_time(decisions: Iterable[Decision]) -> list[Decision]:
    """Put decisions in the order in which they were taken."""
    return sorted(decisions, key=lambda one: (one.at, one.id))


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that hold, in order of time: not undone by one that holds itself.

    An undoing can be undone like anything else, so the newest is looked at first.
    """
    ordered = in_time(decisions)
    undone: set[str] = set()
    for one in reversed(ordered):
        if one.verb is Verb.UNDO and one.id not in undone:
            undone.update(one.subject)
    return [one for one in ordered if one.verb is not Verb.UNDO and one.id not in undone]
