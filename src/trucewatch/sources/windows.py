"""A window of time as people write it in YAML: start, end and the zone of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from trucewatch.sources.yaml_nodes import Node
from trucewatch.vocabulary.interval import Granularity, Interval

_MINUTE_H = 1 / 60
_CLOCK_CHANGE_H = 1.0


def read_window(parent: Node, key: str = "window") -> Interval | None:
    """Read ``{start, end, zone}``; None when it is absent or has no end.

    Local clock times without offset; whole dates include the last day.

    Raises:
        FileError: The zone is unknown or the window ends before it starts.
    """
    node = parent.child(key)
    if node is None:
        return None
    zone = known_zone(node, node.text("zone"))
    start_words, end_words = node.text("start"), node.optional_text("end")
    node.finish()
    if end_words is None:
        return None
    whole_days = len(start_words) == len(end_words) == len("2031-06-30")
    start_at = _moment(node, "start", zone)
    end_at = _moment(node, "end", zone, extra_days=1 if whole_days else 0)
    if end_at <= start_at:
        raise node.wrong("the window ends before it starts.", "Exchange start and end.", "end")
    granularity = Granularity.DAY if whole_days else Granularity.MINUTE
    return Interval(start_at=start_at, end_at=end_at, zone=zone, granularity=granularity)


def check_hours(node: Node, window: Interval | None, stated_hours: float | None) -> None:
    """Refuse a stated duration that the window's own ends contradict.

    Windows of whole days may be off by an hour, where clocks change.
    """
    if window is None or stated_hours is None:
        return
    slack = _CLOCK_CHANGE_H if window.granularity is Granularity.DAY else _MINUTE_H
    if abs(window.hours - stated_hours) > slack:
        raise node.wrong(
            f"stated_hours says {stated_hours:g}, but from start to end are {window.hours:g}.",
            "Correct one of them; whole dates include the last day.",
            "stated_hours",
        )


def known_zone(node: Node, zone: str) -> str:
    """Return the zone's name if it is one of IANA's."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise node.wrong(
            f"{zone!r} is no time zone.", "Use an IANA name such as Europe/Kyiv.", "zone"
        ) from None
    return zone


def _moment(node: Node, key: str, zone: str, *, extra_days: int = 0) -> datetime:
    words = node.text(key)
    try:
        local = datetime.fromisoformat(words)
    except ValueError:
        local = None
    if local is None or local.tzinfo is not None:
        raise node.wrong(
            f"{words!r} is not a local time without offset.", "Write 2031-06-30T18:00.", key
        )
    if len(words) == len("2031-06-30"):
        local = datetime.combine(date.fromisoformat(words) + timedelta(days=extra_days), time())
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
