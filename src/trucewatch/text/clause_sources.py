"""Who stands behind a sentence without a verb of saying ("according to …")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from trucewatch.text.frame_roles import apposed
from trucewatch.text.lexicon import ClauseWords
from trucewatch.text.noun_phrases import finite_at, is_relative, phrase_end
from trucewatch.text.said import Scene, Utterance, without
from trucewatch.text.sentences import Stretch
from trucewatch.text.tokens import Offsets, Piece, Token
from trucewatch.text.topics import topic_of
from trucewatch.text.verb_complex import Clauses

_Found = tuple[Offsets, Offsets, Offsets | None, Offsets]
"""Frame, words in place, name, cue."""


def by_source(
    scene: Scene,
    sentence: Stretch,
    pieces: tuple[Piece, ...],
    words: ClauseWords,
    marks: tuple[Offsets, ...],
) -> Utterance | None:
    """Return the sentence without its source, or None when it names none."""
    for number, (frame, mention, name, cue) in _sources(pieces, words):
        whole = (sentence.begin, sentence.end)
        if number > 0 and _is_inner(pieces[number], words):
            whole = (pieces[number].begin, pieces[number].end)
        spans = without(scene.text, whole, frame)
        if not spans:
            continue
        quoted = len(spans) == 1 and spans[0] in marks
        return Utterance(
            spans=spans,
            kind="Direct" if quoted else "Indirect",
            speaker=name or topic_of(pieces, words, anyone=None) or scene.last,
            carried=name is None,
            mention=mention,
            cue=(cue,),
            frame=frame,
            cue_word=scene.text[cue[0] : cue[1]].lower(),
            rule="quoted" if quoted else "according-to",
            sentence=-1,
        )
    return None


def _sources(pieces: tuple[Piece, ...], words: ClauseWords) -> Iterator[tuple[int, _Found]]:
    """Yield each source that a sentence names, in its order, with the number of its piece."""
    openers = _openers(words)
    for number, piece in enumerate(pieces):
        for at, token in enumerate(piece.tokens):
            found = _at(pieces, number, at, words) if token.low in openers else None
            if found is not None:
                yield number, found


def inner_source(
    pieces: tuple[Piece, ...], words: ClauseWords, within: Offsets
) -> tuple[Offsets, Offsets] | None:
    """Return name and cue of the last source that stands in a stretch, or None."""
    for number in range(len(pieces) - 1, -1, -1):
        piece = pieces[number]
        if piece.begin >= within[1] or piece.end <= within[0]:
            continue
        for at in range(len(piece.tokens) - 1, -1, -1):
            found = _at(pieces, number, at, words)
            if found is None or found[2] is None:
                continue
            frame, _, name, cue = found
            if name and within[0] < frame[0] and frame[1] <= within[1]:
                return name, cue
    return None


def _is_inner(piece: Piece, words: ClauseWords) -> bool:
    """Whether a source speaks for a relative or subordinate clause alone."""
    return is_relative(piece, words) or piece.tokens[0].low in words.subordinators


@cache
def _openers(words: ClauseWords) -> frozenset[str]:
    """Return the words at which a source can be found."""
    plain = words.sources | words.sources_after
    return plain | words.thus | words.afters | words.thereafter


def _at(pieces: tuple[Piece, ...], number: int, at: int, words: ClauseWords) -> _Found | None:
    tokens = pieces[number].tokens
    low = tokens[at].low
    if low in words.sources_after:
        return _backwards(tokens, at, words)
    if low in words.thus:
        return _thus(pieces, number, at, words)
    if low in words.sources:
        return _forwards(tokens, at, words, named=False)
    if low in words.afters:
        return _forwards(tokens, at, words, named=True) or _opinion(tokens, at, words)
    if low in words.thereafter and at == 0:
        cue = (tokens[0].begin, tokens[0].end)
        return cue, cue, None, cue
    return None


def _forwards(
    tokens: tuple[Token, ...], at: int, words: ClauseWords, *, named: bool
) -> _Found | None:
    end = phrase_end(tokens, at + 1, words)
    if end == at + 1:
        return None
    head = _head(tokens, at + 1, end, words)
    if named and head is None:
        return None
    begin = at + 1
    if head is not None and head + 1 < end and tokens[head + 1].text[0].isdigit():
        end = head + 1
    inner = begin if head is None else _core(tokens, head, end, words)
    cue = (tokens[at].begin, tokens[at].end)
    last = tokens[end - 1].end
    if head is not None and tokens[begin].low.startswith(words.own):
        return (cue[0], last), (tokens[begin].begin, last), None, cue
    return (cue[0], last), (tokens[begin].begin, last), (tokens[inner].begin, last), cue


def _head(tokens: tuple[Token, ...], begin: int, end: int, words: ClauseWords) -> int | None:
    """The first noun of a phrase, when it is one of saying ("statement", "report")."""
    for at in range(begin, end):
        if tokens[at].capital and any(noun in tokens[at].low for noun in words.source_nouns):
            return at
        if at > begin and tokens[at].low in words.joining:
            return None
    return None


def _core(tokens: tuple[Token, ...], head: int, end: int, words: ClauseWords) -> int:
    """Where the name behind "statement of" begins; the phrase's begin without one."""
    at = head + 1
    if at < end and tokens[at].low in words.joining:
        inner = at if tokens[at].low in words.determiners else at + 1
        if inner < end:
            return inner
    return head if at >= end or not tokens[at].capital else at


def _backwards(tokens: tuple[Token, ...], at: int, words: ClauseWords) -> _Found | None:
    """Read "… zufolge": the phrase that ends right before."""
    stop = at
    if stop and tokens[stop - 1].low in words.infinitive_marks:
        stop -= 1
    for begin in range(max(0, stop - 14), stop):
        low = tokens[begin].low
        if low in words.prepositions | words.joining and low not in words.determiners:
            continue
        if phrase_end(tokens, begin, words) == stop:
            name = (tokens[begin].begin, tokens[stop - 1].end)
            cue = (tokens[stop].begin, tokens[at].end)
            return (name[0], cue[1]), name, name, cue
    return None


def _opinion(tokens: tuple[Token, ...], at: int, words: ClauseWords) -> _Found | None:
    """Read "in his opinion", with the preposition behind its noun."""
    found = _backwards(tokens, at, words)
    if found is None or not any(noun in tokens[at - 1].low for noun in words.source_nouns):
        return None
    return found


def _thus(pieces: tuple[Piece, ...], number: int, at: int, words: ClauseWords) -> _Found | None:
    """Read ", so the minister": nothing but a name, with no verb."""
    piece = pieces[number]
    tokens = piece.tokens
    opens = at == 0 and piece.opener != ""
    after_quote = at > 0 and tokens[at - 1].kind == "quote"
    if not (opens or after_quote):
        return None
    end = phrase_end(tokens, at + 1, words)
    if end == at + 1 or finite_at(tokens[at + 1 :], words) is not None:
        return None
    if tokens[at + 1].low in words.verbs:
        return None
    begin = piece.opened if opens else tokens[at].begin
    cue = (tokens[at].begin, tokens[at].end)
    last = tokens[-1].end
    stop = tokens[end - 1].end
    if end == len(tokens):
        stop = apposed(Clauses(pieces, words), number, stop)
        last = max(last, stop)
    name = (tokens[at + 1].begin, stop)
    return (begin, last), name, name, cue
