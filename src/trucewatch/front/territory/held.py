"""The ground that changes hands, as one map shows it: here or abroad, with or without grey."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely import MultiPolygon, Point

from trucewatch.front.ground import HELD, as_multipolygon, to_degrees, to_metres
from trucewatch.front.overlay import DEGREES, united, within
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.theatre import Theatre

METRES_PER_KM = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Soil:
    """Whose recognised soil is looked at, and by which statuses maps show it taken.

    Attributes:
        ground: ``country``: held by the side that came in; ``abroad``: held by the
            country's own side beyond the border.
    """

    ground: str
    held: tuple[ControlStatus, ...]
    grey: tuple[ControlStatus, ...]


COUNTRY = Soil(ground="country", held=HELD, grey=(ControlStatus.UNKNOWN,))
ABROAD = Soil(
    ground="abroad",
    held=(ControlStatus.COUNTER_HELD,),
    grey=(ControlStatus.COUNTER_UNKNOWN,),
)


def taken_ground(
    control_map: ControlMap, soil: Soil, area: MultiPolygon | None = None, *, grey: bool
) -> MultiPolygon:
    """Unite the ground that a map shows as taken on one soil; WGS84, may be empty.

    Args:
        control_map: The map.
        soil: Whose ground.
        area: Cut to this area; None for everywhere.
        grey: Count ground that no side holds firmly as taken.
    """
    statuses = soil.held + (soil.grey if grey else ())
    parts = [control_map.areas[status] for status in statuses if status in control_map.areas]
    if len(parts) == 1 and area is None:
        return parts[0]
    taken = united(parts, DEGREES)
    return taken if area is None else within(taken, area, DEGREES)


def shows(
    maps: Iterable[ControlMap],
    statuses: tuple[ControlStatus, ...],
    within: MultiPolygon | None = None,
) -> bool:
    """Tell whether any of a source's maps has ground of these statuses in the area.

    A source that draws a status on some days shows on the others that there is none; one
    that never draws it shows nothing.
    """
    areas = (one.areas[status] for one in maps for status in statuses if status in one.areas)
    return any(not one.is_empty and (within is None or one.intersects(within)) for one in areas)


def circle(centre: Position, radius_km: float, theatre: Theatre) -> MultiPolygon:
    """Draw the area within a distance of a place, WGS84."""
    middle = to_metres(Point(centre.lon, centre.lat), theatre)
    ring = shapely.buffer(middle, radius_km * METRES_PER_KM, quad_segs=32)
    return as_multipolygon(to_degrees(ring, theatre))
