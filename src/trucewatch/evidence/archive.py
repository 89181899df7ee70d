"""The archive: every accepted file once, under its SHA-256, with a chained custody log."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from trucewatch.evidence.custody import Custody, Ledger, read_custody, sync_folder
from trucewatch.evidence.lock import PATIENCE_S, sole_writer
from trucewatch.vocabulary.errors import InputError, LimitError, VerificationError

LARGEST_FILE_BYTES = 512 * 1024 * 1024
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that is not as it was once recorded.

    Attributes:
        where: The file (relative to the workspace) or database record concerned.
        what: What was found.
    """

    where: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A private copy of an incoming file: what was hashed is what will be read and kept."""

    path: Path
    sha256: str
    size: int


class Archive:
    """The folder ``evidence``; writers must hold ``writing()``."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.log = directory / "custody.jsonl"
        self._objects = directory / "objects"
        self._incoming = self._objects / "incoming"
        self._ledger = Ledger(self.log)

    def prepare(self) -> None:
        """Make the folders of an empty archive."""
        self._incoming.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def writing(self, *, patience_s: float = PATIENCE_S) -> Iterator[None]:
        """Hold the one writer's lock of this workspace, across processes."""
        with sole_writer(self.directory / "lock", patience_s=patience_s):
            self._sweep()
            yield

    def keep(
        self, content: bytes | Path, *, name: str, by: str, at: datetime, kind: str = ""
    ) -> str:
        """Store a file and note its custody; bytes already there are not stored again.

        Returns:
            The SHA-256 in hexadecimal.
        """
        with self.writing(), self.staged(content) as staged:
            self.keep_staged(staged, {"name": name, "by": by, "kind": kind}, at=at)
            return staged.sha256

    @contextmanager
    def staged(self, content: bytes | Path) -> Iterator[Staged]:
        """Copy incoming material aside and hash it; the copy is gone afterwards unless kept.

        Raises:
            InputError: The file is a link, a device, or cannot be read.
            LimitError: It is too large.
        """
        handle, name = tempfile.mkstemp(dir=self._incoming, prefix="piece-")
        path = Path(name)
        try:
            with os.fdopen(handle, "wb") as copy:
                sha256, size = _copy(content, copy)
                copy.flush()
                os.fsync(copy.fileno())
            yield Staged(path=path, sha256=sha256, size=size)
        finally:
            path.unlink(missing_ok=True)

    def keep_staged(self, staged: Staged, fields: dict[str, str | None], *, at: datetime) -> str:
        """Give a staged file its place and its entry in the log; returns the entry's hash.

        The object is put in place before the entry is written: a crash in between leaves
        an object that nothing refers to, never an entry without its object.
        """
        target = self.path_of(staged.sha256)
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            staged.path.chmod(0o444)
            staged.path.rename(target)
            sync_folder(target.parent)
            sync_folder(self._objects)
        known = self._ledger.entry_of(staged.sha256)
        if known is not None:
            return known
        what = fields.get("what") or ("derived" if fields.get("parent") else "added")
        return self._ledger.append(
            {
                "what": what,
                "at": at.isoformat(),
                "sha256": staged.sha256,
                "bytes": staged.size,
                **{name: value for name, value in fields.items() if value and name != "what"},
            }
        )

    def path_of(self, sha256: str) -> Path:
        """Return where the object with this hash lies or would lie."""
        return self._objects / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """Return an object's bytes.

        Raises:
            VerificationError: It is missing, or its bytes are no longer those of the hash.
        """
        try:
            content = self.path_of(sha256).read_bytes()
        except OSError as error:
            raise VerificationError(
                f"evidence {sha256[:12]} cannot be read ({error.strerror}). "
                "Restore evidence/ from a copy, then run: trucewatch verify."
            ) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise VerificationError(
                f"evidence {sha256[:12]} was changed after it was archived. "
                "Restore evidence/ from a copy, then run: trucewatch verify."
            )
        return content

    def custody(self) -> Custody:
        """Return the log as it stands."""
        return read_custody(self.log)

    def verify(self) -> list[Problem]:
        """Hash every logged object and check the chain of the log; empty when all is well."""
        custody = self.custody()
        problems = [
            Problem(where=self._shown(self.log), what=problem) for problem in custody.problems
        ]
        for sha256 in dict.fromkeys(str(entry["sha256"]) for entry in custody.entries):
            problems.extend(self._check_object(sha256))
        return problems

    def _check_object(self, sha256: str) -> Iterator[Problem]:
        path = self.path_of(sha256)
        if not path.is_file():
            yield Problem(where=self._shown(path), what="the file is missing")
            return
        with path.open("rb") as stored:
            found = hashlib.file_digest(stored, "sha256").hexdigest()
        if found != sha256:
            yield Problem(
                where=self._shown(path), what=f"its bytes now have the hash {found[:12]}…"
            )

    def _shown(self, path: Path) -> str:
        return str(path.relative_to(self.directory.parent))

    def _sweep(self) -> None:
        """Remove what killed writers left behind; the lock makes sure that nobody uses it."""
        for leftover in self._incoming.iterdir():
            leftover.unlink(missing_ok=True)


def _copy(content: bytes | Path, copy: IO[bytes]) -> tuple[str, int]:
    if isinstance(content, bytes):
        copy.write(content)
        return hashlib.sha256(content).hexdigest(), len(content)
    digest, size = hashlib.sha256(), 0
    with _open_plain(content) as incoming:
        while block := incoming.read(_BLOCK):
            size += len(block)
            if size > LARGEST_FILE_BYTES:
                raise LimitError(
                    f"larger than {LARGEST_FILE_BYTES // (1024 * 1024)} MB; split the file."
                )
            digest.update(block)
            copy.write(block)
    return digest.hexdigest(), size


def _open_plain(path: Path) -> IO[bytes]:
    """Open a regular file without following a link or waiting for a pipe."""
    if path.is_symlink():
        raise InputError("it is a symbolic link.", remedy="Add the file that it points to.")
    if path.exists() and not path.is_file():
        raise InputError("it is not a regular file.", remedy="Add a file or a folder.")
    try:
        return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb")
    except FileNotFoundError as error:
        raise InputError(
            "the file is no longer there.", remedy="Check the path and add it again."
        ) from error
    except OSError as error:
        raise InputError(
            f"it cannot be opened ({error.strerror}).", remedy="Check its permissions."
        ) from error
