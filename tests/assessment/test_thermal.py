"""What heat allows to say: expectation, tails, ratio, power, and when it says nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.heat_building import START, a_panel
from trucewatch.assessment.thermal.clusters import (
    UNDATED,
    HeatRows,
    gather,
    pass_of,
    static_cells,
    without_duplicates,
)
from trucewatch.assessment.thermal.counts import Prior, at_most, fit_counts, log_likelihood
from trucewatch.assessment.thermal.forecast import Forecaster
from trucewatch.assessment.thermal.parts import whole_days
from trucewatch.assessment.thermal.ratio import power_to_find, probability_below, ratio_of
from trucewatch.assessment.thermal.series import thermal_days
from trucewatch.assessment.thermal.sky import clear_share
from trucewatch.assessment.thermal.windows import window_sums


def some_rows(points: list[tuple[float, float]], day: int = 10, minute: int = 600) -> HeatRows:
    """Detections of one satellite at metres east and north of a corner."""
    metres = np.array(points, dtype=np.float64)
    count = len(points)
    return HeatRows(
        np.array([36.0, 48.0]) + metres / 100_000,
        metres,
        np.full(count, day, dtype=np.int64),
        np.full(count, minute, dtype=np.int64),
        np.zeros(count, dtype=np.int64),
    )


def test_likelihood_and_weights_agree_with_an_independent_library() -> None:
    """Our negative binomial is statsmodels' NB2."""
    reference: Any = pytest.importorskip("statsmodels.api")
    draw = np.random.default_rng(3)
    columns = np.column_stack([np.ones(400), draw.normal(size=400)])
    mean = np.exp(columns @ np.array([1.0, 0.5]))
    counts = draw.poisson(mean * draw.gamma(4, 0.25, 400)).astype(np.float64)

    found = fit_counts(columns, counts, np.ones(400), Prior(np.zeros(2), np.full(2, 1e-9)))
    theirs = reference.NegativeBinomial(counts, columns).fit(disp=0)

    assert found.weights == pytest.approx(theirs.params[:2], abs=0.01)
    assert found.dispersion == pytest.approx(theirs.params[2], rel=0.05)
    ours = log_likelihood(counts, found.mean(columns), found.dispersion).sum()
    assert ours == pytest.approx(theirs.llf, abs=0.05)


def test_tails_agree_with_an_independent_library() -> None:
    """The probability of a count this low is that of scipy.stats.nbinom."""
    nbinom: Any = pytest.importorskip("scipy.stats").nbinom
    counts = np.arange(0.0, 30.0)

    ours = at_most(counts, 8.0, 0.3)

    assert ours == pytest.approx(nbinom.cdf(counts, 1 / 0.3, 1 / (1 + 0.3 * 8.0)))


def test_ordinary_days_lie_below_the_five_percent_bound_on_five_percent_of_days() -> None:
    """The bound holds its nominal rate at both ends."""
    days = [one for one in thermal_days(a_panel(400)) if one.p_low is not None]

    low = np.mean([one.p_low < 0.05 for one in days])
    high = np.mean([one.p_high < 0.05 for one in days])

    assert len(days) > 1400
    assert 0.035 < low < 0.065
    assert 0.035 < high < 0.065


def test_a_later_day_changes_nothing_before_it() -> None:
    """No leakage: expectation uses the days before, byte for byte."""
    panel = a_panel(90)
    near = panel.near.copy()
    near[60:] += 50
    changed = replace(panel, near=near)
    until = START + timedelta(days=59)

    assert thermal_days(panel, (START, until)) == thermal_days(changed, (START, until))


def test_a_truce_is_not_compared_with_itself() -> None:
    """On truce days levels stand as on the first morning, and the truce teaches nothing."""
    panel = a_panel(90)
    near = panel.near.copy()
    near[60:67] = 0
    truce = np.zeros(90, dtype=bool)
    truce[60:67] = True

    kept = Forecaster(panel, truce).days().expected[66]
    quiet = Forecaster(replace(panel, near=near), truce).days().expected[66]

    assert quiet == pytest.approx(kept, rel=1e-12)


def test_mirrored_sectors_give_mirrored_expectations() -> None:
    """No sector is treated unlike another."""
    panel = a_panel(80)
    turned = replace(
        panel,
        near=panel.near[:, ::-1],
        ring=panel.ring[:, ::-1],
        clear_day=panel.clear_day[:, ::-1],
        clear_night=panel.clear_night[:, ::-1],
    )

    there, back = Forecaster(panel).days().expected, Forecaster(turned).days().expected

    assert np.nanmax(np.abs(there - back[:, ::-1])) < 1e-6


@settings(max_examples=30)
@given(st.integers(0, 40), st.floats(0.5, 60), st.floats(1, 4), st.floats(0.01, 2))
def test_more_exposure_with_the_same_count_never_widens_the_interval(
    observed: int, expected: float, more: float, dispersion: float
) -> None:
    """Looking longer cannot make us less sure."""
    little = ratio_of(observed, expected, dispersion)
    much = ratio_of(observed, expected * more, dispersion)

    assert much.high - much.low <= (little.high - little.low) * (1 + 1e-9)
    assert much.high <= little.high * (1 + 1e-9)


