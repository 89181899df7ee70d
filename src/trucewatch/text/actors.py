"""Names the side that a stretch of text says acted: by its words, its speaker, or by blame."""

from __future__ import annotations

from trucewatch.text.events import tags_of
from trucewatch.text.judged import Evidence, Judged
from trucewatch.text.sides import CONTROLLING, acting_side, known_sides
from trucewatch.text.units import Unit
from trucewatch.vocabulary.statement import ClaimKind, Polarity

OWN_DEEDS = CONTROLLING | {"withdraw"}
"""Deeds that a side announces of its own forces when it names nobody."""
CIVILIANS = frozenset({"mayor", "governor", "head", "police", "administration", "council"})
"""Offices whose holders tell what was done to their place rather than by their forces."""
NEIGHBOURS = 2
"""Sentences within which blame is laid for what was told without a culprit."""


def actor_of(judged: Judged, evidence: Evidence) -> str | None:
    """Name the side said to have acted in a judged stretch, or None."""
    speaker = judged.speaker
    side = speaker.affiliation if speaker else None
    for unit in judged.units:
        named = acting_side(evidence.text, unit.tagged, evidence.language, side)
        if named is not None:
            return named
    return side if side in known_sides(evidence.language) and _speaks_of_itself(judged) else None


def blamed_for(judged: Judged, blames: dict[int, str], evidence: Evidence) -> str | None:
    """Name the actor, or the side that a sentence nearby blames for what has no actor."""
    own = actor_of(judged, evidence)
    if own is not None or judged.event is None or judged.historical:
        return own
    sentence = judged.units[0].sentence
    close = [at for at in range(sentence - NEIGHBOURS, sentence + NEIGHBOURS + 1) if at in blames]
    if not close:
        return None
    named = blames[min(close, key=lambda at: abs(at - sentence))]
    return None if judged.speaker and judged.speaker.affiliation == named else named


def find_blame(units: tuple[Unit, ...], evidence: Evidence) -> dict[int, str]:
    """Return the side that is blamed, by number of the sentence that blames it."""
    found: dict[int, str] = {}
    by_sentence: dict[int, list[Unit]] = {}
    for unit in units:
        by_sentence.setdefault(unit.sentence, []).append(unit)
    for number, inside in by_sentence.items():
        side = _blamed_in(inside, evidence)
        if side is not None:
            found[number] = side
    return found


def _blamed_in(inside: list[Unit], evidence: Evidence) -> str | None:
    words = tuple(word for unit in inside for word in unit.tagged)
    verb = next((word for word in words if "blame" in word.tags), None)
    if verb is None or tags_of(words) & {"neg", "hyp"}:
        return None
    accuser = next((unit.speaker.affiliation for unit in inside if unit.speaker), None)
    named = [
        (word, tag[2:])
        for word in words
        for tag in sorted(word.tags)
        if tag.startswith("s:") and tag != "s:enemy"
    ]
    sides = list(dict.fromkeys(side for _, side in named))
    if accuser in sides:
        sides.remove(accuser)
    elif len(sides) == 1 and named[0][0].begin < verb.begin:
        return None  # the only side named stands where the accuser stands
    return sides[-1] if sides and (accuser or len(sides) == 1) else None


def _speaks_of_itself(judged: Judged) -> bool:
    """Tell whether a side that names nobody means its own forces."""
    tags = judged.tags
    if judged.kind is ClaimKind.DENIAL:
        return bool(tags & {"own"} or judged.rule == "negated-act")
    if judged.kind not in (ClaimKind.CONTROL, ClaimKind.ADVANCE):
        return False
    role = judged.speaker.role if judged.speaker else None
    ours = bool(tags & OWN_DEEDS) and "lost" not in tags and role not in CIVILIANS
    return ours and judged.polarity in (Polarity.ASSERTED, Polarity.PLANNED)
