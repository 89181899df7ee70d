"""Rate ratio against the baseline with its interval, and the power to notice a fall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scipy.special import betainc, fdtri, pdtr  # scipy.stats takes a second to import

from trucewatch.vocabulary.sector import RateRatio

LEVEL = 0.9
FALL_TO = 0.3
"""A fall to 30 % of the baseline is what power is stated for."""

FALSE_ALARM = 0.05
PRIOR_COUNT = 0.5
"""Weight of the priors, in incidents: Jeffreys' for the baseline, and for the day one that
expects the baseline's rate, so that a day without incidents never looks like a rise."""

METHOD = "gamma_poisson_moment_dispersion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Daily counts before the day or the agreement."""

    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Incidents in the baseline."""
        return sum(self.counts)

    @property
    def mean(self) -> float:
        """Incidents a day."""
        return self.total / len(self.counts)


def rate_ratio(observed: int, baseline: Baseline) -> tuple[RateRatio | None, str | None]:
    """Estimate observed over expected rate of one day, or say why it cannot be.

    Both rates have Gamma posteriors, widened by the dispersion of the baseline's days; the
    ratio of two Gammas is a scaled F distribution.
    """
    reason = _why_not(baseline)
    if reason is not None:
        return None, reason
    spread = 1 + dispersion(baseline.counts) * baseline.mean
    shape = (observed + PRIOR_COUNT) / spread
    base_shape = (baseline.total + PRIOR_COUNT) / spread
    base_rate = (baseline.total + PRIOR_COUNT) / len(baseline.counts)
    rate = (observed + PRIOR_COUNT) / (1 + PRIOR_COUNT / base_rate)
    scale = rate / base_rate
    tail = (1 - LEVEL) / 2
    low, median, high = (
        scale * float(fdtri(2 * shape, 2 * base_shape, level)) for level in (tail, 0.5, 1 - tail)
    )
    ratio = RateRatio(
        median=median,
        low=low,
        high=high,
        level=LEVEL,
        observed=observed,
        expected=baseline.mean,
        baseline_count=baseline.total,
        baseline_days=len(baseline.counts),
        method=METHOD,
    )
    return ratio, None


def dispersion(counts: Sequence[int]) -> float:
    """Estimate alpha of variance = mean + alpha · mean² by moments; never below 0.

    >>> dispersion([2, 2, 2, 2])
    0.0
    """
    if len(counts) < 2:
        return 0.0
    mean = sum(counts) / len(counts)
    if mean == 0:
        return 0.0
    variance = sum((count - mean) ** 2 for count in counts) / (len(counts) - 1)
    return max(0.0, (variance - mean) / mean**2)


def power(baseline: Baseline) -> float | None:
    """Return the probability of noticing a fall to 30 % in one day at 5 % false alarms.

    None without a baseline; 0 when even a day with nothing would not be unusual.
    """
    if _why_not(baseline) is not None:
        return None
    alpha = dispersion(baseline.counts)
    alarm = -1
    while _at_most(alarm + 1, baseline.mean, alpha) <= FALSE_ALARM:
        alarm += 1
    return _at_most(alarm, FALL_TO * baseline.mean, alpha) if alarm >= 0 else 0.0


def _why_not(baseline: Baseline) -> str | None:
    if not baseline.counts:
        return "no_baseline_days"
    return "empty_baseline" if baseline.total == 0 else None


def _at_most(count: int, mean: float, alpha: float) -> float:
    """Cumulate the Poisson, or the negative binomial of the same mean and this dispersion."""
    if alpha == 0:
        return float(pdtr(count, mean))
    size = 1 / alpha
    return float(betainc(size, count + 1, size / (size + mean)))
