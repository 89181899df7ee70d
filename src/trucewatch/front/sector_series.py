"""A series of maps by sector: line, gain and loss, adding up to the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from shapely import MultiPolygon

from trucewatch.front.by_sector import Share, cutter
from trucewatch.front.line import find_arcs
from trucewatch.front.series import HEADLINE_TOLERANCE_M
from trucewatch.front.track import Track, build_tracks
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.front import SectorChange
from trucewatch.vocabulary.sector import Sector
from trucewatch.vocabulary.theatre import Theatre


def sector_series(
    maps: Sequence[ControlMap],
    theatre: Theatre,
    sectors: Sequence[Sector],
    country: MultiPolygon,
    *,
    tolerance_m: float = HEADLINE_TOLERANCE_M,
) -> list[SectorChange]:
    """Measure every map of a series by sector.

    Returns:
        Per source, map and sector in the theatre's order; last the ground outside all
        sectors, as sector None. Sums over them equal the whole.

    Raises:
        InputError: A source has two different maps for one date.
    """
    cut = cutter(sectors, theatre)
    found: list[SectorChange] = []
    for track in build_tracks(maps, theatre):
        finder, steps = track.line_finder(country, theatre), track.steps()
        for at, faces in enumerate(steps):
            shares = cut.shares(faces, find_arcs(finder, at), tolerance_m)
            found.extend(_changes(track, at, shares))
    return found


def _changes(track: Track, at: int, shares: Mapping[str | None, Share]) -> list[SectorChange]:
    one = track.maps[at]
    previous: date | None = track.maps[at - 1].file_date if at else None
    return [
        SectorChange(
            file_date=one.file_date,
            map_date=one.map_date,
            source=one.source,
            sector=sector,
            line_main_km=share.line_main_km,
            line_all_km=share.line_all_km,
            gain_km2=share.gain_km2 if previous else None,
            loss_km2=share.loss_km2 if previous else None,
            days_since_previous=(one.file_date - previous).days if previous else None,
        )
        for sector, share in shares.items()
    ]
