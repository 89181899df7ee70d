"""Reads texts from files for ``trucewatch read``: JSON lines, or an outline per file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from trucewatch.geography.gazetteer import Gazetteer, load_gazetteer
from trucewatch.text.language_id import detect
from trucewatch.vocabulary.errors import InputError, UsageError
from trucewatch.vocabulary.evidence import Document, EvidenceRef
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import Reading
from trucewatch.workflow.reading import as_output, quotes_of, read_document
from trucewatch.workflow.reading_why import explained
from trucewatch.workflow.reading_why import why as touching

THEATRE = "ukraine"
LARGEST_TEXT = 8_000_000
"""Code points; a newspaper page has some thousand, a book about a million."""


@cache
def _gazetteer() -> Gazetteer:
    return load_gazetteer(THEATRE)


def read_lines(path: Path, write: Callable[[str], None], complain: Callable[[str], None]) -> int:
    """Read every line of a JSONL file and write one line each; return how many were bad."""
    bad = 0
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        known: dict[str, Any] = {}
        try:
            known = _object(line)
            document = document_from(known)
            reading = read_document(document, _gazetteer())
            found = as_output(document, reading, quotes_of(document))
        except InputError as error:
            bad += 1
            complain(f"trucewatch: {path.name}, line {number}: {error}")
            found = {"doc_id": known.get("doc_id"), "error": str(error)}
        write(json.dumps(found, ensure_ascii=False))
    return bad


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
    return Document(
        id=str(identity),
        evidence=EvidenceRef(sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()),
        text=text,
        language=_language(known.get("lang") or known.get("language"), text),
        source=str(known.get("publisher") or "unknown"),
        title=known.get("title"),
        dateline=_dateline(known.get("dateline") or known.get("date")),
    )


def outline_files(
    files: list[Path],
    told: tuple[str | None, str | None, str],
    *,
    as_json: bool,
    why: str | None = None,
) -> Iterator[str]:
    """Yield the outline, or the JSON object, of each file; with ``why`` only what touches it.

    Raises:
        UsageError: No file was named.
        InputError: A file cannot be read as text.
    """
    if not files:
        raise UsageError("read: no file named. Example: trucewatch read article.txt --lang de")
    language, dateline, publisher = told
    for path in files:
        document = document_from(
            {
                "doc_id": path.stem,
                "text": _text_of(path),
                "lang": language,
                "dateline": dateline,
                "publisher": publisher,
            }
        )
        reading = read_document(document, _gazetteer())
        if why is not None:
            yield _why(document, reading, why, as_json=as_json)
        elif as_json:
            found = as_output(document, reading, quotes_of(document))
            yield json.dumps(found, ensure_ascii=False)
        else:
            yield outline(document, reading)


def _why(document: Document, reading: Reading, asked: str, *, as_json: bool) -> str:
    if not as_json:
        return explained(document, reading, asked)
    touches = [
        {
            "part": touch.part,
            "begin": touch.span.begin,
            "end": touch.span.end,
            "surface": touch.span.text,
            "found": touch.found,
            "rule": touch.rule,
            "source": touch.source,
        }
        for touch in touching(document, reading, asked)
    ]
    return json.dumps({"doc_id": document.id, "touching": touches}, ensure_ascii=False)


def outline(document: Document, reading: Reading) -> str:
    """Write a reading for human eyes: one line per result, with its rule."""
    when = reading.dateline.isoformat() if reading.dateline else "no dateline"
    assumed = " (assumed from the text)" if reading.dateline_assumed else ""
    lines = [f"{document.id} · {reading.language.value} · {when}{assumed}"]
    lines += [
        f"  said      {s.speaker.name} [{s.speaker.affiliation}] {s.statement_type.value}: "
        f"{s.span.text}  ‹{s.rule}›"
        for s in reading.statements
    ]
    lines += [f"  place     {p.span.text} → {p.place.name}  ‹{p.rule}›" for p in reading.places]
    lines += [f"  time      {t.span.text} → {t.value}  ‹{t.rule}›" for t in reading.times]
    lines += [
        f"  quantity  {q.span.text} → {q.value:g} {q.unit}  ‹{q.rule}›" for q in reading.quantities
    ]
    lines += [
        f"  claim     {c.kind.value}, {c.polarity.value}, by {c.claimed_by}: {c.span.text}"
        f"  ‹{c.rule}›"
        for c in reading.claims
    ]
    lines += [
        f"  incident  {i.incident_type.value} at {i.place.place.name if i.place else '?'}: "
        f"{i.span.text}  ‹{i.rule}›"
        for i in reading.incidents
    ]
    lines += [f"  agreement {a.kind}: {a.span.text}  ‹{a.rule}›" for a in reading.agreements]
    lines += [f"  furniture {f.role.value}: {f.span.text}" for f in reading.furniture]
    return "\n".join(lines)


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as stream:
            yield from stream
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}. Name a file that can be read.") from error


def _text_of(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}. Name a file that can be read.") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path.name} is not UTF-8 text (byte {error.start}).",
            remedy="Save it as UTF-8; PDF and Word files are not read.",
        ) from error


def _object(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"not JSON: {error}.", remedy="One JSON object a line.") from error
    if not isinstance(found, dict):
        raise InputError("not a JSON object.", remedy="One JSON object a line.")
    return found


def _check_text(text: str) -> None:
    if len(text) > LARGEST_TEXT:
        raise InputError(
            f"the text has {len(text)} characters.", remedy=f"At most {LARGEST_TEXT} are read."
        )
    if not text.strip():
        raise InputError("the text is empty.", remedy="Give the words of the document.")
    if "\x00" in text[:1000]:
        raise InputError("the text holds NUL bytes.", remedy="This looks binary; give text.")


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
