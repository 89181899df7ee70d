"""How good forecasts were: coverage, Brier and log score, rank among placebos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.thermal.counts import at_most, log_likelihood

FloatArray = NDArray[np.float64]

LEVELS = (0.5, 0.8, 0.95)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Scores of count forecasts.

    Attributes:
        cells: Forecasts scored.
        coverage: Share of counts inside the central interval, by its nominal level.
        brier_any: Brier score of "at least one", and ``brier_usual`` of always saying the mean.
        log_score: Mean log probability of what came.
    """

    cells: int
    coverage: dict[float, float]
    brier_any: float
    brier_usual: float
    log_score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """Forecasts that called "at least one" about equally probable, and how often it came.

    Attributes:
        forecast: Mean probability of the bin.
        happened: Share of its cells with at least one.
    """

    forecast: float
    happened: float
    cells: int


def reliability(
    counts: FloatArray, expected: FloatArray, dispersion: FloatArray, bins: int = 8
) -> list[Called]:
    """Sort forecasts of "at least one" into bins of equal size by their probability."""
    some = ~np.isnan(expected)
    called = 1 - at_most(0.0, expected[some], dispersion[some])
    came = (counts[some] > 0)[np.argsort(called, kind="stable")]
    parts = zip(np.array_split(np.sort(called), bins), np.array_split(came, bins), strict=True)
    return [
        Called(forecast=float(one.mean()), happened=float(other.mean()), cells=len(one))
        for one, other in parts
        if len(one)
    ]


def place_of(
    counts: FloatArray, expected: FloatArray, dispersion: FloatArray, draws: FloatArray
) -> FloatArray:
    """Return each count's place 0…1 in its forecast, split by its draw; NaN stays NaN."""
    below, up_to = at_most(counts - 1, expected, dispersion), at_most(counts, expected, dispersion)
    return below + draws * (up_to - below)


def calibrate(
    counts: FloatArray, expected: FloatArray, dispersion: FloatArray, draws: FloatArray
) -> Calibration:
    """Score forecasts; cells without a forecast (NaN) are left out.

    Args:
        counts: What came.
        expected: Means of the forecasts.
        dispersion: Of the forecasts.
        draws: Even numbers in 0…1, one per cell: counts are whole, so where a count lies on
            the edge of an interval it is split by its draw.
    """
    some = ~np.isnan(expected)
    count, mean, spread = counts[some], expected[some], dispersion[some]
    place = place_of(count, mean, spread, draws[some])
    happened = count > 0
    usual = happened.mean() if len(count) else np.nan
    return Calibration(
        cells=len(count),
        coverage={level: float(np.mean(np.abs(place - 0.5) <= level / 2)) for level in LEVELS},
        brier_any=float(np.mean((1 - at_most(0.0, mean, spread) - happened) ** 2)),
        brier_usual=float(np.mean((usual - happened) ** 2)),
        log_score=float(np.mean(log_likelihood(count, mean, spread))),
    )


def rank_lowest(value: float, others: Sequence[float]) -> tuple[int, int]:
    """Return the place of a value from the low end among itself and others, and their number.

    >>> rank_lowest(0.4, [0.9, 0.3, 1.2])
    (2, 4)
    """
    return 1 + sum(bool(other < value) for other in others), 1 + len(others)
