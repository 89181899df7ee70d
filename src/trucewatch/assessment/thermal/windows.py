"""Windows of passes: a truce to date against all earlier windows of its length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.thermal.counts import at_most, fit_dispersion
from trucewatch.assessment.thermal.forecast import Forecaster
from trucewatch.assessment.thermal.parts import Part, counts_within

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


def window_sums(forecaster: Forecaster, starts: IntArray, parts: Sequence[Part]) -> Windows:
    """Sum observed and expected clusters over windows; those not wholly known are left out.

    A window that begins or ends within a day holds only the passes of its hours, and expects
    their usual share.
    """
    sums = sum_windows(forecaster, starts, parts)
    length = parts[-1].offset + 1
    spread = [
        spread_before(sums, row, length) or float(sums.dispersion[row])
        for row in range(len(sums.starts))
    ]
    return Windows(sums.starts, sums.observed, sums.expected, np.array(spread))


def sum_windows(forecaster: Forecaster, starts: IntArray, parts: Sequence[Part]) -> Windows:
    """Sum over windows with the dispersion of single days, which windows may not have."""
    panel = forecaster.panel
    offsets = np.array([part.offset for part in parts])
    inside = starts[starts + offsets[-1] < len(panel.near)]
    days = inside[:, None] + offsets
    inside = inside[panel.known[days].all(axis=1)]
    days = inside[:, None] + offsets
    found = forecaster.expect(days.ravel(), np.repeat(inside, len(parts)))
    shape = (len(inside), len(parts), len(panel.sectors))
    shares = np.array([part.share for part in parts])
    expected = np.einsum("wps,p->ws", found.expected.reshape(shape), shares)
    observed = sum(
        (counts_within(panel, part)[inside + part.offset] for part in parts),
        np.zeros((len(inside), len(panel.sectors))),
    )
    daily = found.dispersion.reshape(shape)[:, 0, 0]
    return Windows(inside, observed, expected, daily)


def spread_before(sums: Windows, row: int, length: int) -> float | None:
    """Measure the dispersion of window sums on windows that had ended when this one began."""
    ended = (sums.starts + length <= sums.starts[row]) & ~np.isnan(sums.expected).any(axis=1)
    if ended.sum() < LEAST_PLACEBOS:
        return None
    return spread_of(sums.observed[ended], sums.expected[ended])


def spread_of(observed: FloatArray, expected: FloatArray) -> float:
    """Measure the dispersion of sums around what was expected, pooled over sectors."""
    return fit_dispersion(observed.ravel(), expected.ravel(), np.ones(observed.size))
