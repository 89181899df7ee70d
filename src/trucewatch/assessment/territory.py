"""Hold claims about control against the maps: a range or a reason, never true or false."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.assessment.territory_range import bounds, is_contested, place_in_range
from trucewatch.vocabulary.figure import Citation
from trucewatch.vocabulary.findings import ClaimCheck
from trucewatch.vocabulary.place import Place
from trucewatch.vocabulary.statement import Claim, ClaimKind, Polarity
from trucewatch.vocabulary.territory import TerritoryChoice

MEASURES = {"percent": "percent", "share": "percent", "%": "percent", "km2": "km2", "km": "km"}
"""Units of a claim that give a measure of territory, and what it is measured in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapEvidence:
    """What the maps offer for one claim.

    Attributes:
        place: The place claimed, or None when the claim names none that is known.
        expected: Status the claim amounts to, ``occupied`` or ``government``, or None when
            it does not say who holds the place.
        choices: For measures their value, for places 1 held and 0 not held by the side named,
            under every choice of maps; empty when there is none.
        why_no_choice: Message key that says why ``choices`` is empty.
    """

    place: Place | None
    expected: str | None
    choices: Sequence[TerritoryChoice] = ()
    why_no_choice: str = "claim.no_map"


def check_claim(
    claim: Claim, evidence: MapEvidence, *, citation: Citation | None = None
) -> ClaimCheck:
    """Compare a claim with what maps show on its day and in the days after.

    A share, an area or a distance is held against the range over all choices of maps; a
    place held or taken against its status on each map. Everything else is not testable, with the
    reason: plans, hypotheses, prisoners (no third-party list), places unknown to us.
    """
    reason = untestable(claim)
    if reason is not None:
        return _not_testable(claim, reason, citation)
    unit = measured_unit(claim)
    if unit is not None:
        return _measured(claim, evidence, unit, citation)
    return _control(claim, evidence, citation)


def untestable(claim: Claim) -> str | None:
    """Return the reason why no map can speak to a claim, or None when one could."""
    if claim.kind is ClaimKind.PRISONERS:
        return "claim.no_third_party_list"
    if claim.kind not in (ClaimKind.CONTROL, ClaimKind.ADVANCE):
        return "claim.not_about_territory"
    if claim.polarity in (Polarity.PLANNED, Polarity.HYPOTHETICAL):
        return "claim.not_asserted"
    return "claim.historical" if claim.historical else None


def measured_unit(claim: Claim) -> str | None:
    """Return ``percent``, ``km2`` or ``km`` where a claim of control gives a measure."""
    return MEASURES.get(claim.unit or "") if claim.quantity is not None else None


def _measured(
    claim: Claim, evidence: MapEvidence, unit: str, citation: Citation | None
) -> ClaimCheck:
    usable = evidence.choices
    if not usable:
        return _not_testable(claim, evidence.why_no_choice, citation)
    low, high = bounds(usable)
    verdict = place_in_range(float(claim.quantity or 0), low, high)
    named = dict.fromkeys(f"{choice.source}: {choice.denominator}" for choice in usable)
    return ClaimCheck(
        claim=claim,
        verdict=verdict,
        reason=f"claim.share_{verdict}",
        words={"choices": ", ".join(named)},
        low=low,
        high=high,
        unit=unit,
        maps=tuple(sorted({name for choice in usable for name in choice.maps})),
        citation=citation,
    )


def _control(claim: Claim, evidence: MapEvidence, citation: Citation | None) -> ClaimCheck:
    place, expected = evidence.place, evidence.expected
    if place is None or place.position is None:
        return _not_testable(claim, "claim.place_unknown", citation)
    if expected is None:
        return _not_testable(claim, "claim.holder_unclear", citation)
    seen = [choice for choice in evidence.choices if choice.lag_days >= 0]
    if not seen:
        return _not_testable(claim, evidence.why_no_choice, citation)
    verdict, reason = _compare(seen, denied=claim.polarity is Polarity.DENIED)
    return ClaimCheck(
        claim=claim,
        verdict=verdict,
        reason=reason,
        words={"place": place.name, "expected": expected},
        maps=tuple(dict.fromkeys(name for choice in seen for name in choice.maps)),
        citation=citation,
    )


def _compare(seen: Sequence[TerritoryChoice], *, denied: bool) -> tuple[str, str]:
    """Weigh the maps; a place within their error of the line proves nothing."""
    firm = {choice.value for choice in seen if not is_contested(choice)}
    if (0.0 if denied else 1.0) in firm:
        return "consistent", "claim.maps_agree"
    if any(is_contested(choice) for choice in seen):
        return "not_testable", "claim.within_map_error"
    return "contradicted", "claim.maps_show_otherwise"


def _not_testable(claim: Claim, reason: str, citation: Citation | None) -> ClaimCheck:
    return ClaimCheck(
        claim=claim, verdict="not_testable", reason=reason, words={}, citation=citation
    )
