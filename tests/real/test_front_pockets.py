"""Pockets, classes, zones and agreement on the developers' maps."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from trucewatch.front.archive import archive_maps
from trucewatch.front.compare import Basis, compare_maps
from trucewatch.front.ground import occupied_area
from trucewatch.front.length_curve import box_count, length_curve
from trucewatch.front.length_steps import largest, length_steps, spread
from trucewatch.front.line import contact_line, line_length
from trucewatch.front.pockets import find_pockets
from trucewatch.front.seams import without_seams
from trucewatch.front.sector_series import sector_series
from trucewatch.vocabulary.control import ControlMap
from trucewatch.workflow.front_queries import describe_line, list_pockets
from trucewatch.workflow.front_zones import ZoneAsked, describe_zone
from trucewatch.workflow.map_archive import write_archive
from trucewatch.workflow.map_sheets import MapRequest, compose_sheet
from trucewatch.workflow.maps import load_field, read_maps

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "control_maps"
pytestmark = pytest.mark.skipif(
    not (FOLDER / "expected_sample.json").exists(),
    reason="the developers' control maps are not beside the project",
)
FIELD = load_field("ukraine")


@lru_cache(maxsize=1)
def the_maps() -> tuple[ControlMap, ...]:
    """All daily maps."""
    return read_maps([FOLDER / "deepstate_daily.ndjson.gz"], FIELD).maps


@lru_cache(maxsize=1)
def second_maps() -> tuple[ControlMap, ...]:
    """The second source's maps of March 2025."""
    return read_maps([FOLDER / "second_source_2025-03_daily.ndjson.gz"], FIELD).maps


def filed(day: str) -> ControlMap:
    """The daily map filed on a day."""
    return next(one for one in the_maps() if one.file_date == date.fromisoformat(day))


def test_the_kurakhove_pocket_has_the_size_and_enclosure_measured_elsewhere() -> None:
    """24 December 2024: 77 km², 0.79 enclosed; the way out is no narrower than its six."""
    found = find_pockets(occupied_area(filed("2024-12-24")), FIELD.country, FIELD.theatre)

    (pocket,) = found
    assert pocket.area_km2 == pytest.approx(77, abs=0.5)
    assert pocket.enclosed_share == pytest.approx(0.79, abs=0.005)
    assert pocket.corridor_width_m == pytest.approx(6090, abs=50)
    assert not pocket.narrows


def test_classes_and_curve_of_a_day_reproduce_the_known_lengths() -> None:
    """1,082 km as drawn, 976 at 1 km, 771 at 10 km; the classes add up to the headline."""
    answer = describe_line([filed("2025-03-12")], FIELD, None, 1000)["days"][0]

    curve = {one["tolerance_m"]: one["main_km"] for one in answer["curve"]}
    assert [round(curve[tolerance]) for tolerance in (0, 1000, 10000)] == [1082, 976, 772]
    assert sum(answer["main_km"].values()) == pytest.approx(curve[1000], abs=0.01)
    assert 300 < answer["main_km"]["river"] < 400
    assert answer["all_km"]["border"] > 50


def test_lengths_fall_and_boxes_grow_as_one_looks_less_or_more_closely() -> None:
    """The front is a little more than a smooth line."""
    line = contact_line(occupied_area(filed("2025-03-12")), FIELD.country, FIELD.theatre)

    lengths = [each.main_km for each in length_curve(line)]
    dimension = box_count(line, FIELD.theatre).dimension

    assert lengths == sorted(lengths, reverse=True)
    assert dimension is not None
    assert 1.05 < dimension < 1.15


def test_no_length_jumps_by_definition() -> None:
    """Over 352 steps half move by under 2.5 km, and the largest has ground that explains it."""
    changes = sector_series(the_maps(), FIELD.theatre, FIELD.sectors, FIELD.country)
    steps = length_steps(changes)

    moved = spread([step.all_km for step in steps])

    assert moved is not None
    assert moved.steps == 352
    assert moved.median_km < 2.5
    assert moved.p99_km < 20
    ten = largest(steps, 10)
    assert ten[0].file_date == date(2025, 5, 25)
    assert min(step.gain_km2 + step.loss_km2 for step in ten) > 10


