"""Occupied ground of a map, and country and map in metres of the theatre's projection."""

from __future__ import annotations

from functools import lru_cache

from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from trucewatch.front.overlay import DEGREES, united
from trucewatch.front.polygons import as_multipolygon
from trucewatch.geography.projection import Projection
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.theatre import Theatre

__all__ = [
    "HELD",
    "as_multipolygon",
    "occupied_area",
    "projection_of",
    "to_degrees",
    "to_metres",
]
HELD = (ControlStatus.OCCUPIED, ControlStatus.OCCUPIED_BEFORE)
M2_PER_KM2 = 1e6


def occupied_area(control_map: ControlMap) -> MultiPolygon:
    """Unite what a map shows as occupied, whenever it was taken; WGS84, may be empty.

    The united ground counts because the line runs around it, not between its two statuses.
    """
    parts = [control_map.areas[status] for status in HELD if status in control_map.areas]
    if len(parts) == 1:
        return parts[0]
    return united(parts, DEGREES)


def projection_of(theatre: Theatre) -> Projection:
    """Return the theatre's equal-area projection."""
    return _projection(theatre.centre)


def to_metres(geometry: BaseGeometry, theatre: Theatre) -> BaseGeometry:
    """Project a geometry from degrees to metres."""
    return projection_of(theatre).forward_geometry(geometry)


def to_degrees(geometry: BaseGeometry, theatre: Theatre) -> BaseGeometry:
    """Bring a geometry from metres back to degrees."""
    return projection_of(theatre).inverse_geometry(geometry)


@lru_cache(maxsize=8)
def _projection(centre: Position) -> Projection:
    return Projection(centre)
