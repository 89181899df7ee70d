"""Which acts a term forbids, by its kind unless it lists them."""

from __future__ import annotations

from enum import Enum

from trucewatch.vocabulary.agreement import Term, TermKind
from trucewatch.vocabulary.incident import Facets, IncidentType

FIRE = frozenset(kind.value for kind in IncidentType if kind.is_fire and kind.value != "F8")
"""What a fire ban forbids. Interception (F8) is defence; an undetermined explosion (F9) may
be anything and stays undetermined."""

BY_KIND: dict[TermKind, frozenset[str]] = {
    TermKind.FIRE_BAN: FIRE | {"G3", "C1", "C2"},
    TermKind.WEAPON_BAN: FIRE,
    TermKind.OBJECT_MORATORIUM: FIRE | {"I2"},
    TermKind.GEOGRAPHIC_EXCLUSION: FIRE | {"G3"},
    TermKind.BUFFER_ZONE: FIRE | {"W1", "M1", "G5"},
    TermKind.WITHDRAWAL_LINE: frozenset({"W1", "W2"}),
    TermKind.NO_ADVANCE: frozenset({"G3"}),
    TermKind.UAV_BAN: frozenset({"W4", "F6"}),
    TermKind.MOVEMENT_BAN: frozenset({"M1"}),
    TermKind.WINDOW_OF_SILENCE: FIRE,
    TermKind.SHIPPING: frozenset({"M2"}),
    TermKind.MONITOR_ACCESS: frozenset({"X1", "X2"}),
    TermKind.ENGINEERING: frozenset({"G5", "W3"}),
}
"""Kinds that are missing oblige to do something; an incident cannot be contrary to them."""

WITHOUT_OBJECT = "unknown"


class Answer(Enum):
    """Yes, no, or not to be told from what is known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def forbids_act(term: Term, incident_type: IncidentType, facets: Facets) -> Answer:
    """Tell whether a term forbids an act of this type, weapon and object.

    Exercises and undetermined explosions are never held against anybody (D13): the answer
    is Unknown.
    """
    acts = frozenset(term.acts) or BY_KIND.get(term.kind, frozenset())
    answers = [Answer.YES if incident_type.value in acts else Answer.NO]
    if term.weapons:
        answers.append(among(facets.weapon_class, term.weapons))
    if term.scope.objects:
        answers.append(among(facets.object_class, term.scope.objects))
    if Answer.NO in answers:
        return Answer.NO
    unclear = incident_type is IncidentType.UNDETERMINED_EXPLOSION or facets.exercise is True
    return Answer.UNKNOWN if unclear or Answer.UNKNOWN in answers else Answer.YES


def among(stated: str | None, listed: tuple[str, ...]) -> Answer:
    """Tell whether a facet is in a list; what is not stated stays open."""
    if stated is None or stated == WITHOUT_OBJECT:
        return Answer.UNKNOWN
    return Answer.YES if stated in listed else Answer.NO
