"""Finds claimed totals among the numbers of a text, with the numbers that are parts of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.sentences import Stretch
from trucewatch.text.shelf import Shelf
from trucewatch.text.units import Unit
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import QuantityMention

COUNTED = frozenset(
    {"violation", "attack", "shell", "burst", "drone", "missile", "bomb", "explosion"}
)
MEASURES = frozenset({"percent", "km", "km2", "m", "m2", "person"})
"""Units of numbers that stand beside a total without being parts of it."""
SMALLEST_TOTAL = 10
"""Fewer of anything is an incident with a count, not a total."""
_OPENING = 40
"""Characters at the start of a sentence in which "of these" points back to a total."""
_Row = tuple[QuantityMention, list[tuple[QuantityMention, str]]]
"""A total and its parts, each with what it is said to be contained in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A number said of a period, in its own stretch of a sentence.

    Attributes:
        parts: Each with what it is said to be contained in: ``total``, ``last`` (the part
            before it) or nothing, when a colon opens a list that divides the total up.
        begin: Where the stretch begins that speaks of this total.
        end: Where it ends; another total may follow in the same sentence.
    """

    sentence: int
    number: QuantityMention
    parts: tuple[tuple[QuantityMention, str], ...]
    begin: int
    end: int


def find_totals(
    text: str,
    sentences: tuple[Stretch, ...],
    units: tuple[Unit, ...],
    quantities: Shelf[QuantityMention],
    language: Language,
) -> tuple[Total, ...]:
    """Return the totals of a text in order."""
    tags: dict[int, frozenset[str]] = {}
    for unit in units:
        tags[unit.sentence] = tags.get(unit.sentence, frozenset()) | unit.tags
    found: list[Total] = []
    for number, sentence in enumerate(sentences):
        inside = quantities.between(sentence.begin, sentence.end)
        counted = [q for q in inside if q.unit in COUNTED]
        if counted and _is_total(text, sentence, counted, tags.get(number, frozenset()), language):
            found.extend(_cut(text, (number, sentence), inside, language))
    return tuple(found)


def counting_sentences(
    text: str,
    sentences: tuple[Stretch, ...],
    totals: tuple[Total, ...],
    quantities: Shelf[QuantityMention],
    language: Language,
) -> frozenset[int]:
    """Numbers of the sentences that state totals, or list parts of one stated just before."""
    counting = {total.sentence for total in totals}
    for number in sorted(counting):
        following = number + 1
        if following < len(sentences):
            begin, end = sentences[following].begin, sentences[following].end
            listed = any(item.unit not in MEASURES for item in quantities.between(begin, end))
            if listed and _part_of(language).search(text[begin : begin + _OPENING]):
                counting.add(following)
    return frozenset(counting)


def _is_total(
    text: str,
    sentence: Stretch,
    counted: list[QuantityMention],
    tags: frozenset[str],
    language: Language,
) -> bool:
    first = counted[0]
    if _part_of(language).search(text[sentence.begin : first.span.begin]):
        return False  # parts of a total stated before, not a total of their own
    over_time = bool(tags & {"agg", "truce"}) or first.unit == "violation"
    listed = len(counted) > 2 and ":" in text[first.span.end : sentence.end]
    return first.value >= SMALLEST_TOTAL and (over_time or listed) and "past" not in tags


def _cut(
    text: str,
    place: tuple[int, Stretch],
    inside: list[QuantityMention],
    language: Language,
) -> list[Total]:
    """Cut a sentence at its totals; what is listed after "including" or a colon is a part."""
    number, sentence = place
    rows = _rows(text, sentence.begin, inside, language)
    ends = [_last_end(row) for row in rows[:-1]] + [sentence.end]
    begins = [sentence.begin, *ends[:-1]]
    return [
        Total(sentence=number, number=item, parts=tuple(parts), begin=begin, end=end)
        for (item, parts), begin, end in zip(rows, begins, ends, strict=True)
    ]


def _rows(text: str, before: int, inside: list[QuantityMention], language: Language) -> list[_Row]:
    """Tell totals from their parts, from where the sentence begins."""
    rows: list[_Row] = []
    listing = ""
    for item in inside:
        lead = text[before : item.span.begin]
        marked = _part_of(language).search(lead) is not None
        if rows and not listing:
            listing = _opened_list(lead, marked=marked)
        if listing and item.unit not in MEASURES:
            nested = marked and bool(rows[-1][1])
            rows[-1][1].append((item, "last" if nested else listing.replace("colon", "")))
        elif not listing and _can_be_total(item):
            rows.append((item, []))
        before = item.span.end
    return rows


def _opened_list(lead: str, *, marked: bool) -> str:
    """Name what opens a list of parts before a number: "including", a colon, or nothing."""
    if marked:
        return "total"
    return "colon" if ":" in lead else ""


def _can_be_total(item: QuantityMention) -> bool:
    return item.unit in COUNTED and item.value >= SMALLEST_TOTAL


def _last_end(row: _Row) -> int:
    return row[1][-1][0].span.end if row[1] else row[0].span.end


@cache
def _part_of(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicon_for(language).part_of})\b", re.IGNORECASE)
