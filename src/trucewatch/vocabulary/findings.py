"""Everything found about one day: what assessment hands to the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from trucewatch.vocabulary.agreement import Agreement, CommonTerm
from trucewatch.vocabulary.agreement_life import LifeView
from trucewatch.vocabulary.detection import FieldReport
from trucewatch.vocabulary.edition import Message
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.evidence import Piece as Piece
from trucewatch.vocabulary.figure import Citation
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.incident import RejectedReport
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.precedent import Comparison
from trucewatch.vocabulary.reading import Reading
from trucewatch.vocabulary.sector import FrontDay, Sector, SectorDay
from trucewatch.vocabulary.source import Source
from trucewatch.vocabulary.statement import AggregateClaim, Claim, Statement
from trucewatch.vocabulary.theatre import Theatre
from trucewatch.vocabulary.thermal import HeatChannel
from trucewatch.vocabulary.track_record import TrackRecord

if TYPE_CHECKING:
    from shapely import MultiPolygon


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCheck:
    """One arithmetic check of a claimed total.

    Attributes:
        name: sum, subset, cumulative, window, duration, rate, share, contested or
            drift.
        outcome: ``holds``, ``fails``, ``measured`` (a number, no judgement) or
            ``not_testable``.
        stated: The number as stated, if the check compares one.
        computed: What was computed instead (low, high), if anything.
        gap: Stated minus computed, or None.
        explanation: Message key.
        words: Plain values for that message.
    """

    name: str
    outcome: str
    stated: float | None = None
    computed: tuple[float, float] | None = None
    gap: float | None = None
    explanation: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A claimed total with its checks, shown as "says", never beside incident counts."""

    claim: AggregateClaim
    checks: tuple[LedgerCheck, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCheck:
    """A claim about control held against the maps.

    Attributes:
        verdict: ``inside``, ``above``, ``below``, ``contradicted``, ``consistent`` or
            ``not_testable``.
        reason: Message key.
        low: Lowest value the maps allow, in ``unit``; None when not testable.
        high: Highest value the maps allow.
        maps: Ids of the control maps used.
    """

    claim: Claim
    verdict: str
    reason: str
    words: Mapping[str, str]
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    maps: tuple[str, ...] = ()
    citation: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement as published: exact words, speaker, document."""

    statement: Statement
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAge:
    """How old the newest material of a source is at the end of the day.

    Attributes:
        newest: Time of the newest thing it speaks about; None when it never did.
        silent: True when it is quieter than usual (reported as a restriction).
    """

    source: Source
    newest: datetime | None
    age_hours: float | None
    items_on_day: int
    usual_per_day: float | None
    silent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A figure of an earlier edition that would be printed differently now."""

    figure: str
    day: date
    was: float
    now: float
    known_at: datetime
    reason: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceDay:
    """Where the day stands in the agreement the report is about.

    Attributes:
        in_force: True only when at least one version bound a party on this day.
        day_number: 1 on the first day of the window, or None.
        days_total: Length of the window in days, or None.
        bound: Parties bound on this day.
    """

    agreement: Agreement
    in_force: bool
    day_number: int | None
    days_total: int | None
    bound: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineParts:
    """What the one sentence of a day rests on; every count is the length of a tuple.

    Attributes:
        variant: ``in_force``, ``proposal`` or ``no_agreement``.
        agreement: Id of the agreement reported on, or None.
        day_number: Day of the truce, counted from 1, or None.
        days_total: Length of the truce in days, or None.
        sectors: Ids of all sectors.
        observed: Sectors whose combined observability reached the threshold.
        partly_observed: Sectors in between.
        unobserved: Sectors about which nothing can be said.
        corroborated: Sectors with at least one incident graded O3 or higher.
        corroborated_incidents: Those incidents.
        prohibited_incidents: Those of them that all versions prohibit.
        would_change: Ids of what would change the sentence, by message key of the reason.
    """

    variant: str
    agreement: str | None
    day_number: int | None
    days_total: int | None
    sectors: tuple[str, ...]
    observed: tuple[str, ...]
    partly_observed: tuple[str, ...]
    unobserved: tuple[str, ...]
    corroborated: tuple[str, ...]
    corroborated_incidents: tuple[str, ...]
    prohibited_incidents: tuple[str, ...]
    would_change: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFindings:
    """The whole of one day, as known at one time.

    Attributes:
        sector_days: For the day and up to 29 days before it, in order of day and sector.
        incidents: Graded incidents of those days, in order of their start.
        agreements: All agreements in the workspace; ``truce`` is the one reported on.
        wordings: The generated sentence about each incident, by incident id.
        headline: The one sentence; None lets the report make its own from the counts.
        maps_land: Recognised ground of each country by party id, drawn beneath the map.
        citations: Where records that carry no evidence of their own (control maps, cloud)
            can be read, by record id.
        life: The life of the agreement reported on, up to the end of the day.
        common: What all versions of the agreement reported on say, cut to where they agree.
        region_names: Names per language of the divisions its terms name, by that name.
        comparison: Earlier truces comparable to it, from the library.
        held: How many of the incidents the publication policy holds back, by reason; they
            are in no other field. None when the policy was not applied.
        internal: True when it is for analysts at their own desk.
        absences: The generated sentence about what is told not to have happened where people
            were looking, by the id of the incident that holds the denials.
        heat: What heat seen from orbit says about the day; None when nobody asked.
        track: How the workspace's numbers did on its own past days; None without reports.
    """

    theatre: Theatre
    day: date
    period: Interval
    asof: datetime
    synthetic: bool
    truce: TruceDay | None
    agreements: tuple[Agreement, ...]
    sectors: tuple[Sector, ...]
    sector_days: tuple[SectorDay, ...]
    incidents: tuple[GradedIncident, ...]
    rejected: tuple[RejectedReport, ...]
    front: tuple[FrontDay, ...]
    ledger: tuple[LedgerEntry, ...]
    claim_checks: tuple[ClaimCheck, ...]
    said: tuple[Said, ...]
    field_reports: tuple[FieldReport, ...]
    sources: Mapping[str, Source]
    data_ages: tuple[DataAge, ...]
    pieces: tuple[Piece, ...]
    corrections: tuple[Correction, ...]
    readings: Mapping[str, Reading]
    documents: Mapping[str, Document]
    method: Mapping[str, str]
    wordings: Mapping[str, Message] = field(default_factory=dict)
    headline: Message | None = None
    maps_land: Mapping[str, MultiPolygon] = field(default_factory=dict)
    citations: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)
    headline_parts: HeadlineParts | None = None
    life: LifeView | None = None
    common: tuple[CommonTerm, ...] = ()
    region_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    comparison: Comparison | None = None
    held: Mapping[str, int] | None = None
    internal: bool = False
    track: TrackRecord | None = None
    heat: HeatChannel | None = None
    absences: Mapping[str, Message] = field(default_factory=dict)
