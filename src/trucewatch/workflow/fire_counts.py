"""Daily totals of fires counted by somebody else: all fires, and those taken for the war's."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from trucewatch.assessment.thermal.panel import Panel
from trucewatch.vocabulary.errors import InputError, UsageError
from trucewatch.workflow.backtest_heat import counted_panel

COLUMNS = ("date", "cloud_cover_in_east_of_country", "fires_per_day", "war_fires_per_day")


def read_fire_counts(path: Path) -> Panel:
    """Read a CSV of daily totals; what is not taken for the war's serves as fire weather.

    Raises:
        UsageError: The file does not exist or lacks a column.
        InputError: A row cannot be read, or a day is missing.
    """
    if not path.is_file():
        raise UsageError(f"{path} is no file; give a CSV with columns {', '.join(COLUMNS)}.")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        table = csv.DictReader(stream)
        lacking = [name for name in COLUMNS if name not in (table.fieldnames or ())]
        if lacking:
            raise UsageError(f"{path.name} lacks the column {', '.join(lacking)}; add it.")
        rows = sorted(_row(number, row) for number, row in enumerate(table))
    for earlier, later in pairwise(rows):
        if later[0] - earlier[0] != timedelta(days=1):
            raise InputError(
                f"{path.name}: no row for the day after {earlier[0]}.", remedy="Add the day."
            )
    cloud, fires, war = (list(part) for part in list(zip(*rows, strict=True))[1:])
    rest = [whole - part for whole, part in zip(fires, war, strict=True)]
    return counted_panel(rows[0][0], war, rest, cloud)


def _row(number: int, row: dict[str, str]) -> tuple[date, float, float, float]:
    try:
        return (date.fromisoformat(row[COLUMNS[0]]), *(float(row[name]) for name in COLUMNS[1:]))  # type: ignore[return-value]
    except ValueError as problem:
        raise InputError(
            f"row {number}: {problem}.", remedy="Write the day as 2031-06-30, counts as numbers."
        ) from None
