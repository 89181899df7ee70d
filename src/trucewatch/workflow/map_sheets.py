"""Composes the content of a map for people from control maps and the theatre."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from trucewatch.front.band import measure_band
from trucewatch.front.faces import NARROWEST_M, SMALLEST_KM2
from trucewatch.front.ground import occupied_area
from trucewatch.front.line import contact_line
from trucewatch.geography.border import load_land
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.front import Band, Method
from trucewatch.vocabulary.map_sheet import DatedLine, Extent, MapSheet, Zone
from trucewatch.vocabulary.source import Source
from trucewatch.vocabulary.theatre import Theatre
from trucewatch.workflow.map_changes import Frame, SideChanges, side_changes
from trucewatch.workflow.map_choice import by_id, map_of, one_source, used
from trucewatch.workflow.map_grounds import (
    country_names,
    held_ground,
    home_party,
    incoming_party,
    places_to_name,
    unassessed_countries,
    zone_around,
)
from trucewatch.workflow.maps import MARGIN_DEGREES, Field, box_of, load_field, maps_at_hand

MARGIN = 0.02
"""Of the extent's width: what lies at the edge is drawn whole."""
INVENTED = "synthetic"
"""A source whose id says so is invented, whatever the workspace."""
METHOD: Method = {
    "sliver_km2": SMALLEST_KM2,
    "sliver_mean_width_m": NARROWEST_M,
    "area": "geodesic, WGS84",
}
AROUND = 0.12
"""Of the extent's size, and a little more: kept beyond it, because a sheet's frame is a
rectangle of the projection and reaches further than meridians and parallels do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRequest:
    """Which map is wanted.

    Attributes:
        day: Day of the newer map, by file date.
        since: Day of the map compared with, by file date; None for the map of one day.
        maps: Files and folders; empty takes the workspace's.
        source: Source id; None takes the source with most maps.
        extent: Window; None shows the line, its sectors and all occupied ground.
        zone_km: Draw the ground within this distance of the line.
        earlier: Days whose lines are drawn beside the newest.
        asof: Only maps of the workspace that were known then; None means all.
    """

    day: date
    since: date | None = None
    maps: tuple[Path, ...] = ()
    workspace: Path | None = None
    theatre: str = "ukraine"
    source: str | None = None
    extent: Extent | None = None
    zone_km: float | None = None
    earlier: tuple[date, ...] = ()
    asof: datetime | None = None


def compose_sheet(request: MapRequest) -> MapSheet:
    """Gather everything that stands on the map.

    Raises:
        UsageError: No map of the days asked for is at hand, the days are reversed, or the
            extent lies outside the theatre.
    """
    field = load_field(request.theatre)
    theatre = field.theatre
    _must_show(request.extent, field)
    chosen = _choose(request, field)
    shown, before = chosen.shown, chosen.before
    line = _line(shown, field)
    band = measure_band((before, shown), theatre) if before else None
    sides = _changes((before, shown), field, request.extent, band) if before and band else ()
    extent = request.extent or _whole(field, shown, line, sides)
    return MapSheet(
        theatre=request.theatre,
        extent=extent,
        windowed=request.extent is not None,
        parties=theatre.parties,
        home=home_party(theatre),
        land=load_land(request.theatre),
        land_names=country_names(theatre),
        held=held_ground(shown, theatre, field.country, _around(extent)),
        unassessed=unassessed_countries((shown, before) if before else (shown,), theatre),
        line=line,
        sectors=field.sectors,
        places=places_to_name(theatre, _around(extent), line),
        shown=used(shown, chosen.sources),
        earlier=used(before, chosen.sources) if before else None,
        earlier_lines=_earlier_lines(chosen.maps, request.earlier, field),
        changes=tuple(change for side in sides for change in side.changes),
        figures=tuple(row for side in sides for row in side.figures),
        zone=_zone(line, request, theatre),
        asof=_asof(shown),
        synthetic=chosen.synthetic,
        unread=chosen.unread,
        repairs=chosen.repairs,
        band=band,
        method={**METHOD, "sectors_version": theatre.sectors_version},
    )


def _must_show(extent: Extent | None, field: Field) -> None:
    known = box_of(field, MARGIN_DEGREES)
    if extent is not None and not _window(extent).intersects(
        box(known.west, known.south, known.east, known.north)
    ):
        raise UsageError("the extent lies outside the theatre; write west,south,east,north.")


def _zone(line: MultiLineString, request: MapRequest, theatre: Theatre) -> Zone | None:
    if not request.zone_km:
        return None
    return zone_around(line, request.zone_km, theatre, load_land(request.theatre))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    """The maps that a sheet is made of, and what is known about their sources."""

    maps: tuple[ControlMap, ...]
    shown: ControlMap
    before: ControlMap | None
    sources: Mapping[str, Source]
    synthetic: bool
    unread: tuple[str, ...]
    repairs: tuple[str, ...]


def _choose(request: MapRequest, field: Field) -> _Chosen:
    at_hand = maps_at_hand(request.maps, request.workspace, field, request.asof)
    maps = one_source(at_hand.maps, request.source)
    shown = map_of(maps, request.day)
    sources, synthetic = _described(request)
    return _Chosen(
        maps=maps,
        shown=shown,
        before=_before(maps, shown, request.since),
        sources=sources,
        synthetic=synthetic or INVENTED in shown.source,
        unread=tuple(f"{one.path.name}: {one.reason}" for one in at_hand.unread),
        repairs=at_hand.repairs,
    )


def _before(maps: Sequence[ControlMap], shown: ControlMap, since: date | None) -> ControlMap | None:
    if since is None:
        return None
    before = map_of(maps, since)
    if before.file_date >= shown.file_date:
        raise UsageError(
            f"between the map of {before.file_date} and that of {shown.file_date} lies no time; "
            "give --from an earlier day than --to, and maps of both."
        )
    return before


def _described(request: MapRequest) -> tuple[dict[str, Source], bool]:
    """Return the sources that the workspace knows, and whether all in it is invented."""
    if request.maps:
        return {}, False
    from trucewatch.workflow.workspace import Workspace

    with Workspace.open(request.workspace) as opened:
        told = by_id(opened.store.read(Source))
        return {**told, **opened.settings.sources}, opened.settings.synthetic


def _line(one: ControlMap, field: Field) -> MultiLineString:
    """Find the contact line on either side's soil, by the same rule.

    Within the theatre's country it bounds what the incoming side holds; beyond its border,
    what the side at home holds there.
    """
    abroad = [load_land(field.theatre.id).get(party.country) for party in field.theatre.parties
              if party.country != field.theatre.country]  # fmt: skip
    counter = one.areas.get(ControlStatus.COUNTER_HELD, MultiPolygon())
    pairs = [(occupied_area(one), field.country), *((counter, land) for land in abroad if land)]
    arcs: list[LineString] = []
    for held, country in pairs:
        if not held.is_empty:
            found = contact_line(held, country, field.theatre)
            arcs += [arc for arc in (found.main, *found.pockets.geoms) if not arc.is_empty]
    return MultiLineString(arcs)


def _earlier_lines(
    maps: Sequence[ControlMap], days: Sequence[date], field: Field
) -> tuple[DatedLine, ...]:
    chosen = [map_of(maps, day) for day in sorted(days)]
    return tuple(DatedLine(map_date=one.map_date, line=_line(one, field)) for one in chosen)


def _changes(
    pair: tuple[ControlMap, ControlMap], field: Field, extent: Extent | None, band: Band
) -> tuple[SideChanges, ...]:
    """Compare what each side holds outside its own border, sides in the theatre's order."""
    window = _window(extent) if extent else shapely.box(-180, -90, 180, 90)
    frame = Frame(theatre=field.theatre, sectors=field.sectors, window=window, band=band)
    found = []
    for party in field.theatre.parties:
        earlier, later = (_held_by(party.id, one, field) for one in pair)
        if not (earlier.is_empty and later.is_empty):
            found.append(side_changes(party.id, earlier, later, frame))
    return tuple(found)


