"""The negative binomial: fitting its mean and dispersion, its tails, its likelihood.

Variance is mean + alpha · mean²; alpha is called dispersion throughout. scipy.stats takes a
second to import, so the special functions are used directly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import betainc, gammaln

FloatArray = NDArray[np.float64]

LEAST_DISPERSION, MOST_DISPERSION = 0.005, 20.0
LEAST_MEAN, MOST_MEAN = 1e-6, 1e5
STEPS = 25
ROUNDS = 3
"""Mean and dispersion are fitted in turn; three rounds change nothing visible any more."""


@dataclass(frozen=True, slots=True, eq=False)
class CountFit:
    """A fitted log-linear mean with one dispersion.

    Attributes:
        weights: Shape (k,), one per column.
        dispersion: alpha.
    """

    weights: FloatArray
    dispersion: float

    def mean(self, columns: FloatArray) -> FloatArray:
        """Return expected counts, shape (n,), for columns of shape (n, k)."""
        return np.clip(np.exp(columns @ self.weights), LEAST_MEAN, MOST_MEAN)


@dataclass(frozen=True, slots=True, eq=False)
class Prior:
    """What weights are drawn to, and how strongly (inverse variance per column)."""

    weights: FloatArray
    strength: FloatArray


def fit_counts(
    columns: FloatArray, counts: FloatArray, share: FloatArray, prior: Prior
) -> CountFit:
    """Fit a negative binomial with log link by its penalised likelihood.

    Args:
        columns: Shape (n, k).
        counts: Shape (n,).
        share: Shape (n,): how much each row counts, for fading the past.
        prior: Shape (k,) each.
    """
    weights, dispersion = prior.weights, 0.5
    for _ in range(ROUNDS):
        weights = _climb(_Problem(columns, counts, share, prior, dispersion), weights)
        mean = CountFit(weights, dispersion).mean(columns)
        dispersion = fit_dispersion(counts, mean, share)
    return CountFit(weights, dispersion)


def fit_dispersion(counts: FloatArray, mean: FloatArray, share: FloatArray) -> float:
    """Find the dispersion of greatest likelihood around given means.

    >>> round(fit_dispersion(np.full(200, 4.0), np.full(200, 4.0), np.ones(200)), 3)
    0.005
    """

    def unlikely(log_alpha: float) -> float:
        return -float(np.sum(share * log_likelihood(counts, mean, np.exp(log_alpha))))

    bounds = (np.log(LEAST_DISPERSION), np.log(MOST_DISPERSION))
    found = minimize_scalar(unlikely, bounds=bounds, method="bounded", options={"xatol": 0.03})
    edge = bounds[0] if unlikely(bounds[0]) <= found.fun else found.x
    return float(np.exp(edge))


def log_likelihood(
    counts: FloatArray, mean: FloatArray, dispersion: FloatArray | float
) -> FloatArray:
    """Return the log of the negative binomial's probability of each count."""
    size = 1 / np.asarray(dispersion, dtype=np.float64)
    shape = gammaln(counts + size) - gammaln(size) - gammaln(counts + 1)
    found = shape - size * np.log1p(mean / size) + counts * np.log(mean / (size + mean))
    return np.asarray(found, dtype=np.float64)


def at_most(
    counts: FloatArray | float, mean: FloatArray | float, dispersion: FloatArray | float
) -> FloatArray:
    """Return the probability of a count this low or lower; 0 for negative counts.

    >>> at_most(np.array([0.0]), np.array([3.0]), 0.5).round(3).tolist()
    [0.16]
    """
    size = 1 / np.asarray(dispersion, dtype=np.float64)
    tail = betainc(size, np.maximum(counts, 0) + 1, size / (size + mean))
    return np.asarray(np.where(counts < 0, 0.0, tail), dtype=np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class _Problem:
    columns: FloatArray
    counts: FloatArray
    share: FloatArray
    prior: Prior
    dispersion: float

    def value(self, weights: FloatArray) -> float:
        mean = CountFit(weights, self.dispersion).mean(self.columns)
        away = weights - self.prior.weights
        likely = float(np.sum(self.share * log_likelihood(self.counts, mean, self.dispersion)))
        return likely - 0.5 * float(np.sum(self.prior.strength * away**2))

    def step(self, weights: FloatArray) -> FloatArray:
        """Return the next step of Fisher scoring."""
        mean = CountFit(weights, self.dispersion).mean(self.columns)
        damp = self.share / (1 + self.dispersion * mean)
        drawn = self.prior.strength * (weights - self.prior.weights)
        slope = self.columns.T @ (damp * (self.counts - mean)) - drawn
        bend = self.columns.T @ (self.columns * (damp * mean)[:, None])
        return np.asarray(np.linalg.solve(bend + np.diag(self.prior.strength), slope))


def _climb(problem: _Problem, weights: FloatArray) -> FloatArray:
    """Climb the penalised likelihood, halving steps that overshoot."""
    best = problem.value(weights)
    for _ in range(STEPS):
        step = problem.step(weights)
        tried = next((way for way in _ways(weights, step) if problem.value(way) >= best), weights)
        gain = problem.value(tried) - best
        weights, best = tried, best + gain
        if gain < 1e-5 * max(1.0, abs(best)):
            break
    return weights


def _ways(weights: FloatArray, step: FloatArray) -> Iterator[FloatArray]:
    return (weights + step / 2**halving for halving in range(12))
