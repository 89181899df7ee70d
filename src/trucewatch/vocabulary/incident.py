"""What happened or is alleged to have happened, whatever any agreement says about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from trucewatch.vocabulary.evidence import EvidenceRef
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import Place
from trucewatch.vocabulary.quantity import Casualties, Count
from trucewatch.vocabulary.source import Reliability, SourceClass


class IncidentType(StrEnum):
    """What sort of incident (codes of docs/vocabulary.md); violations are never types."""

    SMALL_ARMS = "F1"
    SNIPER = "F2"
    ARTILLERY = "F3"
    TANK_FIRE = "F4"
    AIR_ATTACK = "F5"
    TACTICAL_DRONE = "F6"
    LONG_RANGE_STRIKE = "F7"
    INTERCEPTION = "F8"
    UNDETERMINED_EXPLOSION = "F9"
    GROUND_ASSAULT = "G1"
    RAID = "G2"
    ADVANCE = "G3"
    WITHDRAWAL = "G4"
    FORTIFICATION = "G5"
    PROSCRIBED_WEAPON = "W1"
    WEAPON_MISSING = "W2"
    MINE = "W3"
    UAV_FLIGHT = "W4"
    MOVEMENT = "M1"
    NAVAL = "M2"
    LISTED_OBJECT = "I1"
    CYBER = "I2"
    CIVILIAN_CASUALTY = "C1"
    ATTACK_ON_AID = "C2"
    DETENTION = "C3"
    DISPLACEMENT = "C4"
    ATTACK_ON_MONITORS = "X1"
    MONITORING_RESTRICTION = "X2"
    PRISONER_EXCHANGE = "P1"
    AID_DELIVERY = "P2"
    LOCAL_CEASEFIRE = "P3"
    AGREEMENT_STEP = "P4"
    DISENGAGEMENT = "P5"
    ORDER = "S1"
    AGGREGATE_CLAIM = "S2"
    NOTIFICATION = "S3"

    @property
    def is_fire(self) -> bool:
        """Whether force was used: the F types and G1-G2, which a fire ban forbids."""
        return self.value[0] == "F" or self.value in ("G1", "G2", "I1")


class ItemType(StrEnum):
    """Form of a piece of evidence (DOMAIN: evidence item)."""

    TEXT = "text"
    IMAGE = "image"
    VIDEO = "video"
    SENSOR = "sensor"
    FIELD_REPORT = "field_report"
    DATASET_ROW = "dataset_row"
    PARTY_LOG = "party_log"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """Closed-list properties beside the type; None means not stated.

    Attributes:
        weapon_class: small_arms, heavy_mg, agl, rpg_atgm, mortar, tube_artillery, mlrs,
            tank_ifv, glide_bomb, aircraft, helicopter, fpv_drone, drone_drop,
            one_way_attack_drone, cruise_missile, ballistic_missile, air_defence, naval,
            mine_ied or unknown.
        domain: land, air, sea or cyber.
        direction: ``A_to_B``-like by party id (``russia_to_ukraine``), both, internal or
            undetermined.
        object_class: position, residential, energy_generation, energy_transmission,
            energy_oil_gas, npp, dam, medical, school, water, port_ship, rail, admin,
            humanitarian, monitor or unknown.
        exercise: True when a live-fire exercise is suspected (counted apart, D13).
    """

    weapon_class: str | None = None
    domain: str | None = None
    direction: str | None = None
    observation: str | None = None
    description: str | None = None
    object_class: str | None = None
    zone: str | None = None
    exercise: bool | None = None
    effect: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One evidence item that speaks about one incident: a row, a sentence, an entry.

    Attributes:
        id: Stable, from the evidence and the words relied upon.
        item_type: Form of the evidence.
        source: Source id of the publisher, data set, observer or instrument.
        source_class: Class of whoever stands behind the information: a party quoted by a
            newspaper is PARTY, not INDEPENDENT_MEDIA.
        side: Party that ``source_class`` PARTY or ALIGNED belongs to, else None.
        speaker: Person or body quoted, or None when the source speaks for itself.
        denies: True when this item says that it did *not* happen.
        direct: True for direct observation (field team, sensor, own correspondent).
        responsible: Side named as responsible, or None.
        published_at: First known appearance, aware UTC.
        words: The exact words relied upon; located by ``evidence``.
        cites: Ids of sources or documents it says it took this from, or names of outlets.
        document: Id of the document it was read from; None for rows, entries and sensors.
        source_title: Name of the source as others credit it; empty when not known.
        lineage: Origin cluster of that document (``Lineage.cluster``), or None.
        recycled_from: Footage that shows this footage to be older than claimed, or None.
    """

    id: str
    evidence: EvidenceRef
    item_type: ItemType
    source: str
    source_class: SourceClass
    reliability: Reliability
    side: str | None
    incident_type: IncidentType
    facets: Facets
    interval: Interval
    place: Place
    published_at: datetime
    words: str
    language: Language | None = None
    speaker: str | None = None
    denies: bool = False
    direct: bool = False
    responsible: str | None = None
    count: Count | None = None
    casualties: Casualties | None = None
    cites: tuple[str, ...] = ()
    document: str | None = None
    source_title: str = ""
    lineage: str | None = None
    recycled_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Reports that share one origin count once (D02).

    Attributes:
        id: Stable for the same set of reports' first member.
        reports: Ids of the reports in it.
        relation: Why they are one: original, reprint, same_speaker, dataset_of_cited,
            same_source, same_document, cites, same_pass or unknown_lineage.
    """

    id: str
    reports: tuple[str, ...]
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What is concluded to have happened, or is alleged, at a place and time.

    Attributes:
        id: Stable when evidence is added.
        interval: Intersection of what the reports allow.
        place: The most precise place the reports support.
        sector: Sector id, or None when outside all sectors.
        reports: In order of publication.
        origins: Partition of the reports by origin.
        flags: contested, sensor_consistent, sensor_inconsistent, exercise_suspected,
            late, single_language …
    """

    id: str
    incident_type: IncidentType
    facets: Facets
    interval: Interval
    place: Place
    sector: str | None
    reports: tuple[Report, ...]
    origins: tuple[Origin, ...]
    flags: frozenset[str] = field(default_factory=frozenset)
    count: Count | None = None
    casualties: Casualties | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedReport:
    """A report that was not used to form an incident, with the reason."""

    evidence: EvidenceRef
    words: str
    reason: str
