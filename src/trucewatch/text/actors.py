"""Names the side that a stretch of text says acted: by its words, its speaker, or by blame."""

from __future__ import annotations

from itertools import pairwise

from trucewatch.text.events import tags_of
from trucewatch.text.judged import Evidence, Judged
from trucewatch.text.said import Utterance
from trucewatch.text.sentences import Stretch
from trucewatch.text.sides import CONTROLLING, acting_side, known_sides, opponent
from trucewatch.text.stems import WORD, Tagged, tagger_for
from trucewatch.text.units import Unit
from trucewatch.vocabulary.statement import ClaimKind, Polarity, Speaker

OWN_DEEDS = CONTROLLING | {"withdraw"}
"""Deeds that a side announces of its own forces when it names nobody."""
CIVILIANS = frozenset({"mayor", "governor", "head", "police", "administration", "council"})
"""Offices whose holders tell what was done to their place rather than by their forces."""
AGENTS = frozenset({"by", "von", "durch"})
"""Words before who did it, where the verb is passive."""
SIDE_BY_SIDE = 24
"""Characters from one side's name to the other's where both are subjects."""
COUNTED = 12
"""Characters before a side's name in which a number makes its people the ones counted."""
NEIGHBOURS = 2
"""Sentences within which blame is laid for what was told without a culprit."""


def actor_of(judged: Judged, evidence: Evidence) -> str | None:
    """Name the side said to have acted in a judged stretch, or None."""
    speaker = judged.speaker
    side = speaker.affiliation if speaker else None
    if judged.kind is ClaimKind.PRISONERS and "captive" in judged.tags:
        return _captor(judged, evidence, side)
    if judged.rule == "negated-act" and _names_both(judged, evidence):
        return None  # "neither Russian nor Ukrainian troops fired"
    for unit in judged.units:
        named = acting_side(evidence.text, unit.tagged, evidence.language, side)
        if named is not None:
            return named
    taker = _taker(judged, evidence, side)
    if taker is not None:
        return taker
    return side if side in known_sides(evidence.language) and _speaks_of_itself(judged) else None


def _captor(judged: Judged, evidence: Evidence, speaker_side: str | None) -> str | None:
    """Name the side that took prisoners: not theirs, nor who tells of it in numbers.

    Of two sides named the first took the second, unless a word such as "by" stands between.
    """
    known = known_sides(evidence.language)
    named = _sides_in_words(judged, evidence)
    if not named or "own" in judged.tags:
        return speaker_side if speaker_side in known else None
    (begin, first), (other, last) = named[0], named[-1]
    if first != last:
        between = evidence.text[begin:other].split()
        return last if AGENTS.intersection(between) else first
    counted = any(c.isdigit() for c in evidence.text[max(judged.begin, begin - COUNTED) : begin])
    taken = first != speaker_side if speaker_side in known else counted
    return opponent(first, evidence.language) if taken else first


def _sides_in_words(judged: Judged, evidence: Evidence) -> list[tuple[int, str]]:
    """Offsets and names of the sides in a stretch, also inside phrases that silence them."""
    tagger, known = tagger_for(evidence.language), known_sides(evidence.language)
    found = WORD.finditer(evidence.text, judged.begin, judged.end)
    tagged = ((m.start(), sorted(tagger.tags_of(m.group()))) for m in found)
    return [(at, tag[2:]) for at, tags in tagged for tag in tags if tag[2:] in known]


def _names_both(judged: Judged, evidence: Evidence) -> bool:
    """Tell whether two sides stand beside each other ("neither Russian nor Ukrainian …")."""
    named = _sides_in_words(judged, evidence)
    pairs = pairwise(named)
    return any(a[1] != b[1] and b[0] - a[0] <= SIDE_BY_SIDE for a, b in pairs)


def _taker(judged: Judged, evidence: Evidence, speaker_side: str | None) -> str | None:
    """Name the other side than the one that held the ground which was taken."""
    if judged.kind is not ClaimKind.CONTROL:
        return None
    tagger = tagger_for(evidence.language)
    held = (item.text for unit in judged.units for item in unit.tagged if "foe" in item.tags)
    tags = frozenset().union(*(tagger.tags_of(w) for text in held for w in text.split()))
    sides = tags & {f"s:{side}" for side in known_sides(evidence.language)}
    if len(sides) == 1:
        return opponent(min(sides)[2:], evidence.language)
    return speaker_side if "s:enemy" in tags and not sides else None


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


def find_blame(
    sentences: tuple[Stretch, ...],
    said: tuple[tuple[Utterance, Speaker | None, str | None], ...],
    units: tuple[Unit, ...],
    evidence: Evidence,
) -> dict[int, str]:
    """Return the side that is blamed, by number of the sentence that blames it."""
    accusers = {row.sentence: speaker for row, speaker, act in said if act == "blame"}
    for unit in units:
        if "blame" in unit.tags:
            accusers.setdefault(unit.sentence, unit.speaker)
    found = {}
    for number, speaker in accusers.items():
        stretch = sentences[number]
        words = tagger_for(evidence.language).tag(evidence.text, stretch.begin, stretch.end)
        side = _blamed_in(words, speaker.affiliation if speaker else None)
        if side is not None:
            found[number] = side
    return found


def _blamed_in(words: tuple[Tagged, ...], accuser: str | None) -> str | None:
    """The side behind the verb of blame; before a verb at the end, the last one named."""
    verb = next((word for word in words if "blame" in word.tags), None)
    if verb is None or tags_of(words) & {"neg", "hyp"}:
        return None
    named = [(word.begin, side) for word in words if (side := _side_named(word))]
    others = [(begin, side) for begin, side in named if side != accuser]
    behind = [side for begin, side in others if begin > verb.begin]
    if behind:
        return behind[0]
    accuser_named = accuser is not None or len({side for _, side in named}) > 1
    return others[-1][1] if others and accuser_named else None


def _side_named(word: Tagged) -> str | None:
    tags = sorted(word.tags)
    return next((tag[2:] for tag in tags if tag[:2] == "s:" and tag != "s:enemy"), None)


def _speaks_of_itself(judged: Judged) -> bool:
    """Tell whether a side that names nobody means its own forces."""
    tags = judged.tags
    if judged.kind is ClaimKind.DENIAL:
        role = judged.speaker.role if judged.speaker else None
        return bool(tags & {"own"} or (judged.rule == "negated-act" and role not in CIVILIANS))
    if judged.kind not in (ClaimKind.CONTROL, ClaimKind.ADVANCE):
        return False
    role = judged.speaker.role if judged.speaker else None
    ours = bool(tags & OWN_DEEDS) and "lost" not in tags and role not in CIVILIANS
    return ours and judged.polarity in (Polarity.ASSERTED, Polarity.PLANNED)
