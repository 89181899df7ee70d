"""Finds the frames of a verb-second sentence: verb of saying, speaker, addressee, and extent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from trucewatch.text.lexicon import ClauseWords, SpeechVerb
from trucewatch.text.noun_phrases import finite_at, is_relative, phrase_end
from trucewatch.text.tokens import Offsets, Piece, Token

NOBODY_TOLD = ("label", "judge", "deny", "expect")
"""Acts whose objects are what is spoken about, never who is told."""
SAYING_ACTS = (None, "announce")
"""Acts whose passive needs nobody named ("…, it was announced")."""
REACH = 3
"""Pieces between a verb and its prefix or helper: relative clauses and appositions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFrame:
    """A clause with a verb of saying.

    Attributes:
        first: Number of the piece that it begins with; ``last`` of the one it ends with.
        at: Index of the verb among the tokens of piece ``home``.
        speaker: Offsets of the words that name the speaker, or None.
        addressee: Offsets of who is told, or None.
        relayed_by: Offsets of who passes it on ("X quoted Y"), or None.
        pronoun: True when a pronoun stands for the speaker.
        anaphor: Offsets of "that" when it stands for the sentence before, or None.
        postposed: True when the words said stand before ("…, said she").
        manner: True for "as the police said".
        sub: True for a subordinate or relative clause.
    """

    verb: SpeechVerb
    home: int
    at: int
    first: int
    last: int
    cue: tuple[Offsets, ...]
    speaker: Offsets | None = None
    addressee: Offsets | None = None
    pronoun: bool = False
    relayed_by: Offsets | None = None
    anaphor: Offsets | None = None
    postposed: bool = False
    manner: bool = False
    sub: bool = False
    passive: bool = False


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb complex: index of the finite verb in its piece, and all parts."""

    verb: SpeechVerb
    at: int
    finite: int
    finite_piece: int
    last: int
    parts: tuple[Offsets, ...]
    passive: bool


def find_frames(pieces: tuple[Piece, ...], words: ClauseWords) -> tuple[ClauseFrame, ...]:
    """Return the frames of a sentence in order, at most one a piece."""
    found = []
    for home, piece in enumerate(pieces):
        for at, token in enumerate(piece.tokens):
            readings = words.verbs.get(token.low)
            if readings is None or _is_noun(pieces, home, at):
                continue
            cue = _cue(pieces, home, at, readings, words)
            if cue is not None:
                found.append(_settled(pieces, _frame(pieces, home, cue, words), cue, words))
                break
    return tuple(found)


def _settled(
    pieces: tuple[Piece, ...], frame: ClauseFrame, cue: _Cue, words: ClauseWords
) -> ClauseFrame:
    """Settle who speaks where the verb turns the roles round, or has no subject of its own."""
    if frame.verb.lemma in words.impersonal:
        return _impersonal(pieces, frame, words)
    if frame.verb.lemma not in words.quoting:
        return frame
    if cue.passive:
        tokens = pieces[frame.first].tokens
        active = replace(cue, passive=False)
        roles = _after(pieces, frame.first, cue.finite + 1, active, words)
        before = _trimmed(tokens[: cue.finite], words)
        if before and _opens_subject(before, words):
            return replace(frame, speaker=(before[0].begin, before[-1].end), pronoun=False)
        return replace(frame, speaker=roles["speaker"], relayed_by=frame.speaker)
    quoted = _object(pieces[frame.home].tokens[frame.at + 1 :], frame.speaker, words)
    return replace(frame, speaker=quoted or frame.speaker, relayed_by=quoted and frame.speaker)


def _impersonal(pieces: tuple[Piece, ...], frame: ClauseFrame, words: ClauseWords) -> ClauseFrame:
    """ "In the report it says": the document is what speaks, and "it" belongs to the verb."""
    tokens = pieces[frame.home].tokens
    if frame.speaker is None or tokens[frame.at].end == frame.cue[0][1]:
        behind = tokens[frame.at + 1] if frame.at + 1 < len(tokens) else None
        if behind is not None and behind.low in words.dummies:
            frame = replace(frame, cue=((frame.cue[0][0], behind.end), *frame.cue[1:]))
    before = tuple(t for p in pieces[frame.first : frame.home] for t in p.tokens)
    before += tokens[: frame.at]
    found = _document(before, words) or _document(tokens[frame.at + 1 :], words)
    return replace(frame, speaker=found.get("speaker"), pronoun=False)


def _object(
    tokens: tuple[Token, ...], subject: Offsets | None, words: ClauseWords
) -> Offsets | None:
    """The first noun phrase that is not the subject."""
    at = 0
    while at < len(tokens):
        end = phrase_end(tokens, at, words)
        if tokens[at].low in words.prepositions:
            at = max(at + 1, phrase_end(tokens, at + 1, words))
        elif end == at:
            at += 1
        elif subject is not None and tokens[at].begin == subject[0]:
            at = end
        else:
            return tokens[at].begin, tokens[end - 1].end
    return None


def _is_noun(pieces: tuple[Piece, ...], home: int, at: int) -> bool:
    token = pieces[home].tokens[at]
    return token.text[0].isupper() and (at > 0 or pieces[home].opener in (",", ";"))


def _cue(
    pieces: tuple[Piece, ...],
    home: int,
    at: int,
    readings: tuple[SpeechVerb, ...],
    words: ClauseWords,
) -> _Cue | None:
    token = pieces[home].tokens[at]
    span = (token.begin, token.end)
    for verb in readings:
        if verb.particle is not None:
            where = _particle(pieces, home, at, verb.particle, words)
            if where is not None:
                piece, index = where
                part = pieces[piece].tokens[index]
                parts = (span, (part.begin, part.end))
                if part.end < span[0]:
                    parts = ((part.begin, span[1]),)
                return _Cue(verb, at, at, home, piece, parts, passive=False)
    whole = [verb for verb in readings if verb.particle is None]
    for verb in whole:
        if verb.shape == "participle":
            found = _with_helper(pieces, home, at, verb, words)
            if found is not None:
                return found
    for verb in whole:
        if verb.shape == "finite" and not _infinitive(pieces[home], at, words):
            return _Cue(verb, at, at, home, home, (span,), passive=False)
    return None


def _particle(
    pieces: tuple[Piece, ...], home: int, at: int, particle: str, words: ClauseWords
) -> tuple[int, int] | None:
    """Where the prefix of a verb stands apart: at the end of its clause."""
    tokens = pieces[home].tokens
    for index in range(at + 1, len(tokens)):
        if tokens[index].low == particle and _closes(tokens, index, words):
            return home, index
    if at and tokens[at - 1].low == particle and at + 1 >= len(tokens):
        return home, at - 1
    for piece in range(home + 1, min(home + 1 + REACH, len(pieces))):
        tail = pieces[piece].tokens
        if tail[-1].low == particle and len(tail) <= REACH:
            return piece, len(tail) - 1
    return None


def _closes(tokens: tuple[Token, ...], index: int, words: ClauseWords) -> bool:
    if index + 1 == len(tokens):
        return True
    following = tokens[index + 1]
    return (
        following.low in words.subordinators
        or following.low in words.coordinators
        or following.kind in ("quote", "dot")
    )


def _infinitive(piece: Piece, at: int, words: ClauseWords) -> bool:
    """A form in "-en" beside a modal, or after "zu", is an infinitive."""
    tokens = piece.tokens
    if not tokens[at].low.endswith("n"):
        return False
    if at and tokens[at - 1].low in words.infinitive_marks:
        return True
    helped = any(t.low in words.modals or t.low in words.perfect for t in tokens[:at])
    return helped and _closes(tokens, at, words)


def _with_helper(
    pieces: tuple[Piece, ...], home: int, at: int, verb: SpeechVerb, words: ClauseWords
) -> _Cue | None:
    tokens = pieces[home].tokens
    span = (tokens[at].begin, tokens[at].end)
    end = at + 1
    while end < len(tokens) and tokens[end].low in words.perfect | words.passive:
        end += 1
    if end > at + 1 and tokens[end - 1].low in words.perfect:
        passive = any(t.low in words.passive for t in tokens[at + 1 : end])
        parts = ((span[0], tokens[end - 1].end),)
        return _Cue(verb, at, end - 1, home, home, parts, passive)
    if not _closes(tokens, end - 1, words):
        return None
    for piece in range(home, max(-1, home - REACH), -1):
        line = pieces[piece].tokens
        stop = at if piece == home else len(line)
        for index in range(stop - 1, -1, -1):
            helper = line[index]
            if helper.low in words.perfect:
                if piece != home and (len(tokens) > 6 or is_relative(pieces[piece], words)):
                    break
                passive = helper.low in words.passive or end > at + 1
                tail = (span[0], tokens[end - 1].end)
                parts = ((helper.begin, helper.end), tail)
                if piece == home and index == at - 1:
                    parts = ((helper.begin, tail[1]),)
                return _Cue(verb, at, index, piece, home, parts, passive)
    return None


def _frame(pieces: tuple[Piece, ...], home: int, cue: _Cue, words: ClauseWords) -> ClauseFrame:
    spot = cue.finite_piece
    frame = ClauseFrame(
        verb=cue.verb,
        home=home,
        at=cue.at,
        first=spot,
        last=cue.last,
        cue=cue.parts,
        passive=cue.passive,
    )
    tokens = pieces[spot].tokens
    before = tokens[: cue.finite]
    opener = before[0].low if before else ""
    if (opener in words.subordinators and _verb_last(tokens, cue, words)) or (
        before and is_relative(pieces[spot], words)
    ):
        return _subordinate(pieces, frame, cue, words)
    if opener in words.as_words:
        return _subordinate(pieces, frame, cue, words)
    if spot and (not before or (len(before) == 1 and opener in words.thus)):
        return _verb_first(pieces, frame, cue, words)
    return _main(pieces, frame, cue, words)


def _verb_last(tokens: tuple[Token, ...], cue: _Cue, words: ClauseWords) -> bool:
    behind = tokens[max(cue.at, cue.finite) + 1 :]
    return not behind or behind[0].low in words.conjunctions or behind[0].kind == "quote"


def _subordinate(
    pieces: tuple[Piece, ...], frame: ClauseFrame, cue: _Cue, words: ClauseWords
) -> ClauseFrame:
    """Verb last: the subject follows the opening word, or is the antecedent."""
    tokens = pieces[frame.first].tokens
    manner = tokens[0].low in words.as_words
    if tokens[0].low in words.subordinators or manner:
        roles = _after(pieces, frame.first, 1, cue, words)
        frame = replace(frame, **roles, manner=manner, sub=True)
        if manner:
            if frame.speaker is None and cue.finite > 1 and not cue.passive:
                frame = replace(frame, speaker=(tokens[1].begin, tokens[cue.finite - 1].end))
            opener = (tokens[0].begin, tokens[0].end)
            frame = replace(frame, cue=(opener, *frame.cue))
        return frame
    named = pieces[frame.first - 1].tokens if frame.first else ()
    if tokens[0].low in words.oblique or not named:
        return replace(frame, **_after(pieces, frame.first, 1, cue, words), sub=True)
    return replace(frame, speaker=_last_phrase(named, words), sub=True)


def _last_phrase(tokens: tuple[Token, ...], words: ClauseWords) -> Offsets | None:
    for begin in range(len(tokens)):
        if phrase_end(tokens, begin, words) == len(tokens):
            return tokens[begin].begin, tokens[-1].end
    return None


def _verb_first(
    pieces: tuple[Piece, ...], frame: ClauseFrame, cue: _Cue, words: ClauseWords
) -> ClauseFrame:
    """The verb opens its piece: the subject stood before commas, or what was said did."""
    first = _subject_piece(pieces, frame.first, words)
    roles = _after(pieces, frame.first, cue.finite + 1, cue, words)
    if first is None and _adverbial_before(pieces, frame.first, words):
        return replace(frame, **roles, first=0)
    if first is None or (first and roles["speaker"] is not None):
        spoken = roles["speaker"] is not None or frame.verb.lemma in words.impersonal
        said = frame.passive and frame.verb.act in SAYING_ACTS
        return replace(frame, **roles, postposed=spoken and not frame.passive or said)
    tokens = pieces[first].tokens
    if _opens_subject(tokens, words) and not cue.passive:
        speaker = _with_commas(pieces, first, frame.first, words)
        roles = _after(pieces, frame.first, cue.finite + 1, cue, words, told_only=True)
        return replace(frame, first=first, speaker=speaker, addressee=roles["addressee"])
    roles = _after(pieces, frame.first, cue.finite + 1, cue, words)
    return replace(frame, **roles, first=first)


def _adverbial_before(pieces: tuple[Piece, ...], stop: int, words: ClauseWords) -> bool:
    """Whether only a clause such as "when …" stands before the verb, with no main clause."""
    low = pieces[0].tokens[0].low
    second = pieces[0].tokens[1].low if len(pieces[0].tokens) > 1 else ""
    opens = words.subordinators - words.conjunctions
    if low not in opens and second not in opens:
        return False
    return all(
        piece.opener == "," and finite_at(piece.tokens[:-1], words) is None
        for piece in pieces[1:stop]
    )


def _subject_piece(pieces: tuple[Piece, ...], stop: int, words: ClauseWords) -> int | None:
    """The piece with which a subject or an adverbial begins that commas cut from its verb."""
    for first in range(stop - 1, -1, -1):
        piece = pieces[first]
        if piece.tokens[-1].kind == "quote" and not piece.tokens[-1].titled:
            return None
        if is_relative(piece, words) or piece.tokens[0].low in words.subordinators:
            continue
        if finite_at(piece.tokens, words) is not None:
            named = first + 1 < stop and _opens_subject(pieces[first + 1].tokens, words)
            return first + 1 if named else None
        if first == 0 or piece.opener in (";", ":") or stop - first >= REACH + 1:
            return first
    return None


def _with_commas(pieces: tuple[Piece, ...], first: int, stop: int, words: ClauseWords) -> Offsets:
    """The subject with its appositions, without relative clauses."""
    begin = _trimmed(pieces[first].tokens, words)[0].begin
    end = pieces[first].end
    for number in range(first + 1, stop):
        if finite_at(pieces[number].tokens, words) is not None:
            break
        if pieces[number].tokens[0].low in words.adverbs | words.subordinators:
            break
        end = pieces[number].end
    return begin, end


def _main(
    pieces: tuple[Piece, ...], frame: ClauseFrame, cue: _Cue, words: ClauseWords
) -> ClauseFrame:
    tokens = pieces[frame.first].tokens
    before = tokens[: cue.finite]
    if before and before[-1].kind == "quote" and not _is_name(before, words):
        roles = _after(pieces, frame.first, cue.finite + 1, cue, words)
        return replace(frame, **roles, postposed=True)
    roles = _after(pieces, frame.first, cue.finite + 1, cue, words)
    trimmed = _trimmed(before, words)
    anaphor = None
    if len(trimmed) == 1 and trimmed[0].low in words.anaphors:
        anaphor = (trimmed[0].begin, trimmed[0].end)
    elif trimmed and not cue.passive and _stands_first(trimmed, roles, words):
        pronoun = len(trimmed) == 1 and trimmed[0].low in words.pronouns
        end = trimmed[-1].end
        told = _after(pieces, frame.first, cue.finite + 1, cue, words, told_only=True)
        speaker = (_apposed_before(pieces, frame.first, trimmed, words), end)
        return replace(frame, speaker=speaker, pronoun=pronoun, addressee=told["addressee"])
    if frame.verb.lemma in words.impersonal or roles["speaker"] is None:
        roles = {**roles, **_document(before, words)}
        return replace(frame, **roles, anaphor=anaphor)
    elif roles["addressee"] is None:
        roles = {**roles, "addressee": _told_before(before, words)}
    return replace(frame, **roles, anaphor=anaphor)


def _is_name(before: tuple[Token, ...], words: ClauseWords) -> bool:
    """Whether quoted words before a verb are a title, or a name behind an article or a noun."""
    if before[-1].titled:
        return True
    return len(before) > 1 and (before[-2].low in words.determiners or before[-2].capital)


def _stands_first(trimmed: tuple[Token, ...], roles: dict[str, Any], words: ClauseWords) -> bool:
    """Whether the subject stands before the verb, not behind it."""
    pronoun = len(trimmed) == 1 and trimmed[0].low in words.pronouns
    if not _opens_subject(trimmed, words) or (roles["pronoun"] and not pronoun):
        return False
    whole = phrase_end(trimmed, 0, words) == len(trimmed)
    return whole or roles["speaker"] is None or trimmed[0].low in words.determiners


def _apposed_before(
    pieces: tuple[Piece, ...], home: int, trimmed: tuple[Token, ...], words: ClauseWords
) -> int:
    """Where a name begins whose apposition stands right before the verb ("X, head of Y said")."""
    begin = trimmed[0].begin
    if home != 1 or pieces[home].opener != "," or trimmed[0].begin != pieces[home].begin:
        return begin
    named = pieces[0].tokens
    if phrase_end(named, 0, words) == len(named) and _opens_subject(named, words):
        return named[0].begin
    return begin


def _trimmed(before: tuple[Token, ...], words: ClauseWords) -> tuple[Token, ...]:
    """Leave "and", "also", "meanwhile" at the start, and adverbs before the verb, out."""
    begin, end = 0, len(before)
    while begin < end - 1 and (
        before[begin].low in words.coordinators or before[begin].low in words.adverbs
    ):
        begin += 1
    while end > begin + 1 and before[end - 1].low in words.adverbs:
        end -= 1
    return before[begin:end]


def _opens_subject(tokens: tuple[Token, ...], words: ClauseWords) -> bool:
    """Whether words before the verb can be its subject: no preposition, no oblique case."""
    trimmed = _trimmed(tokens, words)
    if not trimmed:
        return False
    low = trimmed[0].low
    if low in words.prepositions or low in words.oblique or low in words.subordinators:
        return False
    if low in words.adverbs or (low.endswith(words.adverb_endings) and len(trimmed) == 1):
        return False
    return phrase_end(trimmed, 0, words) > 0


def _document(before: tuple[Token, ...], words: ClauseWords) -> dict[str, Any]:
    """The document in which it says so ("in the report")."""
    for at, token in enumerate(before[:-1]):
        if token.low in words.within:
            begin = at if token.low.endswith("m") and token.low != "dem" else at + 1
            end = phrase_end(before, at + 1, words)
            if end > at + 1:
                return {"speaker": (before[begin].begin, before[end - 1].end)}
    return {}


def _told_before(before: tuple[Token, ...], words: ClauseWords) -> Offsets | None:
    for at, token in enumerate(before[:-1]):
        if token.low in words.toward:
            end = phrase_end(before, at + 1, words)
            return (before[at + 1].begin, before[end - 1].end) if end > at + 1 else None
    return None


def _after(
    pieces: tuple[Piece, ...],
    spot: int,
    begin: int,
    cue: _Cue,
    words: ClauseWords,
    *,
    told_only: bool = False,
) -> dict[str, Any]:
    """Speaker and addressee among the words after the finite verb."""
    tokens = pieces[spot].tokens
    stop = cue.at if spot == cue.finite_piece and cue.at > cue.finite >= begin - 1 else None
    line = tokens[:stop]
    speaker: Offsets | None = None
    told: Offsets | None = None
    pronoun = False
    at = begin
    while at < len(line):
        token = line[at]
        if token.low in words.subordinators and at > begin:
            break
        if token.low in words.toward or (cue.passive and token.low in words.agents):
            end = phrase_end(line, at + 1, words)
            if end > at + 1:
                phrase = (line[at + 1].begin, line[end - 1].end)
                if token.low in words.toward:
                    told = told or phrase
                else:
                    speaker = speaker or phrase
                at = end
                continue
        if token.low in words.prepositions:
            at = max(at + 1, phrase_end(line, at + 1, words))
            continue
        end = phrase_end(line, at, words)
        if end == at:
            at += 1
            continue
        phrase = (token.begin, line[end - 1].end)
        dative = token.low in words.dative and cue.verb.act not in NOBODY_TOLD
        if token.low in words.plural and not line[end - 1].low.endswith(words.plurals):
            dative = False
        if speaker is None and not told_only and not cue.passive and token.low not in words.oblique:
            speaker = phrase
            pronoun = end == at + 1 and token.low in words.pronouns
            if end == len(line) and not pronoun:
                speaker = (speaker[0], apposed(pieces, spot, speaker[1], words))
        elif dative and told is None:
            told = phrase
        at = end
    return {"speaker": speaker, "addressee": told, "pronoun": pronoun}


def apposed(pieces: tuple[Piece, ...], spot: int, end: int, words: ClauseWords) -> int:
    """Where an apposition right behind a name ends; the name's end without one."""
    if spot + 1 >= len(pieces) or pieces[spot + 1].opener != ",":
        return end
    tokens = pieces[spot + 1].tokens
    if tokens[0].low in words.adverbs | words.subordinators | words.prepositions:
        return end
    if finite_at(tokens, words) is not None or is_relative(pieces[spot + 1], words):
        return end
    stop = phrase_end(tokens, 0, words)
    return tokens[stop - 1].end if stop else end
