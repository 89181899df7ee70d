"""The store: every record with two clocks, when it held and when it became known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from trucewatch.storage.codec import decode
from trucewatch.storage.schema import migrate, open_engine, transaction
from trucewatch.storage.validity import Bounds
from trucewatch.storage.writer import Appended, Writer, stamp
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.findings import Piece
from trucewatch.vocabulary.interval import Interval

T = TypeVar("T")
_BATCH = 2000
_END_OF_TIME = "9999-12-31T23:59:59.999999Z"
_NEWEST = (
    "r.kind = :kind AND r.known_at <= :asof AND r.withdrawn IS NULL AND NOT EXISTS ("
    "SELECT 1 FROM record AS x WHERE x.kind = r.kind AND x.id = r.id AND x.known_at <= :asof "
    "AND (x.known_at, x.revision) > (r.known_at, r.revision))"
)
_OVERLAPS = (
    "(r.valid_from IS NULL OR (r.valid_from < :end AND (r.valid_to > :start "
    "OR (r.valid_from = r.valid_to AND r.valid_from >= :start))))"
)
_INSIDE = (
    "r.key IN (SELECT record FROM extent WHERE east >= :west AND west <= :east "
    "AND north >= :south AND south <= :north)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The figures of an edition as once published."""

    edition: str
    asof: datetime
    figures: Mapping[str, float]


