"""Real truces replayed: Easter and energy 2025 by reports, Easter by daily totals of fires.

The rows lie beside the repository and are not part of it. Numbers are in docs/quality.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from trucewatch.workflow.backtest import BacktestMaterial, backtest
from trucewatch.workflow.backtest_cases import calendar_cases, choose_cases, precedent_cases
from trucewatch.workflow.fire_counts import read_fire_counts
from trucewatch.workflow.maps import load_field
from trucewatch.workflow.monitor_counts import read_periods
from trucewatch.workflow.report_rows import read_reports

SHARED = Path(__file__).parents[3] / "shared" / "data"
EVENTS = SHARED / "events"
COUNTS = SHARED / "fires" / "strikes_by_location_and_day_2025-03-10_2025-06-03.csv"
pytestmark = pytest.mark.skipif(not EVENTS.exists(), reason="the shared data is not at hand")


@pytest.fixture(scope="module")
def replayed() -> dict[str, Any]:
    """All cases of the calendar with calibration."""
    field = load_field("ukraine")
    cases = calendar_cases(EVENTS / "truce_calendar.csv")
    material = BacktestMaterial(
        zone=field.theatre.zone,
        reports=read_reports([EVENTS], field),
        heat=read_fire_counts(COUNTS),
    )
    return backtest(cases, cases, material)


def channel(replayed: dict[str, Any], case: str, name: str) -> dict[str, Any]:
    """One channel of one case."""
    (found,) = (one for one in replayed["cases"] if one["id"] == case)
    told: dict[str, Any] = found["channels"][name]
    return told


def test_easter_2025_is_reduced_by_reports(replayed: dict[str, Any]) -> None:
    """The interval lies below 1 and the day among the lowest 5 % of ordinary days."""
    reports = channel(replayed, "easter_2025", "reports")

    rank = reports["placebo_rank"]["all"]
    assert reports["state"] == "below_baseline"
    assert reports["high"] < 1
    assert rank["rank"] / rank["of"] <= 0.05


def test_easter_2025_is_not_visible_in_heat(replayed: dict[str, Any]) -> None:
    """No evidence of reduction, with the power and the fire weather named."""
    heat = channel(replayed, "easter_2025", "thermal")

    assert heat["state"] == "no_evidence_of_reduction"
    assert heat["power"] is not None
    assert heat["daily"][0]["fire_weather"] is not None


def test_the_energy_moratorium_is_no_fall_of_the_whole(replayed: dict[str, Any]) -> None:
    """A truce for one class of objects leaves the front's share at its baseline."""
    reports = channel(replayed, "energy_2025", "reports")

    assert reports["state"] == "at_baseline"
    assert reports["energy_objects"]["observed"] < reports["energy_objects"]["expected"]


def test_next_day_counts_are_calibrated(replayed: dict[str, Any]) -> None:
    """80 ± 4 % of next-day counts by sector lie in the 80 % interval."""
    scores = replayed["calibration"]["next_day_counts_by_sector"]

    assert scores["coverage"][0.8] == pytest.approx(0.8, abs=0.04)
    assert scores["brier_any"] < scores["brier_usual"]


def test_the_watch_keeps_its_stated_rate(replayed: dict[str, Any]) -> None:
    """At most one false alarm in a hundred sector-days after the threshold was set."""
    assert replayed["calibration"]["watch"]["false_alarms_per_100_sector_days"] <= 1


def test_a_truce_without_data_says_so(replayed: dict[str, Any]) -> None:
    """A missing year is no peace."""
    reports = channel(replayed, "orthodox_christmas_2023", "reports")

    assert reports == {"state": "no_data", "reason": "too_few_days_of_reports"}


def test_observers_own_counts_show_the_fall_of_july_2020() -> None:
    """The measures of 27 July 2020 by the OSCE's figures: a small part of the days before."""
    field = load_field("ukraine")
    periods = read_periods(EVENTS / "osce_smm_excerpts.csv", field.theatre.zone)
    cases = precedent_cases()
    material = BacktestMaterial(zone=field.theatre.zone, reports=None, heat=None, monitor=periods)

    found = backtest(cases, choose_cases(cases, "P19"), material)

    reports = channel(found, "P19", "reports")
    assert reports["state"] == "below_baseline"
    assert reports["median"] < 0.1
    assert reports["high"] < 0.3
