"""Invented heat: a line of three sectors, a ring behind it, seeded Poisson fires."""

from __future__ import annotations

from datetime import date

import numpy as np

from trucewatch.assessment.thermal.panel import Panel

START = date(2031, 1, 1)
SECTORS = ("north", "middle", "south")


def a_panel(days: int = 120, level: float = 6.0, seed: int = 1, *, cloudy: bool = True) -> Panel:
    """Counts around a level, thinned by random cloud, shared by line and ring."""
    spread = 0.1
    draw = np.random.default_rng(seed)
    cloud = draw.uniform(0, 1, (days, 1)) if cloudy else np.zeros((days, 1))
    clear = np.repeat(1 - cloud * 0.982, len(SECTORS), axis=1)
    weather = draw.gamma(1 / spread, spread, (days, 1))
    near = draw.poisson(level * clear * weather)
    ring = draw.poisson(2 * level * clear * weather)
    return Panel(
        sectors=SECTORS,
        first=START.toordinal(),
        near=near.astype(np.float64),
        ring=ring.astype(np.float64),
        ring_all=ring.sum(axis=1).astype(np.float64),
        clear_day=clear,
        clear_night=clear,
        known=np.ones(days, dtype=bool),
        static_years=(),
    )
