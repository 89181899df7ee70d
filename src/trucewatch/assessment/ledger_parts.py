"""Check a claimed total against the parts it lists."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.vocabulary.findings import LedgerCheck
from trucewatch.vocabulary.statement import AggregateClaim, Component

ROUND_STEP = 100
"""A total that is a multiple of this is called round in the explanation."""


def check_sum(claim: AggregateClaim) -> LedgerCheck:
    """Add the parts and compare; parts contained in another part are not added.

    "More than 950" may be anything up to the next number as round as this one, so the
    parts give a range; the total agrees when it lies within it.
    """
    parts = [part for part in claim.components if part.subset_of is None]
    if not parts:
        return LedgerCheck(name="sum", outcome="not_testable", explanation="ledger.no_parts")
    low = sum(part.count for part in parts)
    high = low + sum(slack(part.count) for part in parts if part.at_least)
    top = claim.total + (slack(claim.total) if claim.at_least else 0)
    holds = claim.total <= high and low <= top
    return LedgerCheck(
        name="sum",
        outcome="holds" if holds else "fails",
        stated=claim.total,
        computed=(low, high),
        gap=claim.total - low,
        explanation=_sum_explanation(claim, low, holds=holds),
        words={"parts": str(len(parts)), "gap": str(claim.total - low)},
    )


def check_subsets(claim: AggregateClaim) -> LedgerCheck:
    """Check that what is said to be contained in a part is not larger than the part."""
    contained = [part for part in claim.components if part.subset_of is not None]
    if not contained:
        return LedgerCheck(name="subset", outcome="not_testable", explanation="ledger.no_subsets")
    by_label = {part.label: part for part in claim.components}
    wrong = [part for part in contained if not _fits(part, by_label, contained)]
    return LedgerCheck(
        name="subset",
        outcome="fails" if wrong else "holds",
        explanation="ledger.subset_too_large" if wrong else "ledger.subsets_fit",
        words={"labels": ", ".join(part.label for part in wrong or contained)},
    )


def slack(number: int) -> int:
    """Return how much larger a number given as "more than" may be by its own rounding.

    >>> slack(950), slack(400), slack(673)
    (9, 99, 0)
    """
    step = 1
    while number and number % (step * 10) == 0:
        step *= 10
    return step - 1


def _fits(part: Component, by_label: dict[str, Component], parts: Iterable[Component]) -> bool:
    """Tell whether all parts of the same whole together fit into it."""
    whole = by_label.get(part.subset_of or "")
    if whole is None:
        return False
    together = sum(each.count for each in parts if each.subset_of == whole.label)
    room = whole.count + (slack(whole.count) if whole.at_least else 0)
    return together <= room


def _sum_explanation(claim: AggregateClaim, low: int, *, holds: bool) -> str:
    if holds:
        return "ledger.parts_add_up"
    if claim.total < low:
        return "ledger.parts_exceed_total"
    if claim.total % ROUND_STEP == 0:
        return "ledger.parts_fall_short_of_round_total"
    return "ledger.parts_fall_short"
