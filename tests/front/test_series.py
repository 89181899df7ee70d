"""A series of maps as numbers, whole and by sector."""

from __future__ import annotations

import math
from dataclasses import asdict, replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box
from shapely.geometry.base import BaseGeometry

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
from trucewatch.front.locate import Locator
from trucewatch.front.sector_series import sector_series
from trucewatch.front.sectors import build_sectors
from trucewatch.front.series import method, series
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.front import DayChange

STRAIGHT = [20.0] * 10
EDGES = st.lists(st.integers(-45, 75).map(float), min_size=10, max_size=10)


def measured(maps: list[ControlMap]) -> list[DayChange]:
    """The series of the small theatre."""
    return series(maps, a_theatre(), the_country())


def stepped(band: int, edge: float) -> list[float]:
    """A straight front with one band moved."""
    return [*STRAIGHT[:band], edge, *STRAIGHT[band + 1 :]]


def test_each_map_is_compared_with_the_one_before() -> None:
    """The first map has an area and a line but no change."""
    first, second = measured(maps_of(STRAIGHT, stepped(4, 15.0)))

    assert first.gain_km2 is None
    assert first.previous is None
    assert second.gain_km2 == pytest.approx(100, rel=1e-4)
    assert second.area_km2 - first.area_km2 == pytest.approx(100, rel=1e-4)
    assert (second.previous, second.days_since_previous) == (first.file_date, 1)


def test_change_over_a_missing_day_says_how_many_days_it_took() -> None:
    """A two-day change is never reported as one day's."""
    maps = [a_map(occupied_east_of(20.0)), a_map(occupied_east_of(19.0), day=2)]

    assert measured(maps)[1].days_since_previous == 2


def test_a_gain_taken_back_within_two_weeks_is_revision() -> None:
    """Ground that comes and goes on the map did not change hands twice."""
    maps = [
        a_map(occupied_east_of(*STRAIGHT)),
        a_map(occupied_east_of(*stepped(4, 19.5)), day=1),
        a_map(occupied_east_of(*STRAIGHT), day=15),
    ]

    _, gain, loss = measured(maps)

    assert gain.revision_gain_km2 == pytest.approx(10, rel=1e-3)
    assert loss.revision_loss_km2 == pytest.approx(10, rel=1e-3)
    assert gain.gain_km2 == pytest.approx(10, rel=1e-3)


def test_a_gain_taken_back_after_two_weeks_is_movement() -> None:
    """The window is fourteen days, not a day more."""
    maps = [
        a_map(occupied_east_of(*STRAIGHT)),
        a_map(occupied_east_of(*stepped(4, 19.5)), day=1),
        a_map(occupied_east_of(*STRAIGHT), day=16),
    ]

    assert [day.revision_km2 for day in measured(maps)] == [None, 0, 0]


def test_a_loss_beyond_twenty_square_kilometres_in_a_step_is_revision() -> None:
    """Lines are redrawn that fast; fronts have not moved that fast."""
    _, loss = measured(maps_of(STRAIGHT, stepped(4, 22.0)))

    assert loss.loss_km2 == pytest.approx(40, rel=1e-3)
    assert loss.revision_loss_km2 == loss.loss_km2


def test_sources_are_never_mixed() -> None:
    """Two maps of the same day by two sources are two series, in alphabetical order."""
    maps = [
        a_map(occupied_east_of(20.0), source="zenith"),
        a_map(occupied_east_of(15.0), source="atlas", day=1),
    ]

    days = measured(maps)

    assert [day.source for day in days] == ["atlas", "zenith"]
    assert all(day.gain_km2 is None for day in days)


def test_two_different_maps_of_one_date_are_an_error() -> None:
    """Which of them counts is for the user to say."""
    maps = [a_map(occupied_east_of(20.0)), a_map(occupied_east_of(15.0))]

    with pytest.raises(InputError, match="two different maps dated 2031-06-01"):
        measured(maps)


def test_the_same_map_given_twice_counts_once() -> None:
    """Adding a file again changes nothing."""
    one = a_map(occupied_east_of(20.0))

    assert measured([one, replace(one, id="atlas:copy")]) == measured([one])


