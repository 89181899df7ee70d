"""A map for people, as content: what stands on it, before any drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from trucewatch.vocabulary.control import ControlStatus
from trucewatch.vocabulary.front import Band
from trucewatch.vocabulary.place import Place
from trucewatch.vocabulary.sector import Sector
from trucewatch.vocabulary.theatre import Party

if TYPE_CHECKING:
    from shapely import MultiLineString, MultiPolygon


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A window of the ground, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        inside = -180 <= self.west < self.east <= 180 and -90 <= self.south < self.north <= 90
        if not inside:
            raise ValueError(
                f"extent {self.west},{self.south},{self.east},{self.north}: "
                "west, south, east, north in degrees, west and south first"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class MapUsed:
    """The control map behind a sheet, with all that must stand beside it.

    Attributes:
        title: Name of its source as people know it.
        credit: Line that must stand wherever it is shown.
        licence: Terms of its source, as stated.
        url: Where the source publishes, or None when unknown.
        sha256: Hash of the file it was read from.
    """

    id: str
    source: str
    title: str
    credit: str
    licence: str
    url: str | None
    file_date: date
    map_date: date
    retrieved_at: datetime | None
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldGround:
    """Ground with one status on the map.

    Attributes:
        side: Who holds it; None where nobody does for certain.
        stated: True as the source draws it; False where it follows from the rest of the map.
    """

    status: ControlStatus | None
    side: str | None
    area: MultiPolygon
    stated: bool = True


class Direction(StrEnum):
    """Which way ground changed, seen from the side it is counted for."""

    GAIN = "gain"
    LOSS = "loss"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundChange:
    """Ground that a side newly holds, or no longer holds, in one sector.

    Attributes:
        sector: Sector id; None is the ground outside all sectors.
        area: In degrees, exactly as it is exported.
        area_km2: Geodesic area of ``area``; the number that is printed.
    """

    direction: Direction
    side: str
    sector: str | None
    area: MultiPolygon
    area_km2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorFigures:
    """A side's change in one sector, within the sheet's extent.

    Attributes:
        gain_km2: Newly held, drawing noise left out.
        loss_km2: No longer held, drawing noise left out.
        discarded_km2: Drawing noise left out of both.
        gain_near_km2: Of the gain, what lies so near its own drawn edge (half the band) that the
            true edge may run on its other side.
        loss_near_km2: Of the loss, likewise.
    """

    side: str
    sector: str | None
    gain_km2: float
    loss_km2: float
    discarded_km2: float
    gain_near_km2: float = 0.0
    loss_near_km2: float = 0.0

    @property
    def kept_km2(self) -> float:
        """Gain and loss together: all ground that is counted."""
        return self.gain_km2 + self.loss_km2


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedLine:
    """The contact line of an earlier map."""

    map_date: date
    line: MultiLineString


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """The ground within a distance of the contact line, on both sides."""

    distance_km: float
    area: MultiPolygon
    area_km2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown:
    """A place that may be named on the sheet, and its distance to the contact line."""

    place: Place
    front_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSheet:
    """All content of a map; language, size and layers are chosen when it is drawn.

    Attributes:
        windowed: True when the reader chose the extent, so that figures cover only part.
        home: Id of the party whose recognised border the contact line is measured in.
        land: Recognised ground of each country by ISO code; never dissolved with control.
        land_names: Names of those countries per language.
        unassessed: ISO codes of parties whose ground the map says nothing about.
        earlier: The map compared with; None for the map of one day.
        asof: When the newer map was fetched, else its file date, as written to files.
        changes: Empty for the map of one day, as are ``figures``.
        unread: Files and rows that gave no map, each with its reason.
        repairs: What was put right on the maps given.
    """

    theatre: str
    extent: Extent
    windowed: bool
    parties: tuple[Party, ...]
    home: str
    land: Mapping[str, MultiPolygon]
    land_names: Mapping[str, Mapping[str, str]]
    held: tuple[HeldGround, ...]
    unassessed: tuple[str, ...]
    line: MultiLineString
    sectors: tuple[Sector, ...]
    places: tuple[PlaceShown, ...]
    shown: MapUsed
    earlier: MapUsed | None = None
    earlier_lines: tuple[DatedLine, ...] = ()
    changes: tuple[GroundChange, ...] = ()
    figures: tuple[SectorFigures, ...] = ()
    zone: Zone | None = None
    asof: str = ""
    synthetic: bool = False
    unread: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    band: Band | None = None
    method: Mapping[str, str | float | int] = field(default_factory=dict)
