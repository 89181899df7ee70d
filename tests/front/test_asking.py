"""What the commands of the front say when they are asked for something impossible."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from front.test_commands import RUN, run, write_maps
from trucewatch.cli.main import assemble
from trucewatch.front.track import in_order
from trucewatch.vocabulary.errors import InputError, UsageError
from trucewatch.vocabulary.map_sheet import Extent
from trucewatch.vocabulary.place import Position
from trucewatch.workflow.area_files import read_areas
from trucewatch.workflow.claim_check import place_finder
from trucewatch.workflow.claim_file import claim_from
from trucewatch.workflow.front_zones import Happened, ZoneAsked, describe_zone
from trucewatch.workflow.map_sheets import MapRequest, compose_sheet
from trucewatch.workflow.maps import box_of, load_field, read_maps

FIELD = load_field("ukraine")
SQUARE = [[37.1, 48.2], [37.2, 48.2], [37.2, 48.3], [37.1, 48.3], [37.1, 48.2]]
BOW = [[37.1, 48.2], [37.2, 48.3], [37.2, 48.2], [37.1, 48.3], [37.1, 48.2]]


def outlines(folder: Path, *rings: list[list[float]] | None, name: str | None = "Town") -> Path:
    """A file with one feature per ring."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": ring and {"type": "Polygon", "coordinates": [ring]},
        }
        for ring in rings
    ]
    path = folder / "towns.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


@pytest.mark.parametrize(
    ("ring", "reason"),
    [
        ([[lat, lon] for lon, lat in SQUARE], "exchanged"),
        ([[lon - 37, lat] for lon, lat in SQUARE], "outside the theatre"),
        (BOW, "Self-intersection"),
        (SQUARE[:2], "no GeoJSON feature"),
        ([], "a polygon"),
        (None, "no GeoJSON feature"),
    ],
)
def test_an_outline_that_cannot_be_measured_is_told_by_file_and_row(
    tmp_path: Path, ring: list[list[float]] | None, reason: str
) -> None:
    """File, row, reason and remedy; never a share of zero for a town on another continent."""
    path = outlines(tmp_path, SQUARE, ring)

    with pytest.raises(InputError, match=rf"row 1: feature in towns.geojson .*{reason}.*Give a"):
        read_areas(path, box_of(FIELD))


def test_a_file_of_outlines_that_is_not_there_is_a_wrong_use(tmp_path: Path) -> None:
    """Its path is named, without the language's own words for it."""
    with pytest.raises(UsageError, match=r"nowhere.geojson cannot be read"):
        read_areas(tmp_path / "nowhere.geojson")


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"features": 3}', '{"features": []}'])
def test_a_file_without_outlines_is_named(tmp_path: Path, content: str) -> None:
    """Other JSON, no JSON, and no feature at all."""
    path = tmp_path / "towns.geojson"
    path.write_text(content)

    with pytest.raises(InputError, match=r"towns.geojson (is no|holds no)"):
        read_areas(path)


@pytest.mark.parametrize("km", [float("nan"), float("inf"), -5.0, 0.0, 1001.0])
def test_a_zone_has_a_distance_that_can_be_drawn(tmp_path: Path, km: float) -> None:
    """Neither nothing nor the whole world, and no number at all least of all."""
    maps = read_maps([write_maps(tmp_path, 37.0)], FIELD).maps
    asked = ZoneAsked(day=maps[0].map_date, distances_km=(15.0, km))

    with pytest.raises(UsageError, match="a distance is above 0 and at most 1000 km"):
        describe_zone(maps, FIELD, asked, None)


@pytest.mark.parametrize("what", [{"neighbour": "RU"}, {"between": ("Sumy", "Kharkiv")}])
def test_ends_of_a_border_do_not_go_with_the_line(tmp_path: Path, what: dict[str, Any]) -> None:
    """An option that would be passed over is refused."""
    maps = read_maps([write_maps(tmp_path, 37.0)], FIELD).maps
    asked = ZoneAsked(day=maps[0].map_date, distances_km=(15.0,), **what)

    with pytest.raises(UsageError, match="--from border"):
        describe_zone(maps, FIELD, asked, None)


