"""Zones from the line or from a border, by side and by class of distance."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box
from shapely.geometry.base import BaseGeometry

from front.builders import (
    a_map,
    a_point,
    a_theatre,
    degrees,
    mirrored,
    occupied_east_of,
    the_country,
)
from front.test_commands import run, write_maps
from trucewatch.front.ground import to_metres
from trucewatch.front.held import held_ground, recognised_ground
from trucewatch.front.line import contact_line
from trucewatch.front.overlay import together
from trucewatch.front.settlements import PlaceIndex
from trucewatch.front.zones import Sides, belongs, border_start, line_start, rings, zone
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.errors import ShapeError, UsageError
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.theatre import Party, Theatre

KM = st.floats(0, 80)
NEIGHBOUR = "EA"


def the_theatre() -> Theatre:
    """The small theatre with both parties."""
    from dataclasses import replace

    names = {"de": "N", "en": "N", "ru": "N", "uk": "N"}
    home = Party(id="square", names=names, country="SQ")
    return replace(a_theatre(), parties=(*a_theatre().parties, home))


def the_land() -> dict[str, MultiPolygon]:
    """The square country and its neighbour beyond the eastern border."""
    return {"SQ": the_country(), NEIGHBOUR: degrees(box(100, -100, 180, 100))}


def a_start(east_km: float = 20.0) -> BaseGeometry:
    """The line of a straight front."""
    line = contact_line(occupied_east_of(east_km), the_country(), a_theatre())
    return line_start(line, a_theatre())


def everywhere() -> BaseGeometry:
    """Ground without an edge near by."""
    return box(-1e6, -1e6, 1e6, 1e6)


def test_a_zone_of_a_straight_front_is_a_band_with_round_ends() -> None:
    """Ten kilometres on both sides of 200, and a disc for the two ends."""
    line_km = a_start().length / 1000

    found = zone(a_start(), 10, everywhere(), a_theatre())

    assert found.area_km2 == pytest.approx(2 * 10 * line_km + math.pi * 100, rel=0.02)


@settings(max_examples=25, deadline=None)
@given(KM, KM)
def test_a_zone_grows_with_its_distance(one_km: float, other_km: float) -> None:
    """What lies within N kilometres lies within more, on every side."""
    near, far = sorted((one_km, other_km))
    ground = held_ground(a_map(occupied_east_of(20.0)), the_land(), the_theatre())["square"]

    small = zone(a_start(), near, ground, a_theatre())
    large = zone(a_start(), far, ground, a_theatre())

    assert small.area_km2 <= large.area_km2 + 1e-9
    assert small.area.difference(large.area.buffer(1e-6)).area < 1e-9


@settings(max_examples=15, deadline=None)
@given(st.lists(st.floats(0.5, 80), min_size=1, max_size=5))
def test_classes_of_distance_add_up_to_the_zone(distances_km: list[float]) -> None:
    """Rings neither overlap nor leave ground out, in whatever order they are named."""
    found = rings(a_start(), distances_km, everywhere(), a_theatre())

    whole = zone(a_start(), max(distances_km), everywhere(), a_theatre())
    assert sum(ring.area_km2 for ring in found) == pytest.approx(whole.area_km2, rel=1e-9)
    assert [ring.distance_km for ring in found] == sorted(set(distances_km))
    assert [ring.beyond_km for ring in found[1:]] == [ring.distance_km for ring in found[:-1]]


@settings(max_examples=10, deadline=None)
@given(st.floats(-30, 60), KM)
def test_the_sides_of_a_zone_add_up_to_both(east_km: float, distance_km: float) -> None:
    """Every spot is held by one party; the neighbour's land counts to its own."""
    sides = held_ground(a_map(occupied_east_of(east_km)), the_land(), the_theatre())
    start = a_start(east_km)

    by_side = [zone(start, distance_km, ground, a_theatre()).area_km2 for ground in sides.values()]
    both = zone(start, distance_km, together(sides.values()), a_theatre())

    assert sum(by_side) == pytest.approx(both.area_km2, rel=1e-6, abs=1e-6)


@settings(max_examples=10, deadline=None)
@given(st.floats(1, 60))
def test_a_mirrored_zone_is_as_large(distance_km: float) -> None:
    """East and west count the same."""
    line = contact_line(mirrored(occupied_east_of(20.0)), mirrored(the_country()), a_theatre())

    found = zone(a_start(), distance_km, everywhere(), a_theatre())
    flipped = zone(line_start(line, a_theatre()), distance_km, everywhere(), a_theatre())

    assert flipped.area_km2 == pytest.approx(found.area_km2, rel=1e-3)


def test_ground_held_abroad_counts_to_the_party_that_holds_it() -> None:
    """A map that shows ground held across the border moves it from one side to the other."""
    plain = a_map(occupied_east_of(20.0))
    abroad = degrees(box(110, 0, 120, 10))
    raid = _with(plain, ControlStatus.COUNTER_HELD, abroad)

    before, after = (held_ground(one, the_land(), the_theatre()) for one in (plain, raid))

    taken_km2 = to_metres(abroad, a_theatre()).area / 1e6
    assert (after["square"].area - before["square"].area) / 1e6 == pytest.approx(taken_km2)
    assert (before["east"].area - after["east"].area) / 1e6 == pytest.approx(taken_km2)


