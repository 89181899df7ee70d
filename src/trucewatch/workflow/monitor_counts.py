"""Counts an observer mission published for its own periods, as a channel of the backtest."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from trucewatch.assessment.rates import dispersion
from trucewatch.assessment.thermal.counts import LEAST_DISPERSION
from trucewatch.assessment.thermal.ratio import ratio_of
from trucewatch.vocabulary.backtest import Case
from trucewatch.vocabulary.errors import InputError, UsageError
from trucewatch.workflow.precedents import load_precedents

START, END = "period_start", "period_end"
OTHER = ("report", START, END, "note", "derived", "source")
"""Columns that are no area; neither are those of a previous period or a running total."""

BEFORE = "daily mean before the measures"
"""How a precedent's count names the observers' own usual day."""

LEAST_PERIODS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One period of the observers: all areas together; ``start_at`` None when not stated."""

    start_at: datetime | None
    end_at: datetime
    count: int

    @property
    def days(self) -> float:
        """Length in days; 0 when not stated."""
        return 0.0 if self.start_at is None else (self.end_at - self.start_at) / timedelta(days=1)


def read_periods(path: Path, zone: str) -> tuple[Period, ...]:
    """Read a CSV with columns period_start, period_end and a count per area.

    Raises:
        UsageError: The file does not exist or lacks a column.
        InputError: A row cannot be read.
    """
    if not path.is_file():
        raise UsageError(f"{path} is no file; give a CSV with columns {START}, {END} and areas.")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        table = csv.DictReader(stream)
        names = table.fieldnames or ()
        areas = [one for one in names if one not in OTHER and not _is_derived(one)]
        if START not in names or END not in names or not areas:
            raise UsageError(f"{path.name} needs the columns {START}, {END} and one per area.")
        return tuple(_period(number, row, areas, zone) for number, row in enumerate(table))


def monitor_of_case(case: Case, periods: Sequence[Period]) -> dict[str, Any]:
    """Compare the observers' counts in a truce with their own usual day before it.

    Periods without a stated start are left out: how many days they cover is not known. There
    are no ordinary days among excerpts, so there is no placebo rank.
    """
    window = case.window
    inside = [one for one in periods if window.start_at < one.end_at <= window.end_at]
    used = [one for one in inside if one.start_at is not None]
    usual = _usual(case)
    if usual is None or len(used) < LEAST_PERIODS:
        reason = "no_usual_level" if usual is None else "too_few_periods"
        return {"state": "no_data", "reason": reason}
    days = sum(one.days for one in used)
    daily = dispersion([round(one.count / one.days) for one in used])
    alpha = max(daily, LEAST_DISPERSION) / len(used)
    found = ratio_of(sum(one.count for one in used), usual * days, alpha)
    return {
        "state": state_of(found.low, found.high),
        "by": "observers",
        "observed": found.observed,
        "expected": found.expected,
        "median": found.median,
        "low": found.low,
        "high": found.high,
        "level": found.level,
        "dispersion": alpha,
        "days": round(days, 2),
        "periods": len(used),
        "periods_without_start": len(inside) - len(used),
        "placebo_rank": {},
    }


def state_of(low: float, high: float) -> str:
    """Name where an interval lies against the level before: below it, above it, or on it."""
    if high < 1:
        return "below_baseline"
    return "above_baseline" if low > 1 else "at_baseline"


def _usual(case: Case) -> float | None:
    """Return the observers' daily mean before the truce, if a precedent of this id has one."""
    counts = [
        fact.count
        for one in load_precedents()
        if one.id == case.id
        for fact in one.counts
        if fact.per == "day" and fact.place == BEFORE
    ]
    return float(counts[0]) if counts else None


def _is_derived(column: str) -> bool:
    return column.endswith("_previous") or column.startswith("cumulative")


def _period(number: int, row: dict[str, str], areas: Sequence[str], zone: str) -> Period:
    try:
        start = _moment(row[START], zone) if row[START] else None
        end = _moment(row[END], zone)
        count = sum(int(row[area] or 0) for area in areas)
    except (ValueError, TypeError) as problem:
        raise InputError(
            f"a period cannot be read ({problem}).",
            remedy="Write times like 2031-06-14T19:30 and whole counts.",
            row=number,
        ) from None
    if start is not None and start >= end:
        raise InputError("a period ends before it starts.", remedy="Swap the two.", row=number)
    return Period(start_at=start, end_at=end, count=count)


def _moment(words: str, zone: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
