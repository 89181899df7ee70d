"""Tell whether anybody outside the parties denies what a claimed total is about (D09)."""

from __future__ import annotations

from trucewatch.assessment.ledger_share import Happened
from trucewatch.incidents.flags import TRUSTED_TO_CONTRADICT
from trucewatch.incidents.kind_catalogue import may_be_same
from trucewatch.incidents.voices import is_heat, is_outside
from trucewatch.vocabulary.findings import LedgerCheck
from trucewatch.vocabulary.incident import Incident, IncidentType
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.statement import AggregateClaim


def check_contested(claim: AggregateClaim, happened: Happened | None) -> LedgerCheck:
    """Count the origins outside the parties that deny acts of the claimed types in its window.

    The claim and the contradiction are printed side by side; there is no verdict. Where the
    parts name no type, denials of any use of force count.
    """
    if claim.window is None or happened is None:
        reason = "claim_states_no_window" if claim.window is None else "incidents_not_at_hand"
        return LedgerCheck(name="contested", outcome="not_testable", explanation=f"ledger.{reason}")
    kinds = frozenset(happened.part_types.values())
    denying = [
        origin
        for graded in happened.incidents
        if is_about(graded.incident, kinds, claim.window)
        for origin in _denying(graded.incident)
    ]
    return LedgerCheck(
        name="contested",
        outcome="measured",
        explanation="ledger.denied_by_outsiders" if denying else "ledger.denied_by_nobody",
        words={"origins": str(len(denying))},
    )


def is_about(incident: Incident, kinds: frozenset[IncidentType], window: Interval) -> bool:
    """Tell whether an incident is of one of some types, or of force if none is named, in time."""
    kind = incident.incident_type
    alike = any(may_be_same(kind, one) for one in kinds) if kinds else kind.is_fire
    return alike and incident.interval.overlaps(window)


def _denying(incident: Incident) -> tuple[str, ...]:
    """List the origins of an incident that deny it, are trusted, and belong to no party."""
    denials = {
        report.id
        for report in incident.reports
        if report.denies
        and not is_heat(report)
        and is_outside(report)
        and report.reliability in TRUSTED_TO_CONTRADICT
    }
    return tuple(origin.id for origin in incident.origins if denials.intersection(origin.reports))
