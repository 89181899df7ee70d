"""What a frame reports: which words of its sentence are said, and which belong to the frame."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.text.clause_frames import SAYING_ACTS, ClauseFrame
from trucewatch.text.frame_roles import NOBODY_TOLD
from trucewatch.text.lexicon import ClauseWords
from trucewatch.text.mood import is_infinitive_clause, is_reported
from trucewatch.text.noun_phrases import finite_at, is_relative, phrase_end
from trucewatch.text.said import tidy
from trucewatch.text.sentences import Stretch
from trucewatch.text.tokens import Offsets, Piece, Token
from trucewatch.text.verb_complex import REACH, Clauses

COLON = ":"
LONGEST_NOUN = 12
"""Tokens of a noun phrase at the end of a piece."""


@dataclass(frozen=True, slots=True)
class Content:
    """Words said and the words of the frame, with the rule that told them apart."""

    spans: tuple[Offsets, ...]
    frames: tuple[Offsets, ...]
    rule: str
    end: int


def content_of(
    text: str,
    sentence: Stretch,
    clauses: Clauses,
    frame: ClauseFrame,
    frames: tuple[ClauseFrame, ...],
) -> Content | None:
    """Return what a frame reports; None when it reports no clause."""
    pieces, words = clauses.pieces, clauses.words
    if frame.manner:
        return _around(text, sentence, pieces, frame)
    stop = _next_frame(pieces, frame, frames, words)
    end = pieces[stop].opened if stop < len(pieces) else sentence.end
    if frame.postposed:
        return _before(text, (sentence.begin, end), clauses, frame, stop)
    opening = _inside(pieces, frame, words)
    if opening is None:
        number = _opening(pieces, frame, stop, words)
        if number is None:
            return None
        opening = pieces[number].begin
    span = tidy(text, opening, end)
    if span is None:
        return None
    whole = (pieces[frame.first].begin, _edge(pieces, opening))
    return Content((span,), (whole,), "frame-before-words", end)


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A noun of saying: its words, whom it names, and where its clause opens."""

    cue: Offsets
    speaker: Offsets | None
    opening: int
    edge: int


def noun_frame(pieces: tuple[Piece, ...], words: ClauseWords) -> NounFrame | None:
    """Return the first noun of saying at the end of a piece whose clause follows."""
    for number in range(len(pieces) - 1):
        tokens = pieces[number].tokens
        following = pieces[number + 1]
        if not _filled(following, words):
            continue
        for begin in range(max(0, len(tokens) - LONGEST_NOUN), len(tokens)):
            if phrase_end(tokens, begin, words) != len(tokens):
                continue
            head = next((t for t in tokens[begin:] if _of_speech(t, words)), None)
            if head is None:
                break
            behind = [t for t in tokens if t.begin > head.end]
            speaker = (behind[0].begin, behind[-1].end) if behind else None
            edge = following.opened + len(following.opener)
            return NounFrame((tokens[begin].begin, head.end), speaker, following.begin, edge)
    return None


def _filled(piece: Piece, words: ClauseWords) -> bool:
    if piece.tokens[0].low in words.plain_conjunctions:
        return True
    if piece.opener == COLON or is_relative(piece, words):
        return False
    reported = is_reported(piece.tokens, words, irrealis=False)
    return reported or is_infinitive_clause(piece.tokens, words)


def _of_speech(token: Token, words: ClauseWords) -> bool:
    return token.capital and token.low.startswith(words.speech_nouns)


def _around(
    text: str, sentence: Stretch, pieces: tuple[Piece, ...], frame: ClauseFrame
) -> Content | None:
    """Read "As the police said, …": everything else is said."""
    last = frame.last
    begin = pieces[frame.first].begin
    edge = pieces[last + 1].opened + 1 if last + 1 < len(pieces) else pieces[last].end
    before = tidy(text, sentence.begin, pieces[frame.first].begin)
    after = tidy(text, edge, sentence.end)
    spans = tuple(span for span in (before, after) if span)
    return Content(spans, ((begin, edge),), "as-frame", sentence.end) if spans else None


