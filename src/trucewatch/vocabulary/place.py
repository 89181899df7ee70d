"""Where something is: positions, places, and places as a text mentions them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from trucewatch.vocabulary.evidence import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A point on the WGS84 ellipsoid, in degrees, longitude first."""

    lon: float
    lat: float

    def __post_init__(self) -> None:
        if not (-180 <= self.lon <= 180 and -90 <= self.lat <= 90):
            raise ValueError(f"lon {self.lon}, lat {self.lat}: outside WGS84; are they swapped?")


class PlaceKind(StrEnum):
    """What sort of thing a place is."""

    SETTLEMENT = "settlement"
    SITE = "site"
    REGION = "region"
    COUNTRY = "country"
    RIVER = "river"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place and how precisely it is known.

    Attributes:
        id: Stable identifier, for instance ``gn:695274``; None for bare coordinates.
        name: The name as English texts write it, or the name as found in the source.
        position: Centre, or None when only the name is known.
        precision_m: Radius in metres within which the true position lies.
        kind: Sort of place.
        country: ISO 3166 alpha-2 code by international recognition, or None.
        region: First-order division (oblast) in English, or None.
        names: The name per language code; may be empty.
        population: Inhabitants where the gazetteer knows them.
        source: Where the position is from; ``approximate`` when it was rounded by hand.
    """

    id: str | None
    name: str
    position: Position | None
    precision_m: float
    kind: PlaceKind = PlaceKind.SETTLEMENT
    country: str | None = None
    region: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    population: int | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        if not self.precision_m > 0:
            raise ValueError(f"precision_m {self.precision_m}: a place has a radius above 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A name in a text, the place it most likely means, and what else it could mean.

    Attributes:
        span: The words in the text.
        place: Best reading.
        score: How much better it is than the alternatives, 0…1.
        alternatives: Other readings with their scores, best first.
        rule: Name of the rule that decided.
    """

    span: Span
    place: Place
    score: float
    alternatives: tuple[tuple[Place, float], ...] = ()
    rule: str
