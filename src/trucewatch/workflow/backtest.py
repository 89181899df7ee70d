"""Replaying truces of the past: what each channel would have said, and how good it usually is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.reporting.next_day import NextDays, next_days
from trucewatch.assessment.reporting.share import LEAST_DAYS, ReportDays, ratio_of_window
from trucewatch.assessment.scores import calibrate, place_of, rank_lowest, reliability
from trucewatch.assessment.thermal.panel import Panel
from trucewatch.assessment.thermal.ratio import REDUCED_BELOW
from trucewatch.assessment.watch import threshold_for, threshold_from_past, watch
from trucewatch.vocabulary.backtest import Case
from trucewatch.workflow.backtest_heat import heat_of_case
from trucewatch.workflow.monitor_counts import Period, monitor_of_case, state_of
from trucewatch.workflow.report_rows import ReportRows

BoolArray = NDArray[np.bool_]
FloatArray = NDArray[np.float64]

EDGE = 0.05
SEED = 20250420
"""Of the draws that split whole counts at interval edges and set the watch's threshold."""


@dataclass(frozen=True, slots=True, eq=False)
class BacktestMaterial:
    """What cases are replayed on; a channel without material is None.

    Attributes:
        monitor: Observers' own counts; they stand in for reports where there are none.
    """

    zone: str
    reports: ReportRows | None
    heat: Panel | None
    monitor: tuple[Period, ...] = ()


def backtest(
    cases: Sequence[Case], chosen: Sequence[Case], got: BacktestMaterial
) -> dict[str, Any]:
    """Replay the chosen cases; all cases' days are left out of placebos and calibration."""
    return {
        "method": {
            "seed": SEED,
            "reduced_below": REDUCED_BELOW,
            "interval_level": 0.9,
            "placebo": "the same window on days of no truce; before: known on the first morning",
        },
        "cases": [_case(case, cases, got) for case in chosen],
        "calibration": None if got.reports is None else _calibration(got.reports, cases, got.zone),
    }


def _case(case: Case, cases: Sequence[Case], got: BacktestMaterial) -> dict[str, Any]:
    return {
        "id": case.id,
        "scope": case.scope,
        "start": case.window.start_at.isoformat(),
        "end": case.window.end_at.isoformat(),
        "hours": case.window.hours,
        "open_end": case.open_end,
        "expectation": "may fall" if case.whole_front else "control: should not fall",
        "channels": {
            "reports": _reports(case, cases, got),
            "thermal": _no_material() if got.heat is None else heat_of_case(case, cases, got.heat),
        },
    }


def _no_material() -> dict[str, Any]:
    return {"state": "no_data", "reason": "no_source"}


def _reports(case: Case, cases: Sequence[Case], got: BacktestMaterial) -> dict[str, Any]:
    rows, days = got.reports, case.days(got.zone)
    if rows is None:
        return monitor_of_case(case, got.monitor) if got.monitor else _no_material()
    if not days:
        return {"state": "no_data", "reason": "shorter_than_half_a_day"}
    table = rows.days()
    start = days[0].toordinal() - rows.first
    if start < LEAST_DAYS or start + len(days) > len(table):
        return {"state": "no_data", "reason": "too_few_days_of_reports"}
    truce = truce_days(cases, got.zone, rows.first, len(table))
    found = ratio_of_window(table, start, len(days))
    if found is None:
        return {"state": "no_data", "reason": "sources_silent"}
    placebos = _placebos(table, truce, len(days))
    return {
        "state": state_of(found.low, found.high),
        "days": [day.isoformat() for day in days],
        **asdict(found),
        "placebo_rank": _ranks(found.median, placebos, start),
        "placebos": [
            {"start": date.fromordinal(rows.first + at).isoformat(), "ratio": ratio}
            for at, ratio in placebos.items()
        ],
        "energy_objects": _part(rows.energy_days(), start, len(days)),
        "by_reporting_side": {
            side: _part(rows.days(side), start, len(days)) for side in sorted(set(rows.side))
        },
    }


