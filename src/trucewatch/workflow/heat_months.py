"""A workspace's detections counted month by month; what did not change is not read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.thermal.clusters import (
    UNDATED,
    HeatRows,
    begun_within,
    cell_of,
    hot_cells,
    static_of,
    without_duplicates,
)
from trucewatch.assessment.thermal.panel import Counted, Seen, count_clusters
from trucewatch.front.ground import projection_of
from trucewatch.front.track import Track
from trucewatch.storage.columns import Known, read_values, states_known
from trucewatch.vocabulary.detection import Detection
from trucewatch.workflow.fires import LineOfDays, middles_of
from trucewatch.workflow.memory import Arrays
from trucewatch.workflow.workspace import Workspace

IntArray = NDArray[np.int64]

PATHS = ("$.position.lon", "$.position.lat", "$.satellite", "$.seen.granularity")
PARTS = ("near", "ring", "ring_days", "by_hour")


@dataclass(frozen=True, slots=True, eq=False)
class CountedMonth:
    """Clusters of the passes that began in a month, the days its files cover, its hot cells.

    Attributes:
        month: For instance ``2031-06``, UTC.
        files: Shape (n, 3): number of a file, its first and last day in the month (ordinals).
        hot: Shape (c, 2): cell, and days on which it was hot.
    """

    month: str
    counted: Counted
    files: IntArray
    hot: IntArray

    @property
    def year(self) -> int:
        """Its year."""
        return int(self.month[:4])


def count_months(
    workspace: Workspace, line: LineOfDays, known: Known, states: Mapping[str, str]
) -> tuple[CountedMonth, ...]:
    """Count the clusters of every month known, the static sources of earlier years left out.

    A month is counted anew only when its own detections or maps changed, or those of an
    earlier year, which tell the static sources. A pass across midnight belongs to the month in
    which it began, and is measured by the line of that month.
    """
    found: list[CountedMonth] = []
    edges = [_edges(month) for month in states]
    beside = states_known(workspace.store, Detection, known, [one for two in edges for one in two])
    before = f"{workspace.theatre_name}|{line.field.theatre.sectors_version}"
    for year, months in groupby(states, key=lambda month: month[:4]):
        asked = _Asked(workspace, line, known, static_of(_by_year(found)))
        decided_by = {
            month: f"heat|{before}|{month}|{states[month]}|"
            f"{[beside.get(each) for each in _edges(month)]}|{_maps_until(line.track, month)}"
            for month in months
        }
        for month, parts in workspace.memory.arrays(decided_by, asked.count).items():
            counted = Counted(**{name: parts[name] for name in PARTS})
            found.append(CountedMonth(month, counted, parts["files"], parts["hot"]))
        before = hashlib.sha256(f"{before}|{year}|{decided_by}".encode()).hexdigest()
    return tuple(found)


def covered_days(months: Sequence[CountedMonth]) -> list[tuple[int, int]]:
    """Return the first and last day of each file: what lies between was looked at."""
    files = np.concatenate([one.files for one in months])
    names, which = np.unique(files[:, 0], return_inverse=True)
    first = np.full(len(names), np.iinfo(np.int64).max)
    last = np.zeros(len(names), dtype=np.int64)
    np.minimum.at(first, which, files[:, 1])
    np.maximum.at(last, which, files[:, 2])
    return list(zip(first.tolist(), last.tolist(), strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """What months of one year are counted with; ``static`` are the cells left out."""

    workspace: Workspace
    line: LineOfDays
    known: Known
    static: IntArray

    def count(self, months: Sequence[str]) -> dict[str, Arrays]:
        """Count months, their detections measured together."""
        read = [_rows(self, month) for month in months]
        seen = self.line.look_at(_joined([one.by_line for one in read]))
        ends = np.cumsum([len(one.rows) for one in read])
        middles = middles_of(self.line.field)[1]
        found: dict[str, Arrays] = {}
        for month, one, end in zip(months, read, ends, strict=True):
            part = slice(end - len(one.rows), end)
            static = np.isin(cell_of(one.rows.lonlat), self.static)
            there = Seen(seen.line_m[part], seen.sector[part])
            counted = count_clusters(one.rows, there, middles, static)
            parts = {name: getattr(counted, name) for name in PARTS}
            found[month] = {**parts, "files": one.files, "hot": one.hot}
        return found


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """What was read of a month.

    Attributes:
        rows: Detections of the passes that began in it.
        by_line: The same, none dated after the month.
        files, hot: As of ``CountedMonth``, of the detections within the month.
    """

    rows: HeatRows
    by_line: HeatRows
    files: IntArray
    hot: IntArray


def _joined(some: Sequence[HeatRows]) -> HeatRows:
    names = [each.name for each in fields(HeatRows)]
    return HeatRows(*(np.concatenate([getattr(rows, name) for rows in some]) for name in names))


def _by_year(months: Sequence[CountedMonth]) -> list[IntArray]:
    """Add up the hot days of each cell over the months of a year."""
    found = []
    for _, some in groupby(months, key=lambda one: one.year):
        hot = np.concatenate([one.hot for one in some])
        cells, which = np.unique(hot[:, 0], return_inverse=True)
        days = np.bincount(which, weights=hot[:, 1]).astype(np.int64)
        found.append(np.column_stack([cells, days]))
    return found


def _rows(asked: _Asked, month: str) -> _Read:
    """Read a month's detections; the same row of two files counts once."""
    before, after = _edges(month)
    read = [one for begins in (before, month, after) for one in _values(asked, begins)]
    begun, files, lon, lat, satellites, grain = zip(*read, strict=True) if read else [()] * 6
    lonlat = np.array([lon, lat], dtype=np.float64).T.reshape(-1, 2)
    day = _ordinals(begun)
    rows = HeatRows(
        lonlat,
        projection_of(asked.line.field.theatre).forward(lonlat),
        day,
        _minutes(begun, grain),
        np.unique([one or "" for one in satellites], return_inverse=True)[1].astype(np.int64),
    )
    first, last = _days(month)
    own = (day >= first) & (day <= last)
    kept = rows.take(begun_within(rows, first, last))
    kept = without_duplicates(kept)
    return _Read(
        rows=kept,
        by_line=replace(kept, day=np.minimum(kept.day, last)),
        files=_files([name for name, inside in zip(files, own, strict=True) if inside], day[own]),
        hot=hot_cells(rows.take(own)),
    )


