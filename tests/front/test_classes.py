"""What the line follows, how long it is at which tolerance, and how its length moves."""

from __future__ import annotations

from functools import lru_cache

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, box
from shapely.geometry.base import BaseGeometry

from front.builders import (
    CENTRE,
    a_map,
    a_theatre,
    degrees,
    maps_of,
    mirrored,
    occupied_east_of,
    the_country,
)
from trucewatch.front.classes import LineClass, Surroundings, line_classes
from trucewatch.front.ground import to_degrees
from trucewatch.front.length_curve import TOLERANCES_M, box_count, length_curve
from trucewatch.front.length_steps import largest, length_steps, spread
from trucewatch.front.line import contact_line, line_length
from trucewatch.front.sector_series import sector_series
from trucewatch.front.sectors import build_sectors
from trucewatch.geography.waters import Water, WaterKind, load_waters, parse_waters
from trucewatch.vocabulary.errors import TheatreError
from trucewatch.vocabulary.front import ContactLine

EDGES = st.lists(st.integers(-40, 60).map(float), min_size=10, max_size=10)
TOLERANCE = st.sampled_from([0.0, 500.0, 1000.0, 5000.0])


def a_water(kind: WaterKind, drawing_km: BaseGeometry, reach_m: float = 2000.0) -> Water:
    """A water drawn in kilometres around the centre."""
    metres = shapely.transform(drawing_km, lambda points: points * 1000)
    return Water(
        id=kind.value,
        kind=kind,
        geometry=to_degrees(metres, a_theatre()),
        half_width_m=0.0,
        precision_m=reach_m,
    )


@lru_cache(maxsize=2)
def the_surroundings(*, flipped: bool = False) -> Surroundings:
    """A river in the north, an estuary in the south, a neighbour beyond the northern border."""
    river = a_water(WaterKind.RIVER, LineString([(20, 40), (20, 100)]))
    estuary = a_water(WaterKind.ESTUARY, box(15, -100, 25, -80))
    neighbour = degrees(box(-100, 100, 100, 150))
    if not flipped:
        return Surroundings(country=the_country(), neighbours=(neighbour,), waters=(river, estuary))
    waters = tuple(
        Water(
            id=water.id,
            kind=water.kind,
            geometry=_flipped(water.geometry),
            half_width_m=0.0,
            precision_m=water.precision_m,
        )
        for water in (river, estuary)
    )
    return Surroundings(
        country=mirrored(the_country()), neighbours=(mirrored(neighbour),), waters=waters
    )


