"""Cut from archived bytes what a locator points at: the way back from a record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import islice
from typing import Any

from trucewatch.sources.json_items import is_one_document, json_lines, parse_file
from trucewatch.sources.limits import Raw
from trucewatch.sources.rows import strict_rows
from trucewatch.sources.signature import Head
from trucewatch.sources.source import FileError
from trucewatch.vocabulary.evidence import Locator


def passage(content: bytes, locator: Locator) -> str:
    r"""Return the words at a place of an archived file, unpacking it if need be.

    A span gives its code points; a feature the item's ``text``, or its properties where it
    has none; a row its cells, separated by tabs; no form at all the whole file.

    Raises:
        FileError: The file has no such place.

    >>> passage(b"a,b\n1,2\n3,4", Locator(row=1))
    '3\t4'
    """
    raw = Raw(content)
    if locator.row is not None:
        return _row(raw, locator.row)
    if locator.feature is not None:
        return _words(_item(raw, locator.feature))
    if Head("", raw.head()).is_binary:
        return ""  # a picture has no words
    text = raw.whole().decode("utf-8")
    if locator.begin is None or locator.end is None:
        return text
    if locator.end > len(text):
        raise _missing(f"code point {locator.end}")
    return text[locator.begin : locator.end]


def _row(raw: Raw, number: int) -> str:
    for row in islice(strict_rows(raw, need=()), number, None):
        return "\t".join(row.cells)
    raise _missing(f"row {number}")


def _item(raw: Raw, number: int) -> Any:
    if is_one_document(raw):
        found = parse_file(raw)
        items = found.get("features", [found]) if isinstance(found, dict) else found
        if number < len(items):
            return items[number]
    for line in json_lines(raw):
        if line.number == number:
            return line.item()
    raise _missing(f"item {number}")


def _words(item: Any) -> str:
    if isinstance(item, Mapping) and isinstance(item.get("text"), str):
        return str(item["text"])
    named = item.get("properties") if isinstance(item, Mapping) else None
    return json.dumps(named or {}, ensure_ascii=False)


def _missing(what: str) -> FileError:
    return FileError(
        f"the archived file has no {what}.", remedy="Run trucewatch verify; add the file again."
    )
