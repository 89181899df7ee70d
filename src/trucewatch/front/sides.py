"""On which side of their day's boundary points lie, and how far from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trucewatch.front.corners import FloatArray, IntArray
from trucewatch.front.edges import EdgeArchive
from trucewatch.front.nearest import BoolArray, find_nearest
from trucewatch.front.outline import winding_numbers


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Where points lie on their maps; one entry per point.

    Attributes:
        inside: On occupied ground; its edge belongs to it.
        distance_m: To the nearest edge, in the projection; infinite on an empty map.
        spot: Shape (n, 2): the nearest position on an edge, metres; NaN on an empty map.
    """

    inside: BoolArray
    distance_m: FloatArray
    spot: FloatArray


def look_sides(archive: EdgeArchive, when: IntArray, points: FloatArray) -> Sides:
    """Say on which side of the boundary points lie.

    The nearest edge has the area on its left, so that the side needs no look at the rest of
    the map; only where more than two edges meet it is counted how often they run around.

    Args:
        archive: The edges of all maps.
        when: Shape (n,): index of the map asked.
        points: Shape (n, 2), metres.
    """
    found = find_nearest(points, when, archive.segments(), archive.cells)
    inside = (found.side > 0) | (found.distance_m == 0)
    for row in np.flatnonzero(np.isnan(found.side) & np.isfinite(found.distance_m)):
        inside[row] |= _counted(archive, int(when[row]), points[row])
    return Sides(inside, found.distance_m, found.spot)


def _counted(archive: EdgeArchive, index: int, point: FloatArray) -> bool:
    rows = archive.spans.at(index)
    edges = archive.edge_of[rows]
    (turns,) = winding_numbers(
        point[None, :], archive.starts[edges], archive.ends[edges], archive.spans.sign[rows]
    )
    return bool(turns > 0)
