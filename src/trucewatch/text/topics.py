"""Whom a sentence is about: the one that a pronoun or speech without a frame goes back to."""

from __future__ import annotations

from trucewatch.text.lexicon import ClauseWords, SpeechWords
from trucewatch.text.names_said import role_of
from trucewatch.text.noun_phrases import finite_at, phrase_end
from trucewatch.text.tokens import Offsets, Piece, Token

FULL_NAME = 2
"""Words with a capital in a row that make a full name."""


def topic_of(
    pieces: tuple[Piece, ...], words: ClauseWords, *, anyone: SpeechWords | None
) -> Offsets | None:
    """Return the subject of the first clause, or None.

    Args:
        pieces: The sentence.
        words: The small words of its language.
        anyone: Offices by which a person or body is known; None takes any subject.
    """
    if not pieces:
        return None
    tokens = pieces[0].tokens
    finite = finite_at(tokens, words)
    found = _before(pieces, finite, words) or _behind(tokens, finite, words)
    if found is None or anyone is None:
        return found
    named = [t for p in pieces for t in p.tokens if found[0] <= t.begin < found[1]]
    return found if _speaks(named, words, anyone) else None


def person_of(pieces: tuple[Piece, ...], words: ClauseWords, speech: SpeechWords) -> Offsets | None:
    """Return whom a clause before a colon is about: a person rather than a thing before it."""
    if not pieces:
        return None
    tokens = pieces[0].tokens
    finite = finite_at(tokens, words)
    if finite is None and len(tokens) > 1 and _leads(tokens[0], words):
        finite = 1  # The verb stands second: "Dabei griff sie …".
    found = (_before(pieces, finite, words), _behind(tokens, finite, words))
    phrases = [phrase for phrase in found if phrase is not None]
    for phrase in phrases:
        named = [t for p in pieces for t in p.tokens if phrase[0] <= t.begin < phrase[1]]
        pronoun = len(named) == 1 and named[0].low in words.pronouns
        if pronoun or _speaks(named, words, speech):
            return phrase
    return phrases[0] if phrases else None


def _before(pieces: tuple[Piece, ...], finite: int | None, words: ClauseWords) -> Offsets | None:
    tokens = pieces[0].tokens
    begin = 0
    while begin < len(tokens) - 1 and _leads(tokens[begin], words):
        begin += 1
    if _no_subject(tokens[begin], words):
        return None
    end = phrase_end(tokens, begin, words)
    if end == begin or (finite is not None and end < finite - 2):
        return None
    last = tokens[end - 1].end
    if finite is None and len(pieces) > 2 and end == len(tokens):
        last = _apposition_end(pieces[1], words) or last
    return tokens[begin].begin, last


def _apposition_end(piece: Piece, words: ClauseWords) -> int | None:
    whole = phrase_end(piece.tokens, 0, words) == len(piece.tokens)
    return piece.end if piece.opener == "," and whole else None


def _no_subject(token: Token, words: ClauseWords) -> bool:
    low = token.low
    small = low in words.coordinators or low in words.prepositions or low in words.adverbs
    return small or low in words.oblique or low.endswith(words.adverb_endings)


def _leads(token: Token, words: ClauseWords) -> bool:
    return token.low in words.coordinators or token.low in words.adverbs


def _behind(tokens: tuple[Token, ...], finite: int | None, words: ClauseWords) -> Offsets | None:
    return first_phrase(tokens, len(tokens) if finite is None else finite + 1, words)


def first_phrase(tokens: tuple[Token, ...], begin: int, words: ClauseWords) -> Offsets | None:
    """Return the first noun phrase from a token on that can be a subject, or None."""
    at = begin
    while at < len(tokens):
        if tokens[at].low in words.prepositions:
            at = max(at + 1, phrase_end(tokens, at + 1, words))
            continue
        end = phrase_end(tokens, at, words)
        if end > at and tokens[at].low not in words.oblique:
            return tokens[at].begin, tokens[end - 1].end
        at = max(end, at + 1)
    return None


def _speaks(named: list[Token], words: ClauseWords, speech: SpeechWords) -> bool:
    """Whether a phrase names a person or a body: an office, or a full name."""
    if any(role_of(token.low, speech) for token in named):
        return True
    run = 0
    for token in named:
        run = run + 1 if token.capital and token.low not in words.determiners else 0
        if run >= FULL_NAME:
            return True
    return False
