"""A claim about territory against the range over all choices, and what moves the range."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trucewatch.vocabulary.territory import (
    Influence,
    TerritoryCheck,
    TerritoryChoice,
    TerritoryChoices,
    TerritoryClaim,
    TerritoryKind,
)

UNITS = {
    TerritoryKind.SHARE_REGAINED: "percent",
    TerritoryKind.AREA_IN_WINDOW: "km2",
    TerritoryKind.PLACE: "held",
    TerritoryKind.ADVANCE: "km",
}
ASSUMPTIONS: dict[str, Callable[[TerritoryChoice], object]] = {
    "denominator": lambda choice: choice.denominator,
    "grey": lambda choice: choice.grey,
    "ground": lambda choice: choice.ground,
    "map_time": lambda choice: choice.lag_days,
    "source": lambda choice: choice.source,
}
CONTESTED = "contested"


def check_territory(
    claim: TerritoryClaim, found: TerritoryChoices, *, settlements: bool = False
) -> TerritoryCheck:
    """Place a claim inside, above or below the range; never true or false.

    Args:
        claim: What is claimed.
        found: Its value under every choice of maps.
        settlements: The number of settlements is checked, not the area.
    """
    stated = float(claim.settlements or 0) if settlements else _stated(claim)
    low, high = bounds(found.choices) if found.choices else (None, None)
    verdict, reason = _verdict(claim, stated, found)
    if settlements and verdict == "above":
        # A gazetteer lacks the smallest; what it counts is a lower bound.
        verdict, reason = "not_testable", "not_all_settlements_known"
    return TerritoryCheck(
        claim=claim,
        stated=stated,
        verdict=verdict,
        reason=reason,
        unit="settlements" if settlements else UNITS[claim.kind],
        low=low,
        high=high,
        influences=influences(found.choices),
        choices=found.choices,
        left_out=found.left_out,
    )


def bounds(choices: Sequence[TerritoryChoice]) -> tuple[float, float]:
    """Return the lowest and the highest value of some choices."""
    values = [choice.value for choice in choices]
    return min(values), max(values)


def place_in_range(stated: float, low: float, high: float) -> str:
    """Say where a number stands to a range; its ends belong to it.

    >>> place_in_range(86.0, 77.0, 100.0)
    'inside'
    """
    return "above" if stated > high else "below" if stated < low else "inside"


def is_contested(choice: TerritoryChoice) -> bool:
    """Tell whether a choice only counts ground that lies within the maps' error.

    Such choices stand for both answers at once; see front/territory/holding.py.
    """
    return choice.grey.startswith(CONTESTED)


def influences(choices: Sequence[TerritoryChoice]) -> tuple[Influence, ...]:
    """Measure how far values spread when one assumption varies and all others stand.

    The spread of an assumption is the widest one over all settings of the others.
    Assumptions without a second value are left out.
    """
    found = [Influence(assumption=name, spread=_spread(choices, name)) for name in ASSUMPTIONS]
    varied = [one for one in found if len(_values_of(choices, one.assumption)) > 1]
    return tuple(sorted(varied, key=lambda one: (-one.spread, one.assumption)))


def _spread(choices: Sequence[TerritoryChoice], name: str) -> float:
    others = [ASSUMPTIONS[other] for other in ASSUMPTIONS if other != name]
    groups: dict[tuple[object, ...], list[float]] = {}
    for choice in choices:
        groups.setdefault(tuple(of(choice) for of in others), []).append(choice.value)
    return max((max(values) - min(values) for values in groups.values()), default=0.0)


def _values_of(choices: Sequence[TerritoryChoice], name: str) -> set[object]:
    return {ASSUMPTIONS[name](choice) for choice in choices}


def _stated(claim: TerritoryClaim) -> float | None:
    if claim.kind is TerritoryKind.PLACE:
        return 1.0 if claim.holds else 0.0
    return claim.value


def _verdict(
    claim: TerritoryClaim, stated: float | None, found: TerritoryChoices
) -> tuple[str, str]:
    if not found.choices:
        return "not_testable", "no_map_allows_a_choice"
    if stated is None:
        return "not_testable", "no_number_stated"
    if claim.kind is TerritoryKind.PLACE and _only_contested(stated, found.choices):
        return "not_testable", "within_map_error"
    verdict = place_in_range(stated, *bounds(found.choices))
    return verdict, f"{verdict}_the_range"


def _only_contested(stated: float, choices: Sequence[TerritoryChoice]) -> bool:
    """A place that agrees only where contested ground counts for the claimant proves nothing."""
    agreeing = [choice for choice in choices if choice.value == stated]
    return bool(agreeing) and all(is_contested(choice) for choice in agreeing)
