"""Finds what a text says did not happen: no shelling recorded, nobody fired, all quiet."""

from __future__ import annotations

from trucewatch.text.judged import Evidence, Judged
from trucewatch.text.negation import negates_an_act
from trucewatch.text.sides import known_sides
from trucewatch.text.whereabouts import only_place, place_within, told_at
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.place import PlaceMention
from trucewatch.vocabulary.reading import AbsenceMention
from trucewatch.vocabulary.statement import Polarity

QUIET_RULES = frozenset({"quiet", "no-breach", "no-alert"})
OPEN = frozenset({"plan", "hyp", "commit", "agg", "rumour", "exercise", "verify", "reaction"})
"""What makes a negated act a promise, a doubt or a talk about one rather than a finding."""


def find_absences(
    judged: tuple[Judged, ...],
    actors: tuple[str | None, ...],
    evidence: Evidence,
    zone: str,
) -> tuple[AbsenceMention, ...]:
    """Return what a document says did not happen, each with place, time and source.

    Args:
        judged: What the document claims, in order.
        actors: The side said to have acted, one for each of ``judged``.
        evidence: What was found in the document.
        zone: IANA name of the clock that undated findings are told by.
    """
    return tuple(
        _mention(item, actor, evidence, zone)
        for item, actor in zip(judged, actors, strict=True)
        if _is_absence(item, evidence)
    )


def _is_absence(item: Judged, evidence: Evidence) -> bool:
    if item.polarity is not Polarity.DENIED or item.historical or item.tags & OPEN:
        return False
    if item.rule in QUIET_RULES:
        return True
    if item.event is None:
        return False
    if item.rule == "denied":
        return any(unit.cue_act == "deny" for unit in item.units) or "deny" in item.tags
    return item.rule == "negated-act" and negates_an_act(item.tagged, evidence.text)


def _mention(item: Judged, actor: str | None, evidence: Evidence, zone: str) -> AbsenceMention:
    speaker = item.speaker
    side = speaker.affiliation if speaker else None
    return AbsenceMention(
        span=Span(begin=item.begin, end=item.end, text=evidence.text[item.begin : item.end]),
        incident_type=_type(item),
        place=_where(item, evidence),
        interval=told_at(item.begin, item.end, evidence, zone),
        reported_by=speaker.name if speaker else _observer(item),
        reporter_side=side if side in known_sides(evidence.language) else None,
        actor=actor,
        rule=f"absent-{item.rule}",
    )


def _observer(item: Judged) -> str:
    """Name who looked and found nothing ("the patrol saw no …"), else the article."""
    looked = (word for word in item.tagged if "monitor" in word.tags)
    return next((word.text for word in looked), "media")


def _type(item: Judged) -> IncidentType | None:
    if item.rule == "no-alert":  # No siren, no drone or missile on its way.
        return IncidentType.LONG_RANGE_STRIKE
    return item.event.incident_type if item.event and item.rule != "no-breach" else None


def _where(item: Judged, evidence: Evidence) -> PlaceMention | None:
    """Where the words say; a finding without a place is about no place of the page's others."""
    return place_within(item.begin, item.end, evidence) or only_place(evidence)
