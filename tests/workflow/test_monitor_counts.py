"""An observer mission's own counts as the channel of reports of a backtest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from trucewatch.cli.main import assemble
from trucewatch.vocabulary.errors import InputError, UsageError
from trucewatch.workflow.monitor_counts import read_periods

RUN = CliRunner()
HEAD = "report,period_start,period_end,north,south,north_previous,cumulative_all,note\n"


def a_file(folder: Path, rows: str) -> Path:
    """A file of invented periods in the summer of 2020."""
    path = folder / "counts.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


def replay(path: Path, case: str = "P19") -> dict[str, Any]:
    """The channel of reports of a bundled case."""
    result = RUN.invoke(assemble(), ["backtest", "--case", case, "--monitor", str(path), "--json"])
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)["cases"][0]["channels"]["reports"]
    return found


def days(*counts: tuple[int, int]) -> str:
    """One row per day from 28 July on."""
    return "".join(
        f"r{at},2020-07-{28 + at}T00:00,2020-07-{29 + at}T00:00,{north},{south},999,9999,\n"
        for at, (north, south) in enumerate(counts)
    )


def test_areas_are_added_and_held_against_the_usual_day(tmp_path: Path) -> None:
    """Three days of 10 and 20 are 90 against three usual days; other columns do not count."""
    found = replay(a_file(tmp_path, days((10, 20), (10, 20), (10, 20))))

    assert (found["observed"], found["expected"]) == (90, pytest.approx(3 * 623))
    assert found["state"] == "below_baseline"
    assert found["low"] < 90 / (3 * 623) < found["high"] < 1


def test_a_usual_week_is_no_fall(tmp_path: Path) -> None:
    """The same rule says so when the counts stay where they were."""
    found = replay(a_file(tmp_path, days((300, 323), (250, 350), (400, 260))))

    assert found["state"] == "at_baseline"


def test_periods_without_a_start_are_left_out_and_counted(tmp_path: Path) -> None:
    """How many days they cover is not known."""
    path = a_file(tmp_path, days((1, 1), (1, 1), (1, 1)) + "r9,,2020-08-03T00:00,500,0,,,\n")

    found = replay(path)

    assert (found["periods"], found["periods_without_start"], found["observed"]) == (3, 1, 6)


def test_without_a_usual_level_or_enough_periods_nothing_is_said(tmp_path: Path) -> None:
    """Each with its reason."""
    path = a_file(tmp_path, days((1, 1), (1, 1)))

    assert replay(path) == {"state": "no_data", "reason": "too_few_periods"}
    assert replay(path, "P18") == {"state": "no_data", "reason": "no_usual_level"}


def test_bad_files_are_named(tmp_path: Path) -> None:
    """With the row where one is at fault."""
    with pytest.raises(InputError, match="cannot be read"):
        read_periods(a_file(tmp_path, "r,soon,2020-08-03T00:00,1,1,,,\n"), "Europe/Kyiv")
    with pytest.raises(InputError, match="ends before"):
        read_periods(
            a_file(tmp_path, "r,2020-08-03T00:00,2020-08-02T00:00,1,1,,,\n"), "Europe/Kyiv"
        )
    with pytest.raises(UsageError, match="is no file"):
        read_periods(tmp_path / "none.csv", "Europe/Kyiv")
