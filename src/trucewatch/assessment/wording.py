"""The only place that makes sentences about findings, from the three grades (D04).

The word "violation" and any "by X" stand in no other file. Keys and arguments are listed
in docs/reference/grades.md; the sentences stand in the report's catalogues.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trucewatch.assessment.absence import Absence
from trucewatch.assessment.occurrence import admits
from trucewatch.incidents.voices import side_of
from trucewatch.vocabulary.edition import Code, Inline, Message, Name, When
from trucewatch.vocabulary.edition import Sequence as Listed
from trucewatch.vocabulary.grade import (
    Attribution,
    GradedIncident,
    Occurrence,
    TermFinding,
    TermResult,
)
from trucewatch.vocabulary.incident import Incident
from trucewatch.vocabulary.theatre import Party

PIPELINE = "pipeline"


def wording(graded: GradedIncident, *, parties: Sequence[Party] = ()) -> Message:
    """Say what is found about an incident, no more surely than its grades allow.

    *Violation* needs O3 or higher, an act that every version prohibits, and terms in force
    for whoever acted; *by X* needs A3 or higher. Below that a side is only "named".

    Args:
        graded: The incident with its grades.
        parties: To print sides by their own names; without them the id is printed.
    """
    names = {party.id: Name(names=party.names) for party in parties}
    step = min(graded.occurrence.value, Occurrence.O3)
    sentence = _SENTENCES[step](graded, _scene(graded.incident), names)
    if "contested" in graded.incident.flags:
        sentence = Message(key="wording.contested", arguments={"wording": sentence})
    if graded.occurrence.value is Occurrence.O3 and graded.occurrence.by == PIPELINE:
        sentence = Message(key="wording.provisional", arguments={"wording": sentence})
    return sentence


def absence_wording(absence: Absence) -> Message:
    """Say that nothing of a type was recorded, and whether anybody would have noticed."""
    if absence.state is None or absence.grade.value < Occurrence.O2:
        key = "none_recorded_unobserved"
    else:
        key = "none_recorded"
    return _with(_scene(absence.incident), key)


def term_wording(finding: TermFinding) -> Message:
    """Say what one agreement says about an incident, in force or as if it had been."""
    arguments: dict[str, Inline] = {
        "agreement": Code(text=finding.agreement),
        "clauses": Listed(items=tuple(Code(text=clause) for clause in finding.clauses)),
        "versions": Listed(items=tuple(Code(text=name) for name in finding.versions)),
    }
    suffix = "" if finding.in_force else "_if_in_force"
    return Message(key=f"wording.term.{finding.result.value}{suffix}", arguments=arguments)


def breached(graded: GradedIncident) -> TermFinding | None:
    """Return the finding that makes an incident a violation, or None while none does.

    Whoever acted must have been bound: either everybody was, or responsibility is
    established (A3 or higher) and that side was.
    """
    if graded.occurrence.value < Occurrence.O3:
        return None
    established = graded.responsible if graded.attribution.value >= Attribution.A3 else None
    for finding in graded.terms:
        if finding.result is not TermResult.PROHIBITED or not finding.in_force:
            continue
        if not finding.unbound or established in finding.bound:
            return finding
    return None


Names = Mapping[str, Name]
Scene = Mapping[str, Inline]


def _scene(incident: Incident) -> Scene:
    place = incident.place
    return {
        "type": Message(key=f"incident_type.{incident.incident_type.value}"),
        "place": Name(names=place.names or {"en": place.name}),
        "when": When(value=incident.interval),
    }


def _with(scene: Scene, key: str, **arguments: Inline) -> Message:
    return Message(key=f"wording.{key}", arguments={**scene, **arguments})


def _party(side: str, names: Names) -> Inline:
    return names.get(side) or Code(text=side)


def _not_assessed(graded: GradedIncident, scene: Scene, names: Names) -> Message:  # noqa: ARG001
    return _with(scene, "not_assessed")


def _claimed(graded: GradedIncident, scene: Scene, names: Names) -> Message:
    if graded.occurrence.rule == "thermal_only":
        return _with(scene, "heat_only")
    told = [report for report in graded.incident.reports if not report.denies]
    sides = sorted({side for report in told if (side := side_of(report)) is not None})
    if len(sides) != 1:
        return _with(scene, "claimed_by_unassessed_source")
    party = _party(sides[0], names)
    if any(admits(report) for report in told):
        return _with(scene, "claimed_by_party_itself", party=party)
    if graded.responsible is None:
        return _with(scene, "claimed_by_party", party=party)
    named = _party(graded.responsible, names)
    return _with(scene, "claimed_by_party_naming", party=party, named=named)


def _reported(graded: GradedIncident, scene: Scene, names: Names) -> Message:
    return _by_attribution(graded, scene, names, ("reported", "reported_naming", "reported_by"))


def _corroborated(graded: GradedIncident, scene: Scene, names: Names) -> Message:
    finding = breached(graded)
    if finding is None:
        keys = (
            "corroborated_responsibility_not_established",
            "corroborated_naming",
            "corroborated_by",
        )
        return _by_attribution(graded, scene, names, keys)
    agreement = Code(text=finding.agreement)
    if graded.responsible in finding.bound and graded.attribution.value >= Attribution.A3:
        party = _party(str(graded.responsible), names)
        return _with(scene, "violation_by", agreement=agreement, party=party)
    return _with(scene, "violation", agreement=agreement)


def _by_attribution(
    graded: GradedIncident, scene: Scene, names: Names, keys: tuple[str, str, str]
) -> Message:
    """Choose among: nobody established, a side named, a side established."""
    if graded.responsible is None or graded.attribution.value is Attribution.A0:
        return _with(scene, keys[0])
    established = graded.attribution.value >= Attribution.A3
    key = keys[2] if established else keys[1]
    return _with(scene, key, named=_party(graded.responsible, names))


_SENTENCES = {
    Occurrence.O0: _not_assessed,
    Occurrence.O1: _claimed,
    Occurrence.O2: _reported,
    Occurrence.O3: _corroborated,
}
