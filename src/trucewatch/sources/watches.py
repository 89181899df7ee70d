"""Where and when an observer looked: positions by bearing and distance, watches by minutes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from trucewatch.sources.rows import Row
from trucewatch.sources.source import Box, near
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval, instant
from trucewatch.vocabulary.place import Place, PlaceKind, Position

STATED_PRECISION_M = 500.0
"""Radius of a position given as coordinates, unless the row says otherwise."""
ESTIMATE_SHARE = 0.25
"""Share of an estimated distance taken as the radius: ears and eyes are no rangefinders."""
HEARING_M = 10_000.0
"""Radius of "somewhere around the observer": artillery is heard that far."""
FARTHEST_M = 50_000.0
"""Nobody hears or sees further from the ground; larger numbers are a slip of units."""
COARSE_DEG, COARSE_M = 0.05, 5000.0
"""Grid to which an observer's own position is rounded before it stands for an event's."""
AROUND = "around the observer"
NOWHERE = "position not stated"


def observer_position(row: Row, box: Box | None) -> Position | None:
    """Return where the observer stood, or None."""
    return _position(row, "observer_lon", "observer_lat", box)


def event_place(row: Row, box: Box | None) -> Place:
    """Return the place of the event by coordinates, by bearing and distance, or around.

    Raises:
        InputError: A bearing stands without distance, or without the observer's position.
    """
    stated = _position(row, "lon", "lat", box)
    observer = observer_position(row, box)
    bearing, distance_m = row.optional_number("bearing_deg"), row.optional_number("distance_m")
    precision_m = row.optional_number("precision_m")
    name = row.optional("place")
    if stated is not None:
        return _site(name, stated, precision_m or STATED_PRECISION_M)
    if bearing is not None:
        far, radius_m = _sighted(row, observer, bearing, distance_m)
        return _site(name, far, precision_m or radius_m)
    coarse = None if observer is None else _coarse(observer)
    return _site(name or AROUND, coarse, max(precision_m or distance_m or HEARING_M, COARSE_M))


def _sighted(
    row: Row, observer: Position | None, bearing: float, distance_m: float | None
) -> tuple[Position, float]:
    """Return the position at a bearing and distance, and the radius of doubt in metres."""
    if distance_m is None or observer is None:
        raise row.wrong(
            "bearing_deg",
            "needs distance_m and the observer's position.",
            "Give all of them, or lon and lat of the event.",
        )
    if not (0 <= bearing <= 360 and 0 < distance_m <= FARTHEST_M):
        raise row.wrong("bearing_deg", "and distance are out of range.", "Check the units.")
    radius_m = max(STATED_PRECISION_M, ESTIMATE_SHARE * distance_m)
    return _ahead(observer, bearing, distance_m), radius_m


def watch_interval(row: Row, zone: str, minutes: float | None) -> Interval:
    """Return the minute of the event, the minutes of a watch, or the whole local day."""
    zone = _zone(row, row.optional("zone") or zone)
    try:
        day = date.fromisoformat(row.text("date"))
    except ValueError:
        raise row.wrong("date", "is not a date.", "Write 2031-06-30.") from None
    words, end_words = row.optional("time"), row.optional("end_time")
    if words is None:
        return day_interval(day, zone)
    start_at = _moment(row, "time", day, zone)
    if end_words is not None:
        end_at = _moment(row, "end_time", day, zone)
        if end_at < start_at:  # past midnight
            end_at = _moment(row, "end_time", day + timedelta(days=1), zone)
    elif minutes is not None:
        end_at = start_at + timedelta(minutes=minutes)
    else:
        return instant(start_at, zone)
    return Interval(start_at=start_at, end_at=end_at, zone=zone, granularity=Granularity.SPAN)


def _position(row: Row, lon: str, lat: str, box: Box | None) -> Position | None:
    if row.optional(lon) is None and row.optional(lat) is None:
        return None
    position = row.position(lon, lat)
    near(box, position.lon, position.lat)
    return position


def _site(name: str | None, position: Position | None, precision_m: float) -> Place:
    return Place(
        id=None,
        name=NOWHERE if position is None else name or f"{position.lat:.3f}, {position.lon:.3f}",
        position=position,
        precision_m=precision_m,
        kind=PlaceKind.SITE,
    )


def _coarse(position: Position) -> Position:
    lon, lat = (round(round(x / COARSE_DEG) * COARSE_DEG, 2) for x in (position.lon, position.lat))
    return Position(lon=lon, lat=lat)


def _ahead(start: Position, bearing_deg: float, distance_m: float) -> Position:
    from pyproj import Geod

    lon, lat, _ = Geod(ellps="WGS84").fwd(start.lon, start.lat, bearing_deg, distance_m)
    return Position(lon=lon, lat=lat)


def _zone(row: Row, zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise row.wrong("zone", "is no time zone.", "Use a name such as Europe/Kyiv.") from None
    return zone


def _moment(row: Row, column: str, day: date, zone: str) -> datetime:
    try:
        clock = time.fromisoformat(row.text(column))
    except ValueError:
        raise row.wrong(column, "is not a time of day.", "Write 18:30.") from None
    if clock.tzinfo is not None:
        raise row.wrong(column, "has an offset.", "Put the zone into the column zone.")
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
