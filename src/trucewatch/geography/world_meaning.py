"""Which of the world's places of one name is meant: size, what else is named, and where it lies."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from trucewatch.geography.places import Named
from trucewatch.geography.world_places import WorldTable
from trucewatch.vocabulary.place import PlaceKind

_COUNTRY, _STATE, _REGION, _COUNTY = 7.5, 6.2, 5.2, 4.0
_OTHER = 4.0
_METROPOLIS, _METROPOLIS_WEIGHT = 1_000_000, 1.5
_FURTHER_NAME = -0.8
_INSIDE = 8.0
_SAME_REGION, _SAME_COUNTRY = 4.5, 2.5
_NEAR, _NEAR_KM = 2.5, 120.0


@dataclass(slots=True)
class Surroundings:
    """What a text is about, gathered from the places that are surest in it.

    Attributes:
        lines: Surest places, each once.
        regions: How often each first-order division is named or meant.
        countries: The same for countries.
    """

    lines: list[int] = field(default_factory=list)
    regions: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)

    def add(self, line: int, table: WorldTable) -> None:
        """Count a place that is meant with some certainty."""
        if table.kinds[line] is PlaceKind.SETTLEMENT and line not in self.lines:
            self.lines.append(line)
        if table.regions[line]:
            self.regions[table.regions[line]] += 1
        if table.countries[line]:
            self.countries[table.countries[line]] += 1

    def share(self, code: str, counts: Counter[str]) -> float:
        """Return which part of the counted places lies in a division or country."""
        return counts[code] / (counts.total() + 1) if code else 0.0


def choose(
    named: Sequence[Named], table: WorldTable, around: Surroundings, inside: frozenset[str]
) -> list[tuple[int, float]]:
    """Order the lines a name may mean, best first, with their probabilities.

    Args:
        named: Lines with True where the name is the printed one.
        table: The places.
        around: What else the text names.
        inside: Codes of the division or country named right behind the words, or none.
    """
    mains: dict[int, bool] = {}
    for line, main in named:
        mains[line] = mains.get(line, False) or main
    totals = {line: _score(line, table, around, inside) for line in mains}
    if len(mains) > 1 and around.lines:
        km = table.apart_km(list(mains), around.lines)
        for line, nearest in zip(mains, km, strict=True):
            totals[line] += _NEAR * math.exp(-nearest / _NEAR_KM)
    for line, main in mains.items():
        totals[line] += 0.0 if main else _FURTHER_NAME
    highest = max(totals.values())
    powers = {line: math.exp(total - highest) for line, total in totals.items()}
    whole = sum(powers.values())
    order = sorted(totals, key=lambda line: (-totals[line], line))
    return [(line, powers[line] / whole) for line in order]


def _score(line: int, table: WorldTable, around: Surroundings, inside: frozenset[str]) -> float:
    total = _weight(line, table)
    region, country = table.regions[line], table.countries[line]
    if inside and (region in inside or country in inside):
        total += _INSIDE
    total += _SAME_REGION * around.share(region, around.regions)
    total += _SAME_COUNTRY * around.share(country, around.countries)
    return total


def _weight(line: int, table: WorldTable) -> float:
    kind, population = table.kinds[line], table.populations[line]
    if kind is PlaceKind.SETTLEMENT:
        large = _METROPOLIS_WEIGHT if population >= _METROPOLIS else 0.0
        return 0.8 * math.log10(population + 10) + large
    if kind is PlaceKind.COUNTRY:
        return _COUNTRY
    if kind is not PlaceKind.REGION:
        return _OTHER
    if table.region_lines.get(table.regions[line]) == line:
        return _STATE
    return _COUNTY if table.regions[line] else _REGION
