"""Counts laid out by day and sector: clusters near the line, the ring behind it, the sky."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.thermal.clusters import (
    UNDATED,
    HeatRows,
    cell_of,
    gather,
    pass_of,
    static_cells,
)
from trucewatch.assessment.thermal.sky import DAY_SHARE, clear_share, pass_hours
from trucewatch.vocabulary.thermal import WHOLE

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

NEAR_M = 30_000.0
"""Clusters up to here from the line are counted: what guns, rockets and drones of both sides
reach. Of 20, 25 and 30 km the last found falls best in single sectors (docs/quality.md)."""

RING_M = (60_000.0, 150_000.0)
"""The fire-weather control: same weather, same harvest, no line (METHOD §2.3)."""

RING_REACH_M = 170_000.0
"""A sector's own control is the part of the ring no further from its middle."""


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """Where the detections lie; one entry per detection.

    Attributes:
        line_m: Distance to the contact line of its day; NaN where there is no map.
        sector: Index of its sector, or -1.
    """

    line_m: FloatArray
    sector: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """The ground the counts are laid out on.

    Attributes:
        sectors: Ids.
        middles: Shape (s, 2): their middles in metres.
        clouds: Per sector the series of its nearest point by absolute hour, or empty.
        covered: First and last day (ordinals) of each stretch for which files were given.
    """

    sectors: tuple[str, ...]
    middles: FloatArray
    clouds: Sequence[Mapping[int, float]]
    covered: Sequence[tuple[int, int]]


