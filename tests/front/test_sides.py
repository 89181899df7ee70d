"""Sides and distances of points on many maps at once, against one polygon at a time."""

from __future__ import annotations

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from front.builders import a_square, a_theatre, degrees
from trucewatch.front.corners import FloatArray, Segments
from trucewatch.front.edges import build_archive
from trucewatch.front.ground import projection_of
from trucewatch.front.nearest import find_nearest
from trucewatch.front.sides import Sides, look_sides
from trucewatch.front.spans import IntArray

KM = st.integers(min_value=-60, max_value=60).map(float)
SQUARE = st.tuples(KM, KM, st.sampled_from([0.05, 3.0, 20.0, 60.0]))
PROJECTION = projection_of(a_theatre())


@st.composite
def grounds(draw: st.DrawFn) -> MultiPolygon:
    """Ground with holes, islands, and parts that touch at corners; may be empty."""
    ground: shapely.Geometry = MultiPolygon()
    for east, north, side in draw(st.lists(SQUARE, max_size=5)):
        square = a_square(east, north, side)
        ground = ground.difference(square) if draw(st.booleans()) else ground.union(square)
    return degrees(ground)


def looked(maps: list[MultiPolygon], when: IntArray, points_m: FloatArray) -> Sides:
    """Sides of points on an archive of maps."""
    return look_sides(build_archive(maps, PROJECTION), when, points_m)


def snapped_m(area: MultiPolygon) -> shapely.Geometry:
    """An area as the archive has it, in metres."""
    grid = shapely.transform(area, lambda points: (points * 1e6).round() / 1e6)
    return PROJECTION.forward_geometry(grid)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(grounds(), min_size=1, max_size=4),
    st.lists(st.tuples(st.floats(-90, 90), st.floats(-90, 90)), min_size=1, max_size=20),
)
def test_many_maps_at_once_answer_as_each_alone(
    maps: list[MultiPolygon], spots: list[tuple[float, float]]
) -> None:
    """Side and distance are those of the polygon of the point's own day."""
    points = np.array(spots) * 1000
    when = np.arange(len(points)) % len(maps)

    found = looked(maps, when, points)

    for row, (point, index) in enumerate(zip(shapely.points(points), when, strict=True)):
        area = snapped_m(maps[index])
        distance = shapely.distance(shapely.boundary(area), point)
        if np.isnan(distance):
            assert np.isinf(found.distance_m[row])
            assert not found.inside[row]
        else:
            assert abs(found.distance_m[row] - distance) < 1e-6
        if distance > 1e-6:
            assert found.inside[row] == area.contains(point)


def test_a_sharp_corner_does_not_turn_the_side() -> None:
    """Behind a needle both sides' lines disagree; the corner decides."""
    needle = degrees(Polygon([(0, 0), (30, 1), (30, -1)]))
    bay = degrees(box(-40, -40, 40, 40).difference(Polygon([(0, 0), (50, 1), (50, -1)])))
    points = np.array([[-5000.0, 10.0], [-5000.0, -10.0], [-5.0, 3000.0], [-5.0, -3000.0]])

    outside, inside = (looked([one], np.zeros(4, dtype=np.int64), points) for one in (needle, bay))

    assert not outside.inside.any()
    assert inside.inside.all()


def test_where_parts_touch_at_a_corner_the_turns_are_counted() -> None:
    """Four edges meet: nearest of all is one spot, and the ground lies in two quarters."""
    parts = degrees(shapely.geometrycollections([box(0, 0, 20, 20), box(-20, -20, 0, 0)]))
    points = np.array([[10.0, 10.0], [-10.0, 10.0], [-10.0, -10.0], [10.0, -10.0]]) * 100

    found = looked([parts], np.zeros(4, dtype=np.int64), points)

    assert found.inside.tolist() == [True, False, True, False]


def test_a_spot_on_the_boundary_belongs_to_the_ground() -> None:
    """The edge of occupied ground is occupied."""
    ground = degrees(box(0, 0, 20, 20))
    corner = shapely.get_coordinates(snapped_m(ground))[:1]

    found = looked([ground], np.zeros(1, dtype=np.int64), corner)

    assert found.inside.tolist() == [True]
    assert found.distance_m.tolist() == [0.0]


def test_an_edge_that_no_longer_stands_is_passed_over() -> None:
    """The day decides which edges count, however near others lie."""
    segments = Segments(
        starts=np.array([[0.0, 0.0], [0.0, 50_000.0]]),
        ends=np.array([[9_000.0, 0.0], [9_000.0, 50_000.0]]),
        first=np.array([0, 0]),
        last=np.array([3, 40]),
        sign=np.array([1, 1]),
    )
    points = np.array([[4_000.0, 1_000.0]] * 3)

    found = find_nearest(points, np.array([2, 3, 39]), segments)

    assert found.distance_m.round(6).tolist() == [1_000.0, 49_000.0, 49_000.0]
    assert np.sign(found.side).tolist() == [1, -1, -1]


def test_nothing_stands_nowhere_near() -> None:
    """Without an edge there is no distance."""
    found = looked([MultiPolygon()], np.zeros(1, dtype=np.int64), np.zeros((1, 2)))

    assert np.isinf(found.distance_m).all()
    assert not found.inside.any()
