"""What stands before the finite verb of a verb-second clause: its subject or something else."""

from __future__ import annotations

from trucewatch.text.lexicon import ClauseWords
from trucewatch.text.noun_phrases import finite_at, is_relative, phrase_end
from trucewatch.text.tokens import Offsets, Piece, Token
from trucewatch.text.verb_complex import REACH, Clauses


def trimmed(before: tuple[Token, ...], words: ClauseWords) -> tuple[Token, ...]:
    """Leave "and", "also", "meanwhile" at the start, and adverbs before the verb, out."""
    begin, end = 0, len(before)
    while begin < end - 1 and (
        before[begin].low in words.coordinators or before[begin].low in words.adverbs
    ):
        begin += 1
    while end > begin + 1 and before[end - 1].low in words.adverbs:
        end -= 1
    return before[begin:end]


def opens_subject(tokens: tuple[Token, ...], words: ClauseWords) -> bool:
    """Tell whether words before the verb can be its subject: no preposition, no oblique case."""
    run = trimmed(tokens, words)
    if not run:
        return False
    low = run[0].low
    if low in words.prepositions or low in words.oblique or low in words.subordinators:
        return False
    if low in words.adverbs or (low.endswith(words.adverb_endings) and len(run) == 1):
        return False
    return low in words.determiners or phrase_end(run, 0, words) > 0


def is_name(before: tuple[Token, ...], words: ClauseWords) -> bool:
    """Tell whether quoted words before a verb are a title, or a name behind an article or noun."""
    if before[-1].titled:
        return True
    return len(before) > 1 and (before[-2].low in words.determiners or before[-2].capital)


def apposed_before(clauses: Clauses, home: int, run: tuple[Token, ...]) -> int:
    """Return where a name begins whose apposition stands right before the verb."""
    begin = run[0].begin
    piece = clauses.pieces[home]
    if home != 1 or piece.opener != "," or begin != piece.begin:
        return begin
    named = clauses.pieces[0].tokens
    whole = phrase_end(named, 0, clauses.words) == len(named)
    return named[0].begin if whole and opens_subject(named, clauses.words) else begin


def subject_piece(clauses: Clauses, stop: int) -> int | None:
    """Return the piece with which a subject or adverbial begins that commas cut from its verb."""
    words = clauses.words
    for first in range(stop - 1, -1, -1):
        piece = clauses.pieces[first]
        if _is_said(piece):
            return None
        if is_relative(piece, words) or piece.tokens[0].low in words.subordinators:
            continue
        if finite_at(piece.tokens, words) is not None:
            named = first + 1 < stop and opens_subject(clauses.pieces[first + 1].tokens, words)
            return first + 1 if named else None
        if first == 0 or piece.opener in (";", ":") or stop - first > REACH:
            return first
    return None


def _is_said(piece: Piece) -> bool:
    """Tell whether a piece ends in quoted words that are no title in a phrase."""
    last = piece.tokens[-1]
    return last.kind == "quote" and (not last.titled or len(piece.tokens) == 1)


def manner_piece(clauses: Clauses, stop: int) -> int | None:
    """Return the piece that opens "as the judge, X, …" before a verb, or None."""
    words = clauses.words
    for first in range(stop - 1, -1, -1):
        piece = clauses.pieces[first]
        if piece.tokens[0].low in words.as_words and len(piece.tokens) > 1:
            return first
        if not is_relative(piece, words) and finite_at(piece.tokens, words) is not None:
            return None
    return None


def with_commas(clauses: Clauses, first: int, stop: int) -> Offsets:
    """Return a subject with its appositions, without relative clauses."""
    words = clauses.words
    end = clauses.pieces[first].end
    for piece in clauses.pieces[first + 1 : stop]:
        if finite_at(piece.tokens, words) is not None:
            break
        if piece.tokens[0].low in words.adverbs | words.subordinators:
            break
        end = piece.end
    return trimmed(clauses.pieces[first].tokens, words)[0].begin, end


def adverbial_before(clauses: Clauses, stop: int) -> bool:
    """Tell whether only a clause such as "when …" stands before the verb, no main clause."""
    words = clauses.words
    opens = words.subordinators - words.conjunctions
    if not any(token.low in opens for token in clauses.pieces[0].tokens[:2]):
        return False
    return all(
        piece.opener == "," and finite_at(piece.tokens[:-1], words) is None
        for piece in clauses.pieces[1:stop]
    )
