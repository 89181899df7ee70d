"""Lines listed twice: under the day after, or under the region of the town they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from trucewatch.incidents.distance import metres_between
from trucewatch.incidents.telling import name_key, shared_names
from trucewatch.incidents.trait import Trait, dated
from trucewatch.vocabulary.place import Place

AGAIN_WITHIN = timedelta(days=1)
REGION_M = 150_000.0
"""A region's centre lies no further than this from a town in it."""


def settled(traits: Sequence[Trait]) -> list[Trait]:
    """Give lines that are listed several times their first day and their exact place.

    Data sets list one headline under the day it was written and again under the next, and
    under every place it names. Left as they are, such lines would tie what happened on one
    day to the next day's events, and count one event for the town and for its region.
    """
    same: dict[str, list[int]] = defaultdict(list)
    for number, trait in enumerate(traits):
        if trait.report.words:
            same[trait.report.words.casefold()].append(number)
    found = list(traits)
    for numbers in same.values():
        if len(numbers) > 1:
            _settle(found, numbers)
    return found


def _settle(traits: list[Trait], numbers: Sequence[int]) -> None:
    for number, place in _towns(traits, numbers):
        traits[number] = replace(traits[number], place=place)
    by_place: dict[object, list[int]] = defaultdict(list)
    for number in numbers:
        place = traits[number].place
        by_place[place.id or place.position or place.name].append(number)
    for listed in by_place.values():
        ordered = sorted(listed, key=lambda number: (traits[number].day, number))
        for earlier, later in pairwise(ordered):
            traits[later] = _dated(traits[later], traits[earlier])


def _towns(traits: Sequence[Trait], numbers: Sequence[int]) -> Iterable[tuple[int, Place]]:
    """Find the town that a line means which is listed under the region as well."""
    told = traits[numbers[0]].told
    if told.lists or len(told.names) != 1:
        return
    towns = [
        traits[number].place
        for number in numbers
        if shared_names(frozenset({name_key(traits[number].place.name)}), told.names)
    ]
    for number in numbers:
        near = (town for town in towns if _in_region(town, traits[number].place))
        town = next(near, None)
        if town is not None:
            yield number, town


def _in_region(town: Place, place: Place) -> bool:
    if town.position is None or place.position is None:
        return False
    return metres_between(town.position, place.position) <= REGION_M


def _dated(later: Trait, earlier: Trait) -> Trait:
    if later.precise or earlier.precise or not later.day - earlier.day <= AGAIN_WITHIN:
        return later
    return dated(later, earlier.day)
