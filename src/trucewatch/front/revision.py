"""Revisions: gains that a later map takes back, and losses too large for one day."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from trucewatch.front.faces import Faces
from trucewatch.front.track import Track

Steps = Sequence[Faces | None]
FloatArray = NDArray[np.float64]

WINDOW_DAYS = 14
LARGE_LOSS_KM2 = 20.0
"""METHOD of docs/explanation/front.md: ground rarely comes back within two weeks of being
marked; a step back beyond 20 km² was a redrawing each time it was looked into."""


def revisions_km2(track: Track, steps: Steps) -> tuple[FloatArray, FloatArray]:
    """Measure per map how much of its gain and of its loss is revision.

    Returns:
        Two arrays with one entry per map of the track: gain that a map of the next 14 days
        takes back, and loss that takes back a gain of the last 14 days (or the whole loss
        of a step beyond 20 km²).
    """
    gained, lost = np.zeros(len(track.maps)), np.zeros(len(track.maps))
    for gain_at, loss_at, area in _undone(track, steps):
        gained[gain_at] += area
        lost[loss_at] += area
    for at, faces in enumerate(steps):
        if faces is None:
            continue
        total = faces.total_km2(gained=False, kept_only=True)
        if total > LARGE_LOSS_KM2:
            lost[at] = total
        lost[at] = min(lost[at], total)
        gained[at] = min(gained[at], faces.total_km2(gained=True, kept_only=True))
    return gained, lost


def _undone(track: Track, steps: Steps) -> list[tuple[int, int, float]]:
    gains, gain_at = _kept(steps, gained=True)
    losses, loss_at = _kept(steps, gained=False)
    if not (len(gains) and len(losses)):
        return []
    days = np.array([one.map_date.toordinal() for one in track.maps])
    of_loss, of_gain = STRtree(gains).query(losses, predicate="intersects")
    age = days[loss_at[of_loss]] - days[gain_at[of_gain]]
    timely = (age > 0) & (age <= WINDOW_DAYS)
    of_loss, of_gain = of_loss[timely], of_gain[timely]
    shared = shapely.area(shapely.intersection(gains[of_gain], losses[of_loss])) / 1e6
    return [
        (int(gain_at[gain]), int(loss_at[loss]), float(area))
        for gain, loss, area in zip(of_gain, of_loss, shared, strict=True)
    ]


def _kept(steps: Steps, *, gained: bool) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    polygons: list[NDArray[np.object_]] = [np.zeros(0, dtype=object)]
    at: list[NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)]
    for index, faces in enumerate(steps):
        if faces is not None:
            chosen = faces.polygons[faces.kept & (faces.gained == gained)]
            polygons.append(chosen)
            at.append(np.full(len(chosen), index, dtype=np.int64))
    return np.concatenate(polygons), np.concatenate(at)
