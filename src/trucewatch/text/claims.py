"""Derives claims from units: what is claimed, and whether it is said to be so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from trucewatch.text.events import EventReading, classify
from trucewatch.text.shelf import Shelf
from trucewatch.text.sides import acting_side
from trucewatch.text.units import Unit
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import PlaceKind, PlaceMention
from trucewatch.vocabulary.reading import QuantityMention, TimeMention, TimeType
from trucewatch.vocabulary.statement import Claim, ClaimKind, Polarity, Speaker

HISTORY_DAYS = 45
"""What lies further back than this before the dateline is background, not news."""

LONGEST_SENTENCE, LONGEST_PARAGRAPH = 1_000, 5_000
"""Characters looked back through; without a bound, reading would not be linear."""

KINETIC = frozenset(
    {"attack", "strike", "shell", "hit", "explode", "shoot", "fire", "drop", "assault"}
)
AGREEING = frozenset({"begin", "agree", "propose", "end"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything found in a document that claims can point at."""

    text: str
    language: Language
    dateline: date | None
    places: Shelf[PlaceMention]
    times: Shelf[TimeMention]
    quantities: Shelf[QuantityMention]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A stretch with its kind of claim, polarity, and the event it speaks of, if any."""

    units: tuple[Unit, ...]
    kind: ClaimKind
    polarity: Polarity
    historical: bool
    event: EventReading | None
    rule: str

    @property
    def begin(self) -> int:
        """First code point."""
        return min(unit.begin for unit in self.units)

    @property
    def end(self) -> int:
        """One past the last code point."""
        return max(unit.end for unit in self.units)


def judge(units: tuple[Unit, ...], evidence: Evidence) -> tuple[Judged, ...]:
    """Judge every unit; neighbours of one sentence, source and kind become one."""
    found: list[Judged] = []
    history: dict[int, bool] = {}
    hypothesis: dict[int, bool] = {}
    for unit in units:
        history[unit.sentence] = history.get(unit.sentence, False) or _is_history(unit, evidence)
        hypothesis[unit.sentence] = hypothesis.get(unit.sentence, False) or "hyp" in unit.tags
    for unit in units:
        one = _judge_one(
            unit, evidence, historical=history[unit.sentence], supposed=hypothesis[unit.sentence]
        )
        if one is None:
            continue
        last = found[-1] if found else None
        if last is not None and _belong_together(last, one):
            found[-1] = replace(last, units=(*last.units, unit), event=last.event or one.event)
        else:
            found.append(one)
    return _widened(found, units)


def _widened(found: list[Judged], units: tuple[Unit, ...]) -> tuple[Judged, ...]:
    """Let the only claim of a sentence and source have all its clauses."""
    families: dict[tuple[int, Speaker | None], list[Unit]] = {}
    for unit in units:
        families.setdefault((unit.sentence, unit.speaker), []).append(unit)
    claims = Counter((item.units[0].sentence, item.units[0].speaker) for item in found)
    wide = []
    for item in found:
        source = (item.units[0].sentence, item.units[0].speaker)
        whole = replace(item, units=tuple(families[source])) if claims[source] == 1 else item
        tagged = tuple(word for unit in whole.units for word in unit.tagged)
        wide.append(replace(whole, event=classify(tagged) if item.event else None))
    return tuple(wide)


def as_claim(judged: Judged, evidence: Evidence, number: int, document: str) -> Claim:
    """Make the record of a judged stretch."""
    unit = judged.units[0]
    place = place_for(judged.begin, judged.end, evidence)
    interval = interval_for(judged.begin, judged.end, evidence)
    quantity = next(iter(evidence.quantities.between(judged.begin, judged.end)), None)
    text = evidence.text[judged.begin : judged.end]
    return Claim(
        id=f"{document}:claim:{number}",
        document=document,
        span=Span(begin=judged.begin, end=judged.end, text=text),
        kind=judged.kind,
        polarity=judged.polarity,
        claimed_by=unit.speaker.name if unit.speaker else "media",
        affiliation=unit.speaker.affiliation if unit.speaker else "media",
        actor=actor_of(judged, evidence),
        place=place.span.text if place else None,
        interval=interval,
        quantity=quantity.value if quantity else None,
        unit=quantity.unit if quantity else None,
        historical=judged.historical,
        rule=judged.rule,
    )


def actor_of(judged: Judged, evidence: Evidence) -> str | None:
    """Name the side said to have acted in a judged stretch."""
    speaker = judged.units[0].speaker
    for unit in judged.units:
        side = acting_side(
            evidence.text, unit.tagged, evidence.language, speaker.affiliation if speaker else None
        )
        if side is not None:
            return side
    return None


def place_for(begin: int, end: int, evidence: Evidence) -> PlaceMention | None:
    """The place named in a stretch or its sentence, else the nearest one named before."""
    return place_within(begin, end, evidence) or place_before(begin, evidence)


def place_within(begin: int, end: int, evidence: Evidence) -> PlaceMention | None:
    """The last settlement in a stretch, else a region, else what its sentence opens with."""
    inside = _local(evidence.places.between(begin, end))
    start = max(0, begin - LONGEST_SENTENCE)
    ends = (evidence.text.rfind(stop, start, begin) for stop in (". ", "! ", "? ", "\n"))
    opening = max(*ends, start)
    named = _exact(inside) or inside or _local(evidence.places.between(opening, begin))
    return named[-1] if named else None


def place_before(begin: int, evidence: Evidence) -> PlaceMention | None:
    """The nearest place named before, in the same paragraph if there is one."""
    line = evidence.text.rfind("\n", max(0, begin - LONGEST_PARAGRAPH), begin)
    before = _local(evidence.places.before(begin))
    here = [p for p in before if p.span.begin > line]
    near = _exact(here or before) or before
    return near[-1] if near else None


def _local(places: list[PlaceMention]) -> list[PlaceMention]:
    return [p for p in places if p.place.kind is not PlaceKind.COUNTRY]


def _exact(places: list[PlaceMention]) -> list[PlaceMention]:
    return [p for p in places if p.place.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE)]


def interval_for(begin: int, end: int, evidence: Evidence) -> Interval | None:
    """The time stated in a stretch, or None."""
    stated = [
        t.interval
        for t in evidence.times.between(begin, end)
        if t.interval and t.time_type is not TimeType.DURATION
    ]
    return stated[0] if stated else None


def _belong_together(last: Judged, one: Judged) -> bool:
    a, b = last.units[-1], one.units[0]
    same_source = a.sentence == b.sentence and a.speaker == b.speaker
    near = b.begin - a.end <= 3
    return same_source and near and last.kind is one.kind and last.polarity is one.polarity


def _is_history(unit: Unit, evidence: Evidence) -> bool:
    if "past" in unit.tags:
        return True
    if evidence.dateline is None:
        return False
    limit = evidence.dateline - timedelta(days=HISTORY_DAYS)
    return any(
        t.interval is not None and t.interval.end_local.date() < limit
        for t in evidence.times.between(unit.begin, unit.end)
    )


def _judge_one(
    unit: Unit, evidence: Evidence, *, historical: bool, supposed: bool
) -> Judged | None:
    event = classify(unit.tagged)
    kind, rule = _kind(unit, event)
    if kind is None and "breach" in unit.tags and _counts_breaches(unit, evidence):
        kind, rule = ClaimKind.INCIDENT, "breaches-counted"
    if kind is None:
        return None
    polarity = _polarity(unit, kind, evidence, supposed=supposed)
    return Judged(
        units=(unit,), kind=kind, polarity=polarity, historical=historical, event=event, rule=rule
    )


def _counts_breaches(unit: Unit, evidence: Evidence) -> bool:
    return any(q.unit == "violation" for q in evidence.quantities.between(unit.begin, unit.end))


def _kind(unit: Unit, event: EventReading | None) -> tuple[ClaimKind | None, str]:
    tags = unit.tags
    denied = _denial(unit, tags)
    if denied is not None:
        return denied
    fights = bool(tags & {"shell", "clash", "shoot"})
    for needed, also, kind, rule in _KINDS:
        if kind is ClaimKind.PRISONERS and fights:
            continue
        if tags & needed and (not also or tags & also):
            return kind, rule
    if event is not None:
        return _EVENT_KINDS.get(event.incident_type, ClaimKind.INCIDENT), f"event-{event.rule}"
    for needed, kind, rule in _LATE_KINDS:
        if tags & needed:
            return kind, rule
    return None, ""


def _denial(unit: Unit, tags: frozenset[str]) -> tuple[ClaimKind, str] | None:
    if unit.cue_act == "deny" or "rumour" in tags or "deny" in tags:
        return ClaimKind.DENIAL, "denied"
    if tags & {"negated", "neg"} and tags & {"killed", "injured", "harm", "people"}:
        return ClaimKind.CASUALTIES, "nobody-harmed"
    if "quiet" in tags:
        return ClaimKind.INCIDENT, "quiet"
    if "neg" in tags and tags & KINETIC:
        return ClaimKind.DENIAL, "negated-act"
    if unit.cue_act == "label":
        return ClaimKind.DENIAL, "labelled"
    return None


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KINDS = (
    (_set("prisoner"), None, ClaimKind.PRISONERS, "prisoners"),
    (_set("truce"), AGREEING, ClaimKind.AGREEMENT, "agreement"),
    (_set("truce"), _set("plan hyp"), ClaimKind.AGREEMENT, "agreement"),
    (_set("aid"), _set("agree begin plan launch"), ClaimKind.AID, "aid"),
    (_set("contact talk"), _set("plan hyp begin agree"), ClaimKind.CONTACT, "contact"),
)
_EVENT_KINDS = {
    IncidentType.ADVANCE: ClaimKind.CONTROL,
    IncidentType.WITHDRAWAL: ClaimKind.CONTROL,
    IncidentType.CIVILIAN_CASUALTY: ClaimKind.CASUALTIES,
}
_LATE_KINDS = (
    (_set("killed injured"), ClaimKind.CASUALTIES, "casualties"),
    (_set("capture control"), ClaimKind.CONTROL, "control"),
    (_set("advance"), ClaimKind.ADVANCE, "advance"),
    (_set("commit"), ClaimKind.COMMITMENT, "commitment"),
    (_set("propose"), ClaimKind.PROPOSAL, "proposal"),
    (_set("contact talk"), ClaimKind.CONTACT, "contact"),
)


def _polarity(unit: Unit, kind: ClaimKind, evidence: Evidence, *, supposed: bool) -> Polarity:
    tags = unit.tags
    if supposed:
        return Polarity.HYPOTHETICAL
    if kind is ClaimKind.DENIAL or tags & {"negated", "quiet"}:
        return Polarity.DENIED
    if kind is ClaimKind.CONTROL and "lost" in tags:  # whoever lost it does not hold it
        return Polarity.DENIED
    if kind in (ClaimKind.CASUALTIES, ClaimKind.INCIDENT) and "neg" in tags:
        return Polarity.DENIED
    if "plan" in tags or _lies_ahead(unit, evidence):
        return Polarity.PLANNED
    return Polarity.ASSERTED


def _lies_ahead(unit: Unit, evidence: Evidence) -> bool:
    if evidence.dateline is None:
        return False
    return any(
        t.interval is not None and t.interval.start_local.date() > evidence.dateline
        for t in evidence.times.between(unit.begin, unit.end)
    )
