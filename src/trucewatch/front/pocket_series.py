"""Pockets through time: the same pocket on one map after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import shapely
from shapely import MultiPolygon

from trucewatch.front.ground import occupied_area
from trucewatch.front.overlay import DEGREES, within
from trucewatch.front.pockets import STANDARD, Pocket, PocketRule, find_pockets
from trucewatch.front.track import in_order
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.theatre import Theatre

MEMORY_DAYS = 14
"""A pocket that falls below the thresholds for less than this is still the same."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TrackedPocket:
    """A pocket on one map, and the number of the track it belongs to."""

    track: int
    pocket: Pocket


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PocketDay:
    """The pockets of one map; none is an answer too."""

    source: str
    file_date: date
    map_date: date
    occupied: MultiPolygon
    pockets: tuple[TrackedPocket, ...]


def pocket_series(
    maps: Sequence[ControlMap],
    country: MultiPolygon,
    theatre: Theatre,
    rule: PocketRule = STANDARD,
) -> list[PocketDay]:
    """Find the pockets of every map, sources in alphabetical order, then by file date.

    A pocket continues the track of the pocket of the same radius that it overlaps most, if
    that was seen within 14 days; tracks count from 1 and never cross sources.

    Raises:
        InputError: A source has two different maps for one date.
    """
    tracks = _Tracks()
    days = []
    for source in sorted({one.source for one in maps}):
        tracks.forget()
        before: tuple[MultiPolygon, tuple[Pocket, ...]] | None = None
        for one in in_order([each for each in maps if each.source == source]):
            occupied = occupied_area(one)
            # Publishers file unchanged maps for days; what was found yesterday still holds.
            same = before is not None and shapely.equals_identical(before[0], occupied)
            found = before[1] if before and same else find_pockets(occupied, country, theatre, rule)
            before = (occupied, found)
            days.append(
                PocketDay(
                    source=source,
                    file_date=one.file_date,
                    map_date=one.map_date,
                    occupied=occupied,
                    pockets=tracks.follow(one.file_date, found),
                )
            )
    return days


class _Tracks:
    """Gives pockets the number of the track that they continue."""

    def __init__(self) -> None:
        self._count = 0
        self._last: dict[int, tuple[date, Pocket]] = {}

    def forget(self) -> None:
        """Start anew without using a number twice."""
        self._last = {}

    def follow(self, day: date, pockets: Iterable[Pocket]) -> tuple[TrackedPocket, ...]:
        """Number the pockets of a day; larger ones choose first."""
        taken: set[int] = set()
        numbered = []
        for pocket in pockets:
            track = self._continued(day, pocket, taken)
            taken.add(track)
            self._last[track] = (day, pocket)
            numbered.append(TrackedPocket(track=track, pocket=pocket))
        return tuple(numbered)

    def _continued(self, day: date, pocket: Pocket, taken: set[int]) -> int:
        shared = {
            track: within(last.area, pocket.area, DEGREES).area
            for track, (seen, last) in self._last.items()
            if track not in taken and last.r_m == pocket.r_m and (day - seen).days <= MEMORY_DAYS
        }
        best = max(shared, key=lambda track: (shared[track], -track), default=None)
        if best is not None and shared[best] > 0:
            return best
        self._count += 1
        return self._count
