"""How many reports of a day are still to come: the count so far over what is usually in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, gammaincinv, pdtrik

FloatArray = NDArray[np.float64]

PRIOR_REPORTS = 1.0
"""Weight of the even prior on the share that is in, in reports."""

DRAWS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Nowcast:
    """Reports of one day, those still to come included.

    Attributes:
        so_far: Reports known.
        median: Reports in the end, with ``low`` and ``high`` at ``level``; never below
            ``so_far``.
        share_in: Usual share of a day's reports that is in at this age.
    """

    so_far: int
    median: float
    low: float
    high: float
    level: float
    share_in: float


def nowcast(triangle: FloatArray, age: int, so_far: int, *, level: float = 0.9) -> Nowcast:
    """Estimate the final count of a day from complete days before it.

    The share of reports that are in after ``age`` days has a Beta posterior whose spread is
    that of the complete days (overdispersed where some days were told late as a whole);
    what is missing is negative binomial given the share.

    Args:
        triangle: Shape (days, delays): reports by delay in days of days that are complete.
        age: Days since the day: delays ``0…age`` are in.
        so_far: Reports of the day known.
        level: Of the interval.
    """
    final = triangle.sum(axis=1)
    early = triangle[:, : age + 1].sum(axis=1)
    total, known = float(final.sum()), float(early.sum())
    share = (known + PRIOR_REPORTS / 2) / (total + PRIOR_REPORTS)
    size = _size(early, final, share)
    at = (np.arange(DRAWS) + 0.5) / DRAWS
    shares = np.clip(betaincinv(size * share, size * (1 - share), at), 1e-6, 1.0)
    missing = _missing(so_far, shares)
    tail = (1 - level) / 2
    low, median, high = np.quantile(missing, [tail, 0.5, 1 - tail])
    return Nowcast(
        so_far=so_far,
        median=so_far + float(median),
        low=so_far + float(low),
        high=so_far + float(high),
        level=level,
        share_in=share,
    )


def _size(early: FloatArray, final: FloatArray, share: float) -> float:
    """Return a + b of the Beta by moments over days, at most all reports seen."""
    days = final > 0
    if days.sum() < 2:
        return 2.0
    spread = float(np.sum((early[days] - share * final[days]) ** 2))
    even = share * (1 - share) * float(final[days].sum())
    if spread <= even or even == 0:
        return float(final.sum()) + 2.0
    excess = (spread - even) / (share * (1 - share) * float(np.sum(final[days] ** 2)))
    return max(1 / max(excess, 1e-9), 2.0)


def _missing(so_far: int, shares: FloatArray) -> FloatArray:
    """Return quantiles of what is missing for each share: negative binomial, by its Gamma."""
    odds = (1 - shares) / shares
    at = (np.arange(10) + 0.5) / 10
    mean = gammaincinv(so_far + 0.5, at)[:, None] * odds[None, :]
    draws = [np.ceil(pdtrik(one, np.maximum(mean, 1e-9))) for one in (0.1, 0.3, 0.5, 0.7, 0.9)]
    return np.asarray(np.maximum(np.concatenate([each.ravel() for each in draws]), 0.0))
