"""What the words of two lines share: a text, names, and the words that tell events apart."""

from __future__ import annotations

from trucewatch.incidents.telling import Telling, name_key, shared_names
from trucewatch.incidents.trait import Trait
from trucewatch.vocabulary.incident import ItemType

COPY = 0.8
"""Share of equal telling words and names from which two lines are one text."""

FULL_LINE = 3
"""Telling words from which two lines that share none tell different things."""


def is_copy(one: Telling, other: Telling) -> bool:
    """Tell whether two lines are one text, printed again or listed under two places."""
    mine, theirs = one.stems | one.names, other.stems | other.names
    larger = max(len(mine), len(theirs))
    return larger >= 3 and len(mine & theirs) / larger >= COPY


def name_points(one: Trait, other: Trait) -> int:
    """Give 2 or 1 when the shorter line's names stand in the other, -2 when none does."""
    mine, theirs = one.told.names, other.told.names
    if _other_side(one.told.beside, other.told.beside):
        return -2
    if not mine or not theirs:
        return int(_one_area(one.told, other.told)) if not mine and not theirs else 0
    shared = shared_names(mine, theirs)
    if len(shared) / min(len(mine), len(theirs)) >= 0.5:
        return min(len(shared), 2)
    if shared:
        return int(name_key(one.place.name) in shared)
    return 0 if any(a[:3] == b[:3] for a in mine for b in theirs) else -2


def _other_side(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two villages are said to lie beside different towns."""
    return bool(one and other) and not shared_names(one, other)


def _one_area(one: Telling, other: Telling) -> bool:
    return any(
        min(len(a), len(b)) > 1 and (a.startswith(b) or b.startswith(a))
        for a in one.areas
        for b in other.areas
    )


def word_points(one: Trait, other: Trait) -> int:
    """Give 2 or 1 for shared telling words, -1 when two whole headlines share none.

    A sentence out of a text need not say what another text puts into its sentence.
    """
    mine, theirs = one.told.stems, other.told.stems
    smaller = min(len(mine), len(theirs))
    if smaller < 2:
        return len(mine & theirs)
    shared = len(mine & theirs) / smaller
    if shared >= 0.25:
        return 2 if shared >= 0.5 else 1
    headlines = {one.report.item_type, other.report.item_type} == {ItemType.DATASET_ROW}
    goes_on = one.told.follows_up or other.told.follows_up
    apart = headlines and not shared and not goes_on
    return -1 if apart and smaller >= FULL_LINE else 0
