"""What the satellites could see: passes of the day, and cloud at their hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.observability import OVERCAST_FACTOR

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

DAY_HOURS = (9, 10, 11)
NIGHT_HOURS = (22, 23, 0, 1)
"""UTC hours of the usual passes over the front: 09:00–11:20 and 22:30–01:35 (METHOD §2.2),
used where the rows carry no time of their own."""

DAY_SHARE = 0.7
"""Share of a day's clusters that the day passes bring, where rows carry no time."""

LEAST_SHARE = 0.02
"""Hours of the day with fewer of the timed rows than this are no usual pass."""


def pass_hours(by_hour: IntArray) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Find the UTC hours of day and of night passes from the detections' own times.

    Hours from 5 to 16 are the day's over this front. Without times the usual hours are taken.
    """
    if not by_hour.sum():
        return DAY_HOURS, NIGHT_HOURS
    share = by_hour / by_hour.sum()
    usual = [hour for hour in range(24) if share[hour] >= LEAST_SHARE]
    by_day = tuple(hour for hour in usual if 5 <= hour <= 16)
    by_night = tuple(hour for hour in usual if not 5 <= hour <= 16)
    return by_day or DAY_HOURS, by_night or NIGHT_HOURS


def clear_share(cloud: Mapping[int, float], days: IntArray, hours: Sequence[int]) -> FloatArray:
    """Average over the passes of each day what cloud leaves of a detection.

    Args:
        cloud: Share of cloud 0…1 by hour, counted from ordinal 0 (``ordinal * 24 + hour``).
        days: Shape (n,), ordinals.
        hours: UTC hours of the passes.

    Returns:
        Shape (n,): 1 clear, ``OVERCAST_FACTOR`` overcast, NaN where no hour is known.
    """
    known = np.array(
        [[cloud.get(int(day) * 24 + hour, np.nan) for hour in hours] for day in days]
    ).reshape(len(days), len(hours))
    left = 1 - known * (1 - OVERCAST_FACTOR)
    some = ~np.isnan(left).all(axis=1)
    found = np.full(len(days), np.nan)
    found[some] = np.nanmean(left[some], axis=1)
    return found
