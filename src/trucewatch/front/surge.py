"""Days on which a sector changes far more than it does otherwise: redrawn, not moved."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

TIMES = 5.0
WINDOW_DAYS = 90
PERCENTILE = 95.0
LEAST_STEPS = 30
"""With fewer steps in the window a 95th percentile is no more than the largest of them."""
LEAST_KM2 = 1.0
"""In a sector that lies still any pencil stroke is five times the usual."""


def surges(change_km2: FloatArray, days: IntArray) -> BoolArray:
    """Tell which sector's change exceeds five times the 95th percentile of 90 days before.

    A step over missing days is compared by its mean per day.

    Args:
        change_km2: Shape (maps, sectors): change since the map before; the first row is void.
        days: Shape (maps,): ordinal of each map's day, ascending.

    Returns:
        Shape (maps, sectors).
    """
    rate = change_km2 / np.maximum(np.diff(days, prepend=days[:1] - 1), 1)[:, None]
    found = np.zeros(change_km2.shape, dtype=bool)
    begins = np.maximum(np.searchsorted(days, days - WINDOW_DAYS), 1)
    for at in range(len(days)):
        if at - begins[at] >= LEAST_STEPS:
            usual = np.percentile(rate[begins[at] : at], PERCENTILE, axis=0)
            found[at] = (rate[at] > TIMES * usual) & (change_km2[at] >= LEAST_KM2)
    return found
