"""Check a claimed total against what the same claimant said before."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.vocabulary.findings import LedgerCheck
from trucewatch.vocabulary.statement import AggregateClaim


def check_cumulative(claim: AggregateClaim, series: Sequence[AggregateClaim]) -> LedgerCheck:
    """Check that a running total never falls, and say what it grew by: never add them up.

    Earlier values are those of the same claimant that count from the same start; the
    naive sum is given as a warning, because it counts the first hours many times.
    """
    earlier = [each for each in _same_claimant(claim, series) if _same_count(each, claim)]
    if claim.cumulative is False or not earlier:
        reason = "not_cumulative" if claim.cumulative is False else "no_earlier_total"
        return LedgerCheck(
            name="cumulative", outcome="not_testable", explanation=f"ledger.{reason}"
        )
    last = earlier[-1]
    fallen = claim.total < last.total or _part_fell(last, claim)
    unclear = claim.cumulative is None
    return LedgerCheck(
        name="cumulative",
        outcome="fails" if fallen else "holds",
        stated=claim.total,
        computed=(last.total, last.total),
        gap=claim.total - last.total,
        explanation=_cumulative_explanation(fallen=fallen, unclear=unclear),
        words={
            "increment": str(claim.total - last.total),
            "previous": str(last.total),
            "naive_sum": str(claim.total + sum(each.total for each in earlier)),
        },
    )


def check_drift(claim: AggregateClaim, series: Sequence[AggregateClaim]) -> LedgerCheck:
    """Find an earlier total that is told again: as a fresh count, or with other parts."""
    earlier = _same_claimant(claim, series)
    same = [each for each in earlier if each.total == claim.total]
    if not same:
        outcome, reason = ("holds", "not_told_before") if earlier else ("not_testable", "first")
        return LedgerCheck(name="drift", outcome=outcome, explanation=f"ledger.{reason}")
    first = same[0]
    words = {"first": first.id}
    if claim.window is not None and first.window is not None and claim.window != first.window:
        return LedgerCheck(
            name="drift", outcome="fails", explanation="ledger.retold_as_fresh", words=words
        )
    if claim.components and first.components and claim.components != first.components:
        return LedgerCheck(
            name="drift", outcome="fails", explanation="ledger.retold_with_other_parts", words=words
        )
    return LedgerCheck(name="drift", outcome="holds", explanation="ledger.retold", words=words)


def _same_claimant(claim: AggregateClaim, series: Sequence[AggregateClaim]) -> list[AggregateClaim]:
    """List the claimant's earlier totals in the same unit, by time (D08: units never mix)."""
    moment = (claim.published_at, claim.id)
    earlier = [
        each
        for each in series
        if (each.published_at, each.id) < moment
        and (each.side or each.claimant) == (claim.side or claim.claimant)
        and each.unit_as_stated == claim.unit_as_stated
    ]
    return sorted(earlier, key=lambda each: (each.published_at, each.id))


def _same_count(earlier: AggregateClaim, claim: AggregateClaim) -> bool:
    if earlier.cumulative is False or earlier.agreement != claim.agreement:
        return False
    if earlier.window is None or claim.window is None:
        return claim.cumulative is True and earlier.cumulative is True
    return earlier.window.start_at == claim.window.start_at


def _part_fell(earlier: AggregateClaim, claim: AggregateClaim) -> bool:
    before = {part.label: part.count for part in earlier.components}
    return any(part.count < before.get(part.label, 0) for part in claim.components)


def _cumulative_explanation(*, fallen: bool, unclear: bool) -> str:
    if fallen:
        return "ledger.running_total_fell"
    return "ledger.looks_cumulative" if unclear else "ledger.cumulative_do_not_add"
