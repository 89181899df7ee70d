"""What heat would have said about a truce of the past, and why it could or could not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from trucewatch.assessment.observability import OVERCAST_FACTOR
from trucewatch.assessment.scores import rank_lowest
from trucewatch.assessment.thermal.forecast import Forecaster
from trucewatch.assessment.thermal.panel import Panel
from trucewatch.assessment.thermal.parts import stretch_of, touched
from trucewatch.assessment.thermal.ratio import FALL, chances_of, power_to_find, ratio_of
from trucewatch.assessment.thermal.series import POWER_FROM, thermal_days
from trucewatch.assessment.thermal.windows import window_sums
from trucewatch.vocabulary.backtest import Case
from trucewatch.vocabulary.thermal import WHOLE, ThermalDay

NOT_OBSERVABLE = "not_observable_by_this_channel"


def heat_of_case(case: Case, cases: Sequence[Case], panel: Panel) -> dict[str, Any]:
    """Compare the truce's passes over the front with what was expected before it."""
    stretch = stretch_of(case.window, panel)
    if stretch is None:
        return {"state": "no_data", "reason": "no_pass_within"}
    start, whole = stretch.first - panel.first, panel.whole()
    length = stretch.parts[-1].offset + 1
    general = [each.window for each in cases if each.whole_front]
    marked = touched([*general, case.window], panel)
    if start < 0 or start + length > len(marked) or not whole.known[start]:
        return {"state": "no_data", "reason": "no_files"}
    others = np.array(
        [day for day in range(len(marked)) if not marked[day : day + length].any()], dtype=int
    )
    forecaster = Forecaster(whole, marked)
    sums = window_sums(forecaster, np.sort(np.append(others, start)), stretch.parts)
    at = int(np.flatnonzero(sums.starts == start)[0]) if start in sums.starts else -1
    if at < 0 or np.isnan(sums.expected[at, 0]):
        return {"state": "no_data", "reason": "no_history"}
    days = [date.fromordinal(day) for day in stretch.days]
    daily = thermal_days(panel, (days[0], days[-1]), excluded=marked)
    whole_days = [one for one in daily if one.sector == WHOLE]
    told = _told(sums.observed[at, 0], sums.expected[at, 0], float(sums.dispersion[at]))
    return (
        told
        | _observable(whole_days, told["power"])
        | {
            "days": [day.isoformat() for day in days],
            "usual_days_of_passes": stretch.usual_days,
            "placebo_rank": _rank(sums.p_low()[:, 0], at, sums.expected[:, 0]),
            "daily": [_day(one) for one in whole_days],
        }
    )


def _observable(days: Sequence[ThermalDay], power: float) -> dict[str, Any]:
    """Where no day could show a truce, say so instead of a finding, with the usual reason.

    A truce shorter than a day of passes may have too little power though its day has enough.
    """
    if any(one.observable for one in days):
        few = power < POWER_FROM
        return {"state": NOT_OBSERVABLE, "reason": "too_few_expected"} if few else {}
    (reason, _), *_ = Counter(one.reason for one in days).most_common(1)
    return {"state": NOT_OBSERVABLE, "reason": reason}


def _told(observed: float, expected: float, dispersion: float) -> dict[str, Any]:
    ratio = ratio_of(observed, expected, dispersion)
    chances = chances_of(observed, expected, dispersion)
    return {
        "state": chances.called,
        "observed": int(observed),
        "expected": expected,
        "dispersion": dispersion,
        "median": ratio.median,
        "low": ratio.low,
        "high": ratio.high,
        "level": ratio.level,
        "probability": {"near_silence": chances.silence, "reduced": chances.reduced},
        "power": power_to_find(FALL, expected, dispersion),
    }


def _rank(p_low: Any, at: int, expected: Any) -> dict[str, int]:
    others = [p for row, p in enumerate(p_low) if row != at and not np.isnan(expected[row])]
    return dict(zip(("rank", "of"), rank_lowest(float(p_low[at]), others), strict=True))


def _day(one: ThermalDay) -> dict[str, Any]:
    return {
        "date": one.day.isoformat(),
        "observable": one.observable,
        "reason": one.reason,
        "exposure": one.exposure,
        "power": one.power,
        "power_fighting": one.power_fighting,
        "fighting_share": one.fighting_share,
        "fire_weather": one.fire_weather,
    }


def counted_panel(
    first: date, near: Sequence[float], ring: Sequence[float], cloud: Sequence[float]
) -> Panel:
    """Make a panel of daily totals counted by others: no sectors, the rest of the land as ring."""
    counts, rest = np.array(near, dtype=np.float64)[:, None], np.array(ring, dtype=np.float64)
    sky = 1 - (1 - OVERCAST_FACTOR) * np.array(cloud, dtype=np.float64)[:, None]
    return Panel(
        sectors=(WHOLE,),
        first=first.toordinal(),
        near=counts,
        ring=rest[:, None],
        ring_all=rest,
        clear_day=sky,
        clear_night=sky,
        known=np.ones(len(rest), dtype=bool),
        static_years=(),
    )
