"""Gain and loss between two maps."""

from __future__ import annotations

import math

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box

from front.builders import a_square, a_theatre, degrees, mirrored, occupied_east_of
from trucewatch.front.change import changes
from trucewatch.front.ground import as_multipolygon, to_metres
from trucewatch.geography.area import area_km2

EDGE = st.integers(min_value=-30, max_value=60).map(float)
SPOT = st.tuples(EDGE, EDGE, st.sampled_from([0.05, 0.5, 3.0, 20.0]))


@st.composite
def outlines(draw: st.DrawFn) -> MultiPolygon:
    """Occupied ground with bays, holes, islands and slivers."""
    ground = shapely.union_all(
        [box(draw(EDGE), -100 + 20 * band, 102, -80 + 20 * band) for band in range(10)]
    )
    for east, north, side in draw(st.lists(SPOT, max_size=4)):
        square = a_square(east, north, side)
        ground = ground.difference(square) if draw(st.booleans()) else ground.union(square)
    return degrees(ground)


def test_ground_newly_occupied_is_gain_and_ground_left_is_loss() -> None:
    """A step of five kilometres over a band of 20 is 100 km² gained."""
    earlier = occupied_east_of(*[20.0] * 10)
    later = occupied_east_of(*[20.0] * 4, 15.0, 22.0, *[20.0] * 4)

    change = changes(earlier, later, a_theatre())

    assert change.gain_km2 == pytest.approx(100, rel=1e-4)
    assert change.loss_km2 == pytest.approx(40, rel=1e-4)
    assert area_km2(change.gain) == pytest.approx(100, rel=1e-4)
    assert (change.kept_pieces, change.discarded_pieces) == (2, 0)


def test_slivers_are_left_out_and_counted_as_discarded() -> None:
    """A strip of ten metres along 20 km is drawing noise, though it covers 0.2 km²."""
    earlier = occupied_east_of(*[20.0] * 10)
    later = occupied_east_of(*[20.0] * 4, 19.99, *[20.0] * 5)

    change = changes(earlier, later, a_theatre())

    assert change.gain_km2 == 0
    assert change.gain.is_empty
    assert change.gain_raw_km2 == pytest.approx(0.2, rel=0.02)
    assert change.discarded_km2 == change.gain_raw_km2


def test_the_same_map_twice_changes_nothing() -> None:
    """Identical files mean no update; no noise comes from the method itself."""
    one = occupied_east_of(20.0)

    change = changes(one, one, a_theatre())

    assert (change.gain_raw_km2, change.loss_raw_km2, change.discarded_pieces) == (0, 0, 0)


def test_an_edge_between_touching_parts_is_no_boundary() -> None:
    """Ground drawn in two parts that share an edge is the same ground."""
    whole = degrees(box(0, 0, 20, 10))
    parts = degrees(shapely.geometrycollections([box(0, 0, 10, 10), box(10, 0, 20, 10)]))

    change = changes(whole, parts, a_theatre())

    assert change.gain_raw_km2 + change.loss_raw_km2 == pytest.approx(0, abs=0.01)
    assert change.kept_pieces == 0


def test_a_vertex_more_on_a_long_edge_moves_no_ground() -> None:
    """Edges are straight in degrees, as GeoJSON has them; so a straight edge may be split."""
    earlier = MultiPolygon([box(10, 4, 12, 5)])
    later = MultiPolygon([box(10, 4, 12, 5).segmentize(0.3)])

    change = changes(earlier, later, a_theatre())

    assert change.gain_raw_km2 + change.loss_raw_km2 == pytest.approx(0, abs=1e-6)


def test_everything_is_gained_from_nothing() -> None:
    """An empty map is a map."""
    later = occupied_east_of(20.0)

    change = changes(MultiPolygon(), later, a_theatre())

    assert change.gain_km2 == pytest.approx(area_km2(later), rel=1e-5)
    assert change.loss_km2 == 0


@settings(max_examples=40, deadline=None)
@given(outlines(), outlines())
def test_gain_less_loss_is_the_difference_of_areas(
    earlier: MultiPolygon, later: MultiPolygon
) -> None:
    """No ground appears or vanishes, and nothing is not a number."""
    change = changes(earlier, later, a_theatre())

    difference = area_km2(later) - area_km2(earlier)
    assert change.gain_raw_km2 - change.loss_raw_km2 == pytest.approx(difference, abs=0.2)
    assert all(math.isfinite(value) for value in (change.gain_km2, change.loss_km2))


@settings(max_examples=40, deadline=None)
@given(outlines(), outlines())
def test_what_changed_is_what_overlay_finds(earlier: MultiPolygon, later: MultiPolygon) -> None:
    """Cutting along changed edges finds the ground that a full overlay of both maps finds."""
    old, new = (as_multipolygon(to_metres(one, a_theatre())) for one in (earlier, later))

    change = changes(earlier, later, a_theatre())

    assert change.gain_raw_km2 == pytest.approx(new.difference(old).area / 1e6, abs=0.01)
    assert change.loss_raw_km2 == pytest.approx(old.difference(new).area / 1e6, abs=0.01)


@settings(max_examples=25, deadline=None)
@given(outlines(), outlines())
def test_reversing_time_swaps_gain_and_loss(earlier: MultiPolygon, later: MultiPolygon) -> None:
    """Neither direction is measured more kindly."""
    there, back = (
        changes(earlier, later, a_theatre()),
        changes(later, earlier, a_theatre()),
    )

    assert there.gain_km2 == pytest.approx(back.loss_km2)
    assert there.loss_km2 == pytest.approx(back.gain_km2)
    assert there.discarded_km2 == pytest.approx(back.discarded_km2)


@settings(max_examples=25, deadline=None)
@given(outlines(), outlines())
def test_a_mirrored_map_changes_alike(earlier: MultiPolygon, later: MultiPolygon) -> None:
    """East and west count the same."""
    change = changes(earlier, later, a_theatre())
    reflection = changes(mirrored(earlier), mirrored(later), a_theatre())

    assert reflection.gain_raw_km2 == pytest.approx(change.gain_raw_km2, abs=0.01)
    assert reflection.loss_raw_km2 == pytest.approx(change.loss_raw_km2, abs=0.01)
