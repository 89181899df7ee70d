"""Files in the shapes of ACLED and UCDP read back: what came, went, changed, and what is lost."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trucewatch.vocabulary.errors import InputError
from trucewatch.workflow.known_shapes import PREFIX
from trucewatch.workflow.release_files import FORMULA_STARTS

Row = dict[str, str]
LARGEST_BYTES = 200_000_000
OF_THE_FILE = frozenset({"timestamp", "url"})
"""Say when a file was made and where it is served, nothing about the event."""
NOTES = re.compile(r"^occurrence (O\d), (\d+) origins$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One shape and what of our incidents it can carry.

    Attributes:
        id: Its column of ids.
        kept: Columns of our incidents, and the column of the shape that gives them back.
        lost: Columns of our incidents that nothing in the shape gives back.
    """

    name: str
    id: str
    kept: Mapping[str, str]
    lost: tuple[str, ...]


SHAPES = (
    Shape(
        name="acled",
        id="event_id_cnty",
        kept={
            "id": "event_id_cnty", "day": "event_date", "type": "sub_event_type",
            "place": "location", "lon": "longitude", "lat": "latitude", "occurrence": "notes",
            "origins": "notes", "killed_low": "fatalities", "flags": "tags", "url": "url",
        },
        lost=(
            "start", "end", "granularity", "precision_m", "sector", "occurrence_rule",
            "attribution", "terms", "reports", "killed_high", "injured_low", "injured_high",
        ),
    ),
    Shape(
        name="ucdp",
        id="id",
        kept={
            "id": "id", "start": "date_start", "end": "date_end", "lon": "longitude",
            "lat": "latitude", "origins": "number_of_sources", "killed_low": "low",
            "killed_high": "high", "url": "url",
        },
        lost=(
            "type", "day", "granularity", "place", "precision_m", "sector", "occurrence",
            "occurrence_rule", "attribution", "terms", "reports", "injured_low",
            "injured_high", "flags",
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeChanges:
    """What differs between two files of one shape.

    Attributes:
        changed: Id and the columns whose values differ.
        lost: Columns of our incidents that neither file can carry.
    """

    shape: str
    added: tuple[str, ...]
    deleted: tuple[str, ...]
    changed: Mapping[str, tuple[str, ...]]
    unchanged: int
    lost: tuple[str, ...]


def compare_files(earlier: Path, later: Path) -> ShapeChanges:
    """Compare two files of one shape by id, ours or the publisher's; the order is irrelevant.

    Raises:
        InputError: A file is of neither shape, of another one, or names an id twice.
    """
    shape, before = read_back(earlier)
    other, after = read_back(later)
    if shape is not other:
        raise InputError(f"{later}: is {other.name}, {earlier} is {shape.name}.",
                         remedy="Compare two files of one shape.")  # fmt: skip
    both = sorted(before.keys() & after.keys())
    changed = {one: _differing(before[one], after[one]) for one in both}
    return ShapeChanges(
        shape=shape.name,
        added=tuple(sorted(after.keys() - before.keys())),
        deleted=tuple(sorted(before.keys() - after.keys())),
        changed={one: columns for one, columns in changed.items() if columns},
        unchanged=sum(not columns for columns in changed.values()),
        lost=shape.lost,
    )


def read_back(path: Path) -> tuple[Shape, dict[str, Row]]:
    """Read a file of either shape; its rows by id, with cells as they were before export.

    Raises:
        InputError: It is of neither shape, too large, or names an id twice.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise InputError(f"{path}: has more than {LARGEST_BYTES} bytes.", remedy="Split it.")
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            shape = _shape_of(path, reader.fieldnames or ())
            return shape, _by_id(path, shape, reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: {error}.", remedy="Give a CSV file in UTF-8.") from error


def incident_of(shape: Shape, row: Row) -> Row:
    """Give back what a row says of our incident, under our columns."""
    found = {ours: row.get(theirs, "") for ours, theirs in shape.kept.items()}
    found["id"] = found["id"].removeprefix(PREFIX)
    notes = NOTES.match(row.get("notes", ""))
    if notes:
        found |= {"occurrence": notes[1], "origins": notes[2]}
    return found


def _shape_of(path: Path, columns: object) -> Shape:
    names = set(columns) if isinstance(columns, list | tuple) else set()
    if "event_id_cnty" in names:
        return SHAPES[0]
    if {"id", "type_of_violence"} <= names:
        return SHAPES[1]
    raise InputError(
        f"{path}: has neither event_id_cnty nor id and type_of_violence.",
        remedy="Give a file of ACLED, of UCDP GED, or of trucewatch export in their shape.",
    )


def _by_id(path: Path, shape: Shape, reader: csv.DictReader[str]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for number, row in enumerate(reader):
        plain = {name: _undefused(value or "") for name, value in row.items() if name}
        if plain[shape.id] in found:
            raise InputError(
                f"{path}: {shape.id} {plain[shape.id]!r} stands there twice.",
                remedy="Keep the newer row.", row=number, column=shape.id,
            )  # fmt: skip
        found[plain[shape.id]] = plain
    return found


def _undefused(cell: str) -> str:
    """Take away the mark that keeps spreadsheets from running a cell."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS) else cell


def _differing(before: Row, after: Row) -> tuple[str, ...]:
    columns = sorted((before.keys() | after.keys()) - OF_THE_FILE)
    return tuple(name for name in columns if before.get(name) != after.get(name))