def _values(asked: _Asked, begins: str) -> Iterator[tuple[Any, ...]]:
    return read_values(asked.workspace.store, Detection, PATHS, asked.known, begins)


def _days(month: str) -> tuple[int, int]:
    """Return a month's first and last day as ordinals."""
    first = date.fromisoformat(f"{month}-01")
    following = (first + timedelta(days=31)).replace(day=1)
    return first.toordinal(), following.toordinal() - 1


def _edges(month: str) -> tuple[str, str]:
    """Name the UTC hours before and after a month, in which its passes may begin or end."""
    first, last = _days(month)
    return f"{date.fromordinal(first - 1)}T23", f"{date.fromordinal(last + 1)}T00"


def _ordinals(begun: Sequence[str]) -> IntArray:
    known = {words: date.fromisoformat(words).toordinal() for words in {one[:10] for one in begun}}
    return np.array([known[one[:10]] for one in begun], dtype=np.int64)


def _minutes(begun: Sequence[str], grain: Sequence[str]) -> IntArray:
    return np.array(
        [
            UNDATED if kind == "day" else int(words[11:13]) * 60 + int(words[14:16])
            for words, kind in zip(begun, grain, strict=True)
        ],
        dtype=np.int64,
    )


def _files(files: Sequence[str], day: IntArray) -> IntArray:
    names, which = np.unique(np.array(files, dtype=str), return_inverse=True)
    rows = [
        (int(name[:15], 16), day[which == number].min(), day[which == number].max())
        for number, name in enumerate(names)
    ]
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def _maps_until(track: Track, month: str) -> str:
    """Name the map that stands for the month's days: the latest, else the first there is."""
    known = [one.id for one in track.maps if f"{one.file_date:%Y-%m}" <= month]
    return ",".join(known[-2:]) or track.maps[0].id
