"""Overlays that check themselves, whatever the library below them answers."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, affinity, box
from shapely.geometry.base import BaseGeometry

from trucewatch.front.overlay import (
    DEGREES,
    METRES,
    GeometryArray,
    Parts,
    on_grid,
    plain,
    split,
    split_all,
    together,
    united,
    within_all,
)
from trucewatch.vocabulary.errors import ShapeError

# Maps are snapped to a tenth of a metre; whole metres have no coordinates next to nothing.
CORNER = st.integers(-50_000, 50_000)
SPOTS = st.lists(st.tuples(CORNER, CORNER), min_size=3, max_size=9)


def an_array(*geometries: BaseGeometry) -> GeometryArray:
    """Geometries as an array."""
    made = np.empty(len(geometries), dtype=object)
    made[:] = geometries
    return made


def ground(spots: list[tuple[int, int]]) -> BaseGeometry:
    """Some valid ground, in metres; may be empty."""
    made = shapely.make_valid(Polygon(spots))
    parts = [part for part in shapely.get_parts(made) if part.geom_type == "Polygon"]
    return MultiPolygon(parts)


def loses_a_twelfth(pieces: GeometryArray, grounds: GeometryArray, grid: float) -> Parts:
    """What the library was seen to do: an outside that lacks part of the ground, no error."""
    inside, outside = plain(pieces, grounds, grid)
    return inside, an_array(*(affinity.scale(part, 1, 11 / 12) for part in outside))


def breaks(pieces: GeometryArray, grounds: GeometryArray, grid: float) -> Parts:
    """What the library does on outlines that it cannot cut."""
    raise shapely.errors.GEOSException("TopologyException")


@settings(max_examples=40, deadline=None)
@given(SPOTS, SPOTS)
def test_both_parts_of_a_cut_make_the_whole(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    """What lies inside and what lies outside add up, and do not overlap, to the grid."""
    area, cut = ground(one), ground(other)

    inside, outside = split(area, cut)

    leeway = METRES.tolerated + METRES.grid * area.length
    common = shapely.intersection(inside, outside, grid_size=METRES.grid)
    assert inside.area + outside.area == pytest.approx(area.area, abs=leeway)
    assert common.area == pytest.approx(0, abs=leeway)


@settings(max_examples=30, deadline=None)
@given(st.lists(SPOTS, min_size=1, max_size=4))
def test_ground_united_is_as_large_as_what_each_adds(
    drawn: list[list[tuple[int, int]]],
) -> None:
    """A union equals each area without those before it, in whatever order."""
    areas = [ground(spots) for spots in drawn]

    whole, turned = united(areas), united(areas[::-1])

    plainly = shapely.union_all(areas, grid_size=METRES.grid)
    assert whole.area == pytest.approx(plainly.area, abs=2.0 + METRES.grid * plainly.length)
    assert turned.area == pytest.approx(whole.area, abs=2.0 + METRES.grid * plainly.length)


@pytest.mark.parametrize("wrong", [loses_a_twelfth, breaks])
def test_a_wrong_cut_is_made_again(wrong: object) -> None:
    """A cut whose parts do not make the whole never leaves the room."""
    areas = an_array(box(0, 0, 40_000, 20_000), box(0, 0, 1000, 1000))
    strip = an_array(*[box(10_000, -1000, 20_000, 30_000)] * 2)

    inside, outside = split_all(areas, strip, ways=(wrong, on_grid))  # type: ignore[arg-type]

    assert shapely.area(inside).tolist() == [2e8, 0]
    assert shapely.area(outside).tolist() == [6e8, 1e6]


def test_thin_triangles_on_either_side_of_a_line_are_not_taken_for_one() -> None:
    """The library answers 991 m² here: one of them, and the parts of its cuts add up."""
    north = ground([(0, 7), (1, 0), (-282, -1)])
    south = ground([(0, 0), (-281, -8), (-282, -1), (1, 0)])

    assert united([north, south]).area == pytest.approx(1978, abs=1.0)
    assert united([south, north]).area == pytest.approx(1978, abs=1.0)


def test_a_cut_that_no_way_gets_right_is_an_error() -> None:
    """Rather no number than a wrong one; the message says where to look."""
    area, strip = an_array(box(0, 0, 10, 10)), an_array(box(5, 0, 20, 10))

    with pytest.raises(ShapeError, match=r"1 overlay.* do not add up, the first at 5 5"):
        split_all(area, strip, ways=(breaks, loses_a_twelfth))


def test_each_piece_is_cut_by_one_ground() -> None:
    """Pieces keep their order; one that lies elsewhere is empty, not missing."""
    pieces = an_array(*(box(east - 1, -1, east + 1, 1) for east in (0, 50, 10)))

    cut = within_all(pieces, box(0, -5, 10, 5))

    assert shapely.area(cut).tolist() == [2, 0, 2]


def test_ground_in_degrees_has_a_measure_of_its_own() -> None:
    """A square degree is some 8,000 km²: a square metre there is a ten-billionth."""
    left, right = box(36, 48, 37, 49), box(36.5, 48, 38, 49)

    inside, outside = split(left, right, DEGREES)

    assert inside.area == pytest.approx(0.5)
    assert outside.area == pytest.approx(0.5)
    assert together([left, right], DEGREES).area == pytest.approx(2.0)
