"""Finds verbs of saying with their prefixes and helpers in a verb-second sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.text.lexicon import ClauseWords, SpeechVerb
from trucewatch.text.noun_phrases import is_relative
from trucewatch.text.tokens import Offsets, Piece, Token

REACH = 3
"""Pieces between a verb and its prefix or helper: relative clauses and appositions."""
LONGEST_TAIL = 6
"""Words of a piece that ends with the participle of a helper before commas."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence cut into pieces, with the small words of its language."""

    pieces: tuple[Piece, ...]
    words: ClauseWords


@dataclass(frozen=True, slots=True)
class VerbComplex:
    """A verb of saying with all its parts.

    Attributes:
        home: Number of the piece it stands in; ``at`` its index there.
        finite: Index of the finite verb in piece ``spot``: itself, or its helper.
        last: Number of the piece in which it ends.
        parts: Offsets of its parts.
    """

    verb: SpeechVerb
    home: int
    at: int
    spot: int
    finite: int
    last: int
    parts: tuple[Offsets, ...]
    passive: bool = False


def find_complexes(clauses: Clauses) -> Iterator[VerbComplex]:
    """Yield the verbs of saying in order, at most one a piece."""
    for home, piece in enumerate(clauses.pieces):
        for at, token in enumerate(piece.tokens):
            readings = clauses.words.verbs.get(token.low)
            if readings is None or _is_noun(piece, at):
                continue
            found = _complex(clauses, home, at, readings)
            if found is not None:
                yield found
                break


def _is_noun(piece: Piece, at: int) -> bool:
    return piece.tokens[at].text[0].isupper() and (at > 0 or piece.opener in (",", ";"))


def _complex(
    clauses: Clauses, home: int, at: int, readings: tuple[SpeechVerb, ...]
) -> VerbComplex | None:
    for verb in readings:
        found = None
        if verb.particle is not None:
            found = _with_prefix(clauses, home, at, verb)
        elif verb.shape == "participle":
            found = _with_helper(clauses, home, at, verb)
        if found is not None:
            return found
    token = clauses.pieces[home].tokens[at]
    alone = next((v for v in readings if v.particle is None and v.shape == "finite"), None)
    if alone is None or _infinitive(clauses, home, at):
        return None
    return VerbComplex(alone, home, at, home, at, home, ((token.begin, token.end),))


def _with_prefix(clauses: Clauses, home: int, at: int, verb: SpeechVerb) -> VerbComplex | None:
    where = _prefix(clauses, home, at, verb.particle or "")
    if where is None:
        return None
    verb_token = clauses.pieces[home].tokens[at]
    part = clauses.pieces[where[0]].tokens[where[1]]
    parts: tuple[Offsets, ...] = ((verb_token.begin, verb_token.end), (part.begin, part.end))
    if part.end < verb_token.begin:
        parts = ((part.begin, verb_token.end),)
    return VerbComplex(verb, home, at, home, at, where[0], parts)


def _prefix(clauses: Clauses, home: int, at: int, particle: str) -> tuple[int, int] | None:
    """Where the prefix of a verb stands apart: at the end of its clause."""
    tokens = clauses.pieces[home].tokens
    for index in range(at + 1, len(tokens)):
        if tokens[index].low == particle and _closes(tokens, index, clauses.words):
            return home, index
    if at and tokens[at - 1].low == particle and at + 1 >= len(tokens):
        return home, at - 1
    for piece in range(home + 1, min(home + 1 + REACH, len(clauses.pieces))):
        tail = clauses.pieces[piece].tokens
        if tail[-1].low == particle and len(tail) <= REACH:
            return piece, len(tail) - 1
    return None


def _closes(tokens: tuple[Token, ...], index: int, words: ClauseWords) -> bool:
    """Whether a clause can end behind a word."""
    if index + 1 == len(tokens):
        return True
    following = tokens[index + 1]
    joins = following.low in words.subordinators or following.low in words.coordinators
    return joins or following.kind in ("quote", "dot")


def _infinitive(clauses: Clauses, home: int, at: int) -> bool:
    """A form in "-en" beside a modal, or after "zu", is an infinitive."""
    tokens, words = clauses.pieces[home].tokens, clauses.words
    if not tokens[at].low.endswith("n"):
        return False
    if at and tokens[at - 1].low in words.infinitive_marks:
        return True
    helped = any(t.low in words.modals or t.low in words.perfect for t in tokens[:at])
    return helped and _closes(tokens, at, words)


def _with_helper(clauses: Clauses, home: int, at: int, verb: SpeechVerb) -> VerbComplex | None:
    tokens, words = clauses.pieces[home].tokens, clauses.words
    end = at + 1
    while end < len(tokens) and (
        tokens[end].low in words.perfect or tokens[end].low in words.passive
    ):
        end += 1
    span = (tokens[at].begin, tokens[end - 1].end)
    if end > at + 1 and tokens[end - 1].low in words.perfect:
        passive = any(token.low in words.passive for token in tokens[at + 1 : end])
        return VerbComplex(verb, home, at, home, end - 1, home, (span,), passive)
    where = _helper(clauses, home, at) if _closes(tokens, end - 1, words) else None
    if where is None:
        return None
    helper = clauses.pieces[where[0]].tokens[where[1]]
    parts: tuple[Offsets, ...] = ((helper.begin, helper.end), span)
    if where == (home, at - 1):
        parts = ((helper.begin, span[1]),)
    passive = helper.low in words.passive or end > at + 1
    return VerbComplex(verb, home, at, where[0], where[1], home, parts, passive)


def _helper(clauses: Clauses, home: int, at: int) -> tuple[int, int] | None:
    """The helper of a participle: before it in its piece, or in one before commas."""
    tokens, words = clauses.pieces[home].tokens, clauses.words
    for number in range(home, max(-1, home - REACH), -1):
        piece = clauses.pieces[number]
        line = piece.tokens[:at] if number == home else piece.tokens
        index = next((i for i in reversed(range(len(line))) if line[i].low in words.perfect), None)
        if index is None:
            continue
        if number != home and (len(tokens) > LONGEST_TAIL or is_relative(piece, words)):
            continue
        return number, index
    return None
