"""The nearest of many edges on many days, against measuring to every one."""

from __future__ import annotations

from unittest import mock

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.front import cell_making, shortlist
from trucewatch.front.cell_making import make_cells
from trucewatch.front.corners import FloatArray, IntArray, Segments
from trucewatch.front.nearest import find_nearest
from trucewatch.vocabulary.place import Position


def some_segments(pick: np.random.Generator, count: int, days: int) -> Segments:
    """Edges of a hundred metres to fifty kilometres; a part of them stands every day."""
    starts = pick.uniform(-1, 1, (count, 2)) * 10 ** pick.uniform(3.5, 5.4)
    ways = pick.normal(size=(count, 2)) * 10 ** pick.uniform(2, 4.7, (count, 1))
    first = pick.integers(0, days, count) * (pick.random(count) < 0.7)
    last = np.minimum(first + pick.integers(1, days + 1, count), days)
    return Segments(starts, starts + ways, first, last, np.ones(count, dtype=np.int64))


def measured(points: FloatArray, when: IntArray, segments: Segments) -> FloatArray:
    """Distances, each to every edge that stands."""
    lines = shapely.linestrings(np.stack([segments.starts, segments.ends], axis=1))
    apart = np.asarray(shapely.distance(shapely.points(points)[:, None], lines[None, :]))
    stands = (segments.first <= when[:, None]) & (when[:, None] < segments.last)
    return np.asarray(np.where(stands, apart, np.inf).min(axis=1))


@settings(max_examples=80, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    edges=st.integers(1, 80),
    days=st.integers(1, 12),
    small=st.sampled_from([1, 40, 400, shortlist.SMALL]),
    cells=st.sampled_from([1, 64, shortlist.ONE_CORE]),
)
def test_however_finely_points_are_parted_the_nearest_edge_is_found(
    seed: int, edges: int, days: int, small: int, cells: int
) -> None:
    """Parting by days and place, and tables in 32 bits, change no distance."""
    pick = np.random.default_rng(seed)
    segments = some_segments(pick, edges, days)
    spread = 10 ** pick.uniform(1, 5)
    points = segments.starts[pick.integers(0, edges, 60)] + pick.normal(size=(60, 2)) * spread
    points[:5] = points[0]
    when = pick.integers(-1, days + 1, 60)

    with mock.patch.multiple(shortlist, SMALL=small, ONE_CORE=cells):
        found = find_nearest(points, when, segments)

    expected = measured(points, when, segments)
    assert found.distance_m == pytest.approx(expected, abs=1e-6)
    reached = np.isfinite(expected)
    spots = np.hypot(*(found.spot - points).T)
    assert spots[reached] == pytest.approx(expected[reached], abs=1e-6)


def test_maps_that_share_no_edge_are_parted_to_single_days() -> None:
    """Where nothing stands for two days, each day's edges answer alone."""
    pick = np.random.default_rng(7)
    whole = some_segments(pick, 400, 1)
    day = np.repeat(np.arange(20), 20)
    segments = Segments(whole.starts, whole.ends, day, day + 1, whole.sign)
    points, when = pick.uniform(-3e5, 3e5, (500, 2)), pick.integers(0, 20, 500)

    with mock.patch.object(shortlist, "SMALL", 1000):
        found = find_nearest(points, when, segments)

    assert found.distance_m == pytest.approx(measured(points, when, segments), abs=1e-6)


def test_what_32_bits_cannot_tell_apart_is_measured_in_64() -> None:
    """Edges almost equally far away, 300 km off: rounding may not choose the nearest."""
    pick = np.random.default_rng(11)
    angle = pick.uniform(0, 2 * np.pi, 60)
    way = 3e5 + pick.uniform(0, 0.5, 60)
    starts = np.stack([np.cos(angle), np.sin(angle)], axis=1) * way[:, None]
    whole = np.zeros(60, dtype=np.int64)
    segments = Segments(starts, starts * (1 + 1e-6), whole, whole + 1, whole + 1)
    points = pick.uniform(-20, 20, (200, 2))

    found = find_nearest(points, np.zeros(200, dtype=np.int64), segments)

    expected = measured(points, np.zeros(200, dtype=np.int64), segments)
    assert found.distance_m == pytest.approx(expected, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    edges=st.integers(1, 80),
    days=st.integers(1, 40),
    split=st.sampled_from([1e-5, 1e-3, 0.02]),
    wide=st.sampled_from([1.0, 10.0]),
)
def test_cells_of_any_size_give_the_nearest_edge(
    seed: int, edges: int, days: int, split: float, wide: float
) -> None:
    """However place and time were parted before, no distance and no side differs."""
    pick = np.random.default_rng(seed)
    segments = some_segments(pick, edges, days)
    spread = wide * 10 ** pick.uniform(1, 4)
    points = segments.starts[pick.integers(0, edges, 80)] + pick.normal(size=(80, 2)) * spread
    points[0] = (2e6, 0)
    when = pick.integers(-1, days + 1, 80)

    with mock.patch.object(cell_making, "SPLIT_ABOVE", split):
        cells = make_cells(segments, days, Position(lon=0, lat=0))
    found, plain = (find_nearest(points, when, segments, one) for one in (cells, None))

    assert found.distance_m == pytest.approx(measured(points, when, segments), abs=1e-6)
    assert found.distance_m == pytest.approx(plain.distance_m, abs=1e-6)
    reached = np.isfinite(plain.distance_m)
    spots = np.hypot(*(found.spot - points).T)
    assert spots[reached] == pytest.approx(plain.distance_m[reached], abs=1e-6)
    sure = reached & (np.abs(plain.side) > 1e-6)
    assert (np.sign(found.side) == np.sign(plain.side))[sure].all()


def test_a_cell_lists_the_nearest_edge_of_each_of_its_spots() -> None:
    """Where edges come and go, lists are short and yet lack nothing."""
    pick = np.random.default_rng(3)
    segments = some_segments(pick, 600, 60)
    with mock.patch.object(cell_making, "SPLIT_ABOVE", 1e-4):
        cells = make_cells(segments, 60, Position(lon=0, lat=0))
    square = cells.square
    middle = np.array([square.east, square.north])
    points = middle + pick.uniform(-square.half, square.half, (4000, 2))
    when = pick.integers(0, 60, 4000)

    found = find_nearest(points, when, segments, cells)

    assert cells.covers(points, when).all()
    assert found.distance_m == pytest.approx(measured(points, when, segments), abs=1e-6)
    assert cells.lists_of(points, when)[1].mean() < 60
    assert (1 << cells.halvings).max() > 1
    assert (0.25**cells.depths).sum() == 1
