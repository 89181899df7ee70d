"""Heat and cloud of the demonstration: what satellites would have seen, and through what."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from random import Random

from trucewatch.workflow.scenario.line import line_points
from trucewatch.workflow.scenario.timetable import TRUCE_START, days

SEED = 511
PASSES = (
    ("N20", 0, 52, "N"), ("N", 0, 28, "N"), ("N21", 0, 2, "N"),
    ("N20", 10, 12, "D"), ("N", 11, 2, "D"), ("N21", 10, 36, "D"),
)  # fmt: skip
"""Satellite, hour and minute (UTC) of a usual overpass, night or day."""
CLUSTERS_BEFORE = 4.5
CLUSTERS_DURING = 1.8
OPAQUE_PERCENT = 60
AREAS = ("UA59", "UA63", "UA14", "UA23", "UA65")
OVERCAST = {
    "UA65": (date(2031, 6, 4), date(2031, 6, 9)),
    "UA23": (date(2031, 6, 8), date(2031, 6, 8)),
    "UA59": (date(2031, 6, 9), date(2031, 6, 9)),
}
"""Days under a closed cloud cover, first and last, per area."""
EARLIER_YEAR = 2030
"""A year before the war: fields burn near the line as behind it. The season and the usual
proportion of the two are learnt from it; one fire a day at most is enough for that."""
COLUMNS = (
    "latitude", "longitude", "bright_ti4", "scan", "track", "acq_date", "acq_time", "satellite",
    "confidence", "version", "bright_ti5", "frp", "daynight", "instrument",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Detections of one pass that lie together; positions in degrees."""

    day: date
    clock: str
    satellite: str
    daynight: str
    positions: tuple[tuple[float, float], ...]


def clusters(day: date) -> Iterator[Cluster]:
    """Yield what the day's passes saw through the gaps in the cloud; the same on every call."""
    mood = Random(f"{SEED}/heat/{day}")  # noqa: S311 - invention, not security
    rate = CLUSTERS_BEFORE if day < TRUCE_START else CLUSTERS_DURING
    for satellite, hour, minute, daynight in PASSES:
        for _ in range(_poisson(rate, mood)):
            lon, lat = _near_line(mood)
            size = 1 + (mood.random() < 0.4)
            spots = tuple(_scatter(lon, lat, mood) for _ in range(size))
            if cloud_percent(area_of(lon, lat), day, hour) < OPAQUE_PERCENT:
                yield Cluster(
                    day=day,
                    clock=f"{hour:02}{minute:02}",
                    satellite=satellite,
                    daynight=daynight,
                    positions=spots,
                )


def field_fires() -> Iterator[Cluster]:
    """Yield the fires of the earlier year seen through gaps in the cloud; always the same."""
    points = line_points()
    for day in days(date(EARLIER_YEAR, 1, 1), date(EARLIER_YEAR, 12, 31)):
        mood = Random(f"{SEED}/fields/{day}")  # noqa: S311 - invention, not security
        satellite, hour, minute, daynight = mood.choice(PASSES)
        lon, lat = points[mood.randrange(len(points))]
        spot = float(lon) + mood.uniform(-2.4, 2.4), float(lat) + mood.uniform(-1.6, 1.6)
        if cloud_percent(area_of(*spot), day, hour) < OPAQUE_PERCENT:
            yield Cluster(
                day=day,
                clock=f"{hour:02}{minute:02}",
                satellite=satellite,
                daynight=daynight,
                positions=(_scatter(*spot, mood),),
            )


def heat_csv(first: date, last: date) -> bytes:
    """Write the detections of some days in the columns of a FIRMS download."""
    return _csv(
        found
        for day in days(first, last)
        for found in sorted(clusters(day), key=lambda each: (each.clock, each.positions))
    )


def earlier_heat_csv() -> bytes:
    """Write the detections of the earlier year."""
    return _csv(field_fires())


def _csv(some: Iterable[Cluster]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for found in some:
        writer.writerows(_rows(found))
    return text.getvalue().encode()


def cloud_csv(area: str, first: date, last: date) -> bytes:
    """Write the hourly cloud cover over an area, in percent."""
    lines = ["time,cloud_cover (%)"]
    for day in days(first, last):
        lines += [f"{day}T{hour:02}:00,{cloud_percent(area, day, hour)}" for hour in range(24)]
    return ("\n".join(lines) + "\n").encode()


def cloud_percent(area: str, day: date, hour: int) -> int:
    """Tell the invented cloud cover over an area in one hour (UTC), 0-100.

    >>> cloud_percent("UA65", date(2031, 6, 9), 11)
    100
    """
    return _sky(area, day)[hour]


@lru_cache(maxsize=512)
def _sky(area: str, day: date) -> tuple[int, ...]:
    first, last = OVERCAST.get(area, (date.max, date.max))
    if first <= day <= last:
        return (100,) * 24
    mood = Random(f"{SEED}/cloud/{area}/{day}")  # noqa: S311 - invention, not security
    usual = mood.choices((4, 35, 92), weights=(5, 3, 2))[0]
    return tuple(min(100, max(0, usual + mood.randint(-9, 9))) for _ in range(24))


def area_of(lon: float, lat: float) -> str:
    """Name the area whose cloud file covers a position: rough boxes are enough for weather."""
    if lat > 50.9:
        return "UA59"
    if lat > 49.25:
        return "UA63"
    if lon > 36.75:
        return "UA14"
    return "UA23" if lon > 34.7 else "UA65"


def _near_line(mood: Random) -> tuple[float, float]:
    """Pick a spot: mostly by the line, one in five on fields far from it."""
    points = line_points()
    lon, lat = points[mood.randrange(len(points) - 12)]
    reach = 0.06 if mood.random() < 0.8 else 1.1
    return float(lon) + mood.uniform(-reach, reach), float(lat) + mood.uniform(-reach, reach) * 0.7


def _scatter(lon: float, lat: float, mood: Random) -> tuple[float, float]:
    return round(lon + mood.uniform(-0.006, 0.006), 5), round(lat + mood.uniform(-0.004, 0.004), 5)


def _poisson(rate: float, mood: Random) -> int:
    """Draw a Poisson number by counting exponential waits."""
    count, waited = 0, mood.expovariate(rate)
    while waited < 1:
        count += 1
        waited += mood.expovariate(rate)
    return count


def _rows(found: Cluster) -> Iterator[list[object]]:
    mood = Random(f"{SEED}/pixel/{found}")  # noqa: S311 - invention, not security
    for lon, lat in found.positions:
        power = round(mood.uniform(0.6, 9.5), 2)
        kelvin = round(300 + power * 4, 2)
        yield [
            lat, lon, kelvin, 0.45, 0.39, found.day, found.clock, found.satellite, "nominal",
            "2.0NRT", round(kelvin - 18, 2), power, found.daynight, "VIIRS",
        ]  # fmt: skip
