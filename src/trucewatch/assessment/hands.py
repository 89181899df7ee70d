"""Grades that people set: by rule "by_hand", over what the pipeline found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from trucewatch.vocabulary.decision import Decision, Verb
from trucewatch.vocabulary.grade import Attribution, Grade, GradedIncident, Occurrence

BY_HAND = "by_hand"
WITHDRAWN = "withdrawn"
AWAITING = "awaits_second_person"
PEOPLE_FOR_O4 = 2


def by_hand(graded: GradedIncident, decisions: Iterable[Decision]) -> GradedIncident:
    """Return an incident with the grades that people have given it.

    A withdrawal sets O0. O4 takes two different people (DOMAIN §6.4); after one of them the
    grade is what it was, flagged as awaiting the second. The last word counts otherwise.

    Args:
        graded: As the pipeline grades it.
        decisions: Those that stand, in order of time; those about other incidents change
            nothing.
    """
    names = {report.id for report in graded.incident.reports}
    ours = [one for one in decisions if names.intersection(one.reports)]
    if not ours:
        return graded
    found, flags = _settled(ours)
    judged = replace(
        graded,
        incident=replace(graded.incident, flags=graded.incident.flags | flags),
        occurrence=found or graded.occurrence,
    )
    named = [one for one in ours if one.verb is Verb.GRADE and one.attribution is not None]
    if not named:
        return judged
    return replace(judged, attribution=_attribution(named[-1]), responsible=named[-1].side)


def _settled(ours: Sequence[Decision]) -> tuple[Grade[Occurrence] | None, frozenset[str]]:
    """Return the grade that decisions about one incident set, if any, and its flags."""
    withdrawn = [one for one in ours if one.verb is Verb.WITHDRAW]
    if withdrawn:
        return _grade(Occurrence.O0, WITHDRAWN, withdrawn[-1:]), frozenset({WITHDRAWN})
    found, awaiting = _occurrence(
        [one for one in ours if one.verb is Verb.GRADE and one.occurrence is not None]
    )
    return found, frozenset({AWAITING} if awaiting else ())


def _occurrence(decisions: Sequence[Decision]) -> tuple[Grade[Occurrence] | None, bool]:
    """Return the grade in force, if any, and whether an O4 waits for the second person."""
    current: Grade[Occurrence] | None = None
    verifying: list[Decision] = []
    for one in decisions:
        value = Occurrence[str(one.occurrence)]
        if value is not Occurrence.O4:
            verifying.clear()
            current = _grade(value, BY_HAND, [one])
        elif one.by not in {other.by for other in verifying}:
            verifying.append(one)
            if len(verifying) >= PEOPLE_FOR_O4:
                current = _grade(Occurrence.O4, BY_HAND, verifying)
    return current, 0 < len(verifying) < PEOPLE_FOR_O4


def _grade(value: Occurrence, rule: str, decisions: Sequence[Decision]) -> Grade[Occurrence]:
    return Grade(
        value=value,
        rule=rule,
        evidence=tuple(one.id for one in decisions),
        by=" + ".join(one.by for one in decisions),
        at=decisions[-1].at,
    )


def _attribution(decision: Decision) -> Grade[Attribution]:
    return Grade(
        value=Attribution[str(decision.attribution)],
        rule=BY_HAND,
        evidence=(decision.id,),
        by=decision.by,
        at=decision.at,
    )
