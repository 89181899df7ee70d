"""One source's series of maps as a view on points: the map that speaks, and what it says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from trucewatch.front.edges import FloatArray
from trucewatch.front.ground import projection_of, to_metres
from trucewatch.front.map_index import BoolArray, MapIndex
from trucewatch.front.track import Track
from trucewatch.vocabulary.control import ControlStatus
from trucewatch.vocabulary.theatre import Theatre


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """What one map says about points; one entry per point.

    Attributes:
        inside: On occupied ground.
        grey: In a grey zone of the map.
        boundary_m: Distance to any edge of occupied ground.
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
        self._filed = [one.file_date for one in track.maps]

    def by_map(
        self, days: Sequence[date], at_most_days: int | None = None
    ) -> dict[int, NDArray[np.int64]]:
        """Group points by the map that speaks for their day.

        Returns:
            Rows of ``days`` per index of a map; without those that no map speaks for.
        """
        rows: dict[int, list[int]] = {}
        for row, day in enumerate(days):
            index = bisect_right(self._filed, day) - 1
            fresh = at_most_days is None or (day - self._filed[index]).days <= at_most_days
            if index >= 0 and fresh:
                rows.setdefault(index, []).append(row)
        return {index: np.array(found) for index, found in rows.items()}

    def look(self, index: int, points: FloatArray) -> Looked:
        """Say where points lie on one map; points in metres, shape (n, 2)."""
        occupied = to_metres(self.track.occupied[index], self._theatre)
        map_index = MapIndex(
            occupied, self._finder.boundary(index), self._finder.parts(index), self._projection
        )
        inside = map_index.inside(points)
        boundary_m, line_m = map_index.boundary_m(points), map_index.line_m(points)
        distance_m = np.where(np.isnan(line_m), boundary_m, line_m)
        signed_m = np.where(inside, -distance_m, distance_m)
        return Looked(inside, self._grey(index, points), boundary_m, signed_m)

    def inside(self, index: int, points: FloatArray) -> BoolArray:
        """Tell which points one map shows as occupied; points in metres."""
        return _within(self.track.occupied[index], points, self._theatre)

    def _grey(self, index: int, points: FloatArray) -> BoolArray:
        grey = self.track.maps[index].areas.get(ControlStatus.UNKNOWN)
        if grey is None:
            return np.zeros(len(points), dtype=bool)
        return _within(grey, points, self._theatre)


def _within(area: MultiPolygon, points: FloatArray, theatre: Theatre) -> BoolArray:
    ground = to_metres(area, theatre)
    shapely.prepare(ground)
    return np.asarray(shapely.intersects_xy(ground, points[:, 0], points[:, 1]))
