"""A day, or a truce up to its end, as heat saw it: counted, expected, how rare, how sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.rates import LEVEL
from trucewatch.assessment.thermal.counts import at_most
from trucewatch.assessment.thermal.fighting import fighting_share, fire_weather
from trucewatch.assessment.thermal.forecast import SETTLE_DAYS, Forecaster
from trucewatch.assessment.thermal.panel import Panel
from trucewatch.assessment.thermal.parts import Stretch, counts_within, stretch_of, touched
from trucewatch.assessment.thermal.ratio import FALL, chances_of, power_to_find, ratio_of
from trucewatch.assessment.thermal.season import FULL_YEAR
from trucewatch.assessment.thermal.series import CLEAR, reason_of
from trucewatch.assessment.thermal.windows import LEAST_PLACEBOS, spread_of
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.thermal import HeatChannel, HeatFinding

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

PLACEBO_DAYS = 365
"""Days before that a window is ranked among, where as many are stored."""

GAP_DAYS = 30
"""Days without files after which ordinary days are counted anew."""

MODELLED = "modelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to say something about.

    Attributes:
        day: The day of the report.
        truce: The truce up to the end of that day; None when none is in force.
        others: Windows of earlier truces: their passes teach nothing and are no placebos.
    """

    day: Interval
    truce: Interval | None = None
    others: tuple[Interval, ...] = ()


def heat_channel(panel: Panel, asked: Asked) -> HeatChannel:
    """Hold a day and a truce up to it against what the days and years before let expect.

    The weights are learnt once, on the days before the truce (or the day); placebo windows
    of the year before are held against the same weights.
    """
    years = full_years(panel, asked.day.start_at.year)
    if not years:
        return HeatChannel(state="no_earlier_year")
    stretch = stretch_of(asked.day, panel)
    if stretch is None:
        return HeatChannel(state="no_pass_within", earlier_years=years)
    if not _covered(panel, stretch):
        return HeatChannel(state="day_not_covered", earlier_years=years)
    views = _views(panel, asked)
    day = [one for view in views for one in view.findings(stretch)]
    if not day:
        return HeatChannel(state="too_few_days_before", earlier_years=years)
    whole = None if asked.truce is None else stretch_of(asked.truce, panel)
    weather = fire_weather(panel)[stretch.days[-1] - panel.first]
    return HeatChannel(
        state=MODELLED,
        earlier_years=years,
        missing=_missing(panel, years),
        day=tuple(day),
        truce=()
        if whole is None or not _covered(panel, whole)
        else tuple(one for view in views for one in view.findings(whole)),
        fire_weather=float(weather),
    )


def full_years(panel: Panel, year: int) -> tuple[int, ...]:
    """Name the years before a year of which files cover nearly every day."""
    years = np.array([date.fromordinal(int(day)).year for day in panel.days[panel.known]])
    found, days = np.unique(years, return_counts=True)
    enough = (days >= FULL_YEAR) & (found < year)
    return tuple(int(one) for one in found[enough])


def _missing(panel: Panel, years: Sequence[int]) -> tuple[str, ...]:
    found = []
    if len(years) < 2:
        found.append("static_sources_need_two_years")
    if np.isnan(panel.exposure).all():
        found.append("no_clouds")
    return tuple(found)


def _covered(panel: Panel, stretch: Stretch) -> bool:
    rows = np.array(stretch.days) - panel.first
    return bool(rows[0] >= 0 and rows[-1] < len(panel.known) and panel.known[rows].all())


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """A panel with its forecaster, and the row on whose morning levels stand."""

    panel: Panel
    forecaster: Forecaster
    marked: BoolArray
    frozen: int | None
    fighting: FloatArray

    def findings(self, stretch: Stretch) -> list[HeatFinding]:
        """Describe every sector over a stretch; none where nothing could be expected."""
        sums = _sums(self, stretch)
        return [
            self._finding(sums, stretch, column)
            for column in range(len(self.panel.sectors))
            if not np.isnan(sums.expected[-1, column])
        ]

    def _finding(self, sums: _Sums, stretch: Stretch, column: int) -> HeatFinding:
        sector = self.panel.sectors[column]
        expected, spread = float(sums.expected[-1, column]), sums.dispersion
        observed = float(sums.observed[-1, column])
        rank, of = _rank(sums, column)
        exposure, fighting = self._seen(stretch, column)
        power = power_to_find(FALL, expected, spread)
        reason = reason_of(exposure, power, fighting)
        chances = chances_of(observed, expected, spread)
        clear = reason == CLEAR
        low, high = predictive(expected, spread, LEVEL)
        return HeatFinding(
            sector=sector,
            observed=int(observed),
            expected=expected,
            low=low,
            high=high,
            level=LEVEL,
            dispersion=spread,
            exposure=exposure,
            ratio=ratio_of(observed, expected, spread),
            silence=chances.silence,
            reduced=chances.reduced,
            power=power,
            fighting_share=fighting,
            rank=rank,
            of=of,
            observable=clear,
            reason=reason,
            says=chances.called if clear else "not_observable",
        )

    def _seen(self, stretch: Stretch, column: int) -> tuple[float | None, float | None]:
        """Return exposure over the stretch, and the fighting share on its first morning."""
        rows = np.array(stretch.days) - self.panel.first
        shares = np.array([part.share for part in stretch.parts])
        sky = self.panel.exposure[rows, column]
        known = ~np.isnan(sky)
        exposure = float(np.average(sky[known], weights=shares[known])) if known.any() else None
        fighting = self.fighting[rows[0] if self.frozen is None else self.frozen, column]
        return exposure, None if np.isnan(fighting) else float(fighting)


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """Sums of placebo windows, the last row being the window itself."""

    observed: FloatArray
    expected: FloatArray
    dispersion: float


