"""Cuts a clause whose conjuncts claim different things: ground taken, and prisoners taken."""

from __future__ import annotations

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.events import tags_of
from trucewatch.text.sentences import Stretch
from trucewatch.text.stems import WORD, tagger_for
from trucewatch.vocabulary.language import Language

GROUND = frozenset({"advance", "capture", "withdraw", "holds", "control", "lost"})
PRISONERS = frozenset({"prisoner", "captive"})
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
        return (clause,)
    found: tuple[Stretch, ...] = (clause,)
    for match in WORD.finditer(text, clause.begin, clause.end):
        if match.group().lower() not in lexicon_for(language).joiners:
            continue
        left = before | tags_of(tagger.tag(text, clause.begin, match.start()))
        right = tags_of(tagger.tag(text, match.start(), clause.end))
        if _part(left, right):
            found = _cut(text, clause, match.start())
    return found


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
