"""Marks the furniture of a page: link lines, captions, credits, embeds, load failures."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.text.catalogue import lexicon_for
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import Furniture, FurnitureRole

# The marks of an embedded post are the same in every language.
_EVERYWHERE = (
    ("embed", r"^[^\n]*(?:pic\.twitter\.com/\w+|\(@\w{2,30}\)|\bt\.me/\w+)[^\n]*"),
    ("caption", r"^[^\n]{0,160}©[^\n]*"),
    ("subscription", r"[^\n.!?]*👉[^\n]*"),
)


def find_furniture(text: str, language: Language) -> tuple[Furniture, ...]:
    """Return the furniture in order; overlapping marks keep the longer one.

    >>> [item.span.text for item in find_furniture("Foto: privat", Language.DE)]
    ['Foto: privat']
    """
    found: list[Furniture] = []
    for role, pattern in _patterns(language):
        for match in pattern.finditer(text):
            words = match.group().strip()
            if words:
                begin = match.start() + match.group().index(words)
                span = Span(begin=begin, end=begin + len(words), text=words)
                found.append(Furniture(span=span, role=role, rule=f"furniture-{role.value}"))
    return _without_overlaps(found)


def is_furniture(begin: int, end: int, furniture: tuple[Furniture, ...]) -> bool:
    """Tell whether a stretch of text touches furniture."""
    return any(item.span.begin < end and begin < item.span.end for item in furniture)


def _without_overlaps(found: list[Furniture]) -> tuple[Furniture, ...]:
    kept: list[Furniture] = []
    for item in sorted(found, key=lambda item: (item.span.begin - item.span.end, item.span.begin)):
        if not is_furniture(item.span.begin, item.span.end, tuple(kept)):
            kept.append(item)
    return tuple(sorted(kept, key=lambda item: item.span.begin))


@cache
def _patterns(language: Language) -> tuple[tuple[FurnitureRole, re.Pattern[str]], ...]:
    rows = (*lexicon_for(language).furniture, *_EVERYWHERE)
    return tuple((FurnitureRole(role), re.compile(text, re.MULTILINE)) for role, text in rows)
