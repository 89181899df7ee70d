"""Whether one text was made from another: by its runs of words, or by its facts in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from trucewatch.incidents.text_print import Fact, Runs, TextPrint
from trucewatch.vocabulary.lineage import Relation

SAME_RUNS = 0.5
"""Share of the shorter text's runs of words from which it is a reprint of the longer."""

FEWEST_WORDS = 8
"""Shorter texts ("explosions in the city") are alike without being copies."""

SAME_FACTS = 0.65
"""Share of the shorter text's facts from which it tells the longer one in other words."""

FEWEST_FACTS = 5
FEWEST_NUMBERS = 2
"""Numbers that must agree: places and days alone are shared by all who tell of an event."""

IN_ORDER = 0.6
"""Share of the common facts that stand in one order: translators keep it, reporters do not."""

OTHER_NUMBERS = 0.4
"""Share of the shorter text's numbers that the longer may lack: a daily sheet keeps its words
and changes its numbers, and is a new statement."""

QUOTED_FACTS = 3
"""Common facts that tie a text to the outlet it names as its source."""

WINDOW = timedelta(hours=72)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """That two texts share an origin, and by what."""

    relation: Relation
    likeness: float
    why: str


def kinship(one: TextPrint, other: TextPrint) -> Kinship | None:
    """Say how two texts are related, or None when nothing shows that they are.

    The relation is that of the later to the earlier; the order of the two is irrelevant.
    """
    if one.at and other.at and abs(one.at - other.at) > WINDOW:
        return None
    by_words = _by_words(one, other)
    if by_words is not None:
        return by_words
    return _by_facts(one, other)


def shared_runs(one: Runs, other: Runs) -> float:
    """Return the share of the smaller set that the other has as well, 0…1.

    >>> import numpy as np
    >>> shared_runs(np.array([1, 2], np.uint32), np.array([2, 3, 4], np.uint32))
    0.5
    """
    smaller = min(len(one), len(other))
    if not smaller:
        return 0.0
    return len(np.intersect1d(one, other, assume_unique=True)) / smaller


def _by_words(one: TextPrint, other: TextPrint) -> Kinship | None:
    if one.language != other.language or min(one.words, other.words) < FEWEST_WORDS:
        return None
    share = shared_runs(one.runs, other.runs)
    if share < SAME_RUNS or _numbers_differ(one, other):
        return None
    why = f"{share:.0%} of the shorter text's word runs"
    return Kinship(relation=Relation.REPRINT, likeness=share, why=why)


def _by_facts(one: TextPrint, other: TextPrint) -> Kinship | None:
    fewer, more = sorted((one, other), key=lambda text: (len(text.facts), text.document))
    common = _common(fewer.facts, more.facts)
    if not common:
        return None
    share = len(common) / len(fewer.facts)
    if _cites(one, other) and len(common) >= QUOTED_FACTS:
        why = f"names the other as its source and shares {len(common)} facts"
        return Kinship(relation=Relation.QUOTES, likeness=share, why=why)
    if share < SAME_FACTS or not _enough(common, more.facts) or _numbers_differ(one, other):
        return None
    same_language = one.language == other.language
    return Kinship(
        relation=Relation.REPRINT if same_language else Relation.TRANSLATION,
        likeness=share,
        why=f"{len(common)} of {len(fewer.facts)} facts, in the same order",
    )


def _enough(common: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    numbers = sum(kind == "number" for kind, _ in common)
    if len(common) < FEWEST_FACTS or numbers < FEWEST_NUMBERS:
        return False
    place = {fact: at for at, fact in enumerate(facts)}
    return longest_rise([place[fact] for fact in common]) / len(common) >= IN_ORDER


def _common(facts: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    known = set(others)
    return [fact for fact in facts if fact in known]


def _cites(one: TextPrint, other: TextPrint) -> bool:
    return bool(one.credited & other.own or other.credited & one.own)


def _numbers_differ(one: TextPrint, other: TextPrint) -> bool:
    fewer, more = sorted((one.numbers, other.numbers), key=len)
    return bool(fewer) and len(fewer - more) / len(fewer) > OTHER_NUMBERS


def longest_rise(numbers: Sequence[int]) -> int:
    """Return the length of the longest rising subsequence.

    >>> longest_rise([3, 1, 2, 5, 4]), longest_rise([])
    (3, 0)
    """
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)
