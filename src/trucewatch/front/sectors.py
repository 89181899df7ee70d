"""Sectors: a fixed partition of the corridor around the front, made from theatre data alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPoint, MultiPolygon, Point, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from trucewatch.front.ground import as_multipolygon, projection_of, to_degrees
from trucewatch.vocabulary.errors import ShapeError, TheatreError
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.sector import Sector
from trucewatch.vocabulary.theatre import Theatre

FloatArray = NDArray[np.float64]
STRAIGHT_M = 5000.0
"""Longest edge of a sector: a straight edge in metres and in degrees then differ by < 1 m."""


def build_sectors(theatre: Theatre) -> tuple[Sector, ...]:
    """Cut the corridor into the Voronoi cells of all anchors, merged by sector.

    The corridor is the ground within ``corridor_m`` of the chain of anchors. Sectors share
    their vertices, so they tile it without gap or overlap.

    Raises:
        TheatreError: A sector gets no ground, because its anchors stand on another's.
    """
    owners = [plan.id for plan in theatre.sectors for _ in plan.anchors]
    anchors = _anchors_m(theatre)
    faces = _faces(_corridor(anchors, theatre.corridor_m), anchors)
    nearest = _nearest_anchor(faces, anchors)
    sectors = []
    for plan in theatre.sectors:
        mine = [face for face, at in zip(faces, nearest, strict=True) if owners[at] == plan.id]
        if not mine:
            raise TheatreError(f"sector {plan.id} gets no ground; move its anchors.")
        area = as_multipolygon(to_degrees(shapely.coverage_union_all(mine), theatre))
        sectors.append(
            Sector(id=plan.id, names=plan.names, area=area, version=theatre.sectors_version)
        )
    return tuple(sectors)


def sector_at(sectors: Sequence[Sector], position: Position) -> str | None:
    """Name the sector a position lies in, or None outside the corridor."""
    return sector_index(sectors).assign(np.array([[position.lon, position.lat]]))[0]


class SectorIndex:
    """Finds the sectors of many points at once; see ``sector_index``."""

    def __init__(self, ids: Sequence[str], areas: Sequence[MultiPolygon]) -> None:
        self._ids = ids
        self._tree = STRtree(areas)

    def assign(self, points: FloatArray) -> list[str | None]:
        """Name the sector of each point; on a shared edge the first in the theatre's order.

        Args:
            points: Shape (n, 2), longitude then latitude, degrees.

        Raises:
            ShapeError: The array has another shape.
        """
        if points.ndim != 2 or points.shape[1] != 2:
            raise ShapeError(f"points have shape {points.shape}; give (n, 2), longitude first.")
        found = np.full(len(points), len(self._ids))
        at, sector = self._tree.query(shapely.points(points), predicate="intersects")
        np.minimum.at(found, at, sector)
        names: list[str | None] = [*self._ids, None]
        return [names[index] for index in found]


def sector_index(sectors: Sequence[Sector]) -> SectorIndex:
    """Return an index of sectors for ``assign``; built once per partition."""
    return _index(tuple(sector.id for sector in sectors), tuple(sector.area for sector in sectors))


def _anchors_m(theatre: Theatre) -> FloatArray:
    positions = [anchor.position for plan in theatre.sectors for anchor in plan.anchors]
    lonlat = np.array([(position.lon, position.lat) for position in positions])
    return projection_of(theatre).forward(lonlat)


def _corridor(anchors: FloatArray, half_width_m: float) -> Polygon:
    chain = LineString(anchors) if len(anchors) > 1 else Point(anchors[0])
    return chain.buffer(half_width_m, quad_segs=16)


def _faces(corridor: Polygon, anchors: FloatArray) -> list[Polygon]:
    # Noding corridor and cell edges together gives faces that share every vertex.
    lines: list[BaseGeometry] = [corridor.boundary]
    if len(anchors) > 1:
        lines.append(
            shapely.voronoi_polygons(MultiPoint(anchors), extend_to=corridor, only_edges=True)
        )
    noded = shapely.segmentize(shapely.node(shapely.geometrycollections(lines)), STRAIGHT_M)
    polygons = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    inside = shapely.intersects(corridor, shapely.point_on_surface(polygons))
    return list(polygons[inside])


def _nearest_anchor(faces: Sequence[Polygon], anchors: FloatArray) -> NDArray[np.intp]:
    centres = shapely.get_coordinates(shapely.point_on_surface(np.array(faces)))
    distances = np.linalg.norm(centres[:, None, :] - anchors[None, :, :], axis=2)
    return np.asarray(np.argmin(distances, axis=1))


@lru_cache(maxsize=8)
def _index(ids: tuple[str, ...], areas: tuple[MultiPolygon, ...]) -> SectorIndex:
    return SectorIndex(ids, areas)
