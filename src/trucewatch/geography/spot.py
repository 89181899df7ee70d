"""A stretch of words that may name a place, before it is decided whether and which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.geography.folding import Word
from trucewatch.geography.places import Named

_JOINT = re.compile(r"[ \u00a0\u2009\u202f]?[-‐‑–]?[ \u00a0\u2009\u202f]?\n?\Z")
_ABBREVIATED = re.compile(r"\.[ \u00a0]?\Z")
_LONGEST_ABBREVIATION = 3


class Rule(StrEnum):
    """Why a stretch of words is taken for a place; printed with every mention."""

    REGION = "region-by-word"
    DISTRICT = "district-by-word"
    DIRECTION = "direction-by-word"
    NAME = "name"
    NAME_AFTER_PREPOSITION = "name-after-preposition"
    NAME_BY_WORD = "name-by-place-word"
    NAME_INSIDE = "name-inside-named-region"
    ADJECTIVE = "adjective-of-country"
    UNLISTED = "unlisted-by-place-word"


@dataclass(frozen=True, slots=True)
class Spot:
    """Words ``first`` to ``last`` (inclusive) and the lines of the table they may mean.

    Attributes:
        exact: True when the words stand in their base form.
        rule: What made it a candidate.
    """

    first: int
    last: int
    named: tuple[Named, ...]
    exact: bool
    rule: Rule


def joined(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word continues the one before it within one name."""
    if not 0 < index < len(words):
        return False
    gap = words[index].gap
    if gap == " " or _JOINT.match(gap):
        return True
    before = words[index - 1]
    short = before.end - before.begin <= _LONGEST_ABBREVIATION
    return short and bool(_ABBREVIATED.match(gap))
