"""Puts clauses together again that an aside had cut, and takes out who held the ground before.

"40 % of the ground, seized by X, was retaken": the relative clause cuts the sentence in two and
says only whose the ground was.
"""

from __future__ import annotations

from dataclasses import replace

from trucewatch.text.conjuncts import ACTS, GROUND
from trucewatch.text.events import tags_of
from trucewatch.text.judged import Evidence
from trucewatch.text.stems import Tagged, tagger_for
from trucewatch.text.units import Unit


def rejoined(units: tuple[Unit, ...], evidence: Evidence) -> tuple[Unit, ...]:
    """Return the units without relative clauses about ground that the sentence claims itself.

    Where such a clause stands between a subject and its predicate, the two become one unit.
    """
    found: list[Unit] = []
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
