"""Cloud cover per hour at one point of a region: CSV with time and percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import PurePath

from trucewatch.sources.limits import Raw
from trucewatch.sources.rows import Row, strict_rows
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Intake, OriginSpec, Outcome, each
from trucewatch.vocabulary.detection import CloudCover
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.vocabulary.source import Reliability, Source, SourceClass

ORIGIN = OriginSpec(
    name="cloud_hourly",
    title="Open-Meteo cloud cover, hourly",
    licence="CC BY 4.0",
    rows_per_day=(24, 24),
    publisher=Source(
        id="open-meteo",
        title="Open-Meteo",
        source_class=SourceClass.DATASET,
        reliability=Reliability.B,
        credit="Weather data by Open-Meteo, CC BY 4.0",
    ),
)
COLUMNS = ("time", "cloud_cover (%)")
_AREA = re.compile(r"(?<![A-Z])([A-Z]{2}\d{2})(?!\d)")


def recognises(head: Head) -> bool:
    """Tell by the two columns."""
    return head.has_columns(*COLUMNS)


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield one hour per row; the area stands in the file name only."""
    area = area_of(intake.name)
    return each(strict_rows(raw, need=COLUMNS), lambda row: _hour(row, area, intake))


def area_of(name: str) -> str:
    """Return the region code in a file name, else the bare name.

    >>> area_of("cloud_cover_by_hour_oblast_UA14.csv")
    'UA14'
    """
    found = _AREA.search(name)
    return found[1] if found else PurePath(name).name.split(".")[0]


def _hour(row: Row, area: str, intake: Intake) -> CloudCover:
    start_at = row.utc("time")
    hour = CloudCover(
        id=f"cloud:{area}:{start_at:%Y-%m-%dT%H:%M}",
        evidence=row.evidence(intake),
        area=area,
        interval=Interval(
            start_at=start_at,
            end_at=start_at + timedelta(hours=1),
            zone="UTC",
            granularity=Granularity.HOUR,
        ),
        share=row.number_in("cloud_cover (%)", 0, 100) / 100,
    )
    row.finish()
    return hour
