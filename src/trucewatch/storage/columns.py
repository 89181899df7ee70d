"""Some values of many records, read without building the records: for series of many years."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from trucewatch.storage.store import Store

_NEWEST = (
    "r.kind = :kind AND r.known_at <= :asof AND r.withdrawn IS NULL AND NOT EXISTS ("
    "SELECT 1 FROM record AS x WHERE x.kind = r.kind AND x.id = r.id AND x.known_at <= :asof "
    "AND (x.known_at, x.revision) > (r.known_at, r.revision))"
)

_STATE = (
    "(SELECT count(*) || '|' || sum(key) || '|' || max(key) || '|' || max(seal) FROM record "
    "WHERE kind = :kind AND known_at <= :asof "
    "AND valid_from >= name AND valid_from < min(:before, name || '~'))"
)
"""The state of the records that begin in the stretch ``name``; null where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Which records are meant: known by a time, and begun before a moment."""

    asof: datetime
    before: datetime


def read_values(
    store: Store, kind: type[Any], paths: Sequence[str], known: Known, begins: str
) -> Iterator[tuple[Any, ...]]:
    """Yield values of the newest revisions that begin in a stretch, in the order of their start.

    Args:
        store: Where the records lie.
        kind: A vocabulary record, for instance ``Detection``.
        paths: JSON paths in the stored record, for instance ``$.position.lon``.
        known: What was known when, and up to which moment.
        begins: UTC year, month or hour in which the records begin: ``2031``, ``2031-06`` or
            ``2031-06-30T23``.

    Yields:
        The start (``2031-06-30T23:14:00…``), the hash of the record's file, and the values.
    """
    names = {f"path{number}": path for number, path in enumerate(paths)}
    wanted = ", ".join(f"json_extract(r.body, :{name})" for name in names)
    query = (
        f"SELECT r.valid_from, r.sha256, {wanted} FROM record AS r WHERE {_NEWEST} "  # noqa: S608 - names are made above
        "AND r.valid_from >= :first AND r.valid_from < :last AND r.valid_from < :before "
        "ORDER BY r.valid_from, r.id"
    )
    span = {"first": begins, "last": f"{begins}~"}  # sorts after every moment that begins so
    yield from store.rows(query, _values(kind, known) | span | names)


def months_known(store: Store, kind: type[Any], known: Known) -> dict[str, str]:
    """Return, for each UTC month in which records of a kind begin, what tells their state apart.

    The words are the same only if the same records were known. The index is walked from month
    to month: to sort all records into groups takes twice the time.
    """
    first = "SELECT substr(min(valid_from), 1, 7) FROM record WHERE kind = :kind"
    query = (
        f"WITH RECURSIVE stretch(name) AS ({first} UNION ALL SELECT ({first} "  # noqa: S608 - no word from outside
        "AND valid_from > name || '~') FROM stretch WHERE name IS NOT NULL) "
        f"SELECT name, {_STATE} FROM stretch WHERE name IS NOT NULL"
    )
    return _states(store, query, _values(kind, known))


def states_known(
    store: Store, kind: type[Any], known: Known, begins: Sequence[str]
) -> dict[str, str]:
    """Return the same for stretches asked for, hours for instance: ``2031-06-30T23``.

    A stretch in which nothing begins has no entry.
    """
    query = f"SELECT name, {_STATE} FROM (SELECT value AS name FROM json_each(:begins))"  # noqa: S608 - as above
    return _states(store, query, _values(kind, known) | {"begins": json.dumps(list(begins))})


def _states(store: Store, query: str, values: dict[str, Any]) -> dict[str, str]:
    return {name: state for name, state in store.rows(query, values) if state is not None}


def _values(kind: type[Any], known: Known) -> dict[str, Any]:
    return {"kind": kind.__name__, "asof": known.asof, "before": known.before}
