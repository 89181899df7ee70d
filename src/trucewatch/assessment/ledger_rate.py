"""Hold the rate of a claimed total against the same claimant's usual rate (D08, D12)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from trucewatch.vocabulary.findings import LedgerCheck
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.statement import AggregateClaim

BASELINE = timedelta(days=28)
FEWEST_COUNTED = 10
"""A baseline in which fewer were counted says nothing (D12)."""

DAY_H = 24.0


def check_rate(claim: AggregateClaim, series: Sequence[AggregateClaim]) -> LedgerCheck:
    """Compare the claim's rate a day with the claimant's own totals of the four weeks before.

    Only totals of the same claimant in the same unit as stated count, whose window ended
    before this one began; what two sides count is never compared. Rates, no percentages.
    """
    if claim.window is None or claim.window.hours == 0:
        return _untestable("claim_states_no_window")
    before = [(each, each.window) for each in series if _is_before(each, claim)]
    rates = [_per_day(each.total, window) for each, window in before if window is not None]
    counted = sum(each.total for each, _ in before)
    if not rates or counted < FEWEST_COUNTED:
        return _untestable("no_own_baseline" if not rates else "own_baseline_too_small")
    rate, low, high = _per_day(claim.total, claim.window), min(rates), max(rates)
    return LedgerCheck(
        name="rate",
        outcome="measured",
        stated=rate,
        computed=(low, high),
        explanation=f"ledger.rate_{_against(rate, low, high)}_own_usual",
        words={"earlier": str(len(rates))},
    )


def _is_before(each: AggregateClaim, claim: AggregateClaim) -> bool:
    window = each.window
    return (
        window is not None
        and window.hours > 0
        and claim.window is not None
        and (each.side or each.claimant) == (claim.side or claim.claimant)
        and each.unit_as_stated == claim.unit_as_stated
        and claim.window.start_at - BASELINE <= window.start_at
        and window.end_at <= claim.window.start_at
        and each.published_at <= claim.published_at
    )


def _per_day(total: int, window: Interval) -> float:
    return total / window.hours * DAY_H


def _against(rate: float, low: float, high: float) -> str:
    if rate > high:
        return "above"
    return "below" if rate < low else "within"


def _untestable(reason: str) -> LedgerCheck:
    return LedgerCheck(name="rate", outcome="not_testable", explanation=f"ledger.{reason}")
