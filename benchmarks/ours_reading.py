"""One side of the benchmark of reading: reads what it is given, prints one JSON object.

Run: python benchmarks/ours_reading.py (documents|text|plain) FILE [LANGUAGE]
"""

from __future__ import annotations

import json
import re
import resource
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

from trucewatch.geography.places import load_places
from trucewatch.vocabulary.evidence import Document, EvidenceRef
from trucewatch.vocabulary.language import Language
from trucewatch.workflow.reading import as_output, quotes_of, read_document
from trucewatch.workflow.text_files import THEATRE, Taken, json_lines, packaged_gazetteer

PARTS = (4, 2, 1)
"""The text is read to a quarter, to its half, and whole: twice the text in twice the time?"""
KIB = 1024
_WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Do the task named and print seconds of the processor and megabytes."""
    task, path, *more = sys.argv[1:]
    gazetteer = packaged_gazetteer()
    ready_s = process_time()
    found: dict[str, object] = {"ready_s": ready_s}
    if task == "text":
        text = Path(path).read_text(encoding="utf-8")
        found["seconds"] = [_text_s(text[: len(text) // part], Language(more[0])) for part in PARTS]
        found["characters"] = len(text)
    else:
        read = _read_all if task == "documents" else _name_matcher()
        documents = [d for d in json_lines(Path(path), Taken(print)) if isinstance(d, Document)]
        begun = process_time()
        found["found"] = read(documents)
        found["seconds"] = process_time() - begun
        found["documents"] = len(documents)
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB
    found["names"] = len(gazetteer)
    print(json.dumps(found))


def _read_all(documents: list[Document]) -> int:
    """Read documents with all there is, and write the JSON; return how much was found."""
    size = 0
    for document in documents:
        reading = read_document(document, packaged_gazetteer())
        size += len(json.dumps(as_output(document, reading, quotes_of(document))))
    return size


def _name_matcher() -> Callable[[list[Document]], int]:
    """Return what looks every capitalised word up in a set of names: the least one can do."""
    names = frozenset(load_places(THEATRE).single)

    def match(documents: list[Document]) -> int:
        words = (word for document in documents for word in _WORD.findall(document.text))
        return sum(word[0].isupper() and word.casefold() in names for word in words)

    return match


def _text_s(text: str, language: Language) -> float:
    document = Document(
        id="long",
        evidence=EvidenceRef(sha256="0" * 64),
        text=text,
        language=language,
        source="long",
        dateline=date(2025, 3, 12),
    )
    begun = process_time()
    read_document(document, packaged_gazetteer())
    return process_time() - begun


if __name__ == "__main__":
    main()
