"""A source's maps in order, and the pieces that changed at each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shapely import MultiPolygon

from trucewatch.front.edges import EdgeArchive, build_archive
from trucewatch.front.faces import Faces, find_faces
from trucewatch.front.ground import occupied_area, projection_of
from trucewatch.front.line_finder import LineFinder
from trucewatch.geography.projection import Projection
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.theatre import Theatre


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """One source's maps by file date, with their edges.

    Attributes:
        maps: Ascending by file date.
        occupied: Their occupied ground, in the same order.
        archive: Their edges, in the same order.
        projection: The theatre's.
    """

    maps: tuple[ControlMap, ...]
    occupied: tuple[MultiPolygon, ...]
    archive: EdgeArchive
    projection: Projection

    def steps(self) -> tuple[Faces | None, ...]:
        """Find what changed at each map; None for the first."""
        changed = (
            find_faces(self.archive.difference(earlier, later), self.projection)
            for earlier, later in pairwise(range(len(self.maps)))
        )
        return (None, *changed)

    def line_finder(self, country: MultiPolygon, theatre: Theatre) -> LineFinder:
        """Return what finds the contact line of each of the maps."""
        return LineFinder(self.archive, self.occupied, country, theatre)


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
        if other is not one and not occupied_area(other).equals(occupied_area(one)):
            raise InputError(
                f"source {one.source} has two different maps dated {one.file_date}.",
                remedy="Keep the one that was published last, or file the other as a new source.",
            )
    return tuple(kept.values())


def _track(maps: Sequence[ControlMap], theatre: Theatre) -> Track:
    ordered = in_order(maps)
    occupied = tuple(occupied_area(one) for one in ordered)
    projection = projection_of(theatre)
    return Track(ordered, occupied, build_archive(occupied, projection), projection)
