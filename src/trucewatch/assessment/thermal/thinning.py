"""How often a fall would have been found on real days: their counts thinned, not a model's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtr

from trucewatch.assessment.thermal.counts import at_most

FloatArray = NDArray[np.float64]
Tail = Callable[[FloatArray, FloatArray, FloatArray], FloatArray]


MIDDLE_ALARM = 0.10
"""Middle probability at which a single sector's day raises an alarm: at most 5 % false ones in
each of the years 2019 to 2023 (docs/quality.md)."""


def placebo_threshold(p_low: FloatArray, false_alarm: float) -> float:
    """Return the probability below which this share of ordinary days lies."""
    return float(np.nanquantile(p_low, false_alarm))


def middle_of(counts: FloatArray, expected: FloatArray, dispersion: FloatArray) -> FloatArray:
    """Return the probability of a lower count and half of that of the count itself."""
    below, up_to = at_most(counts - 1, expected, dispersion), at_most(counts, expected, dispersion)
    return (below + up_to) / 2


@dataclass(frozen=True, slots=True)
class Alarm:
    """A count is one if its probability of being this low is at most ``threshold``.

    Attributes:
        tail: How that probability is told: ``at_most`` or ``middle_of``.
    """

    threshold: float
    tail: Tail = at_most


def found_when_thinned(
    observed: FloatArray,
    expected: FloatArray,
    dispersion: FloatArray,
    fall: float,
    alarm: Alarm,
) -> FloatArray:
    """Return the probability that each real count, thinned by ``fall``, would raise an alarm.

    Each cluster is lost with probability ``fall``, independently; exact, no draws. NaN stays
    NaN.
    """
    found = np.full(observed.shape, np.nan)
    for at in zip(*np.nonzero(~np.isnan(expected)), strict=True):
        counts = np.arange(observed[at] + 1)
        rare = alarm.tail(counts, expected[at], dispersion[at]) <= alarm.threshold
        most = int(rare.sum()) - 1
        found[at] = bdtr(most, int(observed[at]), 1 - fall) if most >= 0 else 0.0
    return found
