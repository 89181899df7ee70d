"""The thermal series from files, as the command line prints it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
import shapely
from typer.testing import CliRunner

from trucewatch.cli.main import assemble
from trucewatch.vocabulary.errors import UsageError

RUN = CliRunner()
FIRST = date(2031, 6, 1)
DAYS = 40
LINE_LON = 37.5
KEYS = {"date", "sector", "observed_clusters", "expected_clusters", "exposure", "p_low", "p_high",
        "rate_ratio", "observable", "reason", "power"}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One straight line, forty days of invented fires by its side, hourly cloud."""
    draw = np.random.default_rng(5)
    rows = ["latitude,longitude,acq_date,acq_time,satellite"]
    for day in range(DAYS):
        for _ in range(30):
            lon = LINE_LON + draw.choice([draw.uniform(-0.3, 0.3), draw.uniform(-1.8, -0.9)])
            rows.append(
                f"{draw.uniform(48.0, 48.4):.5f},{lon:.5f},{FIRST + timedelta(days=day)},1030,N20"
            )
    rows.append(rows[-1])
    (tmp_path / "fires.csv").write_text("\n".join(rows), encoding="utf-8")
    hours = [
        f"{FIRST + timedelta(days=day)}T{hour:02d}:00,10"
        for day in range(DAYS)
        for hour in range(24)
    ]
    lines = "\n".join(["time,cloud_cover (%)", *hours])
    (tmp_path / "cloud_cover_by_hour_oblast_UA14.csv").write_text(lines, encoding="utf-8")
    area = shapely.MultiPolygon([shapely.box(LINE_LON, 47.7, 39, 48.8)])
    feature = {"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(area)}
    name = f"deepstatemap_data_{FIRST:%Y%m%d}"
    collection = {"type": "FeatureCollection", "name": name, "features": [feature]}
    (tmp_path / f"{name}.geojson").write_text(json.dumps(collection), encoding="utf-8")
    return tmp_path


def run(folder: Path, *more: str, code: int = 0) -> dict[str, list[dict[str, object]]]:
    """Call the command and read its JSON."""
    arguments = ["fires", "series", "--fires", str(folder / "fires.csv")]
    arguments += ["--maps", str(folder / f"deepstatemap_data_{FIRST:%Y%m%d}.geojson"), "--json"]
    result = RUN.invoke(assemble(), [*arguments, *more])
    assert result.exit_code == code, result.output
    found: dict[str, list[dict[str, object]]] = json.loads(result.stdout)
    return found


def test_series_prints_the_agreed_keys_and_sectors_add_up(folder: Path) -> None:
    """Other programs rely on these names; the whole front is the sum of its sectors."""
    clouds = str(folder / "cloud_cover_by_hour_oblast_UA14.csv")

    found = run(folder, "--clouds", clouds)

    assert all(one.keys() >= KEYS for one in found["days"])
    last = [one for one in found["days"] if one["date"] == str(FIRST + timedelta(days=DAYS - 1))]
    counts = {one["sector"]: one["observed_clusters"] or 0 for one in last}
    whole = counts.pop("whole")
    assert whole == sum(counts.values())  # type: ignore[arg-type]
    assert whole
    (front,) = [one for one in last if one["sector"] == "whole"]
    assert front["expected_clusters"] == pytest.approx(15, abs=7)
    assert front["exposure"] == pytest.approx(0.9, abs=0.01)


def test_without_cloud_and_earlier_years_the_series_says_so(folder: Path) -> None:
    """What was missing is named; no day counts as observable under an unknown sky."""
    found = run(folder)

    method = found["method"]
    assert method["missing"] == ["no_earlier_years", "no_clouds"]  # type: ignore[call-overload]
    assert method["duplicate_rows_dropped"] == 1  # type: ignore[call-overload]
    assert not any(one["observable"] for one in found["days"])
    assert {one["reason"] for one in found["days"]} >= {"cloud_unknown", "no_history", "no_line"}


def test_a_bad_row_is_named_and_the_rest_goes_on(folder: Path) -> None:
    """Rejected input ends with code 3, not with nothing."""
    file = folder / "fires.csv"
    file.write_text(file.read_text(encoding="utf-8") + "\n48.1,37.4,soon,1030,N20", "utf-8")

    found = run(folder, "--from", "2031-06-30", code=3)

    assert {one["date"] for one in found["days"]} == {
        str(FIRST + timedelta(days=day)) for day in range(29, DAYS)
    }


def test_a_path_that_is_missing_is_wrong_use(tmp_path: Path) -> None:
    """The message names the option to check."""
    result = RUN.invoke(assemble(), ["fires", "series", "--fires", str(tmp_path / "none.csv")])

    assert result.exit_code != 0


def test_a_truce_given_in_times_holds_the_days_of_its_passes(folder: Path) -> None:
    """Passes are at half past ten: from three in the afternoon to nine the next evening is one.

    So the two spellings of that truce give the same series, and a truce of both days another.
    """
    spans = ("2031-06-25T15:00Z/2031-06-26T21:00Z", "2031-06-26/2031-06-26")
    afternoon, day = (run(folder, "--truce", span)["days"] for span in spans)

    assert afternoon == day
    assert run(folder, "--truce", "2031-06-25/2031-06-26")["days"] != day


@pytest.mark.parametrize(
    "span", ["2031-06-25", "soon/later", "2031-06-26T21:00Z/2031-06-25T15:00Z"]
)
def test_a_span_that_is_none_is_wrong_use(folder: Path, span: str) -> None:
    """The message shows how to write it."""
    wrong = RUN.invoke(
        assemble(),
        [
            *("fires", "series", "--fires", str(folder / "fires.csv"), "--truce", span),
            *("--maps", str(folder / f"deepstatemap_data_{FIRST:%Y%m%d}.geojson")),
        ],
    )

    assert isinstance(wrong.exception, UsageError)
