"""News as plain text or Markdown, with optional ``key: value`` lines in front."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from trucewatch.sources.limits import Raw
from trucewatch.sources.signature import Head
from trucewatch.sources.source import FileError, Intake, OriginSpec, Outcome, each
from trucewatch.sources.texts import document_outcome
from trucewatch.vocabulary.evidence import Locator

ORIGIN = OriginSpec(
    name="news_text",
    title="News, plain text",
    licence="that of each publisher",
    last_resort=True,
)
FRONT_MATTER = (
    "title|headline|publisher|source|source_class|side|reliability|date|dateline|published_at|"
    "published|zone|utc_offset|url|lang|language|synthetic"
)
_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n")
_FIELD = re.compile(rf"(?:\ufeff)?({FRONT_MATTER})[ \t]*:[ \t]*(.*?)[ \t]*\r?\n", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}")
_SUFFIXES = (".txt", ".md", ".text", ".markdown")


def recognises(head: Head) -> bool:
    """Tell by words in a row in a file that calls itself text; asked last of all."""
    suffixes = [suffix.lower() for suffix in PurePath(head.name).suffixes]
    named = any(suffix in _SUFFIXES for suffix in suffixes)
    return named and not head.is_json and _SENTENCE.search(head.text) is not None


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield the one document; its text is cut from the file by code points."""
    return each([raw.whole()], lambda content: _document(content, intake))


def _document(content: bytes, intake: Intake) -> Outcome:
    try:
        whole = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileError(
            f"byte {error.start} is not UTF-8.",
            remedy="Save the file as UTF-8 (it may be Windows-1251 or UTF-16).",
        ) from error
    fields, begin = split_front_matter(whole)
    body = whole[begin:]
    begin += len(body) - len(body.lstrip("\ufeff\r\n \t"))
    end = len(whole.rstrip())
    place = intake.evidence(Locator(begin=begin, end=max(begin, end)))
    return document_outcome(whole[begin:end], place, fields, intake)


def split_front_matter(whole: str) -> tuple[dict[str, str], int]:
    r"""Return the fields in front of a text and the offset at which they end.

    Without fences (``---``) the fields must be followed by a blank line.

    >>> split_front_matter("title: A\ndate: 2031-06-01\n\nText")
    ({'title': 'A', 'date': '2031-06-01'}, 27)
    """
    fence = _FENCE.match(whole)
    position = fence.end() if fence else 0
    fields: dict[str, str] = {}
    while found := _FIELD.match(whole, position):
        fields[found[1].lower()] = found[2].strip().strip("\"'")
        position = found.end()
    closing = (
        _FENCE.match(whole, position) if fence else re.compile(r"\r?\n").match(whole, position)
    )
    if not fields or closing is None:
        return {}, 0
    return fields, closing.end()
