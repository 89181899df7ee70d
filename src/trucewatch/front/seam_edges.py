"""The edges of a series of maps without those of hair-thin gaps between drawn pieces."""

from __future__ import annotations

import numpy as np
import shapely

from trucewatch.front.edges import EdgeArchive
from trucewatch.front.seams import SEAM_M
from trucewatch.front.spans import FloatArray, IntArray

SHORTEST_M = 500.0
"""A gap with a shorter outline makes no stretch of a line."""


def healed(archive: EdgeArchive) -> EdgeArchive:
    """Fill the gaps of all maps that are nowhere wider than a seam.

    A gap is a hole in occupied ground; without its edges it is none. Only holes that touch
    no other outline are looked at, which tells their edges without drawing the map.

    Returns:
        The archive itself where no map has such a gap.
    """
    thin = [_thin(archive, index) for index in range(archive.spans.maps)]
    if not any(len(rows) for rows in thin):
        return archive
    return EdgeArchive(archive.spans.cleared(thin), archive.projection)


def _thin(archive: EdgeArchive, index: int) -> IntArray:
    """Return the rows of a map's edges that run around its seams."""
    rows = archive.spans.at(index)
    if not len(rows):
        return rows
    ring = _rings(archive, rows)
    edges = archive.edge_of[rows]
    start, end = archive.starts[edges], archive.ends[edges]
    twice_m2 = np.bincount(
        ring, (start[:, 0] * end[:, 1] - end[:, 0] * start[:, 1]) * archive.spans.sign[rows]
    )
    outline_m = np.bincount(ring, np.hypot(*(end - start).T))
    # A hole runs clockwise; one that is nowhere wide has little area for its outline.
    likely = (twice_m2 < 0) & (outline_m >= SHORTEST_M) & (-twice_m2 <= SEAM_M * outline_m)
    found = [
        rows[ring == one]
        for one in np.flatnonzero(likely)
        if _is_seam(np.stack([start[ring == one], end[ring == one]], axis=1))
    ]
    return np.concatenate([np.zeros(0, dtype=np.int64), *found])


def _rings(archive: EdgeArchive, rows: IntArray) -> IntArray:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    vertices, at = np.unique(
        np.concatenate([archive.spans.low[rows], archive.spans.high[rows]]), return_inverse=True
    )
    low, high = at[: len(rows)], at[len(rows) :]
    graph = coo_array((np.ones(len(rows)), (low, high)), shape=(len(vertices),) * 2)
    _, part = connected_components(graph, directed=False)
    return np.asarray(part[low])


def _is_seam(edges: FloatArray) -> bool:
    gap = shapely.union_all(shapely.polygonize(np.asarray(shapely.linestrings(edges))))
    return bool(shapely.is_empty(shapely.buffer(gap, -SEAM_M / 2)))