def _held_by(party: str, one: ControlMap, field: Field) -> MultiPolygon:
    if party == incoming_party(field.theatre):
        return occupied_area(one)
    return one.areas.get(ControlStatus.COUNTER_HELD, MultiPolygon())


def _asof(shown: ControlMap) -> str:
    if shown.retrieved_at is None:
        return shown.file_date.isoformat()
    return shown.retrieved_at.isoformat().replace("+00:00", "Z")


def _whole(
    field: Field, shown: ControlMap, line: MultiLineString, sides: Sequence[SideChanges]
) -> Extent:
    """Choose what to show: sectors with change, else the line, all sectors, all occupied."""
    changed = {change.sector for side in sides for change in side.changes}
    areas: list[BaseGeometry] = [
        sector.area for sector in field.sectors if not changed or sector.id in changed
    ]
    areas += [change.area for side in sides for change in side.changes]
    if not changed:
        areas += [occupied_area(shown), line]
    bounds = [shapely.box(*area.bounds) for area in areas if not area.is_empty]
    west, south, east, north = shapely.union_all(bounds).bounds
    margin = MARGIN * (east - west)
    return Extent(
        west=max(west - margin, -180.0),
        south=max(south - margin, -90.0),
        east=min(east + margin, 180.0),
        north=min(north + margin, 90.0),
    )


def _window(extent: Extent) -> Polygon:
    return shapely.box(extent.west, extent.south, extent.east, extent.north)


def _around(extent: Extent) -> Polygon:
    wide = AROUND * max(extent.east - extent.west, extent.north - extent.south) + AROUND
    return shapely.box(
        extent.west - wide, extent.south - wide, extent.east + wide, extent.north + wide
    )