class Store:
    """The database of a workspace."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = open_engine(path)
        migrate(self._engine)
        self._first_known: dict[str, str] | None = None
        self._decoded: dict[int, Any] | None = None

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Keep the records read in a block, for reading them again in it costs little then.

        A revision never changes once it is written, so what is read is the same.
        """
        before, self._decoded = self._decoded, {} if self._decoded is None else self._decoded
        try:
            yield
        finally:
            self._decoded = before

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Write records and their piece in one transaction."""
        with transaction(self._engine) as connection:
            yield Writer(connection)
        self._first_known = None

    def append(self, records: Iterable[Any], *, known_at: datetime, piece: str) -> Appended:
        """Append records in a transaction of their own; see ``Writer.append``."""
        with self.writing() as writer:
            return writer.append(records, known_at=known_at, piece=piece)

    def withdraw(self, record_id: str, *, known_at: datetime, reason: str) -> None:
        """Take a record back from ``known_at`` on; see ``Writer.withdraw``."""
        with self.writing() as writer:
            writer.withdraw(record_id, known_at=known_at, reason=reason)

    def read(
        self,
        kind: type[T],
        *,
        asof: datetime | None = None,
        overlapping: Interval | None = None,
        within: Bounds | None = None,
    ) -> Iterator[T]:
        """Yield the newest revision known at ``asof`` of every record of a kind.

        Args:
            kind: A vocabulary record, for instance ``Detection``.
            asof: Now, when absent.
            overlapping: Only what held during some of this time, or at all times.
            within: Only what touches this box: west, south, east, north in degrees.

        Yields:
            In the order of valid start (timeless ones first), then of id.
        """
        values: dict[str, Any] = {"kind": kind.__name__, "asof": _asof(asof)}
        conditions = [_NEWEST]
        if overlapping is not None:
            conditions.append(_OVERLAPS)
            end = stamp(overlapping.end_at)
            if overlapping.end_at == overlapping.start_at:
                end += "~"  # sorts after the moment itself, which an instant includes
            values |= {"start": stamp(overlapping.start_at), "end": end}
        if within is not None:
            conditions.append(_INSIDE)
            values |= dict(zip(("west", "south", "east", "north"), within, strict=True))
        yield from self._records(kind, " AND ".join(conditions), values)

    def rows(self, query: str, values: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query of this package; an as-of time among the values is stamped."""
        stamped = {
            name: _asof(value) if isinstance(value, datetime) else value
            for name, value in values.items()
        }
        with self._engine.connect() as connection:
            for row in connection.execute(sa.text(query), stamped).yield_per(_BATCH):
                yield tuple(row)

    def find(self, kind: type[T], record_id: str, *, asof: datetime | None = None) -> T | None:
        """Return one record as known at ``asof``, or None."""
        values = {"kind": kind.__name__, "id": record_id, "asof": _asof(asof)}
        return next(self._records(kind, f"{_NEWEST} AND r.id = :id", values), None)

    def pieces(self, asof: datetime | None = None) -> tuple[Piece, ...]:
        """Return the archived files known at ``asof``, in the order of name and hash."""
        query = (
            "SELECT p.sha256, name, kind, source, bytes, first.known_at, rows_read, accepted, "
            "rejected FROM piece AS p JOIN (SELECT sha256, min(known_at) AS known_at, "
            "max(revision) AS revision FROM piece WHERE known_at <= :asof GROUP BY sha256) "
            "AS first ON first.sha256 = p.sha256 AND first.revision = p.revision "
            "ORDER BY name, p.sha256"
        )
        with self._engine.connect() as connection:
            rows = connection.execute(sa.text(query), {"asof": _asof(asof)}).mappings()
            return tuple(
                Piece(**{**row, "known_at": datetime.fromisoformat(row["known_at"])})
                for row in rows
            )

    def latest_known_at(self, *, except_kind: str = "") -> datetime | None:
        """Return when the newest thing became known; None in an empty store.

        Args:
            except_kind: Kind of record (and of piece, in lower case) not to look at:
                people's decisions are about days that lie behind.
        """
        query = (
            "SELECT max(known_at) FROM (SELECT known_at FROM record WHERE kind <> :kind "
            "UNION ALL SELECT known_at FROM piece WHERE kind <> lower(:kind))"
        )
        with self._engine.connect() as connection:
            found = connection.scalar(sa.text(query), {"kind": except_kind})
        return None if found is None else datetime.fromisoformat(found)

    def earliest(self, kinds: Iterable[str]) -> datetime | None:
        """Return when the earliest record of some kinds held; None where there is none."""
        query = (
            "SELECT min(valid_from) FROM record WHERE kind IN (SELECT value FROM json_each(:kinds))"
        )
        with self._engine.connect() as connection:
            found = connection.scalar(sa.text(query), {"kinds": json.dumps(list(kinds))})
        return None if found is None else datetime.fromisoformat(found)

    def first_known(self, kind: type[Any], ids: Iterable[str]) -> dict[str, datetime]:
        """Return when each of some records of a kind first became known; unknown ids are left out.

        Asks for these records only, so that it costs the same in a large workspace.
        """
        query = sa.text(
            "SELECT id, min(known_at) FROM record WHERE kind = :kind "
            "AND id IN (SELECT value FROM json_each(:ids)) GROUP BY id"
        )
        values = {"kind": kind.__name__, "ids": json.dumps(list(ids))}
        with self._engine.connect() as connection:
            rows = connection.execute(query, values)
            return {row[0]: datetime.fromisoformat(row[1]) for row in rows}

    def known_at(self, record_id: str) -> datetime:
        """Return when a record first became known.

        Raises:
            UsageError: There is no such record.
        """
        if self._first_known is None or record_id not in self._first_known:
            query = sa.text("SELECT id, min(known_at) FROM record GROUP BY id")
            with self._engine.connect() as connection:
                self._first_known = {row[0]: row[1] for row in connection.execute(query)}
        if record_id not in self._first_known:
            raise UsageError(f"there is no record {record_id!r}; check the spelling.")
        return datetime.fromisoformat(self._first_known[record_id])

    def publish(self, edition_id: str, asof: datetime, figures: Mapping[str, float]) -> None:
        """Remember an edition's figures; the same edition as of the same time is replaced."""
        values = {"id": edition_id, "asof": stamp(asof)}
        with transaction(self._engine) as connection:
            connection.execute(
                sa.text("INSERT OR IGNORE INTO edition (id, asof) VALUES (:id, :asof)"), values
            )
            key = connection.scalar(
                sa.text("SELECT key FROM edition WHERE id = :id AND asof = :asof"), values
            )
            connection.execute(sa.text("DELETE FROM figure WHERE edition = :key"), {"key": key})
            rows = [{"key": key, "id": name, "value": value} for name, value in figures.items()]
            if rows:
                connection.execute(sa.text("INSERT INTO figure VALUES (:key, :id, :value)"), rows)

    def published(self, edition_id: str) -> tuple[Published, ...]:
        """Return what was published under an edition's id, earliest as-of first."""
        query = (
            "SELECT e.asof, f.id, f.value FROM edition AS e LEFT JOIN figure AS f "
            "ON f.edition = e.key WHERE e.id = :id ORDER BY e.asof, f.rowid"
        )
        editions: dict[str, dict[str, float]] = {}
        with self._engine.connect() as connection:
            for asof, name, value in connection.execute(sa.text(query), {"id": edition_id}):
                figures = editions.setdefault(asof, {})
                if name is not None:
                    figures[name] = value
        return tuple(
            Published(edition=edition_id, asof=datetime.fromisoformat(asof), figures=figures)
            for asof, figures in editions.items()
        )

    def _records(self, kind: type[T], where: str, values: Mapping[str, Any]) -> Iterator[T]:
        query = (
            f"SELECT key, sha256, locator, body, shapes FROM record AS r WHERE {where} "  # noqa: S608 - conditions are constants of this file
            "ORDER BY valid_from, id"
        )
        has_evidence = "evidence" in getattr(kind, "__dataclass_fields__", {})
        with self._engine.connect() as connection:
            for row in connection.execute(sa.text(query), values).yield_per(_BATCH):
                found = None if self._decoded is None else self._decoded.get(row.key)
                if found is None:
                    body = json.loads(row.body)
                    if has_evidence:
                        locator = json.loads(row.locator)
                        body["evidence"] = {"sha256": row.sha256, "locator": locator}
                    shapes = _shapes(connection, row.key) if row.shapes else []
                    found = decode(kind, body, shapes)
                    if self._decoded is not None:
                        self._decoded[row.key] = found
                yield found


def _shapes(connection: sa.Connection, key: int) -> list[bytes]:
    query = sa.text("SELECT wkb FROM shape WHERE record = :key ORDER BY position")
    return [row[0] for row in connection.execute(query, {"key": key})]


def _asof(asof: datetime | None) -> str:
    return _END_OF_TIME if asof is None else stamp(asof)
