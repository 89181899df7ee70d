"""A series of maps as numbers: area, change, revision and line, map by map."""

from __future__ import annotations

from collections.abc import Sequence

from shapely import MultiPolygon

from trucewatch.front.faces import NARROWEST_M, SMALLEST_KM2, Faces
from trucewatch.front.line import find_arcs
from trucewatch.front.line_finder import SHORTEST_M
from trucewatch.front.revision import LARGE_LOSS_KM2, WINDOW_DAYS, revisions_km2
from trucewatch.front.track import Track, build_tracks
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.front import DayChange, LineLength, Method
from trucewatch.vocabulary.theatre import Theatre

HEADLINE_TOLERANCE_M = 1000.0
"""Tolerance of every length in headlines; 976 km at it are 1,082 km as drawn."""


def series(
    maps: Sequence[ControlMap],
    theatre: Theatre,
    country: MultiPolygon,
    *,
    tolerance_m: float = HEADLINE_TOLERANCE_M,
) -> list[DayChange]:
    """Measure every map of a series, sources in alphabetical order, then by file date.

    Change is measured against the previous map there is, with the days between stated.

    Raises:
        InputError: A source has two different maps for one date.
    """
    return [
        day
        for track in build_tracks(maps, theatre)
        for day in _track_days(track, theatre, country, tolerance_m)
    ]


def method(theatre: Theatre, tolerance_m: float = HEADLINE_TOLERANCE_M) -> Method:
    """Name every assumption behind a series."""
    return {
        "projection": f"LAEA lon {theatre.centre.lon} lat {theatre.centre.lat}",
        "snap_degree": 1e-6,
        "sliver_km2": SMALLEST_KM2,
        "sliver_mean_width_m": NARROWEST_M,
        "line_border_offset_m": theatre.border_offset_m,
        "line_opening_m": theatre.opening_m,
        "line_shortest_piece_m": SHORTEST_M,
        "line_tolerance_m": tolerance_m,
        "line_simplification": "Douglas-Peucker",
        "revision_window_days": WINDOW_DAYS,
        "revision_large_loss_km2": LARGE_LOSS_KM2,
        "revision_not_applied": "sector-day above 5 times its 90-day p95",
    }


def _track_days(
    track: Track, theatre: Theatre, country: MultiPolygon, tolerance_m: float
) -> list[DayChange]:
    steps = track.steps()
    gain_revision, loss_revision = revisions_km2(track, steps)
    days = []
    finder = track.line_finder(country, theatre)
    for at in range(len(track.maps)):
        arcs = find_arcs(finder, at)
        revision = (float(gain_revision[at]), float(loss_revision[at]))
        days.append(_day(track, at, steps[at], arcs.length(tolerance_m), revision))
    return days


def _day(
    track: Track, at: int, faces: Faces | None, line: LineLength, revision: tuple[float, float]
) -> DayChange:
    one = track.maps[at]
    previous = None if faces is None else track.maps[at - 1]
    return DayChange(
        file_date=one.file_date,
        map_date=one.map_date,
        source=one.source,
        control_map=one.id,
        area_km2=track.archive.area_km2(at),
        gain_km2=_total(faces, gained=True, kept_only=True),
        loss_km2=_total(faces, gained=False, kept_only=True),
        gain_raw_km2=_total(faces, gained=True, kept_only=False),
        loss_raw_km2=_total(faces, gained=False, kept_only=False),
        discarded_km2=None if faces is None else float(faces.area_km2[~faces.kept].sum()),
        revision_gain_km2=None if faces is None else revision[0],
        revision_loss_km2=None if faces is None else revision[1],
        revision_km2=None if faces is None else sum(revision),
        previous=previous.file_date if previous else None,
        days_since_previous=(one.file_date - previous.file_date).days if previous else None,
        line=line,
    )


def _total(faces: Faces | None, *, gained: bool, kept_only: bool) -> float | None:
    return None if faces is None else faces.total_km2(gained=gained, kept_only=kept_only)
