"""When and where each kind of record holds: what the database can be asked by."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import singledispatch
from zoneinfo import ZoneInfo

from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.detection import CloudCover, DatasetRow, Detection, FieldReport
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.interval import day_interval
from trucewatch.vocabulary.media import MediaItem
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.statement import AggregateClaim

Bounds = tuple[float, float, float, float]
Validity = tuple[datetime, datetime]


@singledispatch
def validity(_record: object) -> Validity | None:
    """Return when a record holds, from and to; None when that is not known or for ever."""
    return None


@singledispatch
def bounds(_record: object) -> Bounds | None:
    """Return west, south, east, north in degrees, or None when a record has no place."""
    return None


@validity.register
def _(record: ControlMap) -> Validity:
    day = day_interval(record.map_date, "UTC")
    return day.start_at, day.end_at


@validity.register
def _(record: Detection) -> Validity:
    return record.seen.start_at, record.seen.end_at


@validity.register
def _(record: CloudCover | DatasetRow | FieldReport) -> Validity:
    return record.interval.start_at, record.interval.end_at


@validity.register
def _(record: Document) -> Validity | None:
    if record.published_at is not None:
        return record.published_at, record.published_at
    if record.dateline is None:
        return None
    day = day_interval(record.dateline, _named_zone(record.zone))
    return day.start_at, day.end_at


@validity.register
def _(record: MediaItem) -> Validity | None:
    if record.interval is not None:
        return record.interval.start_at, record.interval.end_at
    return None if record.published_at is None else (record.published_at, record.published_at)


@validity.register
def _(record: Agreement) -> Validity | None:
    windows = [version.window for version in record.versions if version.window is not None]
    if not windows or len(windows) < len(record.versions):
        return None
    return min(window.start_at for window in windows), max(window.end_at for window in windows)


@validity.register
def _(record: AggregateClaim) -> Validity:
    if record.window is None:
        return record.published_at, record.published_at
    return record.window.start_at, max(record.window.end_at, record.published_at.astimezone(UTC))


@bounds.register
def _(record: Detection) -> Bounds:
    return _point(record.position)


@bounds.register
def _(record: DatasetRow | FieldReport) -> Bounds | None:
    return None if record.place.position is None else _point(record.place.position)


@bounds.register
def _(record: ControlMap) -> Bounds | None:
    boxes = [area.bounds for area in record.areas.values() if not area.is_empty]
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _point(position: Position) -> Bounds:
    return position.lon, position.lat, position.lon, position.lat


def _named_zone(zone: str | None) -> str:
    """Return a zone that has calendar days; fixed offsets (``+02:00``) count as UTC days."""
    if zone is None or zone[0] in "+-":
        return "UTC"
    return ZoneInfo(zone).key
