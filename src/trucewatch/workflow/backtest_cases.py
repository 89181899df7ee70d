"""Cases to replay: a calendar of truces, or the precedents that come with the program."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from trucewatch.agreements.force import periods
from trucewatch.vocabulary.backtest import Case
from trucewatch.vocabulary.errors import InputError, UsageError
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.vocabulary.precedent import Precedent
from trucewatch.workflow.precedents import load_precedents

COLUMNS = ("truce_id", "start_local", "end_local", "tz", "scope")
GROUNDS = ("whole front", "contact line")
"""How scopes begin that bind everybody along the line; others name a class of objects."""
OPEN_END = timedelta(days=14)
"""Window of a truce without an end: two weeks, about what a recommitment lasted ([S08])."""

LONG = timedelta(days=92)
"""A truce that lasted longer than a season is replayed like one without an end."""

GENERAL = ("holiday", "general", "humanitarian")
"""Purposes of agreements that bind the whole line."""


def calendar_cases(path: Path) -> tuple[Case, ...]:
    """Read cases from a CSV with columns truce_id, start_local, end_local, tz, scope.

    Raises:
        UsageError: The file does not exist or lacks a column.
        InputError: A time or zone cannot be read.
    """
    if not path.is_file():
        raise UsageError(f"{path} is no file; give a CSV with columns {', '.join(COLUMNS)}.")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        table = csv.DictReader(stream)
        lacking = [name for name in COLUMNS if name not in (table.fieldnames or ())]
        if lacking:
            raise UsageError(f"{path.name} lacks the column {', '.join(lacking)}; add it.")
        return tuple(_case(number, row) for number, row in enumerate(table))


def precedent_cases() -> tuple[Case, ...]:
    """Return the precedents that have a window, in the order of their ids."""
    found = (_of_precedent(one) for one in load_precedents())
    return tuple(case for case in found if case is not None)


def choose_cases(cases: Sequence[Case], name: str | None) -> tuple[Case, ...]:
    """Return the case of an id, whatever its capitals, or all.

    Raises:
        UsageError: There is none; the ids there are are named.
    """
    chosen = tuple(one for one in cases if name is None or one.id.casefold() == name.casefold())
    if not chosen:
        raise UsageError(f"no case {name!r}; known are {', '.join(one.id for one in cases)}.")
    return chosen


def _case(number: int, row: dict[str, str]) -> Case:
    try:
        zone = ZoneInfo(row["tz"])
        start = _moment(row["start_local"], zone)
        end = _moment(row["end_local"], zone) if row["end_local"] else start + OPEN_END
        window = Interval(start_at=start, end_at=end, zone=row["tz"], granularity=Granularity.SPAN)
    except (ValueError, KeyError) as problem:
        raise InputError(
            f"the window of {row['truce_id']!r} cannot be read ({problem}).",
            remedy="Write times like 2031-06-14T18:00 and an IANA zone.",
            row=number,
        ) from None
    scope = row["scope"]
    return Case(
        id=row["truce_id"],
        scope=scope,
        window=window,
        whole_front=scope.startswith(GROUNDS),
        open_end=not row["end_local"],
    )


def _moment(words: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=zone).astimezone(UTC)


def _of_precedent(one: Precedent) -> Case | None:
    agreement = one.agreement
    bound = [period for party in agreement.parties for period in periods(agreement, party)]
    if not bound:
        return None
    start = min(each.start_at for each in bound)
    ends = [each.end_at for each in bound if each.end_at is not None]
    open_end = len(ends) < len(bound) or max(ends) - start > LONG
    window = Interval(
        start_at=start,
        end_at=start + OPEN_END if open_end else max(ends),
        zone="UTC",
        granularity=Granularity.SPAN,
    )
    purpose = agreement.purpose or ""
    return Case(
        id=one.id,
        scope=purpose,
        window=window,
        whole_front=purpose in GENERAL,
        open_end=open_end,
    )
