"""Finds the contact lines of many maps, judging each distinct edge once.

An edge deep inside the country belongs to the line whenever it bounds a map. An edge near
the border belongs to it when free ground that is wide enough lies close by, which depends
on the map; but only on the map's edges near the border, and these change rarely.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from trucewatch.front.corners import Segments
from trucewatch.front.edges import EdgeArchive, IntArray
from trucewatch.front.ground import as_multipolygon, projection_of, to_metres
from trucewatch.front.overlay import LENGTHS, split_all, without
from trucewatch.geography.projection import Projection
from trucewatch.vocabulary.theatre import Theatre

BoolArray = NDArray[np.bool_]
FloatArray = NDArray[np.float64]
GeometryArray = NDArray[np.object_]

SHORTEST_M = 500.0
"""Shorter pieces are where boundary and border cross, not stretches of a line."""
HIDDEN_M = 250.0
"""More occupied ground between a shore and free ground than the bends of a coast are deep."""
STEP_M = 250.0
"""Near the border the line is cut to this length before each cut is judged."""


class LineFinder:
    """Finds the contact line of any map of an archive."""

    def __init__(
        self,
        archive: EdgeArchive,
        maps: Sequence[MultiPolygon],
        country: MultiPolygon,
        theatre: Theatre,
    ) -> None:
        self._archive = archive
        self._maps = maps
        self._theatre = theatre
        self._home = home_of(country, theatre)
        edges = np.asarray(shapely.linestrings(np.stack([archive.starts, archive.ends], axis=1)))
        self._inland, rest = _split(edges, self._home.eroded)
        self._steps = _steps(rest)
        self._middles = _middles(self._steps.lines)
        self._near_border = ~shapely.contains_properly(self._home.far_inland, edges)
        self._lines = np.concatenate([self._inland.lines, self._steps.lines])
        self._across_m = across_estuaries_m(self._middles, theatre)
        self._opened: dict[bytes, tuple[BoolArray, BoolArray]] = {}

    def pieces(self, index: int) -> list[LineString]:
        """Return the pieces of a map's line of 500 m and more, in metres, unordered.

        Stretches along estuaries are not among them; see ``shores``.
        """
        land, _ = self._land_and_shore(index)
        merged = _merged(self._lines[land])
        return list(merged[shapely.length(merged) >= SHORTEST_M])

    def shores(self, index: int) -> list[LineString]:
        """Return the stretches of a map's line along estuaries, likewise.

        There the sides face each other across water, so that they are arcs of their own and
        never join those on land.
        """
        _, shore = self._land_and_shore(index)
        merged = _merged(self._lines[shore])
        return list(merged[shapely.length(merged) >= SHORTEST_M])

    def segments(self, indexes: IntArray) -> Segments:
        """Return the same lines of several maps, in the parts they were found in.

        Args:
            indexes: The maps, ascending; the segments' times count along this list.
        """
        standing = np.zeros((len(indexes) + 2, len(self._lines)), dtype=np.int8)
        for at, index in enumerate(indexes):
            standing[at + 1, self._long_parts(index)] = 1
        turns = np.diff(standing, axis=0).T
        part, first = np.nonzero(turns == 1)
        _, last = np.nonzero(turns == -1)
        ends = shapely.get_coordinates(self._lines[part]).reshape(-1, 2, 2)
        return Segments(ends[:, 0], ends[:, 1], first, last, np.ones(len(part), dtype=np.int64))

    def _long_parts(self, index: int) -> IntArray:
        parts = np.concatenate(self._land_and_shore(index))
        merged = _merged(self._lines[parts])
        short = merged[shapely.length(merged) < SHORTEST_M]
        if not len(short):
            return parts
        middles = _middles(self._lines[parts])
        return parts[~shapely.dwithin(shapely.multilinestrings(short), middles, 0.01)]

    def _land_and_shore(self, index: int) -> tuple[IntArray, IntArray]:
        member = np.zeros(len(self._near_border), dtype=bool)
        member[self._archive.edges_of(index)] = True
        (inland,) = np.nonzero(member[self._inland.edge])
        near, across = self._open(index, member)
        (near_border,) = np.nonzero(member[self._steps.edge] & near)
        (shore,) = np.nonzero(member[self._steps.edge] & across)
        first = len(self._inland.edge)
        return np.concatenate([inland, first + near_border]), first + shore

    def _open(self, index: int, member: BoolArray) -> tuple[BoolArray, BoolArray]:
        # Which steps have wide free ground close by. opening(free, h/2) widened by h is the
        # eroded free ground widened by 3h/2: so the distance to it decides, and the costly
        # widening is never drawn.
        key = np.packbits(member & self._near_border).tobytes()
        if key not in self._opened:
            occupied = to_metres(self._maps[index], self._theatre)
            free = without(self._home.rim, occupied)
            core = shapely.buffer(free, -self._theatre.opening_m / 2)
            shapely.prepare(core)
            near = shapely.dwithin(core, self._middles, 1.5 * self._theatre.opening_m)
            self._opened[key] = near, self._faces(core, occupied, self._across_m * ~near)
        return self._opened[key]

    def _faces(self, core: BaseGeometry, occupied: BaseGeometry, across_m: FloatArray) -> BoolArray:
        # Along an estuary the width of the water is added to h, and the free ground must be
        # in sight: the far coast of a spit faces the sea.
        faces = np.zeros(len(self._middles), dtype=bool)
        (rows,) = np.nonzero(across_m)
        sight = _shortest_lines(core, self._middles[rows])
        within = shapely.length(sight) <= 1.5 * self._theatre.opening_m + across_m[rows]
        rows, sight = rows[within], sight[within]
        if not len(rows):
            return faces
        # Cut to what can be in the way, ground is quick to be crossed.
        between = shapely.intersection(occupied, shapely.box(*shapely.total_bounds(sight)))
        hidden_m = shapely.length(shapely.intersection(sight, between))
        faces[rows] = hidden_m <= HIDDEN_M
        return faces


def _shortest_lines(ground: BaseGeometry, spots: GeometryArray) -> GeometryArray:
    """Return the shortest line from ground to each of the spots outside of it.

    Where there is no ground the lines are missing, and so is their length.
    """
    rings = shapely.get_rings(shapely.get_parts(ground))
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    edges = np.stack([corners[:-1], corners[1:]], axis=1)[ring[:-1] == ring[1:]]
    lines = shapely.linestrings(edges)
    if not len(lines):
        return np.full(len(spots), None)
    _, nearest = shapely.STRtree(lines).query_nearest(spots, all_matches=False)
    return np.asarray(shapely.shortest_line(lines[nearest], spots))


def _middles(lines: GeometryArray) -> GeometryArray:
    """Return the middles of lines of two points each."""
    ends = shapely.get_coordinates(lines).reshape(-1, 2, 2)
    return np.asarray(shapely.points(ends.mean(axis=1)))


def across_estuaries_m(spots: GeometryArray, theatre: Theatre) -> FloatArray:
    """Tell how wide the estuary is at whose shore spots lie (metres); 0 at no estuary."""
    width_m = np.zeros(len(spots))
    for estuary in theatre.estuaries:
        water = to_metres(estuary.area, theatre)
        radius = shapely.length(shapely.maximum_inscribed_circle(water, np.array(STEP_M)))
        near = shapely.dwithin(water, spots, estuary.reach_m)
        width_m = np.maximum(width_m, np.where(near, 2 * (radius + estuary.reach_m), 0))
    return width_m


@dataclass(frozen=True, slots=True, eq=False)
class Home:
    """The country in metres.

    Attributes:
        eroded: Without what lies within w of its border.
        far_inland: Without what free ground near the border could reach from.
        rim: The rest, with the outer border of the country.
    """

    eroded: BaseGeometry
    far_inland: BaseGeometry
    rim: BaseGeometry


def home_of(country: MultiPolygon, theatre: Theatre) -> Home:
    """Erode a country given in degrees; done once per country."""
    return _home(country, projection_of(theatre), theatre.border_offset_m, theatre.opening_m)


@lru_cache(maxsize=8)
def _home(country: MultiPolygon, projection: Projection, offset_m: float, opening_m: float) -> Home:
    # Line within w of the border, core within 3h/2 of it, free disc of h/2 around the core's
    # points: nothing deeper than w + 2h can matter; the rest is margin for round corners.
    metres = as_multipolygon(projection.forward_geometry(country))
    eroded = shapely.buffer(metres, -offset_m)
    far_inland = shapely.buffer(metres, -(offset_m + 2.2 * opening_m))
    shapely.prepare([eroded, far_inland])
    return Home(eroded, far_inland, without(metres, far_inland))


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """Lines, and the edge that each is a part of."""

    lines: GeometryArray
    edge: IntArray


def _split(edges: GeometryArray, inside: BaseGeometry) -> tuple[_Parts, _Parts]:
    within = shapely.contains_properly(inside, edges)
    crossing = ~within & shapely.intersects(inside, edges)
    (whole_in,), (cut,) = np.nonzero(within), np.nonzero(crossing)
    (whole_out,) = np.nonzero(~within & ~crossing)
    parts_in, parts_out = split_all(edges[cut], np.full(len(cut), inside, dtype=object), LENGTHS)
    return _joined(edges, whole_in, parts_in, cut), _joined(edges, whole_out, parts_out, cut)


def _joined(edges: GeometryArray, whole: IntArray, parts: GeometryArray, cut: IntArray) -> _Parts:
    pieces, part_of = shapely.get_parts(parts, return_index=True)
    proper = shapely.length(pieces) > 0
    return _Parts(
        np.concatenate([edges[whole], pieces[proper]]),
        np.concatenate([whole, cut[part_of[proper]]]),
    )


def _merged(parts: GeometryArray) -> GeometryArray:
    if not len(parts):
        return parts
    return shapely.get_parts(shapely.line_merge(shapely.multilinestrings(parts)))


def _steps(parts: _Parts) -> _Parts:
    coordinates, part_of = shapely.get_coordinates(
        shapely.segmentize(parts.lines, STEP_M), return_index=True
    )
    inside = part_of[:-1] == part_of[1:]
    pairs = np.stack([coordinates[:-1][inside], coordinates[1:][inside]], axis=1)
    return _Parts(np.asarray(shapely.linestrings(pairs)), parts.edge[part_of[:-1][inside]])