def _flipped(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.transform(geometry, lambda points: points * [-1, 1] + [2 * CENTRE.lon, 0])


def the_line(occupied: MultiPolygon) -> ContactLine:
    """The contact line of a map of the small theatre."""
    return contact_line(occupied, the_country(), a_theatre())


def test_a_front_on_a_river_is_a_river_line_as_far_as_the_river_reaches() -> None:
    """Sixty kilometres of river and two of reach at either end, so the estuary; the rest land.

    At the border the line may turn and run up to h along it, within the waters' reach.
    """
    lengths = line_classes(
        the_line(occupied_east_of(20.0)), the_surroundings(), a_theatre(), tolerance_m=0
    )

    assert lengths.main_km[LineClass.RIVER] == pytest.approx(60 + 2 + 2, abs=0.1)
    assert 20 + 2 <= lengths.main_km[LineClass.ESTUARY] <= 20 + 2 + 5
    assert lengths.main_km[LineClass.LAND] == pytest.approx(200 - 62 - 22, abs=5)


def test_a_foothold_at_the_border_runs_along_it_and_on_land_behind() -> None:
    """Within w of the neighbour the line is a border line; a coast makes none."""
    at_border = degrees(box(-60, 85, -40, 102))
    at_coast = degrees(box(-60, -102, -40, -85))
    front = occupied_east_of(20.0)

    border = line_classes(
        the_line(shapely.union(front, at_border)), the_surroundings(), a_theatre()
    )
    coast = line_classes(the_line(shapely.union(front, at_coast)), the_surroundings(), a_theatre())

    assert border.all_km[LineClass.BORDER] >= 2 * 6
    assert border.all_km[LineClass.LAND] > coast.main_km[LineClass.LAND]
    assert coast.all_km[LineClass.BORDER] == border.main_km[LineClass.BORDER]


def test_no_line_has_no_classes() -> None:
    """An empty map is zero kilometres of everything."""
    lengths = line_classes(the_line(MultiPolygon()), the_surroundings(), a_theatre())

    assert set(lengths.all_km.values()) == {0.0}


@settings(max_examples=20, deadline=None)
@given(EDGES, TOLERANCE)
def test_classes_sum_to_the_whole(edges: list[float], tolerance_m: float) -> None:
    """No stretch belongs to two classes or to none, at any tolerance."""
    line = the_line(occupied_east_of(*edges))

    lengths = line_classes(line, the_surroundings(), a_theatre(), tolerance_m=tolerance_m)

    whole = line_length(line, tolerance_m)
    assert sum(lengths.main_km.values()) == pytest.approx(whole.main_km, abs=1e-3)
    assert sum(lengths.all_km.values()) == pytest.approx(whole.all_km, abs=1e-3)


@settings(max_examples=10, deadline=None)
@given(EDGES)
def test_a_mirrored_front_follows_the_same_classes(edges: list[float]) -> None:
    """East and west count the same."""
    occupied = occupied_east_of(*edges)
    reflection = contact_line(mirrored(occupied), mirrored(the_country()), a_theatre())

    seen = line_classes(the_line(occupied), the_surroundings(), a_theatre(), tolerance_m=0)
    flipped = line_classes(reflection, the_surroundings(flipped=True), a_theatre(), tolerance_m=0)

    for name in LineClass:
        assert flipped.all_km[name] == pytest.approx(seen.all_km[name], abs=0.5), name


def test_the_curve_has_one_length_per_tolerance_and_falls() -> None:
    """A jagged front shortens as one looks less closely."""
    line = the_line(occupied_east_of(20.0, 24.0, 20.0, 31.0, 20.0, 22.0, 15.0, 20.0, 28.0, 20.0))

    curve = length_curve(line)

    assert [each.tolerance_m for each in curve] == list(TOLERANCES_M)
    lengths = [each.main_km for each in curve]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > lengths[-1]


def test_a_straight_line_has_dimension_one_and_a_jagged_one_more() -> None:
    """Box counts double when boxes halve; a front full of spikes fills more boxes."""
    straight = box_count(the_line(occupied_east_of(20.0)), a_theatre())
    spikes = [20.0, 60.0] * 20
    jagged = box_count(the_line(occupied_east_of(*spikes)), a_theatre())

    assert straight.dimension == pytest.approx(1.0, abs=0.06)
    assert jagged.dimension is not None
    assert jagged.dimension > 1.2


def test_without_a_line_there_is_no_dimension() -> None:
    """Nothing to count is not a dimension of zero."""
    found = box_count(the_line(MultiPolygon()), a_theatre())

    assert found.dimension is None
    assert set(found.boxes) == {0}


def test_a_step_of_length_is_told_by_sector() -> None:
    """A salient in the north lengthens the north alone, and the sectors sum to the step."""
    straight, salient = [20.0] * 10, [20.0] * 7 + [0.0] + [20.0] * 2
    theatre = a_theatre()
    series = sector_series(
        maps_of(straight, salient, salient), theatre, build_sectors(theatre), the_country()
    )

    steps = length_steps(series)

    assert [round(step.all_km) for step in steps] == [40, 0]
    assert steps[0].sectors[0][0] == "north"
    assert sum(km for _, km in steps[0].sectors) == pytest.approx(steps[0].all_km)
    assert largest(steps, 1) == (steps[0],)


def test_steps_never_cross_sources() -> None:
    """The last map of one source and the first of another are no step."""
    theatre = a_theatre()
    maps = [a_map(occupied_east_of(20.0)), a_map(occupied_east_of(0.0), day=1, source="other")]

    series = sector_series(maps, theatre, build_sectors(theatre), the_country())

    assert length_steps(series) == ()


def test_the_spread_of_steps_names_its_largest() -> None:
    """Signs do not matter to how far a length moves; no step has no spread."""
    found = spread([0.0, -4.0, 2.0])

    assert found is not None
    assert (found.steps, found.unchanged, found.median_km, found.largest_km) == (3, 1, 2.0, 4.0)
    assert spread([]) is None


def test_the_waters_of_the_theatre_state_how_well_they_are_known() -> None:
    """Hand-drawn water says so by a precision of kilometres, and is valid."""
    waters = load_waters("ukraine")

    assert {water.kind for water in waters} == set(WaterKind)
    assert all(water.precision_m >= 2000 for water in waters)
    assert all(water.geometry.is_valid for water in waters)


@pytest.mark.parametrize("text", ["{}", '{"features": [{"properties": {"id": "x"}}]}', "no json"])
def test_waters_that_cannot_be_read_are_an_error(text: str) -> None:
    """A river left out silently would become land."""
    with pytest.raises(TheatreError, match=r"waters\.geojson cannot be read"):
        parse_waters(text)
