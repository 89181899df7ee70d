"""VIINA: reports of events in Ukraine taken from news, one CSV per month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from trucewatch.sources.duplicates import Turns
from trucewatch.sources.limits import Raw
from trucewatch.sources.rows import Row, strict_rows
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Intake, OriginSpec, Outcome, each, near
from trucewatch.vocabulary.detection import DatasetRow
from trucewatch.vocabulary.interval import Interval, day_interval, instant
from trucewatch.vocabulary.place import Place
from trucewatch.vocabulary.source import Reliability, Source, SourceClass

ZONE = "Europe/Kyiv"
PRECISION_M = 2000.0
"""Rows are placed at the centre of a settlement or raion seat."""
ORIGIN = OriginSpec(
    name="viina",
    title="VIINA 2.0",
    licence="ODbL 1.0; headlines belong to their publishers",
    rows_per_day=(50, 400),
    publisher=Source(
        id="viina",
        title="VIINA 2.0",
        source_class=SourceClass.DATASET,
        reliability=Reliability.C,
        credit="VIINA 2.0, Y. Zhukov and N. Ayers, ODbL 1.0",
    ),
)
NEEDED = ("datetime", "lon", "lat", "place_name", "event_type", "headline")


def recognises(head: Head) -> bool:
    """Tell by three columns that no other source has together."""
    return head.has_columns("datetime", "event_type", "headline")


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield one report per row."""
    turns = Turns("viina")
    return each(strict_rows(raw, need=NEEDED), lambda row: _report(row, turns, intake))


def _report(row: Row, turns: Turns, intake: Intake) -> DatasetRow:
    position = row.position()
    near(intake.box, position.lon, position.lat)
    report = DatasetRow(
        id=turns.id_of(row.digest),
        evidence=row.evidence(intake),
        dataset="viina",
        place=Place(
            id=None,
            # Some rows are placed without a name; the position is what counts.
            name=row.optional("place_name") or f"{position.lat:.4f}, {position.lon:.4f}",
            position=position,
            precision_m=PRECISION_M,
        ),
        interval=_interval(row),
        headline=row.optional("headline"),
        # Labels come cut off ("firefighb"); they are kept as they stand.
        labels=tuple(part for part in (row.optional("event_type") or "").split("|") if part),
        url=row.optional("url"),
    )
    row.finish()
    return report


def _interval(row: Row) -> Interval:
    """Midnight means that the time is unknown: the whole local day."""
    words = row.text("datetime")
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        raise row.wrong("datetime", "is not a time.", "Write 2031-06-30 18:00:00.") from None
    if moment.time() == time():
        return day_interval(moment.date(), ZONE)
    return instant(moment.replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC), ZONE)
