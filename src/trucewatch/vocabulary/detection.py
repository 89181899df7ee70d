"""What sensors and observers record: heat, cloud, and people who looked."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.vocabulary.evidence import EvidenceRef
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.quantity import Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """A thermal anomaly seen in one satellite pass. A thermal anomaly is not a shot.

    Attributes:
        seen: The minute of the pass, or the UTC day when the file gives no time.
        satellite: As named by the publisher, or None.
        confidence: ``low``, ``nominal`` or ``high``, or None.
        power_mw: Fire radiative power in megawatts, or None.
        version: Processing version; near-real-time rows are replaced by standard ones.
    """

    id: str
    evidence: EvidenceRef
    position: Position
    seen: Interval
    satellite: str | None = None
    instrument: str | None = None
    confidence: str | None = None
    power_mw: float | None = None
    version: str | None = None
    night: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloudCover:
    """Share of the sky under cloud over an area during an interval.

    Attributes:
        area: Label from the file or its name, for instance ``UA14``.
        share: 0…1.
    """

    id: str
    evidence: EvidenceRef
    area: str
    interval: Interval
    share: float

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            raise ValueError(f"cloud share {self.share}: must lie in 0…1")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetRow:
    """One row of a structured event data set: a report, never an event by itself.

    Attributes:
        dataset: Source id, for instance ``viina``.
        headline: The words of the row, or None.
        labels: The data set's own labels, verbatim.
        interval: Minute, or the whole local day where the time is unknown.
    """

    id: str
    evidence: EvidenceRef
    dataset: str
    place: Place
    interval: Interval
    headline: str | None
    labels: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldReport:
    """What one observer recorded, "nothing" included.

    Attributes:
        observer: Pseudonym; identity is never stored.
        observer_position: Where the observer stood; never exported exactly.
        place: Place of the event, or of the area looked at.
        interval: Time of the event, or of the watch.
        minutes_observed: How long the observer looked, or None.
        nothing_recorded: True when the observer looked and recorded nothing.
        means: ``heard``, ``seen``, ``camera`` or ``reported``.
        observation: ``explosion``, ``burst``, ``shot``, ``projectile`` …, or None.
        description: ``incoming``, ``outgoing``, ``impact``, ``airburst``, ``in_flight``,
            ``intercepted`` or ``undetermined``, or None.
        bearing_deg: Direction from the observer to the event, clockwise from north.
        distance_m: From the observer to the event.
        restriction: Hindrance met ("denied by …"), or None.
    """

    id: str
    evidence: EvidenceRef
    observer: str
    observer_position: Position | None
    place: Place
    interval: Interval
    means: str
    nothing_recorded: bool
    minutes_observed: float | None = None
    incident_type: IncidentType | None = None
    count: Count | None = None
    observation: str | None = None
    description: str | None = None
    weapon: str | None = None
    bearing_deg: float | None = None
    distance_m: float | None = None
    restriction: str | None = None
    note: str | None = None
