"""Turns judged stretches into incident mentions: one per event and document."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.text.casualties import find_casualties
from trucewatch.text.judged import Evidence, Judged
from trucewatch.text.public_events import is_background
from trucewatch.text.quantities import count_of
from trucewatch.text.sides import known_sides
from trucewatch.text.whereabouts import (
    days_meet,
    finer,
    only_place,
    place_before,
    place_within,
    told_at,
)
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.place import Place, PlaceKind, PlaceMention
from trucewatch.vocabulary.reading import IncidentMention, TimeType
from trucewatch.vocabulary.statement import ClaimKind, Polarity, Speaker

VAGUE = frozenset({IncidentType.UNDETERMINED_EXPLOSION, IncidentType.CIVILIAN_CASUALTY})
"""Types that a more exact report of the same event absorbs."""
NO_INCIDENT = frozenset({"rumour", "negated", "quiet", "agg", "hyp", "defuse", "benign"})
SUMMED = frozenset({"attack", "violation", "explosion", "drone", "missile", "burst"})
"""Units whose number without a place is a summary of many places, from ``SUMMED_FROM``."""
SUMMED_FROM = 5
WEAK_RULES = frozenset(
    {"small-arms", "explosion", "strike-by-unnamed-weapon", "attack-with-casualties"}
)
"""Rules that fit without a weapon of war being named."""
LONGEST_HEADING = 30
"""Characters before a stretch in which its line may be headed by a place."""
LOOK_BACK = 60
"""Mentions among which the same event is looked for; a page has fewer."""


def find_mentions(
    judged: tuple[Judged, ...],
    actors: tuple[str | None, ...],
    evidence: Evidence,
    zone: str,
    totals: frozenset[int] = frozenset(),
) -> tuple[IncidentMention, ...]:
    """Return the incidents that a document reports as having happened.

    Args:
        judged: What the document claims, in order.
        actors: The side said to have acted, one for each of ``judged``.
        evidence: What was found in the document.
        zone: IANA name of the clock that undated incidents are told by.
        totals: Numbers of the sentences that state a total or parts of one.
    """
    found: list[IncidentMention] = []
    for item, actor in zip(judged, actors, strict=True):
        if _is_denial(item) and found:
            _deny(found, item, evidence)
        elif item.event is None or not _happened(item) or _counted(item, totals):
            continue
        elif not (_is_background(item, evidence) or _is_summary(item, evidence)):
            _enter(found, _mention(item, actor, evidence, zone, found))
    return tuple(found)


def _enter(found: list[IncidentMention], new: IncidentMention) -> None:
    recent = range(max(0, len(found) - LOOK_BACK), len(found))
    same = next((i for i in recent if _same_event(found[i], new)), None)
    if same is None:
        found.append(new)
    else:
        found[same] = _merge(found[same], new)


def _happened(item: Judged) -> bool:
    asserted = item.polarity is Polarity.ASSERTED and not item.historical
    # Holding a place is a state; taking it is what happens.
    is_state = item.event is not None and item.event.rule == "control-claimed"
    if item.event is not None and item.event.rule == "mine" and "defuse" in item.tags:
        return asserted and not item.tags & (NO_INCIDENT - {"defuse"})
    return asserted and not is_state and not item.tags & NO_INCIDENT


def _is_background(item: Judged, evidence: Evidence) -> bool:
    """Tell whether a weak sign of force belongs to a protest, a disaster or a crime."""
    weak = item.event is not None and item.event.rule in WEAK_RULES
    return weak and is_background(evidence.text[item.begin : item.end], evidence.language)


def _is_summary(item: Judged, evidence: Evidence) -> bool:
    """Tell whether several acts without a place, or acts that recur, are summed up."""
    times = evidence.times.between(item.begin, item.end)
    if any(time.time_type is TimeType.SET for time in times):
        return True
    counts = evidence.quantities.between(item.begin, item.end)
    several = any(count.unit in SUMMED and count.value >= SUMMED_FROM for count in counts)
    return several and not _names_a_place(item, evidence)


def _names_a_place(item: Judged, evidence: Evidence) -> bool:
    """Tell whether a place is named in a stretch or as the heading of its line ("2. Lyman.")."""
    line = evidence.text.rfind("\n", max(0, item.begin - LONGEST_HEADING), item.begin) + 1
    begin = line if line > 0 or item.begin <= LONGEST_HEADING else item.begin
    inside = evidence.places.between(begin, item.end)
    return any(place.place.kind is not PlaceKind.COUNTRY for place in inside)


def _counted(item: Judged, totals: frozenset[int]) -> bool:
    return any(unit.sentence in totals for unit in item.units)


def _is_denial(item: Judged) -> bool:
    return item.kind is ClaimKind.DENIAL and item.speaker is not None and not item.historical


def _deny(found: list[IncidentMention], denial: Judged, evidence: Evidence) -> None:
    """Note a denial on the last incident that it can be meant of."""
    speaker = denial.speaker
    if speaker is None:
        return
    named = _places_denied(denial, speaker, evidence)
    sides = known_sides(evidence.language)
    side = speaker.affiliation if speaker.affiliation in sides else None
    recent = range(len(found) - 1, max(-1, len(found) - 1 - LOOK_BACK), -1)
    meant = [
        at for at in recent if _can_deny(speaker, side, found[at]) and _is_at(found[at], named)
    ]
    # A side rather denies what it is said to have done than what others did.
    own = [at for at in meant if side is None or found[at].actor in (None, side)]
    for at in (own or meant)[:1]:
        found[at] = replace(found[at], denied_by=speaker.name, denier_side=side)


def _places_denied(denial: Judged, speaker: Speaker, evidence: Evidence) -> list[Place]:
    return [
        p.place
        for p in evidence.places.between(denial.begin, denial.end)
        if p.place.kind is not PlaceKind.COUNTRY and not _names(speaker, p)
    ]


def _is_at(one: IncidentMention, named: list[Place]) -> bool:
    return not named or one.place is None or one.place.place in named


def _names(speaker: Speaker, place: PlaceMention) -> bool:
    """Tell whether a place belongs to the denier's name ("officials in …")."""
    span = speaker.span
    if span is not None and span.begin <= place.span.begin < span.end:
        return True
    return place.span.text in speaker.name


