"""The contact line: where occupied ground meets free ground, coasts and borders left out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely import LineString, MultiLineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from trucewatch.front.ground import as_multipolygon, projection_of, to_degrees, to_metres
from trucewatch.geography.projection import Projection
from trucewatch.vocabulary.front import ContactLine, LineLength
from trucewatch.vocabulary.theatre import Theatre

SHORTEST_M = 500.0
"""Shorter pieces are where boundary and border cross, not stretches of a line."""
STEP_M = 250.0
"""Near the border the line is cut to this length before each cut is judged."""


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """The contact line in metres, longest piece first."""

    pieces: tuple[LineString, ...]

    def simplified(self, tolerance_m: float) -> tuple[LineString, ...]:
        """Return the pieces by Douglas and Peucker at a tolerance."""
        return tuple(piece.simplify(tolerance_m) for piece in self.pieces)

    def length(self, tolerance_m: float) -> LineLength:
        """Measure main arc and all arcs at a tolerance."""
        lengths = [float(piece.length) / 1000 for piece in self.simplified(tolerance_m)]
        return LineLength(tolerance_m=tolerance_m, main_km=sum(lengths[:1]), all_km=sum(lengths))


def contact_line(occupied: MultiPolygon, country: MultiPolygon, theatre: Theatre) -> ContactLine:
    """Find the contact line of a map; all geometry in WGS84.

    It is the part of the boundary of occupied ground that lies deeper than
    ``border_offset_m`` (w) inside the country, or within ``opening_m`` (h) of free ground
    that is wider than h. The first keeps narrow pockets, the second those at the border.
    Pieces below 500 m are dropped; the longest is the main arc.
    """
    arcs = find_arcs(to_metres(occupied, theatre), country, theatre)
    pieces = [to_degrees(piece, theatre) for piece in arcs.pieces]
    return ContactLine(
        main=pieces[0] if pieces else LineString(),
        pockets=MultiLineString(pieces[1:]),
        centre=theatre.centre,
    )


def length_km(line: ContactLine, tolerance_m: float) -> float:
    """Measure the main arc at a tolerance; 0 m measures every bend that was drawn."""
    return line_length(line, tolerance_m).main_km


def line_length(line: ContactLine, tolerance_m: float) -> LineLength:
    """Measure main arc and all arcs of a line at a tolerance in metres."""
    projection = Projection(line.centre)
    arcs = [line.main, *line.pockets.geoms]
    metres = [projection.forward_geometry(arc) for arc in arcs if not arc.is_empty]
    return Arcs(tuple(arc for arc in metres if isinstance(arc, LineString))).length(tolerance_m)


def find_arcs(occupied_m: BaseGeometry, country: MultiPolygon, theatre: Theatre) -> Arcs:
    """Find the contact line in metres; occupied ground in metres, country in degrees."""
    home = _home(country, theatre)
    boundary = shapely.boundary(occupied_m)
    inland = shapely.intersection(boundary, home.eroded)
    rest = shapely.difference(boundary, home.eroded)
    near = _near_open_ground(rest, shapely.difference(home.country, occupied_m), theatre.opening_m)
    lines = [part for part in _lines(inland) + near if part.length > 0]
    merged = _lines(shapely.line_merge(shapely.multilinestrings(lines)))
    kept = [part for part in merged if part.length >= SHORTEST_M]
    # Equal lengths are told apart by place, so that the order never depends on the input's.
    return Arcs(tuple(sorted(kept, key=lambda part: (-part.length, part.bounds))))


def _near_open_ground(rest: BaseGeometry, free: BaseGeometry, opening_m: float) -> list[LineString]:
    # opening(free, h/2) widened by h is the eroded ground widened by 3h/2: so distance to the
    # eroded ground decides, and the costly widening of the whole country is never drawn.
    core = shapely.buffer(free, -opening_m / 2)
    if core.is_empty:
        return []
    steps = _steps(rest)
    middles = shapely.line_interpolate_point(steps, 0.5, normalized=True)
    shapely.prepare(core)
    return list(steps[shapely.dwithin(core, middles, 1.5 * opening_m)])


def _steps(lines: BaseGeometry) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    parts = np.array(_lines(lines), dtype=object)
    coordinates, part_of = shapely.get_coordinates(
        shapely.segmentize(parts, STEP_M), return_index=True
    )
    inside = part_of[:-1] == part_of[1:]
    pairs = np.stack([coordinates[:-1][inside], coordinates[1:][inside]], axis=1)
    return np.atleast_1d(shapely.linestrings(pairs))


def _lines(geometry: BaseGeometry) -> list[LineString]:
    found: list[LineString] = []
    for part in shapely.get_parts(geometry):
        if isinstance(part, LineString):
            found.append(part)
        elif isinstance(part, MultiLineString):
            found.extend(part.geoms)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Home:
    """The country in metres, and eroded by w."""

    country: MultiPolygon
    eroded: BaseGeometry


def _home(country: MultiPolygon, theatre: Theatre) -> _Home:
    return _eroded(country, projection_of(theatre), theatre.border_offset_m)


@lru_cache(maxsize=8)
def _eroded(country: MultiPolygon, projection: Projection, offset_m: float) -> _Home:
    metres = as_multipolygon(projection.forward_geometry(country))
    return _Home(metres, shapely.buffer(metres, -offset_m))
