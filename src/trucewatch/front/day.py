"""The front on one day, as the newest maps by then show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from shapely import MultiLineString, MultiPolygon

from trucewatch.front.by_sector import Share, cutter
from trucewatch.front.ground import occupied_area
from trucewatch.front.line import find_arcs, in_degrees
from trucewatch.front.series import HEADLINE_TOLERANCE_M
from trucewatch.front.track import Track, build_tracks, in_order
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.interval import day_interval
from trucewatch.vocabulary.sector import FrontDay, Movement, Sector
from trucewatch.vocabulary.theatre import Theatre


def front_day(
    maps: Sequence[ControlMap],
    day: date,
    theatre: Theatre,
    sectors: Sequence[Sector],
    country: MultiPolygon,
) -> tuple[FrontDay, ...]:
    """Describe the front on a day, once per source that has a map by then.

    Per source it is the newest map that shows this day or an earlier one, its age stated;
    movement is measured against the map before it, however many days lie between.

    Raises:
        InputError: A source has two different maps for one date.
    """
    found = []
    for source in sorted({one.source for one in maps}):
        known = [one for one in maps if one.source == source and one.map_date <= day]
        # Only the last two dates matter; sorting first keeps the answer free of input order.
        newest = in_order(known)[-2:]
        if newest:
            (track,) = build_tracks(newest, theatre)
            found.append(_front_day(track, day, theatre, sectors, country))
    return tuple(found)


def _front_day(
    track: Track,
    day: date,
    theatre: Theatre,
    sectors: Sequence[Sector],
    country: MultiPolygon,
) -> FrontDay:
    newest = track.maps[-1]
    occupied = occupied_area(newest)
    arcs = find_arcs(track.line_finder(country, theatre), len(track.maps) - 1)
    shares = cutter(sectors, theatre).shares(track.steps()[-1], arcs, HEADLINE_TOLERANCE_M)
    return FrontDay(
        day=day,
        interval=day_interval(day, theatre.zone),
        source=newest.source,
        control_map=newest.id,
        map_date=newest.map_date,
        map_age_days=(day - newest.map_date).days,
        line=MultiLineString(in_degrees(arcs, theatre)),
        occupied=occupied,
        area_km2=track.archive.area_km2(len(track.maps) - 1),
        movements=_movements(track, shares),
    )


def _movements(track: Track, shares: Mapping[str | None, Share]) -> tuple[Movement, ...]:
    whole = Share(
        gain_km2=sum(share.gain_km2 for share in shares.values()),
        loss_km2=sum(share.loss_km2 for share in shares.values()),
        discarded_km2=sum(share.discarded_km2 for share in shares.values()),
        line_main_km=sum(share.line_main_km for share in shares.values()),
        line_all_km=sum(share.line_all_km for share in shares.values()),
    )
    inside = [(name, share) for name, share in shares.items() if name is not None]
    return tuple(_movement(track, name, share) for name, share in [(None, whole), *inside])


def _movement(track: Track, sector: str | None, share: Share) -> Movement:
    newest = track.maps[-1]
    return Movement(
        sector=sector,
        source=newest.source,
        map_date=newest.map_date,
        previous_map_date=track.maps[-2].map_date if len(track.maps) > 1 else None,
        gain_km2=share.gain_km2,
        loss_km2=share.loss_km2,
        discarded_km2=share.discarded_km2,
        line_km=share.line_main_km,
        line_all_km=share.line_all_km,
        tolerance_m=HEADLINE_TOLERANCE_M,
        maps=tuple(one.id for one in track.maps),
    )
