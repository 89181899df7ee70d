"""Cloud cover per day over a country and its east: CSV with shares of 0…1."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from trucewatch.sources.limits import Raw
from trucewatch.sources.rows import Row, strict_rows
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Intake, OriginSpec, Outcome, each
from trucewatch.vocabulary.detection import CloudCover
from trucewatch.vocabulary.interval import day_interval
from trucewatch.vocabulary.source import Reliability, Source, SourceClass

ORIGIN = OriginSpec(
    name="cloud_daily",
    title="Open-Meteo cloud cover, daily",
    licence="CC BY 4.0",
    rows_per_day=(1, 1),
    publisher=Source(
        id="open-meteo",
        title="Open-Meteo",
        source_class=SourceClass.DATASET,
        reliability=Reliability.B,
        credit="Weather data by Open-Meteo, CC BY 4.0",
    ),
)
AREAS = {"cloud_cover_in_country": "country", "cloud_cover_in_east_of_country": "east"}


def recognises(head: Head) -> bool:
    """Tell by the columns; a table that also counts fires is another one."""
    return head.columns[:1] == ("date",) and head.has_columns(*AREAS) and len(head.columns) == 3


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield the cover of both areas per row."""
    return each(strict_rows(raw, need=("date", *AREAS)), lambda row: _day(row, intake))


def _day(row: Row, intake: Intake) -> Outcome:
    try:
        day = date.fromisoformat(row.text("date"))
    except ValueError:
        raise row.wrong("date", "is not a date.", "Write 2031-06-30.") from None
    covers = tuple(
        CloudCover(
            id=f"cloud:{area}:{day}",
            evidence=row.evidence(intake),
            area=area,
            interval=day_interval(day, "UTC"),
            share=row.number_in(column, 0, 1),
        )
        for column, area in AREAS.items()
    )
    row.finish()
    return Outcome(records=covers)
