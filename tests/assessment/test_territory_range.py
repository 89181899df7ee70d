"""A claim against the range over all choices, and which assumption moves it."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.test_territory import a_choice
from trucewatch.assessment.territory_range import bounds, check_territory, influences
from trucewatch.vocabulary.territory import (
    TerritoryCheck,
    TerritoryChoice,
    TerritoryChoices,
    TerritoryClaim,
    TerritoryKind,
)

GRID = [
    a_choice(70.0 + 20 * by_source + 5 * by_time, source="ab"[by_source], lag_days=by_time)
    for by_source, by_time in product((0, 1), (0, 1, 2))
]


def checked(value: float | None, *choices: TerritoryChoice, **changes: Any) -> TerritoryCheck:
    """Check a claim of a share, or of another kind."""
    chosen: dict[str, Any] = {
        "kind": TerritoryKind.SHARE_REGAINED,
        "by": "russia",
        "stated_on": choices[0].map_date_after if choices else GRID[0].map_date_after,
        "value": value,
    }
    claim = TerritoryClaim(**{**chosen, **changes})
    return check_territory(claim, TerritoryChoices(choices=choices))


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(69.9, "below"), (70.0, "inside"), (86.0, "inside"), (100.0, "inside"), (100.1, "above")],
)
def test_a_claim_lies_inside_above_or_below_the_range(value: float, verdict: str) -> None:
    """The ends of the range belong to it; there is no true or false."""
    found = checked(value, *GRID)

    assert (found.verdict, found.low, found.high) == (verdict, 70.0, 100.0)


def test_without_a_choice_nothing_is_testable() -> None:
    """The reason is given in place of a range."""
    found = checked(86.0)

    assert (found.verdict, found.reason) == ("not_testable", "no_map_allows_a_choice")
    assert (found.low, found.high) == (None, None)


def test_the_assumption_that_moves_the_range_most_is_named_first() -> None:
    """A spread is taken while only one assumption varies."""
    found = checked(86.0, *GRID)

    assert [(one.assumption, one.spread) for one in found.influences] == [
        ("source", 20.0),
        ("map_time", 10.0),
    ]


def test_an_assumption_that_does_not_vary_is_not_listed() -> None:
    """One source moves nothing."""
    assert [one.assumption for one in influences(GRID[:3])] == ["map_time"]


@given(st.permutations(GRID))
def test_the_order_of_choices_changes_nothing(choices: list[TerritoryChoice]) -> None:
    """Range and influences depend on what was combined, not on when."""
    assert bounds(choices) == bounds(GRID)
    assert influences(choices) == influences(GRID)


FIRM, NOT = a_choice(1.0, grey="firm"), a_choice(0.0, grey="firm")
BOTH = (
    a_choice(1.0, grey="contested_counts_as_held"),
    a_choice(0.0, grey="contested_counts_as_not_held"),
)


@pytest.mark.parametrize(
    ("choices", "holds", "verdict"),
    [
        ((FIRM,), True, "inside"),
        ((FIRM,), False, "below"),
        ((NOT,), True, "above"),
        ((NOT,), False, "inside"),
        ((FIRM, NOT), True, "inside"),
        (BOTH, True, "not_testable"),
        (BOTH, False, "not_testable"),
        ((FIRM, *BOTH), True, "inside"),
    ],
)
def test_a_place_within_the_maps_error_is_not_testable(
    choices: tuple[TerritoryChoice, ...], *, holds: bool, verdict: str
) -> None:
    """Held is 1 and lost is 0; contested ground alone proves neither."""
    found = checked(None, *choices, kind=TerritoryKind.PLACE, holds=holds)

    assert found.verdict == verdict
