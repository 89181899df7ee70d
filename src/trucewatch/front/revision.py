"""Revisions and flip-flops: what a map takes back, and steps too large for their time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from trucewatch.front.by_sector import Cutter
from trucewatch.front.faces import Faces
from trucewatch.front.overlay import split_all
from trucewatch.front.surge import surges
from trucewatch.front.track import Track

Steps = Sequence[Faces | None]
FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
GeometryArray = NDArray[np.object_]

WINDOW_DAYS = 14
LARGE_LOSS_KM2 = 20.0
"""METHOD of docs/explanation/front.md: ground rarely comes back within two weeks of being
marked; a step back beyond 20 km² was a redrawing each time it was looked into."""


@dataclass(frozen=True, slots=True, eq=False)
class Revisions:
    """What is no movement; one entry per map.

    Attributes:
        gain_km2: Gain that a map of the next 14 days takes back, or of a sector that surged.
        loss_km2: Loss that takes back a gain of the last 14 days, or of a sector that surged;
            the whole loss of a step beyond 20 km².
        flip_flop_km2: Ground of this step that had changed the other way, gained or lost,
            within the 14 days before.
    """

    gain_km2: FloatArray
    loss_km2: FloatArray
    flip_flop_km2: FloatArray


def find_revisions(track: Track, steps: Steps, cut: Cutter | None = None) -> Revisions:
    """Measure per map how much of its change is revision or flip-flop.

    Args:
        track: The maps.
        steps: What changed at each.
        cut: The sectors; without them no surge of a sector is found.
    """
    days = np.array([one.map_date.toordinal() for one in track.maps], dtype=np.int64)
    gains, losses = _kept(steps, gained=True), _kept(steps, gained=False)
    surged_gain, surged_loss = (_surged(pieces, days, cut) for pieces in (gains, losses))
    undone = _reversed(gains, losses, days)
    regained = _reversed(losses, gains, days)
    count = len(days)
    gain = _summed(undone.earlier, undone.area_outside(surged_gain, undone.earlier, cut), count)
    loss = _summed(undone.later, undone.area_outside(surged_loss, undone.later, cut), count)
    flips = _summed(undone.later, undone.area_km2(), count)
    flips += _summed(regained.later, regained.area_km2(), count)
    gain += surged_gain.sum(axis=1)
    loss += surged_loss.sum(axis=1)
    whole_gain, whole_loss = (pieces.totals(count) for pieces in (gains, losses))
    loss = np.where(whole_loss > LARGE_LOSS_KM2, whole_loss, np.minimum(loss, whole_loss))
    # Ground that is taken back twice within the window counts once.
    return Revisions(np.minimum(gain, whole_gain), loss, np.minimum(flips, whole_gain + whole_loss))


@dataclass(frozen=True, slots=True, eq=False)
class _Pieces:
    """Kept pieces of one direction, and the map at which each came."""

    polygons: GeometryArray
    at: IntArray

    def totals(self, count: int) -> FloatArray:
        return _summed(self.at, np.asarray(shapely.area(self.polygons)) / 1e6, count)


@dataclass(frozen=True, slots=True, eq=False)
class _Reversed:
    """Ground that changed one way at the earlier and back at the later map."""

    ground: GeometryArray
    earlier: IntArray
    later: IntArray

    def area_km2(self) -> FloatArray:
        return np.asarray(shapely.area(self.ground)) / 1e6

    def area_outside(self, surged: FloatArray, at: IntArray, cut: Cutter | None) -> FloatArray:
        """Measure it without the sectors that surged at a map: they count as a whole."""
        area = self.area_km2()
        if cut is not None:
            for row in np.flatnonzero(surged[at].any(axis=1)):
                sectors = np.flatnonzero(surged[at[row]])
                area[row] -= cut.areas_km2(self.ground[row : row + 1])[0, sectors].sum()
        return np.asarray(np.maximum(area, 0))


def _surged(pieces: _Pieces, days: IntArray, cut: Cutter | None) -> FloatArray:
    """Measure change in sectors that surged: shape (maps, sectors + 1), 0 elsewhere."""
    if cut is None:
        return np.zeros((len(days), 1))
    by_piece = cut.areas_km2(pieces.polygons)
    km2 = np.zeros((len(days), by_piece.shape[1]))
    np.add.at(km2, pieces.at, by_piece)
    return np.where(surges(km2, days), km2, 0)


def _reversed(first: _Pieces, second: _Pieces, days: IntArray) -> _Reversed:
    if not (len(first.at) and len(second.at)):
        nothing = np.zeros(0, dtype=np.int64)
        return _Reversed(np.zeros(0, dtype=object), nothing, nothing)
    of_second, of_first = STRtree(first.polygons).query(second.polygons, predicate="intersects")
    age = days[second.at[of_second]] - days[first.at[of_first]]
    timely = (age > 0) & (age <= WINDOW_DAYS)
    of_first, of_second = of_first[timely], of_second[timely]
    ground, _ = split_all(first.polygons[of_first], second.polygons[of_second])
    return _Reversed(ground, first.at[of_first], second.at[of_second])


def _kept(steps: Steps, *, gained: bool) -> _Pieces:
    polygons: list[GeometryArray] = [np.zeros(0, dtype=object)]
    at: list[IntArray] = [np.zeros(0, dtype=np.int64)]
    for index, faces in enumerate(steps):
        if faces is not None:
            chosen = faces.polygons[faces.kept & (faces.gained == gained)]
            polygons.append(chosen)
            at.append(np.full(len(chosen), index, dtype=np.int64))
    return _Pieces(np.concatenate(polygons), np.concatenate(at))


def _summed(at: IntArray, km2: FloatArray, count: int) -> FloatArray:
    return np.bincount(at, weights=km2, minlength=count).astype(np.float64)
