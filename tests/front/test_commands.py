"""The commands on control maps, from files to printed shapes."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely import box
from typer.testing import CliRunner

from trucewatch.cli.main import assemble
from trucewatch.vocabulary.errors import UsageError, VerificationError
from trucewatch.workflow.maps import load_field, read_maps

RUN = CliRunner()
FIRST = date(2031, 6, 1)
WEST_OF_LINE, EAST_OF_LINE = (37.05, 48.2), (37.5, 48.2)


def write_maps(folder: Path, *edges: float) -> Path:
    """One invented daily outline a file: all ground east of a meridian, to 39 degrees."""
    for day, edge in enumerate(edges):
        filed = FIRST + timedelta(days=day)
        feature = {
            "type": "Feature",
            "properties": {},
            "geometry": shapely.geometry.mapping(shapely.MultiPolygon([box(edge, 47.5, 39, 49)])),
        }
        name = f"deepstatemap_data_{filed:%Y%m%d}"
        collection = {"type": "FeatureCollection", "name": name, "features": [feature]}
        (folder / f"{name}.geojson").write_text(json.dumps(collection), encoding="utf-8")
    return folder


def run(*arguments: str, code: int = 0) -> str:
    """Call the command line and return what it wrote to stdout."""
    result = RUN.invoke(assemble(), ["front", *arguments])
    assert result.exit_code == code, result.output
    return result.stdout


def test_series_prints_the_agreed_keys_for_every_map(tmp_path: Path) -> None:
    """Other programs rely on these names."""
    folder = write_maps(tmp_path, 37.2, 37.1)

    printed = json.loads(run("series", "--maps", str(folder), "--json"))

    first, second = printed["days"]
    assert {"date", "map_date", "source", "area_km2", "gain_km2", "loss_km2", "gain_raw_km2",
            "loss_raw_km2", "discarded_km2", "revision_km2", "previous", "days_since_previous",
            "line_km", "flags", "flip_flop_km2"} <= first.keys()  # fmt: skip
    assert first["gain_km2"] is None
    assert second["gain_km2"] == pytest.approx(second["area_km2"] - first["area_km2"], rel=0.01)
    assert second["previous"] == "2031-06-01"
    assert second["line_km"]["tolerance_m"] == 1000
    assert printed["method"]["sliver_km2"] == 0.01


def test_sectors_prints_every_sector_and_the_ground_outside(tmp_path: Path) -> None:
    """The sums over a day's rows equal the day's line in the series."""
    folder = write_maps(tmp_path, 37.2, 37.1)

    printed = json.loads(run("sectors", "--maps", str(folder), "--from", "2031-06-02", "--json"))
    series = json.loads(run("series", "--maps", str(folder), "--json"))["days"][1]

    rows = printed["sector_days"]
    assert {row["date"] for row in rows} == {"2031-06-02"}
    assert rows[-1]["sector"] is None
    assert sum(row["gain_km2"] for row in rows) == pytest.approx(series["gain_km2"], abs=0.01)
    assert sum(row["line_km"] for row in rows) == pytest.approx(series["line_km"]["all"], abs=0.01)


def test_locate_answers_every_row_and_says_why_one_cannot_be_read(tmp_path: Path) -> None:
    """A bad row becomes an error in its place; the rest goes on, and the exit code tells."""
    points = tmp_path / "points.csv"
    rows = [
        "id,date,lon,lat",
        f"a,2031-06-01,{EAST_OF_LINE[0]},{EAST_OF_LINE[1]}",
        "b,2031-06-01,east,48.2",
        f"c,2031-06-01,{WEST_OF_LINE[0]},{WEST_OF_LINE[1]}",
    ]
    points.write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "maps").mkdir()
    folder = write_maps(tmp_path / "maps", 37.2)

    arguments = ["locate", "--maps", str(folder), "--points", str(points), "--jsonl"]
    printed = [json.loads(line) for line in run(*arguments, code=3).splitlines()]

    assert [row["id"] for row in printed] == ["a", "b", "c"]
    assert [row.get("side") for row in printed] == ["occupied", None, "free"]
    assert "column lon: 'east' is not a number" in printed[1]["error"]
    assert printed[0]["front_distance_m"] < 0 < printed[2]["front_distance_m"]
    assert printed[2]["sector"] == "pokrovsk"


def test_an_archive_stands_in_for_its_maps(tmp_path: Path) -> None:
    """The same numbers from one small file; a second run adds what is new."""
    (tmp_path / "maps").mkdir()
    folder, archive = write_maps(tmp_path / "maps", 37.2, 37.1), str(tmp_path / "maps.twa")

    made = [
        json.loads(run("archive", "--maps", str(folder), "-o", archive, "--json")) for _ in range(2)
    ]

    assert made[0] == made[1]
    assert made[0]["sources"][0]["maps"] == 2
    assert made[0]["bytes"] == Path(archive).stat().st_size
    for command in ("series", "sectors"):
        packed = run(command, "--maps", archive, "--json")
        assert packed == run(command, "--maps", str(folder), "--json")
    assert run("series", "--maps", archive, "--maps", str(folder)) == run(
        "series", "--maps", archive
    )


def test_a_damaged_archive_is_an_error(tmp_path: Path) -> None:
    """It is never read in part."""
    (tmp_path / "maps").mkdir()
    archive = tmp_path / "maps.twa"
    run("archive", "--maps", str(write_maps(tmp_path / "maps", 37.2)), "-o", str(archive))
    archive.write_bytes(archive.read_bytes()[:-1])

    with pytest.raises(VerificationError, match="damaged"):
        read_maps([archive], load_field("ukraine"))


def test_tables_are_printed_for_people(tmp_path: Path) -> None:
    """Without --json the same numbers stand in columns."""
    folder = write_maps(tmp_path, 37.2)

    assert "2031-06-01  deepstate" in run("series", "--maps", str(folder))
    assert "(outside)" in run("sectors", "--maps", str(folder))


def test_files_of_other_kinds_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    """A readme beside the maps is no reason to stop."""
    folder = write_maps(tmp_path, 37.2)
    (folder / "readme.md").write_text("Maps of June.", encoding="utf-8")

    read = read_maps([folder], load_field("ukraine"))

    assert len(read.maps) == 1
    assert read.unread == ()


def test_the_same_map_in_two_folders_counts_once(tmp_path: Path) -> None:
    """Naming a file twice changes nothing."""
    folder = write_maps(tmp_path, 37.2)

    read = read_maps([folder, *folder.iterdir()], load_field("ukraine"))

    assert len(read.maps) == 1


@pytest.mark.parametrize(("name", "content"), [("notes.txt", "no map"), ("empty.geojson", "")])
def test_a_named_file_that_is_no_map_is_an_error(tmp_path: Path, name: str, content: str) -> None:
    """Silence would look like a map without ground."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    with pytest.raises(UsageError, match="no control map"):
        read_maps([path], load_field("ukraine"))


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    """The message names the path."""
    with pytest.raises(UsageError, match="nowhere does not exist"):
        read_maps([tmp_path / "nowhere"], load_field("ukraine"))


