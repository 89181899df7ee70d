"""Printing results: JSON or plain tables on stdout, messages on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from trucewatch.vocabulary.errors import UsageError


def print_json(value: Any) -> None:
    """Write one JSON document to stdout, keys in the order given, readable."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write aligned columns to stdout; numbers to the right."""
    texts = [[_text(cell) for cell in row] for row in rows]
    widths = [
        max([len(name), *(len(row[index]) for row in texts)]) for index, name in enumerate(columns)
    ]
    for line in [list(columns), *texts]:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def say(message: str) -> None:
    """Write a message for people to stderr."""
    sys.stderr.write(message + "\n")


def parse_day(text: str) -> date:
    """Read ``2025-03-12``; anything else is a wrong use of the command."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is not a day; write it like 2025-03-12.") from None


def days_between(first: str | None, last: str | None) -> tuple[date, date]:
    """Read the first and last day of a span; an end that is not given lies far away."""
    span = (parse_day(first) if first else date.min, parse_day(last) if last else date.max)
    if span[0] > span[1]:
        raise UsageError(f"--from {first} is after --to {last}; exchange them.")
    return span


def parse_moment(text: str | None) -> datetime | None:
    """Read an RFC 3339 time with offset as aware UTC; None stays None."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise UsageError(f"{text!r} is not a time; write it like 2025-03-12T21:00:00Z.") from None
    if moment.tzinfo is None:
        raise UsageError(f"{text!r} has no zone; add Z for UTC or an offset like +02:00.")
    return moment.astimezone(UTC)


def _text(cell: object) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.2f}"
    return str(cell)
