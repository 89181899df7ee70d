"""An archive of control maps: every source's maps as edges with their stays.

What the maps of a series share is kept once. A map's areas are drawn again only when
somebody asks for them; areas and changes are measured on the edges themselves.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from shapely import MultiPolygon

from trucewatch.front.cell_making import make_cells
from trucewatch.front.cells import Cells
from trucewatch.front.edges import EdgeArchive
from trucewatch.front.ground import HELD
from trucewatch.front.outline import outline
from trucewatch.front.spans import Spans, same_edges, spans_of
from trucewatch.geography.projection import Projection
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.errors import InputError

NOTHING = MultiPolygon()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SourceArchive:
    """One source's maps.

    Attributes:
        headers: The maps without their areas, ascending by file date.
        statuses: Which statuses each of them draws.
        layers: The edges of each status, over all maps.
        cells: Which edges of occupied ground can be nearest where and when; None where they
            were not made, or where ground is drawn in two statuses and has to be united.
    """

    source: str
    headers: tuple[ControlMap, ...]
    statuses: tuple[tuple[ControlStatus, ...], ...]
    layers: Mapping[ControlStatus, Spans]
    cells: Cells | None = None

    def occupied(self) -> Spans | None:
        """Return the edges of occupied ground; None if it has to be united of two statuses."""
        held = [status for status in HELD if status in self.layers]
        return self.layers[held[0]] if len(held) == 1 else None

    def cells_for(self, spans: Spans, projection: Projection) -> Cells | None:
        """Return the cells if they were made of just these edges, projected so."""
        fits = self.cells and self.cells.square.centre == projection.centre
        return self.cells if fits and spans is self.occupied() else None

    def celled(self, projection: Projection) -> SourceArchive:
        """Return the archive with cells, in which points are found several times as quickly."""
        spans = self.occupied()
        if spans is None or self.cells_for(spans, projection):
            return self
        edges = EdgeArchive(spans, projection).segments()
        return replace(self, cells=make_cells(edges, spans.maps, projection.centre))

    def maps(self) -> tuple[ControlMap, ...]:
        """Return the maps; their areas are drawn when they are asked for."""
        return tuple(
            replace(header, areas=ArchivedAreas(self, index))
            for index, header in enumerate(self.headers)
        )


class ArchivedAreas(Mapping[ControlStatus, MultiPolygon]):
    """The areas of one archived map, drawn from its edges on demand.

    Attributes:
        shelf: The archive of the map's source.
        index: Which of its maps this is.
    """

    def __init__(self, shelf: SourceArchive, index: int) -> None:
        self.shelf = shelf
        self.index = index
        self._drawn: dict[ControlStatus, MultiPolygon] = {}

    def __getitem__(self, status: ControlStatus) -> MultiPolygon:
        if status not in self.shelf.statuses[self.index]:
            raise KeyError(status)
        if status not in self._drawn:
            self._drawn[status] = outline(self.shelf.layers[status], self.index)
        return self._drawn[status]

    def __iter__(self) -> Iterator[ControlStatus]:
        return iter(self.shelf.statuses[self.index])

    def __len__(self) -> int:
        return len(self.shelf.statuses[self.index])

    def __repr__(self) -> str:
        return f"ArchivedAreas({self.shelf.headers[self.index].id!r})"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MapArchive:
    """The archives of all sources, in alphabetical order."""

    sources: tuple[SourceArchive, ...]

    def maps(self) -> tuple[ControlMap, ...]:
        """Return all maps, source after source, by file date."""
        return tuple(one for source in self.sources for one in source.maps())

    def celled(self, projection: Projection) -> MapArchive:
        """Return the archive with cells for points, made anew where maps were added."""
        return MapArchive(sources=tuple(one.celled(projection) for one in self.sources))

    def added(self, maps: Iterable[ControlMap]) -> MapArchive:
        """Return an archive with further maps; only what they change is compared.

        A map that is there already counts once. Cells of a source that grows are dropped.

        Raises:
            InputError: A date is there already with another map.
        """
        shelves = {source.source: source for source in self.sources}
        for one in sorted(maps, key=lambda each: (each.source, each.file_date, each.id)):
            shelf = shelves.get(one.source)
            shelves[one.source] = archive_source([one]) if shelf is None else _added(shelf, one)
        return MapArchive(sources=tuple(shelves[name] for name in sorted(shelves)))


def archive_maps(maps: Iterable[ControlMap]) -> MapArchive:
    """Build the archive of maps in any order.

    Raises:
        InputError: A source has two different maps for one date.
    """
    by_source: dict[str, list[ControlMap]] = {}
    for one in maps:
        by_source.setdefault(one.source, []).append(one)
    return MapArchive(sources=tuple(archive_source(by_source[name]) for name in sorted(by_source)))


def archive_source(maps: Sequence[ControlMap]) -> SourceArchive:
    """Build the archive of one source's maps, each date once.

    Raises:
        InputError: Two different maps bear the same date.
    """
    ordered = _once_a_day(maps)
    drawn = [status for status in ControlStatus if any(status in one.areas for one in ordered)]
    return SourceArchive(
        source=ordered[0].source,
        headers=tuple(_header(one) for one in ordered),
        statuses=tuple(_statuses(one) for one in ordered),
        layers={
            status: spans_of([one.areas.get(status, NOTHING) for one in ordered])
            for status in drawn
        },
    )


def two_maps(one: ControlMap, other: ControlMap) -> InputError:
    """Say that a date has two different maps, and where they stand."""
    return InputError(
        f"source {one.source} has two different maps dated {one.file_date}: "
        f"{_whence(other)}, and {_whence(one)}.",
        remedy="Keep the one that was published last, or file the other as a new source.",
    )


def same_ground(one: ControlMap, other: ControlMap) -> bool:
    """Tell whether two maps show the same areas to the snap, wherever their rings begin."""
    return set(one.areas) == set(other.areas) and all(
        same_edges(_spans(one, status), _spans(other, status)) for status in one.areas
    )


def _whence(one: ControlMap) -> str:
    feature = one.evidence.locator.feature
    row = "" if feature is None else f"row {feature} of "
    told = f", of {one.retrieved_at:%Y-%m-%d %H:%M} UTC" if one.retrieved_at else ""
    return f"{row}the file with SHA-256 {one.evidence.sha256[:12]}{told}"


def _once_a_day(maps: Sequence[ControlMap]) -> list[ControlMap]:
    kept: dict[object, ControlMap] = {}
    for one in sorted(maps, key=lambda each: (each.file_date, each.id)):
        other = kept.setdefault(one.file_date, one)
        if other is not one and not same_ground(one, other):
            raise two_maps(one, other)
    return list(kept.values())


def _added(shelf: SourceArchive, one: ControlMap) -> SourceArchive:
    dates = [header.file_date for header in shelf.headers]
    at = bisect_left(dates, one.file_date)
    if at < len(dates) and dates[at] == one.file_date:
        if not same_ground(shelf.maps()[at], one):
            raise two_maps(one, shelf.maps()[at])
        return shelf
    blank = spans_of([NOTHING] * len(dates))
    drawn = [status for status in ControlStatus if status in shelf.layers or status in one.areas]
    return SourceArchive(
        source=shelf.source,
        headers=(*shelf.headers[:at], _header(one), *shelf.headers[at:]),
        statuses=(*shelf.statuses[:at], _statuses(one), *shelf.statuses[at:]),
        layers={
            status: shelf.layers.get(status, blank).inserted(at, one.areas.get(status, NOTHING))
            for status in drawn
        },
    )


def _spans(one: ControlMap, status: ControlStatus) -> Spans:
    areas = one.areas
    if isinstance(areas, ArchivedAreas):
        return areas.shelf.layers[status].taken(np.array([areas.index]))
    return spans_of([areas[status]])


def _header(one: ControlMap) -> ControlMap:
    return replace(one, areas={})


def _statuses(one: ControlMap) -> tuple[ControlStatus, ...]:
    return tuple(status for status in ControlStatus if status in one.areas)
