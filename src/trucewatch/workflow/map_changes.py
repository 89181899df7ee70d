"""Ground that a side newly holds or no longer holds, by sector, within a window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from trucewatch.front.band import PUBLISHED
from trucewatch.front.edges import build_archive
from trucewatch.front.faces import Faces, find_faces
from trucewatch.front.ground import as_multipolygon, projection_of
from trucewatch.front.overlay import DEGREES, within_all, without
from trucewatch.geography.area import area_km2
from trucewatch.geography.projection import Projection
from trucewatch.vocabulary.front import Band
from trucewatch.vocabulary.map_sheet import Direction, GroundChange, SectorFigures
from trucewatch.vocabulary.sector import Sector
from trucewatch.vocabulary.theatre import Theatre

GRID_DEGREES = 1e-7
"""One centimetre: coordinates are exported with seven decimals, and measured as exported."""

GeometryArray = NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideChanges:
    """A side's change between two maps: pieces for drawing, figures for printing."""

    changes: tuple[GroundChange, ...]
    figures: tuple[SectorFigures, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What changes are cut by, and how far drawn edges may lie from true ones."""

    theatre: Theatre
    sectors: Sequence[Sector]
    window: Polygon
    band: Band = PUBLISHED


def side_changes(
    side: str, earlier: MultiPolygon, later: MultiPolygon, frame: Frame
) -> SideChanges:
    """Compare the ground a side holds on two maps; all in degrees.

    A sector's figure is the geodesic area of exactly the polygons handed out for it, so
    that whoever measures the exported file finds the printed number.
    """
    projection = projection_of(frame.theatre)
    archive = build_archive([earlier, later], projection)
    faces = find_faces(archive.difference(0, 1), projection)
    pieces = _in_window(shapely.transform(faces.polygons, projection.inverse), frame.window)
    sure = {one: _far_from_edges(faces, one, frame, projection) for one in Direction}
    changes: list[GroundChange] = []
    figures: list[SectorFigures] = []
    for name, ground in _grounds(frame):
        parts = within_all(pieces, ground, DEGREES)
        found = [_change(side, name, faces, parts, direction) for direction in Direction]
        near = [one.area_km2 - _within_km2(sure[one.direction], ground) for one in found]
        discarded = sum(area_km2(part) for part in parts[~faces.kept])
        changes.extend(one for one in found if not one.area.is_empty)
        row = SectorFigures(
            side=side,
            sector=name,
            gain_km2=found[0].area_km2,
            loss_km2=found[1].area_km2,
            discarded_km2=float(discarded),
            gain_near_km2=max(0.0, near[0]),
            loss_near_km2=max(0.0, near[1]),
        )
        if row.kept_km2 or row.discarded_km2:
            figures.append(row)
    return SideChanges(changes=tuple(changes), figures=tuple(figures))


def _grounds(frame: Frame) -> Iterator[tuple[str | None, MultiPolygon]]:
    for sector in frame.sectors:
        yield sector.id, sector.area
    sectors = shapely.union_all([sector.area for sector in frame.sectors])
    yield None, without(frame.window, sectors, DEGREES)


def _in_window(pieces: GeometryArray, window: Polygon) -> GeometryArray:
    broken = ~np.asarray(shapely.is_valid(pieces))
    pieces[broken] = shapely.make_valid(pieces[broken])
    return within_all(pieces, window, DEGREES)


def _far_from_edges(
    faces: Faces, direction: Direction, frame: Frame, projection: Projection
) -> GeometryArray:
    """Return the ground of a direction further than half the band from its drawn edge, in degrees.

    The edge is that of the whole change: where a sector or the window cuts it, nothing is in doubt.
    """
    gained = faces.gained if direction is Direction.GAIN else ~faces.gained
    whole = shapely.union_all(shapely.make_valid(faces.polygons[faces.kept & gained]))
    core = shapely.buffer(whole, -frame.band.half_m)
    parts = shapely.get_parts(shapely.transform(core, projection.inverse))
    return _in_window(np.atleast_1d(parts), frame.window)


def _within_km2(parts: GeometryArray, ground: MultiPolygon) -> float:
    return sum(area_km2(part) for part in within_all(parts, ground, DEGREES))


def _change(
    side: str, sector: str | None, faces: Faces, parts: GeometryArray, direction: Direction
) -> GroundChange:
    gained = faces.gained if direction is Direction.GAIN else ~faces.gained
    chosen = parts[faces.kept & gained]
    whole = shapely.set_precision(shapely.union_all(chosen), GRID_DEGREES)
    area = as_multipolygon(whole)
    return GroundChange(
        direction=direction, side=side, sector=sector, area=area, area_km2=area_km2(area)
    )
