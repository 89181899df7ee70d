"""Claims about territory: a range or a reason, never true or false."""

from __future__ import annotations

from typing import Any

import pytest

from incidents.building import DAY, TOWN
from trucewatch.assessment.territory import MapEvidence, check_claim
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.findings import ClaimCheck
from trucewatch.vocabulary.place import Place
from trucewatch.vocabulary.statement import Claim, ClaimKind, Polarity
from trucewatch.vocabulary.territory import TerritoryChoice


def a_choice(value: float, **changes: Any) -> TerritoryChoice:
    """Build one combination of assumptions."""
    chosen: dict[str, Any] = {
        "source": "a",
        "denominator": "peak_held",
        "grey": "counts_as_regained",
        "ground": "country",
        "lag_days": 0,
        "map_date_before": None,
        "map_date_after": DAY,
        "value": value,
        "maps": ("a:1",),
    }
    return TerritoryChoice(**{**chosen, **changes})


SHARES = (a_choice(77.0), a_choice(95.0, denominator="peak_held_and_grey", maps=("b:1",)))
HELD = {"occupied": (("firm", 1.0),), "government": (("firm", 0.0),)}
BOTH_WAYS = (("contested_counts_as_held", 1.0), ("contested_counts_as_not_held", 0.0))


def a_claim(**changes: Any) -> Claim:
    """Build a claim that a town is held."""
    chosen: dict[str, Any] = {
        "id": "claim",
        "document": "doc",
        "span": Span(begin=0, end=4, text="held"),
        "kind": ClaimKind.CONTROL,
        "polarity": Polarity.ASSERTED,
        "claimed_by": "General Staff",
        "rule": "test",
    }
    return Claim(**{**chosen, **changes})


def checked(
    claim: Claim,
    *statuses: str,
    expected: str | None = "occupied",
    place: Place | None = TOWN,
) -> ClaimCheck:
    """Check a claim of the occupying side against the maps of the day and the days after."""
    choices = tuple(
        a_choice(value, grey=grey, lag_days=lag, maps=(f"m{lag}",))
        for lag, status in enumerate(statuses)
        for grey, value in HELD.get(status, BOTH_WAYS)
    )
    return check_claim(claim, MapEvidence(place=place, expected=expected, choices=choices))


def measured(claim: Claim, *choices: TerritoryChoice) -> ClaimCheck:
    """Check a claim that gives a number."""
    return check_claim(claim, MapEvidence(place=None, expected=None, choices=choices))


@pytest.mark.parametrize(
    ("statuses", "verdict"),
    [
        (("occupied",), "consistent"),
        (("government", "government", "occupied"), "consistent"),
        (("government", "government"), "contradicted"),
        (("government", "contested"), "not_testable"),
        ((), "not_testable"),
    ],
)
def test_a_place_is_compared_with_the_maps_of_its_day_and_the_days_after(
    statuses: tuple[str, ...], verdict: str
) -> None:
    """Maps move after events; within their error nothing is decided."""
    assert checked(a_claim(), *statuses).verdict == verdict


def test_the_maps_used_are_named() -> None:
    """Every check can be followed to its maps."""
    assert checked(a_claim(), "government", "occupied").maps == ("m0", "m1")


@pytest.mark.parametrize(("share", "verdict"), [(86.0, "inside"), (99.0, "above"), (50.0, "below")])
def test_a_share_is_held_against_the_range_over_all_choices(share: float, verdict: str) -> None:
    """METHOD 1.4: 77 to 95 % regained, depending on the grey zone."""
    found = measured(a_claim(quantity=share, unit="percent"), *SHARES)

    assert found.verdict == verdict
    assert (found.low, found.high) == (pytest.approx(77.0), pytest.approx(95.0))


@pytest.mark.parametrize(("area", "verdict"), [(120.0, "above"), (50.0, "inside"), (-5.0, "below")])
def test_an_area_is_held_against_net_and_newly_taken_ground(area: float, verdict: str) -> None:
    """A claim of 120 km² in a month fits when any choice of maps gives as much."""
    choices = (a_choice(45.0, denominator="net"), a_choice(66.7, denominator="newly_taken"))

    found = measured(a_claim(quantity=area, unit="km2"), *choices)

    assert (found.verdict, found.unit) == (verdict, "km2")
    assert found.words == {"choices": "a: net, a: newly_taken"}


def test_a_number_without_maps_is_not_testable_for_the_reason_given() -> None:
    """No window, no maps around it: each has its own words."""
    nothing = MapEvidence(place=None, expected=None, why_no_choice="claim.no_window")

    found = check_claim(a_claim(quantity=120.0, unit="km2"), nothing)

    assert (found.verdict, found.reason) == ("not_testable", "claim.no_window")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"kind": ClaimKind.PRISONERS, "quantity": 400.0}, "claim.no_third_party_list"),
        ({"kind": ClaimKind.CASUALTIES}, "claim.not_about_territory"),
        ({"polarity": Polarity.PLANNED}, "claim.not_asserted"),
        ({"historical": True}, "claim.historical"),
    ],
)
def test_what_maps_cannot_show_is_not_testable(changes: dict[str, Any], reason: str) -> None:
    """The reason is given, and no verdict."""
    found = checked(a_claim(**changes), "occupied")

    assert (found.verdict, found.reason) == ("not_testable", reason)


def test_a_denial_is_consistent_where_the_maps_show_otherwise() -> None:
    """Denying control turns the comparison round."""
    denial = a_claim(polarity=Polarity.DENIED)

    assert checked(denial, "government").verdict == "consistent"
    assert checked(denial, "occupied").verdict == "contradicted"


def test_an_unknown_place_or_holder_is_not_testable() -> None:
    """What is unknown stays unknown."""
    assert checked(a_claim(), "occupied", place=None).reason == "claim.place_unknown"
    assert checked(a_claim(), "occupied", expected=None).reason == "claim.holder_unclear"
