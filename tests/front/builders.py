"""A small invented theatre near the equator: a square country with its front in the east."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from trucewatch.front.ground import as_multipolygon, to_degrees
from trucewatch.geography.projection import Projection
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.evidence import EvidenceRef
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.theatre import Anchor, Party, SectorPlan, Theatre

CENTRE = Position(lon=10.0, lat=5.0)
HALF_KM = 100
FIRST_DAY = date(2031, 6, 1)
BANDS = 10
"""The ground between the country's southern and northern edge, cut into bands of 20 km."""


@lru_cache(maxsize=2)
def a_theatre(*, mirrored: bool = False) -> Theatre:
    """Two sectors, north and south, with anchors along the meridian of 20 km east."""
    side = -1 if mirrored else 1
    names = {"de": "N", "en": "N", "ru": "N", "uk": "N"}
    return Theatre(
        id="square",
        names=names,
        zone="UTC",
        centre=CENTRE,
        country="SQ",
        parties=(Party(id="east", names=names, country="EA"),),
        border_offset_m=6000,
        opening_m=5000,
        corridor_m=60000,
        sectors_version="1",
        sectors=(
            _sector("north", [(side * 20, 70), (side * 20, 30)]),
            _sector("south", [(side * 20, -30), (side * 20, -70)]),
        ),
    )


def the_country() -> MultiPolygon:
    """A square of 200 km, in degrees."""
    return degrees(box(-HALF_KM, -HALF_KM, HALF_KM, HALF_KM))


def occupied_east_of(*edges_km: float) -> MultiPolygon:
    """Everything east of an edge, band by band from the south, or one edge for all.

    As real outlines do, it overshoots the country's eastern border by two kilometres.
    """
    edges = edges_km * BANDS if len(edges_km) == 1 else edges_km
    height = 2 * HALF_KM / len(edges)
    bands = [
        box(edge, -HALF_KM + at * height, HALF_KM + 2, -HALF_KM + (at + 1) * height)
        for at, edge in enumerate(edges)
    ]
    return degrees(shapely.union_all(bands))


def degrees(km: BaseGeometry) -> MultiPolygon:
    """Bring a drawing in kilometres around the centre to degrees, edges at most 5 km long."""
    metres = shapely.transform(shapely.segmentize(km, 5), lambda points: points * 1000)
    return as_multipolygon(to_degrees(metres, a_theatre()))


def mirrored(area: MultiPolygon) -> MultiPolygon:
    """Swap east and west around the theatre's central meridian."""
    flipped = shapely.transform(area, lambda points: points * [-1, 1] + [2 * CENTRE.lon, 0])
    return as_multipolygon(shapely.orient_polygons(flipped))


def a_point(east_km: float, north_km: float) -> tuple[float, float]:
    """Longitude and latitude of a spot in the drawing."""
    lonlat = Projection(CENTRE).inverse(np.array([[east_km * 1000.0, north_km * 1000.0]]))
    return float(lonlat[0, 0]), float(lonlat[0, 1])


def a_map(
    occupied: MultiPolygon,
    *,
    day: int = 0,
    source: str = "atlas",
    grey: MultiPolygon | None = None,
) -> ControlMap:
    """A map filed ``day`` days after the first, showing the situation of the day before."""
    filed = FIRST_DAY + timedelta(days=day)
    areas = {ControlStatus.OCCUPIED: occupied}
    return ControlMap(
        id=f"{source}:{filed}",
        evidence=EvidenceRef(sha256="0" * 64),
        source=source,
        file_date=filed,
        map_date=filed - timedelta(days=1),
        retrieved_at=None,
        areas={**areas, ControlStatus.UNKNOWN: grey} if grey is not None else areas,
    )


def maps_of(*edges: Sequence[float]) -> list[ControlMap]:
    """One map a day, from the front's edges in kilometres east of the centre."""
    return [a_map(occupied_east_of(*edge), day=day) for day, edge in enumerate(edges)]


def a_square(east_km: float, north_km: float, side_km: float) -> Polygon:
    """A square in the drawing, around a spot."""
    half = side_km / 2
    return box(east_km - half, north_km - half, east_km + half, north_km + half)


def _sector(name: str, spots: Sequence[tuple[float, float]]) -> SectorPlan:
    anchors = []
    for spot in spots:
        lon, lat = a_point(*spot)
        anchors.append(Anchor(name=name, position=Position(lon=lon, lat=lat)))
    names = {"de": name, "en": name, "ru": name, "uk": name}
    return SectorPlan(id=name, names=names, anchors=tuple(anchors))
