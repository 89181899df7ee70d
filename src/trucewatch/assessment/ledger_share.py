"""Tell for how many parts of a claimed total anybody else reports an incident (D09)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trucewatch.incidents.kind_catalogue import may_be_same
from trucewatch.vocabulary.findings import LedgerCheck
from trucewatch.vocabulary.grade import GradedIncident, Occurrence
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.statement import AggregateClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What is known besides the claim.

    Attributes:
        incidents: Graded incidents of the time the claim covers.
        part_types: Type of incident that a part's label names, by label; a label that names
            none is missing.
    """

    incidents: Sequence[GradedIncident]
    part_types: Mapping[str, IncidentType]


def check_share(claim: AggregateClaim, happened: Happened | None) -> LedgerCheck:
    """Count the parts with at least one incident of their type graded O2 or higher.

    One incident does not confirm a number: the share says for how many *kinds* of what is
    claimed anybody else reports anything at all. Incidents for which the claimant's own side
    is named do not count. Parts within parts are left out, as in the sum.
    """
    parts = [part for part in claim.components if part.subset_of is None]
    if not parts or claim.window is None:
        return _untestable("no_parts" if not parts else "claim_states_no_window")
    if happened is None:
        return _untestable("incidents_not_at_hand")
    told = [part for part in parts if part.label in happened.part_types]
    if not told:
        return _untestable("parts_name_no_type")
    seen = [
        part
        for part in told
        if any(
            _supports(one, happened.part_types[part.label], claim, claim.window)
            for one in happened.incidents
        )
    ]
    share = len(seen) / len(told)
    return LedgerCheck(
        name="share",
        outcome="measured",
        computed=(share, share),
        explanation="ledger.parts_with_independent_evidence",
        words={
            "with_evidence": str(len(seen)),
            "told": str(len(told)),
            "untold": str(len(parts) - len(told)),
        },
    )


def _supports(
    graded: GradedIncident, kind: IncidentType, claim: AggregateClaim, window: Interval
) -> bool:
    incident = graded.incident
    return (
        graded.occurrence.value >= Occurrence.O2
        and (claim.side is None or graded.responsible != claim.side)
        and incident.interval.overlaps(window)
        and may_be_same(incident.incident_type, kind)
    )


def _untestable(reason: str) -> LedgerCheck:
    return LedgerCheck(name="share", outcome="not_testable", explanation=f"ledger.{reason}")
