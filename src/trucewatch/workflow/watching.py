"""The watch on the newest days: which sectors rose, since when, on what evidence."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.decay import decay_of
from trucewatch.assessment.reporting.next_day import LEAST_DAYS, next_days
from trucewatch.assessment.watch import (
    RISE,
    RUN_LENGTH,
    Watched,
    threshold_for,
    threshold_from_past,
    truce_levels,
    watch,
)
from trucewatch.vocabulary.errors import UsageError
from trucewatch.workflow.report_rows import ReportRows

SEED = 1
RECENT_DAYS = 14
"""Days the watch runs over; those before set its threshold."""


def watch_reports(
    rows: ReportRows, last: date | None = None, since: date | None = None
) -> dict[str, Any]:
    """Watch reports of force by sector; days later than ``last`` are not looked at.

    Without ``since`` over the last two weeks, against each day's own forecast; with it from a
    truce's first day on, against the level of the truce so far.

    Raises:
        UsageError: There are too few days to set a threshold.
    """
    counts = rows.by_sector()
    end = len(counts) if last is None else last.toordinal() - rows.first + 1
    counts = counts[: max(0, end)]
    begin = len(counts) - RECENT_DAYS if since is None else since.toordinal() - rows.first
    if not 2 * LEAST_DAYS <= begin < len(counts):
        raise UsageError(
            f"{max(begin, 0)} days lie before the watch and {len(counts) - begin} in it; "
            f"it needs {2 * LEAST_DAYS} before and one in it."
        )
    found = next_days(counts, date.fromordinal(rows.first).weekday())
    past, recent = slice(0, begin), slice(begin, None)
    expected, spread = found.expected[recent], found.dispersion[recent]
    if since is not None:
        expected = truce_levels(counts[recent], found.expected[begin])
        spread = np.broadcast_to(found.dispersion[begin], expected.shape)
    threshold = max(
        threshold_for(expected, spread, SEED),
        threshold_from_past(counts[past], found.expected[past], found.dispersion[past]),
    )
    seen = watch(counts[recent], expected, spread, threshold)
    day = [date.fromordinal(rows.first + begin + at).isoformat() for at in range(len(expected))]
    return {
        "method": _method(threshold),
        "decay": None if since is None else _decay(counts[recent], found.expected[begin]),
        "from": day[0],
        "to": day[-1],
        "sectors": [
            _sector(sector, column, (seen, counts[recent], expected), day)
            for column, sector in enumerate(rows.sectors)
        ],
    }


def _method(threshold: float) -> dict[str, Any]:
    return {
        "alarm": f"negative binomial CUSUM for a rise to {RISE:g} times",
        "threshold": threshold,
        "average_run_length_sector_days": RUN_LENGTH,
        "seed": SEED,
        "second_opinion": "probability of a changed rate within three days",
    }


def _sector(
    name: str,
    column: int,
    watched: tuple[Watched, NDArray[np.float64], NDArray[np.float64]],
    day: list[str],
) -> dict[str, Any]:
    seen, counts, expected = watched
    return {
        "sector": name,
        "alarms": [day[int(at)] for at in np.flatnonzero(seen.alarms[:, column])],
        "evidence": round(float(seen.evidence[-1, column]), 4),
        "growing_since": day[int(seen.since[-1, column])],
        "told_last_days": int(counts[-7:, column].sum()),
        "expected_last_days": round(float(expected[-7:, column].sum()), 4),
        "changed": round(float(seen.changed[-1, column]), 4),
    }


def _decay(counts: NDArray[np.float64], usual: NDArray[np.float64]) -> dict[str, Any] | None:
    found = decay_of(counts, usual)
    return None if found is None else asdict(found)
