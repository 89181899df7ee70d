"""Positions and places as coarse as the publication policy wants them."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from trucewatch.vocabulary.place import Place, Position

KM_PER_DEGREE = 111.2
SLIGHTLY_LESS = 0.98
"""Leaves room for rounding and for the change of a degree's width within a cell."""
_NUMBERS = re.compile(r"\d{1,3}[.,]\d{2,}\D{1,4}\d{1,3}[.,]\d{2,}")
"""Two decimal numbers beside each other: a position written into a name or a note."""


def coarse_position(position: Position, radius_km: float) -> Position:
    """Return the centre of the grid cell that a position lies in.

    The cells do not depend on what lies in them, so many incidents at one spot cannot be
    averaged back to it, and coarsening again changes nothing. A cell's corners lie
    ``radius_km`` from its centre.

    >>> coarse_position(Position(lon=37.84712, lat=48.39518), 5.0)
    Position(lon=37.865, lat=48.389)
    """
    side_km = SLIGHTLY_LESS * radius_km * math.sqrt(2)
    row = math.floor(position.lat * KM_PER_DEGREE / side_km)
    lat = (row + 0.5) * side_km / KM_PER_DEGREE
    across = KM_PER_DEGREE * math.cos(math.radians(lat))
    lon = (math.floor(position.lon * across / side_km) + 0.5) * side_km / across
    return Position(lon=round(lon, 3), lat=round(lat, 3))


def coarse_place(place: Place, radius_km: float) -> Place:
    """Return a place whose position and name say no more than the radius allows."""
    name = "unnamed place" if _NUMBERS.search(place.name) else place.name
    if place.position is None:
        return replace(place, name=name)
    position = coarse_position(place.position, radius_km)
    if position == place.position and place.precision_m >= radius_km * 1000:
        return replace(place, name=name)
    precision_m = place.precision_m + radius_km * 1000
    return replace(place, name=name, position=position, precision_m=precision_m)
