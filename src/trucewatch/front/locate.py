"""Where points lay on given days: side, distances, sector, and how sure the maps are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon

from trucewatch.front.band import measure_band, p_occupied
from trucewatch.front.corners import FloatArray
from trucewatch.front.ground import projection_of
from trucewatch.front.line_distance import (
    Samples,
    disagreement_band,
    is_copy,
    pooled,
    sample_distances,
)
from trucewatch.front.nearest import BoolArray
from trucewatch.front.sectors import sector_index
from trucewatch.front.track import build_tracks
from trucewatch.front.view import Looked, View
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.front import Band, Located
from trucewatch.vocabulary.sector import Sector
from trucewatch.vocabulary.theatre import Theatre

RECENT_DAYS = 7
"""Another source's map is asked for its view only while it is no older than this."""
COMPARED_DAYS = 7
"""Lines are compared on so many days; more add samples, not knowledge."""
TOLERANCE_M = 100.0
"""One for all sources: lines drawn in other detail differ by that alone."""
Asked = tuple[str, date, str | None]
NO_MAP = "no map was filed by that day"


class Locator:
    """Locates points by day on a series of maps.

    The source with most maps answers (the first by name among equals); where another has a
    recent map that puts a point on the other side, the point is contested.

    Attributes:
        band: How far drawn edges may lie from true ones.
    """

    def __init__(
        self,
        maps: Sequence[ControlMap],
        theatre: Theatre,
        sectors: Sequence[Sector],
        country: MultiPolygon,
    ) -> None:
        tracks = build_tracks(maps, theatre)
        ordered = sorted(tracks, key=lambda track: (-len(track.maps), track.maps[0].source))
        self._views = [View(track, theatre, country) for track in ordered]
        self._projection = projection_of(theatre)
        self._sectors = sector_index(sectors)
        self.band: Band = self._widened(measure_band(maps, theatre))

    def locate(
        self,
        ids: Sequence[str],
        dates: Sequence[date],
        lons: Sequence[float],
        lats: Sequence[float],
    ) -> list[Located]:
        """Locate points; ``dates`` are file dates, and the newest map filed by then answers.

        Returns:
            One record per point, in the order given; with a reason in place of an answer
            where the day is before the first map.
        """
        points = np.column_stack([lons, lats]).astype(np.float64).reshape(-1, 2)
        asked = list(zip(ids, dates, self._sectors.assign(points), strict=True))
        answers: dict[int, Located] = {}
        metres = self._projection.forward(points)
        for view in self._views[:1]:
            when = view.maps_for(dates)
            rows = np.flatnonzero(when >= 0)
            here, days = metres[rows], [dates[row] for row in rows.tolist()]
            looked = view.look(when[rows], here)
            judged = self._judge(looked, here, days)
            for at, row in enumerate(rows.tolist()):
                control_map = view.track.maps[when[row]]
                answers[row] = _answered(asked[row], looked, judged, at, control_map)
        return [answers.get(row) or _unanswered(*asked[row]) for row in range(len(asked))]

    def _widened(self, band: Band) -> Band:
        """Widen the band to what the sources' lines lie apart on days that both show."""
        found = [
            samples
            for at, view in enumerate(self._views)
            for other in self._views[at + 1 :]
            for samples in _apart(view, other)
            if not is_copy(samples)
        ]
        return disagreement_band(pooled(found), band)

    def _judge(self, looked: Looked, points: FloatArray, days: Sequence[date]) -> _Judged:
        clear = np.where(looked.inside, "occupied", "government")
        contested = self._contested(looked, points, days)
        return _Judged(
            np.where(contested, "contested", clear),
            # Nothing occupied is infinitely far away.
            p_occupied(np.where(np.isnan(looked.signed_m), np.inf, looked.signed_m), self.band),
        )

    def _contested(self, looked: Looked, points: FloatArray, days: Sequence[date]) -> BoolArray:
        contested = looked.grey | (np.abs(looked.signed_m) <= self.band.p90_m)
        for view in self._views[1:]:
            when = view.maps_for(days, at_most_days=RECENT_DAYS)
            (rows,) = np.nonzero(when >= 0)
            contested[rows] |= view.inside(when[rows], points[rows]) != looked.inside[rows]
        return contested


def _apart(view: View, other: View) -> Iterator[Samples]:
    """Measure how far two sources' lines lie apart, on a few days over their common time."""
    days = [one.file_date for one in other.track.maps]
    when = view.maps_for(days, at_most_days=RECENT_DAYS)
    (common,) = np.nonzero(when >= 0)
    chosen = np.unique(np.linspace(0, len(common) - 1, COMPARED_DAYS).round().astype(np.int64))
    for at in common[chosen] if len(common) else []:
        lines = view.line(int(when[at]), TOLERANCE_M), other.line(int(at), TOLERANCE_M)
        yield sample_distances(*lines)


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    status: NDArray[np.str_]
    p_occupied: FloatArray


def _answered(
    asked: Asked, looked: Looked, judged: _Judged, at: int, control_map: ControlMap
) -> Located:
    name, day, sector = asked
    return Located(
        id=name,
        day=day,
        map_date=control_map.map_date,
        map_age_days=(day - control_map.file_date).days,
        side="occupied" if looked.inside[at] else "free",
        status=str(judged.status[at]),
        p_occupied=float(judged.p_occupied[at]),
        boundary_distance_m=_known(looked.boundary_m[at]),
        front_distance_m=_known(looked.signed_m[at]),
        sector=sector,
        source=control_map.source,
    )


def _known(distance_m: np.float64) -> float | None:
    """Return a distance; None on a map that shows nothing to measure to."""
    return float(distance_m) if np.isfinite(distance_m) else None


def _unanswered(name: str, day: date, sector: str | None) -> Located:
    return Located(
        id=name,
        day=day,
        map_date=None,
        map_age_days=None,
        side=None,
        status=None,
        p_occupied=None,
        boundary_distance_m=None,
        front_distance_m=None,
        sector=sector,
        reason=NO_MAP,
    )
