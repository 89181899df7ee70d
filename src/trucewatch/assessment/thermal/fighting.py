"""How much of the heat near the line is more than the fields would burn."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.thermal.columns import trailing
from trucewatch.assessment.thermal.panel import Panel

FloatArray = NDArray[np.float64]

HALF_LIFE = 30.0
LEAST_CLUSTERS = 100.0
"""Clusters a year needs, near and in the ring together, for a usual proportion."""

QUIET = 0.5
"""Quantile of earlier years' proportions that stands for a year without war: the median, right
as long as most of the years given were quiet ones."""

PRIOR_CLUSTERS = 10.0
"""Weight, in clusters of the ring, with which today's proportion is drawn to the usual one."""


def fighting_share(panel: Panel) -> FloatArray:
    """Estimate the share of near clusters beyond the proportion of quiet years.

    Near and ring burn alike in a year without war; what the line has more than the ring, by
    the proportion of earlier years, is counted as the war's. From the days before each day.

    Returns:
        Shape (days, sectors), 0…1; NaN where no earlier year tells the usual proportion.
    """
    usual = _usual(panel)
    near, ring = trailing(panel.near, HALF_LIFE), trailing(panel.ring, HALF_LIFE)
    now = (near + PRIOR_CLUSTERS * usual) / (ring + PRIOR_CLUSTERS)
    return np.asarray(np.clip(1 - usual / np.maximum(now, 1e-9), 0.0, 1.0))


def fire_weather(panel: Panel) -> FloatArray:
    """Return the ring of each day over its mean of the two weeks before; shape (days,)."""
    ring = panel.ring_all[:, None]
    usual = (trailing(ring, 14.0) + 0.5) / (trailing(np.ones_like(ring), 14.0) + 0.5)
    return np.asarray((panel.ring_all + 0.5) / (usual[:, 0] + 0.5))


def _usual(panel: Panel) -> FloatArray:
    years = np.array([date.fromordinal(int(day)).year for day in panel.days])
    found = np.full(panel.near.shape, np.nan)
    yearly: list[FloatArray] = []
    for year in np.unique(years):
        rows = years == year
        if yearly:
            known = np.array(yearly)
            some = ~np.isnan(known).all(axis=0)
            found[np.ix_(rows, some)] = np.nanquantile(known[:, some], QUIET, axis=0)
        near, ring = panel.near[rows].sum(axis=0), panel.ring[rows].sum(axis=0)
        enough = (near + ring >= LEAST_CLUSTERS) & (ring > 0)
        yearly.append(np.where(enough, near / np.maximum(ring, 1), np.nan))
    return found
