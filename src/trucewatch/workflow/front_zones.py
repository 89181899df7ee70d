"""Answers about zones: their ground, who lives there, and what was reported and detected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, box
from shapely.geometry.base import BaseGeometry

from trucewatch.front.edges import FloatArray
from trucewatch.front.ground import occupied_area, projection_of, to_metres
from trucewatch.front.held import held_ground, recognised_ground
from trucewatch.front.line import contact_line
from trucewatch.front.overlay import together
from trucewatch.front.zones import (
    FURTHEST_KM,
    SHORE_M,
    Sides,
    Zone,
    belongs,
    border_start,
    line_start,
    rings,
)
from trucewatch.geography.border import load_land
from trucewatch.geography.theatre import load_theatre
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.detection import Detection
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.interval import day_interval
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.policy import Audience
from trucewatch.workflow.front_queries import find_position, place_json, settlements
from trucewatch.workflow.maps import Field
from trucewatch.workflow.queries import Wanted, find_incidents
from trucewatch.workflow.workspace import Workspace

Answer = dict[str, Any]

UNASKED = "no workspace was asked"
LINE, BORDER, BOTH = "line", "border", "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneAsked:
    """A zone as asked for.

    Attributes:
        distances_km: One for a zone, several for classes of distance.
        start: ``line`` or ``border``.
        side: Id of a party, or ``both``.
        neighbour: ISO code of the country across the border; None takes the other party's.
        between: Ends of the stretch of border, by name or ``lon,lat``; empty means all.
        source: Whose map; None takes the source with most maps.
    """

    day: date
    distances_km: tuple[float, ...]
    start: str = LINE
    side: str = BOTH
    neighbour: str | None = None
    between: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Where incidents and detections of a day lie.

    Attributes:
        detections: None when the workspace holds none of the day, anywhere: then nobody
            brought a file of it, which is not the same as nothing seen.
    """

    incidents: tuple[Position, ...]
    detections: tuple[Position, ...] | None


def describe_zone(
    maps: Sequence[ControlMap], field: Field, asked: ZoneAsked, happened: Happened | None
) -> Answer:
    """Describe a zone on a day: area, places, people, incidents, detections.

    Raises:
        UsageError: The side, the source or the neighbour does not exist, no map is old
            enough, or what is asked does not go together.
    """
    _refuse_nonsense(asked)
    shown = _map_of(maps, asked)
    start, neighbour = _start(shown, field, asked)
    sides = _sides(shown, field, asked)
    found = rings(start, asked.distances_km, sides.ground, field.theatre)
    reach = Zone(
        distance_km=max(asked.distances_km),
        beyond_km=0.0,
        area=MultiPolygon(),
        area_km2=sum(ring.area_km2 for ring in found),
    )
    look = _Look(field=field, start=start, sides=sides, happened=happened)
    return {
        "method": _method(shown, field, asked, happened),
        "date": asked.day.isoformat(),
        "map_date": shown.map_date.isoformat(),
        "zone": {
            "from": asked.start if asked.start == LINE else f"border:{neighbour}",
            "distance_km": max(asked.distances_km),
            "side": asked.side,
            "between": list(asked.between) or None,
        },
        "cut_off": _reaches_out(start, max(asked.distances_km), field),
        "area_km2": round(reach.area_km2, 3),
        **look.contents(reach),
        "classes": [_ring_json(ring, look) for ring in found],
    }


def _refuse_nonsense(asked: ZoneAsked) -> None:
    if not all(0 < distance <= FURTHEST_KM for distance in asked.distances_km):
        given = ", ".join(f"{distance:g}" for distance in asked.distances_km)
        raise UsageError(f"--km {given}: a distance is above 0 and at most {FURTHEST_KM:g} km.")
    if asked.start == LINE and (asked.between or asked.neighbour):
        raise UsageError("--between and --neighbour choose a border; give --from border too.")


def _reaches_out(start: BaseGeometry, distance_km: float, field: Field) -> bool:
    """Tell whether a zone leaves the surroundings for which the theatre has border data."""
    west, south, east, north = shapely.total_bounds(list(load_land(field.theatre.id).values()))
    known = to_metres(shapely.segmentize(box(west, south, east, north), 0.1), field.theatre)
    return not known.covers(shapely.buffer(start, distance_km * 1000))


def happened_on(day: date, directory: Path | None) -> Happened:
    """Read where the incidents and detections of a day lie from a workspace.

    Raises:
        WorkspaceError: There is none.
    """
    with Workspace.open(directory) as opened:
        found = find_incidents(opened, Wanted(first=day, audience=Audience.ANALYST))
        places = [one.incident.place.position for one in found.graded]
        when = day_interval(day, load_theatre(opened.theatre_name).zone)
        seen = opened.store.read(Detection, overlapping=when)
        return Happened(
            incidents=tuple(place for place in places if place is not None),
            detections=tuple(one.position for one in seen) or None,
        )


