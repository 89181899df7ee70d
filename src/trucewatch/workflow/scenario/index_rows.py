"""The invented news index: rows of headlines, many before the truce and few during it."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from random import Random
from typing import Any

from trucewatch.workflow.scenario.timetable import FIRST_MAP, REPORT_DAY, TRUCE_START, days

SEED = 601
ROWS_BEFORE = (17, 22)
ROWS_DURING = (5, 9)
WEEKEND_SHARE = 0.7
SHARE_WITH_TIME = 0.3
KINETIC_BEFORE = 0.78
KINETIC_DURING = 0.42
WEIGHTS = {"artillery": 9, "drone": 6, "fight": 4, "air": 1}
LABELS = {
    "artillery": "artillery|property",
    "drone": "uav",
    "fight": "firefighb",
    "air": "airstrike|property",
    "calm": "",
}
SILENT_FROM = {"nikopol-enerhodar": date(2031, 6, 7)}
"""Sectors about which nobody writes any more from that day on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """One row as the index prints it; ``moment`` is midnight where no time is known."""

    moment: str
    lon: float
    lat: float
    place: str
    labels: str
    headline: str


def index_rows(day: date) -> Iterator[IndexRow]:
    """Yield a day's rows, in Ukrainian and Russian by turns; the same on every call."""
    if not FIRST_MAP <= day <= REPORT_DAY:
        return
    mood = Random(f"{SEED}/{day}")  # noqa: S311 - invention, not security
    for number in range(_row_count(day, mood)):
        yield _row(day, "uk" if (number + day.toordinal()) % 2 else "ru", mood)


def index_csv(first: date, last: date) -> bytes:
    """Write the rows of some days as the index publishes them: BOM, quoted, cut labels."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(["datetime", "lon", "lat", "place_name", "event_type", "headline"])
    for day in days(first, last):
        for row in sorted(index_rows(day), key=lambda row: (row.moment, row.place, row.headline)):
            writer.writerow([row.moment, row.lon, row.lat, row.place, row.labels, row.headline])
    return text.getvalue().encode("utf-8-sig")


def template_count() -> int:
    """Count the headlines that the index can write.

    >>> template_count() >= 60
    True
    """
    return sum(len(_words()[tongue][kind]) for tongue in ("uk", "ru") for kind in LABELS)


def _row_count(day: date, mood: Random) -> int:
    count = mood.randint(*(ROWS_BEFORE if day < TRUCE_START else ROWS_DURING))
    return round(count * WEEKEND_SHARE) if day.weekday() >= 5 else count


def _row(day: date, tongue: str, mood: Random) -> IndexRow:
    words = _words()[tongue]
    kind = _kind(day, mood)
    places = [place for place in words["places"] if day < SILENT_FROM.get(place[3], date.max)]
    name, lon, lat, _, nominative, genitive, locative = mood.choice(places)
    headline = mood.choice(words[kind]).format(
        nom=nominative, gen=genitive, loc=locative, n=mood.randint(5, 20)
    )
    clock = f"{mood.randint(6, 22):02}:{mood.randint(0, 59):02}:00"
    return IndexRow(
        moment=f"{day} {clock if mood.random() < SHARE_WITH_TIME else '00:00:00'}",
        lon=lon,
        lat=lat,
        place=name,
        labels=LABELS[kind],
        headline=headline,
    )


def _kind(day: date, mood: Random) -> str:
    if mood.random() > (KINETIC_BEFORE if day < TRUCE_START else KINETIC_DURING):
        return "calm"
    return mood.choices(list(WEIGHTS), weights=list(WEIGHTS.values()))[0]


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    text = files(__package__).joinpath("index_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