def test_a_stretch_of_border_is_measured_between_its_ends() -> None:
    """Forty kilometres of the eastern border, twenty deep on the country's side."""
    ends = tuple(Position(lon=lon, lat=lat) for lon, lat in (a_point(95, -20), a_point(103, 20)))
    start = border_start(the_country(), the_land()[NEIGHBOUR], a_theatre(), (ends[0], ends[1]))

    home = recognised_ground(the_land(), the_theatre())["square"]
    found = zone(start, 20, home, a_theatre())

    assert start.length / 1000 == pytest.approx(40, rel=0.01)
    assert found.area_km2 == pytest.approx(40 * 20 + math.pi * 200, rel=0.02)


def test_a_border_with_nobody_and_a_stretch_of_nothing_are_errors() -> None:
    """A coast is no border, and two ends on one point are no stretch."""
    here = Position(lon=a_point(100, 0)[0], lat=a_point(100, 0)[1])

    with pytest.raises(UsageError, match="no land border"):
        border_start(the_country(), degrees(box(300, 0, 310, 10)), a_theatre())
    with pytest.raises(UsageError, match="further apart"):
        border_start(the_country(), the_land()[NEIGHBOUR], a_theatre(), (here, here))


def test_a_negative_distance_is_refused() -> None:
    """A zone behind the line is asked for by its side, not by a sign."""
    with pytest.raises(ShapeError, match="0 to 1000 km"):
        zone(a_start(), -1, everywhere(), a_theatre())


def test_a_point_belongs_to_the_nearest_side_even_off_the_coast() -> None:
    """A quay 1 km out counts, a ship 5 km out does not, and a ring begins where one ends."""
    sides = held_ground(a_map(occupied_east_of(20.0)), the_land(), the_theatre())
    cut = Sides(ground=sides["square"], elsewhere=(sides["east"],))
    points = np.array([[15, 0], [25, 0], [15, 101], [15, 105], [5, 0]]) * 1000.0
    near, far = rings(a_start(), [10, 20], cut.ground, a_theatre())

    inside, beyond = (belongs(points, ring, a_start(), cut) for ring in (near, far))

    assert inside.tolist() == [True, False, True, False, False]
    assert beyond.tolist() == [False, False, False, False, True]


def test_places_inside_are_told_by_size() -> None:
    """Most people first; a place outside, or without a position, is left out."""
    index = PlaceIndex([a_place("small", 5, 100), a_place("large", 8, 900), a_place("far", 90, 9),
                        Place(id=None, name="nowhere", position=None, precision_m=1)])  # fmt: skip

    inside = index.inside(degrees(box(0, -10, 20, 10)))

    assert [place.name for place in inside] == ["large", "small"]
    nearest = index.nearest(shapely.Point(*a_point(80, 0)))
    assert nearest is not None
    assert nearest.name == "far"


def a_place(name: str, east_km: float, population: int) -> Place:
    """A village on the equator of the drawing."""
    lon, lat = a_point(east_km, 0)
    return Place(
        id=name,
        name=name,
        position=Position(lon=lon, lat=lat),
        precision_m=1000,
        population=population,
    )


def _with(one: ControlMap, status: ControlStatus, area: MultiPolygon) -> ControlMap:
    from dataclasses import replace

    return replace(one, areas={**one.areas, status: area})


def test_zone_prints_area_places_people_and_classes(tmp_path: Path) -> None:
    """The shape that is promised; without a workspace incidents are unknown, not none."""
    folder = write_maps(tmp_path, 37.2)

    words = ["--km", "15", "--km", "50", "--side", "ukraine", "--json"]

    printed = json.loads(run("zone", "--maps", str(folder), *words))

    assert {"method", "date", "zone", "area_km2", "places", "population", "incidents",
            "detections"} <= printed.keys()  # fmt: skip
    assert printed["zone"] == {
        "from": "line", "distance_km": 50, "side": "ukraine", "between": None
    }  # fmt: skip
    assert printed["incidents"] is None
    classes = printed["classes"]
    assert sum(one["area_km2"] for one in classes) == pytest.approx(printed["area_km2"], abs=0.01)
    assert sum(one["places"] for one in classes) == len(printed["places"])
    assert "Pokrovsk" in {place["name"] for place in printed["places"]}


def test_zone_starts_from_a_stretch_of_border_named_by_places(tmp_path: Path) -> None:
    """The ends are the border's points nearest to two places."""
    folder = str(write_maps(tmp_path, 37.2))
    words = ["--km", "10", "--from", "border", "--between", "Sudzha", "--between", "Vovchansk"]

    home = json.loads(run("zone", "--maps", folder, *words, "--side", "ukraine", "--json"))
    both = json.loads(run("zone", "--maps", folder, *words, "--json"))

    assert home["zone"]["from"] == "border:RU"
    assert 0 < home["area_km2"] < both["area_km2"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--side", "north"], "there is no side 'north'"),
        (["--from", "river"], "from line or border"),
        (["--source", "nobody"], "no map is of source 'nobody'"),
        (["--date", "2031-01-01"], "shows 2031-01-01 or an earlier day"),
        (["--from", "border", "--neighbour", "ZZ"], "'ZZ' is no neighbour"),
        (["--from", "border", "--between", "Sudzha"], "a stretch has two ends"),
        (["--from", "border", "--between", "Xq", "--between", "Sudzha"], "no place 'Xq'"),
    ],
)
def test_a_zone_that_cannot_be_is_refused(tmp_path: Path, words: list[str], complaint: str) -> None:
    """The message says what there is instead."""
    from typer.testing import CliRunner

    from trucewatch.cli.main import assemble

    folder = str(write_maps(tmp_path, 37.2))

    found = CliRunner().invoke(assemble(), ["front", "zone", "--km", "5", "--maps", folder, *words])

    assert isinstance(found.exception, UsageError)
    assert complaint in str(found.exception)
