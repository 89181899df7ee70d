"""A source's maps in order, and the pieces that changed at each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import overload

import numpy as np
from shapely import MultiPolygon

from trucewatch.front.archive import ArchivedAreas, same_ground, two_maps
from trucewatch.front.edges import EdgeArchive, build_archive
from trucewatch.front.faces import Faces, find_all_faces
from trucewatch.front.ground import occupied_area, projection_of
from trucewatch.front.line_finder import LineFinder
from trucewatch.front.seam_edges import healed
from trucewatch.front.spans import same_edges, spans_of
from trucewatch.geography.projection import Projection
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.theatre import Theatre


class OccupiedGround(Sequence[MultiPolygon]):
    """The occupied ground of maps, drawn when it is asked for."""

    def __init__(self, maps: Sequence[ControlMap]) -> None:
        self._maps = maps

    @overload
    def __getitem__(self, index: int) -> MultiPolygon: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[MultiPolygon]: ...
    def __getitem__(self, index: int | slice) -> MultiPolygon | Sequence[MultiPolygon]:
        if isinstance(index, slice):
            return OccupiedGround(self._maps[index])
        return occupied_area(self._maps[index])

    def __len__(self) -> int:
        return len(self._maps)


@dataclass(frozen=True, eq=False)
class Track:
    """One source's maps by file date, with their edges.

    Attributes:
        maps: Ascending by file date.
        archive: The edges of their occupied ground, in the same order.
        projection: The theatre's.
    """

    maps: tuple[ControlMap, ...]
    archive: EdgeArchive
    projection: Projection

    @property
    def occupied(self) -> Sequence[MultiPolygon]:
        """Occupied ground of the maps, in the same order."""
        return OccupiedGround(self.maps)

    @cached_property
    def healed(self) -> EdgeArchive:
        """The edges without hair-thin gaps between drawn pieces: what line and sides go by."""
        return healed(self.archive)

    @cached_property
    def _steps(self) -> tuple[Faces | None, ...]:
        changed = [
            self.archive.difference(earlier, later)
            for earlier, later in pairwise(range(len(self.maps)))
        ]
        return (None, *find_all_faces(changed, self.projection))

    def steps(self) -> tuple[Faces | None, ...]:
        """Find what changed at each map; None for the first."""
        return self._steps

    def line_finder(self, country: MultiPolygon, theatre: Theatre) -> LineFinder:
        """Return what finds the contact line of each of the maps."""
        return LineFinder(self.healed, self.occupied, country, theatre)


def build_tracks(maps: Iterable[ControlMap], theatre: Theatre) -> tuple[Track, ...]:
    """Order maps into one track per source, sources in alphabetical order.

    Raises:
        InputError: A source has two different maps for one date.
    """
    found = tuple(maps)
    sources = sorted({one.source for one in found})
    return tuple(_track([one for one in found if one.source == name], theatre) for name in sources)


def in_order(maps: Sequence[ControlMap]) -> tuple[ControlMap, ...]:
    """Sort one source's maps by file date; the same map given twice counts once.

    Raises:
        InputError: Two different maps bear the same date.
    """
    kept: dict[object, ControlMap] = {}
    for one in sorted(maps, key=lambda each: (each.file_date, each.id)):
        other = kept.setdefault(one.file_date, one)
        if other is not one and not _same(other, one):
            raise two_maps(one, other)
    return tuple(kept.values())


def _same(one: ControlMap, other: ControlMap) -> bool:
    drawn = (spans_of([occupied_area(each)]) for each in (one, other))
    return same_ground(one, other) or same_edges(*drawn)


def _track(maps: Sequence[ControlMap], theatre: Theatre) -> Track:
    ordered = in_order(maps)
    projection = projection_of(theatre)
    archive = _archived(ordered, projection)
    return Track(
        ordered, archive or build_archive(list(map(occupied_area, ordered)), projection), projection
    )


def _archived(maps: Sequence[ControlMap], projection: Projection) -> EdgeArchive | None:
    """Take the edges as archived, where all maps lie on one shelf and need no joining."""
    areas = [one.areas for one in maps if isinstance(one.areas, ArchivedAreas)]
    shelves = {id(one.shelf): one.shelf for one in areas}
    if len(areas) != len(maps) or len(shelves) != 1:
        return None
    (shelf,) = shelves.values()
    layer = shelf.occupied()
    if layer is None:
        return None
    spans = layer.taken(np.array([one.index for one in areas]))
    return EdgeArchive(spans, projection, shelf.cells_for(spans, projection))
