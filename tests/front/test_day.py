"""The front on one day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from front.builders import FIRST_DAY, a_map, a_theatre, maps_of, occupied_east_of, the_country
from trucewatch.front.day import front_day
from trucewatch.front.sectors import build_sectors
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.sector import FrontDay

SHOWN_FIRST = FIRST_DAY - timedelta(days=1)


def on(day: date, maps: list[ControlMap]) -> tuple[FrontDay, ...]:
    """The small theatre's front on a day."""
    theatre = a_theatre()
    return front_day(maps, day, theatre, build_sectors(theatre), the_country())


def test_the_newest_map_that_shows_the_day_is_used() -> None:
    """Tomorrow's file shows today; the day after tomorrow's does not."""
    maps = maps_of([20.0], [19.0], [18.0])

    (found,) = on(SHOWN_FIRST + timedelta(days=1), maps)

    assert found.control_map == "atlas:2031-06-02"
    assert found.map_age_days == 0


def test_on_a_missing_day_the_map_before_stands_in_and_tells_its_age() -> None:
    """An old map is better than none if it says that it is old."""
    (found,) = on(SHOWN_FIRST + timedelta(days=3), maps_of([20.0]))

    assert found.map_age_days == 3
    assert found.map_date == SHOWN_FIRST


def test_a_day_before_all_maps_has_no_front() -> None:
    """What is unknown is not invented."""
    assert on(SHOWN_FIRST - timedelta(days=1), maps_of([20.0])) == ()


def test_every_source_gives_its_own_front() -> None:
    """Sources stand side by side and are not averaged."""
    maps = [a_map(occupied_east_of(20.0), source=name) for name in ("zenith", "atlas")]

    assert [found.source for found in on(FIRST_DAY, maps)] == ["atlas", "zenith"]


def test_movement_is_told_for_the_whole_and_for_each_sector() -> None:
    """The whole comes first, then the sectors; the sums agree."""
    north_moves = [20.0] * 8 + [15.0, 20.0]

    (found,) = on(FIRST_DAY, maps_of([20.0], north_moves))

    whole, *parts = found.movements
    assert [one.sector for one in found.movements] == [None, "north", "south"]
    assert whole.gain_km2 == pytest.approx(100, rel=1e-3)
    assert parts[0].gain_km2 == pytest.approx(whole.gain_km2)
    assert parts[1].gain_km2 == 0
    assert sum(one.line_km for one in parts) == pytest.approx(whole.line_km)
    assert whole.line_all_km >= whole.line_km
    assert whole.previous_map_date == SHOWN_FIRST
    assert whole.maps == ("atlas:2031-06-01", "atlas:2031-06-02")


def test_the_first_map_has_no_movement_to_tell() -> None:
    """Without a map before it there is no previous date."""
    (found,) = on(FIRST_DAY, maps_of([20.0]))

    assert found.movements[0].previous_map_date is None
    assert found.movements[0].gain_km2 == 0


def test_line_and_ground_come_back_in_degrees() -> None:
    """Records carry WGS84, whatever the engine computes in."""
    (found,) = on(FIRST_DAY, maps_of([20.0]))

    west, south, east, north = found.line.bounds
    assert 9 < west < east < 12
    assert 3 < south < north < 7
    assert found.occupied.intersects(found.line.buffer(1e-5))
