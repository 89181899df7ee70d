"""The share of reports that tell of force: its level, and what a day or window says against it.

Counts of reports follow newsrooms; the share of those that tell of force follows the war more
than the newsroom. Its logit has a level that walks, a day's own swing, and terms for holidays,
weekends and volume; the counts around it are binomial. Predictions are beta-binomial with the
mean and the variance of that forecast.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import betaincinv, betaln, expit, gammaln

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

LEAST_DAYS = 28
"""Days of reports before a level is worth anything."""

TERMS = ("volume", "weekend", "holiday")
TERM_SPREAD = 0.3
"""Spread of the terms before any day is seen, on the logit scale: our assumption."""

LEAST_SPREAD = 1e-3
START = (np.log(0.2), np.log(0.05))
"""First guess of a day's swing and of the level's step, as logs of their spreads."""

REFIT_DAYS = 14
GRID = 200
"""Quantiles from which the ratio's distribution is put together."""


@dataclass(frozen=True, slots=True, eq=False)
class ReportDays:
    """Reports of one reporting side by local day; one entry per day.

    Attributes:
        first: First day.
        told: Reports of any content.
        force: Of these, reports of force.
        holiday: Days on which newsrooms are thin.
    """

    first: date
    told: FloatArray
    force: FloatArray
    holiday: BoolArray

    def __len__(self) -> int:
        return len(self.told)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRatio:
    """Observed over expected share of a window of days.

    Attributes:
        observed: Reports of force; ``expected`` without a truce at this volume.
        told: Reports of any content.
        median: Posterior median of the ratio, with ``low`` and ``high`` at ``level``.
        p_low: Probability of as few reports of force, or fewer, without a truce.
    """

    observed: int
    told: int
    expected: float
    median: float
    low: float
    high: float
    level: float
    p_low: float


def ratio_of_window(
    days: ReportDays, start: int, length: int, *, level: float = 0.9
) -> ShareRatio | None:
    """Compare a window with the level as it stood before it; None with too little before.

    Args:
        days: All days of one reporting side.
        start: Index of the window's first day; nothing from there on is learnt from.
        length: Days.
        level: Of the interval.
    """
    told = days.told[start : start + length]
    if start < LEAST_DAYS or told.sum() == 0:
        return None
    mean, spread = _forecast(days, start, length)
    shares = expit(mean)
    expected = float((told * shares).sum())
    share = expected / float(told.sum())
    size = _size(share, _spread_of_window(told, shares, spread))
    observed, total = int(days.force[start : start + length].sum()), int(told.sum())
    low, median, high = _ratio_quantiles(observed, total, (share, size), level)
    return ShareRatio(
        observed=observed,
        told=total,
        expected=expected,
        median=median,
        low=low,
        high=high,
        level=level,
        p_low=_at_most(observed, total, share, size),
    )


def _forecast(days: ReportDays, start: int, length: int) -> tuple[FloatArray, FloatArray]:
    """Return means and covariance of the logits of a window, from the days before it."""
    terms = _terms(days)
    seen, noise = _logits(days.told, days.force)
    known = max(LEAST_DAYS, start // REFIT_DAYS * REFIT_DAYS)
    swing, step = _spreads(days, known)
    past = slice(0, start)
    filtered = _filtered(seen[past], noise[past], terms[past], np.array([swing, step]))
    design = np.column_stack([np.ones(length), terms[start : start + length]])
    ahead = np.arange(1, length + 1)
    walk = step * np.minimum.outer(ahead, ahead)
    covariance = design @ filtered[1] @ design.T + walk + np.diag(np.full(length, swing))
    return design @ filtered[0], covariance


@lru_cache(maxsize=256)
def _spreads(days: ReportDays, known: int) -> tuple[float, float]:
    """Find the variances of a day's swing and of the level's step of greatest likelihood."""
    seen, noise = _logits(days.told[:known], days.force[:known])
    terms = _terms(days)[:known]

    def unlikely(log_spreads: FloatArray) -> float:
        return -_filtered(seen, noise, terms, np.exp(2 * log_spreads))[2]

    found = minimize(unlikely, START, method="Nelder-Mead", options={"maxiter": 60, "xatol": 0.05})
    swing, step = np.exp(2 * np.maximum(found.x, np.log(LEAST_SPREAD)))
    return float(swing), float(step)


def _filtered(
    seen: FloatArray, noise: FloatArray, terms: FloatArray, spreads: FloatArray
) -> tuple[FloatArray, FloatArray, float]:
    """Run the level and the terms through all days (Kalman); return state, spread, likelihood."""
    swing, step = spreads
    state = np.zeros(1 + len(TERMS))
    spread = np.diag([4.0] + [TERM_SPREAD**2] * len(TERMS))
    likely = 0.0
    for value, error, term in zip(seen, noise, terms, strict=True):
        spread[0, 0] += step
        if np.isnan(value):
            continue
        design = np.concatenate([[1.0], term])
        gain = spread @ design
        variance = float(design @ gain) + swing + error
        miss = value - float(design @ state)
        likely -= 0.5 * (np.log(variance) + miss**2 / variance)
        state = state + gain * miss / variance
        spread = spread - np.outer(gain, gain) / variance
    return state, spread, float(likely)


def _terms(days: ReportDays) -> FloatArray:
    """Lay out volume against its own last four weeks, weekend and holiday."""
    told = np.log(days.told + 1)
    usual = np.array(
        [told[max(0, day - 28) : day].mean() if day else told[0] for day in range(len(told))]
    )
    weekday = (np.arange(len(told)) + days.first.weekday()) % 7
    return np.column_stack([told - usual, weekday >= 5, days.holiday]).astype(np.float64)


def _logits(told: FloatArray, force: FloatArray) -> tuple[FloatArray, FloatArray]:
    some = told > 0
    seen = np.where(some, np.log((force + 0.5) / (told - force + 0.5)), np.nan)
    return seen, 1 / (force + 0.5) + 1 / (told - force + 0.5)


def _spread_of_window(told: FloatArray, shares: FloatArray, covariance: FloatArray) -> float:
    """Return the variance of the window's mean share that the forecast leaves."""
    slope = told * shares * (1 - shares) / told.sum()
    return float(slope @ covariance @ slope)


def _size(share: float, variance: float) -> float:
    """Return a + b of the Beta with this mean and variance."""
    return max(share * (1 - share) / max(variance, 1e-12) - 1, 1.0)


def _ratio_quantiles(
    observed: int, told: int, forecast: tuple[float, float], level: float
) -> tuple[float, float, float]:
    """Return low, median and high of the observed share's posterior over the forecast."""
    share, size = forecast
    at = (np.arange(GRID) + 0.5) / GRID
    weight = 1.0  # of the prior, one report with the expected share
    seen = betaincinv(observed + weight * share, told - observed + weight * (1 - share), at)
    usual = betaincinv(size * share, size * (1 - share), at)
    ratios = np.sort((seen[:, None] / usual[None, :]).ravel())
    tail = (1 - level) / 2
    low, median, high = (float(ratios[int(q * (len(ratios) - 1))]) for q in (tail, 0.5, 1 - tail))
    return low, median, high


def _at_most(observed: int, told: int, share: float, size: float) -> float:
    """Return the beta-binomial probability of this many or fewer."""
    counts = np.arange(observed + 1, dtype=np.float64)
    first, second = size * share, size * (1 - share)
    choose = gammaln(told + 1) - gammaln(counts + 1) - gammaln(told - counts + 1)
    inner = betaln(counts + first, told - counts + second) - betaln(first, second)
    return float(min(1.0, np.exp(choose + inner).sum()))
