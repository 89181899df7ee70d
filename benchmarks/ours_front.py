"""The front engine on the same steps: python -m benchmarks.ours_front TASK MAPS ARCHIVE DAYS."""

from __future__ import annotations

import csv
import json
import resource
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, TypeVar

import numpy as np

from trucewatch.front.archive import archive_maps
from trucewatch.front.ground import projection_of
from trucewatch.front.sides import look_sides
from trucewatch.front.track import Track, build_tracks
from trucewatch.geography.theatre import load_theatre
from trucewatch.workflow.map_archive import read_archive, write_archive

Made = TypeVar("Made")


class Watch:
    """Processor and wall seconds per step, and what was found."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.wall: dict[str, float] = {}
        self.found: dict[str, float] = {}

    def timed(self, step: str, work: Callable[[], Made]) -> Made:
        """Run a step."""
        begin, began = process_time(), perf_counter()
        made = work()
        self.seconds[step], self.wall[step] = process_time() - begin, perf_counter() - began
        return made

    def report(self) -> dict[str, dict[str, float]]:
        """Return everything, with the peak of memory."""
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        memory = {"peak MB": megabytes}
        return {"seconds": self.seconds, "wall": self.wall, "found": self.found, "memory": memory}


def run_archive(watch: Watch, maps: Path, archive: Path, days: int) -> None:
    """Read GeoJSON, build the archive, append one map, write."""
    from trucewatch.workflow.maps import load_field, read_maps

    field = load_field("ukraine")
    read = watch.timed("read GeoJSON", lambda: read_maps([maps], field).maps[:days])
    before = watch.timed("build archive without the last map", lambda: archive_maps(read[:-1]))
    made = watch.timed("append the last map", lambda: before.added(read[-1:]))
    projection = projection_of(field.theatre)
    celled = watch.timed("make cells for points", lambda: made.celled(projection))
    watch.timed("write archive", lambda: write_archive(archive, celled))
    watch.found["bytes"] = archive.stat().st_size
    layers = made.sources[0].layers.values()
    watch.found["stays"] = sum(len(spans.low) for spans in layers)


def run_main(watch: Watch, archive: Path, points: Path | None) -> None:
    """Do what the other sides do: load, gains and losses, point-days."""
    track = watch.timed("load", lambda: _load(archive))
    steps = watch.timed("gains and losses", track.steps)
    for name, gained in (("gain_km2", True), ("loss_km2", False)):
        totals = (step.total_km2(gained=gained, kept_only=True) for step in steps if step)
        watch.found[name] = sum(totals)
    if points:
        filed, lonlat = _asked(points)
        sides = watch.timed("point-days", lambda: _sides(track, filed, lonlat))
        watch.found["occupied"] = int(sides.inside.sum())
        watch.found["mean_distance_m"] = float(sides.distance_m.mean())


def run_more(watch: Watch, archive: Path, points: Path) -> None:
    """Do what the other sides cannot: contact lines, and points with all they mean."""
    from trucewatch.front.line import find_arcs
    from trucewatch.front.locate import Locator
    from trucewatch.workflow.maps import load_field

    field, track = load_field("ukraine"), _load(archive)
    finder = track.line_finder(field.country, field.theatre)
    count = len(track.maps)
    lines = "contact lines of all days"
    watch.timed(lines, lambda: [find_arcs(finder, at).length(1000.0) for at in range(count)])
    watch.found["contact line, ms a day"] = watch.seconds[lines] * 1000 / count
    rows = _rows(points)
    columns = ([row["id"] for row in rows], [date.fromisoformat(row["date"]) for row in rows])
    lonlat = ([float(row["lon"]) for row in rows], [float(row["lat"]) for row in rows])
    locator = Locator(track.maps, field.theatre, field.sectors, field.country)
    watch.timed("point-days with line, band, sector", lambda: locator.locate(*columns, *lonlat))


def _load(archive: Path) -> Track:
    (track,) = build_tracks(read_archive(archive).maps(), load_theatre("ukraine"))
    return track


def _sides(track: Track, asked: Any, lonlat: Any) -> Any:
    filed = np.array([one.file_date for one in track.maps], dtype="datetime64[D]")
    # Few days, many points: the map of a day is looked up once.
    first = asked.min()
    days = np.arange(first, asked.max() + 1)
    speaks = np.searchsorted(filed, days, side="right") - 1
    when = speaks[(asked - first).astype(np.int64)]
    return look_sides(track.archive, when, track.projection.forward(lonlat))


def _asked(points: Path) -> tuple[Any, Any]:
    days = np.loadtxt(points, dtype="datetime64[D]", delimiter=",", skiprows=1, usecols=1)
    return days, np.loadtxt(points, delimiter=",", skiprows=1, usecols=(2, 3))


def _rows(points: Path) -> list[dict[str, str]]:
    with points.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _main(task: str, maps: str, archive: str, days: str, *points: str) -> None:
    watch = Watch()
    if task == "archive":
        run_archive(watch, Path(maps), Path(archive), int(days))
    elif task == "more":
        run_more(watch, Path(archive), Path(points[0]))
    else:
        run_main(watch, Path(archive), Path(points[0]) if points else None)
    print(json.dumps(watch.report()))


if __name__ == "__main__":
    _main(*sys.argv[1:])
