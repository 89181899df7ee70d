"""Reads texts for ``trucewatch read``: JSON lines, or an outline per file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.reader import RULES, Reader
from trucewatch.vocabulary.reading import Reading
from trucewatch.workflow.reading import RULE_READER, as_output, quotes_of, read_document
from trucewatch.workflow.reading_why import explained
from trucewatch.workflow.reading_why import why as touching
from trucewatch.workflow.text_files import Taken, Told, json_lines, packaged_gazetteer


def read_lines(
    path: Path,
    write: Callable[[str], None],
    complain: Callable[[str], None],
    reader: Reader = RULE_READER,
) -> int:
    """Read every line of a JSONL file and write one line each; return how many were bad."""
    taken = Taken(complain)
    for document in json_lines(path, taken):
        found = document if isinstance(document, dict) else _as_output(document, reader)
        write(json.dumps(found, ensure_ascii=False))
    return taken.bad


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is wanted of each file: ``why`` limits it to what touches a span."""

    as_json: bool = False
    why: str | None = None
    reader: Reader = RULE_READER


def outline_files(files: list[Path], taken: Taken, told: Told, asked: Asked) -> Iterator[str]:
    """Yield the outline, or the JSON object, of each file.

    A file that cannot be read is complained about and left out while there are others.

    Raises:
        UsageError: No file was named.
        InputError: No file can be read as text.
    """
    if not files:
        raise UsageError("read: no file named. Example: trucewatch read article.txt --lang de")
    for document in taken.files(files, told):
        if asked.why is not None:
            reading = _read(document, asked.reader)
            yield _why(document, reading, asked.why, as_json=asked.as_json)
        elif asked.as_json:
            yield json.dumps(_as_output(document, asked.reader), ensure_ascii=False)
        else:
            yield outline(document, _read(document, asked.reader))


def _read(document: Document, reader: Reader) -> Reading:
    return read_document(document, packaged_gazetteer(), reader)


def _as_output(document: Document, reader: Reader) -> dict[str, object]:
    return as_output(document, _read(document, reader), quotes_of(document))


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
    by = "" if reading.reader == RULES else f" · read by {reading.reader}"
    lines = [f"{document.id} · {reading.language.value} · {when}{assumed}{by}"]
    lines += [f"  note      {note}" for note in reading.notes]
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
    lines += [
        f"  absence   {a.incident_type.value if a.incident_type else 'anything'} at "
        f"{a.place.place.name if a.place else '?'}: {a.span.text}  ‹{a.rule}›"
        for a in reading.absences
    ]
    lines += [f"  agreement {a.kind}: {a.span.text}  ‹{a.rule}›" for a in reading.agreements]
    lines += [f"  furniture {f.role.value}: {f.span.text}" for f in reading.furniture]
    return "\n".join(lines)