def _before(
    text: str, limits: Offsets, clauses: Clauses, frame: ClauseFrame, stop: int
) -> Content | None:
    """What stands before ", said she", and goes on behind it."""
    pieces, end = clauses.pieces, limits[1]
    piece = pieces[frame.first]
    nearest = pieces[frame.first - 1] if frame.first else piece
    if nearest.opener == COLON and nearest.tokens[0].kind == "quote":
        return None
    begin = piece.opened if piece.opener else piece.tokens[0].end
    before = tidy(text, limits[0], begin)
    after = None
    edge = pieces[frame.last].end
    for number in range(frame.last + 1, stop):
        if _goes_on(pieces[number], clauses.words):
            after = tidy(text, pieces[number].begin, end)
            edge = pieces[number].opened + 1
            break
        edge = pieces[number].end
    spans = tuple(span for span in (before, after) if span)
    return Content(spans, ((begin, edge),), "frame-after-words", end) if before else None


def _goes_on(piece: Piece, words: ClauseWords) -> bool:
    """Whether reported words go on after a frame in their midst."""
    if piece.tokens[0].low in words.conjunctions:
        return True
    return is_reported(piece.tokens, words) and not is_relative(piece, words)


def _next_frame(
    pieces: tuple[Piece, ...],
    frame: ClauseFrame,
    frames: tuple[ClauseFrame, ...],
    words: ClauseWords,
) -> int:
    """Number of the piece where another frame begins that is not inside the reported words."""
    for other in frames:
        if other.first <= max(frame.last, frame.home) or other.postposed or other.sub:
            continue
        piece = pieces[other.first]
        joined = piece.tokens[0].low in words.coordinators
        if (joined or piece.opener == ";") and not is_reported(piece.tokens, words):
            return other.first
    return len(pieces)


def _inside(pieces: tuple[Piece, ...], frame: ClauseFrame, words: ClauseWords) -> int | None:
    """Where a reported clause begins without a comma before it."""
    tokens = pieces[frame.home].tokens
    for token in tokens[frame.at + 1 :]:
        if token.low in words.plain_conjunctions:
            return token.begin
    return None


def _opening(
    pieces: tuple[Piece, ...], frame: ClauseFrame, stop: int, words: ClauseWords
) -> int | None:
    """Number of the piece with which the reported words begin."""
    for number in range(frame.home + 1, stop):
        piece = pieces[number]
        if number <= frame.last and len(piece.tokens) <= REACH:
            continue
        if _opens(piece, frame, words):
            return number
    return None


def _opens(piece: Piece, frame: ClauseFrame, words: ClauseWords) -> bool:
    """Whether a piece opens what a verb before it reports."""
    tokens, act = piece.tokens, frame.verb.act
    if tokens[0].low in words.conjunctions or _joined_conjunction(piece, words):
        return True
    if piece.opener == COLON and act not in NOBODY_TOLD:
        return True
    if tokens[0].low in words.purposes or is_relative(piece, words):
        return False
    if is_reported(tokens, words) or is_infinitive_clause(tokens, words):
        return True
    return act in SAYING_ACTS and not frame.passive and _main_clause(piece, words)


def _joined_conjunction(piece: Piece, words: ClauseWords) -> bool:
    tokens = piece.tokens
    opens = tokens[0].low in words.coordinators or tokens[0].low in words.adverbs
    return opens and len(tokens) > 1 and tokens[1].low in words.conjunctions


def _main_clause(piece: Piece, words: ClauseWords) -> bool:
    """A clause with its verb in second place, as after "he said"."""
    if piece.opener != "," or piece.tokens[0].low in words.subordinators | words.coordinators:
        return False
    at = finite_at(piece.tokens, words)
    return at is not None and 0 < at < len(piece.tokens) - 1


def _edge(pieces: tuple[Piece, ...], opening: int) -> int:
    """Where the frame ends before reported words: behind the comma that opens them."""
    for piece in pieces:
        if piece.begin == opening:
            return piece.opened + len(piece.opener)
    return opening
