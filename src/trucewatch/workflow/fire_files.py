"""Detections and cloud from files, as arrays: read once, row by row, nothing kept beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import numpy as np

from trucewatch.assessment.thermal.clusters import UNDATED, HeatRows, without_duplicates
from trucewatch.front.ground import projection_of
from trucewatch.sources.catalogue import recognise
from trucewatch.sources.limits import Raw
from trucewatch.vocabulary.detection import CloudCover, Detection
from trucewatch.vocabulary.errors import InputError, UsageError
from trucewatch.vocabulary.interval import Granularity
from trucewatch.workflow.maps import Field, intake_of

Wanted = TypeVar("Wanted", Detection, CloudCover)
ORIGINS: dict[type, str] = {Detection: "firms", CloudCover: "cloud_"}
"""How the names of the origins begin that hold such records."""

Clouds = dict[str, dict[int, float]]
"""Share of cloud 0…1 by area and absolute hour (ordinal * 24 + hour)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiresRead:
    """Detections of all files.

    Attributes:
        covered: First and last day (ordinals) of each file.
        duplicates: Rows that came twice and were dropped.
        problems: Rows and files that could not be read, with reasons.
    """

    rows: HeatRows
    covered: tuple[tuple[int, int], ...]
    duplicates: int
    problems: tuple[str, ...]


@dataclass(slots=True)
class _Columns:
    lonlat: list[tuple[float, float]] = field(default_factory=list)
    day: list[int] = field(default_factory=list)
    minute: list[int] = field(default_factory=list)
    satellite: list[int] = field(default_factory=list)


def read_fires(paths: Sequence[Path], ground: Field) -> FiresRead:
    """Read the thermal detections of files and folders; other kinds in folders are passed over.

    Raises:
        UsageError: A path does not exist, or there is no detection at all.
    """
    problems: list[str] = []
    columns = _Columns()
    names: dict[str, int] = {}
    covered = []
    for path in _files(paths, "--fires"):
        begin = len(columns.day)
        for one in _records(path, ground, Detection, problems):
            _append(columns, one, names.setdefault(one.satellite or "", len(names)))
        if len(columns.day) > begin:
            covered.append((min(columns.day[begin:]), max(columns.day[begin:])))
    if not covered:
        listed = ", ".join(map(str, paths))
        raise UsageError(f"no thermal detections in {listed}; name files of NASA FIRMS.")
    rows = _as_rows(columns, ground)
    kept = without_duplicates(rows)
    return FiresRead(
        rows=kept,
        covered=tuple(sorted(covered)),
        duplicates=len(rows) - len(kept),
        problems=tuple(problems),
    )


def read_clouds(paths: Sequence[Path], ground: Field) -> tuple[Clouds, tuple[str, ...]]:
    """Read cloud cover by area and hour; a daily value stands for all hours of its UTC day."""
    clouds: Clouds = {}
    problems: list[str] = []
    for path in _files(paths, "--clouds"):
        for one in _records(path, ground, CloudCover, problems):
            start = one.interval.start_at
            hours = round((one.interval.end_at - start) / timedelta(hours=1))
            series = clouds.setdefault(one.area, {})
            first = start.toordinal() * 24 + start.hour
            series.update(dict.fromkeys(range(first, first + hours), one.share))
    return clouds, tuple(problems)


def _files(paths: Sequence[Path], option: str) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} does not exist; check the path after {option}.")
        yield from (
            sorted(one for one in path.iterdir() if one.is_file()) if path.is_dir() else [path]
        )


def _records(
    path: Path, ground: Field, kind: type[Wanted], problems: list[str]
) -> Iterator[Wanted]:
    raw = Raw(path)
    origin = recognise(path.name, raw.head())
    if origin is None or not origin.spec.name.startswith(ORIGINS[kind]):
        return
    try:
        for outcome in origin.read(raw, intake_of(path, ground)):
            if outcome.refused is not None:
                problems.append(f"{path.name}: {outcome.refused}")
            yield from (one for one in outcome.records if isinstance(one, kind))
    except InputError as error:
        problems.append(f"{path.name}: {error}")


def _append(columns: _Columns, one: Detection, satellite: int) -> None:
    start = one.seen.start_at
    timed = one.seen.granularity is not Granularity.DAY
    columns.lonlat.append((one.position.lon, one.position.lat))
    columns.day.append(start.toordinal())
    columns.minute.append(start.hour * 60 + start.minute if timed else UNDATED)
    columns.satellite.append(satellite)


def _as_rows(columns: _Columns, ground: Field) -> HeatRows:
    lonlat = np.array(columns.lonlat, dtype=np.float64).reshape(-1, 2)
    return HeatRows(
        lonlat,
        projection_of(ground.theatre).forward(lonlat),
        np.array(columns.day, dtype=np.int64),
        np.array(columns.minute, dtype=np.int64),
        np.array(columns.satellite, dtype=np.int64),
    )
