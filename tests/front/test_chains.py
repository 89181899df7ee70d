"""Edges joined to lines: every edge once, and joined wherever only two meet."""

from __future__ import annotations

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon

from front.test_archive import outlines
from trucewatch.front.chains import chained
from trucewatch.front.spans import SNAP_PER_DEGREE, FloatArray, packed


def directed(area: MultiPolygon) -> tuple[FloatArray, FloatArray]:
    """The edges of an area on the grid, with the area on their left."""
    rings = shapely.get_rings(shapely.orient_polygons(shapely.get_parts(area)))
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    coordinates = (coordinates * SNAP_PER_DEGREE).round() / SNAP_PER_DEGREE
    real = (np.diff(ring) == 0) & (np.diff(packed(coordinates)) != 0)
    return coordinates[:-1][real], coordinates[1:][real]


def told(starts: FloatArray, ends: FloatArray) -> list[tuple[float, ...]]:
    """Edges as numbers, sorted."""
    return sorted(tuple(edge) for edge in np.column_stack([starts, ends]).tolist())


@settings(max_examples=30, deadline=None)
@given(st.lists(outlines(), min_size=1, max_size=3), st.integers(0, 2**32 - 1))
def test_lines_hold_every_edge_once_and_end_only_where_more_meet(
    areas: list[MultiPolygon], seed: int
) -> None:
    """Groups stay apart; a line ends at a vertex of two edges only if it is a ring."""
    edges = [directed(area) for area in areas]
    order = np.random.default_rng(seed).permutation(len(edges[0][0]))
    edges[0] = (edges[0][0][order], edges[0][1][order])
    group = np.repeat(np.arange(len(edges)), [len(starts) for starts, _ in edges])
    starts, ends = (np.concatenate(each) for each in zip(*edges, strict=True))

    lines, of = chained(starts, ends, group)

    for number, (own_starts, own_ends) in enumerate(edges):
        own = lines[of == number]
        spots, line = shapely.get_coordinates(own, return_index=True)
        inside = np.diff(line) == 0
        assert told(spots[:-1][inside], spots[1:][inside]) == told(own_starts, own_ends)
        begun = np.unique(packed(own_starts), return_counts=True)
        lonely = set(begun[0][begun[1] == 1].tolist())
        for one in own:
            first, last = packed(shapely.get_coordinates(one))[[0, -1]].tolist()
            assert first == last or (first not in lonely and last not in lonely)


def test_nothing_is_joined_to_nothing() -> None:
    """No edges make no lines."""
    nothing = np.zeros((0, 2))

    lines, of = chained(nothing, nothing, np.zeros(0, dtype=np.int64))

    assert len(lines) == len(of) == 0
