"""Agreements as stated by their authors: versions, terms, windows, life."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.place import Position


class TermKind(StrEnum):
    """Kind of obligation, T1-T20 of docs/vocabulary.md."""

    FIRE_BAN = "T1"
    WEAPON_BAN = "T2"
    OBJECT_MORATORIUM = "T3"
    GEOGRAPHIC_EXCLUSION = "T4"
    BUFFER_ZONE = "T5"
    WITHDRAWAL_LINE = "T6"
    NO_ADVANCE = "T7"
    UAV_BAN = "T8"
    MOVEMENT_BAN = "T9"
    RETURN_FIRE_RULE = "T10"
    WINDOW_OF_SILENCE = "T11"
    PRISONER_EXCHANGE = "T12"
    RETURN_OF_DEAD = "T13"
    AID = "T14"
    SHIPPING = "T15"
    MONITOR_ACCESS = "T16"
    NOTIFICATION = "T17"
    ENGINEERING = "T18"
    PROPAGANDA_BAN = "T19"
    EXTENSION = "T20"


class Stage(StrEnum):
    """Stage in an agreement's life, per party."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    CONDITIONAL = "conditional"
    REJECTED = "rejected"
    IN_FORCE = "in_force"
    RECOMMITTED = "recommitted"
    SUSPENDED = "suspended"
    BROKEN = "broken"
    EXPIRED = "expired"


class Confidence(StrEnum):
    """How well a stated fact is sourced; weak marks travel to the screen."""

    SOURCED = "sourced"
    WEAK = "weak"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermArea:
    """A polygon that a term names: its outer ring, in order, not repeated at the end."""

    name: str
    ring: tuple[Position, ...]

    def __post_init__(self) -> None:
        if len(self.ring) < 3:
            raise ValueError(f"area {self.name!r} has {len(self.ring)} corners; needs three")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where and to what a term applies; empty tuples mean no restriction.

    Attributes:
        regions: First-order divisions (English names) the term is limited to.
        excluded_regions: Divisions it leaves out.
        sectors: Sector ids it is limited to.
        areas: Polygons it is limited to; inside any of them is enough.
        objects: Object classes of Facets.object_class it protects.
        bound: Ids of the parties bound.
    """

    regions: tuple[str, ...] = ()
    excluded_regions: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    areas: tuple[TermArea, ...] = ()
    objects: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """An act expressly outside the ban, with the words of the clause in our own terms.

    Attributes:
        acts: Incident types it takes out of the ban. Without acts the exemption is words
            that only people can apply; it is then named and never applied.
        weapons: Weapon classes it is limited to; empty means all.
        scope: Where and for which objects it holds.
    """

    id: str
    text: str
    acts: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    scope: Scope = Scope()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One checkable obligation.

    Attributes:
        id: Unique within the agreement, for instance ``ru-1``.
        acts: Incident type codes it forbids; empty means by kind.
        weapons: Weapon classes it is limited to; empty means all.
        window: None when it has no stated end or start yet.
        baseline_line: Line that distances count from, as the term names it, or None.
        distance_km: Distance from that line, or from the area, or None.
        consequence: What the term says follows from acting against it.
    """

    id: str
    kind: TermKind
    scope: Scope
    acts: tuple[str, ...]
    weapons: tuple[str, ...]
    window: Interval | None
    exemptions: tuple[Exemption, ...] = ()
    note: str = ""
    baseline_line: str | None = None
    distance_km: float | None = None
    consequence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The content of an agreement as one author stated it at one time.

    Attributes:
        author: Party id, guarantor, or ``text`` for a joint text.
        published_at: Aware UTC or None when only the day is known (``published_on``).
        source: Where it can be read (a publication, never a link to fetch).
        stated_hours: Duration as stated, checked against the window's ends.
    """

    id: str
    author: str
    published_on: date
    source: str
    terms: tuple[Term, ...]
    window: Interval | None
    stated_hours: float | None = None
    supersedes: str | None = None
    confidence: Confidence = Confidence.SOURCED


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeEvent:
    """A dated step in the life of an agreement, per party."""

    party: str
    stage: Stage
    on: date
    at: datetime | None = None
    source: str
    note: str = ""
    confidence: Confidence = Confidence.SOURCED


class ContactKind(StrEnum):
    """How parties or guarantors were in touch about an agreement."""

    CALL = "call"
    MEETING = "meeting"
    TALKS = "talks"
    LETTER = "letter"
    STATEMENT = "statement"
    MEDIATION = "mediation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A dated contact about an agreement; bodies and offices only, never private persons.

    Attributes:
        between: Parties, guarantors or other bodies, by id or by name.
        at: Aware UTC, or None when only the day is known.
        place: Name of the place, or empty.
    """

    kind: ContactKind
    between: tuple[str, ...]
    on: date
    at: datetime | None = None
    place: str = ""
    text: str
    source: str
    confidence: Confidence = Confidence.SOURCED


