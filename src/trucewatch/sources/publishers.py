"""Publishers as material names them, turned into sources; unknown ones stay unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.source import DEFAULT_RELIABILITY, Reliability, Source, SourceClass

UNNAMED = "unknown"
Listed = TypeVar("Listed", SourceClass, Reliability)
_OTHER = re.compile(r"[^\w]+")


def source_id(title: str) -> str:
    """Return a publisher's id: its name in lower case, words joined by hyphens.

    >>> source_id("Агентство «Схід»"), source_id(" ")
    ('агентство-схід', 'unknown')
    """
    return _OTHER.sub("-", title.casefold()).strip("-_") or UNNAMED


def source_from(fields: Mapping[str, object], *, default_id: str | None = None) -> Source:
    """Build a source from ``id, title, class, side, reliability, credit``.

    Raises:
        InputError: A class or letter is not in the list, or a party has no side.
    """
    title = _word(fields, "title") or _word(fields, "id") or default_id or UNNAMED
    name = _word(fields, "class")
    source_class = _listed(name, SourceClass, "class") if name else SourceClass.UNKNOWN
    letter = _word(fields, "reliability")
    try:
        return Source(
            id=default_id or _word(fields, "id") or source_id(title),
            title=title,
            source_class=source_class,
            reliability=_listed(letter, Reliability, "reliability")
            if letter
            else DEFAULT_RELIABILITY[source_class],
            side=_word(fields, "side"),
            credit=_word(fields, "credit") or "",
        )
    except ValueError as error:
        raise InputError(f"{error}.", remedy="Name its side.", column="side") from error


def _word(fields: Mapping[str, object], name: str) -> str | None:
    found = fields.get(name)
    return None if found is None else str(found).strip() or None


def _listed(word: str, kind: type[Listed], column: str) -> Listed:
    try:
        return kind(word)
    except ValueError:
        known = ", ".join(member.value for member in kind)
        raise InputError(
            f"{word!r} is not in the list.",
            remedy=f"Use one of: {known}.",
            column=column,
            value=word,
        ) from None
