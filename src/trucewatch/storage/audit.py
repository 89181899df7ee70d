"""Look over the database: is every stored revision still what was stored?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import sqlalchemy as sa

from trucewatch.storage.schema import open_engine
from trucewatch.storage.writer import seal


def audit(path: Path, *, hashes: Collection[str], entries: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with a database, in words.

    Args:
        path: The database file.
        hashes: SHA-256 of every file that the custody log knows.
        entries: Hash of every entry of that log.
    """
    engine = open_engine(path)
    try:
        with engine.connect() as connection:
            damage = [row[0] for row in connection.exec_driver_sql("PRAGMA quick_check")]
            if damage != ["ok"]:
                yield f"the file is damaged: {damage[0]}"
                return
            yield from _check_records(connection, hashes)
            yield from _check_pieces(connection, hashes, entries)
    except sa.exc.DatabaseError as error:
        yield f"the file cannot be read: {error.orig}"
    finally:
        engine.dispose()


def _check_records(connection: sa.Connection, hashes: Collection[str]) -> Iterator[str]:
    shapes: dict[int, list[bytes]] = {}
    for row in connection.exec_driver_sql("SELECT record, wkb FROM shape ORDER BY 1, position"):
        shapes.setdefault(row[0], []).append(row[1])
    for record in connection.exec_driver_sql("SELECT * FROM record ORDER BY key").mappings():
        named = f"{record['kind']} {record['id']}, revision {record['revision']}"
        if record["sha256"] not in hashes:
            yield f"{named}: the archive has no file {record['sha256'][:12]}…"
        if record["seal"] != seal(record, shapes.get(record["key"], [])):
            yield f"{named}: was changed after it was stored"


def _check_pieces(
    connection: sa.Connection, hashes: Collection[str], entries: Collection[str]
) -> Iterator[str]:
    for piece in connection.exec_driver_sql("SELECT * FROM piece ORDER BY name").mappings():
        if piece["sha256"] not in hashes:
            yield f"piece {piece['name']}: the custody log has no file {piece['sha256'][:12]}…"
        elif piece["custody"] not in entries:
            yield f"piece {piece['name']}: its entry is missing in the custody log"
