"""Replaying truces of the past on invented rows, as the command line prints it."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from trucewatch.cli.main import assemble
from trucewatch.vocabulary.backtest import Case
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.workflow.backtest_cases import precedent_cases

RUN = CliRunner()
FIRST = date(2031, 3, 1)
DAYS = 100
TRUCE = date(2031, 5, 20)
FORCE, OTHER = "Обстріл Покровська: пошкоджено будинок", "У Покровську відкрили нову бібліотеку"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred days of rows, four in ten of force; on the truce day one in twenty."""
    made = tmp_path_factory.mktemp("backtest")
    draw = np.random.default_rng(3)
    rows = ['"datetime","lon","lat","place_name","event_type","headline"']
    for back in range(DAYS):
        day = FIRST + timedelta(days=back)
        share = 0.05 if day == TRUCE else 0.4
        for _ in range(60):
            words = FORCE if draw.random() < share else OTHER
            rows.append(f'"{day} 00:00:00","37.18","48.28","Pokrovsk","loc","{words}"')
    (made / "rows.csv").write_text("\n".join(rows), encoding="utf-8")
    calendar = "truce_id,start_local,end_local,tz,scope\n"
    calendar += f"day-off,{TRUCE}T00:00,{TRUCE}T23:00,Europe/Kyiv,whole front\n"
    calendar += f"two-hours,{TRUCE}T10:00,{TRUCE}T12:00,Europe/Kyiv,whole front\n"
    (made / "calendar.csv").write_text(calendar, encoding="utf-8")
    return made


def replay(folder: Path, *more: str) -> dict[str, Any]:
    """Call the command and read its JSON."""
    named = ["--events", str(folder / "rows.csv"), "--calendar", str(folder / "calendar.csv")]
    result = RUN.invoke(assemble(), ["backtest", *named, "--json", *more])
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_a_kept_truce_is_found_with_its_rank_among_placebos(folder: Path) -> None:
    """Reduced, interval below 1, the lowest of all days; heat without files says so."""
    found = replay(folder, "--case", "day-off")

    (case,) = found["cases"]
    reports = case["channels"]["reports"]
    assert reports["state"] == "below_baseline"
    assert reports["high"] < 1
    assert reports["placebo_rank"]["all"]["rank"] == 1
    assert case["channels"]["thermal"] == {"state": "no_data", "reason": "no_source"}


def test_a_truce_of_two_hours_has_no_day(folder: Path) -> None:
    """Days of which less than half was covered are not compared."""
    found = replay(folder, "--case", "two-hours")

    reports = found["cases"][0]["channels"]["reports"]
    assert reports == {"state": "no_data", "reason": "shorter_than_half_a_day"}


def test_calibration_stands_in_every_backtest(folder: Path) -> None:
    """Coverage at three levels, Brier, log score, and the watch's false alarms."""
    scores = replay(folder)["calibration"]

    assert scores["next_day_counts_by_sector"]["coverage"].keys() == {"0.5", "0.8", "0.95"}
    assert scores["watch"]["false_alarms_per_100_sector_days"] <= 1


def test_the_watch_does_not_look_at_later_days(folder: Path) -> None:
    """As of a day, rows of later days change nothing."""
    until = "2031-05-25"
    whole = RUN.invoke(
        assemble(), ["watch", "--events", str(folder / "rows.csv"), "--to", until, "--json"]
    )
    lines = (folder / "rows.csv").read_text(encoding="utf-8").splitlines()
    cut = [line for line in lines if line[1:11] <= until or line.startswith('"datetime')]
    (folder / "cut.csv").write_text("\n".join(cut), encoding="utf-8")

    short = RUN.invoke(assemble(), ["watch", "--events", str(folder / "cut.csv"), "--json"])

    assert whole.exit_code == short.exit_code == 0
    assert whole.stdout == short.stdout


@pytest.mark.parametrize(("day", "hours"), [(date(2025, 3, 30), 23), (date(2025, 10, 26), 25)])
def test_a_day_is_as_long_as_it_was(day: date, hours: int) -> None:
    """On clock-change days half a day is half of 23 or 25 hours."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=3)
    window = Interval(
        start_at=start,
        end_at=start + timedelta(hours=hours + 2),
        zone="Europe/Kyiv",
        granularity=Granularity.SPAN,
    )

    assert Case(id="x", scope="", window=window, whole_front=True).days("Europe/Kyiv") == (day,)


def test_precedents_are_cases_with_windows() -> None:
    """The bundled truces can be replayed; those without an end get two weeks, and say so."""
    cases = {one.id: one for one in precedent_cases()}

    assert cases["P24"].window.hours == pytest.approx(30, abs=2)
    assert cases["P24"].whole_front
    assert any(one.open_end for one in cases.values())


@pytest.mark.parametrize("lang", ["de", "en", "ru", "uk"])
def test_the_page_holds_tables_and_drawings_and_no_raw_key(
    folder: Path, tmp_path: Path, lang: str
) -> None:
    """Placebos, coverage, reliability, watch and sectors are drawn; nothing is fetched."""
    page = tmp_path / "replay.html"

    replay(folder, "--html", str(page), "--lang", lang)

    text = page.read_text(encoding="utf-8")
    assert text.startswith(f'<!DOCTYPE html>\n<html lang="{lang}">')
    assert text.count('class="plot"') >= 5
    assert not re.search(r">[^<]*\b[a-z]+\.[a-z_]+\.[a-z_]+", text.split("</style>")[1])
    assert not re.search(r'(?:src|href)="https?:', text)


def test_names_of_a_calendar_cannot_carry_markup(folder: Path, tmp_path: Path) -> None:
    """What comes from a file is escaped on the page."""
    calendar = tmp_path / "calendar.csv"
    words = (folder / "calendar.csv").read_text(encoding="utf-8")
    calendar.write_text(words.replace("day-off", "<script>off"), encoding="utf-8")
    page = tmp_path / "replay.html"

    named = ["--events", str(folder / "rows.csv"), "--calendar", str(calendar)]
    result = RUN.invoke(assemble(), ["backtest", *named, "--html", str(page), "--json"])

    assert result.exit_code == 0, result.output
    assert "<script" not in page.read_text(encoding="utf-8")
    assert "&lt;script&gt;off" in page.read_text(encoding="utf-8")


def test_an_unknown_language_is_named_before_anything_is_written(
    folder: Path, tmp_path: Path
) -> None:
    """The remedy lists the languages there are."""
    page = tmp_path / "replay.html"
    named = ["--events", str(folder / "rows.csv"), "--calendar", str(folder / "calendar.csv")]

    result = RUN.invoke(assemble(), ["backtest", *named, "--html", str(page), "--lang", "fr"])

    assert "de, en, ru, uk" in str(result.exception) + result.output
    assert not page.exists()


def test_calibration_tells_reliability_the_watch_and_every_sector_day(folder: Path) -> None:
    """What is drawn is in the JSON: bins of equal size, a course, a look for each day."""
    found = replay(folder)["calibration"]

    called = [one["forecast"] for one in found["reliability"]]
    assert called == sorted(called)
    assert (
        sum(one["cells"] for one in found["reliability"])
        == (found["next_day_counts_by_sector"]["cells"])
    )
    assert len(found["watch"]["course"]["evidence"]) == len(found["watch"]["course"]["alarms"])
    assert {len(days) for days in found["sector_days"]["sectors"].values()} == {DAYS}
    assert set("".join(found["sector_days"]["sectors"].values())) <= set("bua-")
