"""Footage and photographs as evidence: what is claimed of them, and what became of the claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trucewatch.vocabulary.evidence import EvidenceRef
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.place import Place

SHOWS = ("nothing", "people", "victims", "prisoners", "unknown")
"""What a picture may be said to show; what is not said is unknown, and hidden."""


class Verification(StrEnum):
    """How far people have checked an item; two different ones are needed to accept it."""

    UNREVIEWED = "unreviewed"
    ONE_REVIEW = "one_review"
    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaItem:
    """One picture as it came in; the archived bytes are never shown.

    Attributes:
        media_type: ``image/png`` or ``image/jpeg``, by signature.
        perceptual_hash: 64 bits as hexadecimal; near-equal pictures differ in few bits.
        shows: Of ``SHOWS``; anything but ``nothing`` is hidden.
        source: Id of the source it came from.
        published_at: First known appearance, aware UTC, or None.
        place: Where it is said to have been taken, or None.
        interval: When it is said to have been taken, or None.
        incident_type: What it is said to show, or None.
        caption: Words given with it, or None.
    """

    id: str
    evidence: EvidenceRef
    media_type: str
    width_px: int
    height_px: int
    perceptual_hash: str
    shows: tuple[str, ...]
    source: str
    published_at: datetime | None = None
    place: Place | None = None
    interval: Interval | None = None
    incident_type: IncidentType | None = None
    caption: str | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether it may show people: hidden unless somebody said that it shows none."""
        return self.shows != ("nothing",)
