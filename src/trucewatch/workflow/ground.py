"""The ground of a theatre, loaded once per process: sectors, border, land, gazetteer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from trucewatch.front.sectors import sector_index
from trucewatch.geography.border import load_land
from trucewatch.geography.gazetteer import Gazetteer
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.sector import Sector
from trucewatch.vocabulary.theatre import Theatre
from trucewatch.workflow.gazetteer_files import gazetteer_for
from trucewatch.workflow.maps import load_field

if TYPE_CHECKING:
    from shapely import MultiPolygon

REMEMBERED = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Everything about a theatre that does not change from day to day.

    Attributes:
        land: Recognised ground of each country by ISO code.
        sector_of: Names the sector a position lies in, or None outside the corridor.
    """

    theatre: Theatre
    sectors: tuple[Sector, ...]
    country: MultiPolygon
    land: Mapping[str, MultiPolygon]
    gazetteer: Gazetteer
    sector_of: Callable[[Position], str | None]


@lru_cache(maxsize=4)
def load_ground(theatre_name: str, gazetteer_file: Path | None = None) -> Ground:
    """Load the packaged data of a theatre, with its own gazetteer or a file's; once."""
    field = load_field(theatre_name)
    return Ground(
        theatre=field.theatre,
        sectors=field.sectors,
        country=field.country,
        land=load_land(theatre_name),
        gazetteer=gazetteer_for(theatre_name, gazetteer_file),
        sector_of=_sector_finder(field.sectors),
    )


def region_finder(ground: Ground) -> Callable[[Place], str | None]:
    """Return a function that names a place's first-order division.

    A place from the gazetteer knows its own; bare coordinates take that of the nearest
    settlement, which is right except within a village's distance of a boundary.
    """
    region_at = _region_at(ground.gazetteer)

    def region_of(place: Place) -> str | None:
        if place.region is not None or place.position is None:
            return place.region
        return region_at(place.position)

    return region_of


def _sector_finder(sectors: tuple[Sector, ...]) -> Callable[[Position], str | None]:
    """Ask one index again and again; reports come back to the same places."""
    index = sector_index(sectors)

    @lru_cache(maxsize=REMEMBERED)
    def sector_of(position: Position) -> str | None:
        return index.assign(np.array([[position.lon, position.lat]]))[0]

    return sector_of


@lru_cache(maxsize=4)
def _region_at(gazetteer: Gazetteer) -> Callable[[Position], str | None]:
    return lru_cache(maxsize=REMEMBERED)(gazetteer.region_at)
