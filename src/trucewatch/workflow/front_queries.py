"""Answers about the front beyond its series: classes and length of the line, and pockets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import shapely

from trucewatch.front.classes import MEETING_M, Surroundings, line_classes
from trucewatch.front.ground import occupied_area, projection_of, to_metres
from trucewatch.front.held import held_ground
from trucewatch.front.holders import draws_abroad
from trucewatch.front.length_curve import box_count, length_curve
from trucewatch.front.length_steps import LengthStep, largest, length_steps, spread
from trucewatch.front.line import contact_line
from trucewatch.front.overlay import together, without
from trucewatch.front.pocket_series import MEMORY_DAYS, PocketDay, TrackedPocket, pocket_series
from trucewatch.front.pockets import STANDARD
from trucewatch.front.rays import RAYS, REACH_M, ray_shares
from trucewatch.front.sector_series import sector_series
from trucewatch.front.series import method
from trucewatch.front.settlements import PlaceIndex
from trucewatch.front.territory.held import ABROAD, taken_ground
from trucewatch.geography.border import load_land
from trucewatch.geography.gazetteer import load_gazetteer
from trucewatch.geography.places import load_places
from trucewatch.geography.waters import load_waters
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.place import Place, PlaceKind, Position
from trucewatch.workflow.maps import Field, must_fall_in

Answer = dict[str, Any]


def describe_line(
    maps: Sequence[ControlMap], field: Field, day: date | None, tolerance_m: float
) -> Answer:
    """Measure each source's newest line by a day: classes, L(tolerance), box count.

    Raises:
        UsageError: No map was filed by that day.
    """
    stated = {**method(field.theatre, tolerance_m), "class_order": "estuary, river, border, land"}
    stated |= {"border_class_m": field.theatre.border_offset_m, "borders_meet_m": MEETING_M}
    return {
        "method": stated,
        "days": [_line_json(one, field, tolerance_m) for one in newest_filed(maps, day)],
    }


def describe_steps(
    maps: Sequence[ControlMap], field: Field, tolerance_m: float, count: int = 10
) -> Answer:
    """Describe how the line's length moves from map to map, with the largest steps."""
    sectors = sector_series(
        maps, field.theatre, field.sectors, field.country, tolerance_m=tolerance_m
    )
    steps = length_steps(sectors)
    return {
        "method": method(field.theatre, tolerance_m),
        "all_arcs": _optional(spread([step.all_km for step in steps])),
        "main_arc": _optional(spread([step.main_km for step in steps])),
        "largest": [_step_json(step) for step in largest(steps, count)],
    }


def list_pockets(
    maps: Sequence[ControlMap], field: Field, named: Sequence[str], span: tuple[date, date]
) -> Answer:
    """List the pockets of every map filed in a span of days, and rays from places.

    Args:
        maps: Maps of one or more sources.
        field: The theatre.
        named: Places whose rays are wanted on every day, by name or as ``lon,lat``.
        span: First and last file date.

    Raises:
        UsageError: A place is not known, or no map was filed in that time.
    """
    must_fall_in(maps, span)
    places = [(name, find_position(name, field)) for name in named]
    chosen = [one for one in maps if span[0] <= one.file_date <= span[1]]
    days = pocket_series(chosen, field.country, field.theatre)
    shown = {(one.source, one.file_date): one for one in chosen}
    speak = {one.source for one in chosen if draws_abroad(one)}
    return {
        "method": {
            "radii_m": list(STANDARD.radii_m),
            "least_km2": STANDARD.least_km2,
            "least_enclosed_share": STANDARD.least_enclosed,
            "rays": RAYS,
            "ray_m": REACH_M,
            "same_pocket_within_days": MEMORY_DAYS,
        },
        "days": [
            _pocket_day_json(
                day,
                field,
                places,
                shown[day.source, day.file_date] if day.source in speak else None,
            )
            for day in days
        ],
    }


def newest_filed(maps: Sequence[ControlMap], day: date | None) -> list[ControlMap]:
    """Choose each source's newest map filed by a day, or its newest of all.

    Raises:
        UsageError: There is none.
    """
    known = [one for one in maps if day is None or one.file_date <= day]
    newest = {one.source: one for one in sorted(known, key=lambda each: (each.file_date, each.id))}
    if not newest:
        raise UsageError(f"no map was filed by {day}; choose a later day.")
    return [newest[source] for source in sorted(newest)]


def find_position(name: str, field: Field) -> Position:
    """Find a place by name, or read ``lon,lat``.

    Raises:
        UsageError: The gazetteer does not know the name.
    """
    parts = name.split(",")
    if len(parts) == 2:
        try:
            return Position(lon=float(parts[0]), lat=float(parts[1]))
        except ValueError as problem:
            raise UsageError(f"{name!r} is no position ({problem}); write 37.28,47.98.") from None
    meant = load_gazetteer(field.theatre.id).lookup(name)
    position = meant[0][0].position if meant else None
    if position is None:
        raise UsageError(f"the gazetteer knows no place {name!r}; give lon,lat instead.")
    return position


@lru_cache(maxsize=4)
def settlements(theatre_name: str) -> PlaceIndex:
    """Load the settlements of a theatre's gazetteer as an index."""
    table = load_places(theatre_name)
    lines = [line for line, kind in enumerate(table.kinds) if kind is PlaceKind.SETTLEMENT]
    return PlaceIndex([table.place(line) for line in lines])


