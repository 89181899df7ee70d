"""Names in all languages for places that a source names in one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from trucewatch.geography.distance import distance_m
from trucewatch.geography.gazetteer import Gazetteer
from trucewatch.vocabulary.detection import DatasetRow
from trucewatch.vocabulary.place import Place, Position

SAME_PLACE_M = 5000.0
"""Centres of one town in two sources lie no further apart."""
REMEMBERED = 65_536
NO_NAMES: Mapping[str, str] = {}


def named_rows(rows: Iterable[DatasetRow], gazetteer: Gazetteer) -> tuple[DatasetRow, ...]:
    """Give the places of rows their names in all languages, where the gazetteer has them."""
    return tuple(replace(row, place=_named(row.place, gazetteer)) for row in rows)


def _named(place: Place, gazetteer: Gazetteer) -> Place:
    if place.names or place.position is None:
        return place
    names = _names_at(gazetteer, place.name, place.position)
    return replace(place, names=names) if names else place


@lru_cache(maxsize=REMEMBERED)
def _names_at(gazetteer: Gazetteer, name: str, position: Position) -> Mapping[str, str]:
    """Return the names of the place of that name at that spot; none where there is none."""
    for place, _, _ in gazetteer.lookup(name):
        if place.position and distance_m(place.position, position) <= SAME_PLACE_M:
            return place.names
    return NO_NAMES