def _can_deny(speaker: Speaker, side: str | None, one: IncidentMention) -> bool:
    if one.denied_by or speaker.name in one.reported_by:
        return False
    return side is None or side != one.reporter_side


def _mention(
    item: Judged,
    actor: str | None,
    evidence: Evidence,
    zone: str,
    found: list[IncidentMention],
) -> IncidentMention:
    event = item.event
    if event is None:
        raise ValueError("a mention needs an event; judge() gave none")
    speaker = item.speaker
    counts = evidence.quantities.between(item.begin, item.end)
    side = speaker.affiliation if speaker else None
    return IncidentMention(
        span=Span(begin=item.begin, end=item.end, text=evidence.text[item.begin : item.end]),
        incident_type=event.incident_type,
        place=_where(item, evidence, found),
        interval=told_at(item.begin, item.end, evidence, zone),
        actor=actor,
        reported_by=(speaker.name if speaker else "media",),
        reporter_side=side if side in known_sides(evidence.language) else None,
        weapon=event.facets.weapon_class,
        count=next((count for q in counts if (count := count_of(q))), None),
        casualties=find_casualties(item.tagged, counts),
        rule=f"event-{event.rule}",
    )


def _where(item: Judged, evidence: Evidence, found: list[IncidentMention]) -> PlaceMention | None:
    """What goes on without a name goes on where the last incident was."""
    return (
        place_within(item.begin, item.end, evidence)
        or (found[-1].place if found else None)
        or place_before(item.begin, evidence)
        or only_place(evidence)
    )


def _same_event(old: IncidentMention, new: IncidentMention) -> bool:
    if not _related(old, new):
        return False
    if old.place and new.place and old.place.place != new.place.place:
        return False
    if old.actor and new.actor and old.actor != new.actor:
        return False
    return not (old.interval and new.interval) or days_meet(old.interval, new.interval)


def _related(old: IncidentMention, new: IncidentMention) -> bool:
    """Tell whether two mentions are of one type, or one leaves its type open."""
    if old.incident_type is new.incident_type:
        return True
    if old.incident_type in VAGUE or new.incident_type in VAGUE:
        return True
    return _unarmed(new) and not set(new.reported_by).isdisjoint(old.reported_by)


def _unarmed(one: IncidentMention) -> bool:
    """Tell whether a mention leaves open what was fired: "the fire came from …"."""
    return one.incident_type is IncidentType.SMALL_ARMS and one.weapon is None


def _merge(old: IncidentMention, new: IncidentMention) -> IncidentMention:
    exact = new if old.incident_type in VAGUE and new.incident_type not in VAGUE else old
    other = new if exact is old else old
    return replace(
        exact,
        place=exact.place or other.place,
        interval=finer(exact.interval, other.interval),
        actor=exact.actor or other.actor,
        weapon=exact.weapon or other.weapon,
        count=exact.count or other.count,
        casualties=exact.casualties or other.casualties,
        denied_by=exact.denied_by or other.denied_by,
        denier_side=(exact if exact.denied_by else other).denier_side,
        reported_by=tuple(dict.fromkeys((*exact.reported_by, *other.reported_by))),
    )