def test_two_sources_lie_some_hundred_metres_apart() -> None:
    """Median 0.33 to 0.7 km, nine tenths within 1.2 to 5, at one tolerance for both."""
    basis = Basis(theatre=FIELD.theatre, sectors=FIELD.sectors, country=FIELD.country)

    found = compare_maps([*the_maps(), *second_maps()], date(2025, 3, 12), basis)

    distance = found.whole.line_distance
    assert distance.median_m is not None
    assert distance.p90_m is not None
    assert 330 <= distance.median_m <= 700
    assert 1200 <= distance.p90_m <= 5000
    assert found.whole.agree_km2 > 90_000


def test_seams_of_the_second_map_are_no_front() -> None:
    """Of its line, 460 km at 1 km tolerance were gaps between pieces drawn one by one."""
    drawn = occupied_area(next(one for one in second_maps() if one.map_date == date(2025, 3, 12)))

    as_drawn, filled = (
        line_length(contact_line(area, FIELD.country, FIELD.theatre), 1000)
        for area in (drawn, without_seams(drawn, FIELD.theatre))
    )

    assert as_drawn.all_km == pytest.approx(filled.all_km, abs=1.0)
    assert as_drawn.main_km == pytest.approx(filled.main_km, rel=1e-3)
    assert as_drawn.all_km < 1400


def test_a_zone_by_classes_of_distance_covers_both_sides() -> None:
    """Fifteen kilometres of the line hold Kherson and Pokrovsk; rings add up."""
    asked = ZoneAsked(day=date(2025, 3, 12), distances_km=(15, 50), side="ukraine")

    answer = describe_zone([filed("2025-03-13")], FIELD, asked, None)

    names = {place["name"] for place in answer["places"]}
    assert {"Kherson", "Pokrovsk", "Nikopol"} <= names
    assert "Donetsk" not in names
    assert sum(one["area_km2"] for one in answer["classes"]) == pytest.approx(
        answer["area_km2"], abs=0.01
    )


def test_the_rays_of_sudzha_tell_how_it_was_surrounded() -> None:
    """Abroad they meet the other side's ground, where a map draws it; elsewhere nobody knows."""
    layers = read_maps([FOLDER / "status_layers.ndjson.gz"], FIELD).maps
    days = [date(2025, 2, 7), date(2025, 3, 5), date(2025, 3, 9), date(2025, 3, 12)]
    maps = [one for one in layers if one.file_date in days]

    told = list_pockets(maps, FIELD, ["Sudzha"], (days[0], days[-1]))["days"]
    silent = list_pockets([filed("2025-03-12")], FIELD, ["Sudzha"], (days[0], days[-1]))["days"]

    shares = {day["date"]: day["place_rays"][0]["share"] for day in told}
    assert [shares[str(day)] for day in days] == pytest.approx([0.69, 0.79, 0.94, 1.0], abs=0.006)
    assert silent[0]["place_rays"] == [{"place": "Sudzha", "share": None}]


def test_the_zone_on_a_printed_map_is_the_zone_of_the_command(tmp_path: Path) -> None:
    """One number for the same ground, whichever command says it; the sea is in neither."""
    archive = tmp_path / "maps.twa"
    write_archive(archive, archive_maps([filed("2025-03-13")]))
    asked = ZoneAsked(day=date(2025, 3, 12), distances_km=(15.0,))

    said = describe_zone([filed("2025-03-13")], FIELD, asked, None)["area_km2"]
    sheet = compose_sheet(MapRequest(day=date(2025, 3, 13), maps=(archive,), zone_km=15.0))

    assert sheet.zone is not None
    assert sheet.zone.area_km2 == pytest.approx(said, rel=1e-6)
    assert said == pytest.approx(30_451, rel=3e-4)