def _views(panel: Panel, asked: Asked) -> list[_View]:
    windows = [*asked.others, *([asked.truce] if asked.truce else [])]
    marked = touched(windows, panel)
    begin = None if asked.truce is None else stretch_of(asked.truce, panel)
    frozen = None if begin is None else max(0, begin.first - panel.first)
    stretch = stretch_of(asked.day, panel)
    start = frozen if frozen is not None else (stretch.first - panel.first if stretch else 0)
    return [
        _View(one, Forecaster(one, marked, learn_before=start), marked, frozen, fighting_share(one))
        for one in (panel.whole(), panel)
    ]


def _sums(view: _View, stretch: Stretch) -> _Sums:
    """Sum the window and its placebos: the same hours on the days of the year before."""
    start = stretch.first - view.panel.first
    level = start if view.frozen is None else view.frozen
    length = stretch.parts[-1].offset + 1
    first = max(_after_gap(view.panel.known, level), level - PLACEBO_DAYS)
    starts = np.array(
        [
            row
            for row in range(first, level - length + 1)
            if not view.marked[row : row + length].any()
            and view.panel.known[row : row + length].all()
        ],
        dtype=np.int64,
    )
    rows, levels = np.append(starts, start), np.append(starts, level)
    observed = np.zeros((len(rows), len(view.panel.sectors)))
    expected = np.zeros_like(observed)
    daily = 0.0
    for part in stretch.parts:
        found = view.forecaster.expect(rows + part.offset, levels)
        expected += part.share * found.expected
        observed += counts_within(view.panel, part)[rows + part.offset]
        daily = float(np.nanmax(found.dispersion[-1], initial=0.0))
    placebo = np.asarray(~np.isnan(expected).any(axis=1))
    placebo[-1] = False
    enough = placebo.sum() >= LEAST_PLACEBOS
    dispersion = spread_of(observed[placebo], expected[placebo]) if enough else daily
    kept = np.append(np.flatnonzero(placebo), len(rows) - 1)
    return _Sums(observed[kept], expected[kept], dispersion)


def _after_gap(known: BoolArray, until: int) -> int:
    """Return the first row on which levels mean something after the last long gap in the files.

    Across a gap of a month the levels of before are those of another time, and windows after
    it say nothing about how well a day is usually expected.
    """
    some = np.flatnonzero(known[:until])
    if not len(some):
        return until
    starts = some[1:][np.diff(some) > GAP_DAYS]
    return int(starts[-1] if len(starts) else some[0]) + SETTLE_DAYS


def _rank(sums: _Sums, column: int) -> tuple[int, int]:
    """Return the window's place from the low end by its tail probability; ties share it."""
    tails = at_most(sums.observed[:, column], sums.expected[:, column], sums.dispersion)
    below = int((tails[:-1] < tails[-1]).sum())
    equal = int((tails[:-1] == tails[-1]).sum())
    return 1 + below + (equal + 1) // 2, len(tails)


def predictive(expected: float, dispersion: float, level: float) -> tuple[int, int]:
    """Return the fewest and the most clusters of a central predictive interval.

    >>> predictive(4.0, 0.25, 0.9)
    (0, 9)
    """
    tail = (1 - level) / 2
    counts = np.arange(int(10 + 12 * expected * (1 + dispersion) + 1), dtype=np.float64)
    up_to = at_most(counts, expected, dispersion)
    return int(np.argmax(up_to > tail)), int(np.argmax(up_to >= 1 - tail))
