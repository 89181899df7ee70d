"""Days and times of knowledge as people write them in addresses and notebooks."""

from __future__ import annotations

from datetime import UTC, date, datetime

from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.interval import day_interval


def parse_day(text: str) -> date:
    """Read a day.

    >>> parse_day("2025-03-12").isoformat()
    '2025-03-12'
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text[:40]!r} is not a day; write it like 2025-03-12.") from None


def parse_asof(text: str | None, zone: str) -> datetime | None:
    """Read the time of knowledge: a moment, a day (its end counts), or ``now``.

    >>> parse_asof("2025-03-12", "Europe/Kyiv").isoformat()
    '2025-03-12T22:00:00+00:00'
    """
    if text is None or text in ("", "now"):
        return None
    try:
        if len(text) == len("2025-03-12"):
            return day_interval(date.fromisoformat(text), zone).end_at
        # A plus sign in an address arrives as a space unless it was encoded.
        moment = datetime.fromisoformat(text.replace("Z", "+00:00").replace(" ", "+"))
    except ValueError:
        raise UsageError(
            f"{text[:40]!r} is not a time; write it like 2025-03-12T21:00:00Z."
        ) from None
    if moment.tzinfo is None:
        raise UsageError(f"{text[:40]!r} has no zone; add Z for UTC or an offset like +02:00.")
    return moment.astimezone(UTC)
