"""Flattens the ground to a picture: equal areas, north up, thinned to what can be seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

from trucewatch.vocabulary.place import Position

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely import Geometry

EARTH_RADIUS_KM = 6371.0072
"""Radius of the sphere with the ellipsoid's area; a picture needs no better figure."""

THINNING = 0.35
"""Detail left out, in units of the picture: below what a print shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A window of the plane and how large it is drawn.

    Attributes:
        centre: Where the projection touches the ground.
        left: Western edge, kilometres east of the centre.
        top: Northern edge, kilometres north of the centre.
        units_per_km: Units of the picture for a kilometre.
        width: Units of the picture.
        height: Units of the picture.
    """

    centre: Position
    left: float
    top: float
    units_per_km: float
    width: float
    height: float

    def flatten(self, geometry: Geometry) -> Geometry:
        """Turn WGS84 longitude and latitude into units of the picture."""
        return shapely.transform(geometry, self._to_units)

    def point(self, position: Position) -> tuple[float, float]:
        """Place a position in the picture."""
        x, y = self._to_units(np.array([[position.lon, position.lat]]))[0]
        return float(x), float(y)

    def path(self, geometry: Geometry) -> str:
        """Draw a geometry in WGS84, cut to the picture and thinned, as an SVG path."""
        return _path(self, geometry)

    def visible(self, geometry: Geometry) -> Geometry:
        """Flatten a geometry, thin it, and cut it to the picture and a little beyond."""
        flat = shapely.simplify(self.flatten(geometry), THINNING)
        if not bool(shapely.is_valid(flat)):
            flat = shapely.make_valid(flat)
        margin = 20
        window = shapely.box(-margin, -margin, self.width + margin, self.height + margin)
        return shapely.intersection(flat, window)

    def _to_units(self, degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        km = _equal_area(degrees, self.centre)
        x = (km[:, 0] - self.left) * self.units_per_km
        y = (self.top - km[:, 1]) * self.units_per_km
        return np.column_stack([x, y])


@lru_cache(maxsize=512)
def _path(canvas: Canvas, geometry: Geometry) -> str:
    """Draw once what pages in several languages show alike."""
    return svg_path(canvas.visible(geometry))


def svg_path(flat: Geometry) -> str:
    """Write a geometry in units of the picture as an SVG path."""
    return "".join(_line(part) for part in _lines(flat) if len(part[0]) > 1)


def canvas_for(geometries: Iterable[Geometry], width: float, margin: float) -> Canvas:
    """Fit a picture of a given width around geometries in WGS84 degrees."""
    whole = shapely.union_all([shapely.box(*shapely.bounds(geometry)) for geometry in geometries])
    west, south, east, north = whole.bounds
    centre = Position(lon=(west + east) / 2, lat=(south + north) / 2)
    edge = np.array(shapely.segmentize(shapely.box(*whole.bounds).exterior, 0.25).coords)
    km = _equal_area(edge, centre)
    (left, bottom), (right, top) = km.min(axis=0), km.max(axis=0)
    units_per_km = (width - 2 * margin) / (right - left)
    return Canvas(
        centre=centre,
        left=float(left) - margin / units_per_km,
        top=float(top) + margin / units_per_km,
        units_per_km=float(units_per_km),
        width=width,
        height=round(float((top - bottom) * units_per_km) + 2 * margin),
    )


def _equal_area(degrees: NDArray[np.float64], centre: Position) -> NDArray[np.float64]:
    """Project by Lambert's azimuthal equal-area (Snyder 1987, eq. 24-2 to 24-4), to km."""
    lon, lat = np.radians(degrees[:, 0]), np.radians(degrees[:, 1])
    lon0, lat0 = np.radians(centre.lon), np.radians(centre.lat)
    cos_c = np.sin(lat0) * np.sin(lat) + np.cos(lat0) * np.cos(lat) * np.cos(lon - lon0)
    scale = EARTH_RADIUS_KM * np.sqrt(2 / (1 + cos_c))
    x = scale * np.cos(lat) * np.sin(lon - lon0)
    y = scale * (np.cos(lat0) * np.sin(lat) - np.sin(lat0) * np.cos(lat) * np.cos(lon - lon0))
    return np.column_stack([x, y])


def _lines(geometry: Geometry) -> list[tuple[NDArray[np.float64], bool]]:
    found: list[tuple[NDArray[np.float64], bool]] = []
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            rings = [part.exterior, *part.interiors]
            found.extend((np.array(ring.coords), True) for ring in rings)
        elif part.geom_type == "LineString":
            found.append((np.array(part.coords), False))
        elif part.geom_type in ("GeometryCollection", "MultiLineString", "MultiPolygon"):
            found.extend(_lines(part))
    return found


def _line(line: tuple[NDArray[np.float64], bool]) -> str:
    points, closed = line
    steps = " ".join(f"{x:.1f},{y:.1f}" for x, y in (points[:-1] if closed else points))
    return f"M{steps}{'Z' if closed else ''}"
