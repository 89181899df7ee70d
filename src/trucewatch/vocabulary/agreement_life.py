"""Where an agreement stands at one time: per party, as a timeline, and what was promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from trucewatch.vocabulary.agreement import Commitment, CommitmentStage, Confidence, Stage
from trucewatch.vocabulary.evidence import EvidenceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one party stands in an agreement.

    Attributes:
        stage: None while no dated step is on record.
        since: When that began, aware UTC, or None when only the day is known.
        on: Its day, or None without a step.
        rule: ``stated`` (the last dated step), ``window_ended`` or ``window_not_begun``:
            a binding step outside the party's own window binds nobody.
        source: Where the step can be read.
    """

    party: str
    stage: Stage | None
    since: datetime | None
    on: date | None
    rule: str
    source: str
    note: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One dated thing in the life of an agreement.

    Attributes:
        kind: ``stage``, ``version``, ``window_start``, ``window_end``, ``contact`` or
            ``commitment``.
        who: Parties, guarantors, ``text`` or other bodies.
        what: Stage, version id, kind of contact, or ``commitment: stage``.
        text: In our own words, or empty.
    """

    on: date
    at: datetime | None
    kind: str
    who: tuple[str, ...]
    what: str
    text: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentState:
    """Where a commitment stands.

    Attributes:
        stage: None while no step is on record by then.
        done_count: Number said to be done so far, in the commitment's unit; None when no
            step names one. Steps of different speakers are not added: the largest running
            count of one speaker stands.
        overdue: True when its day has passed and it is not done.
    """

    commitment: Commitment
    stage: CommitmentStage | None
    on: date | None
    said_by: str
    done_count: int | None
    overdue: bool
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeView:
    """The life of one agreement as known at one time."""

    agreement: str
    asof: datetime
    standings: tuple[Standing, ...]
    timeline: tuple[TimelineEntry, ...]
    commitments: tuple[CommitmentState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSuggestion:
    """A step that a text speaks of; it changes nothing until somebody writes it down.

    Attributes:
        about: ``agreement``, or ``exchange`` for a step of a promised exchange.
        words: The exact words, located by ``evidence``.
        recorded: True when the agreement has such a step near that day.
    """

    about: str
    stage: Stage | CommitmentStage
    parties: tuple[str, ...]
    on: date | None
    words: str
    document: str
    publisher: str
    evidence: EvidenceRef
    rule: str
    recorded: bool
