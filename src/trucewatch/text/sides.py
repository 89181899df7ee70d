"""Which side a text names as having acted, as being spoken for, or as the enemy.

Sides are whatever ids the language files give after ``s:``; nothing here knows them.
"""

from __future__ import annotations

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.events import ACTION
from trucewatch.text.stems import Tagged, tagger_for
from trucewatch.vocabulary.language import Language

ACTING = ACTION | {"assault", "advance", "capture", "withdraw", "clash", "breach"}
_TARGET_PREPOSITIONS = ("по ", "на ", "у ", "в ", "in ", "on ", "at ", "auf ", "against ", "gegen ")


def side_of(words: str, language: Language) -> str | None:
    """Name the first side mentioned in a few words, or None."""
    for item in tagger_for(language).tag(words):
        side = _side(item)
        if side is not None:
            return side
    return None


def acting_side(
    text: str, tagged: tuple[Tagged, ...], language: Language, speaker_side: str | None = None
) -> str | None:
    """Name the side that a clause says acted, or None.

    A side after a preposition of place or aim, or before "positions", is the target.
    "The enemy" is the side opposite to the speaker's, or to the language's perspective.
    """
    if not any(item.tags & ACTING for item in tagged):
        return None
    for index, item in enumerate(tagged):
        side = _side(item)
        if side == "enemy":
            side = opponent(speaker_side or lexicon_for(language).perspective, language)
        if side is not None and not _is_target(text, tagged, index):
            return side
    return None


def opponent(side: str | None, language: Language) -> str | None:
    """Name the other one of two sides; None when there are not exactly two."""
    known = known_sides(language)
    others = known - {side}
    return min(others) if side in known and len(others) == 1 else None


def known_sides(language: Language) -> frozenset[str]:
    """Return the ids of the sides that a language file has words for."""
    tags = lexicon_for(language).events
    return frozenset(tag[2:] for tag in tags if tag.startswith("s:")) - {"enemy"}


def _side(item: Tagged) -> str | None:
    return next((tag[2:] for tag in sorted(item.tags) if tag.startswith("s:")), None)


def _is_target(text: str, tagged: tuple[Tagged, ...], index: int) -> bool:
    item = tagged[index]
    if index + 1 < len(tagged) and "o:position" in tagged[index + 1].tags:
        return True
    before = text[max(0, item.begin - 8) : item.begin].lower()
    return any(before == word or before.endswith(" " + word) for word in _TARGET_PREPOSITIONS)
