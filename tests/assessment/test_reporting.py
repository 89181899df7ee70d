"""The share of reports of force, tomorrow's counts, and reports still to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from trucewatch.assessment.reporting.next_day import next_days
from trucewatch.assessment.reporting.nowcast import nowcast
from trucewatch.assessment.reporting.share import ReportDays, ratio_of_window
from trucewatch.assessment.scores import calibrate

FIRST = date(2031, 3, 3)
TOLD, SHARE = 90.0, 0.35


def some_days(days: int = 90, seed: int = 4, swing: float = 0.15) -> ReportDays:
    """Reports around a steady share with a day's own swing."""
    draw = np.random.default_rng(seed)
    told = draw.poisson(TOLD, days).astype(np.float64)
    logits = np.log(SHARE / (1 - SHARE)) + draw.normal(0, swing, days)
    force = draw.binomial(told.astype(int), 1 / (1 + np.exp(-logits))).astype(np.float64)
    return ReportDays(FIRST, told, force, np.zeros(days, dtype=bool))


def changed(days: ReportDays, start: int, told: float, force: float) -> ReportDays:
    """One day written anew."""
    new_told, new_force = days.told.copy(), days.force.copy()
    new_told[start], new_force[start] = told, force
    return ReportDays(days.first, new_told, new_force, days.holiday)


def test_a_day_with_a_fifth_of_the_usual_share_is_below_its_baseline() -> None:
    """A fall of the share is found although newsrooms wrote as much as always."""
    days = changed(some_days(), 80, TOLD, round(TOLD * SHARE * 0.2))

    found = ratio_of_window(days, 80, 1)

    assert found is not None
    assert found.high < 1
    assert found.p_low < 0.01


def test_an_empty_newsroom_is_no_fall() -> None:
    """Half the reports with the usual share is no finding: volume is not force."""
    days = changed(some_days(), 80, TOLD / 2, round(TOLD / 2 * SHARE))

    found = ratio_of_window(days, 80, 1)

    assert found is not None
    assert found.low < 1 < found.high


def test_the_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    """On days without a change the 90 % interval holds 1 on about 90 % of days."""
    days = some_days(200)

    found = [ratio_of_window(days, start, 1) for start in range(40, 200, 2)]

    held = np.mean([one is not None and one.low <= 1 <= one.high for one in found])
    assert 0.84 <= held <= 0.97


def test_a_later_report_changes_no_earlier_finding() -> None:
    """No leakage: what comes after the window is not looked at."""
    days = some_days()
    later = replace_after(days, 61)

    assert ratio_of_window(days, 60, 1) == ratio_of_window(later, 60, 1)


def replace_after(days: ReportDays, start: int) -> ReportDays:
    """The same days, with everything from ``start`` on ten times as loud."""
    told = days.told.copy()
    told[start:] *= 10
    return replace(days, told=told)


def test_too_few_days_and_silent_sources_give_no_ratio() -> None:
    """Without a month of reports, or without any report, nothing is said."""
    days = changed(some_days(), 50, 0, 0)

    assert ratio_of_window(days, 20, 1) is None
    assert ratio_of_window(days, 50, 1) is None


def test_the_80_percent_interval_of_tomorrow_holds_80_percent() -> None:
    """Next-day counts by sector are calibrated, with overdispersed sectors of all sizes."""
    draw = np.random.default_rng(6)
    level = np.array([0.3, 1.0, 3.0, 8.0])
    counts = draw.poisson(level * draw.gamma(5, 0.2, (300, 4))).astype(np.float64)

    found = next_days(counts, 0)
    scores = calibrate(counts, found.expected, found.dispersion, draw.random(counts.shape))

    assert scores.coverage[0.8] == pytest.approx(0.8, abs=0.04)
    assert scores.coverage[0.5] == pytest.approx(0.5, abs=0.05)
    assert scores.brier_any < scores.brier_usual


def test_reports_still_to_come_lie_in_the_interval() -> None:
    """With a known delay, nine in ten final counts lie in the 90 % interval."""
    draw = np.random.default_rng(8)
    delays = [0.6, 0.25, 0.1, 0.05]
    held = []
    for _ in range(80):
        triangle = np.array([draw.multinomial(draw.poisson(25), delays) for _ in range(28)])
        today = draw.multinomial(draw.poisson(25), delays)
        found = nowcast(triangle.astype(np.float64), 1, int(today[:2].sum()))
        held.append(found.low <= today.sum() <= found.high)

    assert 0.84 <= np.mean(held) <= 0.98


def test_a_complete_day_has_nothing_to_come() -> None:
    """When all is usually in, the estimate is the count."""
    triangle = np.column_stack([np.full(30, 20.0), np.zeros(30)])

    found = nowcast(triangle, 0, 20)

    assert found.low == 20
    assert found.high <= 21