def test_every_assumption_is_named() -> None:
    """A length without its tolerance means nothing."""
    stated = method(a_theatre(), 500.0)

    assert stated["line_tolerance_m"] == 500
    assert stated["line_border_offset_m"] == 6000
    assert stated["sliver_mean_width_m"] == 20


@settings(max_examples=15, deadline=None)
@given(st.lists(EDGES, min_size=2, max_size=4), st.randoms())
def test_the_order_of_files_is_irrelevant(edges: list[list[float]], random: Random) -> None:
    """Dates order maps, not the file system."""
    maps = maps_of(*edges)
    shuffled = sorted(maps, key=lambda _: random.random())

    assert measured(shuffled) == measured(maps)


@settings(max_examples=15, deadline=None)
@given(EDGES, EDGES)
def test_sectors_and_outside_add_up_to_the_whole(earlier: list[float], later: list[float]) -> None:
    """Nothing is counted twice or lost between sectors."""
    maps, theatre, country = maps_of(earlier, later), a_theatre(), the_country()
    whole = series(maps, theatre, country)[1]

    cut = sector_series(maps, theatre, build_sectors(theatre), country)
    parts = [one for one in cut if one.file_date == whole.file_date]

    assert [one.sector for one in parts] == ["north", "south", None]
    assert sum(one.gain_km2 or 0 for one in parts) == pytest.approx(whole.gain_km2, abs=1e-6)
    assert sum(one.loss_km2 or 0 for one in parts) == pytest.approx(whole.loss_km2, abs=1e-6)
    assert sum(one.line_main_km for one in parts) == pytest.approx(whole.line.main_km)
    assert sum(one.line_all_km for one in parts) == pytest.approx(whole.line.all_km)
    assert all(math.isfinite(one.line_all_km) for one in parts)


def test_ground_outside_the_corridor_is_shown_as_outside() -> None:
    """What no sector holds is still reported."""
    theatre, maps = a_theatre(), maps_of(STRAIGHT, stepped(4, -90.0))

    cut = sector_series(maps, theatre, build_sectors(theatre), the_country())

    (outside,) = [one for one in cut if one.sector is None and one.file_date > FIRST_DAY]
    assert outside.gain_km2 == pytest.approx(50 * 20, rel=0.05)


def test_days_are_those_of_the_files() -> None:
    """File date and map date are both kept."""
    (day,) = measured(maps_of(STRAIGHT))

    assert day.file_date == date(2031, 6, 1)
    assert day.map_date == day.file_date - timedelta(days=1)


SPOT = st.tuples(st.integers(-60, 60), st.integers(-60, 60), st.sampled_from([0.02, 1.0, 25.0]))


@st.composite
def odd_grounds(draw: st.DrawFn) -> MultiPolygon:
    """Valid ground with holes, islands, slivers, and parts that touch; it may be empty."""
    ground: BaseGeometry = MultiPolygon()
    for east, north, side in draw(st.lists(SPOT, max_size=5)):
        square = box(east, north, east + side, north + 25)
        ground = ground.difference(square) if draw(st.booleans()) else ground.union(square)
    return degrees(ground)


@settings(max_examples=15, deadline=None)
@given(odd_grounds(), odd_grounds())
def test_no_ground_is_so_odd_that_a_number_is_none(
    earlier: MultiPolygon, later: MultiPolygon
) -> None:
    """Whatever valid ground a map shows, every figure is a finite number."""
    theatre, country = a_theatre(), the_country()
    maps = [a_map(earlier), a_map(later, day=1)]
    lon, lat = zip(*(a_point(east, 3) for east in (-60, 0, 60)), strict=True)

    days = series(maps, theatre, country, sectors=build_sectors(theatre))
    places = Locator(maps, theatre, build_sectors(theatre), country).locate(
        ["a", "b", "c"], [maps[1].file_date] * 3, lon, lat
    )

    records = [asdict(one) for one in (*days, *places, *(one.line for one in days))]
    figures = [value for one in records for value in one.values() if isinstance(value, float)]
    assert len(figures) > 10
    assert all(math.isfinite(value) for value in figures)
