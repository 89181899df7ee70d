"""The workspace's own past days: how its forecasts did, how much its counts still changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.reporting.next_day import LEAST_DAYS as BEFORE
from trucewatch.assessment.reporting.next_day import NextDays, next_days, next_days_as_known
from trucewatch.assessment.reporting.nowcast import nowcast
from trucewatch.assessment.scores import calibrate
from trucewatch.vocabulary.track_record import Coming, Foretold, TrackRecord

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

LEAST_DAYS = 14
COMPLETE_AFTER_DAYS = 14
"""Reports of a day that come later than this are not waited for."""

SETTLED_AFTER_DAYS = 3
"""A day's count is scored once most of its late reports are in."""

REVISED_AFTER_H = (24, 72)
"""Hours after a day's end; the third age, 14 days, is that of completeness."""

LEVEL = 0.9
LEAST_HINDCAST, LEAST_EARLY = 7, 3
"""Days from which scores in hindsight, and what came late so far, are stated with their number."""

SEED = 20310609
"""Of the draws that split whole counts at interval edges."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Reports of force; one entry per report. Times are in days of the mission's clock.

    Attributes:
        first: Day 0.
        day: Day the report speaks about, counted from ``first``.
        sector: Index of the sector.
        known: When the workspace knew it: days since the start of ``first``, with fractions.
        size: Days and sectors; the last day is the one reported on.
        now: The as-of time, counted like ``known``.
    """

    first: date
    day: IntArray
    sector: IntArray
    known: FloatArray
    size: tuple[int, int]
    now: float

    def counts(self, until: float) -> FloatArray:
        """Count the reports known by a time, shape (days, sectors)."""
        found = np.zeros(self.size)
        some = self.known <= until
        np.add.at(found, (self.day[some], self.sector[some]), 1.0)
        return found

    def known_now(self) -> Told:
        """Return only the reports known by ``now``."""
        some = self.known <= self.now
        kept = self.day[some], self.sector[some], self.known[some]
        return Told(self.first, *kept, size=self.size, now=self.now)


def track_record(told: Told) -> TrackRecord:
    """Score the past days of a workspace by what it knew when.

    Reports that became known after ``now`` change nothing.
    """
    told = told.known_now()
    scored = _scored_days(told)
    triangle = _triangle(told)
    enough = len(triangle) >= LEAST_DAYS
    foretold = _foretold(told, scored) if len(scored) >= LEAST_DAYS else None
    return TrackRecord(
        least_days=LEAST_DAYS,
        foretold=foretold,
        foretold_days=len(scored),
        revised=_revised(triangle) if enough else {},
        complete_days=len(triangle),
        coming=_coming(told, triangle) if enough else None,
        hindcast=_hindcast(told) if foretold is None else None,
        early=None if enough else _early(told),
    )


def _scored_days(told: Told) -> IntArray:
    """List settled days before which four weeks lie whose reports were known on the morning."""
    days = _settled(told)
    fresh = [((told.known <= day) & (told.day >= day - BEFORE // 2)).any() for day in days]
    return np.asarray(days[np.array(fresh, dtype=bool)])


def _settled(told: Told) -> IntArray:
    """List the days before which four weeks lie and whose late reports are mostly in."""
    last = min(told.size[0] - 1, int(np.floor(told.now)) - SETTLED_AFTER_DAYS)
    return np.arange(BEFORE, max(last, BEFORE))


def _hindcast(told: Told) -> Foretold | None:
    """Score forecasts made from the counts as they stand now, whenever they came in."""
    settled = _settled(told)
    if len(settled) < LEAST_HINDCAST:
        return None
    return _scored(told, settled, next_days(told.counts(told.now), told.first.weekday()))


def _early(told: Told) -> tuple[float, int] | None:
    """Tell what came later than a day after days that are three days old, and of how many."""
    ends = told.day + 1
    days, which = np.unique(told.day, return_inverse=True)
    fresh = np.zeros(len(days), dtype=bool)
    np.logical_or.at(fresh, which, told.known <= ends + 1)
    kept = fresh & (days + 1 + SETTLED_AFTER_DAYS <= told.now)
    if kept.sum() < LEAST_EARLY:
        return None
    late = (told.known > ends + 1)[kept[which]]
    return float(late.mean()), int(kept.sum())


def _foretold(told: Told, scored: IntArray) -> Foretold:
    found = next_days_as_known(told.counts, told.size[0], told.first.weekday())
    return _scored(told, scored, found)


def _scored(told: Told, scored: IntArray, found: NextDays) -> Foretold:
    counts = told.counts(told.now)[scored]
    draws = np.random.default_rng(SEED).random(told.size)[scored]
    scores = calibrate(counts, found.expected[scored], found.dispersion[scored], draws)
    return Foretold(
        days=len(scored),
        first=told.first + timedelta(days=int(scored[0])),
        last=told.first + timedelta(days=int(scored[-1])),
        cells=scores.cells,
        coverage=scores.coverage,
        brier=scores.brier_any,
        brier_usual=scores.brier_usual,
        log_score=scores.log_score,
    )


def _triangle(told: Told) -> FloatArray:
    """Count reports by complete day (rows) and delay in days after its end (columns).

    Days of which nothing was known a day after their end were not looked at while fresh; they
    say nothing about delays. The last column holds all that came later than complete.
    """
    delay = np.ceil(told.known - (told.day + 1)).clip(0, COMPLETE_AFTER_DAYS + 1).astype(int)
    found = np.zeros((told.size[0], COMPLETE_AFTER_DAYS + 2))
    np.add.at(found, (told.day, delay), 1.0)
    ends = np.arange(1, told.size[0] + 1)
    fresh = found[:, :2].sum(axis=1) > 0
    return np.asarray(found[fresh & (ends + COMPLETE_AFTER_DAYS <= told.now)])


def _revised(triangle: FloatArray) -> dict[int, float]:
    total = float(triangle.sum())
    ages = (*REVISED_AFTER_H, 24 * COMPLETE_AFTER_DAYS)
    return {hours: float(triangle[:, hours // 24 + 1 :].sum()) / total for hours in ages}


def _coming(told: Told, triangle: FloatArray) -> Coming | None:
    last = told.size[0] - 1
    age = int(np.floor(told.now - (last + 1)))
    if age < 0:
        return None
    so_far = int((told.day == last).sum())
    found = nowcast(triangle, age, so_far, level=LEVEL)
    return Coming(
        so_far=so_far,
        median=found.median - so_far,
        low=found.low - so_far,
        high=found.high - so_far,
        level=LEVEL,
        days=len(triangle),
    )
