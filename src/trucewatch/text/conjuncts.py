"""Cuts a clause whose conjuncts claim different things: ground taken, and prisoners taken."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.events import tags_of
from trucewatch.text.sentences import Stretch
from trucewatch.text.stems import WORD, tagger_for
from trucewatch.vocabulary.language import Language

GROUND = frozenset({"advance", "capture", "withdraw", "holds", "control", "lost"})
PRISONERS = frozenset({"prisoner", "captive"})
ASSAULT = frozenset({"assault", "clash"})
FIRE = frozenset({"shell", "strike", "drop", "explode"})
ACTS = GROUND | PRISONERS


def split_conjuncts(
    text: str, clause: Stretch, language: Language, before: frozenset[str] = frozenset()
) -> tuple[Stretch, ...]:
    """Return a clause, or its two conjuncts when one is of ground and one of prisoners.

    ``before`` are the tags of what the clause goes on from, behind an inserted frame. A list of
    names ("in A and B") is no border: of several, the last one that parts the two is.
    """
    tagger = tagger_for(language)
    whole = before | tags_of(tagger.tag(text, clause.begin, clause.end))
    if not (whole & GROUND and whole & PRISONERS):
        return _two_acts(text, clause, language, whole)
    found: tuple[Stretch, ...] = (clause,)
    for match in WORD.finditer(text, clause.begin, clause.end):
        if match.group().lower() not in lexicon_for(language).joiners:
            continue
        left = before | tags_of(tagger.tag(text, clause.begin, match.start()))
        right = tags_of(tagger.tag(text, match.start(), clause.end))
        if _part(left, right):
            found = _cut(text, clause, match.start())
    return found


def _two_acts(
    text: str, clause: Stretch, language: Language, whole: frozenset[str]
) -> tuple[Stretch, ...]:
    """Cut "shelled the town and stormed its edge": fire and assault, each with its verb."""
    done = _finished(language)
    if done is None or not (whole & ASSAULT and whole & FIRE):
        return (clause,)
    tagger = tagger_for(language)
    for match in WORD.finditer(text, clause.begin, clause.end):
        if match.group().lower() not in lexicon_for(language).joiners:
            continue
        left, right = (clause.begin, match.start()), (match.start(), clause.end)
        acts = [tags_of(tagger.tag(text, *part)) & (ASSAULT | FIRE) for part in (left, right)]
        apart = (
            all(acts) and not acts[0] & acts[1] and not any(a & ASSAULT and a & FIRE for a in acts)
        )
        if apart and all(done.search(text[slice(*part)]) for part in (left, right)):
            return _cut(text, clause, match.start())
    return (clause,)


@cache
def _finished(language: Language) -> re.Pattern[str] | None:
    form = lexicon_for(language).finished
    return re.compile(form) if form else None


def _part(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether two conjuncts claim different things."""
    ground_first = left & GROUND and not left & PRISONERS and right & PRISONERS
    return bool(ground_first or (left & PRISONERS and right & GROUND and not right & PRISONERS))


def _cut(text: str, clause: Stretch, at: int) -> tuple[Stretch, Stretch]:
    stop = at
    while stop > clause.begin and text[stop - 1].isspace():
        stop -= 1
    return (
        Stretch(begin=clause.begin, end=stop, paragraph=clause.paragraph),
        Stretch(begin=at, end=clause.end, paragraph=clause.paragraph),
    )
