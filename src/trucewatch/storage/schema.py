"""The database file: opened with safe settings and brought to the newest tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from trucewatch.vocabulary.errors import WorkspaceError

NEWEST = "0001"
"""Revision of the newest migration; a test compares it with the scripts."""
BUSY_MS = 30_000
_MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(path: Path) -> sa.Engine:
    """Open (or make) a database file; transactions are real, readers never block.

    pysqlite would begin transactions by itself, and not at all before DDL, so it is told
    not to (``isolation_level = None``) and every transaction begins explicitly.
    """
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_MS / 1000})
    sa.event.listen(engine, "connect", _configure)
    sa.event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Write in one transaction: all of it is stored, or nothing.

    Raises:
        WorkspaceError: The database stays locked, is damaged or cannot be written.
    """
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection
    except sa.exc.DatabaseError as error:
        raise WorkspaceError(
            f"the database cannot be written ({error.orig}). If another program has it open, "
            "close that; otherwise run: trucewatch verify."
        ) from error


def migrate(engine: sa.Engine) -> None:
    """Bring the tables up to date; does nothing, quickly, when they are.

    Raises:
        WorkspaceError: The file is no database, or was made by a newer trucewatch.
    """
    try:
        current = _current(engine)
    except sa.exc.DatabaseError as error:
        raise WorkspaceError(
            f"the database cannot be read ({error.orig}). Restore it from a copy."
        ) from error
    if current is None:
        _make(engine)
    elif current != NEWEST:
        _apply(engine, current)


def _current(engine: sa.Engine) -> str | None:
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        found = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def _make(engine: sa.Engine) -> None:
    """Make the newest tables in an empty file; a test compares them with the migrations'."""
    script = Path(__file__).with_name("newest_tables.sql").read_text(encoding="utf-8")
    with transaction(engine) as connection:
        for statement in script.split(";\n\n"):
            connection.exec_driver_sql(statement)


def _apply(engine: sa.Engine, current: str | None) -> None:
    # Alembic takes a third of a second to import; only a workspace of old tables pays it.
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(_MIGRATIONS))
    known = {script.revision for script in scripts.walk_revisions()}
    if current is not None and current not in known:
        raise WorkspaceError(
            f"the database has tables of version {current}; this trucewatch knows {NEWEST}. "
            "Install a newer trucewatch."
        )
    missing = list(scripts.iterate_revisions("head", current or "base"))
    with transaction(engine) as connection:
        context = MigrationContext.configure(connection)
        for script in reversed(missing):
            with Operations.context(context):
                script.module.upgrade()
            context.stamp(scripts, script.revision)


def _configure(connection: sa.engine.interfaces.DBAPIConnection, _: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        f"busy_timeout = {BUSY_MS}",
        "trusted_schema = OFF",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
