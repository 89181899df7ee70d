"""Hold claimed totals against their own arithmetic; they never become incidents (D09).

A total is shown as "says". What can be checked without knowing what happened: its parts,
its earlier values, its window, its stated duration, its rate; and for how many of its parts
anybody else reports an incident at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.assessment.ledger_contested import check_contested
from trucewatch.assessment.ledger_parts import check_subsets, check_sum
from trucewatch.assessment.ledger_rate import check_rate
from trucewatch.assessment.ledger_sensed import check_sensed
from trucewatch.assessment.ledger_series import check_cumulative, check_drift
from trucewatch.assessment.ledger_share import Happened, check_share
from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.findings import LedgerCheck, LedgerEntry
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.statement import AggregateClaim

MINUTE_H = 1 / 60


def check(
    claim: AggregateClaim,
    agreement: Agreement | None,
    series: Sequence[AggregateClaim],
    happened: Happened | None = None,
) -> LedgerEntry:
    """Run all checks that the claim's statements allow.

    Args:
        claim: The total with its parts.
        agreement: The one it refers to, or None when it refers to none that is known.
        series: Claims of all claimants, this one included or not, in any order.
        happened: Graded incidents of the time it covers, or None when not at hand.

    Returns:
        Checks in a fixed order; what cannot be tested is listed as such with its reason.
    """
    return LedgerEntry(
        claim=claim,
        checks=(
            check_sum(claim),
            check_subsets(claim),
            check_cumulative(claim, series),
            _check_window(claim, agreement),
            _check_duration(claim),
            check_rate(claim, series),
            check_share(claim, happened),
            check_contested(claim, happened),
            check_sensed(claim, happened),
            check_drift(claim, series),
        ),
    )


def _check_window(claim: AggregateClaim, agreement: Agreement | None) -> LedgerCheck:
    """Compare by UTC with every version's window; one that contains it is enough."""
    windows = [
        version.window
        for version in (agreement.versions if agreement else ())
        if version.window is not None
    ]
    if claim.window is None or not windows:
        reason = "claim_states_no_window" if claim.window is None else "agreement_has_no_window"
        return LedgerCheck(name="window", outcome="not_testable", explanation=f"ledger.{reason}")
    inside = any(_contains(window, claim.window) for window in windows)
    return LedgerCheck(
        name="window",
        outcome="holds" if inside else "fails",
        explanation="ledger.window_inside" if inside else "ledger.window_reaches_outside",
    )


def _contains(outer: Interval, inner: Interval) -> bool:
    return outer.start_at <= inner.start_at and inner.end_at <= outer.end_at


def _check_duration(claim: AggregateClaim) -> LedgerCheck:
    if claim.window is None or claim.stated_hours is None:
        return LedgerCheck(
            name="duration", outcome="not_testable", explanation="ledger.no_stated_duration"
        )
    hours = claim.window.hours
    gap = claim.stated_hours - hours
    holds = abs(gap) <= MINUTE_H
    return LedgerCheck(
        name="duration",
        outcome="holds" if holds else "fails",
        stated=claim.stated_hours,
        computed=(hours, hours),
        gap=gap,
        explanation="ledger.duration_equals" if holds else "ledger.duration_differs",
    )
