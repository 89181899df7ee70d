"""Which exemptions take an incident out of a ban."""

from __future__ import annotations

from trucewatch.agreements.acts import Answer, among
from trucewatch.agreements.scope import RegionOf, in_scope
from trucewatch.vocabulary.agreement import Exemption, Term
from trucewatch.vocabulary.incident import Incident


def tested(exemption: Exemption) -> bool:
    """Tell whether an exemption can be held against an incident without reading intentions."""
    return bool(exemption.acts)


def exempting(
    incident: Incident, term: Term, region_of: RegionOf
) -> tuple[Answer, tuple[str, ...]]:
    """Tell whether a term's own exemptions cover an incident, and which clauses do.

    Exemptions that are only words are left aside: nobody has applied them yet.
    """
    answers = {
        exemption.id: _covers(exemption, incident, region_of)
        for exemption in term.exemptions
        if tested(exemption)
    }
    for decisive in (Answer.YES, Answer.UNKNOWN):
        clauses = tuple(name for name, given in answers.items() if given is decisive)
        if clauses:
            return decisive, clauses
    return Answer.NO, ()


def _covers(exemption: Exemption, incident: Incident, region_of: RegionOf) -> Answer:
    facets, scope = incident.facets, exemption.scope
    answers = [
        Answer.YES if incident.incident_type.value in exemption.acts else Answer.NO,
        in_scope(incident, scope, region_of),
    ]
    if exemption.weapons:
        answers.append(among(facets.weapon_class, exemption.weapons))
    if scope.objects:
        answers.append(among(facets.object_class, scope.objects))
    if Answer.NO in answers:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.YES
