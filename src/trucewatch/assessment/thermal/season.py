"""The shape of the year, learnt from earlier years only."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.thermal.panel import Panel

FloatArray = NDArray[np.float64]

WINDOW = 31
"""Days over which the shape is smoothed; a single year's dry week is not the season."""

FULL_YEAR = 300
"""Days a year must be covered to have a shape."""

BEFORE = 14
"""A day's step is its season over that of the two weeks before, on which levels rest."""

LITTLE = 0.05


def season_steps(panel: Panel) -> FloatArray:
    """Return the log of how much more a day of the year burns than the two weeks before it.

    Each earlier year is divided by its own total first: the satellites in orbit differ by
    year. Shape (days,); 0 where there is no full earlier year.
    """
    dates = [date.fromordinal(int(day)) for day in panel.days]
    years = np.array([each.year for each in dates])
    of_year = np.array([min(each.timetuple().tm_yday, 365) - 1 for each in dates])
    total = panel.near.sum(axis=1) + panel.ring_all
    shapes = _shapes(years, of_year, np.where(panel.known, total, np.nan))
    steps = np.zeros(len(dates))
    for year in np.unique(years):
        earlier = [shape for each, shape in shapes.items() if each < year]
        if earlier:
            shape = np.log(np.mean(earlier, axis=0) + LITTLE)
            before = np.mean([np.roll(shape, back) for back in range(1, BEFORE + 1)], axis=0)
            steps[years == year] = (shape - before)[of_year[years == year]]
    return steps


def _shapes(
    years: NDArray[np.int64], of_year: NDArray[np.int64], total: FloatArray
) -> dict[int, FloatArray]:
    """Smooth each full year's counts over the circle of the year; mean 1."""
    found = {}
    for year in np.unique(years):
        rows = (years == year) & ~np.isnan(total)
        if rows.sum() < FULL_YEAR or total[rows].sum() == 0:
            continue
        daily = np.zeros(365)
        np.add.at(daily, of_year[rows], total[rows])
        half = WINDOW // 2
        smooth = np.mean([np.roll(daily, shift) for shift in range(-half, half + 1)], axis=0)
        found[int(year)] = smooth / smooth.mean()
    return found
