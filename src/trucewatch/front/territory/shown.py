"""Which map of a source shows a day: the newest by then, the last revision of its day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from trucewatch.vocabulary.control import ControlMap

MAX_AGE_DAYS = 7
"""A map older than this does not show the day asked for; weekly sources reach it."""
LAGS = (0, 1, 2, 3)
"""Maps move after events and in batches (METHOD 1.3): the day itself and three days more."""
STATEMENT_LAGS = (-1, *LAGS)
"""For a statement also the map just before it."""


def by_source(maps: Iterable[ControlMap]) -> dict[str, tuple[ControlMap, ...]]:
    """Group maps by source, sources and days in order; one map a day, its last revision."""
    newest: dict[tuple[str, date], ControlMap] = {}
    for one in maps:
        key = (one.source, one.map_date)
        if key not in newest or _revision(newest[key]) <= _revision(one):
            newest[key] = one
    grouped: dict[str, list[ControlMap]] = {}
    for key in sorted(newest):
        grouped.setdefault(key[0], []).append(newest[key])
    return {source: tuple(found) for source, found in grouped.items()}


def shown_on(maps: Sequence[ControlMap], day: date) -> ControlMap | None:
    """Find the newest map that shows a day or at most a week before it.

    Args:
        maps: One source's maps by map date, as ``by_source`` gives them.
        day: The day whose situation is wanted.
    """
    oldest = day - timedelta(days=MAX_AGE_DAYS)
    fitting = [one for one in maps if oldest <= one.map_date <= day]
    return fitting[-1] if fitting else None


def _revision(one: ControlMap) -> tuple[date, float, str]:
    retrieved = one.retrieved_at
    seconds = retrieved.timestamp() if isinstance(retrieved, datetime) else 0.0
    return one.file_date, seconds, one.evidence.sha256
