"""Whole windows of days: a truce to date against all earlier windows of its length."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.thermal.counts import at_most, fit_dispersion
from trucewatch.assessment.thermal.forecast import Forecaster

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

LEAST_PLACEBOS = 20
"""Windows needed before their own spread is trusted; before, the daily dispersion is used."""


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """Sums over windows of equal length; rows are windows, columns sectors.

    Attributes:
        starts: Index of each window's first day.
        observed: Clusters counted.
        expected: Clusters expected with levels as they stood before the window.
        dispersion: Of such sums, from the windows that had ended before it; shape (n,).
    """

    starts: IntArray
    observed: FloatArray
    expected: FloatArray
    dispersion: FloatArray

    def p_low(self) -> FloatArray:
        """Return the probability of a sum this low or lower, shape (windows, sectors)."""
        return at_most(self.observed, self.expected, self.dispersion[:, None])


def window_sums(forecaster: Forecaster, starts: IntArray, length: int) -> Windows:
    """Sum observed and expected clusters over windows; those not wholly known are left out."""
    panel = forecaster.panel
    inside = starts[starts + length <= len(panel.near)]
    days = inside[:, None] + np.arange(length)
    inside = inside[panel.known[days].all(axis=1)]
    days = (inside[:, None] + np.arange(length)).ravel()
    found = forecaster.expect(days, np.repeat(inside, length))
    shape = (len(inside), length, len(panel.sectors))
    expected = found.expected.reshape(shape).sum(axis=1)
    observed = panel.near[days].reshape(shape).sum(axis=1)
    daily = found.dispersion.reshape(shape)[:, 0, 0]
    spread = [
        _spread(inside, observed, expected, row, length) or float(daily[row])
        for row in range(len(inside))
    ]
    return Windows(inside, observed, expected, np.array(spread))


def _spread(
    starts: IntArray, observed: FloatArray, expected: FloatArray, row: int, length: int
) -> float | None:
    """Measure the dispersion of window sums on windows that had ended when this one began."""
    ended = (starts + length <= starts[row]) & ~np.isnan(expected).any(axis=1)
    if ended.sum() < LEAST_PLACEBOS:
        return None
    counts, means = observed[ended].ravel(), expected[ended].ravel()
    return fit_dispersion(counts, means, np.ones(counts.size))
