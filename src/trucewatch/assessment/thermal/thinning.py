"""How often a fall would have been found on real days: their counts thinned, not a model's."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtr

from trucewatch.assessment.thermal.counts import at_most

FloatArray = NDArray[np.float64]


def placebo_threshold(p_low: FloatArray, false_alarm: float) -> float:
    """Return the probability below which this share of ordinary days lies."""
    return float(np.nanquantile(p_low, false_alarm))


def found_when_thinned(
    observed: FloatArray,
    expected: FloatArray,
    dispersion: FloatArray,
    fall: float,
    threshold: float,
) -> FloatArray:
    """Return the probability that each real count, thinned by ``fall``, would raise an alarm.

    Each cluster is lost with probability ``fall``, independently; exact, no draws. An alarm is
    a count whose probability of being this low is at most ``threshold``. NaN stays NaN.
    """
    found = np.full(observed.shape, np.nan)
    for at in zip(*np.nonzero(~np.isnan(expected)), strict=True):
        counts = np.arange(observed[at] + 1)
        rare = at_most(counts, expected[at], dispersion[at]) <= threshold
        alarm = int(rare.sum()) - 1
        found[at] = bdtr(alarm, int(observed[at]), 1 - fall) if alarm >= 0 else 0.0
    return found