def no_passes() -> IntArray:
    """Return the passes of a panel made of totals: none."""
    return np.zeros((0, 3), dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Counts by day (rows) and sector (columns).

    Attributes:
        first: Ordinal of the first day.
        near: Clusters near the line.
        ring: Clusters of each sector's own part of the ring; ``ring_all`` of the whole.
        clear_day: What cloud leaves of a detection at the day passes; NaN unknown;
            ``clear_night`` likewise.
        known: Days for which files were given.
        static_years: Years that static sources were learnt from.
        passes: Shape (clusters, 3): row of the day, minute of the pass (``UNDATED`` where the
            files give none) and column of every cluster near the line; empty for totals.
    """

    sectors: tuple[str, ...]
    first: int
    near: FloatArray
    ring: FloatArray
    ring_all: FloatArray
    clear_day: FloatArray
    clear_night: FloatArray
    known: BoolArray
    static_years: tuple[int, ...]
    passes: IntArray = field(default_factory=no_passes)

    @property
    def days(self) -> IntArray:
        """Ordinals of all days."""
        return np.arange(self.first, self.first + len(self.near))

    @property
    def exposure(self) -> FloatArray:
        """Share of a clear day's clusters that the sky lets through; NaN unknown."""
        return DAY_SHARE * self.clear_day + (1 - DAY_SHARE) * self.clear_night

    def chosen(self, columns: Sequence[bool]) -> Panel:
        """Return the panel of some of the sectors; the ring behind all stays."""
        kept = np.flatnonzero(columns)
        return Panel(
            sectors=tuple(self.sectors[int(column)] for column in kept),
            first=self.first,
            near=self.near[:, kept],
            ring=self.ring[:, kept],
            ring_all=self.ring_all,
            clear_day=self.clear_day[:, kept],
            clear_night=self.clear_night[:, kept],
            known=self.known,
            static_years=self.static_years,
            passes=_moved(self.passes, kept),
        )

    def whole(self) -> Panel:
        """Return the panel of the whole front as one sector; clouds averaged over sectors."""
        used = self.near.sum(axis=0) > 0
        used = used if used.any() else np.ones_like(used)
        return Panel(
            sectors=(WHOLE,),
            first=self.first,
            near=self.near.sum(axis=1, keepdims=True),
            ring=self.ring_all[:, None],
            ring_all=self.ring_all,
            clear_day=_mean(self.clear_day[:, used]),
            clear_night=_mean(self.clear_night[:, used]),
            known=self.known,
            static_years=self.static_years,
            passes=self.passes * np.array([1, 1, 0]),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """Clusters of some detections, not yet laid out by day.

    Attributes:
        near: Shape (n, 3): ordinal of the day, minute, column, for clusters near the line.
        ring: Shape (m, 2): ordinal and column, once for every sector whose ring it lies in.
        ring_days: Ordinals of the clusters of the ring, each once.
        by_hour: Timed detections by UTC hour, near or far.
    """

    near: IntArray
    ring: IntArray
    ring_days: IntArray
    by_hour: IntArray


def build_panel(rows: HeatRows, seen: Seen, field: Field) -> Panel:
    """Count clusters near the line and in the ring, static sources of earlier years left out."""
    static, learnt = _static(rows, years_of(rows.day))
    return lay_out([count_clusters(rows, seen, field.middles, static)], field, learnt)


def count_clusters(rows: HeatRows, seen: Seen, middles: FloatArray, static: BoolArray) -> Counted:
    """Gather detections to clusters near the line and in the ring.

    Args:
        rows: Detections of whole passes.
        seen: Where they lie.
        middles: Shape (s, 2): middles of the sectors in metres.
        static: Shape (n,): detections to leave out.
    """
    near = np.flatnonzero((np.abs(seen.line_m) < NEAR_M) & (seen.sector >= 0) & ~static)
    ring = np.flatnonzero(_within(np.abs(seen.line_m), RING_M) & ~static)
    near, ring = _clusters(rows, near), _clusters(rows, ring)
    apart = np.hypot(*(rows.metres[ring][:, None, :] - middles[None]).transpose(2, 0, 1))
    at, of = np.nonzero(apart < RING_REACH_M)
    timed = rows.minute[rows.minute != UNDATED]
    return Counted(
        near=np.column_stack([rows.day[near], rows.minute[near], seen.sector[near]]),
        ring=np.column_stack([rows.day[ring][at], of]),
        ring_days=rows.day[ring],
        by_hour=np.bincount(timed // 60, minlength=24),
    )


def lay_out(counted: Sequence[Counted], field: Field, static_years: tuple[int, ...]) -> Panel:
    """Lay clusters out by day and sector under the sky of the passes."""
    first = min(start for start, _ in field.covered)
    last = max(end for _, end in field.covered)
    days = np.arange(first, last + 1)
    size = (len(days), len(field.sectors))
    near, ring = (
        np.concatenate([getattr(one, name) for one in counted]) for name in ("near", "ring")
    )
    ring_days = np.concatenate([one.ring_days for one in counted])
    by_day, by_night = pass_hours(np.sum([one.by_hour for one in counted], axis=0))
    known = np.zeros(len(days), dtype=bool)
    for start, end in field.covered:
        known[start - first : end - first + 1] = True
    return Panel(
        sectors=field.sectors,
        first=first,
        near=_counted(near[:, 0] - first, near[:, 2], size),
        ring=_counted(ring[:, 0] - first, ring[:, 1], size),
        ring_all=np.bincount(ring_days - first, minlength=len(days)).astype(np.float64),
        clear_day=_sky(field.clouds, days, by_day),
        clear_night=_sky(field.clouds, days, by_night),
        known=known,
        static_years=static_years,
        passes=near - np.array([first, 0, 0]),
    )


def _static(rows: HeatRows, years: IntArray) -> tuple[BoolArray, tuple[int, ...]]:
    """Mark detections in cells that earlier years showed as static; name those years."""
    marked = np.zeros(len(rows), dtype=bool)
    cells = cell_of(rows.lonlat)
    present = [int(year) for year in np.unique(years)]
    for year in present[1:]:
        todays = years == year
        marked[todays] = np.isin(cells[todays], static_cells(rows, years, year))
    return marked, tuple(present[:-1])


def _clusters(rows: HeatRows, some: IntArray) -> IntArray:
    part = rows.take(some)
    return some[gather(part, pass_of(part))] if len(some) else some


def _moved(passes: IntArray, kept: IntArray) -> IntArray:
    """Keep the passes of some columns, numbered anew."""
    some = np.isin(passes[:, 2], kept)
    found = passes[some].copy()
    found[:, 2] = np.searchsorted(kept, found[:, 2])
    return found


def _within(distance: FloatArray, band: tuple[float, float]) -> BoolArray:
    return (distance >= band[0]) & (distance < band[1])


def _counted(day: IntArray, sector: IntArray, size: tuple[int, int]) -> FloatArray:
    found = np.zeros(size)
    np.add.at(found, (day, sector), 1.0)
    return found


def _sky(clouds: Sequence[Mapping[int, float]], days: IntArray, hours: Sequence[int]) -> FloatArray:
    made: dict[int, FloatArray] = {}  # sectors share the series of one point
    for cloud in clouds:
        if id(cloud) not in made:
            made[id(cloud)] = clear_share(cloud, days, hours)
    return np.column_stack([made[id(cloud)] for cloud in clouds])


def years_of(days: IntArray) -> IntArray:
    """Return the year of each day given as an ordinal."""
    if not len(days):
        return days
    low = int(days.min())
    table = np.array([date.fromordinal(day).year for day in range(low, int(days.max()) + 1)])
    return np.asarray(table[days - low])


def _mean(values: FloatArray) -> FloatArray:
    some = ~np.isnan(values).all(axis=1)
    found = np.full((len(values), 1), np.nan)
    found[some, 0] = np.nanmean(values[some], axis=1)
    return found