class CommitmentKind(StrEnum):
    """What is promised beside the ceasefire (M7)."""

    AID = "aid"
    INTELLIGENCE = "intelligence"
    TRANSIT = "transit"
    EXCHANGE = "exchange"
    RETURN_OF_DEAD = "return_of_dead"
    REPAIR = "repair"
    SANCTIONS = "sanctions"
    OTHER = "other"


class CommitmentStage(StrEnum):
    """Where a commitment stands."""

    PROMISED = "promised"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    PARTLY_DONE = "partly_done"
    DONE = "done"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentStep:
    """A dated step of a commitment, as somebody stated it; counts only, never people."""

    stage: CommitmentStage
    on: date
    at: datetime | None = None
    said_by: str
    count: int | None = None
    source: str
    note: str = ""
    confidence: Confidence = Confidence.SOURCED


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Something promised beside the ceasefire, with its dated steps.

    Attributes:
        by: Whoever promised.
        to: Whoever it is promised to.
        promised_count: Number promised, in ``unit``, or None when none was named.
        due: Last day by which it was promised, or None.
    """

    id: str
    kind: CommitmentKind
    by: str
    to: str
    text: str
    promised_count: int | None = None
    unit: str = ""
    due: date | None = None
    steps: tuple[CommitmentStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement with the versions of all its authors.

    Attributes:
        form: unilateral, parallel_unilateral, bilateral, multilateral or verbal.
        purpose: holiday, humanitarian, energy, general, local or preliminary.
        titles: Title per language code, ``en`` at least.
        synthetic: True for the demonstration's.
    """

    id: str
    titles: dict[str, str]
    parties: tuple[str, ...]
    guarantors: tuple[str, ...]
    form: str
    purpose: str
    versions: tuple[Version, ...]
    life: tuple[LifeEvent, ...]
    source: str
    synthetic: bool = False
    contacts: tuple[Contact, ...] = ()
    commitments: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that the versions of an agreement say, side by side.

    Attributes:
        kind: Kind of term it belongs to.
        aspect: ``presence``, ``start``, ``end``, ``bound``, ``regions``, ``excluded_regions``,
            ``sectors``, ``areas``, ``objects``, ``acts``, ``weapons``, ``baseline_line``,
            ``distance_km`` or ``exemptions``.
        undisputed: True when every version says the same.
        stated: What each version says, by version id; an empty tuple is "no restriction".
        terms: Ids of the terms compared.
    """

    kind: TermKind
    aspect: str
    undisputed: bool
    stated: dict[str, tuple[str, ...]]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonTerm:
    """What all versions of an agreement say about one kind of term: their intersection.

    Attributes:
        scope: Cut to where all of them hold; who is bound is left out.
        acts: Cut to what all of them list; empty means by kind.
        window: Time in which all of them hold, or None when no version states one.
        clauses: Ids of the terms that agree this far.
    """

    kind: TermKind
    scope: Scope
    acts: tuple[str, ...]
    weapons: tuple[str, ...]
    window: Interval | None
    clauses: tuple[str, ...]
