"""Puts clauses together again that an aside had cut, and takes out who held the ground before.

"40 % of the ground, seized by X, was retaken": the relative clause cuts the sentence in two and
says only whose the ground was.
"""

from __future__ import annotations

from dataclasses import replace

from trucewatch.text.claim_kinds import AGREEING
from trucewatch.text.conjuncts import ACTS, GROUND
from trucewatch.text.events import tags_of
from trucewatch.text.judged import Evidence
from trucewatch.text.negation import DEEDS
from trucewatch.text.stems import Tagged, tagger_for
from trucewatch.text.units import Unit

NEWS_OF_FORCE = DEEDS | {"killed", "injured", "damage", "capture", "advance", "prisoner", "captive"}
"""What a clause behind a truce tells of for itself."""
LONGEST_GAP = 3
"""Characters between two clauses of one sentence."""


def rejoined(units: tuple[Unit, ...], evidence: Evidence) -> tuple[Unit, ...]:
    """Return the units without relative clauses about ground that the sentence claims itself.

    Where such a clause stands between a subject and its predicate, the two become one unit.
    """
    found: list[Unit] = []
    units = _with_truce(units)
    at = 0
    while at < len(units):
        last, aside = (found[-1] if found else None), units[at]
        follows = units[at + 1] if at + 1 < len(units) else None
        if last is None or not _is_aside(last, aside):
            found.append(aside)
        elif last.tags & GROUND:
            found[-1] = replace(last, tagged=(*last.tagged, _foe(aside, evidence)))
        elif follows is not None and _same_source(last, follows):
            outside = _around(last, aside, follows, evidence)
            if tags_of(outside) & GROUND:
                found[-1] = replace(last, end=follows.end, tagged=outside)
                at += 1
            else:
                found.append(aside)
        else:
            found.append(aside)
        at += 1
    return tuple(found)


def _with_truce(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Join a truce that is only named with the clause that says what became of it.

    "The moratorium, signed in May, covers ports": three clauses, one claim.
    """
    found: list[Unit] = []
    for unit in units:
        last = found[-1] if found else None
        if last is not None and _goes_on(last, unit):
            found[-1] = replace(last, end=unit.end, tagged=last.tagged + unit.tagged)
        else:
            found.append(unit)
    return tuple(found)


def _goes_on(last: Unit, unit: Unit) -> bool:
    if not _same_source(last, unit) or unit.tags & NEWS_OF_FORCE:
        return False
    if "truce" not in last.tags:  # "both sides agreed, near X, to stop firing"
        agreed = "agree" in last.tags and not last.tags & (NEWS_OF_FORCE | {"prisoner"})
        return agreed and "truce" in unit.tags and not unit.tags & AGREEING
    named_only = not last.tags & (AGREEING | NEWS_OF_FORCE | {"breach", "plan", "hyp"})
    return named_only and "truce" not in unit.tags and unit.begin - last.end <= LONGEST_GAP


def _is_aside(last: Unit, unit: Unit) -> bool:
    return "rel" in unit.tags and bool(unit.tags & GROUND) and _same_source(last, unit)


def _same_source(last: Unit, unit: Unit) -> bool:
    return last.sentence == unit.sentence and last.speaker == unit.speaker


def _around(last: Unit, aside: Unit, follows: Unit, evidence: Evidence) -> tuple[Tagged, ...]:
    """Tag two halves of a clause as one, without the words of the aside between them."""
    tagged = tagger_for(evidence.language).tag(evidence.text, last.begin, follows.end)
    inside = range(aside.begin, aside.end)
    if last.tags & ACTS:
        return ()
    return (*(item for item in tagged if item.begin not in inside), _foe(aside, evidence))


def _foe(aside: Unit, evidence: Evidence) -> Tagged:
    """Mark the words that say who held the ground before."""
    text = evidence.text[aside.begin : aside.end]
    return Tagged(begin=aside.begin, end=aside.end, text=text, tags=frozenset({"foe"}))
