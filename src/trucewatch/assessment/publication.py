"""The one place that decides what of the incidents may be shown, and how finely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from trucewatch.assessment.coarse import coarse_place
from trucewatch.incidents.assembly import incident_id
from trucewatch.text.persons import PRISONERS, blotted
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.incident import Incident, IncidentType, ItemType, Report
from trucewatch.vocabulary.place import Place, PlaceKind
from trucewatch.vocabulary.policy import Audience, Policy, Sensitivity
from trucewatch.vocabulary.quantity import Casualties

REGION_KM = 50.0
"""Radius given to a place that is told for its region only."""
READERS_NEEDED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Who looks, when, and what is known about the ground.

    Attributes:
        now: Time of publication, aware UTC. It is not the as-of time: an old state of
            knowledge published today is published today.
        far_from_line: Tells whether a place is surely further from the line than a number
            of kilometres; what is not known is not far.
        region_of: Names the region of a place as a place of its own, or None.
        invented: True for demonstration material, whose delay endangers nobody.
        readers: Who approved an incident for publication, by id of its reports.
    """

    audience: Audience
    now: datetime
    far_from_line: Callable[[Place, float], bool] = lambda _place, _km: False
    region_of: Callable[[Place], Place | None] = lambda _place: None
    invented: bool = False
    readers: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Incidents as they may be shown, and how many are held back for which reason."""

    incidents: tuple[GradedIncident, ...]
    held: Mapping[str, int]


def published(incidents: Sequence[GradedIncident], policy: Policy, view: View) -> Shown:
    """Return what of some incidents an audience may see.

    For the public the held are left out and only counted; of the others positions are
    coarse, words of restricted evidence are left out, nobody is named, observers have
    letters, and few casualties in a small place are told for the region. Both sides'
    incidents go through the same rules: no rule looks at a side (D20).

    Args:
        incidents: Graded incidents, as known.
        policy: The workspace's.
        view: Audience, time of publication, and ground.
    """
    if view.audience is Audience.ANALYST:
        return Shown(incidents=tuple(incidents), held={})
    letters = _letters(incidents)
    shown: list[GradedIncident] = []
    held: Counter[str] = Counter()
    for graded in incidents:
        reason = hold_reason(graded.incident, policy, view)
        if reason is None:
            shown.append(_public(graded, policy, view, letters))
        else:
            held[reason] += 1
    return Shown(incidents=tuple(shown), held=dict(sorted(held.items())))


def hold_reason(incident: Incident, policy: Policy, view: View) -> str | None:
    """Say why the public may not see an incident, or None when it may.

    Returns:
        ``hold_all``, ``held``, ``class``, ``delay``, ``second_reader`` or None.
    """
    tests = (
        ("hold_all", policy.hold_all),
        ("held", _is_listed(incident, policy)),
        ("class", _is_classified(incident, policy)),
        ("delay", not _delay_is_over(incident, policy, view)),
        ("second_reader", _lacks_reader(incident, policy, view)),
    )
    return next((reason for reason, holds in tests if holds), None)


def public_words(words: str, public_names: Sequence[str] = ()) -> str:
    """Blot out names in words about prisoners; others' are blotted where they are private."""
    return blotted(words, None, public_names) if PRISONERS.search(words) else words


def public_place(place: Place, policy: Policy) -> Place:
    """Return a place as coarse as the public may have it."""
    return coarse_place(place, policy.position_km)


def _is_listed(incident: Incident, policy: Policy) -> bool:
    """Tell whether it, a part of it, or an incident merged into it is on the list."""
    if not policy.held:
        return False
    named = {incident.id}
    for report in incident.reports:
        named |= {report.id, report.document or "", report.evidence.sha256, incident_id(report.id)}
    return not policy.held.isdisjoint(named)


def _is_classified(incident: Incident, policy: Policy) -> bool:
    if policy.class_of(incident.incident_type.value).is_held:
        return True
    classes = [policy.class_of(report.item_type.value) for report in incident.reports]
    return bool(classes) and all(each.is_held for each in classes)


def _delay_is_over(incident: Incident, policy: Policy, view: View) -> bool:
    if view.invented or view.now >= incident.interval.end_at + timedelta(hours=policy.delay_h):
        return True
    return view.far_from_line(incident.place, policy.near_line_km)


def _lacks_reader(incident: Incident, policy: Policy, view: View) -> bool:
    given = (view.readers.get(report.id, frozenset()) for report in incident.reports)
    readers = frozenset().union(*given)
    return policy.second_reader and len(readers) < READERS_NEEDED


def _public(
    graded: GradedIncident, policy: Policy, view: View, letters: Mapping[str, str]
) -> GradedIncident:
    incident = graded.incident
    raised = _is_told_for_region(incident, policy)
    place = _regional(incident.place, view) if raised else public_place(incident.place, policy)
    kept = [
        report for report in incident.reports if not policy.class_of(report.item_type.value).is_held
    ]
    reports = tuple(
        replace(
            report,
            place=place if raised else public_place(report.place, policy),
            words=_words(report, policy, withheld=raised),
            speaker=letters.get(report.speaker or "", report.speaker),
        )
        for report in kept
    )
    names = {report.id for report in reports}
    origins = tuple(
        replace(origin, reports=left)
        for origin in incident.origins
        if (left := tuple(name for name in origin.reports if name in names))
    )
    changed = replace(incident, place=place, reports=reports, origins=origins)
    return replace(graded, incident=changed)


def _words(report: Report, policy: Policy, *, withheld: bool) -> str:
    if withheld or policy.class_of(report.item_type.value) is Sensitivity.RESTRICTED:
        return ""
    return public_words(report.words)


def _is_told_for_region(incident: Incident, policy: Policy) -> bool:
    if policy.class_of(incident.incident_type.value) is Sensitivity.RESTRICTED:
        return True
    if incident.place.kind in (PlaceKind.REGION, PlaceKind.COUNTRY):
        return False
    small = (incident.place.population or 0) < policy.small_place
    return small and 0 < _hurt(incident.casualties) < policy.casualties_k


def _hurt(casualties: Casualties | None) -> int:
    if casualties is None:
        return 0
    return max(casualties.killed_high or 0, casualties.killed_low or 0) + max(
        casualties.injured_high or 0, casualties.injured_low or 0
    )


def _regional(place: Place, view: View) -> Place:
    region = view.region_of(place)
    if region is None:
        region = Place(
            id=None,
            name=place.region or "unnamed region",
            position=place.position,
            precision_m=REGION_KM * 1000,
            kind=PlaceKind.REGION,
            country=place.country,
            region=place.region,
        )
    return coarse_place(region, REGION_KM)


def _letters(incidents: Sequence[GradedIncident]) -> dict[str, str]:
    """Give every observer a letter, in the order of their pseudonyms."""
    observers = sorted(
        {
            report.speaker
            for graded in incidents
            for report in graded.incident.reports
            if report.item_type is ItemType.FIELD_REPORT and report.speaker is not None
        }
    )
    return {name: observer_letter(at) for at, name in enumerate(observers)}


def observer_letter(number: int) -> str:
    """Name an observer by turn: A to Z, then AA and so on.

    >>> observer_letter(0), observer_letter(26)
    ('observer A', 'observer AA')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"observer {letters}"


PEOPLE = frozenset({IncidentType.DETENTION, IncidentType.PRISONER_EXCHANGE})
"""Types whose incidents are about prisoners: counts only (D15)."""
