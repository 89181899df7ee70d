"""Detections of one pass gathered to clusters, as arrays; and what burns all year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from trucewatch.incidents.heat import CLUSTER_M, PASS_GAP

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

UNDATED = -1
MINUTES_A_DAY = 1440
EDGE_MIN = 60
"""Minutes beyond the ends of a stretch in which its passes may last on."""

CELL_DEG = 0.01
STATIC_DAYS, STATIC_YEARS, DAYS_A_YEAR = 12, 2, 3
"""A cell that was hot on 12 days of earlier years, on three days in each of two of them, is a
works, a flare or a dump. Shelling moves on: two years keep one summer's battle out."""


@dataclass(frozen=True, slots=True, eq=False)
class HeatRows:
    """Detections as arrays; one entry per detection.

    Attributes:
        lonlat: Shape (n, 2), degrees.
        metres: Shape (n, 2), in the theatre's projection.
        day: UTC day as a proleptic ordinal.
        minute: Minute of the UTC day, or ``UNDATED`` where the file gives no time.
        satellite: Number standing for the satellite's name.
    """

    lonlat: FloatArray
    metres: FloatArray
    day: IntArray
    minute: IntArray
    satellite: IntArray

    def __len__(self) -> int:
        return len(self.day)

    def take(self, rows: IntArray | BoolArray) -> HeatRows:
        """Return some of the rows, in the order asked for."""
        return HeatRows(
            self.lonlat[rows],
            self.metres[rows],
            self.day[rows],
            self.minute[rows],
            self.satellite[rows],
        )


def without_duplicates(rows: HeatRows) -> HeatRows:
    """Drop rows that come twice: same place, time and satellite (overlapping granules)."""
    keys = np.column_stack([np.round(rows.lonlat * 1e5), rows.day, rows.minute, rows.satellite])
    _, first = np.unique(keys, axis=0, return_index=True)
    return rows.take(np.sort(first))


def static_cells(rows: HeatRows, years: IntArray, year: int) -> IntArray:
    """Name the cells that burned all year in the years before ``year``, ascending."""
    return static_of(
        [hot_cells(rows.take(years == each)) for each in np.unique(years[years < year])]
    )


def hot_cells(rows: HeatRows) -> IntArray:
    """Count the days on which each cell was hot; shape (cells, 2): cell, days."""
    hot = np.unique(np.column_stack([cell_of(rows.lonlat), rows.day]), axis=0)[:, 0]
    return np.column_stack(np.unique(hot, return_counts=True))


def static_of(hot: Sequence[IntArray]) -> IntArray:
    """Name the cells that burned all year, ascending, from the hot cells of each year."""
    if not hot:
        return np.zeros(0, dtype=np.int64)
    yearly = np.concatenate(list(hot))
    cells, which = np.unique(yearly[:, 0], return_inverse=True)
    all_days = np.bincount(which, weights=yearly[:, 1], minlength=len(cells))
    steady = np.bincount(which[yearly[:, 1] >= DAYS_A_YEAR], minlength=len(cells))
    return np.asarray(cells[(all_days >= STATIC_DAYS) & (steady >= STATIC_YEARS)])


def cell_of(lonlat: FloatArray) -> IntArray:
    """Number the 0.01 degree cells of positions."""
    steps = np.floor(lonlat / CELL_DEG + 1e-6).astype(np.int64)
    return np.asarray(steps[:, 0] * 100_000 + steps[:, 1])


def pass_of(rows: HeatRows) -> IntArray:
    """Number the passes: per satellite, rows no further apart than a pass lasts.

    Rows without a time share the pass of their day.
    """
    moment = _moments(rows)
    timed = rows.minute != UNDATED
    order = np.lexsort((moment, rows.satellite, timed))
    gap = np.diff(moment[order]) > PASS_GAP.total_seconds() / 60
    other = np.diff(rows.satellite[order]) != 0
    new = gap | other | (np.diff(timed[order].astype(int)) != 0)
    number = np.zeros(len(rows), dtype=np.int64)
    number[order] = np.concatenate([[0], np.cumsum(new)])[: len(rows)]
    return number


def begun_within(rows: HeatRows, first: int, last: int) -> BoolArray:
    """Mark the rows of the passes that began on the days ``first`` to ``last`` (ordinals).

    Of two neighbouring stretches each row belongs to one, if both were given the ``EDGE_MIN``
    minutes beyond their ends. What has not ended by then (rows without satellite) is cut there.
    """
    low, high = first * MINUTES_A_DAY, (last + 1) * MINUTES_A_DAY
    moment, passes = _moments(rows), pass_of(rows)
    begun = np.full(len(rows), np.iinfo(np.int64).max)
    np.minimum.at(begun, passes, moment)
    start = begun[passes]
    cut = (start < low) & (moment >= low + EDGE_MIN)
    return np.asarray(((start >= low) & (start < high)) | cut)


def _moments(rows: HeatRows) -> IntArray:
    return np.asarray(rows.day * MINUTES_A_DAY + np.maximum(rows.minute, 0))


def gather(rows: HeatRows, passes: IntArray) -> IntArray:
    """Return the index of one row per cluster, ascending: the first of each.

    Chained: A near B and B near C makes one cluster. Which row stands for a cluster does not
    depend on the others' order: the most southern, then the most western.
    """
    kept = [_leaders(rows, part) for part in _parts(passes)]
    return np.sort(np.concatenate(kept)) if kept else np.zeros(0, dtype=np.int64)


def _parts(passes: IntArray) -> Iterator[IntArray]:
    order = np.argsort(passes, kind="stable")
    if len(order):
        yield from np.split(order, np.flatnonzero(np.diff(passes[order])) + 1)


def _leaders(rows: HeatRows, part: IntArray) -> IntArray:
    part = part[np.lexsort((rows.lonlat[part, 0], rows.lonlat[part, 1]))]
    if len(part) == 1:
        return part
    pairs = cKDTree(rows.metres[part]).query_pairs(CLUSTER_M, output_type="ndarray")
    size = len(part)
    links = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(size, size))
    _, cluster = connected_components(links, directed=False)
    _, first = np.unique(cluster, return_index=True)
    return np.asarray(part[first])
