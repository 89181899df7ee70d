"""The theatre's own equal-area projection: degrees to metres and back."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from trucewatch.vocabulary.errors import ShapeError
from trucewatch.vocabulary.place import Position

FloatArray = NDArray[np.float64]


class Projection:
    """Lambert azimuthal equal-area around a centre; areas exact, distances within 0.1 %.

    The error of distances is measured for points up to 600 km from the centre; a theatre
    elsewhere makes its own projection from its own centre.
    """

    def __init__(self, centre: Position) -> None:
        self.centre = centre
        self._forward, self._inverse = _transformers(centre.lon, centre.lat)

    def forward(self, lonlat: FloatArray) -> FloatArray:
        """Project positions.

        Args:
            lonlat: Shape (n, 2), degrees, longitude first.

        Returns:
            Shape (n, 2), metres east and north of the centre.

        Raises:
            ShapeError: The array has another shape.

        >>> Projection(Position(lon=36.0, lat=48.5)).forward(np.array([[36.0, 48.5]])).tolist()
        [[0.0, 0.0]]
        """
        return _apply(self._forward, lonlat)

    def inverse(self, metres: FloatArray) -> FloatArray:
        """Return positions in degrees, shape (n, 2), from metres of shape (n, 2)."""
        return _apply(self._inverse, metres)

    def forward_geometry(self, geometry: BaseGeometry) -> BaseGeometry:
        """Project a geometry from degrees to metres, vertex by vertex."""
        return shapely.transform(geometry, self.forward)

    def inverse_geometry(self, geometry: BaseGeometry) -> BaseGeometry:
        """Bring a geometry from metres back to degrees, vertex by vertex."""
        return shapely.transform(geometry, self.inverse)


@lru_cache(maxsize=8)
def _transformers(lon: float, lat: float) -> tuple[Transformer, Transformer]:
    laea = f"+proj=laea +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m +no_defs"
    return (
        Transformer.from_crs("EPSG:4326", laea, always_xy=True),
        Transformer.from_crs(laea, "EPSG:4326", always_xy=True),
    )


def _apply(transformer: Transformer, points: FloatArray) -> FloatArray:
    if points.ndim != 2 or points.shape[1] != 2:
        raise ShapeError(f"points have shape {points.shape}; give (n, 2), longitude first.")
    if not len(points):
        return points.astype(np.float64)
    first, second = transformer.transform(points[:, 0], points[:, 1])
    return np.column_stack([first, second])
