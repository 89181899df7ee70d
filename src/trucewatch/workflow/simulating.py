"""Invented truces as numbers to plan with, and one of them in full."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import numpy as np

from trucewatch.assessment.simulation.recovery import recover
from trucewatch.assessment.simulation.world import Plan, World, make_world


def simulate(plan: Plan, runs: int, seed: int, *, with_world: bool = False) -> dict[str, Any]:
    """Invent truces by a plan and say what of their truth was found again.

    Args:
        plan: What the truces look like.
        runs: How many.
        seed: The same seed gives the same numbers.
        with_world: Add the first truce in full, truth included.
    """
    found = {
        "plan": {**asdict(plan), "first": plan.first.isoformat()},
        "seed": seed,
        "recovery": asdict(recover(plan, runs, seed)),
    }
    if with_world:
        found["world"] = _world(make_world(replace(plan), np.random.default_rng(seed)))
    return found


def _world(world: World) -> dict[str, Any]:
    heat = world.heat
    return {
        "sectors": list(heat.sectors),
        "true_ratio": world.ratio.tolist(),
        "incidents": world.incidents.tolist(),
        "reports_by_delay": world.told.tolist(),
        "clusters": heat.near.tolist(),
        "ring_clusters": heat.ring_all.tolist(),
        "clear_share": np.round(heat.exposure[:, 0], 4).tolist(),
    }
