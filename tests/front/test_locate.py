"""Points on the maps of their day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box

from front.builders import (
    FIRST_DAY,
    a_map,
    a_point,
    a_theatre,
    degrees,
    maps_of,
    occupied_east_of,
    the_country,
)
from trucewatch.front.band import PUBLISHED, measure_band
from trucewatch.front.locate import Locator
from trucewatch.front.sectors import build_sectors
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.front import Located


def a_locator(maps: list[ControlMap]) -> Locator:
    """A locator of the small theatre."""
    theatre = a_theatre()
    return Locator(maps, theatre, build_sectors(theatre), the_country())


def located(
    maps: list[ControlMap], east_km: float, north_km: float = 0, day: date = FIRST_DAY
) -> Located:
    """One point on one day."""
    lon, lat = a_point(east_km, north_km)
    (found,) = a_locator(maps).locate(["p"], [day], [lon], [lat])
    return found


def test_a_point_on_occupied_ground_has_a_negative_distance() -> None:
    """Thirty kilometres behind a front at twenty is ten inside."""
    found = located(maps_of([20.0]), 30, north_km=-30)

    assert (found.side, found.status, found.sector) == ("occupied", "occupied", "south")
    assert found.front_distance_m == pytest.approx(-10_000, rel=1e-3)
    assert found.p_occupied == pytest.approx(1, abs=1e-6)


def test_a_point_on_free_ground_has_a_positive_distance() -> None:
    """Five kilometres in front of the line."""
    found = located(maps_of([20.0]), 15)

    assert (found.side, found.status) == ("free", "government")
    assert found.front_distance_m == pytest.approx(5_000, rel=1e-3)
    assert found.p_occupied == pytest.approx(0, abs=1e-6)


def test_the_line_is_not_the_border() -> None:
    """Near the eastern border the boundary is close, the front is not."""
    found = located(maps_of([20.0]), 99)

    assert found.boundary_distance_m == pytest.approx(3_000, rel=1e-2)
    assert found.front_distance_m == pytest.approx(-79_000, rel=1e-2)


def test_a_point_close_to_the_line_is_contested() -> None:
    """Inside the band no map can tell; at the quartile three to one."""
    found = located(maps_of([20.0]), 20 + PUBLISHED.half_m / 1000)

    assert found.status == "contested"
    assert found.p_occupied == pytest.approx(0.75, abs=0.01)


def test_a_point_in_a_grey_zone_is_contested() -> None:
    """The map maker says that nobody holds it firmly."""
    grey = degrees(box(10, -10, 20, 10))

    found = located([a_map(occupied_east_of(20.0), grey=grey)], 15)

    assert (found.side, found.status) == ("free", "contested")


def test_a_point_on_which_two_sources_disagree_is_contested() -> None:
    """Disagreement is shown, not averaged; the source with most maps names the side."""
    maps = [*maps_of([20.0], [20.0]), a_map(occupied_east_of(10.0), source="zenith")]

    found = located(maps, 15)

    assert (found.source, found.side, found.status) == ("atlas", "free", "contested")


def test_an_old_map_of_another_source_does_not_contest() -> None:
    """After a week another source's view is out of date."""
    maps = [*maps_of([20.0], [20.0]), a_map(occupied_east_of(10.0), source="zenith")]

    fresh, stale = (located(maps, 12, day=FIRST_DAY + timedelta(days=age)) for age in (1, 8))

    assert (fresh.status, stale.status) == ("contested", "government")


def test_the_newest_map_filed_by_the_day_answers_and_tells_its_age() -> None:
    """A missing day is answered by the map before it, never by a later one."""
    maps = [a_map(occupied_east_of(20.0)), a_map(occupied_east_of(10.0), day=5)]

    found = located(maps, 15, day=FIRST_DAY + timedelta(days=4))

    assert (found.side, found.map_age_days) == ("free", 4)
    assert found.map_date == FIRST_DAY - timedelta(days=1)


def test_on_a_map_without_occupied_ground_every_place_is_free() -> None:
    """There is nothing to measure a distance to, which is unknown and no number."""
    found = located([a_map(MultiPolygon())], 15)

    assert (found.side, found.status, found.p_occupied) == ("free", "government", 0.0)
    assert found.boundary_distance_m is None
    assert found.front_distance_m is None


def test_before_the_first_map_there_is_a_reason_in_place_of_an_answer() -> None:
    """What is unknown is None, with the reason."""
    found = located(maps_of([20.0]), 15, day=FIRST_DAY - timedelta(days=1))

    assert (found.side, found.p_occupied, found.map_date) == (None, None, None)
    assert found.reason == "no map was filed by that day"


def test_without_a_line_the_boundary_decides() -> None:
    """Ground that meets only the border has no front; distances stay numbers."""
    everything = degrees(box(-102, -102, 102, 102))

    found = located([a_map(everything)], 0)

    assert found.side == "occupied"
    assert found.front_distance_m == pytest.approx(-102_000, rel=1e-2)


def test_the_band_is_measured_from_grey_zones() -> None:
    """A grey zone of two kilometres along the line means a band of one."""
    grey = degrees(box(18, -100, 20, 100))

    band = measure_band([a_map(occupied_east_of(20.0), grey=grey)], a_theatre())

    assert band.basis == "measured"
    assert band.half_m == pytest.approx(1000, rel=0.01)


def test_without_grey_zones_the_published_band_is_used() -> None:
    """The published numbers are named as such."""
    assert measure_band(maps_of([20.0]), a_theatre()).basis == "published"


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(-60, 95), min_size=1, max_size=6))
def test_points_are_answered_in_order_and_alone(easts: list[float]) -> None:
    """A point's answer does not depend on the points asked with it."""
    locator = a_locator(maps_of([20.0], [10.0]))
    spots = [a_point(east, 5) for east in easts]
    days = [FIRST_DAY + timedelta(days=at % 2) for at in range(len(easts))]
    names = [str(at) for at in range(len(easts))]

    together = locator.locate(names, days, [lon for lon, _ in spots], [lat for _, lat in spots])

    alone = [
        locator.locate([name], [day], [lon], [lat])[0]
        for name, day, (lon, lat) in zip(names, days, spots, strict=True)
    ]
    assert together == alone


@settings(max_examples=20, deadline=None)
@given(st.floats(-60, 95), st.floats(-60, 95))
def test_nearer_to_occupied_ground_is_never_less_likely_occupied(one: float, two: float) -> None:
    """Probability falls with the signed distance."""
    maps = maps_of([20.0])

    west, east = (located(maps, spot) for spot in sorted((one, two)))

    assert (west.p_occupied or 0) <= (east.p_occupied or 0)
