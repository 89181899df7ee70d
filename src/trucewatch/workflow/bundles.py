"""A number with everything it rests on, in one file that can be checked elsewhere, offline."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from trucewatch.evidence.archive import Archive, Problem
from trucewatch.report.trace import trace_in
from trucewatch.sources.passage import passage
from trucewatch.text.persons import is_blotted
from trucewatch.vocabulary.edition import Edition
from trucewatch.vocabulary.errors import UsageError, VerificationError
from trucewatch.vocabulary.evidence import Locator
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.language import Language

FORMAT = "trucewatch-figure-bundle/1"
TRACE, MANIFEST, SEAL = "figure.json", "manifest.json", "seal"
SIGN = b"PK"
DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError)
MOST_BYTES = 64 * 1024 * 1024
MOST_FILES = 10_000
LARGEST_QUOTED_FILE = 16 * 1024 * 1024
_WHEN = (1980, 1, 1, 0, 0, 0)


def make_bundle(edition: Edition, figure: Figure, archive: Archive) -> bytes:
    """Pack a figure's trace with the quoted passages of each archived file and its hash.

    Only the words that a record relies upon are packed, with the hash of the file they were
    cut from: whoever holds the file can check them against it, and nobody else's text is
    passed on. The same figure gives the same bytes.
    """
    trace = trace_in(edition, figure, Language.EN)
    files = {TRACE: _canonical({**trace, "asof": edition.asof.isoformat()})}
    for number, span in enumerate(trace["spans"]):
        files[f"passages/{number:04}.txt"] = str(span["text"]).encode()
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    evidence = {piece.sha256: {"name": piece.name, "kind": piece.kind, "bytes": piece.bytes}
                for piece in edition.manifest
                if piece.sha256 in {span["sha256"] for span in trace["spans"]}}  # fmt: skip
    manifest = {
        "format": FORMAT,
        "figure": figure.id,
        "synthetic": edition.synthetic,
        "files": hashes,
        "evidence": evidence,
        "checked_against_archive": _checked(trace["spans"], archive),
    }
    return _zip({MANIFEST: _canonical({**manifest, SEAL: _seal(manifest)}), **files})


def is_bundle(path: Path) -> bool:
    """Tell whether a path is a file; only bundles are checked as files."""
    return path.is_file()


def verify_bundle(path: Path) -> list[Problem]:
    """Check a bundle without any database: hashes, the formula, and the quoted words.

    Raises:
        UsageError: It is no bundle of a figure.
        VerificationError: It cannot be opened any more.
    """
    files, damaged = _read(path)
    if damaged:
        return damaged
    manifest = _json(files, MANIFEST)
    if manifest.get(SEAL) != _seal(manifest):
        return [Problem(where=MANIFEST, what="it is not the manifest that was written")]
    if manifest.get("format") != FORMAT:
        raise UsageError(f"{path} is no bundle of a figure; ask the figure's page for one.")
    problems = list(_changed(files, manifest))
    if problems:
        return problems
    trace = _json(files, TRACE)
    return [Problem(where=TRACE, what=what) for what in _contradictions(trace, files)]


def _seal(manifest: Mapping[str, Any]) -> str:
    """Hash everything a manifest says except this hash; it shows damage, not forgery."""
    said = {name: value for name, value in manifest.items() if name != SEAL}
    return hashlib.sha256(_canonical(said)).hexdigest()


def _checked(spans: list[dict[str, Any]], archive: Archive) -> int:
    """Cut every quoted span from the archived file again; counts those that fit.

    Raises:
        VerificationError: A span is not what stands in the archive.
    """
    fitting = 0
    for span in spans:
        if span.get("begin") is None or not span["text"]:
            continue
        path = archive.path_of(span["sha256"])
        if not path.is_file() or path.stat().st_size > LARGEST_QUOTED_FILE:
            continue
        place = Locator(begin=span["begin"], end=span["end"])
        if not is_blotted(passage(archive.read(span["sha256"]), place), span["text"]):
            raise VerificationError(
                f"{span['sha256'][:12]} {span['begin']}-{span['end']}: the archive says otherwise. "
                "Run: trucewatch verify."
            )
        fitting += 1
    return fitting


def _changed(files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> Iterator[Problem]:
    named = manifest.get("files", {})
    for name, wanted in sorted(named.items()):
        found = hashlib.sha256(files[name]).hexdigest() if name in files else None
        if found is None:
            yield Problem(where=name, what="the file is missing")
        elif found != wanted:
            yield Problem(where=name, what=f"its bytes now have the hash {found[:12]}…")
    for name in sorted(set(files) - set(named) - {MANIFEST}):
        yield Problem(where=name, what="the manifest does not name it")


def _contradictions(trace: Mapping[str, Any], files: Mapping[str, bytes]) -> Iterator[str]:
    records = trace["records"]
    if trace["formula"] == "count(records)" and trace["value"] != len(records):
        yield f"says {trace['value']}, lists {len(records)} records"
    if trace["formula"] == "sum(records)":
        total = sum(record.get("value") or 0 for record in records)
        if abs(total - trace["value"]) > 1e-6 * max(1.0, abs(total)):
            yield f"says {trace['value']}, records sum to {total}"
    for number, span in enumerate(trace["spans"]):
        name = f"passages/{number:04}.txt"
        if files.get(name, b"").decode("utf-8", "replace") != span["text"]:
            yield f"{name} differs from the words of the trace"
        begin, end = span.get("begin"), span.get("end")
        if span["text"] and begin is not None and end - begin != len(span["text"]):
            yield f"{name}: offsets {begin}-{end} do not fit {len(span['text'])} characters"


def _read(path: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Read every member, and name those that cannot be read."""
    files: dict[str, bytes] = {}
    damaged: list[Problem] = []
    with _opened(path) as archive:
        listed = archive.infolist()
        if len(listed) > MOST_FILES or sum(one.file_size for one in listed) > MOST_BYTES:
            raise UsageError(f"{path} is larger than a bundle of a figure ever is.")
        for one in listed:
            if one.filename in files:
                damaged.append(Problem(where=one.filename, what="it is there twice"))
            try:
                files[one.filename] = archive.read(one)
            except DAMAGE as error:
                damaged.append(Problem(where=one.filename, what=f"it is damaged ({error})"))
    return files, damaged


def _opened(path: Path) -> zipfile.ZipFile:
    with path.open("rb") as file:
        begins = file.read(len(SIGN))
    if begins != SIGN:
        raise UsageError(f"{path} is no bundle of a figure; ask the figure's page for one.")
    try:
        return zipfile.ZipFile(path)
    except DAMAGE as error:
        raise VerificationError(
            f"{path.name}: its list of contents is damaged ({error}). Download it again."
        ) from error


def _json(files: Mapping[str, bytes], name: str) -> dict[str, Any]:
    if name not in files:
        raise UsageError(f"this is no bundle of a figure: {name} is missing.")
    try:
        found = json.loads(files[name])
    except ValueError as error:
        raise VerificationError(f"{name}: it is no JSON any more ({error}).") from error
    if not isinstance(found, dict):
        raise VerificationError(f"{name}: it holds something else than was written.")
    return found


def _zip(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, date_time=_WHEN), content)
    return target.getvalue()


def _canonical(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
