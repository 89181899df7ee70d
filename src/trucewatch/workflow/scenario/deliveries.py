"""The demonstration as post: files on disk, each with the moment it arrived."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

from trucewatch.workflow.scenario.heat import (
    AREAS,
    EARLIER_YEAR,
    cloud_csv,
    earlier_heat_csv,
    heat_csv,
)
from trucewatch.workflow.scenario.index_rows import index_csv
from trucewatch.workflow.scenario.line import map_days
from trucewatch.workflow.scenario.maps import maps_geojson
from trucewatch.workflow.scenario.news import news_items
from trucewatch.workflow.scenario.patrols import patrols_csv
from trucewatch.workflow.scenario.timetable import (
    FIRST_HEAT,
    FIRST_MAP,
    LATE_WAVE,
    WAVES,
    Delivery,
    wave_after,
)

FIRST_CLOUD = date(2031, 5, 10)
"""Enough for thirty days of sky behind the report day; more would only cost time."""
FROM_THE_START = ("sources.toml", "june-truce-2031.yaml")
Written = tuple[datetime, str, bytes]


def build(directory: Path) -> tuple[Delivery, ...]:
    """Write the demonstration's files below a directory.

    Returns:
        What arrived when, in order; the same names and bytes on every call.
    """
    # Within a wave, descriptions of outlets come before what the outlets write.
    written = sorted([*_papers(), *_sensors(), *_news()], key=lambda each: each[0])
    return tuple(_write(directory, *each) for each in written)


def _write(directory: Path, received_at: datetime, name: str, content: bytes) -> Delivery:
    path = directory / f"{received_at:%Y-%m-%dT%H%MZ}" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return Delivery(path=path, received_at=received_at)


def _papers() -> Iterator[Written]:
    """What people wrote by hand: folders named for the wave, and what is there from the start."""
    folder = files(__package__) / "papers"
    for name in FROM_THE_START:
        yield WAVES[0], name, (folder / name).read_bytes()
    for wave in WAVES:
        waved = folder / f"{wave:%m-%d-%H}"
        if waved.is_dir():
            items = sorted(waved.iterdir(), key=lambda item: item.name)
            yield from ((wave, item.name, item.read_bytes()) for item in items)


def _news() -> Iterator[Written]:
    for item in news_items():
        yield wave_after(item.published_at), f"{item.name}.json", item.as_json()


def _sensors() -> Iterator[Written]:
    """Maps, heat, cloud and the index: one file each per wave, never in the late one."""
    yield WAVES[0], f"demo_heat_{EARLIER_YEAR}.csv", earlier_heat_csv()
    begun: date | None = None
    for wave in WAVES:
        if wave == LATE_WAVE:
            continue
        last = wave.date()
        first = begun or FIRST_MAP
        maps = [day for day in map_days() if first <= day <= last]
        yield wave, f"demo_maps_{last}.geojson", maps_geojson(maps)
        yield wave, f"demo_heat_{last}.csv", heat_csv(begun or FIRST_HEAT, last)
        yield wave, f"demo_index_{last}.csv", index_csv(first, last)
        watched = patrols_csv(first, last)
        if watched is not None:
            yield wave, f"demo_patrols_{last}.csv", watched
        for area in AREAS:
            name = f"cloud_cover_by_hour_oblast_{area}.csv"
            yield wave, name, cloud_csv(area, begun or FIRST_CLOUD, last)
        begun = last + timedelta(days=1)
