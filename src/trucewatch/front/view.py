"""One source's series of maps as a view on points: the map that speaks, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely
from shapely import MultiLineString, MultiPolygon

from trucewatch.front.corners import FloatArray, IntArray
from trucewatch.front.ground import projection_of, to_metres
from trucewatch.front.line import find_arcs
from trucewatch.front.nearest import BoolArray, find_nearest
from trucewatch.front.sides import look_sides
from trucewatch.front.track import Track
from trucewatch.geography.distance import GEOD
from trucewatch.vocabulary.control import ControlStatus
from trucewatch.vocabulary.theatre import Theatre


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """What one map says about points; one entry per point.

    Attributes:
        inside: On occupied ground; ground in a hair-thin gap between drawn pieces is.
        grey: In a grey zone of the map.
        boundary_m: Distance to any edge of occupied ground as drawn.
        signed_m: Distance to the contact line, negative inside; to any edge where the map
            has no contact line.
    """

    inside: BoolArray
    grey: BoolArray
    boundary_m: FloatArray
    signed_m: FloatArray


class View:
    """Looks at points through the maps of one source."""

    def __init__(self, track: Track, theatre: Theatre, country: MultiPolygon) -> None:
        self.track = track
        self._theatre = theatre
        self._projection = projection_of(theatre)
        self._finder = track.line_finder(country, theatre)
        self._sound = track.healed is track.archive
        self._filed = np.array([one.file_date.toordinal() for one in track.maps])

    def maps_for(self, days: Sequence[date], at_most_days: int | None = None) -> IntArray:
        """Name the map that speaks for each day by its index; -1 where none does."""
        asked = np.array([day.toordinal() for day in days], dtype=np.int64)
        index = np.searchsorted(self._filed, asked, side="right") - 1
        if at_most_days is not None:
            index[asked - self._filed[index] > at_most_days] = -1
        return np.asarray(index)

    def look(self, when: IntArray, points: FloatArray) -> Looked:
        """Say where points lie on their maps.

        Args:
            when: Shape (n,): index of the map that speaks.
            points: Shape (n, 2), metres.
        """
        sides = look_sides(self.track.archive, when, points)
        inside = sides.inside if self._sound else self.inside(when, points)
        boundary_m = self._metres(points, sides.spot)
        maps, at = np.unique(when, return_inverse=True)
        line = find_nearest(points, at, self._finder.segments(maps))
        line_m = self._metres(points, line.spot)
        distance_m = np.where(np.isnan(line_m), boundary_m, line_m)
        signed_m = np.where(inside, -distance_m, distance_m)
        return Looked(inside, self._grey(when, points), boundary_m, signed_m)

    def line(self, index: int, tolerance_m: float) -> MultiLineString:
        """Return the contact line of a map in metres, simplified at a tolerance."""
        return MultiLineString(list(find_arcs(self._finder, index).simplified(tolerance_m)))

    def inside(self, when: IntArray, points: FloatArray) -> BoolArray:
        """Tell which points their maps show as occupied, seams filled; points in metres."""
        return look_sides(self.track.healed, when, points).inside

    def _metres(self, points: FloatArray, spots: FloatArray) -> FloatArray:
        # The projection finds the nearest spot; the ellipsoid says how far it is.
        start, end = self._projection.inverse(points), self._projection.inverse(spots)
        _, _, metres = GEOD.inv(*start.T, *end.T)
        return np.asarray(np.where(np.isnan(spots[:, 0]), np.nan, metres), dtype=np.float64)

    def _grey(self, when: IntArray, points: FloatArray) -> BoolArray:
        inside = np.zeros(len(points), dtype=bool)
        for index in np.unique(when):
            grey = self.track.maps[index].areas.get(ControlStatus.UNKNOWN)
            if grey is not None:
                (rows,) = np.nonzero(when == index)
                inside[rows] = _within(grey, points[rows], self._theatre)
        return inside


def _within(area: MultiPolygon, points: FloatArray, theatre: Theatre) -> BoolArray:
    ground = to_metres(area, theatre)
    shapely.prepare(ground)
    return np.asarray(shapely.intersects_xy(ground, points[:, 0], points[:, 1]))
