"""What the first bytes of a file say about its kind; the extension is never trusted alone."""

from __future__ import annotations

import csv
import re
from functools import cached_property

_FORMAT = re.compile(r"^format:\s*[\"']?([\w.-]+)", re.MULTILINE)
_JSON_FORMAT = re.compile(r'"format"\s*:\s*"([\w.-]+)"')
_KEY = re.compile(r'"((?:[^"\\]|\\.)*)"\s*:')
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)


class Head:
    r"""A file's name and its first unpacked bytes, seen as CSV, JSON, YAML or text.

    >>> Head("x.csv", b'\xef\xbb\xbf"Time","Value"\n1,2').columns
    ('time', 'value')
    """

    def __init__(self, name: str, raw: bytes) -> None:
        self.name = name
        self.raw = raw

    @cached_property
    def text(self) -> str:
        """The bytes as UTF-8, with marks for what is not."""
        return self.raw.decode("utf-8-sig", errors="replace")

    @cached_property
    def is_binary(self) -> bool:
        """Whether no text format starts like this."""
        return b"\x00" in self.raw

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Column names of a CSV file in lower case; empty when line one is not a header."""
        first = self.text.split("\n", 1)[0].strip("\r")
        if self.is_binary or not first or first[0] in "{[<" or len(first) > 20_000:
            return ()
        return tuple(cell.strip().lower() for cell in next(csv.reader([first]), []))

    @cached_property
    def is_json(self) -> bool:
        """Whether it starts as a JSON object or list does."""
        return self.text.lstrip()[:1] in ("{", "[")

    @cached_property
    def keys(self) -> frozenset[str]:
        """Names of JSON fields that occur, at whatever depth."""
        return frozenset(_KEY.findall(self.text)) if self.is_json else frozenset()

    @cached_property
    def yaml_format(self) -> str | None:
        """The value of the field ``format`` in YAML or JSON, or None."""
        found = (_JSON_FORMAT if self.is_json else _FORMAT).search(self.text)
        return found.group(1) if found else None

    @cached_property
    def is_html(self) -> bool:
        """Whether it is a page."""
        return _HTML.search(self.text[:4000]) is not None

    def has_columns(self, *names: str) -> bool:
        """Tell whether a CSV header has all of these columns (lower case)."""
        return set(names) <= set(self.columns)

    def says(self, *values: str) -> bool:
        """Tell whether all these JSON string values occur near the beginning."""
        return self.is_json and all(f'"{value}"' in self.text for value in values)
