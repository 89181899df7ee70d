"""Which of several places of one name is meant: a score per candidate, and its reasons."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.geography.places import Named, PlaceTable
from trucewatch.vocabulary.place import PlaceKind

_KIND_WEIGHT = {PlaceKind.COUNTRY: 8.0, PlaceKind.REGION: 5.0, PlaceKind.SITE: 5.0}
_RIVER_WEIGHT = 2.0
_FRONT_WEIGHT, _FRONT_KM = 3.0, 60.0
_METROPOLIS, _METROPOLIS_WEIGHT = 1_000_000, 1.5
_MAIN_NAME_WEIGHT = 2.5
_COMPANY_WEIGHT, _COMPANY_KM = 2.0, 80.0
_REGION_NAMED_WEIGHT = 2.0
_REGION_BESIDE_WEIGHT = 4.0
_COUNTRY_NAMED_WEIGHT = 0.7
_SORT_NAMED_WEIGHT = 4.0


@dataclass(frozen=True, slots=True)
class Company:
    """What else a text names: lines of places, codes of divisions and of countries.

    Attributes:
        beside: Code of the division named right beside the words in question, or nothing.
    """

    lines: tuple[int, ...] = ()
    regions: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    beside: str = ""


ALONE = Company()


def rank(
    named: Sequence[Named],
    table: PlaceTable,
    company: Company = ALONE,
    sort: PlaceKind | None = None,
) -> list[tuple[int, float]]:
    """Order the lines a name may mean, best first.

    Args:
        named: Lines with True where the name is one of the four printed ones.
        table: The places.
        company: What else the text names.
        sort: Sort of place that a word beside the name tells, or None.

    Returns:
        Line and probability among the candidates; they sum to 1.
    """
    if len(named) == 1:
        return [(named[0][0], 1.0)]
    totals = {item[0]: sum(_reasons(item, table, company, sort).values()) for item in _lines(named)}
    highest = max(totals.values(), default=0.0)
    powers = {line: math.exp(total - highest) for line, total in totals.items()}
    whole = sum(powers.values())
    order = sorted(totals, key=lambda line: (-totals[line], line))
    return [(line, powers[line] / whole) for line in order]


def explain(named: Sequence[Named], table: PlaceTable) -> dict[int, str]:
    """Say in words what speaks for each line when the name stands alone."""
    return {item[0]: _in_words(_reasons(item, table, ALONE, None)) for item in _lines(named)}


def _lines(named: Sequence[Named]) -> Iterable[Named]:
    """Return each line once, as main if any of its names is."""
    mains: dict[int, bool] = {}
    for line, main in named:
        mains[line] = mains.get(line, False) or main
    return mains.items()


def _reasons(
    named: Named, table: PlaceTable, company: Company, sort: PlaceKind | None
) -> dict[str, float]:
    line, main = named
    kind, population = table.kinds[line], table.populations[line]
    parts = {"main name": _MAIN_NAME_WEIGHT if main else 0.0}
    if kind is PlaceKind.SETTLEMENT:
        parts["population"] = 0.8 * math.log10(population + 10)
        parts["large city"] = _METROPOLIS_WEIGHT if population >= _METROPOLIS else 0.0
    else:
        parts[f"is a {kind}"] = _KIND_WEIGHT.get(kind, _RIVER_WEIGHT)
    parts["near the front"] = _FRONT_WEIGHT * math.exp(-float(table.front_km[line]) / _FRONT_KM)
    if sort is not None:
        parts["sort of place is named"] = _SORT_NAMED_WEIGHT if kind is sort else 0.0
    return parts | _with_company(line, table, company)


def _with_company(line: int, table: PlaceTable, company: Company) -> dict[str, float]:
    others = [other for other in company.lines if other != line]
    region = bool(table.regions[line]) and table.regions[line] in company.regions
    country = table.countries[line] in company.countries
    near = 0.0
    if others:
        nearest = float(table.distances_km(line, others).min())
        near = _COMPANY_WEIGHT * math.exp(-nearest / _COMPANY_KM)
    beside = bool(company.beside) and table.regions[line] == company.beside
    return {
        "its region is named beside it": _REGION_BESIDE_WEIGHT if beside else 0.0,
        "its region is named": _REGION_NAMED_WEIGHT if region else 0.0,
        "its country is named": _COUNTRY_NAMED_WEIGHT if country else 0.0,
        "near other places named": near,
    }


def _in_words(parts: Mapping[str, float]) -> str:
    telling = [(name, weight) for name, weight in parts.items() if weight >= 0.05]
    telling.sort(key=lambda part: (-part[1], part[0]))
    return ", ".join(f"{name} +{weight:.1f}" for name, weight in telling) or "only its name"
