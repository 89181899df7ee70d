"""Tomorrow's reports of force by sector, from the days before: what calibration is measured on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.thermal.columns import trailing
from trucewatch.assessment.thermal.counts import CountFit, Prior, fit_counts

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

LEAST_DAYS = 28
REFIT_DAYS = 14
MEMORY_DAYS = 14.0
"""A day counts half after two weeks: news desks come and go."""

LITTLE = 0.3
PRIOR = np.array([0.0, 0.3, 0.5, 0.2, 0.0])
STRENGTH = np.array([0.1, 20.0, 20.0, 20.0, 20.0])
"""Before anything is learnt a sector's level over four and fourteen days tells eight tenths of
tomorrow, the front's two tenths: our assumption."""


@dataclass(frozen=True, slots=True, eq=False)
class NextDays:
    """Expected counts, shape (days, sectors), and their dispersion; NaN before there are any."""

    expected: FloatArray
    dispersion: FloatArray


def next_days(counts: FloatArray, first_weekday: int) -> NextDays:
    """Forecast each day from the days before it, weights refitted every two weeks.

    Args:
        counts: Shape (days, sectors).
        first_weekday: 0 for Monday.
    """
    columns = _columns(counts, first_weekday)
    expected = np.full(counts.shape, np.nan)
    dispersion = expected.copy()
    for start in range(LEAST_DAYS, len(counts), REFIT_DAYS):
        fit = _fit(columns[:start], counts[:start])
        todays = slice(start, start + REFIT_DAYS)
        expected[todays] = fit.mean(columns[todays])
        dispersion[todays] = fit.dispersion
    return NextDays(expected, dispersion)


def next_days_as_known(
    counts_by: Callable[[float], FloatArray], days: int, first_weekday: int
) -> NextDays:
    """Forecast each day with the counts as they were known on its morning.

    Args:
        counts_by: Gives the counts, shape (days, sectors), known at the start of a day.
        days: How many days there are.
        first_weekday: 0 for Monday.
    """
    expected = np.full(counts_by(0.0).shape, np.nan)
    dispersion = expected.copy()
    for start in range(LEAST_DAYS, days, REFIT_DAYS):
        past = counts_by(float(start))[:start]
        fit = _fit(_columns(past, first_weekday), past)
        for day in range(start, min(start + REFIT_DAYS, days)):
            known = counts_by(float(day))[: day + 1]
            expected[day] = fit.mean(_columns(known, first_weekday)[-1])
            dispersion[day] = fit.dispersion
    return NextDays(expected, dispersion)


def _columns(counts: FloatArray, first_weekday: int) -> FloatArray:
    level = [_level(counts, life) for life in (4.0, 14.0)]
    front = _level(counts.mean(axis=1, keepdims=True), 4.0)
    weekday = (np.arange(len(counts)) + first_weekday) % 7
    parts = [np.ones_like(counts), *level, front, (weekday >= 5)[:, None]]
    return np.stack([np.broadcast_to(part, counts.shape) for part in parts], axis=-1)


def _level(counts: FloatArray, half_life: float) -> FloatArray:
    days = trailing(np.ones((len(counts), 1)), half_life)
    return np.asarray(np.log((trailing(counts, half_life) + LITTLE) / (days + 1)))


def _fit(columns: FloatArray, counts: FloatArray) -> CountFit:
    age = np.arange(len(counts))[::-1]
    fading = np.broadcast_to((0.5 ** (age / MEMORY_DAYS))[:, None], counts.shape)
    usable = slice(7, None)  # levels need a week
    rows = columns[usable].reshape(-1, columns.shape[-1])
    prior = Prior(PRIOR, STRENGTH)
    return fit_counts(rows, counts[usable].ravel(), fading[usable].ravel(), prior)
