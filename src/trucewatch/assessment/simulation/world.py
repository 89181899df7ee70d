"""One invented truce: what happened, what was told and seen of it, and how late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.observability import OVERCAST_FACTOR
from trucewatch.assessment.thermal.panel import Panel

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the invented truce looks like; every number may be changed.

    Attributes:
        truce_day: Index of its first day.
        collapse_day: Index of the first day after it fell apart.
        compliance: Share of the fire that stops in sectors that comply.
        complying: Share of the sectors that comply.
        fires_a_day: Mean clusters a sector under a clear sky; sectors differ twofold.
        incidents_a_day: Mean incidents a sector.
        told: Share of incidents that anybody reports, by side of the reporter.
        reprints: Further reports of a told incident, on average.
        delays: Share of reports that come 0, 1, 2 … days late.
        swing: Variance of a day's weather around 1, shared by line and ring.
    """

    first: date = date(2031, 3, 1)
    days: int = 120
    sectors: int = 16
    truce_day: int = 90
    collapse_day: int = 104
    compliance: float = 0.7
    complying: float = 0.75
    fires_a_day: float = 12.0
    incidents_a_day: float = 12.0
    told: tuple[float, float] = (0.6, 0.4)
    reprints: float = 0.5
    delays: tuple[float, ...] = (0.7, 0.2, 0.07, 0.03)
    swing: float = 0.3

    def __post_init__(self) -> None:
        if not 0 < self.truce_day < self.collapse_day <= self.days:
            raise ValueError(
                f"truce {self.truce_day}, collapse {self.collapse_day}, days {self.days}: "
                "must lie in this order"
            )
        if not (0 <= self.compliance <= 1 and 0 <= self.complying <= 1):
            raise ValueError("compliance and complying are shares in 0…1")


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """What an invented truce left behind; days are rows, sectors columns.

    Attributes:
        ratio: True rate over the rate without a truce.
        incidents: What happened.
        told: Reports by delay, shape (days, sectors, delays), reprints included.
        heat: Clusters, ring and sky.
    """

    plan: Plan
    ratio: FloatArray
    incidents: FloatArray
    told: FloatArray
    heat: Panel

    @property
    def truce(self) -> BoolArray:
        """Days of the truce before it fell apart."""
        days = np.arange(self.plan.days)
        return (days >= self.plan.truce_day) & (days < self.plan.collapse_day)


def make_world(plan: Plan, draw: np.random.Generator) -> World:
    """Draw one truce; the same generator state gives the same truce."""
    ratio = _ratios(plan, draw)
    size = draw.uniform(0.5, 1.5, plan.sectors)
    incidents = draw.poisson(plan.incidents_a_day * size * ratio)
    return World(
        plan, ratio, incidents.astype(np.float64), _told(plan, incidents, draw),
        _heat(plan, size * ratio, draw),
    )  # fmt: skip


def _ratios(plan: Plan, draw: np.random.Generator) -> FloatArray:
    complies = draw.random(plan.sectors) < plan.complying
    found = np.ones((plan.days, plan.sectors))
    found[plan.truce_day : plan.collapse_day, complies] = 1 - plan.compliance
    return found


def _told(plan: Plan, incidents: NDArray[np.int64], draw: np.random.Generator) -> FloatArray:
    """Let half of the incidents be seen from either side, told unevenly, reprinted, late."""
    from_one = draw.binomial(incidents, 0.5)
    first = draw.binomial(from_one, plan.told[0]) + draw.binomial(
        incidents - from_one, plan.told[1]
    )
    reports = first + draw.poisson(plan.reprints * first)
    return draw.multinomial(reports, plan.delays).astype(np.float64)


def _heat(plan: Plan, level: FloatArray, draw: np.random.Generator) -> Panel:
    cloud = draw.beta(0.6, 0.6, (plan.days, 1))
    clear = np.repeat(1 - cloud * (1 - OVERCAST_FACTOR), plan.sectors, axis=1)
    weather = draw.gamma(1 / plan.swing, plan.swing, (plan.days, 1))
    own = draw.gamma(10, 0.1, level.shape)
    near = draw.poisson(plan.fires_a_day * level * clear * weather * own)
    ring = draw.poisson(2 * plan.fires_a_day * clear * weather)
    return Panel(
        sectors=tuple(f"sector-{number}" for number in range(plan.sectors)),
        first=plan.first.toordinal(),
        near=near.astype(np.float64),
        ring=ring.astype(np.float64),
        ring_all=ring.sum(axis=1).astype(np.float64),
        clear_day=clear,
        clear_night=clear,
        known=np.ones(plan.days, dtype=bool),
        static_years=(),
    )