def rejected_points(tmp_path: Path, row: str) -> dict[str, Any]:
    """What locate prints for one bad row."""
    points = tmp_path / "points.csv"
    points.write_text(f"id,date,lon,lat\n{row}\n", encoding="utf-8")
    folder = write_maps(tmp_path, 37.2)
    arguments = ["locate", "--maps", str(folder), "--points", str(points), "--jsonl"]
    found: dict[str, Any] = json.loads(run(*arguments, code=3))
    return found


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("a,1 June,37,48", "column date: '1 June' is not a day"),
        ("a,2031-06-01,nan,48", "column lon: 'nan' is not a number"),
        ("a,2031-06-01,37,148", "outside WGS84; are they swapped?"),
        ("a,2031-06-01", "column lon"),
        ("a,2031-06-01,48.3,37.2", "in the theatre with the axes exchanged"),
    ],
)
def test_every_bad_point_is_told_with_its_column(tmp_path: Path, row: str, complaint: str) -> None:
    """A message says what was found and where."""
    assert complaint in rejected_points(tmp_path, row)["error"]


def test_what_was_put_right_is_said_and_ends_no_run(tmp_path: Path) -> None:
    """A ring that crosses itself is counted as two lobes; whoever prints the area must know."""
    bow_tie = [[37, 48], [38, 49], [38, 48], [37, 49], [37, 48]]
    feature = {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [bow_tie]},
        "properties": {"source": "mine", "date": "2031-06-01", "status": "occupied"},
    }
    path = tmp_path / "mine.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")

    result = RUN.invoke(assemble(), ["front", "series", "--maps", str(path), "--json"])

    assert result.exit_code == 0
    assert "mine, map of 2031-06-01: invalid polygon repaired" in result.stderr
    assert len(json.loads(result.stdout)["days"]) == 1
