"""Whether the methods find the truth of invented truces again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.reporting.next_day import next_days
from trucewatch.assessment.reporting.nowcast import nowcast
from trucewatch.assessment.simulation.world import Plan, World, make_world
from trucewatch.assessment.thermal.forecast import Forecaster
from trucewatch.assessment.thermal.parts import whole_days
from trucewatch.assessment.thermal.ratio import ratio_of
from trucewatch.assessment.thermal.windows import window_sums
from trucewatch.assessment.watch import threshold_for, truce_levels, watch

FloatArray = NDArray[np.float64]

LEVEL = 0.95
WINDOW_DAYS = 7
QUICK_DAYS = 2
POWER_FROM = 0.9
POWER_DRAWS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What was found again over many invented truces.

    Attributes:
        covered: Share of sectors whose 95 % interval of the ratio over the truce's first week
            (heat) holds the true one; ``intervals`` of them.
        found: Share of collapses noticed within two days, where the power to do so was .9 or
            more; ``collapses`` of them; ``found_all`` of ``collapses_all`` without that limit.
        false_alarms: Of the watch, per 100 sector-days of the steady truce.
        late_covered: Share of days whose final reports lie in the 95 % interval made on the
            evening of the day.
    """

    runs: int
    covered: float
    intervals: int
    found: float
    collapses: int
    found_all: float
    collapses_all: int
    false_alarms: float
    late_covered: float


def recover(plan: Plan, runs: int, seed: int) -> Recovery:
    """Invent truces and try to find their truth again; the same seed gives the same numbers."""
    draw = np.random.default_rng(seed)
    held: list[bool] = []
    noticed: list[tuple[bool, float]] = []
    alarms: list[float] = []
    late: list[bool] = []
    for _ in range(runs):
        world = make_world(plan, draw)
        held += _covered(world)
        rate, found = _noticed(world, draw)
        alarms.append(rate)
        noticed += found
        late += _late(world)
    sure = [quick for quick, power in noticed if power >= POWER_FROM]
    return Recovery(
        runs=runs,
        covered=float(np.mean(held)),
        intervals=len(held),
        found=float(np.mean(sure)) if sure else float("nan"),
        collapses=len(sure),
        found_all=float(np.mean([quick for quick, _ in noticed])) if noticed else float("nan"),
        collapses_all=len(noticed),
        false_alarms=100 * float(np.mean(alarms)),
        late_covered=float(np.mean(late)),
    )


def _covered(world: World) -> list[bool]:
    """Hold the interval of the truce's first week against the true ratio, sector by sector."""
    start = world.plan.truce_day
    length = min(WINDOW_DAYS, world.plan.collapse_day - start)
    forecaster = Forecaster(world.heat, world.truce)
    sums = window_sums(
        forecaster, np.append(np.arange(30, start - length), start), whole_days(length)
    )
    found = []
    for sector in range(world.plan.sectors):
        counts = (float(sums.observed[-1, sector]), float(sums.expected[-1, sector]))
        ratio = ratio_of(*counts, float(sums.dispersion[-1]), LEVEL)
        found.append(ratio.low <= world.ratio[start, sector] <= ratio.high)
    return found


def _noticed(world: World, draw: np.random.Generator) -> tuple[float, list[tuple[bool, float]]]:
    """Run the watch over the truce and its end; return false alarms and what was noticed."""
    plan = world.plan
    start, end = plan.truce_day, min(plan.collapse_day + QUICK_DAYS, plan.days)
    counts = world.told.sum(axis=2)
    forecasts = next_days(counts[: start + 1], plan.first.weekday())
    expected = truce_levels(counts[start:end], forecasts.expected[start])
    spread = np.broadcast_to(forecasts.dispersion[start], expected.shape)
    threshold = threshold_for(expected, spread, 1)
    seen = watch(counts[start:end], expected, spread, threshold)
    calm = plan.collapse_day - start
    results = []
    for sector in np.flatnonzero(world.ratio[start] < 1) if end > plan.collapse_day else ():
        quick = bool(seen.alarms[calm:, sector].any())
        again = float(forecasts.expected[start, sector])
        forecast = (float(expected[calm, sector]), float(spread[calm, sector]))
        results.append((quick, _power(again, forecast, threshold, draw)))
    return float(seen.alarms[:calm].mean()), results


def _power(
    mean: float, forecast: tuple[float, float], threshold: float, draw: np.random.Generator
) -> float:
    """Return how often counts of the old rate would pass the threshold within two days."""
    expected, spread = forecast
    shape = (QUICK_DAYS, POWER_DRAWS)
    counts = draw.poisson(mean * draw.gamma(1 / spread, spread, shape)).astype(np.float64)
    same = np.full(shape, expected), np.full(shape, spread)
    return float(watch(counts, *same, threshold).alarms.any(axis=0).mean())


def _late(world: World) -> list[bool]:
    """Nowcast a few evenings before the truce from what was in, and hold it to the end."""
    found = []
    for day in range(40, world.plan.truce_day, 10):
        triangle = world.told[day - 32 : day - 4].sum(axis=1)
        today = world.told[day].sum(axis=0)
        told = nowcast(triangle, 0, int(today[0]), level=LEVEL)
        found.append(told.low <= today.sum() <= told.high)
    return found
