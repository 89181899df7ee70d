"""NASA FIRMS thermal anomalies: archive and near-real-time CSV, and bare re-exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from trucewatch.sources.duplicates import Turns
from trucewatch.sources.limits import Raw
from trucewatch.sources.rows import Row, strict_rows
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Intake, OriginSpec, Outcome, each, near
from trucewatch.vocabulary.detection import Detection
from trucewatch.vocabulary.interval import Interval, day_interval, instant
from trucewatch.vocabulary.source import Reliability, Source, SourceClass

ORIGIN = OriginSpec(
    name="firms",
    title="NASA FIRMS",
    licence="free of restriction; credit asked for",
    rows_per_day=(0, 3000),
    publisher=Source(
        id="firms",
        title="NASA FIRMS",
        source_class=SourceClass.SENSOR,
        reliability=Reliability.B,
        credit=(
            "We acknowledge the use of data from NASA's Fire Information for Resource "
            "Management System (FIRMS), part of NASA's Earth Observing System Data and "
            "Information System (EOSDIS)"
        ),
    ),
)
NEEDED = ("latitude", "longitude", "acq_date")
MEASURED = ("bright_ti4", "bright_ti5", "brightness", "bright_t31", "scan", "track", "type")
SATELLITES = {"1": "N20", "N": "N", "N20": "N20", "N21": "N21"}
"""The archive of NOAA-20 names its satellite 1."""
CONFIDENCE = {"l": "low", "n": "nominal", "h": "high"}
LOW_BELOW, HIGH_FROM = 30, 80
"""Classes of the 0-100 confidence of MODIS (MODIS Collection 6 Active Fire user's guide)."""
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?|(\d{1,4})")


def recognises(head: Head) -> bool:
    """Tell by the three columns that every variant has."""
    return head.has_columns(*NEEDED)


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield one detection per row; times are UTC."""
    turns = Turns("firms")
    return each(strict_rows(raw, need=NEEDED), lambda row: _detection(row, turns, intake))


def _detection(row: Row, turns: Turns, intake: Intake) -> Detection:
    position = row.position("longitude", "latitude")
    near(intake.box, position.lon, position.lat)
    satellite = row.optional("satellite")
    daynight = row.optional("daynight")
    detection = Detection(
        id=turns.id_of(row.digest),
        evidence=row.evidence(intake),
        position=position,
        seen=_seen(row),
        satellite=SATELLITES.get(satellite, satellite) if satellite else None,
        instrument=row.optional("instrument"),
        confidence=_confidence(row),
        power_mw=row.optional_number("frp"),
        version=row.optional("version"),
        night=None if daynight is None else row.choice("daynight", {"D", "N"}) == "N",
    )
    row.finish(ignore=MEASURED)
    return detection


def _seen(row: Row) -> Interval:
    """Return the minute of the pass, or the UTC day where no time is given."""
    try:
        day = date.fromisoformat(row.text("acq_date"))
    except ValueError:
        raise row.wrong("acq_date", "is not a date.", "Write 2031-06-30.") from None
    words = row.optional("acq_time")
    if words is None:
        return day_interval(day, "UTC")
    hours, minutes = _clock(row, words)
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return instant(midnight + timedelta(hours=hours, minutes=minutes), "UTC")


def _clock(row: Row, words: str) -> tuple[int, int]:
    """Read 0012, 902 (leading zeros lost) and 00:28:00."""
    found = _TIME.fullmatch(words)
    if found is None:
        raise row.wrong("acq_time", "is not a time.", "Write HHMM or HH:MM:SS.")
    if found[3]:
        hours, minutes = divmod(int(found[3]), 100)
    else:
        hours, minutes = int(found[1]), int(found[2])
    if hours > 23 or minutes > 59:
        raise row.wrong("acq_time", "is no time of day.", "Write HHMM in UTC.")
    return hours, minutes


def _confidence(row: Row) -> str | None:
    words = row.optional("confidence")
    if words is None:
        return None
    if words in CONFIDENCE.values():
        return words
    if words.lower() in CONFIDENCE:
        return CONFIDENCE[words.lower()]
    percent = row.number_in("confidence", 0, 100)
    if percent < LOW_BELOW:
        return "low"
    return "high" if percent >= HIGH_FROM else "nominal"
