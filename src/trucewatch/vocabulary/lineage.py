"""Where a text comes from: which earlier text it repeats, translates or quotes, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How a text stands to the text its information came from."""

    ORIGINAL = "original"
    REPRINT = "reprint"
    QUOTES = "quotes"
    TRANSLATION = "translation"
    SCREENSHOT = "screenshot"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The origin of one document, as far as the documents at hand tell it.

    Attributes:
        document: Id of the document.
        cluster: Id of its origin cluster; texts of one cluster are one voice.
        relation: How it stands to ``follows``; ``original`` when nothing earlier is like it,
            ``unknown`` when it is too short to tell.
        follows: Id of the earlier document it is most like, or None.
        outlet: Outlet it credits that is not among the documents, or None.
        likeness: Share of its words or facts that ``follows`` has as well, 0…1.
        why: What decided, in a few words.
    """

    document: str
    cluster: str
    relation: Relation
    follows: str | None = None
    outlet: str | None = None
    likeness: float = 0.0
    why: str
