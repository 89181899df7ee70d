"""CSV read strictly: every cell is taken, ignored by name, or complained about."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from trucewatch.sources.limits import Raw
from trucewatch.sources.source import FileError, Intake
from trucewatch.vocabulary.errors import InputError, LimitError
from trucewatch.vocabulary.evidence import EvidenceRef, Locator
from trucewatch.vocabulary.place import Position


class Row:
    """One data row; numbered from 0, the header left out."""

    def __init__(self, number: int, columns: Mapping[str, int], cells: Sequence[str]) -> None:
        self.number = number
        self._columns = columns
        self._cells = cells
        self._taken: set[str] = set()

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells as they stand in the file."""
        return tuple(self._cells)

    @property
    def digest(self) -> str:
        """A hash of the row's cells: the same row has it in every export."""
        return hashlib.sha256("\x1f".join(self._cells).encode()).hexdigest()[:16]

    def evidence(self, intake: Intake) -> EvidenceRef:
        """Point at this row of the file."""
        return intake.evidence(Locator(row=self.number))

    def has(self, column: str) -> bool:
        """Tell whether the file has a column."""
        return column in self._columns

    def text(self, column: str) -> str:
        """Return a cell that must not be empty."""
        return self.optional(column) or self._missing(column)

    def optional(self, column: str) -> str | None:
        """Return a cell, or None when it is empty or the file has no such column."""
        self._taken.add(column)
        if len(self._cells) != len(self._columns):
            raise InputError(
                f"{len(self._cells)} cells under {len(self._columns)} columns.",
                remedy="Quote cells that contain commas or line ends.",
                row=self.number,
            )
        index = self._columns.get(column)
        return None if index is None else self._cells[index].strip() or None

    def number_in(self, column: str, low: float, high: float) -> float:
        """Return a number within bounds, both included."""
        found = self.optional_number(column)
        if found is None:
            self._missing(column)
        elif low <= found <= high:
            return found
        raise self.wrong(column, f"must lie in {low:g}…{high:g}.", "Check units and columns.")

    def optional_number(self, column: str) -> float | None:
        """Return a number, or None when the cell is empty."""
        words = self.optional(column)
        if words is None:
            return None
        try:
            found = float(words)
        except ValueError:
            raise self.wrong(column, "is not a number.", "Use a decimal point.") from None
        if not abs(found) < float("inf"):
            raise self.wrong(column, "is not a finite number.", "Leave unknown cells empty.")
        return found

    def position(self, lon: str = "lon", lat: str = "lat") -> Position:
        """Return the position in two columns."""
        return Position(lon=self.number_in(lon, -180, 180), lat=self.number_in(lat, -90, 90))

    def utc(self, column: str) -> datetime:
        """Return a UTC time written in ISO 8601, with or without offset."""
        words = self.text(column)
        try:
            moment = datetime.fromisoformat(words)
        except ValueError:
            raise self.wrong(column, "is not a time.", "Write 2031-06-30T18:00.") from None
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)

    def choice(self, column: str, known: Collection[str]) -> str:
        """Return one of the known words."""
        words = self.text(column)
        if words in known:
            return words
        raise self.wrong(column, "is not in the list.", f"Use one of: {', '.join(sorted(known))}.")

    def finish(self, ignore: Collection[str] = ()) -> None:
        """Refuse the file when it has a column that nobody has taken or ignored."""
        unknown = [n for n in self._columns if n not in self._taken and n not in ignore]
        if unknown:
            raise FileError(
                f"column {unknown[0]!r} is not known.",
                remedy="Remove it, or teach the source's file in sources/origins/ about it.",
                column=unknown[0],
            )

    def wrong(self, column: str, reason: str, remedy: str) -> InputError:
        """Build the complaint about a cell."""
        value = self.optional(column)
        return InputError(
            f"{value!r} {reason}", remedy=remedy, row=self.number, column=column, value=value
        )

    def _missing(self, column: str) -> str:
        raise InputError(
            "the cell is empty.", remedy="Fill it in.", row=self.number, column=column, value=""
        )


def strict_rows(raw: Raw, *, need: Collection[str]) -> Iterator[Row]:
    """Yield the data rows of a CSV file; column names in lower case.

    Raises:
        FileError: A needed column is missing, or the text is not UTF-8 or not CSV.
        LimitError: There are too many rows.
    """
    cells = csv.reader(_text_lines(raw), strict=True)
    try:
        columns = _header(next(cells, []), need)
        number = 0
        for row in cells:
            if not row:
                continue
            if number >= raw.limits.rows:
                raise LimitError(f"more than {raw.limits.rows:,} rows; split the file.")
            yield Row(number, columns, row)
            number += 1
    except csv.Error as error:
        raise FileError(
            f"line {cells.line_num}: not CSV ({error}).",
            remedy="Check quotation marks near this line.",
        ) from error


def _header(first: Sequence[str], need: Collection[str]) -> dict[str, int]:
    columns = tuple(name.strip().lower() for name in first)
    missing = [name for name in need if name not in columns]
    if missing:
        raise FileError(
            f"column {missing[0]!r} is missing; found: {', '.join(columns) or 'nothing'}.",
            remedy="Add the column or its header.",
            column=missing[0],
        )
    if len(set(columns)) < len(columns):
        raise FileError("two columns have the same name.", remedy="Rename one.")
    return {name: index for index, name in enumerate(columns)}


def _text_lines(raw: Raw) -> Iterator[str]:
    for number, line in enumerate(raw.lines()):
        try:
            text = line.decode("utf-8-sig" if number == 0 else "utf-8")
        except UnicodeDecodeError as error:
            raise FileError(
                f"line {number + 1}: byte {error.start} is not UTF-8.",
                remedy="Save the file as UTF-8 (it may be Windows-1251 or UTF-16).",
            ) from error
        if "\x00" in text:
            raise FileError(f"line {number + 1}: not text.", remedy="Check what the file is.")
        yield text + "\n"
