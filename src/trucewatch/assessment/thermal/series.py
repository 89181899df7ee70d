"""The thermal channel day by day: counted, expected, how rare, and whether it could tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.thermal.counts import at_most
from trucewatch.assessment.thermal.fighting import fighting_share, fire_weather
from trucewatch.assessment.thermal.forecast import Forecast, Forecaster
from trucewatch.assessment.thermal.panel import Panel
from trucewatch.assessment.thermal.ratio import FALL, even_draw, power_to_find, ratio_of
from trucewatch.vocabulary.thermal import ThermalDay

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

EXPOSURE_FROM = 0.1
"""Below this share of a clear sky a day shows nothing."""

POWER_FROM = 0.8
"""Power from which a day can tell; about eight expected clusters."""

FIGHTING_FROM = 0.4
"""Share of the heat beyond the fields' own from which it speaks about the fighting at all. On
the whole front it was .5 to .75 in 2022 and 2023 and below .3 in 2019 to 2021."""


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """One panel with what was expected of it."""

    panel: Panel
    found: Forecast
    fighting: FloatArray
    weather: FloatArray


def thermal_days(
    panel: Panel,
    wanted: tuple[date, date] = (date.min, date.max),
    without_line: Sequence[str] = (),
    excluded: BoolArray | None = None,
) -> tuple[ThermalDay, ...]:
    """Describe every day of a panel, the whole front first, then its sectors.

    Args:
        panel: Counts and sky.
        wanted: First and last day to describe.
        without_line: Sectors that the contact line does not touch; their reason is ``no_line``.
        excluded: Shape (days,): truce days, on which levels stand still.
    """
    views = [_view(one, wanted, excluded) for one in (panel.whole(), panel)]
    first, last = (day.toordinal() for day in wanted)
    rows = np.flatnonzero((panel.days >= first) & (panel.days <= last))
    return tuple(
        _day(view, int(row), column, without_line)
        for row in rows
        for view in views
        for column in range(len(view.panel.sectors))
    )


def _view(panel: Panel, wanted: tuple[date, date], excluded: BoolArray | None) -> _View:
    found = Forecaster(panel, excluded).days(wanted)
    return _View(panel, found, fighting_share(panel), fire_weather(panel))


def _day(view: _View, row: int, column: int, without_line: Sequence[str]) -> ThermalDay:
    panel = view.panel
    sector = panel.sectors[column]
    day = date.fromordinal(panel.first + row)
    known = bool(panel.known[row]) and sector not in without_line
    if not known:
        return _empty(day, sector, "no_line" if sector in without_line else "no_files")
    observed = int(panel.near[row, column])
    exposure = _or_none(panel.exposure[row, column])
    if np.isnan(view.found.expected[row, column]):
        return _empty(day, sector, "no_history", observed=observed, exposure=exposure)
    return _compared(view, row, column, exposure)


def _compared(view: _View, row: int, column: int, exposure: float | None) -> ThermalDay:
    """Hold the count of a day against what was expected."""
    sector, day = view.panel.sectors[column], date.fromordinal(view.panel.first + row)
    spread = (float(view.found.expected[row, column]), float(view.found.dispersion[row, column]))
    counted, dispersion = (int(view.panel.near[row, column]), spread[0]), spread[1]
    fighting = _or_none(view.fighting[row, column])
    power = power_to_find(FALL, *spread)
    reason = reason_of(exposure, power, fighting)
    up_to, split, middle = _low_tail(counted, dispersion, even_draw(sector, day))
    return ThermalDay(
        day=day,
        sector=sector,
        observed_clusters=counted[0],
        expected_clusters=counted[1],
        dispersion=dispersion,
        exposure=exposure,
        p_low=split,
        p_high=1 - split,
        p_low_exact=up_to,
        p_low_middle=middle,
        rate_ratio=ratio_of(*counted, dispersion),
        power=power,
        power_fighting=None if fighting is None else power_to_find(FALL * fighting, *spread),
        fighting_share=fighting,
        fire_weather=float(view.weather[row]),
        observable=reason == CLEAR,
        reason=reason,
    )


def _low_tail(
    counted: tuple[int, float], dispersion: float, draw: float
) -> tuple[float, float, float]:
    """Return the probability of a count this low, split where the count lies, and halved there."""
    observed, expected = counted
    below = float(at_most(observed - 1.0, expected, dispersion))
    up_to = float(at_most(float(observed), expected, dispersion))
    return up_to, below + draw * (up_to - below), (below + up_to) / 2


CLEAR = "clear_enough"


def reason_of(exposure: float | None, power: float, fighting: float | None) -> str:
    """Say why heat could not show a truce, or that it could."""
    if exposure is None:
        return "cloud_unknown"
    if exposure < EXPOSURE_FROM:
        return "overcast"
    if power < POWER_FROM:
        return "too_few_expected"
    if fighting is not None and fighting < FIGHTING_FROM:
        return "fields_burn"
    return CLEAR


def _empty(
    day: date,
    sector: str,
    reason: str,
    *,
    observed: int | None = None,
    exposure: float | None = None,
) -> ThermalDay:
    return ThermalDay(
        day=day,
        sector=sector,
        observed_clusters=observed,
        expected_clusters=None,
        dispersion=None,
        exposure=exposure,
        p_low=None,
        p_high=None,
        p_low_exact=None,
        p_low_middle=None,
        rate_ratio=None,
        power=None,
        power_fighting=None,
        fighting_share=None,
        fire_weather=None,
        observable=False,
        reason=reason,
    )


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
