"""What a text can be recognised by: its runs of words, its numbers, and its facts in order.

Runs of words find reprints in one language. Facts – numbers, places, days, speakers – are
the same in every language and find translations.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray

from trucewatch.incidents.credits import credits_of, outlet_key
from trucewatch.incidents.telling import name_key
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.place import PlaceKind
from trucewatch.vocabulary.reading import Furniture, FurnitureRole, Reading, TimeType
from trucewatch.vocabulary.source import Source

RUN = 4
"""Words in a run (shingle): long enough to be rare, short enough to survive an edited word."""

LEAD_WORDS = 30
"""Papers shorten from the end: what opens a text is kept."""

LARGEST_VALUE = 1e9
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[., \u00a0\u202f]\d{3})+(?![\w])|\d+(?:[.,:]\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:[., \u00a0\u202f]\d{3})+")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)

Fact = tuple[str, str]
"""Kind (``number``, ``place``, ``day``, ``speaker``) and a value equal in every language."""

Runs = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextPrint:
    """The marks of one document.

    Attributes:
        source: Id of the publisher.
        language: Two letters, or empty when it is not read.
        at: When it appeared; midnight of its dateline when only the day is known.
        words: Number of its words, furniture left out.
        runs: Sorted hashes of all runs of words.
        lead: Sorted hashes of the runs it opens with.
        numbers: Numbers in figures or words.
        facts: Each fact once, in the order of first mention.
        credited: Keys of the outlets it says it took words from.
        outlets: Their names as printed.
        own: Keys under which others may credit it.
    """

    document: str
    source: str
    language: str
    at: datetime | None
    words: int
    runs: Runs
    lead: Runs
    numbers: frozenset[str]
    facts: tuple[Fact, ...]
    credited: frozenset[str] = frozenset()
    outlets: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()


def print_of(document: Document, reading: Reading, source: Source | None = None) -> TextPrint:
    """Take the marks of a document that was read."""
    words = _words(document.text, reading.furniture)
    placed = sorted(_placed_facts(document.text, reading))
    facts = tuple(dict.fromkeys(fact for _, fact in placed))
    own = {outlet_key(document.source)} | ({outlet_key(source.title)} if source else set())
    named = credits_of(document.text, 0, min(len(document.text), 1))
    outlets = tuple(name for name in named if outlet_key(name) not in own)
    return TextPrint(
        document=document.id,
        source=document.source,
        language=reading.language.value,
        at=document.published_at or _midnight(document.dateline),
        words=len(words),
        runs=runs_of(words),
        lead=runs_of(words[:LEAD_WORDS]),
        numbers=frozenset(value for kind, value in facts if kind == "number"),
        facts=facts,
        credited=frozenset(outlet_key(name) for name in outlets),
        outlets=outlets,
        own=frozenset(key for key in own if key),
    )


def runs_of(words: list[str]) -> Runs:
    """Hash every run of words; a text shorter than one run is one run.

    The hash does not depend on the process, so that results are the same every time.

    >>> len(runs_of("a b c d e".split())), len(runs_of(["a", "b"])), len(runs_of([]))
    (2, 1, 0)
    """
    if not words:
        return np.zeros(0, dtype=np.uint32)
    hashed = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint64)
    size = min(RUN, len(hashed))
    folded = np.zeros(len(hashed) - size + 1, dtype=np.uint64)
    for start in range(size):
        folded = folded * _MULTIPLIER + hashed[start : len(hashed) - size + 1 + start]
    return np.unique((folded >> np.uint64(32)).astype(np.uint32))


def _words(text: str, furniture: tuple[Furniture, ...]) -> list[str]:
    """List the words of the article in lower case; its embeds count, other furniture not."""
    kept, at = [], 0
    for item in furniture:
        if item.role is not FurnitureRole.EMBED:
            kept.append(text[at : item.span.begin])
            at = item.span.end
    kept.append(text[at:])
    return _WORD.findall(" ".join(kept).casefold())


def _placed_facts(text: str, reading: Reading) -> Iterator[tuple[int, Fact]]:
    yield from _numbers(text, reading)
    for mention in reading.places:
        if mention.place.kind is not PlaceKind.COUNTRY and mention.place.id:
            yield mention.span.begin, ("place", mention.place.id)
    for when in reading.times:
        if when.interval is not None and when.time_type is not TimeType.DURATION:
            yield when.span.begin, ("day", when.interval.start_local.date().isoformat())
    for said in reading.statements:
        if key := person_key(said.speaker.name):
            span = said.speaker.span or said.span
            yield span.begin, ("speaker", key)


def _numbers(text: str, reading: Reading) -> Iterator[tuple[int, Fact]]:
    """Yield the numbers of the article; what is part of a date is a day already."""
    dates = (when.span for when in reading.times if when.time_type is TimeType.DATE)
    spans = [*(item.span for item in reading.furniture), *dates]
    taken = sorted((span.begin, span.end) for span in spans)
    for match in _NUMBER.finditer(text):
        at = bisect_right(taken, (match.start(), len(text))) - 1
        if at < 0 or match.start() >= taken[at][1]:
            yield match.start(), ("number", _plain(match.group()))
    for item in reading.quantities:
        if item.value < LARGEST_VALUE:
            yield item.span.begin, ("number", f"{item.value:g}")


def _plain(figures: str) -> str:
    """Write a number the same way in every language.

    >>> _plain("1,120"), _plain("1.120"), _plain("3\u00a0870"), _plain("06:40"), _plain("6.40")
    ('1120', '1120', '3870', '6:40', '6:40')
    """
    if _GROUPED.fullmatch(figures):
        return re.sub(r"\D", "", figures).lstrip("0") or "0"
    return re.sub(r"[.,:]", ":", figures).lstrip("0") or "0"


def person_key(name: str) -> str:
    """Reduce a speaker's family name to what is the same in four languages.

    >>> person_key("Olena Martschenko") == person_key("Олена Марченко")
    True
    """
    words = _WORD.findall(name)
    if not words or not words[-1][0].isupper():
        return ""
    return name_key(words[-1].casefold().replace("tsch", "ch").replace("sch", "sh"))


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime(day.year, day.month, day.day, tzinfo=UTC)
