"""Pairs quotation marks, nested ones included, within a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARKS = '"„“”«»‚‘‹›'
"""Quotation marks of the four languages."""
_MARK = re.compile(f"[{MARKS}]")
_OPEN = {"„": '“”"', "“": '”"', "«": "»", "»": "«", "‚": "‘’", "‹": "›", "”": "”"}
LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words between marks: ``begin`` and ``end`` include the marks."""

    begin: int
    end: int

    def inner(self, text: str) -> tuple[int, int]:
        """Return the offsets without the marks and without blanks at the edges."""
        begin, end = self.begin + 1, self.end - 1
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        return begin, end


def find_quoted(text: str) -> tuple[Quoted, ...]:
    """Return the outermost quoted stretches in order.

    >>> [text[q.begin:q.end] for text in ["Er: „Ja, ‚so‘.“"] for q in find_quoted(text)]
    ['„Ja, ‚so‘.“']
    """
    found = []
    offset = 0
    for line in text.splitlines(keepends=True):
        found.extend(_in_line(text, offset, offset + len(line)))
        offset += len(line)
    return tuple(found)


def _in_line(text: str, begin: int, end: int) -> list[Quoted]:
    found: list[Quoted] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text, begin, end):
        mark = match.group()
        if opened is None:
            opened = _opening(text, match.start(), mark)
        elif mark in opened[1]:
            if 1 < match.start() - opened[0] <= LONGEST:
                found.append(Quoted(begin=opened[0], end=match.end()))
            opened = None
    return found


def _opening(text: str, at: int, mark: str) -> tuple[int, str] | None:
    """A mark opens when the next character starts a word and the one before does not."""
    if at + 1 >= len(text) or text[at + 1].isspace():
        return None
    if at > 0 and text[at - 1].isalnum():
        return None
    closing = '"' if mark == '"' else _OPEN.get(mark)
    return None if closing is None else (at, closing)
