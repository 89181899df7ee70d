"""Places of a gazetteer as an index: which of them lie in an area."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Point
from shapely.geometry.base import BaseGeometry

from trucewatch.vocabulary.place import Place


class PlaceIndex:
    """Finds places by ground; places without a position are left out.

    Attributes:
        lonlat: Where they are: shape (n, 2), degrees.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = [place for place in places if place.position is not None]
        self.lonlat: NDArray[np.float64] = np.array(
            [(place.position.lon, place.position.lat) for place in places if place.position]
        ).reshape(-1, 2)

    def inside(self, area: BaseGeometry) -> tuple[Place, ...]:
        """Return the places whose centre lies in an area (WGS84), most people first."""
        shapely.prepare(area)
        return self.chosen(shapely.intersects_xy(area, self.lonlat[:, 0], self.lonlat[:, 1]))

    def chosen(self, which: NDArray[np.bool_]) -> tuple[Place, ...]:
        """Return the places of a choice, one entry per row of ``lonlat``, most people first."""
        (rows,) = np.nonzero(which)
        found = [self._places[row] for row in rows]
        return tuple(sorted(found, key=lambda place: (-(place.population or 0), place.name)))

    def nearest(self, point: Point) -> Place | None:
        """Return the place nearest to a point (WGS84); None in an empty index."""
        if not self._places:
            return None
        away = self.lonlat - np.array([point.x, point.y])
        away[:, 0] *= np.cos(np.radians(point.y))
        return self._places[int(np.argmin((away**2).sum(axis=1)))]
