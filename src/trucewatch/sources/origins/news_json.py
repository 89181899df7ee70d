"""News as JSON: one object, a list, or one object per line, each with ``text``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from trucewatch.sources.json_items import is_one_document, json_lines, parse_file
from trucewatch.sources.limits import Raw
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Intake, OriginSpec, Outcome, each
from trucewatch.sources.texts import archived_text, document_outcome
from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.evidence import Locator

ORIGIN = OriginSpec(name="news_json", title="News items, JSON", licence="that of each publisher")
FIELDS = (
    "title",
    "headline",
    "publisher",
    "source",
    "source_class",
    "side",
    "reliability",
    "language",
    "lang",
    "dateline",
    "date",
    "published_at",
    "published",
    "zone",
    "utc_offset",
    "url",
    "synthetic",
    "fictional",
)


def recognises(head: Head) -> bool:
    """Tell by items with a text and something that says where it is from."""
    marks = {"doc_id", "publisher", "source", "title", "headline", "dateline", "published_at"}
    return "text" in head.keys and bool(marks & head.keys) and "geometry" not in head.keys


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield one document per item."""
    if is_one_document(raw):
        found = parse_file(raw)
        items = found if isinstance(found, list) else [found]
        return each(enumerate(items), lambda numbered: _document(*numbered, intake))
    return each(json_lines(raw), lambda line: _document(line.number, line.item(), intake))


def _document(number: int, item: Any, intake: Intake) -> Outcome:
    if not isinstance(item, Mapping) or not isinstance(item.get("text"), str):
        raise InputError(
            "the item has no text.",
            remedy="Give every item a field “text”.",
            row=number,
            column="text",
        )
    fields = {name: item[name] for name in FIELDS if isinstance(item.get(name), str | bool)}
    evidence = intake.evidence(Locator(feature=number))
    text = item["text"]
    if not text.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise InputError(
            "the text holds half a character (a lone surrogate).",
            remedy="Export it again as UTF-8.",
            row=number,
            column="text",
        )
    made = document_outcome(text, evidence, fields, intake)
    return archived_text(text, made, f"{intake.name}#{number}")