def test_the_probability_of_a_reduction_follows_the_interval() -> None:
    """Half of the posterior lies below its median, a twentieth below its low end."""
    ratio = ratio_of(4, 12.0, 0.2)

    assert probability_below(ratio.median, 4, 12.0, 0.2) == pytest.approx(0.5)
    assert probability_below(ratio.low, 4, 12.0, 0.2) == pytest.approx(0.05)


def test_power_grows_with_what_is_expected() -> None:
    """Where one cluster is expected, none is no news."""
    powers = [power_to_find(0.9, expected, 0.2) for expected in (1.0, 8.0, 40.0)]

    assert powers[0] == 0
    assert powers[0] < powers[1] < powers[2]
    assert powers[2] > 0.95


def test_a_kept_truce_is_found_under_a_clear_sky() -> None:
    """Seven days at a tenth of the usual fire are rarer than any week before."""
    panel = a_panel(120, level=8, cloudy=False)
    near = panel.near.copy()
    near[100:107] = np.round(near[100:107] * 0.1)

    found = window_sums(Forecaster(replace(panel, near=near)), np.arange(30, 101), whole_days(7))

    assert (found.p_low()[-1] < 0.01).all()
    assert (found.observed[-1] < 0.25 * found.expected[-1]).all()


def test_rows_of_one_fire_from_two_granules_are_one_cluster() -> None:
    """Within a pass, what lies closer than 1.5 km is one fire; a row given twice counts once."""
    rows = some_rows([(0, 0), (0, 0), (900, 0), (1800, 0), (9000, 0)])

    single = without_duplicates(rows)

    assert len(single) == 4
    assert len(gather(single, pass_of(single))) == 2


def test_the_next_pass_sees_the_fire_again() -> None:
    """Clusters are counted per pass: 100 minutes later the same fire is a second sighting."""
    first, second = some_rows([(0, 0)], minute=600), some_rows([(0, 0)], minute=700)
    rows = HeatRows(
        *(
            np.concatenate([getattr(first, name), getattr(second, name)])
            for name in ("lonlat", "metres", "day", "minute", "satellite")
        )
    )

    assert len(gather(rows, pass_of(rows))) == 2


def test_a_works_is_learnt_from_earlier_years_and_a_battle_is_not() -> None:
    """Static means: often hot in two earlier years, not one hot summer."""
    works = [(year * 365 + day, 0.0) for year in (1, 2) for day in range(7)]
    battle = [(2 * 365 + day, 50_000.0) for day in range(100, 140)]
    days = np.array([day for day, _ in works + battle])
    rows = HeatRows(
        np.array([(36.005 + east / 100_000, 48.005) for _, east in works + battle]),
        np.array([(east, 0.0) for _, east in works + battle]),
        days,
        np.full(len(days), UNDATED),
        np.zeros(len(days), dtype=np.int64),
    )

    assert len(static_cells(rows, days // 365, 3)) == 1
    assert len(static_cells(rows, days // 365, 2)) == 0


def test_overcast_leaves_two_percent_and_an_unknown_sky_is_unknown() -> None:
    """Cloud at the hours of the passes counts, nothing else."""
    cloud = {24 * 5 + 10: 1.0, 24 * 6 + 10: 0.0, 24 * 7 + 15: 0.0}

    found = clear_share(cloud, np.array([5, 6, 7]), (10,))

    assert found[:2].tolist() == pytest.approx([0.018, 1.0])
    assert np.isnan(found[2])


def test_every_day_that_cannot_tell_says_why() -> None:
    """No files, no history, overcast, unknown sky, too little, no line: each has a reason."""
    panel = a_panel(60, level=20, cloudy=False)
    known = panel.known.copy()
    known[50] = False
    clear = panel.clear_day.copy()
    clear[51], clear[52] = 0.02, np.nan
    panel = replace(panel, known=known, clear_day=clear, clear_night=clear)

    days = thermal_days(panel, without_line=("south",))
    reasons = {(one.day - START, one.sector): one.reason for one in days}

    def reason(day: int, sector: str = "north") -> str:
        return reasons[timedelta(days=day), sector]

    assert reason(0) == "no_history"
    assert reason(50) == "no_files"
    assert reason(51) == "overcast"
    assert reason(52) == "cloud_unknown"
    assert reason(58) == "clear_enough"
    assert reason(58, "south") == "no_line"
    few = thermal_days(a_panel(60, level=0.5, cloudy=False))
    assert few[-1].reason == "too_few_expected"


def test_fields_that_burn_as_in_quiet_years_say_nothing_about_the_fighting() -> None:
    """Where the line burns no more than the ring does, heat is not observable evidence."""
    quiet = a_panel(800, level=20, cloudy=False)

    last = thermal_days(quiet, (START + timedelta(days=799), START + timedelta(days=799)))

    assert {one.reason for one in last} == {"fields_burn"}
    assert all(one.fighting_share is not None and one.fighting_share < 0.4 for one in last)


def test_a_panel_without_any_fire_is_too_little_to_tell() -> None:
    """A zero baseline is no peace."""
    empty = a_panel(60, level=0)

    days = thermal_days(empty)

    assert {one.reason for one in days[-4:]} <= {"too_few_expected", "overcast"}
    assert not any(one.observable for one in days)
