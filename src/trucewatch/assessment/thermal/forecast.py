"""Expected clusters per day and sector, from what was known before; never from the day itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.thermal.columns import make_columns, prior
from trucewatch.assessment.thermal.counts import CountFit, Prior, fit_counts
from trucewatch.assessment.thermal.panel import Panel

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

REFIT_DAYS = 14
MEMORY_DAYS = 365.0
"""A row counts half after a year: the war of two summers ago is another war."""

LEAST_ROWS = 14
"""Days before the first expectation; the prior alone would be a guess."""

SETTLE_DAYS = 7
"""Days after a gap until levels mean something."""

Fits = tuple[CountFit | None, CountFit | None]


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """What was expected, shape (days, sectors) each; NaN where nothing could be.

    Attributes:
        expected: Clusters without a truce.
        dispersion: Pooled over the sectors.
    """

    expected: FloatArray
    dispersion: FloatArray


class Forecaster:
    """Forecasts days of a panel by fits on the days before, refitted every two weeks.

    Truce days teach nothing, so that a truce is never compared with itself.

    Args:
        panel: Counts and sky.
        excluded: Shape (days,): days that teach nothing.
        learn_before: Learn once, on the days before this row, instead of every two weeks: for
            a single day or truce, whose placebos are then held against the same weights.
    """

    def __init__(
        self,
        panel: Panel,
        excluded: BoolArray | None = None,
        *,
        learn_before: int | None = None,
    ) -> None:
        self.panel = panel
        self._learn_before = learn_before
        self.excluded = np.zeros(len(panel.near), dtype=bool) if excluded is None else excluded
        self._columns = make_columns(panel)
        self._usable = _settled(panel.known) & ~self.excluded
        self._fits: dict[int, Fits] = {}

    def days(self, wanted: tuple[date, date] = (date.min, date.max)) -> Forecast:
        """Forecast the wanted days; on truce days levels stand as on the first one's morning.

        Shape (all days, sectors); the days not wanted are NaN.
        """
        found = Forecast(*(np.full(self.panel.near.shape, np.nan) for _ in range(2)))
        first, last = (day.toordinal() for day in wanted)
        rows = np.flatnonzero((self.panel.days >= first) & (self.panel.days <= last))
        some = self.expect(rows, frozen_days(self.excluded)[rows])
        found.expected[rows], found.dispersion[rows] = some.expected, some.dispersion
        return found

    def expect(self, days: IntArray, level_days: IntArray) -> Forecast:
        """Forecast days with the levels and the fits of the mornings of ``level_days``.

        Days without files, and days with too little before them, stay NaN.
        """
        expected = np.full((len(days), len(self.panel.sectors)), np.nan)
        dispersion = expected.copy()
        blocks = level_days // REFIT_DAYS * REFIT_DAYS
        if self._learn_before is not None:
            blocks = np.full_like(level_days, self._learn_before)
        for block in np.unique(blocks):
            rows = np.flatnonzero((blocks == block) & self.panel.known[days])
            if len(rows):
                self._fill(Forecast(expected, dispersion), rows, (days, level_days), int(block))
        return Forecast(expected, dispersion)

    def _fill(
        self, into: Forecast, rows: IntArray, when: tuple[IntArray, IntArray], block: int
    ) -> None:
        days, level_days = when[0][rows], when[1][rows]
        asked, sky = self._columns.of(days, level_days), self._columns.sky[days]
        for fit, cells in zip(self._fits_before(block), (np.ones_like(sky), sky), strict=True):
            if fit is not None:
                at, sectors = np.nonzero(cells)
                into.expected[rows[at], sectors] = fit.mean(asked[cells])
                into.dispersion[rows[at], sectors] = fit.dispersion

    def _fits_before(self, block: int) -> Fits:
        """Fit all days before, then those with a known sky, the second drawn to the first."""
        if block not in self._fits:
            past = np.flatnonzero(self._usable[:block])
            all_days = self._fit(past, np.ones((len(past), len(self.panel.sectors)), bool), prior())
            seen = None
            if all_days is not None:
                drawn_to = Prior(all_days.weights, prior().strength)
                seen = self._fit(past, self._columns.sky[past], drawn_to)
            self._fits[block] = (all_days, seen)
        return self._fits[block]

    def _fit(self, past: IntArray, allowed: BoolArray, drawn_to: Prior) -> CountFit | None:
        if allowed.any(axis=1).sum() < LEAST_ROWS:
            return None
        rows = self._columns.of(past, past)[allowed]
        fading = 0.5 ** ((past[-1] - past) / MEMORY_DAYS)
        share = np.broadcast_to(fading[:, None], allowed.shape)[allowed]
        return fit_counts(rows, self.panel.near[past][allowed], share, drawn_to)


def frozen_days(excluded: BoolArray) -> IntArray:
    """Return for each day the day whose morning's levels count: its own, or its truce's first.

    >>> frozen_days(np.array([False, True, True, False])).tolist()
    [0, 1, 1, 3]
    """
    found = np.arange(len(excluded))
    for day in range(1, len(excluded)):
        if excluded[day] and excluded[day - 1]:
            found[day] = found[day - 1]
    return found


def _settled(known: BoolArray) -> BoolArray:
    run = np.convolve(known.astype(int), np.ones(SETTLE_DAYS + 1, dtype=int))[: len(known)]
    return np.asarray(run == SETTLE_DAYS + 1)
