"""Who looked where: activity, observers, heat and cloud, laid out by sector and day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime

import numpy as np

from trucewatch.geography.distance import distances_m
from trucewatch.vocabulary.detection import FieldReport
from trucewatch.vocabulary.interval import local_day
from trucewatch.vocabulary.place import PlaceKind, Position
from trucewatch.workflow.ground import Ground
from trucewatch.workflow.material import Material

SectorOnDay = tuple[str, date]
NEAR_ENOUGH_M = 150_000.0
"""A cloud series of one point stands for sectors whose middle is no further than this."""


class Looking:
    """The material of a theatre, laid out by sector and day of the mission's clock."""

    def __init__(self, material: Material, ground: Ground) -> None:
        self._material = material
        self._ground = ground
        self._zone = ground.theatre.zone

    def activity(self) -> dict[SectorOnDay, int]:
        """Count rows and documents about each sector on each day, whatever they say."""
        return dict(Counter([*self._rows(), *self._documents()]))

    def first_day(self) -> date | None:
        """Return the first day for which anything was collected, or None."""
        days = [self._day(row.interval.start_at) for row in self._material.rows]
        days += [self._day(moment) for moment in self._material.appeared.values()]
        return min(days, default=None)

    def field_reports(self) -> dict[SectorOnDay, list[FieldReport]]:
        """Sort observers' entries by the sector they stood in and the day."""
        found: dict[SectorOnDay, list[FieldReport]] = defaultdict(list)
        for entry in self._material.field_reports:
            sector = self._sector(entry.observer_position or entry.place.position)
            if sector is not None:
                found[sector, self._day(entry.interval.start_at)].append(entry)
        return dict(found)

    def clusters(self) -> dict[SectorOnDay, int] | None:
        """Count thermal clusters by sector and day; None without any thermal source."""
        if not self._material.detections:
            return None
        counted: Counter[SectorOnDay] = Counter()
        for report in self._material.heat:
            sector = self._sector(report.place.position)
            if sector is not None:
                counted[sector, self._day(report.interval.start_at)] += 1
        return dict(counted)

    def cloud(self) -> dict[SectorOnDay, float]:
        """Average the cloud over each sector and day, from the nearest point with a series."""
        shares: dict[SectorOnDay, list[float]] = defaultdict(list)
        for hour in self._material.clouds:
            shares[hour.area, self._day(hour.interval.start_at)].append(hour.share)
        return {
            (sector, day): sum(found) / len(found)
            for sector, area in _nearest_areas(self._material, self._ground).items()
            for (of, day), found in shares.items()
            if of == area
        }

    def _rows(self) -> Iterator[SectorOnDay]:
        for row in self._material.rows:
            sector = self._sector(row.place.position)
            if sector is not None:
                yield sector, self._day(row.interval.start_at)

    def _documents(self) -> Iterator[SectorOnDay]:
        for key, reading in self._material.readings.items():
            named = {
                self._sector(mention.place.position)
                for mention in reading.places
                if mention.place.kind is PlaceKind.SETTLEMENT
            }
            for sector in sorted(name for name in named if name is not None):
                yield sector, self._day(self._material.appeared[key])

    def _sector(self, position: Position | None) -> str | None:
        return self._ground.sector_of(position) if position else None

    def _day(self, moment: datetime) -> date:
        return local_day(moment, self._zone)


def sector_middle(ground: Ground, sector: str) -> Position:
    """Return the mean of a sector's anchors, for finding what lies nearest."""
    plan = next(one for one in ground.theatre.sectors if one.id == sector)
    count = len(plan.anchors)
    return Position(
        lon=sum(anchor.position.lon for anchor in plan.anchors) / count,
        lat=sum(anchor.position.lat for anchor in plan.anchors) / count,
    )


def _nearest_areas(material: Material, ground: Ground) -> Mapping[str, str]:
    known = {hour.area for hour in material.clouds}
    points = {area: at for area, at in ground.theatre.weather_points.items() if area in known}
    if not points:
        return {}
    areas = sorted(points)
    spots = np.array([[points[area].lon, points[area].lat] for area in areas])
    nearest = {}
    for sector in ground.sectors:
        apart = distances_m(sector_middle(ground, sector.id), spots)
        if apart.min() <= NEAR_ENOUGH_M:
            nearest[sector.id] = areas[int(apart.argmin())]
    return nearest
