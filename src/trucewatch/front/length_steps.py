"""How the line's length moves from map to map, and in which sectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

import numpy as np

from trucewatch.vocabulary.front import SectorChange


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthStep:
    """Change of a line's length from one map of a source to its next.

    Attributes:
        days: Days between the two file dates.
        main_km: Later less earlier length of the main arc; ``all_km`` with border pockets.
            Where an arc joins or leaves the main arc, ``main_km`` jumps and ``all_km`` does
            not: that is bookkeeping, not a front that grew.
        gain_km2: Ground gained in the step; ``loss_km2`` lost.
        sectors: Change of ``all_km`` by sector, largest first; None is the ground outside.
    """

    source: str
    file_date: date
    previous: date
    days: int
    main_km: float
    all_km: float
    gain_km2: float
    loss_km2: float
    sectors: tuple[tuple[str | None, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Distribution of the absolute change of length over steps, kilometres."""

    steps: int
    unchanged: int
    median_km: float
    p90_km: float
    p99_km: float
    largest_km: float


def length_steps(changes: Sequence[SectorChange]) -> tuple[LengthStep, ...]:
    """Turn a sector series into steps of length, in the order of the series."""
    maps = [
        list(group) for _, group in groupby(changes, key=lambda one: (one.source, one.file_date))
    ]
    return tuple(
        _step(earlier, later)
        for earlier, later in pairwise(maps)
        if earlier[0].source == later[0].source
    )


def largest(steps: Sequence[LengthStep], count: int = 10) -> tuple[LengthStep, ...]:
    """Return the steps with the largest change of all arcs, largest first."""
    return tuple(sorted(steps, key=lambda step: (-abs(step.all_km), step.file_date))[:count])


def spread(lengths_km: Sequence[float]) -> Spread | None:
    """Describe how far lengths move from map to map; None without a step."""
    if not len(lengths_km):
        return None
    sizes = np.abs(np.array(lengths_km))
    median, ninety, ninety_nine = np.percentile(sizes, [50, 90, 99])
    return Spread(
        steps=len(sizes),
        unchanged=int((sizes < 1e-6).sum()),
        median_km=float(median),
        p90_km=float(ninety),
        p99_km=float(ninety_nine),
        largest_km=float(sizes.max()),
    )


def _step(earlier: Sequence[SectorChange], later: Sequence[SectorChange]) -> LengthStep:
    before = {one.sector: one.line_all_km for one in earlier}
    moved = [(one.sector, one.line_all_km - before[one.sector]) for one in later]
    return LengthStep(
        source=later[0].source,
        file_date=later[0].file_date,
        previous=earlier[0].file_date,
        days=(later[0].file_date - earlier[0].file_date).days,
        main_km=sum(one.line_main_km for one in later) - sum(one.line_main_km for one in earlier),
        all_km=sum(km for _, km in moved),
        gain_km2=sum(one.gain_km2 or 0.0 for one in later),
        loss_km2=sum(one.loss_km2 or 0.0 for one in later),
        sectors=tuple(sorted(moved, key=lambda pair: -abs(pair[1]))),
    )
