"""JSON read strictly: one object or one per line, depth limited, fields with names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trucewatch.sources.limits import Raw, check_depth
from trucewatch.sources.source import FileError
from trucewatch.vocabulary.errors import InputError, LimitError


@dataclass(frozen=True, slots=True)
class Line:
    """One line of NDJSON by its number, from 0, still unread."""

    number: int
    content: bytes

    def item(self) -> Mapping[str, Any]:
        """Parse the line.

        Raises:
            InputError: It is no JSON object.
        """
        found = parse(self.content, row=self.number)
        if isinstance(found, dict):
            return found
        raise InputError(
            "the line is no JSON object.", remedy="Write {…} on each line.", row=self.number
        )


def json_lines(raw: Raw) -> Iterator[Line]:
    """Yield the lines that are not blank, numbered as they stand in the file."""
    for number, content in enumerate(raw.lines()):
        if number >= raw.limits.rows:
            raise LimitError(f"more than {raw.limits.rows:,} lines; split the file.")
        if content.strip():
            yield Line(number, content)


def is_one_document(raw: Raw) -> bool:
    """Tell a single JSON text (possibly over many lines) from one object per line."""
    lines = (line for line in raw.lines() if line.strip())
    first = next(lines, b"")
    if next(lines, None) is None:
        return True
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return True
    return False


def parse(content: bytes, *, row: int | None = None) -> Any:
    """Parse JSON; NaN and infinity are kept for the reader to complain about by place.

    Raises:
        InputError: It is not JSON or not UTF-8.
        LimitError: It is nested too deeply.
    """
    check_depth(content)
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte {error.start} is not UTF-8.", remedy="Save the file as UTF-8.", row=row
        ) from error
    except RecursionError as error:
        raise LimitError("nested too deeply; no known format needs that.") from error
    except ValueError as error:
        raise InputError(
            f"not JSON: {error}.",
            remedy="Check that the file is complete; fetch it again.",
            row=row,
        ) from error


def parse_file(raw: Raw) -> Any:
    """Parse a file that is one JSON text; what is wrong with it concerns the whole file."""
    try:
        return parse(raw.whole())
    except InputError as error:
        raise FileError(error.reason, remedy=error.remedy) from error
