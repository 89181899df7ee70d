"""Who a piece of information comes from, and how far it is trusted over time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceClass(StrEnum):
    """Class of a source; ``PARTY`` and ``ALIGNED`` go with a side (Source.side)."""

    PARTY = "party"
    ALIGNED = "aligned"
    LOCAL_AUTHORITY = "local_authority"
    INDEPENDENT_MEDIA = "independent_media"
    MEDIA_RELAY = "media_relay"
    OSINT = "osint"
    HUMANITARIAN = "humanitarian"
    MONITOR = "monitor"
    FIELD = "field"
    SENSOR = "sensor"
    DATASET = "dataset"
    CROWD = "crowd"
    UNKNOWN = "unknown"


class Reliability(StrEnum):
    """Admiralty letter of a source over time; F means it cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher, channel, instrument, observer or data set.

    Attributes:
        id: Stable, lower case, for instance ``viina``.
        title: Name as people know it.
        source_class: See SourceClass.
        reliability: Letter A-F; the default of its class unless configured.
        side: Party it is or is aligned with; None for all others.
        credit: Line that must stand wherever its material is shown.
    """

    id: str
    title: str
    source_class: SourceClass
    reliability: Reliability
    side: str | None = None
    credit: str = ""

    def __post_init__(self) -> None:
        sided = self.source_class in (SourceClass.PARTY, SourceClass.ALIGNED)
        if sided and self.side is None:
            raise ValueError(f"source {self.id}: class {self.source_class} needs a side")


DEFAULT_RELIABILITY = {
    SourceClass.PARTY: Reliability.D,
    SourceClass.ALIGNED: Reliability.D,
    SourceClass.LOCAL_AUTHORITY: Reliability.C,
    SourceClass.INDEPENDENT_MEDIA: Reliability.B,
    SourceClass.MEDIA_RELAY: Reliability.C,
    SourceClass.OSINT: Reliability.B,
    SourceClass.HUMANITARIAN: Reliability.B,
    SourceClass.MONITOR: Reliability.A,
    SourceClass.FIELD: Reliability.A,
    SourceClass.SENSOR: Reliability.B,
    SourceClass.DATASET: Reliability.C,
    SourceClass.CROWD: Reliability.E,
    SourceClass.UNKNOWN: Reliability.F,
}
"""Published defaults per class (same for both sides); a configuration may move them."""
