"""Which files are meant: folders walked in name order, links and notes left outside."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trucewatch.vocabulary.intake import FileResult, Rejection

SIDECAR = ".meta.yaml"
_NOTE = re.compile(r"(readme|notice|licen[cs]e|changelog|contributing)(\.\w+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A file that was named, or found in a folder that was named."""

    path: Path
    left_out: FileResult | None = None


def find_files(paths: Iterable[Path]) -> Iterator[Candidate]:
    """Yield every file meant, each once.

    Links are not followed: they may leave the folder, or turn in a circle. Hidden files and
    notes (README, NOTICE, LICENSE) in folders are left out, notes with a word about it.
    """
    seen: set[Path] = set()
    for path in paths:
        for candidate in _expand(path):
            if candidate.path not in seen:
                seen.add(candidate.path)
                yield candidate


def not_taken(path: Path, reason: str, remedy: str) -> FileResult:
    """Build the result of a file that was refused before it was read."""
    rejection = Rejection(row=None, column=None, value=None, reason=reason, remedy=remedy)
    return _result(path, kind=None, rejections=(rejection,))


def _expand(path: Path) -> Iterator[Candidate]:
    if path.is_symlink():
        refused = not_taken(path, "it is a symbolic link.", "Add what it points to.")
        yield Candidate(path=path, left_out=refused)
    elif path.is_dir():
        yield from _walk(path)
    else:
        yield Candidate(path=path)


def _walk(folder: Path) -> Iterator[Candidate]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        refused = not_taken(folder, f"{error.strerror}.", "Check its permissions.")
        yield Candidate(path=folder, left_out=refused)
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(".") or entry.name.endswith(SIDECAR):
            continue
        if _NOTE.fullmatch(entry.name) and not entry.is_symlink() and entry.is_file():
            note = _result(path, kind="note", repairs=("a note beside the material: left out",))
            yield Candidate(path=path, left_out=note)
        else:
            yield from _expand(path)


def _result(
    path: Path,
    *,
    kind: str | None,
    rejections: tuple[Rejection, ...] = (),
    repairs: tuple[str, ...] = (),
) -> FileResult:
    return FileResult(
        path=str(path),
        kind=kind,
        sha256=None,
        rows_read=0,
        accepted=0,
        rejected=0,
        rejections=rejections,
        already_known=False,
        repairs=repairs,
    )
