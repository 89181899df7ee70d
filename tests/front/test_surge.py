"""Surges of a sector, and ground that goes back and forth."""

from __future__ import annotations

import numpy as np

from front.builders import a_map, a_theatre, maps_of, occupied_east_of, the_country
from trucewatch.front.sectors import build_sectors
from trucewatch.front.series import method, series
from trucewatch.front.surge import surges
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.front import DayChange

STRAIGHT = [20.0] * 10


def measured(maps: list[ControlMap]) -> list[DayChange]:
    """The series of the small theatre with its sectors."""
    theatre = a_theatre()
    return series(maps, theatre, the_country(), sectors=build_sectors(theatre))


def creeping(days: int) -> list[list[float]]:
    """Fronts that move west by fifty metres a day in one band."""
    return [[20.0 - 0.05 * day, *[20.0] * 9] for day in range(days)]


def test_five_times_the_usual_is_a_surge() -> None:
    """Usual is the 95th percentile of the sector's days before."""
    change = np.full((50, 2), 0.5)
    change[45] = [2.4, 2.6]

    found = surges(change, np.arange(50))

    assert np.argwhere(found).tolist() == [[45, 1]]


def test_without_thirty_steps_before_nothing_is_a_surge() -> None:
    """A short series does not know what is usual."""
    change = np.full((50, 1), 0.5)
    change[30] = 99

    assert not surges(change, np.arange(50))[30]
    assert surges(np.roll(change, 1, axis=0), np.arange(50))[31]


def test_a_step_over_missing_days_is_compared_by_the_day() -> None:
    """Six days' worth after six days is as usual."""
    days = np.append(np.arange(40), 46)
    change = np.append(np.full(40, 0.5), 3.0)[:, None]

    assert not surges(change, days).any()


def test_a_surge_counts_as_revision_of_its_sector_only() -> None:
    """The other sector's gain of the same day stays movement."""
    fronts = creeping(40)
    last = [fronts[-1][0] - 2.0, *[20.0] * 8, 19.96]

    days = measured(maps_of(*fronts, last))

    assert not any("revision" in day.flags for day in days[:-1])
    assert days[-1].flags == ("revision",)
    assert 39.9 < (days[-1].revision_gain_km2 or 0) < 40.1
    assert 40.7 < (days[-1].gain_km2 or 0) < 40.9
    assert "revision_surge" in method(a_theatre(), by_sector=True)


def test_ground_lost_and_regained_within_two_weeks_is_flip_flop() -> None:
    """Neither side's return is treated otherwise: both orders count."""
    bulge, dent = [*STRAIGHT[:4], 19.5, *STRAIGHT[5:]], [*STRAIGHT[:4], 20.5, *STRAIGHT[5:]]

    there = measured(maps_of(STRAIGHT, bulge, STRAIGHT))
    back = measured(maps_of(STRAIGHT, dent, STRAIGHT))

    for days in (there, back):
        assert "flip-flop" in days[2].flags
        assert "flip-flop" not in days[1].flags
        assert 9.9 < (days[2].flip_flop_km2 or 0) < 10.1


def test_an_unchanged_file_is_no_update_and_no_movement() -> None:
    """Nothing changed on the map; that is not to say that nothing moved."""
    _, second = measured([a_map(occupied_east_of(20.0)), a_map(occupied_east_of(20.0), day=1)])

    assert second.flags == ("no-update",)
    assert second.gain_km2 == 0
