"""The custody log: who brought in what and when, each entry chained to the one before."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FIRST = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """The log as it stands.

    Attributes:
        entries: Entries whose own hash is right, in order.
        problems: What does not fit, in words.
        sound_bytes: Length of the log up to the end of the last complete line.
        torn: True when a writer was stopped in the middle of the last line.
    """

    entries: tuple[Mapping[str, object], ...]
    problems: tuple[str, ...]
    sound_bytes: int
    torn: bool


def read_custody(path: Path) -> Custody:
    """Read and check the whole log; a missing log is an empty one."""
    content = path.read_bytes() if path.exists() else b""
    sound, _, tail = content.rpartition(b"\n")
    entries: list[Mapping[str, object]] = []
    problems: list[str] = []
    previous = FIRST
    for number, line in enumerate(sound.split(b"\n") if sound else ()):
        entry = _parsed(line)
        if entry is None or entry.get("entry") != entry_hash(entry):
            problems.append(f"line {number + 1} was changed after it was written")
            continue
        if entry["previous"] != previous:
            problems.append(f"line {number + 1} does not follow the line before it")
        previous = str(entry["entry"])
        entries.append(entry)
    return Custody(
        entries=tuple(entries),
        problems=tuple(problems),
        sound_bytes=len(content) - len(tail),
        torn=bool(tail),
    )


class Ledger:
    """The log as a writer uses it: read once, and again only when somebody else has written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._size = -1
        self._sound_bytes = 0
        self._last = FIRST
        self._count = 0
        self._entries: dict[str, str] = {}

    def entry_of(self, sha256: str) -> str | None:
        """Return the hash of the first entry about an object, or None."""
        self._refresh()
        return self._entries.get(sha256)

    def append(self, fields: Mapping[str, object]) -> str:
        """Write one more entry and make sure it is on the disk; returns its hash.

        A last line that a killed writer left half written is cut off first: nothing can
        refer to it, because records are stored only after their entry is complete.
        """
        self._refresh()
        entry: dict[str, object] = {"number": self._count, "previous": self._last, **fields}
        entry["entry"] = entry_hash(entry)
        line = _canonical(entry) + b"\n"
        new = not self.path.exists()
        with self.path.open("xb" if new else "r+b") as log:
            log.truncate(self._sound_bytes)
            log.seek(self._sound_bytes)
            log.write(line)
            log.flush()
            os.fsync(log.fileno())
        if new:
            sync_folder(self.path.parent)
        self._note(entry)
        self._size = self._sound_bytes = self._sound_bytes + len(line)
        return self._last

    def _refresh(self) -> None:
        size = self.path.stat().st_size if self.path.exists() else 0
        if size == self._size:
            return
        custody = read_custody(self.path)
        self._size, self._sound_bytes = size, custody.sound_bytes
        self._count, self._last = 0, FIRST
        self._entries.clear()
        for entry in custody.entries:
            self._note(entry)

    def _note(self, entry: Mapping[str, object]) -> None:
        self._last = str(entry["entry"])
        self._count += 1
        self._entries.setdefault(str(entry["sha256"]), self._last)


def entry_hash(entry: Mapping[str, object]) -> str:
    """Hash an entry's fields, the hash itself left out."""
    named = {name: value for name, value in entry.items() if name != "entry"}
    return hashlib.sha256(_canonical(named)).hexdigest()


def sync_folder(folder: Path) -> None:
    """Make sure that names in a folder are on the disk, as ``fsync`` does for content."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _canonical(entry: Mapping[str, object]) -> bytes:
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _parsed(line: bytes) -> Mapping[str, object] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    # Only the canonical form counts: otherwise a changed byte could hide in white space.
    if isinstance(entry, dict) and "previous" in entry and _canonical(entry) == line:
        return entry
    return None