def _part(table: ReportDays, start: int, length: int) -> dict[str, Any] | None:
    found = ratio_of_window(table, start, length)
    return None if found is None else asdict(found)


def _placebos(table: ReportDays, truce: BoolArray, length: int) -> dict[int, float]:
    """Return the ratio of every window of this length without a truce day, by its start."""
    found = {}
    for start in range(LEAST_DAYS, len(table) - length + 1):
        ratio = None
        if not truce[start : start + length].any():
            ratio = ratio_of_window(table, start, length)
        if ratio is not None:
            found[start] = ratio.median
    return found


def _ranks(value: float, placebos: dict[int, float], start: int) -> dict[str, Any]:
    before = [ratio for at, ratio in placebos.items() if at < start]
    return {
        name: dict(zip(("rank", "of"), rank_lowest(value, some), strict=True))
        for name, some in (("before", before), ("all", list(placebos.values())))
    }


def truce_days(cases: Sequence[Case], zone: str, first: int, length: int) -> BoolArray:
    """Mark the days on which any case was in force at any hour."""
    found = np.zeros(length, dtype=bool)
    for case in cases:
        start = case.window.start_at.toordinal() - first
        end = (case.window.end_at - timedelta(seconds=1)).toordinal() - first
        found[max(0, start) : max(0, end + 1)] = True
    for day in (day for case in cases for day in case.days(zone)):
        if 0 <= day.toordinal() - first < length:
            found[day.toordinal() - first] = True
    return found


def _calibration(rows: ReportRows, cases: Sequence[Case], zone: str) -> dict[str, Any]:
    """Score next-day counts and the watch on days of no truce that binds the whole front."""
    counts = rows.by_sector()
    found = next_days(counts, date.fromordinal(rows.first).weekday())
    general = [case for case in cases if case.whole_front]
    ordinary = ~truce_days(general, zone, rows.first, len(counts))
    draws = np.random.default_rng(SEED).random(counts.shape)
    scores = calibrate(
        counts[ordinary], found.expected[ordinary], found.dispersion[ordinary], draws[ordinary]
    )
    scored = (counts[ordinary], found.expected[ordinary], found.dispersion[ordinary])
    place = place_of(counts, found.expected, found.dispersion, draws)
    return {
        "next_day_counts_by_sector": asdict(scores),
        "reliability": [asdict(one) for one in reliability(*scored)],
        "sector_days": {
            "first": date.fromordinal(rows.first).isoformat(),
            "sectors": {
                name: "".join(map(_look, place[:, column]))
                for column, name in enumerate(rows.sectors)
            },
        },
        "watch": _watched(counts, found, ordinary, rows.first),
    }


def _watched(
    counts: FloatArray, found: NextDays, ordinary: BoolArray, first: int
) -> dict[str, Any]:
    """Set the watch on the first half of the days, and count its false alarms on the second."""
    half = (LEAST_DAYS + len(counts)) // 2
    past, later = slice(0, half), slice(half, None)
    threshold = max(
        threshold_for(found.expected[past], found.dispersion[past], SEED),
        threshold_from_past(counts[past], found.expected[past], found.dispersion[past]),
    )
    seen = watch(counts[later], found.expected[later], found.dispersion[later], threshold)
    alarms = seen.alarms[ordinary[later]]
    share = float(alarms.mean()) if alarms.size else None  # every later day lay in a truce
    return {
        "threshold": threshold,
        "set_on_days": half - LEAST_DAYS,
        "false_alarms_per_100_sector_days": None if share is None else 100 * share,
        "false_alarms_per_sector_month": None if share is None else 30 * share,
        "sector_days": int(alarms.size),
        "course": {
            "first": date.fromordinal(first + half).isoformat(),
            "evidence": [round(float(value), 3) for value in seen.evidence.max(axis=1)],
            "alarms": [int(count) for count in seen.alarms.sum(axis=1)],
        },
    }


def _look(place: float) -> str:
    """Tell whether a count lay below, in or above its 90 % interval: b, u, a; - unknown."""
    if np.isnan(place):
        return "-"
    return "b" if place < EDGE else "a" if place > 1 - EDGE else "u"
