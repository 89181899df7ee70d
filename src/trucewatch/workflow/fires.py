"""The thermal channel from files: detections, cloud and maps joined to a series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon

from trucewatch.assessment.rates import FALSE_ALARM
from trucewatch.assessment.thermal.clusters import HeatRows
from trucewatch.assessment.thermal.panel import NEAR_M, RING_M, Panel, Seen, build_panel
from trucewatch.assessment.thermal.panel import Field as Ground
from trucewatch.assessment.thermal.parts import touched
from trucewatch.assessment.thermal.ratio import FALL
from trucewatch.assessment.thermal.series import (
    EXPOSURE_FROM,
    FIGHTING_FROM,
    POWER_FROM,
    thermal_days,
)
from trucewatch.front.ground import projection_of
from trucewatch.front.line import contact_line
from trucewatch.front.sectors import sector_index
from trucewatch.front.track import Track, build_tracks
from trucewatch.front.view import View
from trucewatch.geography.distance import distances_m
from trucewatch.incidents.heat import CLUSTER_M
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.thermal import ThermalDay
from trucewatch.workflow.fire_files import Clouds, FiresRead, read_clouds, read_fires
from trucewatch.workflow.looking import NEAR_ENOUGH_M
from trucewatch.workflow.maps import Field

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

LINE_STEP_M = 2000.0
MAPS_FOR_LINE = 12
"""Maps, spread over the series, that are asked which sectors the line touches."""

WHOLE_AREA = "east"
"""Cloud series of a larger area, used for sectors without a point near."""


@dataclass(frozen=True, slots=True, eq=False)
class HeatMaterial:
    """Everything the thermal series is computed from.

    Attributes:
        without_line: Sectors that no map's contact line touches.
        notes: What was missing, by code.
    """

    panel: Panel
    fires: FiresRead
    without_line: tuple[str, ...]
    notes: tuple[str, ...]
    problems: tuple[str, ...]


def load_heat(
    fires: Sequence[Path], clouds: Sequence[Path], maps: Sequence[ControlMap], field: Field
) -> HeatMaterial:
    """Read detections and cloud, and lay them out around the contact line of each day."""
    heat = read_fires(fires, field)
    sky, problems = read_clouds(clouds, field)
    track = max(build_tracks(maps, field.theatre), key=lambda one: len(one.maps))
    touched = touched_sectors(track, field)
    names = tuple(sector.id for sector in field.sectors)
    middles = middles_of(field)
    ground = Ground(names, middles[1], nearest_clouds(sky, middles[0], field), heat.covered)
    panel = build_panel(heat.rows, LineOfDays(track, field).look_at(heat.rows), ground)
    return HeatMaterial(
        panel=panel,
        fires=heat,
        without_line=tuple(name for name in names if name not in touched),
        notes=_notes(panel, track, sky),
        problems=(*heat.problems, *problems),
    )


def _notes(panel: Panel, track: Track, sky: Clouds) -> tuple[str, ...]:
    found = []
    if not panel.static_years:
        found.append("no_earlier_years")
    if not sky:
        found.append("no_clouds")
    if track.maps[0].file_date.toordinal() > panel.first:
        found.append("first_map_stands_for_earlier_days")
    return tuple(found)


class LineOfDays:
    """Measures how far detections lie from the contact line of their day, in which sector."""

    def __init__(self, track: Track, field: Field) -> None:
        self.track = track
        self.field = field

    def look_at(self, rows: HeatRows) -> Seen:
        """Measure detections; far ones need no measuring."""
        days, which = np.unique(rows.day, return_inverse=True)
        dates = [date.fromordinal(int(day)) for day in days]
        when = np.maximum(self._view.maps_for(dates), 0)[which]
        low, high = self._reach
        near = np.flatnonzero(((rows.metres >= low) & (rows.metres <= high)).all(axis=1))
        line_m = np.full(len(rows), np.nan)
        sector = np.full(len(rows), -1, dtype=np.int64)
        if len(near):
            line_m[near] = self._view.look(when[near], rows.metres[near]).signed_m
            assigned = sector_index(self.field.sectors).assign(rows.lonlat[near])
            sector[near] = [-1 if name is None else self._number[name] for name in assigned]
        return Seen(line_m, sector)

    @cached_property
    def _view(self) -> View:
        return View(self.track, self.field.theatre, self.field.country)

    @cached_property
    def _reach(self) -> tuple[FloatArray, FloatArray]:
        west, south, east, north = _bounds(self.track)
        edge = RING_M[1]
        return np.array([west - edge, south - edge]), np.array([east + edge, north + edge])

    @cached_property
    def _number(self) -> dict[str, int]:
        return {sector.id: index for index, sector in enumerate(self.field.sectors)}


def _bounds(track: Track) -> tuple[float, float, float, float]:
    boxes = np.array(
        [track.projection.forward_geometry(area).bounds for area in _some(track.occupied)]
    )
    west, south = boxes[:, :2].min(axis=0)
    east, north = boxes[:, 2:].max(axis=0)
    return float(west), float(south), float(east), float(north)


def touched_sectors(track: Track, field: Field) -> set[str]:
    """Name the sectors that the contact line of some of the maps touches."""
    index = sector_index(field.sectors)
    found: set[str | None] = set()
    for area in _some(track.occupied):
        line = contact_line(area, field.country, field.theatre)
        for part in (line.main, *line.pockets.geoms):
            metres = track.projection.forward_geometry(part)
            steps = max(2, int(metres.length // LINE_STEP_M))
            points = [metres.interpolate(at, normalized=True) for at in np.linspace(0, 1, steps)]
            spots = np.array([(point.x, point.y) for point in points])
            found.update(index.assign(track.projection.inverse(spots)))
    return {name for name in found if name is not None}


def _some(items: Sequence[MultiPolygon]) -> list[MultiPolygon]:
    chosen = np.unique(np.linspace(0, len(items) - 1, MAPS_FOR_LINE).astype(int))
    return [items[int(index)] for index in chosen]


def middles_of(field: Field) -> tuple[list[Position], FloatArray]:
    """Return the middles of the sectors, as positions and in metres."""
    spots = []
    for plan in field.theatre.sectors:
        lonlat = np.array([(one.position.lon, one.position.lat) for one in plan.anchors])
        spots.append(lonlat.mean(axis=0))
    places = [Position(lon=float(lon), lat=float(lat)) for lon, lat in spots]
    return places, projection_of(field.theatre).forward(np.array(spots))


def nearest_clouds(
    clouds: Clouds, middles: Sequence[Position], field: Field
) -> list[Mapping[int, float]]:
    """Choose each sector's series: the nearest point's, else the larger area's, else none."""
    points = field.theatre.weather_points
    areas = sorted(area for area in clouds if area in points)
    spots = np.array([(points[area].lon, points[area].lat) for area in areas]).reshape(-1, 2)
    larger: Mapping[int, float] = clouds.get(WHOLE_AREA, {})
    series = {area: {**larger, **clouds[area]} for area in areas}
    found: list[Mapping[int, float]] = []
    for middle in middles:
        apart = distances_m(middle, spots) if areas else np.array([np.inf])
        best = int(apart.argmin())
        found.append(series[areas[best]] if apart[best] <= NEAR_ENOUGH_M else larger)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class FireSeries:
    """The series with how it was made.

    Attributes:
        method: Settings and what was missing, as printed.
    """

    days: tuple[ThermalDay, ...]
    method: Mapping[str, Any]
    problems: tuple[str, ...]


