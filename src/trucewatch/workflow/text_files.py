"""Takes texts from files and JSON lines: each becomes a document, or a message why not."""

from __future__ import annotations

import gc
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO, Any

from trucewatch.geography.gazetteer import Gazetteer, load_gazetteer
from trucewatch.text.language_doubt import doubts, garbled
from trucewatch.text.language_id import detect
from trucewatch.vocabulary.errors import InputError, UsageError
from trucewatch.vocabulary.evidence import Document, EvidenceRef
from trucewatch.vocabulary.language import Language

THEATRE = "ukraine"
LARGEST_TEXT = 8_000_000
"""Code points; a newspaper page has some thousand, a book about a million."""

LARGEST_BYTES = 4 * LARGEST_TEXT
"""No more than this is taken into memory for one text: four bytes a code point at most."""

_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a Word, Excel or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
)
_HTML = re.compile(rb"\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the user says about all texts of one call; None where nothing is said."""

    language: str | None = None
    dateline: str | None = None
    publisher: str | None = None


@cache
def packaged_gazetteer() -> Gazetteer:
    """Return the place names of the package's own theatre.

    What it is made of stays until the end: the collector of what is no longer used need not
    walk through it again and again, which took a sixth of the time of reading.
    """
    gc.disable()
    try:
        return load_gazetteer(THEATRE)
    finally:
        gc.freeze()
        gc.enable()


class Taken:
    """Takes texts one by one, complains about what is none, and counts it.

    Attributes:
        bad: How many could not be read so far.
    """

    def __init__(self, complain: Callable[[str], None]) -> None:
        self.bad = 0
        self._complain = complain

    def refuse(self, where: str, error: InputError) -> None:
        """Say what is wrong with one text and count it."""
        self.bad += 1
        self._complain(f"trucewatch: {where}: {error}")

    def check(self, document: Document) -> Document:
        """Say what about a document's language is doubtful; return the document."""
        for doubt in doubts(document.text, document.language):
            self._complain(f"trucewatch: {document.id}: {doubt}")
        return document

    def files(self, paths: Sequence[Path], told: Told) -> Iterator[Document]:
        """Yield the document of each file that can be read.

        Raises:
            InputError: No file can be read.
        """
        for path in paths:
            try:
                yield self.check(_document_of(path, told))
            except InputError as error:
                if len(paths) == 1:
                    raise
                self.refuse(str(path), error)
        if paths and self.bad == len(paths):
            raise InputError("none of the files could be read.", remedy="See the lines above.")

    def lines(self, path: Path) -> Iterator[Document]:
        """Yield the document of each line that can be read."""
        return (found for found in json_lines(path, self) if isinstance(found, Document))


def json_lines(path: Path, taken: Taken) -> Iterator[Document | dict[str, Any]]:
    """Yield a document for each line, or what to answer for a bad one, in the same order.

    Raises:
        UsageError: The file cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(_byte_lines(stream), start=1):
                if line.strip():
                    yield _from_line(line, taken, f"{path.name}, line {number}")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}. Name a file that can be read.") from error


def document_from(known: dict[str, Any]) -> Document:
    """Make a document of one JSON object.

    Raises:
        InputError: A field is missing or has a value that cannot be meant.
    """
    text = known.get("text")
    if not isinstance(text, str):
        raise InputError("there is no text.", remedy='Give the words as "text".', column="text")
    _check_text(text)
    identity = known.get("doc_id")
    if not isinstance(identity, str | int):
        raise InputError("there is no doc_id.", remedy='Give a "doc_id".', column="doc_id")
    title = known.get("title")
    return Document(
        id=str(identity),
        evidence=EvidenceRef(sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()),
        text=text,
        language=_language(known.get("lang") or known.get("language"), text),
        source=str(known.get("publisher") or "unknown"),
        title=None if title is None else str(title),
        dateline=_dateline(known.get("dateline") or known.get("date")),
    )


def _from_line(line: bytes, taken: Taken, where: str) -> Document | dict[str, Any]:
    known: dict[str, Any] = {}
    try:
        known = _object(line)
        return taken.check(document_from(known))
    except InputError as error:
        taken.refuse(where, error)
        return {"doc_id": known.get("doc_id"), "error": str(error)}


def _byte_lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield lines, each cut after the first byte that is too much; the rest is passed over."""
    while line := stream.readline(LARGEST_BYTES + 1):
        rest = line
        while len(rest) > LARGEST_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(LARGEST_BYTES + 1)
        yield line


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > LARGEST_BYTES:
        raise InputError(
            f"the line has more than {LARGEST_BYTES // 1_000_000} MB.",
            remedy="Give each document a line of its own.",
        )
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 (byte {error.start} of the line).", remedy="Save the file as UTF-8."
        ) from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"not JSON: {error}.", remedy="One JSON object a line.") from error
    if not isinstance(found, dict):
        raise InputError("not a JSON object.", remedy="One JSON object a line.")
    return found


def _document_of(path: Path, told: Told) -> Document:
    return document_from(
        {
            "doc_id": path.stem,
            "text": _text_of(path),
            "lang": told.language,
            "dateline": told.dateline,
            "publisher": told.publisher,
        }
    )


def _text_of(path: Path) -> str:
    raw = _bytes_of(path)
    kind = next((kind for mark, kind in _SIGNATURES if raw.startswith(mark)), None)
    if kind is not None:
        raise InputError(f"{path.name} is {kind}.", remedy="Give its words as UTF-8 text.")
    if _HTML.match(raw):
        raise InputError(
            f"{path.name} is a page in HTML.", remedy="Take it in with 'trucewatch add' instead."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path.name} is not UTF-8 text (byte {error.start}).",
            remedy="Save it as UTF-8; PDF and Word files are not read.",
        ) from error


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}. Name a file that can be read.") from error
    if len(raw) > LARGEST_BYTES:
        raise InputError(
            f"{path.name} has more than {LARGEST_BYTES // 1_000_000} MB.",
            remedy="Split it into its texts, or give them as JSON lines with --jsonl.",
        )
    return raw


def _check_text(text: str) -> None:
    if len(text) > LARGEST_TEXT:
        raise InputError(
            f"the text has {len(text)} characters.", remedy=f"At most {LARGEST_TEXT} are read."
        )
    if not text.strip():
        raise InputError("the text is empty.", remedy="Give the words of the document.")
    if "\x00" in text[:1000]:
        raise InputError("the text holds NUL bytes.", remedy="This looks binary; give text.")
    if (found := garbled(text)) is not None:
        raise InputError(found, remedy="Save the original once more as UTF-8.", column="text")


def _language(code: object, text: str) -> Language:
    if code:
        try:
            return Language(str(code))
        except ValueError as error:
            raise InputError(
                f"language {code!r} is not read.", remedy="Known are de, en, ru, uk.", column="lang"
            ) from error
    found = detect(text)
    if found is None:
        raise InputError("the language cannot be told.", remedy='Give it as "lang".', column="lang")
    return found


def _dateline(value: object) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise InputError(
            f"dateline {value!r} is no day.", remedy="Write it as 2025-03-12.", column="dateline"
        ) from error