def _map_of(maps: Sequence[ControlMap], asked: ZoneAsked) -> ControlMap:
    sources = sorted({one.source for one in maps})
    if asked.source is not None and asked.source not in sources:
        raise UsageError(f"no map is of source {asked.source!r}; there are {', '.join(sources)}.")
    counts = {name: sum(one.source == name for one in maps) for name in sources}
    source = asked.source or max(sources, key=lambda name: counts[name])
    known = [one for one in maps if one.source == source and one.map_date <= asked.day]
    if not known:
        raise UsageError(f"no map of {source} shows {asked.day} or an earlier day.")
    return max(known, key=lambda one: (one.map_date, one.file_date, one.id))


def _start(shown: ControlMap, field: Field, asked: ZoneAsked) -> tuple[BaseGeometry, str | None]:
    theatre = field.theatre
    if asked.start == LINE:
        return line_start(contact_line(occupied_area(shown), field.country, theatre), theatre), None
    if asked.start != BORDER:
        raise UsageError(f"a zone starts from {LINE} or {BORDER}, not from {asked.start!r}.")
    land = load_land(theatre.id)
    neighbour = asked.neighbour or _other_country(field)
    if neighbour not in land or neighbour == theatre.country:
        raise UsageError(f"{neighbour!r} is no neighbour; known are {', '.join(sorted(land))}.")
    ends = [find_position(name, field) for name in asked.between]
    if len(ends) not in (0, 2):
        raise UsageError("a stretch has two ends; give --between twice or not at all.")
    between = (ends[0], ends[1]) if ends else None
    return border_start(field.country, land[neighbour], theatre, between), neighbour


def _other_country(field: Field) -> str | None:
    others = [each.country for each in field.theatre.parties]
    return next((code for code in others if code != field.theatre.country), None)


def _sides(shown: ControlMap, field: Field, asked: ZoneAsked) -> Sides:
    land = load_land(field.theatre.id)
    if asked.start == LINE:
        by_party = held_ground(shown, land, field.theatre)
    else:
        by_party = recognised_ground(land, field.theatre)
    if asked.side not in (*by_party, BOTH):
        known = ", ".join((*by_party, BOTH))
        raise UsageError(f"there is no side {asked.side!r}; known are {known}.")
    theirs = {party.country for party in field.theatre.parties}
    others = [to_metres(area, field.theatre) for code, area in land.items() if code not in theirs]
    if asked.side == BOTH:
        return Sides(ground=together(by_party.values()), elsewhere=tuple(others))
    rest = [area for party, area in by_party.items() if party != asked.side]
    return Sides(ground=by_party[asked.side], elsewhere=(*rest, *others))


def _method(shown: ControlMap, field: Field, asked: ZoneAsked, happened: Happened | None) -> Answer:
    return {
        "source": shown.source,
        "control_map": shown.id,
        "line_border_offset_m": field.theatre.border_offset_m,
        "line_opening_m": field.theatre.opening_m,
        "side_ground": "held" if asked.start == LINE else "recognised",
        "shore_m": SHORE_M,
        "incidents": "known" if happened else UNASKED,
        "detections": _known(happened),
    }


def _known(happened: Happened | None) -> str:
    if happened is None:
        return UNASKED
    return "known" if happened.detections else "none of this day in the workspace"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Look:
    """What is needed to say what a zone holds."""

    field: Field
    start: BaseGeometry
    sides: Sides
    happened: Happened | None

    def contents(self, ring: Zone) -> Answer:
        """Places with people, incidents and detections of a ring."""
        index = settlements(self.field.theatre.id)
        places = index.chosen(self._inside(index.lonlat, ring))
        known = [place.population for place in places if place.population is not None]
        return {
            "places": [place_json(place) for place in places],
            "population": sum(known) if known else None,
            "places_without_population": len(places) - len(known),
            "incidents": self._count("incidents", ring),
            "detections": self._count("detections", ring),
        }

    def _inside(self, lonlat: FloatArray, ring: Zone) -> NDArray[np.bool_]:
        metres = projection_of(self.field.theatre).forward(lonlat)
        return belongs(metres, ring, self.start, self.sides)

    def _count(self, what: str, ring: Zone) -> int | None:
        positions: Sequence[Position] | None = getattr(self.happened, what, None)
        if positions is None:
            return None
        lonlat = np.array([(each.lon, each.lat) for each in positions]).reshape(-1, 2)
        return int(self._inside(lonlat, ring).sum())


def _ring_json(ring: Zone, look: _Look) -> Answer:
    inside = look.contents(ring)
    return {
        "beyond_km": ring.beyond_km,
        "distance_km": ring.distance_km,
        "area_km2": round(ring.area_km2, 3),
        **inside,
        "places": len(inside["places"]),
    }
