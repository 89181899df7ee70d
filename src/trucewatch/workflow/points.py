"""A table of points to locate, read row by row; what cannot be read says why."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trucewatch.sources.source import Box
from trucewatch.vocabulary.errors import InputError, UsageError
from trucewatch.vocabulary.place import Position

COLUMNS = ("id", "date", "lon", "lat")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPoint:
    """A point and the day on which it is to be located."""

    id: str
    day: date
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedPoint:
    """A row that names no point."""

    id: str
    error: InputError


def read_points(path: Path, box: Box | None = None) -> Iterator[DatedPoint | RefusedPoint]:
    """Yield the rows of a CSV with columns id, date, lon, lat, in order.

    Args:
        path: The file.
        box: Extent of the theatre's country, to notice exchanged axes.

    Raises:
        UsageError: The file does not exist or lacks a column.
    """
    if not path.is_file():
        raise UsageError(f"{path} is no file; give a CSV with columns {', '.join(COLUMNS)}.")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        table = csv.DictReader(stream)
        lacking = [name for name in COLUMNS if name not in (table.fieldnames or ())]
        if lacking:
            raise UsageError(f"{path.name} lacks the column {', '.join(lacking)}; add it.")
        for number, row in enumerate(table):
            yield _point(number, row, box)


def _point(
    number: int, row: Mapping[str, str | None], box: Box | None
) -> DatedPoint | RefusedPoint:
    name = row["id"] or f"row {number}"
    try:
        day = _day(number, row["date"] or "")
        lon, lat = (_degrees(number, column, row[column] or "") for column in ("lon", "lat"))
        if box is not None and not box.holds(lon, lat) and box.holds(lat, lon):
            raise _exchanged(number, lon, lat)
        return DatedPoint(id=name, day=day, position=_position(number, lon, lat))
    except InputError as error:
        return RefusedPoint(id=name, error=error)


def _day(number: int, text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError(
            f"{text!r} is not a day.",
            remedy="Write it like 2025-03-12.",
            row=number,
            column="date",
            value=text,
        ) from None


def _degrees(number: int, column: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise InputError(
            f"{text!r} is not a number.",
            remedy="Write degrees with a point, like 37.25.",
            row=number,
            column=column,
            value=text,
        )
    return value


def _exchanged(number: int, lon: float, lat: float) -> InputError:
    return InputError(
        f"lon {lon}, lat {lat} is far away, but in the theatre with the axes exchanged.",
        remedy="Exchange the columns.",
        row=number,
        column="lon",
    )


def _position(number: int, lon: float, lat: float) -> Position:
    try:
        return Position(lon=lon, lat=lat)
    except ValueError as error:
        raise InputError(
            f"{error}.", remedy="Longitude first, in degrees.", row=number, column="lon"
        ) from None