@lru_cache(maxsize=4)
def surroundings(theatre_name: str, country: str) -> Surroundings:
    """Load what a line can follow: the border with neighbours, rivers, estuaries."""
    land = load_land(theatre_name)
    return Surroundings(
        country=land[country],
        neighbours=tuple(area for code, area in sorted(land.items()) if code != country),
        waters=load_waters(theatre_name),
    )


def place_json(place: Place) -> Answer:
    """Name a place by id, English name and inhabitants (None when unknown)."""
    return {"id": place.id, "name": place.name, "population": place.population}


def _line_json(one: ControlMap, field: Field, tolerance_m: float) -> Answer:
    line = contact_line(occupied_area(one), field.country, field.theatre)
    around = surroundings(field.theatre.id, field.theatre.country)
    classes = line_classes(line, around, field.theatre, tolerance_m=tolerance_m)
    boxes = box_count(line, field.theatre)
    return {
        "date": one.file_date.isoformat(),
        "map_date": one.map_date.isoformat(),
        "source": one.source,
        "tolerance_m": tolerance_m,
        "main_km": {str(name): round(km, 3) for name, km in classes.main_km.items()},
        "all_km": {str(name): round(km, 3) for name, km in classes.all_km.items()},
        "curve": [
            {
                "tolerance_m": each.tolerance_m,
                "main_km": round(each.main_km, 3),
                "all_km": round(each.all_km, 3),
            }
            for each in length_curve(line)
        ],
        "box_count": {
            "sizes_m": list(boxes.sizes_m),
            "boxes": list(boxes.boxes),
            "dimension": None if boxes.dimension is None else round(boxes.dimension, 3),
        },
    }


def _step_json(step: LengthStep) -> Answer:
    return {
        "date": step.file_date.isoformat(),
        "previous": step.previous.isoformat(),
        "days": step.days,
        "source": step.source,
        "main_km": round(step.main_km, 3),
        "all_km": round(step.all_km, 3),
        "gain_km2": round(step.gain_km2, 3),
        "loss_km2": round(step.loss_km2, 3),
        "sectors": [
            {"sector": sector, "all_km": round(km, 3)}
            for sector, km in step.sectors
            if abs(km) >= 0.05
        ],
    }


def _pocket_day_json(
    day: PocketDay,
    field: Field,
    named: Sequence[tuple[str, Position]],
    abroad: ControlMap | None,
) -> Answer:
    answer = {
        "date": day.file_date.isoformat(),
        "map_date": day.map_date.isoformat(),
        "source": day.source,
        "pockets": [_pocket_json(one, day, field) for one in day.pockets],
    }
    if named:
        answer["place_rays"] = [
            {"place": name, "share": _place_rays(day, field, position, abroad)}
            for name, position in named
        ]
    return answer


def _pocket_json(one: TrackedPocket, day: PocketDay, field: Field) -> Answer:
    pocket, index = one.pocket, settlements(field.theatre.id)
    inside = index.inside(pocket.area)
    nearest = inside[0] if inside else index.nearest(pocket.core)
    shares = _rays(day, field, [place.position for place in inside if place.position])
    return {
        "name": nearest.name if nearest else None,
        "named_by": "largest place inside" if inside else "nearest place",
        "track": one.track,
        "area_km2": round(pocket.area_km2, 2),
        "enclosed_share": round(pocket.enclosed_share, 3),
        "corridor_width_m": round(pocket.corridor_width_m),
        "corridor_narrows": pocket.narrows,
        "r_m": pocket.r_m,
        "core": {"lon": round(pocket.core.x, 5), "lat": round(pocket.core.y, 5)},
        "place_rays": [
            {"place": place.name, "share": share}
            for place, share in zip(inside, shares, strict=True)
        ],
    }


def _place_rays(
    day: PocketDay, field: Field, position: Position, abroad: ControlMap | None
) -> float | None:
    """Share of a place's rays that meet the other side's ground; None where no map tells."""
    if shapely.intersects_xy(field.country, position.lon, position.lat):
        return _rays(day, field, [position])[0]
    if abroad is None:
        return None
    held = held_ground(abroad, load_land(field.theatre.id), field.theatre)
    taken = to_metres(taken_ground(abroad, ABROAD, grey=True), field.theatre)
    others = [
        ground for party, ground in held.items()
        if party not in {one.id for one in field.theatre.parties
                         if one.country == field.theatre.country}
    ]  # fmt: skip
    lonlat = np.array([[position.lon, position.lat]])
    points = projection_of(field.theatre).forward(lonlat)
    found = ray_shares(without(together(others), taken), points)
    return round(float(found[0]), 3)


def _rays(day: PocketDay, field: Field, positions: Sequence[Position]) -> list[float]:
    lonlat = np.array([(each.lon, each.lat) for each in positions]).reshape(-1, 2)
    points = projection_of(field.theatre).forward(lonlat)
    found = ray_shares(to_metres(day.occupied, field.theatre), points)
    return [round(float(share), 3) for share in found]


def _optional(record: Any) -> Answer | None:
    if record is None:
        return None
    return {
        name: round(value, 3) if isinstance(value, float) else value
        for name, value in asdict(record).items()
    }
