"""Change and line cut by sector, so that the parts add up to the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, STRtree

from trucewatch.front.faces import Faces
from trucewatch.front.ground import projection_of
from trucewatch.front.line import Arcs
from trucewatch.front.overlay import LENGTHS, METRES, Measure, split_all
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
        shapely.prepare(self._areas)
        self._tree = STRtree(self._areas)

    def shares(
        self, faces: Faces | None, arcs: Arcs, tolerance_m: float
    ) -> Mapping[str | None, Share]:
        """Share out a map's change and line; the key None is the ground outside.

        The line is simplified as a whole before it is cut, so that the lengths add up.
        """
        lines = arcs.simplified(tolerance_m)
        main, pockets = (
            self._cut(np.array(some, dtype=object), LENGTHS).sum(axis=0) / 1e3
            for some in (lines[:1], lines[1:])
        )
        gain, loss, discarded = (
            np.zeros(len(self._ids) + 1)
            if faces is None
            else self.areas_km2(faces.polygons[chosen]).sum(axis=0)
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
        return self._cut(pieces, METRES) / 1e6

    def _cut(self, pieces: NDArray[np.object_], measure: Measure) -> FloatArray:
        found = np.zeros((len(pieces), len(self._ids) + 1))
        if len(pieces):
            sizes = np.asarray(measure.size(pieces))
            piece, sector = self._tree.query(pieces, predicate="intersects")
            whole = shapely.covers(self._areas[sector], pieces[piece])
            found[piece[whole], sector[whole]] = sizes[piece[whole]]
            piece, sector = piece[~whole], sector[~whole]
            parts, _ = split_all(pieces[piece], self._areas[sector], measure)
            found[piece, sector] = measure.size(parts)
            # The last entry is what lies outside: whatever the sectors did not take.
            found[:, -1] = np.maximum(sizes - found.sum(axis=1), 0)
        return found


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
