"""Whose recognised ground points lie on, and which side a map shows to hold them there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from trucewatch.front.edges import FloatArray
from trucewatch.front.ground import projection_of, to_metres
from trucewatch.front.zones import SHORE_M
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.front import Located
from trucewatch.vocabulary.theatre import Theatre

HELD_ABROAD, GREY_ABROAD = ControlStatus.COUNTER_HELD, ControlStatus.COUNTER_UNKNOWN
CONTESTED, OCCUPIED = "contested", "occupied"
BoolArray = NDArray[np.bool_]


class Holders:
    """Completes located points by country and by the side that holds them.

    A map that never draws ground abroad says nothing there, and no side is named.
    """

    def __init__(
        self,
        maps: Sequence[ControlMap],
        land: Mapping[str, MultiPolygon],
        theatre: Theatre,
        near_m: float,
    ) -> None:
        """Take what is needed.

        Args:
            maps: The maps on which points were located.
            land: Recognised land by ISO code, WGS84.
            theatre: Whose parties are named.
            near_m: Nearer than this to ground held abroad a point is contested.
        """
        self._maps = {(one.source, one.map_date): one for one in maps}
        self._speak = {one.source for one in maps if draws_abroad(one)}
        self._land = {code: to_metres(area, theatre) for code, area in land.items()}
        self._theatre = theatre
        self._near_m = near_m

    def complete(self, found: Sequence[Located], lonlat: FloatArray) -> list[Located]:
        """Add country and holder; beyond the border, what the map says about that ground.

        Args:
            found: Located points.
            lonlat: Shape (n, 2), their positions.
        """
        points = projection_of(self._theatre).forward(lonlat)
        countries, ashore = self._countries(points)
        done = [
            replace(one, country=code, held_by=self._holder(one, code, ashore=land))
            for one, code, land in zip(found, countries, ashore.tolist(), strict=True)
        ]
        for rows in self._rows_by_map(done):
            self._look_abroad(done, rows, points)
        return done

    def _countries(self, points: FloatArray) -> tuple[list[str | None], BoolArray]:
        """Name the country of each point, the nearest within 3 km of a coast; and who is ashore."""
        codes = list(self._land)
        spots = np.asarray(shapely.points(points))
        best = np.full(len(points), -1)
        for at, area in enumerate(self._land.values()):
            shapely.prepare(area)
            best[shapely.contains_xy(area, points[:, 0], points[:, 1])] = at
        ashore = best >= 0
        (rows,) = np.nonzero(~ashore)
        if len(rows):
            off_m = np.array([shapely.distance(area, spots[rows]) for area in self._land.values()])
            near = off_m.min(axis=0) <= SHORE_M
            best[rows[near]] = off_m.argmin(axis=0)[near]
        return [codes[at] if at >= 0 else None for at in best.tolist()], ashore

    def _holder(self, one: Located, code: str | None, *, ashore: bool) -> str | None:
        if one.status is None or one.status == CONTESTED:
            return None
        if not ashore and one.status != OCCUPIED and _may_be_off_occupied_ground(one):
            return None
        home = self._theatre.country
        if one.status == OCCUPIED:
            others = [party.id for party in self._theatre.parties if party.country != home]
            return others[0] if len(others) == 1 else None
        speaks = code == home or one.source in self._speak
        return self._party_of(code) if speaks else None

    def _party_of(self, code: str | None) -> str | None:
        return next((one.id for one in self._theatre.parties if one.country == code), None)

    def _rows_by_map(self, found: Sequence[Located]) -> list[list[int]]:
        """Group the points abroad by the map that speaks about them."""
        groups: dict[tuple[str | None, object], list[int]] = defaultdict(list)
        for row, one in enumerate(found):
            if one.source in self._speak and one.country != self._theatre.country:
                groups[one.source, one.map_date].append(row)
        return list(groups.values())

    def _look_abroad(self, found: list[Located], rows: list[int], points: FloatArray) -> None:
        source, map_date = found[rows[0]].source, found[rows[0]].map_date
        if source is None or map_date is None:
            return
        areas = self._maps[source, map_date].areas
        held = to_metres(areas.get(HELD_ABROAD, MultiPolygon()), self._theatre)
        grey = to_metres(areas.get(GREY_ABROAD, MultiPolygon()), self._theatre)
        spots = np.asarray(shapely.points(points[rows]))
        inside, near = shapely.covers(held, spots), self._near(held, spots)
        unclear = near | (shapely.covers(grey, spots) & ~inside)
        home = self._party_of(self._theatre.country)
        for at, row in enumerate(rows):
            if unclear[at]:
                found[row] = replace(found[row], status=CONTESTED, held_by=None)
            elif inside[at] and found[row].status != CONTESTED:
                found[row] = replace(found[row], held_by=home)

    def _near(self, held: BaseGeometry, spots: NDArray[np.object_]) -> BoolArray:
        if held.is_empty:
            return np.zeros(len(spots), dtype=bool)
        return np.asarray(shapely.dwithin(held.boundary, spots, self._near_m))


def _may_be_off_occupied_ground(one: Located) -> bool:
    """Tell whether the coast that a point off all land belongs to may be an occupied one."""
    return one.boundary_distance_m is not None and one.boundary_distance_m <= 2 * SHORE_M


def draws_abroad(one: ControlMap) -> bool:
    """Tell whether a map shows any ground held or grey beyond the border."""
    areas = (one.areas.get(status) for status in (HELD_ABROAD, GREY_ABROAD))
    return any(area is not None and not area.is_empty for area in areas)
