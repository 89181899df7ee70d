"""The subject that a verb behind "and" shares with the verb before ("she rose and said")."""

from __future__ import annotations

from trucewatch.text.lexicon import ClauseWords
from trucewatch.text.noun_phrases import finite_at, is_relative
from trucewatch.text.subjects import opens_subject, subject_piece, with_commas
from trucewatch.text.tokens import Offsets, Piece, Token
from trucewatch.text.topics import first_phrase, topic_of
from trucewatch.text.verb_complex import Clauses, VerbComplex


def shared_subject(clauses: Clauses, verb: VerbComplex) -> Offsets | None:
    """Return whose verb stands before "and" and a finite verb; None where nothing is shared.

    Right behind "and" a verb-second clause has no room for a subject of its own.
    """
    words = clauses.words
    at = verb.finite - 1
    piece = clauses.pieces[verb.spot]
    if at < 0 or piece.tokens[at].low not in words.coordinators:
        return None
    if at > 0:
        found = _subject_of(
            clauses, verb.spot, Piece(piece.tokens[:at], piece.opener, piece.opened)
        )
        if found is not None or finite_at(piece.tokens[:at], words) is not None:
            return found
    for number in range(verb.spot - 1, -1, -1):
        before = clauses.pieces[number]
        if is_relative(before, words) or before.tokens[0].low in words.subordinators:
            continue
        found = _subject_of(clauses, number, before)
        if found is not None:
            return found
    return None


def own_words(before: tuple[Token, ...], words: ClauseWords) -> tuple[Token, ...]:
    """Leave a clause that ends at "and" out of what stands before a verb ("he rose and then")."""
    for at in range(len(before) - 2, 1, -1):
        if before[at].low in words.coordinators and finite_at(before[:at], words) is not None:
            return before[at + 1 :]
    return before


def _subject_of(clauses: Clauses, number: int, piece: Piece) -> Offsets | None:
    """Return the subject of a main clause that stands in a piece, or begins before its commas."""
    words, tokens = clauses.words, piece.tokens
    if number and _opens_with_verb(piece, words):
        first = subject_piece(clauses, number)
        if first is not None and opens_subject(clauses.pieces[first].tokens, words):
            return with_commas(clauses, first, number)
        return first_phrase(tokens, 1, words)
    bare = tuple(token for token in tokens if not token.text.startswith("("))
    if finite_at(bare, words) is None:
        return None
    return topic_of((Piece(bare, piece.opener, piece.opened),), words, anyone=None)


def _opens_with_verb(piece: Piece, words: ClauseWords) -> bool:
    token = piece.tokens[0]
    small = words.determiners | words.prepositions | words.adverbs | words.coordinators
    lower = token.kind == "word" and token.text[0].islower()
    return lower and token.low not in small | words.subordinators | words.pronouns
