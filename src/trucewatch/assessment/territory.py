"""Hold claims about control against the maps: a range or a reason, never true or false."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.vocabulary.figure import Citation
from trucewatch.vocabulary.findings import ClaimCheck
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.statement import Claim, ClaimKind, Polarity

LAG_DAYS = 3
"""Maps move after events: a claim is compared with the maps from its day to so much later."""

CONTESTED = "contested"
SHARE_UNITS = frozenset({"percent", "share", "%"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where a position stands on one map.

    Attributes:
        status: ``occupied``, ``contested`` or ``government``.
        control_map: Id of the map.
    """

    status: str
    control_map: str
    map_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaChoice:
    """Area held by a side at its peak and now, under one choice of maps and grey zone."""

    name: str
    peak_km2: float
    now_km2: float
    maps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapEvidence:
    """What the maps offer for one claim.

    Attributes:
        place: The place claimed, or None when the claim names none that is known.
        expected: Status the claim amounts to, ``occupied`` or ``government``, or None when
            it does not say who holds the place.
        located: Answers where a position stands on the map of a day; None without a map.
        choices: For shares of territory; empty when no area can be delimited.
    """

    place: Place | None
    expected: str | None
    located: Callable[[Position, date], Located | None]
    choices: Sequence[AreaChoice] = ()


def check_claim(
    claim: Claim, evidence: MapEvidence, *, day: date, citation: Citation | None = None
) -> ClaimCheck:
    """Compare a claim with what maps show on its day and in the three days after.

    A share of territory is held against the range over all choices of maps; a place held
    or taken against its status on each map. Everything else is not testable, with the
    reason: plans, hypotheses, prisoners (no third-party list), places unknown to us.
    """
    reason = _untestable(claim)
    if reason is not None:
        return _not_testable(claim, reason, citation)
    if claim.quantity is not None and (claim.unit or "") in SHARE_UNITS:
        return _share(claim, evidence, citation)
    return _control(claim, evidence, day, citation)


def _untestable(claim: Claim) -> str | None:
    if claim.kind is ClaimKind.PRISONERS:
        return "claim.no_third_party_list"
    if claim.kind not in (ClaimKind.CONTROL, ClaimKind.ADVANCE):
        return "claim.not_about_territory"
    if claim.polarity in (Polarity.PLANNED, Polarity.HYPOTHETICAL):
        return "claim.not_asserted"
    return "claim.historical" if claim.historical else None


def _share(claim: Claim, evidence: MapEvidence, citation: Citation | None) -> ClaimCheck:
    usable = [choice for choice in evidence.choices if choice.peak_km2 > 0]
    if not usable:
        return _not_testable(claim, "claim.no_denominator", citation)
    regained = [100 * (1 - choice.now_km2 / choice.peak_km2) for choice in usable]
    low, high = min(regained), max(regained)
    stated = float(claim.quantity or 0)
    verdict = "above" if stated > high else "below" if stated < low else "inside"
    return ClaimCheck(
        claim=claim,
        verdict=verdict,
        reason=f"claim.share_{verdict}",
        words={"choices": ", ".join(choice.name for choice in usable)},
        low=low,
        high=high,
        unit="percent",
        maps=tuple(sorted({name for choice in usable for name in choice.maps})),
        citation=citation,
    )


def _control(
    claim: Claim, evidence: MapEvidence, day: date, citation: Citation | None
) -> ClaimCheck:
    place, expected = evidence.place, evidence.expected
    if place is None or place.position is None:
        return _not_testable(claim, "claim.place_unknown", citation)
    if expected is None:
        return _not_testable(claim, "claim.holder_unclear", citation)
    seen = [
        found
        for shift in range(LAG_DAYS + 1)
        if (found := evidence.located(place.position, day + timedelta(days=shift))) is not None
    ]
    if not seen:
        return _not_testable(claim, "claim.no_map", citation)
    verdict, reason = _compare({found.status for found in seen}, expected, claim.polarity)
    return ClaimCheck(
        claim=claim,
        verdict=verdict,
        reason=reason,
        words={"place": place.name, "expected": expected},
        maps=tuple(dict.fromkeys(found.control_map for found in seen)),
        citation=citation,
    )


def _compare(statuses: set[str], expected: str, polarity: Polarity) -> tuple[str, str]:
    """Weigh the statuses; a place within the maps' error of the line proves nothing."""
    agrees = expected in statuses
    if polarity is Polarity.DENIED and statuses.isdisjoint({CONTESTED}):
        agrees = not agrees
    if agrees:
        return "consistent", "claim.maps_agree"
    if CONTESTED in statuses:
        return "not_testable", "claim.within_map_error"
    return "contradicted", "claim.maps_show_otherwise"


def _not_testable(claim: Claim, reason: str, citation: Citation | None) -> ClaimCheck:
    return ClaimCheck(
        claim=claim, verdict="not_testable", reason=reason, words={}, citation=citation
    )
