"""Where the words of an extracted text stand in the page they were taken from."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from html.parser import HTMLParser

Run = tuple[int, int, int]
"""Begin in the text, begin in the page, length: code points that stand there one by one."""

WINDOW = 300_000
"""Visible letters searched for a line, so that lines the page lacks do not cost its square."""

_HIDDEN = frozenset({"script", "style", "template", "noscript"})
_SPACE = re.compile(r"\s+")
_LISTED = re.compile(r"[-*•]\s+")
"""What the extraction puts before an item of a list and the page does not have."""


def page_runs(text: str, page: str) -> tuple[Run, ...]:
    """Find every line of a text in the words of its page, in order.

    A line that the page does not hold as such, for instance one made of a table, gets no run.

    >>> page_runs("Öl & Gas", "<p>&Ouml;l &amp; <b>Gas</b></p>")
    ((0, 3, 1), (1, 9, 3), (4, 16, 1), (5, 20, 3))
    """
    words = _Words(page)
    return tuple(run for line in _lines(text) for run in words.find(*line))


def in_page(runs: Sequence[Run], begin: int, end: int) -> tuple[int, int] | None:
    """Return where a span of the text begins and ends in the page, or None if unknown.

    A last letter that the page writes as a reference (``&uuml;``) ends at its ampersand.

    >>> in_page(((0, 3, 1), (1, 9, 2)), 0, 2)
    (3, 10)
    """
    found = [_at(runs, place) for place in (begin, end - 1)]
    if found[0] is None or found[1] is None:
        return None
    return found[0], found[1] + 1


def as_json(runs: Sequence[Run], page_sha256: str) -> bytes:
    """Write the runs for the archive."""
    kept = {"page_sha256": page_sha256, "unit": "code points", "runs": runs}
    return json.dumps(kept, separators=(",", ":")).encode()


def _at(runs: Sequence[Run], place: int) -> int | None:
    at = bisect_right(runs, place, key=lambda run: run[0]) - 1
    if at < 0:
        return None
    begin, page_begin, length = runs[at]
    return page_begin + place - begin if place < begin + length else None


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Yield each line without the mark of a list, and where it begins."""
    begin = 0
    for line in text.split("\n"):
        mark = _LISTED.match(line)
        start = mark.end() if mark else 0
        if line[start:].strip():
            yield line[start:].rstrip(), begin + start
        begin += len(line) + 1


class _Words(HTMLParser):
    """The visible words of a page, blanks joined, each letter with its place."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self._starts = [0, *(match.end() for match in re.finditer("\n", page))]
        self._hidden = 0
        self._letters: list[str] = []
        self._places: list[int] = []
        self._reached = 0
        self.feed(page)
        self.close()
        self._joined = "".join(self._letters)

    def find(self, line: str, begin: int) -> Iterator[Run]:
        """Yield the runs of a line: after the line before it, else near the beginning."""
        wanted = _SPACE.sub(" ", line)
        at = self._joined.find(wanted, self._reached, self._reached + WINDOW)
        at = at if at >= 0 else self._joined.find(wanted, 0, WINDOW)
        if at < 0 or wanted != line:
            return
        self._reached = at + len(wanted)
        places = self._places[at : self._reached]
        start = 0
        for number in range(1, len(places) + 1):
            if number == len(places) or places[number] != places[number - 1] + 1:
                yield begin + start, places[start], number - start
                start = number

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Pass over what is not shown."""
        self._hidden += tag in _HIDDEN

    def handle_endtag(self, tag: str) -> None:
        """Show again."""
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))

    def handle_data(self, data: str) -> None:
        """Take words letter by letter."""
        place = self._place()
        for number, letter in enumerate(data):
            self._take(letter, place + number)

    def handle_entityref(self, name: str) -> None:
        """Take a letter written by its name."""
        self._take_all(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        """Take a letter written by its number."""
        self._take_all(unescape(f"&#{name};"))

    def _take_all(self, letters: str) -> None:
        for letter in letters:
            self._take(letter, self._place())

    def _take(self, letter: str, place: int) -> None:
        if self._hidden:
            return
        letter = " " if letter.isspace() else letter
        if letter != " " or (self._letters and self._letters[-1] != " "):
            self._letters.append(letter)
            self._places.append(place)

    def _place(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column
