"""Builders of documents and places for the tests of reading."""

from __future__ import annotations

import hashlib
from datetime import date

from trucewatch.vocabulary.evidence import Document, EvidenceRef, Span
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import Place, PlaceKind, PlaceMention, Position

WEDNESDAY = date(2031, 6, 11)


def a_document(
    text: str, language: str | None = "de", dateline: date | None = WEDNESDAY
) -> Document:
    """Build a document; its dateline is a Wednesday."""
    return Document(
        id="doc-own",
        evidence=EvidenceRef(sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()),
        text=text,
        language=Language(language) if language else None,
        source="own",
        dateline=dateline,
    )


def a_place(text: str, surface: str, country: str = "UA") -> PlaceMention:
    """Build the mention of a settlement at the first occurrence of its name."""
    begin = text.index(surface)
    return PlaceMention(
        span=Span(begin=begin, end=begin + len(surface), text=surface),
        place=Place(
            id=None,
            name=surface,
            position=Position(lon=36.0, lat=48.0),
            precision_m=1000,
            kind=PlaceKind.SETTLEMENT,
            country=country,
        ),
        score=1.0,
        rule="test",
    )
