"""What a day's count is expected from: levels of the days before, the sky, the fire weather."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.thermal.counts import Prior
from trucewatch.assessment.thermal.panel import Panel
from trucewatch.assessment.thermal.season import season_steps

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

HALF_LIVES = (4.0, 14.0, 40.0)
"""Days after which a count weighs half in a sector's own level; the front's are the first two."""

SHARE_HALF_LIFE = 30.0
UNKNOWN_SKY = 0.5
"""Exposure taken where no cloud is known, so that levels of such years stay comparable."""

LITTLE_OWN, LITTLE_ALL = 0.2, 0.5
"""Clusters added before a logarithm is taken, for a sector and for larger areas."""

LEVELS = ("s4", "s14", "s40", "w4", "w14", "share", "ring4", "ring14", "own4", "own14")
TODAY = ("one", "sky_day", "sky_night", "ring", "own", "season")

PRIOR = {
    "s4": 0.25, "s14": 0.25, "s40": 0.1, "w4": 0.2, "share": 0.2,
    "sky_day": 0.5, "sky_night": 0.2, "ring": 0.5, "ring4": -0.3, "ring14": -0.2,
}  # fmt: skip
"""Weights before anything is learnt: levels add up to one, half of a swing of the ring is
shared by the line, clear sky by day counts most. Our assumption; a season's data outweighs it."""

STRENGTH, FREE = 50.0, 0.1
"""Pull of the prior in rows of information; the intercept is almost free."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Columns of the regression by day and sector.

    Attributes:
        levels: Shape (days, sectors, 10): from the days before, in the order of ``LEVELS``.
        today: Shape (days, sectors, 6): of the day itself, nothing of the line in it.
        sky: Shape (days, sectors): whether the cloud is known.
    """

    levels: FloatArray
    today: FloatArray
    sky: NDArray[np.bool_]

    def of(self, days: IntArray, level_days: IntArray) -> FloatArray:
        """Return columns of days, levels as they stood on the morning of ``level_days``.

        Shape (days, sectors, 16).
        """
        return np.concatenate([self.levels[level_days], self.today[days]], axis=-1)


def prior() -> Prior:
    """Return what the weights are drawn to."""
    names = (*LEVELS, *TODAY)
    strength = [FREE if name == "one" else STRENGTH for name in names]
    return Prior(np.array([PRIOR.get(name, 0.0) for name in names]), np.array(strength))


def make_columns(panel: Panel) -> Columns:
    """Lay out the columns of all days; a day's levels use nothing of the day itself."""
    sky = ~np.isnan(panel.exposure)
    seen = np.where(sky, panel.exposure, UNKNOWN_SKY) * panel.known[:, None]
    own, ring = panel.near, panel.ring_all[:, None]
    all_near, all_seen = own.sum(axis=1, keepdims=True), seen.mean(axis=1, keepdims=True)
    levels = [_level(own, seen, life, LITTLE_OWN) for life in HALF_LIVES]
    levels += [_level(all_near, all_seen, life, LITTLE_ALL) for life in HALF_LIVES[:2]]
    levels += [_share(own)]
    levels += [_level(ring, all_seen, life, LITTLE_ALL) for life in HALF_LIVES[:2]]
    levels += [_level(panel.ring, seen, life, LITTLE_ALL) for life in HALF_LIVES[:2]]
    today = [
        np.ones_like(own),
        np.log(np.where(sky, panel.clear_day, 1.0)),
        np.log(np.where(sky, panel.clear_night, 1.0)),
        np.log(ring + LITTLE_ALL),
        np.log(panel.ring + LITTLE_ALL),
        season_steps(panel)[:, None],
    ]
    return Columns(_stack(levels, own.shape), _stack(today, own.shape), sky)


def trailing(values: FloatArray, half_life: float) -> FloatArray:
    """Sum the days before each day, a day weighing half after ``half_life`` days.

    >>> trailing(np.array([[4.0], [0.0], [0.0]]), 1.0)[:, 0].tolist()
    [0.0, 4.0, 2.0]
    """
    keep = 0.5 ** (1 / half_life)
    found = np.zeros_like(values)
    for day in range(1, len(values)):
        found[day] = keep * found[day - 1] + values[day - 1]
    return found


def _level(counts: FloatArray, seen: FloatArray, half_life: float, little: float) -> FloatArray:
    exposure = trailing(seen, half_life)
    return np.asarray(np.log((trailing(counts, half_life) + little) / (exposure + 1)))


def _share(near: FloatArray) -> FloatArray:
    past = trailing(near, SHARE_HALF_LIFE)
    whole = past.sum(axis=1, keepdims=True)
    return np.asarray(np.log((past + 2) / (whole + 2 * past.shape[1])))


def _stack(parts: list[FloatArray], shape: tuple[int, ...]) -> FloatArray:
    return np.stack([np.broadcast_to(part, shape) for part in parts], axis=-1)
