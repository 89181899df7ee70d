"""Says of a clause what kind of claim it makes, and whether that is said to be so."""

from __future__ import annotations

import re

from trucewatch.text.events import EventReading
from trucewatch.text.judged import Evidence
from trucewatch.text.negation import DEEDS, KINETIC, negates_an_act
from trucewatch.text.units import Unit
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.statement import ClaimKind, Polarity

AGREEING = frozenset({"begin", "agree", "propose", "end"})


def kind_of(unit: Unit, event: EventReading | None, evidence: Evidence) -> tuple[ClaimKind, str]:
    """Return the kind of claim and the rule that says so.

    Raises:
        LookupError: The clause claims nothing of a known kind.
    """
    tags = unit.tags
    denied = _denial(unit, tags, evidence.text)
    if denied is not None:
        return denied
    named = _named(tags, event)
    if named is not None:
        return named
    if event is None:
        return _late(unit, tags, evidence)
    if event.rule == "advance":
        return _advance(unit, evidence)
    return _EVENT_KINDS.get(event.incident_type, ClaimKind.INCIDENT), f"event-{event.rule}"


def _named(tags: frozenset[str], event: EventReading | None) -> tuple[ClaimKind, str] | None:
    """The first kind whose words all occur; "would attack once the truce lapses" plans nothing."""
    fights = bool(tags & {"shell", "clash", "shoot"}) and "captive" not in tags
    attacks = event is not None and bool(tags & KINETIC)
    for needed, also, kind, rule in _KINDS:
        other = (kind is ClaimKind.PRISONERS and fights) or (also == _PLANNED and attacks)
        if not other and tags & needed and (not also or tags & also):
            return kind, rule
    return None


def _advance(unit: Unit, evidence: Evidence) -> tuple[ClaimKind, str]:
    """Ground gained or taken; what is captured without any ground named is no claim of it."""
    if not _of_ground(unit, evidence):
        raise LookupError("captured, but no ground")
    kind = ClaimKind.CONTROL if "capture" in unit.tags else ClaimKind.ADVANCE
    return kind, "event-advance"


def polarity_of(unit: Unit, kind: ClaimKind, evidence: Evidence, *, supposed: bool) -> Polarity:
    """Return whether a clause says that something is so, is not, will or might be."""
    tags = unit.tags
    if supposed:
        return Polarity.HYPOTHETICAL
    if _is_denied(unit, kind, evidence.text):
        return Polarity.DENIED
    if kind is ClaimKind.INCIDENT and "neg" in tags:
        return Polarity.ASSERTED  # what it did is negated, not the act
    if tags & {"plan", "discuss"} or _lies_ahead(unit, evidence):
        return Polarity.PLANNED
    return Polarity.ASSERTED


def _is_denied(unit: Unit, kind: ClaimKind, text: str) -> bool:
    tags = unit.tags
    if kind is ClaimKind.DENIAL or tags & {"negated", "quiet", "unbroken", "unhurt"}:
        return True
    if tags & _DENYING.get(kind, frozenset()):  # whoever lost ground does not hold it
        return True
    acts = tags & DEEDS and not negates_an_act(unit.tagged, text)
    return kind is ClaimKind.INCIDENT and "neg" in tags and not acts


def _of_ground(unit: Unit, evidence: Evidence) -> bool:
    """Tell whether what was taken can be ground: a place, a side, troops or land are named."""
    tags = unit.tags
    if tags & _SURELY_GROUND:
        return True
    if unit.speaker is not None or any(tag[:2] == "s:" for tag in tags):
        return True
    if evidence.quantities.between(unit.begin, unit.end):
        return True
    return bool(evidence.places.between(unit.begin, unit.end)) or bool(
        _LAND.search(evidence.text, unit.begin, unit.end)
    )


_SURELY_GROUND = frozenset(
    {"advance", "own", "force", "near", "o:position", "holds", "control", "lost", "agree"}
)
_LAND = re.compile(
    r"\b(?:village|town|settlement|hamlet|hill|district|quarter|bank|bridgehead|territor|area|"
    r"dorf|dörf|stadt|ort|siedlung|höhe|viertel|ufer|gebiet|gelände|"
    r"сел|смт|міст|висот|квартал|берег|плацдарм|територ|район|"
    r"пос[её]л|деревн|город|территор|участ)",
    re.IGNORECASE,
)


def _late(unit: Unit, tags: frozenset[str], evidence: Evidence) -> tuple[ClaimKind, str]:
    for needed, kind, rule in _LATE_KINDS:
        if tags & needed:
            return kind, rule
    counts = evidence.quantities.between(unit.begin, unit.end)
    if "breach" in tags and any(count.unit == "violation" for count in counts):
        return ClaimKind.INCIDENT, "breaches-counted"
    raise LookupError("no kind of claim")


def _denial(unit: Unit, tags: frozenset[str], text: str) -> tuple[ClaimKind, str] | None:
    if unit.cue_act == "deny" or "rumour" in tags or "deny" in tags:
        return ClaimKind.DENIAL, "denied"
    if _nobody_harmed(tags):
        return ClaimKind.CASUALTIES, "nobody-harmed"
    for still, rule in _STILL.items():
        if still <= tags:
            return ClaimKind.INCIDENT, rule
    if "neg" in tags and tags & DEEDS and negates_an_act(unit.tagged, text):
        return ClaimKind.DENIAL, "negated-act"
    if unit.cue_act == "label":
        return ClaimKind.DENIAL, "labelled"
    return None


def _nobody_harmed(tags: frozenset[str]) -> bool:
    unhurt = tags & {"negated", "neg"} and tags & {"killed", "injured", "harm", "people"}
    return bool(unhurt) or "unhurt" in tags


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_STILL = {
    frozenset({"quiet"}): "quiet",
    frozenset({"unbroken"}): "no-breach",
    frozenset({"neg", "alert"}): "no-alert",
}
"""What says that nothing happened, with the name of the rule."""
_DENYING = {
    ClaimKind.AGREEMENT: _set("reject"),
    ClaimKind.CONTROL: _set("lost"),
    ClaimKind.CASUALTIES: _set("neg"),
}
"""What turns a claim of a kind into its denial."""
_PLANNED = _set("plan hyp")
_KINDS = (
    (_set("truce"), _set("discuss"), ClaimKind.AGREEMENT, "agreement-discussed"),
    (_set("prisoner captive"), None, ClaimKind.PRISONERS, "prisoners"),
    (_set("truce"), _set("reject"), ClaimKind.AGREEMENT, "agreement-rejected"),
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
