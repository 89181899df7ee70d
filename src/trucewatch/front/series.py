"""A series of maps as numbers: area, change, revision and line, map by map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shapely import MultiPolygon

from trucewatch.front.by_sector import cutter
from trucewatch.front.faces import NARROWEST_M, SMALLEST_KM2, Faces
from trucewatch.front.line import find_arcs
from trucewatch.front.line_finder import SHORTEST_M
from trucewatch.front.revision import LARGE_LOSS_KM2, WINDOW_DAYS, Revisions, find_revisions
from trucewatch.front.track import Track, build_tracks
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.front import DayChange, LineLength, Method
from trucewatch.vocabulary.sector import Sector
from trucewatch.vocabulary.theatre import Theatre

HEADLINE_TOLERANCE_M = 1000.0
"""Tolerance of every length in headlines; 976 km at it are 1,082 km as drawn."""
WORTH_A_FLAG_KM2 = SMALLEST_KM2
"""Less than the smallest piece that counts is no reason to point at a day."""


def series(
    maps: Sequence[ControlMap],
    theatre: Theatre,
    country: MultiPolygon,
    *,
    tolerance_m: float = HEADLINE_TOLERANCE_M,
    sectors: Sequence[Sector] | None = None,
) -> list[DayChange]:
    """Measure every map of a series, sources in alphabetical order, then by file date.

    Change is measured against the previous map there is, with the days between stated.
    With sectors given, a sector's surge counts as revision too.

    Raises:
        InputError: A source has two different maps for one date.
    """
    return [
        day
        for track in build_tracks(maps, theatre)
        for day in _track_days(track, _Ground(theatre, country, sectors), tolerance_m)
    ]


def method(
    theatre: Theatre, tolerance_m: float = HEADLINE_TOLERANCE_M, *, by_sector: bool = False
) -> Method:
    """Name every assumption behind a series; ``by_sector`` where it was given sectors."""
    surge = "sector-day above 5 times the p95 of its 90 days before"
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
        "revision_surge" if by_sector else "revision_not_applied": surge,
    }


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a series is measured on."""

    theatre: Theatre
    country: MultiPolygon
    sectors: Sequence[Sector] | None


def _track_days(track: Track, ground: _Ground, tolerance_m: float) -> list[DayChange]:
    cut = cutter(ground.sectors, ground.theatre) if ground.sectors else None
    revisions = find_revisions(track, track.steps(), cut)
    finder = track.line_finder(ground.country, ground.theatre)
    return [
        _day(track, at, revisions, find_arcs(finder, at).length(tolerance_m))
        for at in range(len(track.maps))
    ]


def _day(track: Track, at: int, revisions: Revisions, line: LineLength) -> DayChange:
    one, faces = track.maps[at], track.steps()[at]
    previous = None if faces is None else track.maps[at - 1]
    gain, loss, flips = (
        None if faces is None else float(column[at])
        for column in (revisions.gain_km2, revisions.loss_km2, revisions.flip_flop_km2)
    )
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
        revision_gain_km2=gain,
        revision_loss_km2=loss,
        revision_km2=None if gain is None or loss is None else gain + loss,
        previous=previous.file_date if previous else None,
        days_since_previous=(one.file_date - previous.file_date).days if previous else None,
        line=line,
        flip_flop_km2=flips,
        flags=_flags(faces, (gain or 0) + (loss or 0), flips or 0),
    )


def _flags(faces: Faces | None, revision_km2: float, flip_flop_km2: float) -> tuple[str, ...]:
    if faces is None:
        return ()
    found = {
        "revision": revision_km2 >= WORTH_A_FLAG_KM2,
        "flip-flop": flip_flop_km2 >= WORTH_A_FLAG_KM2,
        "no-update": not len(faces.area_km2),
    }
    return tuple(name for name, holds in found.items() if holds)


def _total(faces: Faces | None, *, gained: bool, kept_only: bool) -> float | None:
    return None if faces is None else faces.total_km2(gained=gained, kept_only=kept_only)
