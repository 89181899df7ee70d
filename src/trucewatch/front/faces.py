"""Pieces of ground between two maps: gained, lost, and slivers told from movement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from trucewatch.front.edges import ChangedEdges
from trucewatch.front.outline import winding_numbers
from trucewatch.geography.projection import Projection

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
GeometryArray = NDArray[np.object_]

SMALLEST_KM2 = 0.01
NARROWEST_M = 20.0
"""A piece below either bound is drawing noise: 8,995 of 12,193 pieces of two years of one
map, together 0.35 km²; METHOD of docs/explanation/front.md."""


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """Pieces of ground that changed hands on the maps; all arrays have one entry per piece.

    Attributes:
        polygons: In metres; single polygons, but for repaired hair-thin ones.
        area_km2: Area.
        gained: True when the later map occupies it, False when it does no more.
        kept: False for slivers.
    """

    polygons: GeometryArray
    area_km2: FloatArray
    gained: BoolArray
    kept: BoolArray

    def total_km2(self, *, gained: bool, kept_only: bool) -> float:
        """Sum the area of gains or of losses, with or without slivers."""
        chosen = (self.gained == gained) & (self.kept | (not kept_only))
        return float(self.area_km2[chosen].sum())


def find_faces(changed: ChangedEdges, projection: Projection) -> Faces:
    """Cut the ground along the changed edges and keep what changed.

    The changed edges, weighted, wind once around gained and minus once around lost ground;
    so a piece's winding number tells what it is without looking at either map. They are cut
    in degrees, where publishers draw them straight: a vertex more on a long edge then moves
    no ground. They are measured in metres.
    """
    if not len(changed.weights):
        return _no_faces()
    segments = shapely.linestrings(np.stack([changed.starts, changed.ends], axis=1))
    noded = shapely.get_parts(shapely.union_all(segments))
    polygons = shapely.get_parts(shapely.polygonize(noded))
    inner = shapely.get_coordinates(shapely.point_on_surface(polygons))
    winding = winding_numbers(inner, changed.starts, changed.ends, changed.weights)
    polygons, winding = polygons[winding != 0], winding[winding != 0]
    polygons = _sound(shapely.transform(polygons, projection.forward))
    area_m2, outline_m = shapely.area(polygons), shapely.length(polygons)
    wide = 2 * area_m2 >= NARROWEST_M * outline_m
    return Faces(polygons, area_m2 / 1e6, winding > 0, wide & (area_m2 >= SMALLEST_KM2 * 1e6))


def _sound(polygons: GeometryArray) -> GeometryArray:
    # Hair-thin pieces between nearly straight edges may cross themselves once projected.
    sound = polygons.copy()
    broken = ~shapely.is_valid(sound)
    sound[broken] = shapely.buffer(sound[broken], 0)
    return sound


def _no_faces() -> Faces:
    nothing = np.zeros(0, dtype=bool)
    return Faces(np.zeros(0, dtype=object), np.zeros(0), nothing, nothing)
