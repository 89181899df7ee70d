"""How fast a truce wears out, in one number with its interval."""

from __future__ import annotations

import numpy as np
import pytest

from trucewatch.assessment.decay import decay_of

USUAL = np.full(10, 8.0)


def test_a_truce_that_wears_out_shows_how_fast() -> None:
    """From a fifth upwards by a tenth a day, 40 times: right on average, interval kept."""
    mean = 0.2 * 1.1 ** np.arange(14)[:, None] * USUAL
    draws = [np.random.default_rng(seed).poisson(mean).astype(np.float64) for seed in range(40)]

    found = [one for one in (decay_of(counts, USUAL) for counts in draws) if one is not None]

    assert np.mean([one.growth for one in found]) == pytest.approx(1.1, abs=0.01)
    assert np.mean([one.growth_low < 1.1 < one.growth_high for one in found]) >= 0.8
    back = [one.days_to_usual for one in found if one.days_to_usual is not None]
    assert np.median(back) == pytest.approx(np.log(5) / np.log(1.1), rel=0.15)


def test_a_steady_truce_has_a_trend_that_holds_one() -> None:
    """No wear: the interval of the daily factor holds 1."""
    draw = np.random.default_rng(9)

    found = decay_of(draw.poisson(np.full((14, 10), 2.0)).astype(np.float64), USUAL)

    assert found is not None
    assert found.growth_low < 1 < found.growth_high
    assert found.start_ratio == pytest.approx(0.25, rel=0.3)


def test_four_days_are_no_trend() -> None:
    """Too few days, or sectors without any level before, say nothing."""
    assert decay_of(np.zeros((4, 10)), USUAL) is None
    assert decay_of(np.zeros((9, 10)), np.zeros(10)) is None
