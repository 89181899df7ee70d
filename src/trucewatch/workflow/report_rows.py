"""Reports of an event data set as counts by day: read by their headlines, not by labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessment.reporting.holidays import is_holiday
from trucewatch.assessment.reporting.share import ReportDays
from trucewatch.front.sectors import sector_index
from trucewatch.sources.catalogue import recognise
from trucewatch.sources.limits import Raw
from trucewatch.text.headline import read_headline
from trucewatch.vocabulary.detection import DatasetRow
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.interval import local_day
from trucewatch.vocabulary.reading import HeadlineReading
from trucewatch.workflow.maps import Field, intake_of

NOBODY = "no party"
"""Reporting side of rows whose headline names no party as the source."""

ENERGY = ("energy_generation", "energy_transmission", "energy_oil_gas", "npp")


@dataclass(frozen=True, slots=True, eq=False)
class ReportRows:
    """Rows as arrays; one entry per row.

    Attributes:
        day: Ordinals of local days.
        force: Whether the headline tells of force.
        side: Reporting side.
        sector: Index of the sector, or -1.
        energy: Whether force is told of against an object of energy supply.
        sectors: Ids.
        problems: Rows that could not be read.
    """

    day: NDArray[np.int64]
    force: NDArray[np.bool_]
    side: NDArray[np.str_]
    sector: NDArray[np.int64]
    energy: NDArray[np.bool_]
    sectors: tuple[str, ...]
    problems: tuple[str, ...]

    @property
    def first(self) -> int:
        """Ordinal of the first day."""
        return int(self.day.min())

    def days(self, side: str | None = None) -> ReportDays:
        """Count reports by day, of one reporting side or of all."""
        chosen = np.ones(len(self.day), bool) if side is None else self.side == side
        return self._days(chosen, self.force)

    def energy_days(self) -> ReportDays:
        """Count reports of force against energy supply by day, among all reports."""
        return self._days(np.ones(len(self.day), bool), self.energy)

    def _days(self, chosen: NDArray[np.bool_], counted: NDArray[np.bool_]) -> ReportDays:
        length = int(self.day.max()) - self.first + 1
        at = self.day[chosen] - self.first
        days = [date.fromordinal(self.first + index) for index in range(length)]
        return ReportDays(
            days[0],
            np.bincount(at, minlength=length).astype(np.float64),
            np.bincount(at, counted[chosen], minlength=length).astype(np.float64),
            np.array([is_holiday(day) for day in days]),
        )

    def by_sector(self) -> NDArray[np.float64]:
        """Count reports of force by day and sector, shape (days, sectors)."""
        chosen = self.force & (self.sector >= 0)
        found = np.zeros((int(self.day.max()) - self.first + 1, len(self.sectors)))
        np.add.at(found, (self.day[chosen] - self.first, self.sector[chosen]), 1.0)
        return found


def read_reports(paths: Sequence[Path], field: Field) -> ReportRows:
    """Read the rows of event data sets in files and folders.

    Raises:
        UsageError: There are none.
    """
    rows: list[DatasetRow] = []
    problems: list[str] = []
    for path in _files(paths):
        raw = Raw(path)
        origin = recognise(path.name, raw.head())
        if origin is None or origin.spec.last_resort or origin.spec.name != "viina":
            continue
        for outcome in origin.read(raw, intake_of(path, field)):
            if outcome.refused is not None:
                problems.append(f"{path.name}: {outcome.refused}")
            rows.extend(one for one in outcome.records if isinstance(one, DatasetRow))
    if not rows:
        raise UsageError(f"no rows of an event data set in {', '.join(map(str, paths))}.")
    return rows_as_arrays(rows, field, tuple(problems))


def _files(paths: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} does not exist; check the path after --events.")
        found += sorted(one for one in path.iterdir() if one.is_file()) if path.is_dir() else [path]
    return found


def rows_as_arrays(
    rows: Sequence[DatasetRow], field: Field, problems: tuple[str, ...] = ()
) -> ReportRows:
    """Read the lines of rows and place them, ready to be counted."""
    read: dict[str, HeadlineReading] = {}
    for row in rows:
        words = row.headline or ""
        if words not in read:
            read[words] = read_headline(words, None)
    readings = [read[row.headline or ""] for row in rows]
    spots = [row.place.position for row in rows]
    lonlat = np.array([(spot.lon, spot.lat) if spot else (0.0, 0.0) for spot in spots])
    names = tuple(sector.id for sector in field.sectors)
    number = {name: index for index, name in enumerate(names)}
    sectors = [
        -1 if name is None else number[name] for name in sector_index(field.sectors).assign(lonlat)
    ]
    days = [local_day(row.interval.start_at, field.theatre.zone).toordinal() for row in rows]
    return ReportRows(
        np.array(days, dtype=np.int64),
        np.array([one.kinetic for one in readings]),
        np.array([one.speaker_side or NOBODY for one in readings]),
        np.array(sectors, dtype=np.int64),
        np.array([one.kinetic and one.facets.object_class in ENERGY for one in readings]),
        names,
        problems,
    )
