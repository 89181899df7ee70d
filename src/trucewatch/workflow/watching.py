"""The watch on the newest days: which sectors rose, since when, on what evidence."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from trucewatch.assessment.reporting.next_day import LEAST_DAYS, next_days
from trucewatch.assessment.watch import (
    RISE,
    RUN_LENGTH,
    threshold_for,
    threshold_from_past,
    watch,
)
from trucewatch.vocabulary.errors import UsageError
from trucewatch.workflow.report_rows import ReportRows

SEED = 1
RECENT_DAYS = 14
"""Days the watch runs over; those before set its threshold."""


def watch_reports(rows: ReportRows, last: date | None = None) -> dict[str, Any]:
    """Watch reports of force by sector over the last two weeks; later days are not looked at.

    Raises:
        UsageError: There are too few days to set a threshold.
    """
    counts = rows.by_sector()
    end = len(counts) if last is None else last.toordinal() - rows.first + 1
    counts = counts[: max(0, end)]
    begin = len(counts) - RECENT_DAYS
    if begin < 2 * LEAST_DAYS:
        raise UsageError(f"{len(counts)} days are too few; the watch needs {2 * LEAST_DAYS + 14}.")
    found = next_days(counts, date.fromordinal(rows.first).weekday())
    past = slice(0, begin)
    threshold = max(
        threshold_for(found.expected[past], found.dispersion[past], SEED),
        threshold_from_past(counts[past], found.expected[past], found.dispersion[past]),
    )
    recent = slice(begin, None)
    seen = watch(counts[recent], found.expected[recent], found.dispersion[recent], threshold)
    day = [date.fromordinal(rows.first + begin + index).isoformat() for index in range(RECENT_DAYS)]
    return {
        "method": {
            "alarm": f"negative binomial CUSUM for a rise to {RISE:g} times",
            "threshold": threshold,
            "average_run_length_sector_days": RUN_LENGTH,
            "seed": SEED,
            "second_opinion": "probability of a changed rate within three days",
        },
        "from": day[0],
        "to": day[-1],
        "sectors": [
            {
                "sector": sector,
                "alarms": [day[int(at)] for at in np.flatnonzero(seen.alarms[:, column])],
                "evidence": round(float(seen.evidence[-1, column]), 4),
                "growing_since": day[int(seen.since[-1, column])],
                "told_7_days": int(counts[-7:, column].sum()),
                "expected_7_days": round(float(found.expected[-7:, column].sum()), 4),
                "changed": round(float(seen.changed[-1, column]), 4),
            }
            for column, sector in enumerate(rows.sectors)
        ],
    }
