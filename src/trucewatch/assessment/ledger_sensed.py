"""Hold what a claimed total is about against satellite passes: seen, not seen, not looked at."""

from __future__ import annotations

from trucewatch.assessment.ledger_contested import is_about
from trucewatch.assessment.ledger_share import Happened
from trucewatch.vocabulary.findings import LedgerCheck
from trucewatch.vocabulary.grade import Occurrence
from trucewatch.vocabulary.statement import AggregateClaim


def check_sensed(claim: AggregateClaim, happened: Happened | None) -> LedgerCheck:
    """Count the recorded acts of the claimed types in whose time a clear pass looked.

    A total names no places, so a pass cannot contradict it as a whole: it can only have seen
    heat at acts that are recorded one by one, or clearly looked at them and seen none. Both
    numbers are printed with the acts they are out of; no verdict and no grade follows. Acts
    that leave no heat, vague places and closed skies are not looked at.
    """
    if claim.window is None or happened is None:
        reason = "claim_states_no_window" if claim.window is None else "incidents_not_at_hand"
        return LedgerCheck(name="sensed", outcome="not_testable", explanation=f"ledger.{reason}")
    kinds = frozenset(happened.part_types.values())
    acts = [
        one.incident
        for one in happened.incidents
        if one.occurrence.value > Occurrence.O0 and is_about(one.incident, kinds, claim.window)
    ]
    seen = sum("sensor_consistent" in one.flags for one in acts)
    unseen = sum("sensor_inconsistent" in one.flags for one in acts)
    if not seen + unseen:
        return LedgerCheck(
            name="sensed", outcome="not_testable", explanation="ledger.no_pass_over_an_act"
        )
    return LedgerCheck(
        name="sensed",
        outcome="measured",
        explanation="ledger.passes_over_acts",
        words={"acts": str(len(acts)), "seen": str(seen), "unseen": str(unseen)},
    )
