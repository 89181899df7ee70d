"""Notices that a database was changed, cheaply enough to ask before every answer."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

_Stamp = tuple[tuple[int, int], ...]


class Watch:
    """Counts the changes of a database file, whoever made them.

    Two questions to the file system come first; only when they tell of a write is the
    database asked, because moving its journal into the file changes nothing in it.
    """

    def __init__(self, path: Path) -> None:
        self._files = (str(path), f"{path}-wal")
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._lock = threading.Lock()
        self._stamp: _Stamp = ()
        self._version = 0

    def version(self) -> int:
        """Return a number that is another one after every change by somebody else."""
        stamp = tuple(_stamp(name) for name in self._files)
        if stamp != self._stamp:
            with self._lock:
                row = self._connection.execute("PRAGMA data_version").fetchone()
                self._version, self._stamp = int(row[0]), stamp
        return self._version

    def close(self) -> None:
        """Give the file back."""
        with self._lock:
            self._connection.close()


def _stamp(name: str) -> tuple[int, int]:
    try:
        found = Path(name).stat()
    except FileNotFoundError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
