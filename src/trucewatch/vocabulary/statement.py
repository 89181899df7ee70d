"""Who said what: statements, the claims in them, and claimed totals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trucewatch.vocabulary.evidence import EvidenceRef, Span
from trucewatch.vocabulary.interval import Interval


class StatementType(StrEnum):
    """How words are rendered."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whoever is said to have said something.

    Attributes:
        name: Person or body meant, never a pronoun.
        role: For instance ``ministry`` or ``district head``; None when not given.
        affiliation: Country in lower case, ``eu``, ``un``, ``ngo``, ``monitor``, ``media``
            or ``unknown``.
        span: The words that name the speaker, or None when carried over.
    """

    name: str
    role: str | None = None
    affiliation: str = "unknown"
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words with a speaker, and the rule that found them."""

    id: str
    document: str
    span: Span
    statement_type: StatementType
    speaker: Speaker
    cue: Span | None
    rule: str
    relayed_by: str | None = None
    addressee: str | None = None


class ClaimKind(StrEnum):
    """What a claim is about."""

    CONTROL = "control"
    ADVANCE = "advance"
    INCIDENT = "incident"
    CASUALTIES = "casualties"
    PRISONERS = "prisoners"
    AGREEMENT = "agreement"
    COMMITMENT = "commitment"
    AID = "aid"
    CONTACT = "contact"
    PROPOSAL = "proposal"
    DENIAL = "denial"


class Polarity(StrEnum):
    """Whether something is said to be so."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A proposition that can be true or false, as somebody put it forward.

    Attributes:
        claimed_by: Nearest source named in the text; ``media`` when the article asserts it.
        affiliation: Side or kind of the claimant, as in Speaker.
        actor: Party said to have acted, or None.
        place: Surface of the place, or None.
        interval: When it is said to have been so, or None.
        quantity: Claimed number, or None; its unit as stated stands in ``unit``.
    """

    id: str
    document: str
    span: Span
    kind: ClaimKind
    polarity: Polarity
    claimed_by: str
    affiliation: str = "unknown"
    actor: str | None = None
    place: str | None = None
    interval: Interval | None = None
    quantity: float | None = None
    unit: str | None = None
    historical: bool = False
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One listed part of a claimed total.

    Attributes:
        label: As stated.
        count: As stated.
        at_least: True for "more than …": the true part may be larger.
        subset_of: Label of the component it is contained in; such parts are not added.
    """

    label: str
    count: int
    at_least: bool = False
    subset_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AggregateClaim:
    """A claimed number over a window ("2,935 violations"); never an incident (D09).

    Attributes:
        claimant: Who says so, with the side in ``side`` if it is a party.
        total: The number as stated.
        unit_as_stated: Word for what was counted, never converted.
        window: Time it is said to cover, or None when not stated.
        stated_hours: Duration as stated, to be checked against the window, or None.
        cumulative: True, False, or None when unclear.
        agreement: Id of the agreement it refers to, or None.
        published_at: Aware UTC.
        words: The exact words, located in ``evidence``.
    """

    id: str
    evidence: EvidenceRef
    claimant: str
    side: str | None
    total: int
    at_least: bool = False
    unit_as_stated: str
    window: Interval | None
    stated_hours: float | None = None
    cumulative: bool | None
    components: tuple[Component, ...] = ()
    scope_text: str = ""
    agreement: str | None = None
    published_at: datetime
    replaces: str | None = None
    words: str = ""
