"""Heat on real years: bounds that hold, falls that are found, truces that are not seen.

The maps, fires and clouds lie beside the repository and are not part of it. Numbers are in
docs/quality.md; floors here lie a little below them.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from trucewatch.assessment.thermal.counts import at_most, fit_dispersion
from trucewatch.assessment.thermal.forecast import Forecaster
from trucewatch.assessment.thermal.panel import Panel
from trucewatch.assessment.thermal.parts import whole_days
from trucewatch.assessment.thermal.series import thermal_days
from trucewatch.assessment.thermal.thinning import (
    MIDDLE_ALARM,
    Alarm,
    found_when_thinned,
    middle_of,
    placebo_threshold,
)
from trucewatch.assessment.thermal.windows import window_sums
from trucewatch.workflow.backtest_cases import choose_cases, precedent_cases
from trucewatch.workflow.backtest_heat import heat_of_case
from trucewatch.workflow.fires import HeatMaterial, load_heat
from trucewatch.workflow.maps import load_field, read_maps

SHARED = Path(__file__).parents[3] / "shared" / "data"
LINE = SHARED / "control_maps" / "front_2023-03.geojson"
pytestmark = pytest.mark.skipif(not LINE.exists(), reason="the shared data is not at hand")
YEAR_2021 = (date(2021, 1, 1), date(2021, 12, 31))
HALF_2023 = (date(2023, 7, 1), date(2023, 12, 31))


@pytest.fixture(scope="module")
def heat() -> HeatMaterial:
    """All years around the line of March 2023, sectors without line left out."""
    field = load_field("ukraine")
    maps = read_maps([LINE], field).maps
    return load_heat([SHARED / "fires"], [SHARED / "fires" / "cloud"], maps, field)


@pytest.fixture(scope="module")
def panel(heat: HeatMaterial) -> Panel:
    """Only the sectors that the line touches."""
    return heat.panel.chosen([one not in heat.without_line for one in heat.panel.sectors])


def expected(panel: Panel, span: tuple[date, date]) -> tuple[NDArray[np.float64], ...]:
    """Counts, expectation and dispersion of a span."""
    found = Forecaster(panel).days(span)
    rows = (panel.days >= span[0].toordinal()) & (panel.days <= span[1].toordinal())
    rows &= ~np.isnan(found.expected).any(axis=1)
    return panel.near[rows], found.expected[rows], found.dispersion[rows]


def test_the_five_percent_bound_holds_on_an_ordinary_year(panel: Panel) -> None:
    """2021, learnt from 2018 to 2020: 5 ± 1 % of sector-days lie above the bound."""
    days = thermal_days(panel, YEAR_2021)

    high = np.mean([one.p_high < 0.05 for one in days if one.p_high is not None])

    assert 0.04 <= high <= 0.06


def test_a_fall_of_nine_tenths_is_found_on_the_whole_front(panel: Panel) -> None:
    """July to December 2023, real counts thinned, 5 % false alarms: .60, .85 where observable."""
    counts, mean, spread = expected(panel.whole(), HALF_2023)
    alarms = np.mean(at_most(counts, mean, spread) <= 0.05)
    found = found_when_thinned(counts, mean, spread, 0.9, Alarm(0.05))
    alpha = fit_dispersion(counts.ravel(), mean.ravel(), np.ones(counts.size))

    assert alarms <= 0.08
    assert found.mean() >= 0.62
    assert found[mean >= 10].mean() >= 0.95
    assert alpha <= 0.25


def test_a_fall_of_nine_tenths_is_found_in_single_sectors(panel: Panel) -> None:
    """One day .30, seven days .60, alarms set to 5 % of all sector-days."""
    counts, mean, spread = expected(panel, HALF_2023)
    day_line = placebo_threshold(at_most(counts, mean, spread), 0.05)
    one_day = np.nanmean(found_when_thinned(counts, mean, spread, 0.9, Alarm(day_line)))
    starts = np.flatnonzero(
        (panel.days >= date(2023, 7, 15).toordinal())
        & (panel.days <= date(2023, 12, 24).toordinal())
    )
    weeks = window_sums(Forecaster(panel), starts, whole_days(7))
    week_line = placebo_threshold(weeks.p_low(), 0.05)
    wide = np.broadcast_to(weeks.dispersion[:, None], weeks.observed.shape)
    seven = np.nanmean(
        found_when_thinned(weeks.observed, weeks.expected, wide, 0.9, Alarm(week_line))
    )

    alpha = fit_dispersion(counts.ravel(), mean.ravel(), np.ones(counts.size))
    assert one_day >= 0.30
    assert seven >= 0.58
    assert alpha <= 0.35


def test_single_sectors_find_one_day_falls_without_a_rank(panel: Panel) -> None:
    """The middle probability at .10: .30 found, at most 5 % false alarms, in other years too."""
    counts, mean, spread = expected(panel, HALF_2023)
    other, other_mean, other_spread = expected(panel, YEAR_2021)

    assert (
        np.nanmean(found_when_thinned(counts, mean, spread, 0.9, Alarm(MIDDLE_ALARM, middle_of)))
        >= 0.30
    )
    assert np.nanmean(middle_of(counts, mean, spread) <= MIDDLE_ALARM) <= 0.05
    assert np.nanmean(middle_of(other, other_mean, other_spread) <= MIDDLE_ALARM) <= 0.05


def test_donbas_2020_is_not_observable_by_heat(heat: HeatMaterial) -> None:
    """Harvest fires hide the ceasefire of 27 July 2020: no day of it claims to tell."""
    truce = (date(2020, 7, 27), date(2020, 8, 9))

    days = thermal_days(heat.panel, truce, heat.without_line)
    front = [one for one in days if one.sector == "whole"]

    assert {one.reason for one in front} <= {"fields_burn", "too_few_expected", "overcast"}
    assert not any(one.observable for one in front)


def test_the_backtest_says_that_heat_could_not_tell_of_july_2020(panel: Panel) -> None:
    """Not "no evidence of reduction": no day of the two weeks could have shown one."""
    cases = precedent_cases()
    (case,) = choose_cases(cases, "P19")

    found = heat_of_case(case, cases, panel)

    assert found["state"] == "not_observable_by_this_channel"
    assert found["reason"] == "fields_burn"
    assert len(found["days"]) == 14
