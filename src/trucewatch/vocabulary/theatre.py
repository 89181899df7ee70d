"""A theatre: everything about a region that the engine must be told, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trucewatch.vocabulary.place import Position

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A belligerent, named as it calls itself, per language."""

    id: str
    names: Mapping[str, str]
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A named position around which a sector gathers."""

    name: str
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorPlan:
    """A sector as planned: its anchors decide which ground belongs to it."""

    id: str
    names: Mapping[str, str]
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estuary:
    """Inner water of the country that its border data draw as sea.

    Attributes:
        area: The water, WGS84.
        reach_m: Distance within which its true shore is taken to lie.
    """

    id: str
    area: BaseGeometry
    reach_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """A region with its clocks, parties, projection and sectors.

    Attributes:
        zone: IANA name of the mission's clock.
        centre: Origin of the equal-area projection.
        country: ISO code of the country whose recognised border bounds the contact line.
        border_offset_m: w of the contact line's definition: exceeds the maps' border error.
        opening_m: h of the contact line's definition.
        corridor_m: Half width of the corridor that the sectors tile.
        sectors_version: Changes whenever a sector's ground changes.
        estuaries: Across them the sides face each other; see ``front``.
        weather_points: Where the cloud series of each area label is taken, by label.
    """

    id: str
    names: Mapping[str, str]
    zone: str
    centre: Position
    country: str
    parties: tuple[Party, ...]
    border_offset_m: float
    opening_m: float
    corridor_m: float
    sectors_version: str
    sectors: tuple[SectorPlan, ...]
    weather_points: Mapping[str, Position] = field(default_factory=dict)
    estuaries: tuple[Estuary, ...] = ()