def test_a_zone_beyond_the_border_data_says_so(tmp_path: Path) -> None:
    """Border data end somewhere; ground and places beyond are missing from the sum."""
    maps = read_maps([write_maps(tmp_path, 37.0)], FIELD).maps

    near, far = (
        describe_zone(maps, FIELD, ZoneAsked(day=maps[0].map_date, distances_km=(km,)), None)
        for km in (15.0, 900.0)
    )

    assert (near["cut_off"], far["cut_off"]) == (False, True)


@pytest.mark.parametrize("command", ["pockets", "sectors"])
def test_a_time_without_maps_is_no_empty_answer(tmp_path: Path, command: str) -> None:
    """A span the wrong way round, and one that no map falls in."""
    asked = ["front", command, "--maps", str(write_maps(tmp_path, 37.0))]

    turned = RUN.invoke(assemble(), [*asked, "--from", "2025-03-05", "--to", "2025-03-01"])
    late = RUN.invoke(assemble(), [*asked, "--from", "2099-01-01"])

    assert [type(one.exception) for one in (turned, late)] == [UsageError, UsageError]


def test_the_table_of_a_zone_says_of_which_day_and_adds_up(tmp_path: Path) -> None:
    """Source, day shown, start and side stand above the classes, their sum below."""
    maps = str(write_maps(tmp_path, 37.0))

    lines = run("zone", "--maps", maps, "--km", "15", "--km", "50").splitlines()

    head, classes = lines[1].split(), [line.split()[0] for line in lines[2:]]
    assert head[-2:] == ["line", "both"]
    assert classes == ["km", "0–15", "15–50", "whole"]


@pytest.mark.parametrize("value", ["nan", "inf", "-3"])
def test_a_claim_of_no_sensible_number_is_refused(tmp_path: Path, value: str) -> None:
    """No range holds it, so that every verdict would be nonsense."""
    fields = {"kind": "advance", "by": "russia", "value": value, "from": "2025-02-01",
              "to": "2025-03-01"}  # fmt: skip

    with pytest.raises(UsageError, match=r"value is .*write a number, 0 or more"):
        claim_from(fields, FIELD.theatre, place_finder("ukraine"))


def test_two_maps_of_a_day_are_told_by_row_and_file(tmp_path: Path) -> None:
    """Whoever has to keep one must find both."""
    names = ("a", "b")
    for name, east in zip(names, (37.0, 37.5), strict=True):
        (tmp_path / name).mkdir()
        write_maps(tmp_path / name, east)
    maps = read_maps([tmp_path / name for name in names], FIELD).maps

    with pytest.raises(InputError, match=r"(row \d+ of )?the file with SHA-256 \w{12}.*, and"):
        in_order(maps)


@pytest.mark.parametrize("words", [None, "2025-02-30", "gestern"])
def test_a_date_that_is_none_is_told_by_row_and_column(tmp_path: Path, words: str | None) -> None:
    """Without the language's own words for it."""
    path = outlines(tmp_path, SQUARE)
    told = json.loads(path.read_text())
    told["features"][0]["properties"] |= {"date": words, "status": "occupied"}
    path.write_text(json.dumps(told))

    with pytest.raises(UsageError, match=r"row 0, column date: date .* is not a day"):
        read_maps([path], FIELD)


def test_a_sheet_of_another_continent_is_refused(tmp_path: Path) -> None:
    """A blank page with a legend would look like an answer."""
    asked = MapRequest(
        day=date(2099, 1, 1),
        maps=(write_maps(tmp_path, 37.0),),
        extent=Extent(west=-74, south=40, east=-73, north=41),
    )

    with pytest.raises(UsageError, match="outside the theatre"):
        compose_sheet(asked)


def test_detections_of_a_day_without_any_are_unknown_not_none(tmp_path: Path) -> None:
    """A workspace that holds no detection of the day was not brought a file of it."""
    maps = read_maps([write_maps(tmp_path, 37.0)], FIELD).maps
    asked = ZoneAsked(day=maps[0].map_date, distances_km=(15.0,))
    spot = Position(lon=37.0, lat=48.0)

    answers = [
        describe_zone(maps, FIELD, asked, Happened(incidents=(spot,), detections=seen))
        for seen in (None, (spot, spot))
    ]

    assert [(one["incidents"], one["detections"]) for one in answers] == [(1, None), (1, 2)]
    assert answers[0]["method"]["detections"] == "none of this day in the workspace"
