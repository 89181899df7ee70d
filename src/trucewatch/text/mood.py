"""The mood of reported speech, and hearsay: how a verb says that somebody else is speaking."""

from __future__ import annotations

from functools import cache

from trucewatch.text.lexicon import ClauseWords
from trucewatch.text.noun_phrases import can_be_subject, finite_at
from trucewatch.text.tokens import Piece, Token

_ENDING = "e"
_PAST = "te"
_INFINITIVE = "en"


def is_reported(tokens: tuple[Token, ...], words: ClauseWords, *, irrealis: bool = True) -> bool:
    """Whether a clause has a verb in the mood of reported speech."""
    for at, token in enumerate(tokens):
        if token.kind != "word" or token.text[0].isupper():
            continue
        if token.low in words.subjunctive or (irrealis and token.low in words.irrealis):
            return True
        if at and token.low.endswith(_ENDING) and _regular(tokens, at, words):
            return True
    return False


def _regular(tokens: tuple[Token, ...], at: int, words: ClauseWords) -> bool:
    """A form such as "betreibe" right behind its subject, not an adjective before a noun."""
    if tokens[at].low.endswith(_PAST) or not can_be_subject(tokens[at - 1], words):
        return False
    if _is_small(tokens[at].low, words):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None and tokens[0].low in words.subordinators | words.relatives:
        return True
    if following is not None and (following.capital or following.low in words.coordinators):
        return False
    return finite_at(tokens, words) == at


def _is_small(low: str, words: ClauseWords) -> bool:
    """Whether it is a small word, no verb."""
    return low in _small(words)


@cache
def _small(words: ClauseWords) -> frozenset[str]:
    return words.not_subjunctive.union(
        words.adverbs,
        words.determiners,
        words.prepositions,
        words.subordinators,
        words.perfect,
        words.modals,
        words.pronouns,
    )


def is_infinitive_clause(tokens: tuple[Token, ...], words: ClauseWords) -> bool:
    """Whether a clause ends with "to" and an infinitive ("die Arbeit aufzunehmen")."""
    for at, token in enumerate(tokens):
        if token.low in words.infinitive_marks and at + 1 < len(tokens):
            following = tokens[at + 1]
            if following.low.endswith("n") and not following.capital:
                return True
        if token.low.endswith(_INFINITIVE) and not token.capital:
            inner = token.low[2:-4]
            if any(mark in inner for mark in words.infinitive_marks):
                return True
    return False


def is_hearsay(pieces: tuple[Piece, ...], words: ClauseWords) -> bool:
    """Whether a sentence passes something on as said or ordered ("soll … haben")."""
    return any(token.low in words.hearsay for piece in pieces for token in piece.tokens)
