"""Checks on a workspace from a notebook: a truce replayed, published numbers worked out again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from trucewatch.vocabulary.backtest import Case
from trucewatch.vocabulary.detection import DatasetRow
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval
from trucewatch.vocabulary.policy import Audience
from trucewatch.workflow.backtest import BacktestMaterial, backtest
from trucewatch.workflow.backtest_cases import precedent_cases
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.flat_rows import Column, FlatTable
from trucewatch.workflow.maps import load_field
from trucewatch.workflow.publishing import compose_day
from trucewatch.workflow.report_rows import rows_as_arrays
from trucewatch.workflow.workspace import Workspace

SAME = 1e-9
COLUMNS = tuple(
    Column(name=name, kind=kind, about=about)
    for name, kind, about in (
        ("figure", "string", "Name of the number."),
        ("asof", "datetime", "What was known when it was published."),
        ("published", "number", "As published."),
        ("again", "number", "As worked out again from what was known then; empty when gone."),
        ("same", "boolean", "Whether both are the same."),
    )
)


def replay(
    workspace: Workspace, first: date, last: date, asof: datetime | None = None
) -> dict[str, Any]:
    """Replay a truce on the rows of event data sets known at a time; see ``backtest``.

    Raises:
        UsageError: There are no such rows.
    """
    field = load_field(workspace.theatre_name)
    rows = list(workspace.store.read(DatasetRow, asof=asof))
    if not rows:
        raise UsageError("the workspace holds no rows of an event data set to replay on.")
    case = _case(first, last, field.theatre.zone)
    got = BacktestMaterial(zone=field.theatre.zone, reports=rows_as_arrays(rows, field), heat=None)
    return backtest((*precedent_cases(), case), (case,), got)


def reproduced(workspace: Workspace, day: date, audience: Audience) -> FlatTable:
    """Work out every published number of a day again, from what was known when it was published.

    Raises:
        UsageError: Nothing was published of that day.
    """
    rows = tuple(_again(workspace, day, audience))
    if not rows:
        raise UsageError(f"nothing was published of {day}; publish with: trucewatch report {day}")
    about = f"Published numbers of {day}, worked out again."
    return FlatTable(name="reproduced", about=about, columns=COLUMNS, rows=rows)


def _again(workspace: Workspace, day: date, audience: Audience) -> Iterator[dict[str, Any]]:
    for edition in workspace.store.published(day.isoformat()):
        request = DayRequest(day=day, asof=edition.asof, audience=audience)
        now = compose_day(workspace, request).figures
        for name, value in edition.figures.items():
            found = now.get(name)
            if found is not None and found.momentary:
                continue  # speaks about the moment of publication, such as the age of a file
            again = None if found is None else found.value
            yield {
                "figure": name,
                "asof": edition.asof,
                "published": value,
                "again": again,
                "same": again is not None and abs(again - value) <= SAME,
            }


def _case(first: date, last: date, zone: str) -> Case:
    window = Interval(
        start_at=day_interval(first, zone).start_at,
        end_at=day_interval(last + timedelta(days=1), zone).start_at,
        zone=zone,
        granularity=Granularity.SPAN,
    )
    return Case(id=f"{first}/{last}", scope="all", window=window, whole_front=True)
