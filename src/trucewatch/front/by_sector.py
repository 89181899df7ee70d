"""Change and line cut by sector, so that the parts add up to the whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, STRtree

from trucewatch.front.faces import Faces
from trucewatch.front.ground import projection_of
from trucewatch.front.line import Arcs
from trucewatch.geography.projection import Projection
from trucewatch.vocabulary.sector import Sector
from trucewatch.vocabulary.theatre import Theatre

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What of a map's change and line falls into one sector, or outside all of them."""

    gain_km2: float
    loss_km2: float
    discarded_km2: float
    line_main_km: float
    line_all_km: float


class Cutter:
    """Cuts pieces and lines by sector; see ``cutter``."""

    def __init__(self, ids: Sequence[str], areas: Sequence[MultiPolygon], to: Projection) -> None:
        self._ids = ids
        self._areas = np.array([to.forward_geometry(area) for area in areas], dtype=object)
        self._tree = STRtree(self._areas)

    def shares(
        self, faces: Faces | None, arcs: Arcs, tolerance_m: float
    ) -> Mapping[str | None, Share]:
        """Share out a map's change and line; the key None is the ground outside.

        The line is simplified as a whole before it is cut, so that the lengths add up.
        """
        lines = arcs.simplified(tolerance_m)
        main = self._measure(np.array(lines[:1], dtype=object), shapely.length) / 1e3
        pockets = self._measure(np.array(lines[1:], dtype=object), shapely.length) / 1e3
        gain, loss, discarded = (
            np.zeros(len(self._ids) + 1)
            if faces is None
            else self._measure(faces.polygons[chosen], shapely.area) / 1e6
            for chosen in _choices(faces)
        )
        return {
            name: Share(
                gain_km2=float(gain[at]),
                loss_km2=float(loss[at]),
                discarded_km2=float(discarded[at]),
                line_main_km=float(main[at]),
                line_all_km=float(main[at] + pockets[at]),
            )
            for at, name in enumerate([*self._ids, None])
        }

    def areas_km2(self, pieces: NDArray[np.object_]) -> FloatArray:
        """Measure how much of each piece lies in each sector, last what lies outside.

        Args:
            pieces: Polygons in metres.

        Returns:
            Shape (pieces, sectors + 1).
        """
        found = np.zeros((len(pieces), len(self._ids) + 1))
        if len(pieces):
            piece, sector = self._tree.query(pieces, predicate="intersects")
            parts = shapely.intersection(pieces[piece], self._areas[sector])
            found[piece, sector] = np.asarray(shapely.area(parts)) / 1e6
            rest = np.asarray(shapely.area(pieces)) / 1e6 - found.sum(axis=1)
            found[:, -1] = np.maximum(rest, 0)
        return found

    def _measure(
        self, pieces: NDArray[np.object_], size: Callable[[NDArray[np.object_]], Any]
    ) -> FloatArray:
        # The last entry is what lies outside: whatever the sectors did not take.
        sums = np.zeros(len(self._ids) + 1)
        if not len(pieces):
            return sums
        piece, sector = self._tree.query(pieces, predicate="intersects")
        parts = size(shapely.intersection(pieces[piece], self._areas[sector]))
        np.add.at(sums, sector, parts)
        rest = float(size(pieces).sum() - sums.sum())
        sums[-1] = max(rest, 0.0)
        return sums


def cutter(sectors: Sequence[Sector], theatre: Theatre) -> Cutter:
    """Return the cutter of a partition; built once."""
    return _cutter(
        tuple(sector.id for sector in sectors),
        tuple(sector.area for sector in sectors),
        projection_of(theatre),
    )


@lru_cache(maxsize=8)
def _cutter(ids: tuple[str, ...], areas: tuple[MultiPolygon, ...], to: Projection) -> Cutter:
    return Cutter(ids, areas, to)


def _choices(faces: Faces | None) -> tuple[NDArray[np.bool_], ...]:
    if faces is None:
        return (np.zeros(0, dtype=bool),) * 3
    return (faces.kept & faces.gained, faces.kept & ~faces.gained, ~faces.kept)
