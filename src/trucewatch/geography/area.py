"""Areas on the WGS84 ellipsoid."""

from __future__ import annotations

from shapely import MultiPolygon, Polygon, orient_polygons
from shapely.geometry.base import BaseGeometry

from trucewatch.geography.distance import GEOD

SQUARE_METRES_PER_KM2 = 1e6


def area_km2(geometry: BaseGeometry) -> float:
    """Measure the geodesic area of polygons given in degrees; other geometry has none.

    Edges are geodesics between the vertices; holes are subtracted.

    >>> from shapely import box
    >>> round(area_km2(box(36, 48, 37, 49)))
    8218
    """
    if geometry.is_empty or not isinstance(geometry, (Polygon, MultiPolygon)):
        return 0.0
    oriented = orient_polygons(geometry)
    signed_m2, _ = GEOD.geometry_area_perimeter(oriented)
    return abs(float(signed_m2)) / SQUARE_METRES_PER_KM2
