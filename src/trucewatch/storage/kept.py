"""Results worked out before, in a file beside the database that may be deleted at any time.

Nothing here is evidence: every result is kept under a key made of all that decides it, so a
result that no longer applies is never found. A file that cannot be used is done without.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

BUSY_S = 2.0
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID"
_FIND = "SELECT key, body FROM kept WHERE key IN (SELECT value FROM json_each(?))"
_KEEP = "INSERT OR REPLACE INTO kept VALUES (?, ?)"


class Kept:
    """Texts by key, in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(self, keys: Iterable[str]) -> dict[str, str]:
        """Return what is kept under some keys; nothing if the file is missing or damaged."""
        import json

        if not self._path.exists():
            return {}
        try:
            with closing(sqlite3.connect(self._path, timeout=BUSY_S)) as connection:
                return dict(connection.execute(_FIND, (json.dumps(list(keys)),)))
        except sqlite3.DatabaseError:
            return {}

    def keep(self, found: Mapping[str, str]) -> bool:
        """Keep texts; tells whether that was possible. A damaged file is made anew next time."""
        if not found:
            return True
        try:
            with closing(sqlite3.connect(self._path, timeout=BUSY_S)) as connection, connection:
                connection.execute(_TABLE)
                connection.executemany(_KEEP, list(found.items()))
        except sqlite3.OperationalError:  # locked, read-only or full: it is only a saving
            return False
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)
            return False
        return True