def fires_series(
    paths: tuple[Sequence[Path], Sequence[Path]],
    maps: Sequence[ControlMap],
    field: Field,
    wanted: tuple[date, date] = (date.min, date.max),
    truce: Interval | None = None,
) -> FireSeries:
    """Make the thermal series of files.

    Args:
        paths: Files of detections, and files of cloud.
        maps: Control maps; one alone stands for all days.
        field: Theatre and sectors.
        wanted: First and last UTC day of the series.
        truce: Window of a truce, or None: levels stand still on days of its passes.
    """
    heat = load_heat(paths[0], paths[1], maps, field)
    excluded = touched([truce] if truce else [], heat.panel)
    found = thermal_days(heat.panel, wanted, heat.without_line, excluded)
    return FireSeries(found, method_of(heat), heat.problems)


def method_of(heat: HeatMaterial) -> dict[str, Any]:
    """State the settings behind a thermal series, and what it had to do without."""
    return {
        "near_m": NEAR_M,
        "ring_m": list(RING_M),
        "cluster_m": CLUSTER_M,
        "false_alarm": FALSE_ALARM,
        "fall": FALL,
        "observable_from": {
            "exposure": EXPOSURE_FROM,
            "power": POWER_FROM,
            "fighting_share": FIGHTING_FROM,
        },
        "p_low": "split at random by day and sector where the count lies, so that 5 % of "
        "ordinary days are below .05; p_low_exact is the unsplit probability, p_low_middle takes "
        "half of the count's own: at most .10 is an alarm in a single sector",
        "days": "UTC days of the passes",
        "static_sources_learnt_from": list(heat.panel.static_years),
        "duplicate_rows_dropped": heat.fires.duplicates,
        "sectors_without_line": list(heat.without_line),
        "missing": list(heat.notes),
    }
