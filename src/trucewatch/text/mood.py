"""The mood of reported speech, and hearsay: how a verb says that somebody else is speaking."""

from __future__ import annotations

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
    low = tokens[at].low
    if low.endswith(_PAST) or low in words.not_subjunctive or low in words.adverbs:
        return False
    if low in words.determiners or low in words.prepositions or low in words.subordinators:
        return False
    if low in words.perfect or low in words.modals or low in words.pronouns:
        return False
    if not can_be_subject(tokens[at - 1], words):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and (following.capital or following.low in words.coordinators):
        return False
    if following is None and tokens[0].low in words.subordinators | words.relatives:
        return True
    return finite_at(tokens, words) == at


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
    """Whether a sentence passes something past on as said ("soll … haben")."""
    for piece in pieces:
        modal = next((i for i, t in enumerate(piece.tokens) if t.low in words.hearsay), None)
        if modal is None:
            continue
        tail = piece.tokens[-1].low
        if tail in words.perfect and tail.endswith(("n", "ein")):
            return True
    return False
