"""Pieces of ground between two maps: gained, lost, and slivers told from movement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from trucewatch.front.chains import chained
from trucewatch.front.edges import ChangedEdges
from trucewatch.front.outline import winding_numbers
from trucewatch.geography.projection import Projection

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]
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

    def chosen(self, rows: IntArray) -> Faces:
        """Return some of the pieces."""
        return Faces(self.polygons[rows], self.area_km2[rows], self.gained[rows], self.kept[rows])


def find_faces(changed: ChangedEdges, projection: Projection) -> Faces:
    """Cut the ground along the changed edges and keep what changed."""
    (found,) = find_all_faces([changed], projection)
    return found


def find_all_faces(changes: Sequence[ChangedEdges], projection: Projection) -> tuple[Faces, ...]:
    """Cut the ground along the changed edges of many steps, each step for itself.

    The changed edges, weighted, wind once around gained and minus once around lost ground;
    so a piece's winding number tells what it is without looking at either map. They are cut
    in degrees, where publishers draw them straight: a vertex more on a long edge then moves
    no ground. They are measured in metres.
    """
    busy = [step for step, one in enumerate(changes) if len(one.weights)]
    found = [_no_faces()] * len(changes)
    polygons, step_of = _cut([changes[step] for step in busy])
    inner = shapely.get_coordinates(shapely.point_on_surface(polygons))
    winding = np.zeros(len(polygons), dtype=np.int64)
    bounds = np.searchsorted(step_of, np.arange(len(busy) + 1))
    rows = [np.arange(begin, end) for begin, end in pairwise(bounds)]
    for step, own in zip(busy, rows, strict=True):
        one = changes[step]
        winding[own] = winding_numbers(inner[own], one.starts, one.ends, one.weights)
    faces = _measured(polygons, winding, projection)
    for step, own in zip(busy, rows, strict=True):
        found[step] = faces.chosen(own[winding[own] != 0])
    return tuple(found)


def _cut(changes: Sequence[ChangedEdges]) -> tuple[GeometryArray, IntArray]:
    """Return the pieces between the edges of each step, and which step each is of."""
    if not changes:
        return np.zeros(0, dtype=object), np.zeros(0, dtype=np.int64)
    step = np.repeat(np.arange(len(changes)), [len(one.weights) for one in changes])
    starts, ends, weights = (
        np.concatenate([getattr(one, name) for one in changes])
        for name in ("starts", "ends", "weights")
    )
    # Each with the ground that is gained on its left, so that edges follow one another.
    along = (weights > 0)[:, None]
    chains, of = chained(np.where(along, starts, ends), np.where(along, ends, starts), step)
    lines = np.asarray(shapely.multilinestrings(chains, indices=of))
    noded = np.asarray(shapely.union_all(lines[:, None], axis=1))
    pieces = np.asarray(shapely.polygonize(noded[:, None]))
    polygons, step_of = shapely.get_parts(pieces, return_index=True)
    return np.asarray(polygons), np.asarray(step_of, dtype=np.int64)


def _measured(polygons: GeometryArray, winding: IntArray, projection: Projection) -> Faces:
    metres = _sound(shapely.transform(polygons, projection.forward))
    area_m2, outline_m = shapely.area(metres), shapely.length(metres)
    wide = 2 * area_m2 >= NARROWEST_M * outline_m
    return Faces(metres, area_m2 / 1e6, winding > 0, wide & (area_m2 >= SMALLEST_KM2 * 1e6))


def _sound(polygons: GeometryArray) -> GeometryArray:
    # Hair-thin pieces between nearly straight edges may cross themselves once projected.
    sound = polygons.copy()
    (broken,) = np.nonzero(~shapely.is_valid(sound))
    if len(broken):
        sound[broken] = shapely.buffer(sound[broken], 0)
    return sound


def _no_faces() -> Faces:
    nothing = np.zeros(0, dtype=bool)
    return Faces(np.zeros(0, dtype=object), np.zeros(0), nothing, nothing)
