"""One map prepared for many points: inside or not, and how far from which edge."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from trucewatch.front.edges import FloatArray
from trucewatch.geography.distance import GEOD
from trucewatch.geography.projection import Projection

GeometryArray = NDArray[np.object_]
BoolArray = NDArray[np.bool_]


class MapIndex:
    """Answers for arrays of points, shape (n, 2), in metres of the projection.

    Boundary and line are given as many short lines, which a tree of boxes searches fast.
    """

    def __init__(
        self,
        occupied_m: BaseGeometry,
        boundary: GeometryArray,
        line: GeometryArray,
        projection: Projection,
    ) -> None:
        self._occupied = occupied_m
        self._projection = projection
        self._boundary, self._line = STRtree(boundary), STRtree(line)
        shapely.prepare(occupied_m)

    def inside(self, points: FloatArray) -> BoolArray:
        """Tell which points lie on occupied ground; its edge belongs to it."""
        return np.asarray(shapely.intersects_xy(self._occupied, points[:, 0], points[:, 1]))

    def boundary_m(self, points: FloatArray) -> FloatArray:
        """Measure the distance to the nearest edge of occupied ground; NaN without any."""
        return self._distance(self._boundary, points)

    def line_m(self, points: FloatArray) -> FloatArray:
        """Measure the distance to the contact line, unsigned; NaN when there is no line."""
        return self._distance(self._line, points)

    def _distance(self, tree: STRtree, points: FloatArray) -> FloatArray:
        # The projection finds the nearest spot; the ellipsoid says how far it is.
        if not len(tree.geometries):
            return np.full(len(points), np.nan)
        start = shapely.points(points)
        nearest = tree.geometries.take(tree.nearest(start))
        link = shapely.get_coordinates(shapely.shortest_line(start, nearest))
        lonlat = self._projection.inverse(link).reshape(-1, 4)
        _, _, metres = GEOD.inv(*lonlat.T)
        return np.asarray(metres, dtype=np.float64)
