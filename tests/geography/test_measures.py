"""Distances, areas and the projection, against each other and against known values."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from trucewatch.geography.area import area_km2
from trucewatch.geography.distance import destination, distance_m, distances_m
from trucewatch.geography.projection import Projection
from trucewatch.geography.theatre import load_theatre
from trucewatch.vocabulary.errors import ShapeError
from trucewatch.vocabulary.place import Position

positions = st.builds(
    Position, lon=st.floats(min_value=30, max_value=42), lat=st.floats(min_value=44, max_value=53)
)


@settings(max_examples=50, deadline=None)
@given(a=positions, b=positions)
def test_distance_is_symmetric(a: Position, b: Position) -> None:
    """From here to there is as far as from there to here."""
    assert distance_m(a, b) == pytest.approx(distance_m(b, a), abs=1e-3)


@settings(max_examples=50, deadline=None)
@given(start=positions, bearing=st.floats(0, 360), metres=st.floats(1, 200_000))
def test_a_destination_is_as_far_away_as_asked(
    start: Position, bearing: float, metres: float
) -> None:
    """Going a distance and measuring it give the same number."""
    end = destination(start, bearing, metres)

    assert distance_m(start, end) == pytest.approx(metres, abs=0.01)


@settings(max_examples=50, deadline=None)
@given(a=positions, b=positions)
def test_projected_distances_are_right_within_a_thousandth(a: Position, b: Position) -> None:
    """Straight lines in the plane may replace geodesics inside the theatre."""
    projection = Projection(load_theatre("ukraine").centre)
    plane = projection.forward(np.array([[a.lon, a.lat], [b.lon, b.lat]]))

    assert float(np.hypot(*(plane[1] - plane[0]))) == pytest.approx(
        distance_m(a, b), rel=2e-3, abs=0.01
    )


@settings(max_examples=50, deadline=None)
@given(point=positions)
def test_the_projection_returns_to_where_it_came_from(point: Position) -> None:
    """Forward and inverse cancel within a millimetre."""
    projection = Projection(load_theatre("ukraine").centre)
    start = np.array([[point.lon, point.lat]])

    assert np.allclose(projection.inverse(projection.forward(start)), start, atol=1e-8)


def test_projected_areas_equal_geodesic_areas() -> None:
    """The projection is equal-area, which the front's gains and losses rely upon."""
    projection = Projection(load_theatre("ukraine").centre)
    square = box(37.0, 47.0, 37.2, 47.2).segmentize(0.01)

    projected = projection.forward_geometry(square)

    assert projected.area / 1e6 == pytest.approx(area_km2(square), rel=1e-4)
    assert projection.inverse_geometry(projected).equals_exact(square, 1e-8)


def test_holes_are_subtracted_and_orientation_does_not_matter() -> None:
    """An area is positive whichever way its rings run."""
    shell = [(36, 48), (36, 49), (37, 49), (37, 48)]
    hole = [(36.2, 48.2), (36.4, 48.2), (36.4, 48.4), (36.2, 48.4)]

    whole, pierced = Polygon(shell), Polygon(shell, [hole])
    backwards = MultiPolygon([Polygon(shell[::-1], [hole[::-1]])])

    assert area_km2(pierced) == pytest.approx(area_km2(whole) - area_km2(Polygon(hole)))
    assert area_km2(backwards) == pytest.approx(area_km2(pierced))
    assert area_km2(Polygon()) == 0.0


def test_a_wrong_shape_is_refused() -> None:
    """A single pair is not a list of pairs."""
    with pytest.raises(ShapeError, match=r"give \(n, 2\)"):
        distances_m(Position(lon=36, lat=48), np.array([36.0, 48.0]))
    with pytest.raises(ShapeError):
        Projection(Position(lon=36, lat=48)).forward(np.zeros((2, 3)))


def test_no_points_give_no_distances() -> None:
    """An empty day is not an error."""
    nothing = np.zeros((0, 2))

    assert distances_m(Position(lon=36, lat=48), nothing).shape == (0,)
    assert Projection(Position(lon=36, lat=48)).forward(nothing).shape == (0, 2)
