"""Some values of many records, read without building the records: for series of many years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from trucewatch.storage.store import Store

_NEWEST = (
    "r.kind = :kind AND r.known_at <= :asof AND r.withdrawn IS NULL AND NOT EXISTS ("
    "SELECT 1 FROM record AS x WHERE x.kind = r.kind AND x.id = r.id AND x.known_at <= :asof "
    "AND (x.known_at, x.revision) > (r.known_at, r.revision))"
)


def read_values(
    store: Store, kind: type[Any], paths: Sequence[str], asof: datetime, begins: str
) -> Iterator[tuple[Any, ...]]:
    """Yield values of the newest revisions that begin in a stretch, in the order of their start.

    Args:
        store: Where the records lie.
        kind: A vocabulary record, for instance ``Detection``.
        paths: JSON paths in the stored record, for instance ``$.position.lon``.
        asof: What was known then.
        begins: UTC year or month in which the records begin: ``2031`` or ``2031-06``.

    Yields:
        The start (``2031-06-30T23:14:00…``), the hash of the record's file, and the values.
    """
    names = {f"path{number}": path for number, path in enumerate(paths)}
    wanted = ", ".join(f"json_extract(r.body, :{name})" for name in names)
    query = (
        f"SELECT r.valid_from, r.sha256, {wanted} FROM record AS r WHERE {_NEWEST} "  # noqa: S608 - names are made above
        "AND r.valid_from >= :first AND r.valid_from < :last ORDER BY r.valid_from, r.id"
    )
    span = {"first": begins, "last": f"{begins}~"}  # sorts after every moment that begins so
    yield from store.rows(query, {"kind": kind.__name__, "asof": asof, **span, **names})


def months_known(store: Store, kind: type[Any], asof: datetime) -> dict[str, str]:
    """Return, for each UTC month in which records of a kind begin, what tells their state apart.

    The words are the same only if the same records were known.
    """
    query = (
        "SELECT substr(valid_from, 1, 7), count(*), sum(key), max(key), max(seal) "
        "FROM record WHERE kind = :kind AND known_at <= :asof AND valid_from IS NOT NULL "
        "GROUP BY 1 ORDER BY 1"
    )
    rows = store.rows(query, {"kind": kind.__name__, "asof": asof})
    return {month: "|".join(map(str, state)) for month, *state in rows}
