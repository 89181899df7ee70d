"""Turns judged stretches into incident mentions: one per event and document."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from trucewatch.text.casualties import find_casualties
from trucewatch.text.claims import (
    Evidence,
    Judged,
    actor_of,
    interval_for,
    place_before,
    place_within,
)
from trucewatch.text.quantities import count_of
from trucewatch.text.sides import known_sides
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.interval import Interval, day_interval
from trucewatch.vocabulary.place import PlaceMention
from trucewatch.vocabulary.reading import IncidentMention, TimeType
from trucewatch.vocabulary.statement import ClaimKind, Polarity

VAGUE = frozenset({IncidentType.UNDETERMINED_EXPLOSION, IncidentType.CIVILIAN_CASUALTY})
"""Types that a more exact report of the same event absorbs."""
NO_INCIDENT = frozenset({"exercise", "rumour", "negated", "quiet", "agg", "hyp"})
NEWS_DAYS = 14
LOOK_BACK = 60
"""Mentions among which the same event is looked for; a page has fewer."""


def find_mentions(
    judged: tuple[Judged, ...], evidence: Evidence, zone: str
) -> tuple[IncidentMention, ...]:
    """Return the incidents that a document reports as having happened."""
    found: list[IncidentMention] = []
    for item in judged:
        if _is_denial(item) and found:
            found[-1] = _denied(found[-1], item, evidence)
            continue
        if item.event is None or not _happened(item):
            continue
        new = _mention(item, evidence, zone, found[-1].place if found else None)
        recent = range(max(0, len(found) - LOOK_BACK), len(found))
        same = next((i for i in recent if _same_event(found[i], new)), None)
        if same is None:
            found.append(new)
        else:
            found[same] = _merge(found[same], new)
    return tuple(found)


def _happened(item: Judged) -> bool:
    tags = frozenset().union(*(unit.tags for unit in item.units))
    asserted = item.polarity is Polarity.ASSERTED and not item.historical
    return asserted and not tags & NO_INCIDENT


def _is_denial(item: Judged) -> bool:
    speaker = item.units[0].speaker
    return item.kind is ClaimKind.DENIAL and speaker is not None and not item.historical


def _denied(mention: IncidentMention, denial: Judged, evidence: Evidence) -> IncidentMention:
    speaker = denial.units[0].speaker
    if speaker is None or speaker.name in mention.reported_by or mention.denied_by:
        return mention
    named = [p.place for p in evidence.places.between(denial.begin, denial.end)]
    if named and mention.place and mention.place.place not in named:
        return mention
    side = speaker.affiliation
    known = side in known_sides(evidence.language)
    return replace(mention, denied_by=speaker.name, denier_side=side if known else None)


def _mention(
    item: Judged, evidence: Evidence, zone: str, last_place: PlaceMention | None
) -> IncidentMention:
    event = item.event
    if event is None:
        raise ValueError("a mention needs an event; judge() gave none")
    speaker = item.units[0].speaker
    begin, end = item.begin, item.end
    counts = evidence.quantities.between(begin, end)
    side = speaker.affiliation if speaker else None
    return IncidentMention(
        span=Span(begin=begin, end=end, text=evidence.text[begin:end]),
        incident_type=event.incident_type,
        # What goes on without a name goes on where the last incident was.
        place=place_within(begin, end, evidence) or last_place or place_before(begin, evidence),
        interval=_when(item, evidence, zone),
        actor=actor_of(item, evidence),
        reported_by=(speaker.name if speaker else "media",),
        reporter_side=side if side in known_sides(evidence.language) else None,
        weapon=event.facets.weapon_class,
        count=next((count for q in counts if (count := count_of(q))), None),
        casualties=find_casualties(
            tuple(word for unit in item.units for word in unit.tagged), counts
        ),
        rule=f"event-{event.rule}",
    )


def _when(item: Judged, evidence: Evidence, zone: str) -> Interval | None:
    stated = interval_for(item.begin, item.end, evidence)
    if stated is not None:
        return stated
    if evidence.dateline is None:
        return None
    recent = [
        t.interval
        for t in evidence.times.before(item.begin)
        if t.interval
        and t.time_type is not TimeType.DURATION
        and evidence.dateline - timedelta(days=NEWS_DAYS)
        <= t.interval.start_local.date()
        <= evidence.dateline
    ]
    return recent[-1] if recent else day_interval(evidence.dateline, zone)


def _same_event(old: IncidentMention, new: IncidentMention) -> bool:
    related = old.incident_type is new.incident_type or (
        old.incident_type in VAGUE or new.incident_type in VAGUE
    )
    if not related:
        return False
    if old.place and new.place and old.place.place != new.place.place:
        return False
    return not (old.interval and new.interval) or _days_meet(old.interval, new.interval)


def _days_meet(one: Interval, other: Interval) -> bool:
    return (
        one.start_local.date() <= other.end_local.date()
        and other.start_local.date() <= one.end_local.date()
    )


def _merge(old: IncidentMention, new: IncidentMention) -> IncidentMention:
    exact = new if old.incident_type in VAGUE and new.incident_type not in VAGUE else old
    other = new if exact is old else old
    return replace(
        exact,
        place=exact.place or other.place,
        actor=exact.actor or other.actor,
        weapon=exact.weapon or other.weapon,
        count=exact.count or other.count,
        casualties=exact.casualties or other.casualties,
        denied_by=exact.denied_by or other.denied_by,
        denier_side=(exact if exact.denied_by else other).denier_side,
        reported_by=tuple(dict.fromkeys((*exact.reported_by, *other.reported_by))),
    )
