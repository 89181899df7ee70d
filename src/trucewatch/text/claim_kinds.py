"""Says of a clause what kind of claim it makes, and whether that is said to be so."""

from __future__ import annotations

from trucewatch.text.events import EventReading
from trucewatch.text.judged import Evidence
from trucewatch.text.units import Unit
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.statement import ClaimKind, Polarity

KINETIC = frozenset(
    {"attack", "strike", "shell", "hit", "explode", "shoot", "fire", "drop", "assault"}
)
DEEDS = KINETIC | {"launch"}
"""What is denied with "no" or "not"."""
AGREEING = frozenset({"begin", "agree", "propose", "end"})


def kind_of(unit: Unit, event: EventReading | None, evidence: Evidence) -> tuple[ClaimKind, str]:
    """Return the kind of claim and the rule that says so.

    Raises:
        LookupError: The clause claims nothing of a known kind.
    """
    tags = unit.tags
    denied = _denial(unit, tags)
    if denied is not None:
        return denied
    fights = bool(tags & {"shell", "clash", "shoot"})
    for needed, also, kind, rule in _KINDS:
        if kind is ClaimKind.PRISONERS and fights:
            continue
        if also == _PLANNED and event is not None and tags & KINETIC:
            continue  # "would attack once the truce lapses"
        if tags & needed and (not also or tags & also):
            return kind, rule
    if event is not None and event.rule == "advance" and "capture" not in tags:
        return ClaimKind.ADVANCE, "event-advance"
    if event is not None:
        return _EVENT_KINDS.get(event.incident_type, ClaimKind.INCIDENT), f"event-{event.rule}"
    return _late(unit, tags, evidence)


def polarity_of(unit: Unit, kind: ClaimKind, evidence: Evidence, *, supposed: bool) -> Polarity:
    """Return whether a clause says that something is so, is not, will or might be."""
    tags = unit.tags
    if supposed:
        return Polarity.HYPOTHETICAL
    if kind is ClaimKind.DENIAL or tags & {"negated", "quiet", "unbroken", "unhurt"}:
        return Polarity.DENIED
    if kind is ClaimKind.CONTROL and "lost" in tags:  # whoever lost it does not hold it
        return Polarity.DENIED
    if kind in (ClaimKind.CASUALTIES, ClaimKind.INCIDENT) and "neg" in tags:
        return Polarity.DENIED
    if tags & {"plan", "discuss"} or _lies_ahead(unit, evidence):
        return Polarity.PLANNED
    return Polarity.ASSERTED


def _late(unit: Unit, tags: frozenset[str], evidence: Evidence) -> tuple[ClaimKind, str]:
    for needed, kind, rule in _LATE_KINDS:
        if tags & needed:
            return kind, rule
    counts = evidence.quantities.between(unit.begin, unit.end)
    if "breach" in tags and any(count.unit == "violation" for count in counts):
        return ClaimKind.INCIDENT, "breaches-counted"
    raise LookupError("no kind of claim")


def _denial(unit: Unit, tags: frozenset[str]) -> tuple[ClaimKind, str] | None:
    if unit.cue_act == "deny" or "rumour" in tags or "deny" in tags:
        return ClaimKind.DENIAL, "denied"
    unhurt = tags & {"negated", "neg"} and tags & {"killed", "injured", "harm", "people"}
    if unhurt or "unhurt" in tags:
        return ClaimKind.CASUALTIES, "nobody-harmed"
    for still, rule in _STILL.items():
        if still <= tags:
            return ClaimKind.INCIDENT, rule
    if "neg" in tags and tags & DEEDS:
        return ClaimKind.DENIAL, "negated-act"
    if unit.cue_act == "label":
        return ClaimKind.DENIAL, "labelled"
    return None


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_STILL = {
    frozenset({"quiet"}): "quiet",
    frozenset({"unbroken"}): "no-breach",
    frozenset({"neg", "alert"}): "no-alert",
}
"""What says that nothing happened, with the name of the rule."""
_PLANNED = _set("plan hyp")
_KINDS = (
    (_set("truce"), _set("discuss"), ClaimKind.AGREEMENT, "agreement-discussed"),
    (_set("prisoner captive"), None, ClaimKind.PRISONERS, "prisoners"),
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
    (_set("capture control holds lost"), ClaimKind.CONTROL, "control"),
    (_set("advance"), ClaimKind.ADVANCE, "advance"),
    (_set("commit"), ClaimKind.COMMITMENT, "commitment"),
    (_set("propose"), ClaimKind.PROPOSAL, "proposal"),
    (_set("effect"), ClaimKind.AGREEMENT, "takes-effect"),
    (_set("contact talk"), ClaimKind.CONTACT, "contact"),
)


def _lies_ahead(unit: Unit, evidence: Evidence) -> bool:
    if evidence.dateline is None:
        return False
    return any(
        t.interval is not None and t.interval.start_local.date() > evidence.dateline
        for t in evidence.times.between(unit.begin, unit.end)
    )
