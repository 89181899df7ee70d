"""Watching for resumption: a sum of evidence per sector, and a second opinion beside it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from trucewatch.assessment.thermal.counts import log_likelihood

FloatArray = NDArray[np.float64]

RISE = 2.0
"""The change the sum is built for: twice the expected rate."""

RUN_LENGTH = 100.0
"""Sector-days between false alarms at the stated setting."""

LONGEST = 40
"""Run lengths the second opinion keeps apart."""

PRIOR_SHAPE = 4.0
"""Of the rate over its expectation at the start of a run: mean 1, spread one half."""

NOT_FINITE = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """The watch over days (rows) and sectors (columns).

    Attributes:
        evidence: The running sum; it starts anew after an alarm.
        alarms: Where it passed ``threshold``.
        since: Index of the day on which the sum last stood at zero: since when it has grown.
        changed: Second opinion: probability that the rate changed within three days.
    """

    threshold: float
    evidence: FloatArray
    alarms: NDArray[np.bool_]
    since: NDArray[np.int64]
    changed: FloatArray


def watch(
    counts: FloatArray, expected: FloatArray, dispersion: FloatArray, threshold: float
) -> Watched:
    """Run the sum over all days; days without an expectation (NaN) leave it as it stands.

    The sum adds how much likelier each count is at ``RISE`` times the expected rate (negative
    binomial both times), and never falls below zero (Page's CUSUM).
    """
    steps = _steps(counts, expected, dispersion)
    total, since = np.zeros(counts.shape[1]), np.zeros(counts.shape[1], dtype=np.int64)
    evidence, starts = np.zeros(counts.shape), np.zeros(counts.shape, dtype=np.int64)
    alarms = np.zeros(counts.shape, dtype=bool)
    for day in range(len(counts)):
        since = np.where(total == 0, day, since)
        total = np.maximum(total + steps[day], 0.0)
        evidence[day], starts[day] = total, since
        alarms[day] = total > threshold
        total = np.where(alarms[day], 0.0, total)
    return Watched(threshold, evidence, alarms, starts, change_probability(counts, expected))


def truce_levels(counts: FloatArray, usual: FloatArray) -> FloatArray:
    """Expect of each day of a truce the level of the truce's own days before it.

    The level before the truce weighs as one day: a truce that falls apart on its second day
    is measured against little else. Nothing is taken from other sectors, which may comply
    where this one does not.

    Args:
        counts: Shape (days, sectors), from the truce's first day.
        usual: Shape (sectors,): a day before the truce.

    >>> truce_levels(np.array([[2.0], [2.0], [2.0]]), np.array([8.0]))[:, 0].tolist()
    [8.0, 5.0, 4.0]
    """
    days = np.arange(len(counts))[:, None]
    before = np.vstack([np.zeros((1, counts.shape[1])), np.cumsum(counts, axis=0)[:-1]])
    return np.asarray((before + usual) / (days + 1))


def threshold_for(
    expected: FloatArray, dispersion: FloatArray, seed: int, run_length: float = RUN_LENGTH
) -> float:
    """Find the threshold with one false alarm in ``run_length`` sector-days, by simulation.

    Counts are drawn forty times from the forecasts themselves, so that sectors with few
    expected reports and those with many share one stated rate.
    """
    draw = np.random.default_rng(seed)
    days = np.where(np.isnan(expected), NOT_FINITE, np.maximum(expected, NOT_FINITE))
    spread = np.where(np.isnan(dispersion), 0.1, dispersion)
    mean, wide = np.tile(days, (1, 40)), np.tile(spread, (1, 40))
    counts = draw.poisson(mean * draw.gamma(1 / wide, wide)).astype(np.float64)
    known = np.tile(~np.isnan(expected), (1, 40))
    steps = np.where(known, _steps(counts, mean, wide), 0.0)
    low, high = 0.0, 20.0
    for _ in range(14):
        middle = (low + high) / 2
        rate = _alarms(steps, middle) / max(known.sum(), 1)
        low, high = (middle, high) if rate > 1 / run_length else (low, middle)
    return high


def threshold_from_past(
    counts: FloatArray, expected: FloatArray, dispersion: FloatArray, run_length: float = RUN_LENGTH
) -> float:
    """Find the threshold that real ordinary days would have passed once in ``run_length``."""
    steps = _steps(counts, expected, dispersion)
    cells = max(int((~np.isnan(expected)).sum()), 1)
    low, high = 0.0, 60.0
    for _ in range(16):
        middle = (low + high) / 2
        rate = _alarms(steps, middle) / cells
        low, high = (middle, high) if rate > 1 / run_length else (low, middle)
    return high


def change_probability(
    counts: FloatArray, expected: FloatArray, hazard: float = 0.01
) -> FloatArray:
    """Return the probability that the rate changed within three days (Adams and MacKay 2007).

    Each run has its own rate over expectation, a Gamma; its counts are negative binomial.
    """
    days, sectors = counts.shape
    chance = np.zeros((LONGEST, sectors))
    chance[-1] = 1.0  # before the first day the rate is an old one
    shape = np.full((LONGEST, sectors), PRIOR_SHAPE)
    rate = np.full((LONGEST, sectors), PRIOR_SHAPE)
    found = np.zeros(counts.shape)
    for day in range(days):
        mean = np.where(np.isnan(expected[day]), 0.0, np.maximum(expected[day], NOT_FINITE))
        likely = np.exp(_predictive(counts[day], mean, shape, rate))
        fits = chance * np.where(np.isnan(expected[day]), 1.0, likely)
        chance = _aged(fits * (1 - hazard), fits.sum(axis=0) * hazard)
        chance /= chance.sum(axis=0)
        shape = _aged(shape + counts[day] * (mean > 0), np.full(sectors, PRIOR_SHAPE))
        rate = _aged(rate + mean, np.full(sectors, PRIOR_SHAPE))
        found[day] = chance[:3].sum(axis=0)
    return found


def _aged(runs: FloatArray, fresh: FloatArray) -> FloatArray:
    """Move every run on by a day; the oldest are kept together."""
    moved = np.vstack([fresh[None], runs[:-1]])
    if runs.shape[0] == LONGEST:
        moved[-1] = runs[-1] if np.all(fresh == PRIOR_SHAPE) else moved[-1] + runs[-1]
    return moved


def _predictive(
    counts: FloatArray, mean: FloatArray, shape: FloatArray, rate: FloatArray
) -> FloatArray:
    """Return the log probability of today's counts under every run's Gamma."""
    share = rate / (rate + np.maximum(mean, NOT_FINITE))
    choose = gammaln(counts + shape) - gammaln(shape) - gammaln(counts + 1)
    return np.asarray(choose + shape * np.log(share) + counts * np.log1p(-share))


def _steps(counts: FloatArray, expected: FloatArray, dispersion: FloatArray) -> FloatArray:
    mean = np.maximum(expected, NOT_FINITE)
    more = log_likelihood(counts, RISE * mean, dispersion)
    step = more - log_likelihood(counts, mean, dispersion)
    return np.asarray(np.where(np.isnan(step), 0.0, step))


def _alarms(steps: FloatArray, threshold: float) -> int:
    total, count = np.zeros(steps.shape[1]), 0
    for step in steps:
        total = np.maximum(total + step, 0.0)
        passed = total > threshold
        count += int(passed.sum())
        total[passed] = 0.0
    return count
