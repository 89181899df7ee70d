"""How fast a truce wears out: the trend of its days towards the level before it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.thermal.counts import Prior, fit_counts

FloatArray = NDArray[np.float64]

LEAST_DAYS = 5
NORMAL_90 = 1.6448536269514722
PRECEDENT_DAYS = 14
"""About how long twelve recommitments of 2015 to 2018 lasted on average until violence was
back at its earlier level (deputy chief monitor of the SMM, August 2018)."""

LOOSE = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Decay:
    """The course of a truce so far.

    Attributes:
        days: Days of the truce looked at.
        start_ratio: Level on its first day over the level before it.
        growth: Factor a day, with ``growth_low`` and ``growth_high`` (90 %); above 1 it wears
            out.
        days_to_usual: Days from the start until the trend is back at the level before it;
            None when the trend does not lead there.
        precedent_days: The same for earlier truces, for comparison.
    """

    days: int
    start_ratio: float
    growth: float
    growth_low: float
    growth_high: float
    days_to_usual: float | None
    precedent_days: int = PRECEDENT_DAYS


def decay_of(counts: FloatArray, usual: FloatArray) -> Decay | None:
    """Fit a trend to all sectors of a truce together; None with fewer than five days.

    Args:
        counts: Shape (days, sectors), from the truce's first day.
        usual: Shape (sectors,): expected a day without the truce; sectors without any are
            left out.
    """
    told = usual > 0
    if len(counts) < LEAST_DAYS or not told.any():
        return None
    whole, level = counts[:, told].sum(axis=1), float(usual[told].sum())
    day = np.arange(len(whole), dtype=np.float64)
    columns = np.column_stack([np.ones_like(day), day, np.full_like(day, np.log(level))])
    prior = Prior(np.array([0.0, 0.0, 1.0]), np.array([LOOSE, LOOSE, 1e9]))
    fit = fit_counts(columns, whole, np.ones_like(day), prior)
    start, slope = float(fit.weights[0]), float(fit.weights[1])
    mean = fit.mean(columns)
    damp = mean / (1 + fit.dispersion * mean)
    bend = columns[:, :2].T @ (columns[:, :2] * damp[:, None]) + LOOSE * np.eye(2)
    error = float(np.sqrt(np.linalg.inv(bend)[1, 1]))
    rises = slope > 0 and start < 0
    return Decay(
        days=len(whole),
        start_ratio=float(np.exp(start)),
        growth=float(np.exp(slope)),
        growth_low=float(np.exp(slope - NORMAL_90 * error)),
        growth_high=float(np.exp(slope + NORMAL_90 * error)),
        days_to_usual=-start / slope if rises else None,
    )
