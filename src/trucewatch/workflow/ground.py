"""The ground of a theatre, loaded once per process: sectors, border, land, gazetteer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from trucewatch.front.sectors import sector_at
from trucewatch.geography.border import load_land
from trucewatch.geography.gazetteer import Gazetteer, load_gazetteer
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.sector import Sector
from trucewatch.vocabulary.theatre import Theatre
from trucewatch.workflow.maps import load_field

if TYPE_CHECKING:
    from shapely import MultiPolygon


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Everything about a theatre that does not change from day to day.

    Attributes:
        land: Recognised ground of each country by ISO code.
    """

    theatre: Theatre
    sectors: tuple[Sector, ...]
    country: MultiPolygon
    land: Mapping[str, MultiPolygon]
    gazetteer: Gazetteer

    def sector_of(self, position: Position) -> str | None:
        """Name the sector a position lies in, or None outside the corridor."""
        return sector_at(self.sectors, position)


@lru_cache(maxsize=4)
def load_ground(theatre_name: str) -> Ground:
    """Load the packaged data of a theatre; takes about a second, once."""
    field = load_field(theatre_name)
    return Ground(
        theatre=field.theatre,
        sectors=field.sectors,
        country=field.country,
        land=load_land(theatre_name),
        gazetteer=load_gazetteer(theatre_name),
    )


def region_finder(ground: Ground) -> Callable[[Place], str | None]:
    """Return a function that names a place's first-order division.

    A place from the gazetteer knows its own; bare coordinates take that of the nearest
    settlement, which is right except within a village's distance of a boundary.
    """
    gazetteer = ground.gazetteer

    def region_of(place: Place) -> str | None:
        if place.region is not None or place.position is None:
            return place.region
        return gazetteer.region_at(place.position)

    return region_of
