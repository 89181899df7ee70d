"""Whose ground points lie on, and which side is shown to hold them, on both sides of a border."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from shapely import MultiPolygon, box

from front.builders import FIRST_DAY, a_map, a_point, a_theatre, degrees, occupied_east_of
from front.builders import the_country as home
from trucewatch.front.holders import Holders
from trucewatch.front.locate import Locator
from trucewatch.front.sectors import build_sectors
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.front import Located
from trucewatch.vocabulary.theatre import Party, Theatre

NAMES = {"de": "N", "en": "N", "ru": "N", "uk": "N"}
LAND = {
    "SQ": home(),
    "EA": degrees(box(100, -100, 200, 100)),
    "NO": degrees(box(-100, 100, 100, 200)),
}
FOOTHOLD = degrees(box(100, -20, 130, 20))
GREY = degrees(box(130, -20, 140, 20))


def two_parties() -> Theatre:
    """The small theatre with both sides named."""
    both = (*a_theatre().parties, Party(id="square", names=NAMES, country="SQ"))
    return replace(a_theatre(), parties=both)


def held(one: ControlMap, east_km: float, north_km: float = 0) -> Located:
    """One point, completed."""
    theatre = two_parties()
    lon, lat = a_point(east_km, north_km)
    locator = Locator([one], theatre, build_sectors(theatre), home())
    found = locator.locate(["p"], [FIRST_DAY], [lon], [lat])
    holders = Holders([one], LAND, theatre, locator.band.p90_m)
    (done,) = holders.complete(found, np.array([[lon, lat]]))
    return done


def a_map_of_both_soils() -> ControlMap:
    """Ground occupied in the east of the country, a foothold and a grey strip beyond it."""
    plain = a_map(MultiPolygon([box(*degrees(box(60, -60, 90, -30)).bounds)]))
    abroad = {ControlStatus.COUNTER_HELD: FOOTHOLD, ControlStatus.COUNTER_UNKNOWN: GREY}
    return replace(plain, areas={**plain.areas, **abroad})


@pytest.mark.parametrize(("east_km", "holder"), [(50, "east"), (-50, "square"), (20.1, None)])
def test_in_the_country_one_side_or_the_other_holds_or_it_is_contested(
    east_km: float, holder: str | None
) -> None:
    """At home every map speaks; within the band it names nobody."""
    found = held(a_map(occupied_east_of(20.0)), east_km)

    assert (found.country, found.held_by) == ("SQ", holder)


@pytest.mark.parametrize(("east_km", "holder"), [(50, None), (-50, "square")])
def test_off_a_coast_nobody_holds_what_lies_before_occupied_ground(
    east_km: float, holder: str | None
) -> None:
    """A spot at sea counts as its coast's, but not as the other side's of that coast."""
    found = held(a_map(occupied_east_of(20.0)), east_km, -101)

    assert (found.side, found.country, found.held_by) == ("free", "SQ", holder)


@pytest.mark.parametrize(("east_km", "north_km", "country"), [(150, 0, "EA"), (0, 150, "NO")])
def test_abroad_a_map_that_draws_nothing_there_names_no_side(
    east_km: float, north_km: float, country: str
) -> None:
    """A town beyond the border is not the government's because a map leaves it blank."""
    found = held(a_map(occupied_east_of(20.0)), east_km, north_km)

    assert (found.side, found.country, found.held_by) == ("free", country, None)


@pytest.mark.parametrize(
    ("east_km", "status", "holder"),
    [
        (115, "government", "square"),
        (129.9, "contested", None),
        (135, "contested", None),
        (170, "government", "east"),
    ],
)
def test_abroad_a_map_that_draws_the_ground_is_read_as_at_home(
    east_km: float, status: str, holder: str | None
) -> None:
    """Held, within the band, grey, and what is left: the same four cases on either soil."""
    found = held(a_map_of_both_soils(), east_km)

    assert (found.country, found.status, found.held_by) == ("EA", status, holder)


def test_a_quay_counts_to_the_coast_next_to_it_and_the_sea_to_nobody() -> None:
    """Coasts are drawn to a kilometre or two."""
    one = a_map(occupied_east_of(20.0))

    quay, sea = held(one, -101), held(one, -120)

    assert (quay.country, quay.held_by) == ("SQ", "square")
    assert (sea.country, sea.held_by) == (None, None)
