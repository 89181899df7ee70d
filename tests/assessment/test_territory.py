"""Claims about territory: a range or a reason, never true or false."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from incidents.building import DAY, TOWN
from trucewatch.assessment.territory import AreaChoice, Located, MapEvidence, check_claim
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.findings import ClaimCheck
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.statement import Claim, ClaimKind, Polarity

CHOICES = (
    AreaChoice(name="without grey zone", peak_km2=100, now_km2=23, maps=("a",)),
    AreaChoice(name="with grey zone", peak_km2=120, now_km2=6, maps=("b",)),
)


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
    *statuses: str | None,
    expected: str | None = "occupied",
    place: Place | None = TOWN,
) -> ClaimCheck:
    """Check a claim against maps that show a status on the day and the days after."""

    def located(position: Position, day: date) -> Located | None:
        after = (day - DAY).days
        status = statuses[after] if after < len(statuses) else None
        if status is None:
            return None
        return Located(status=status, control_map=f"m{after}", map_date=day)

    evidence = MapEvidence(place=place, expected=expected, located=located, choices=CHOICES)
    return check_claim(claim, evidence, day=DAY)


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
    found = checked(a_claim(quantity=share, unit="percent"))

    assert found.verdict == verdict
    assert (found.low, found.high) == (pytest.approx(77.0), pytest.approx(95.0))


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
