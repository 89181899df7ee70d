"""Pockets: found, measured, and followed through time."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box

from front.builders import a_map, a_theatre, degrees, mirrored, the_country
from front.test_commands import run, write_maps
from trucewatch.front.pocket_series import MEMORY_DAYS, pocket_series
from trucewatch.front.pockets import Pocket, PocketRule, enclosed_share, find_pockets
from trucewatch.front.rays import ray_shares

CLOSED = 0.0


def surrounded(mouth_km: float, *, depth_km: float = 9.0) -> MultiPolygon:
    """Occupied ground around a bay of 8 by ``depth_km``, open to the west by a mouth."""
    ground = box(0, -100, 102, 100).difference(box(4, -4, 4 + depth_km, 4))
    way = box(-1, -mouth_km / 2, 5, mouth_km / 2)
    return degrees(ground.difference(way) if mouth_km else ground)


def pockets_of(occupied: MultiPolygon, rule: PocketRule | None = None) -> tuple[Pocket, ...]:
    """The pockets of a map of the small theatre."""
    return find_pockets(occupied, the_country(), a_theatre(), rule or PocketRule())


def test_a_bay_with_a_narrow_mouth_is_a_pocket_with_that_corridor() -> None:
    """Two kilometres of mouth are two kilometres of corridor, to the ten of the bisection."""
    (pocket,) = pockets_of(surrounded(2.0))

    assert pocket.r_m == 5000
    assert pocket.corridor_width_m == pytest.approx(2000, abs=15)
    assert pocket.narrows
    assert pocket.area_km2 >= 8 * 9
    assert pocket.enclosed_share > 0.9


def test_a_mouth_wider_than_the_closing_leaves_no_pocket() -> None:
    """A way of eight kilometres is closed by a radius of five, not by one of two and a half."""
    found = pockets_of(surrounded(8.0, depth_km=30))

    assert {pocket.r_m for pocket in found} <= {5000}


def test_an_open_front_has_no_pockets() -> None:
    """A straight line surrounds nothing."""
    assert pockets_of(degrees(box(0, -100, 102, 100))) == ()


def test_an_encirclement_that_closes_stays_a_pocket_however_wide() -> None:
    """Ground thirty kilometres wide is not filled by closing; cut off, it counts whole."""
    island = degrees(box(0, -100, 102, 100).difference(box(20, -15, 50, 15)))

    found = pockets_of(island)

    assert [round(pocket.area_km2) for pocket in found] == [900, 900]
    assert {pocket.corridor_width_m for pocket in found} == {CLOSED}
    assert min(pocket.enclosed_share for pocket in found) == pytest.approx(1, abs=1e-6)


def test_small_ground_is_no_pocket() -> None:
    """A notch of nine square kilometres is a bend of the line."""
    notch = degrees(box(0, -100, 102, 100).difference(box(-1, -1.5, 3, 1.5)))

    assert pockets_of(notch) == ()


def test_a_strip_between_drawn_and_real_border_is_no_pocket() -> None:
    """Half its outline is the border: too little of it lies on occupied ground."""
    assert pockets_of(degrees(box(0, -100, 97, 100))) == ()


@settings(max_examples=8, deadline=None)
@given(st.floats(0.5, 3.5), st.floats(8, 20))
def test_mirrored_ground_has_mirrored_pockets(mouth_km: float, depth_km: float) -> None:
    """East and west count the same."""
    occupied = surrounded(mouth_km, depth_km=depth_km)

    found = pockets_of(occupied)
    flipped = find_pockets(mirrored(occupied), mirrored(the_country()), a_theatre())

    assert len(found) == len(flipped)
    for one, other in zip(found, flipped, strict=True):
        assert other.area_km2 == pytest.approx(one.area_km2, rel=1e-3)
        assert other.corridor_width_m == pytest.approx(one.corridor_width_m, abs=25)
        assert other.enclosed_share == pytest.approx(one.enclosed_share, abs=1e-3)


@settings(max_examples=8, deadline=None)
@given(st.floats(0.5, 2.0), st.floats(0.3, 2.0))
def test_a_narrower_mouth_is_a_narrower_corridor(mouth_km: float, more_km: float) -> None:
    """Width and enclosure move the right way as a pocket closes."""
    narrow, wide = (
        pockets_of(surrounded(mouth_km))[0],
        pockets_of(surrounded(mouth_km + more_km))[0],
    )

    assert narrow.corridor_width_m < wide.corridor_width_m
    assert narrow.enclosed_share > wide.enclosed_share


def test_the_enclosed_share_of_a_half_open_square_is_three_quarters() -> None:
    """Three of four equal sides lie on occupied ground."""
    ground = degrees(box(0, -100, 102, 100).difference(box(0, -5, 10, 5)))
    (square,) = degrees(box(0, -5, 10, 5)).geoms

    assert enclosed_share(square, ground, a_theatre()) == pytest.approx(0.75, abs=1e-3)


def test_rays_see_what_lies_around() -> None:
    """Half the compass is occupied east of a line, nothing is out of reach, all is within."""
    east = box(0, -100_000, 100_000, 100_000)
    points = np.array([[-1.0, 0.0], [-20_000.0, 0.0], [5_000.0, 0.0]])

    shares = ray_shares(east, points)

    assert shares.tolist() == pytest.approx([0.5, 0.0, 1.0], abs=0.01)
    assert len(ray_shares(east, np.zeros((0, 2)))) == 0


def test_a_series_shows_a_pocket_closing_on_one_track() -> None:
    """From six kilometres of mouth to none the pocket keeps its number and its way narrows."""
    mouths = [4.0, 3.0, 3.0, 1.0, CLOSED]
    maps = [a_map(surrounded(mouth), day=day) for day, mouth in enumerate(mouths)]

    days = pocket_series(maps, the_country(), a_theatre(), PocketRule(radii_m=(5000,)))

    found = [day.pockets[0] for day in days]
    assert [one.track for one in found] == [1] * 5
    widths = [round(one.pocket.corridor_width_m, -2) for one in found]
    assert widths == [4000, 3000, 3000, 1000, 0]


def test_a_pocket_that_comes_back_much_later_is_another() -> None:
    """Fourteen days are remembered; other sources never share a track."""
    late = MEMORY_DAYS + 1
    maps = [a_map(surrounded(2.0), day=day, source=source)
            for day, source in [(0, "atlas"), (late, "atlas"), (0, "other")]]  # fmt: skip

    days = pocket_series(maps, the_country(), a_theatre(), PocketRule(radii_m=(5000,)))

    assert [day.pockets[0].track for day in days] == [1, 2, 3]


def test_a_day_without_pockets_is_in_the_series() -> None:
    """None is an answer; a gap in the list would look like a missing map."""
    maps = [a_map(degrees(box(0, -100, 102, 100))), a_map(surrounded(2.0), day=1)]

    days = pocket_series(maps, the_country(), a_theatre())

    assert [len(day.pockets) for day in days] == [0, 1]


def write_pocket(folder: Path) -> Path:
    """An invented outline in the theatre of the command line, with a bay around Ukaly."""
    ground = box(37.0, 47.5, 39, 49).difference(box(37.08, 47.965, 37.18, 48.025))
    ground = ground.difference(box(36.9, 47.98, 37.1, 48.0))
    write_maps(folder, 37.0)
    (path,) = folder.iterdir()
    collection = json.loads(path.read_text(encoding="utf-8"))
    collection["features"][0]["geometry"] = shapely.geometry.mapping(MultiPolygon([ground]))
    path.write_text(json.dumps(collection), encoding="utf-8")
    return folder


def test_pockets_prints_name_area_corridor_and_rays(tmp_path: Path) -> None:
    """The shape that is promised, with the places inside and those asked for."""
    folder = write_pocket(tmp_path)

    printed = json.loads(run("pockets", "--maps", str(folder), "--place", "37.12,47.99", "--json"))

    (day,) = printed["days"]
    assert printed["method"]["least_enclosed_share"] == 0.75
    first = day["pockets"][0]
    assert {"name", "area_km2", "enclosed_share", "corridor_width_m", "r_m",
            "place_rays"} <= first.keys()  # fmt: skip
    assert first["name"] == "Ukaly"
    assert first["corridor_width_m"] == pytest.approx(2224, rel=0.02)
    assert {one["place"] for one in first["place_rays"]} >= {"Ukaly"}
    assert day["place_rays"][0]["share"] > 0.9
    assert "Ukaly" in run("pockets", "--maps", str(folder))
