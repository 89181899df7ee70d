"""The contact line and its length."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box

from front.builders import (
    a_square,
    a_theatre,
    degrees,
    mirrored,
    occupied_east_of,
    the_country,
)
from trucewatch.front.ground import to_metres
from trucewatch.front.line import contact_line, length_km, line_length

H_KM = 5
EDGES = st.lists(st.integers(-40, 60).map(float), min_size=10, max_size=10)


def test_the_line_runs_from_border_to_border_and_not_along_the_border() -> None:
    """A straight front of 200 km is a line of 200 km, and of at most h more at each end."""
    line = contact_line(occupied_east_of(20.0), the_country(), a_theatre())

    assert 200 <= length_km(line, 0) <= 200 + 2 * H_KM
    assert line.pockets.is_empty


def test_a_narrow_pocket_inside_the_country_belongs_to_the_line() -> None:
    """Free ground one kilometre wide still has an edge on both sides."""
    occupied = degrees(box(20, -100, 102, 100).difference(box(10, -0.5, 50, 0.5)))

    line = contact_line(occupied, the_country(), a_theatre())

    assert 260 <= length_km(line, 0) <= 260 + 2 * H_KM


def test_ground_taken_at_the_border_has_a_line_of_its_own() -> None:
    """A foothold within the border's error is found by the open ground beside it."""
    foothold = box(-60, 95, -40, 102)
    occupied = degrees(box(20, -100, 102, 100).union(foothold))

    line = contact_line(occupied, the_country(), a_theatre())

    assert len(line.pockets.geoms) == 1
    inside, around = 20 + 2 * 5, 2 * (20 + 7)
    assert inside <= line_length(line, 0).all_km - length_km(line, 0) < around


def test_a_border_drawn_too_far_in_is_no_line() -> None:
    """A gap of two kilometres between drawn edge and border is drawing, not free ground."""
    occupied = degrees(box(20, -100, 98, 100))

    line = contact_line(occupied, the_country(), a_theatre())

    assert 200 <= line_length(line, 0).all_km <= 200 + 2 * H_KM


def test_no_occupied_ground_no_line() -> None:
    """An empty map has a line of no length, not an error."""
    line = contact_line(MultiPolygon(), the_country(), a_theatre())

    assert line_length(line, 1000).all_km == 0


def test_pieces_below_half_a_kilometre_are_dropped() -> None:
    """An islet of 100 m is no stretch of the front."""
    occupied = degrees(box(20, -100, 102, 100).union(a_square(-20, 0, 0.1)))

    line = contact_line(occupied, the_country(), a_theatre())

    assert line.pockets.is_empty


@settings(max_examples=20, deadline=None)
@given(EDGES)
def test_length_falls_with_tolerance(edges: list[float]) -> None:
    """Coarser eyes see a shorter line."""
    line = contact_line(occupied_east_of(*edges), the_country(), a_theatre())

    raw, fine, coarse = (length_km(line, tolerance) for tolerance in (0, 1000, 10000))

    assert raw >= fine - 1e-6
    assert fine >= coarse - 1e-6


@settings(max_examples=20, deadline=None)
@given(EDGES)
def test_a_mirrored_front_is_as_long(edges: list[float]) -> None:
    """East and west count the same."""
    occupied, country = occupied_east_of(*edges), the_country()

    line = contact_line(occupied, country, a_theatre())
    reflection = contact_line(mirrored(occupied), mirrored(country), a_theatre())

    assert line_length(reflection, 0).all_km == pytest.approx(line_length(line, 0).all_km, rel=0.01)


@settings(max_examples=20, deadline=None)
@given(EDGES)
def test_the_line_lies_on_the_edge_of_occupied_ground(edges: list[float]) -> None:
    """No stretch of the line is invented."""
    occupied = occupied_east_of(*edges)

    line = contact_line(occupied, the_country(), a_theatre())

    edge = to_metres(shapely.boundary(occupied), a_theatre()).buffer(1)
    assert to_metres(line.main, a_theatre()).within(edge)
