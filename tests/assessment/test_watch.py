"""The watch: stated false alarms, quick where power allows, evidence named."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.watch import change_probability, threshold_for, watch

FloatArray = NDArray[np.float64]
DAYS, SECTORS, SPREAD = 250, 40, 0.15


def some_counts(level: float, seed: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Counts around a level, with expectation and dispersion as they truly are."""
    draw = np.random.default_rng(seed)
    mean, spread = np.full((DAYS, SECTORS), level), np.full((DAYS, SECTORS), SPREAD)
    counts = draw.poisson(mean * draw.gamma(1 / SPREAD, SPREAD, mean.shape)).astype(np.float64)
    return counts, mean, spread


def test_ordinary_days_give_at_most_the_stated_false_alarms() -> None:
    """One in a hundred sector-days at the stated setting."""
    counts, mean, spread = some_counts(4.0, 3)

    seen = watch(counts, mean, spread, threshold_for(mean, spread, 1))

    assert 100 * seen.alarms.mean() <= 1.2


def test_a_collapse_is_noticed_within_two_days_where_power_says_so() -> None:
    """Three times the fire at twelve expected reports: nine in ten sectors alarm by day two."""
    counts, mean, spread = some_counts(12.0, 5)
    counts[200:] *= 3

    seen = watch(counts[190:], mean[190:], spread[190:], threshold_for(mean, spread, 1))

    assert seen.alarms[10:12].any(axis=0).mean() >= 0.9


def test_the_second_opinion_rises_with_the_change() -> None:
    """The probability of a change is low before it and high on its third day."""
    counts, mean, _ = some_counts(12.0, 9)
    counts[100:] *= 3

    found = change_probability(counts[:105], mean[:105])

    assert found[60:95].mean() < 0.2
    assert found[101:103].max(axis=0).mean() > 0.6


def test_an_alarm_names_since_when_the_evidence_grew() -> None:
    """The sum stood at zero on the day before it began to grow; an alarm starts it anew."""
    counts, mean, spread = some_counts(10.0, 2)
    counts[:50] = 10
    counts[50:] = 40

    seen = watch(counts[:54], mean[:54], spread[:54], 3.0)

    assert seen.alarms[50:54].any(axis=0).all()
    first = int(np.argmax(seen.alarms[:, 0]))
    assert seen.since[first, 0] in (49, 50)


def test_days_without_an_expectation_leave_the_sum_as_it_stands() -> None:
    """A gap in the data is neither an alarm nor calm."""
    counts, mean, spread = some_counts(4.0, 7)
    mean[20:25] = np.nan

    seen = watch(counts, mean, spread, 4.0)

    assert (seen.evidence[24] == seen.evidence[20]).all()
    assert not seen.alarms[21:25].any()
