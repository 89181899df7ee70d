"""What a count says against what was expected: the ratio with its posterior, and the power."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from scipy.special import fdtr, fdtri

from trucewatch.assessment.rates import FALSE_ALARM, LEVEL, PRIOR_COUNT
from trucewatch.assessment.thermal.counts import at_most
from trucewatch.vocabulary.sector import RateRatio

SILENCE_BELOW, REDUCED_BELOW = 0.2, 0.7
"""Ratios below which the day is near silence, and below which it is reduced (METHOD §2.3)."""

FALL = 0.9
"""The fall that power is stated for: nine of ten clusters missing."""

SURE = 0.9
"""Posterior probability from which a reduction is called one."""

METHOD = "negative_binomial_trailing_level_and_ring"


def ratio_of(
    observed: float, expected: float, dispersion: float, level: float = LEVEL
) -> RateRatio:
    """Return observed over expected rate with its interval.

    The day's own swing is a Gamma of mean 1 and this dispersion, the rate a Gamma by
    Jeffreys' count drawn to the expected one; their ratio is a scaled F.
    """
    scale, shapes = _posterior(observed, expected, dispersion)
    tail = (1 - level) / 2
    low, median, high = (scale * float(fdtri(*shapes, at)) for at in (tail, 0.5, 1 - tail))
    return RateRatio(
        median=median,
        low=low,
        high=high,
        level=level,
        observed=int(observed),
        expected=expected,
        baseline_count=round(expected),
        baseline_days=0,
        method=METHOD,
    )


def probability_below(ratio: float, observed: float, expected: float, dispersion: float) -> float:
    """Return the posterior probability that the rate ratio is below ``ratio``.

    >>> probability_below(0.7, 0, 40.0, 0.15) > 0.99
    True
    """
    scale, shapes = _posterior(observed, expected, dispersion)
    return float(fdtr(*shapes, ratio / scale))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """Posterior probabilities, 0…1, of near silence and of a reduced rate."""

    silence: float
    reduced: float

    @property
    def called(self) -> str:
        """Name what they amount to.

        >>> Chances(silence=0.2, reduced=0.93).called
        'reduced'
        """
        if self.silence >= SURE:
            return "near_silence"
        return "reduced" if self.reduced >= SURE else "no_evidence_of_reduction"


def chances_of(observed: float, expected: float, dispersion: float) -> Chances:
    """Return how probable near silence and a reduced rate are after a count."""
    return Chances(
        silence=probability_below(SILENCE_BELOW, observed, expected, dispersion),
        reduced=probability_below(REDUCED_BELOW, observed, expected, dispersion),
    )


def power_to_find(fall: float, expected: float, dispersion: float) -> float:
    """Return the probability that a fall by this share shows at 5 % false alarms.

    >>> power_to_find(0.9, 1.0, 0.2)
    0.0
    """
    counts = np.arange(int(expected) + 1, dtype=np.float64)
    rare = at_most(counts, expected, dispersion) <= FALSE_ALARM
    if not rare[0]:
        return 0.0
    alarm = counts[rare][-1]
    return float(at_most(float(alarm), expected * (1 - fall), dispersion))


def even_draw(*parts: object) -> float:
    """Return a number in 0…1 that is always the same for the same words, else even."""
    digest = hashlib.sha256("|".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:7]) / 2**56


def _posterior(
    observed: float, expected: float, dispersion: float
) -> tuple[float, tuple[float, float]]:
    scale = (observed + PRIOR_COUNT) / (expected + PRIOR_COUNT)
    return scale, (2 * (observed + PRIOR_COUNT), 2 / dispersion)
