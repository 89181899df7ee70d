"""The edges of many maps, each distinct one kept once.

A map's boundary is a sum of directed edges with occupied ground on the left. Edges that
stand in two maps cancel in their difference, and daily maps share nearly all of them: 2.25
million edges of two years are 17,720 distinct ones. So a difference costs what changed,
not what there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from trucewatch.geography.projection import Projection

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

SNAP_PER_DEGREE = 1_000_000
"""Grid that vertices are snapped to, 0.11 m; publishers write no more than seven decimals."""
LAT_BITS = 28
"""180 degrees of the grid fit in 28 bits, so a vertex fits in one 64-bit number."""


@dataclass(frozen=True, slots=True, eq=False)
class ChangedEdges:
    """Directed edges that two maps do not share, weighted +1 later and -1 earlier.

    Attributes:
        starts: Shape (n, 2), degrees, longitude first; ``ends`` likewise.
        weights: Shape (n,).
    """

    starts: FloatArray
    ends: FloatArray
    weights: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class EdgeArchive:
    """Distinct edges, and which of them bound each map.

    Attributes:
        lonlat: Start and end of each edge: shape (k, 2, 2), degrees.
        starts: Shape (k, 2), metres; ``ends`` likewise.
        members: Indexes of edges, map after map.
        signs: How often the edge runs from start to end there, less the other way round.
        offsets: Shape (maps + 1,): where each map begins in ``members``.
    """

    lonlat: FloatArray
    starts: FloatArray
    ends: FloatArray
    members: IntArray
    signs: IntArray
    offsets: IntArray

    def edges_of(self, index: int) -> IntArray:
        """Return the indexes of the edges that bound a map."""
        return self.members[self.offsets[index] : self.offsets[index + 1]]

    def area_km2(self, index: int) -> float:
        """Measure a map's area, in the equal-area projection."""
        own = slice(self.offsets[index], self.offsets[index + 1])
        edges = self.members[own]
        start, end = self.starts[edges], self.ends[edges]
        double = start[:, 0] * end[:, 1] - end[:, 0] * start[:, 1]
        return float(np.dot(double, self.signs[own])) / 2e6

    def difference(self, earlier: int, later: int) -> ChangedEdges:
        """Return the edges in which two maps differ, by their indexes."""
        weights = np.zeros(len(self.starts), dtype=np.int64)
        for index, factor in ((later, 1), (earlier, -1)):
            own = slice(self.offsets[index], self.offsets[index + 1])
            weights[self.members[own]] += factor * self.signs[own]
        (changed,) = np.nonzero(weights)
        both = self.lonlat[changed]
        return ChangedEdges(both[:, 0], both[:, 1], weights[changed])


def build_archive(maps: Sequence[MultiPolygon], projection: Projection) -> EdgeArchive:
    """Collect the edges of maps given in degrees, snapped to a millionth of a degree."""
    vertices, vertex_of, ring_of, map_of = _vertices(maps)
    count = len(vertices)
    keep = ring_of[:-1] == ring_of[1:]
    first, second = vertex_of[:-1][keep], vertex_of[1:][keep]
    owner = map_of[:-1][keep]
    real = first != second
    first, second, owner = first[real], second[real], owner[real]
    low, high = np.minimum(first, second), np.maximum(first, second)
    keys, edge_of = np.unique(low * count + high, return_inverse=True)
    members, signs, offsets = _summed(owner, edge_of, np.where(first < second, 1, -1), len(maps))
    ends = np.column_stack([keys // max(count, 1), keys % max(count, 1)])
    metres = projection.forward(vertices)[ends]
    return EdgeArchive(vertices[ends], metres[:, 0], metres[:, 1], members, signs, offsets)


def _vertices(
    maps: Sequence[MultiPolygon],
) -> tuple[FloatArray, IntArray, IntArray, IntArray]:
    # Distinct vertices in degrees; then per vertex of the maps: which, in which ring, which map.
    polygons, map_of = shapely.get_parts(np.array(maps, dtype=object), return_index=True)
    rings, polygon_of = shapely.get_rings(shapely.orient_polygons(polygons), return_index=True)
    coordinates, ring_of = shapely.get_coordinates(rings, return_index=True)
    grid = np.rint(coordinates * SNAP_PER_DEGREE).astype(np.int64)
    shifted = grid + np.array([180, 90]) * SNAP_PER_DEGREE
    packed, vertex_of = np.unique((shifted[:, 0] << LAT_BITS) | shifted[:, 1], return_inverse=True)
    vertices = np.column_stack([packed >> LAT_BITS, packed & ((1 << LAT_BITS) - 1)])
    degrees = (vertices - np.array([180, 90]) * SNAP_PER_DEGREE) / SNAP_PER_DEGREE
    return degrees, vertex_of, ring_of, map_of[polygon_of[ring_of]]


def _summed(
    owner: IntArray, edge_of: IntArray, sign: IntArray, maps: int
) -> tuple[IntArray, IntArray, IntArray]:
    # Two parts of one map that touch along an edge cancel there: it is no boundary.
    edges = int(edge_of.max()) + 1 if len(edge_of) else 1
    keys, at = np.unique(owner * edges + edge_of, return_inverse=True)
    signs = np.bincount(at, weights=sign, minlength=len(keys)).astype(np.int64)
    keys, signs = keys[signs != 0], signs[signs != 0]
    offsets = np.searchsorted(keys // edges, np.arange(maps + 1))
    return keys % edges, signs, offsets.astype(np.int64)
