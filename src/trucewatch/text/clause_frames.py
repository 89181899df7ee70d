"""Finds the frames of a verb-second sentence: verb of saying, speaker, addressee, and extent."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.text.frame_roles import Roles, document_in, object_in, roles_behind, told_in
from trucewatch.text.lexicon import ClauseWords, SpeechVerb
from trucewatch.text.noun_phrases import is_relative, phrase_end
from trucewatch.text.shared_subjects import own_words, shared_subject
from trucewatch.text.subjects import (
    adverbial_before,
    apposed_before,
    is_name,
    manner_piece,
    opens_subject,
    subject_piece,
    trimmed,
    with_commas,
)
from trucewatch.text.tokens import Offsets, Token
from trucewatch.text.verb_complex import Clauses, VerbComplex, find_complexes

SAYING_ACTS = (None, "announce")
"""Acts whose passive needs nobody named ("…, it was announced")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFrame:
    """A clause with a verb of saying.

    Attributes:
        home: Number of the verb's piece; ``at`` its index there.
        first: Number of the piece that the frame begins with; ``last`` of its last one.
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
    relayed_by: Offsets | None = None
    anaphor: Offsets | None = None
    pronoun: bool = False
    postposed: bool = False
    manner: bool = False
    sub: bool = False
    passive: bool = False


def find_frames(clauses: Clauses) -> tuple[ClauseFrame, ...]:
    """Return the frames of a sentence in order, at most one a piece."""
    return tuple(_settled(clauses, _frame(clauses, verb), verb) for verb in find_complexes(clauses))


def _frame(clauses: Clauses, verb: VerbComplex) -> ClauseFrame:
    words = clauses.words
    frame = ClauseFrame(
        verb=verb.verb,
        home=verb.home,
        at=verb.at,
        first=verb.spot,
        last=verb.last,
        cue=verb.parts,
        passive=verb.passive,
    )
    tokens = clauses.pieces[verb.spot].tokens
    before = tokens[: verb.finite]
    opener = before[0].low if before else ""
    if before and _is_subordinate(clauses, verb, opener):
        return _subordinate(clauses, frame, verb)
    told = _behind_manner(clauses, frame, verb) if verb.spot and not before else None
    if told is not None:
        return told
    alone = not before or (len(before) == 1 and opener in words.thus)
    return _verb_first(clauses, frame, verb) if verb.spot and alone else _main(clauses, frame, verb)


def _behind_manner(clauses: Clauses, frame: ClauseFrame, verb: VerbComplex) -> ClauseFrame | None:
    """Read a verb behind "as the judge, X, …" or "as Y reports, …"; None behind anything else."""
    opening = manner_piece(clauses, verb.spot)
    if opening is None:
        return None
    if not _says_itself(clauses, opening):
        return _manner_apposed(clauses, frame, opening)
    if opening + 1 == verb.spot:  # "As Y reports, said X, …"
        return _with(frame, roles_behind(clauses, verb, verb.finite + 1))
    return None


def _says_itself(clauses: Clauses, opening: int) -> bool:
    """Whether "as the agency reports" has its own verb and lends a later one no subject."""
    return any(verb.spot == opening for verb in find_complexes(clauses))


def _is_subordinate(clauses: Clauses, verb: VerbComplex, opener: str) -> bool:
    words, piece = clauses.words, clauses.pieces[verb.spot]
    final = opener in words.subordinators and _verb_last(piece.tokens, verb, words)
    return final or opener in words.as_words or is_relative(piece, words)


def _verb_last(tokens: tuple[Token, ...], verb: VerbComplex, words: ClauseWords) -> bool:
    behind = tokens[max(verb.at, verb.finite) + 1 :]
    return not behind or behind[0].low in words.conjunctions or behind[0].kind == "quote"


def _with(frame: ClauseFrame, roles: Roles) -> ClauseFrame:
    return replace(frame, speaker=roles.speaker, addressee=roles.addressee, pronoun=roles.pronoun)


def _subordinate(clauses: Clauses, frame: ClauseFrame, verb: VerbComplex) -> ClauseFrame:
    """Verb last: the subject follows the opening word, or is the antecedent."""
    words, tokens = clauses.words, clauses.pieces[frame.first].tokens
    low = tokens[0].low
    named = clauses.pieces[frame.first - 1].tokens if frame.first else ()
    if low in words.as_words:
        return _manner(frame, tokens, verb, roles_behind(clauses, verb, 1))
    if low in words.subordinators or low in words.oblique or not named:
        return replace(_with(frame, roles_behind(clauses, verb, 1)), sub=True)
    return replace(frame, speaker=_last_phrase(named, words), sub=True)


def _manner(
    frame: ClauseFrame, tokens: tuple[Token, ...], verb: VerbComplex, roles: Roles
) -> ClauseFrame:
    """Read "As the police said": the opening word belongs to the cue."""
    found = _with(frame, roles)
    first = min(verb.at, verb.finite)
    if found.speaker is None and first > 1 and not verb.passive:
        found = replace(found, speaker=(tokens[1].begin, tokens[first - 1].end))
    cue = ((tokens[0].begin, tokens[0].end), *found.cue)
    return replace(found, manner=True, sub=True, cue=cue)


def _manner_apposed(clauses: Clauses, frame: ClauseFrame, first: int) -> ClauseFrame:
    """Read "as the judge, X, said": the name stands between commas."""
    tokens = clauses.pieces[first].tokens
    speaker = (tokens[1].begin, with_commas(clauses, first, frame.first)[1])
    cue = ((tokens[0].begin, tokens[0].end), *frame.cue)
    return replace(frame, first=first, manner=True, sub=True, speaker=speaker, cue=cue)


def _last_phrase(tokens: tuple[Token, ...], words: ClauseWords) -> Offsets | None:
    for begin in range(len(tokens)):
        if phrase_end(tokens, begin, words) == len(tokens):
            return tokens[begin].begin, tokens[-1].end
    return None


def _verb_first(clauses: Clauses, frame: ClauseFrame, verb: VerbComplex) -> ClauseFrame:
    """The verb opens its piece: the subject stood before commas, or what was said did."""
    words = clauses.words
    first = subject_piece(clauses, frame.first)
    roles = roles_behind(clauses, verb, verb.finite + 1)
    if first is None and adverbial_before(clauses, frame.first):
        return replace(_with(frame, roles), first=0)
    if first is None or (roles.speaker is not None and (first or _goes_on(clauses, frame))):
        spoken = roles.speaker is not None or frame.verb.lemma in words.impersonal
        said = frame.verb.act in SAYING_ACTS if frame.passive else spoken
        return replace(_with(frame, roles), postposed=said)
    if opens_subject(clauses.pieces[first].tokens, words) and not verb.passive:
        told = roles_behind(clauses, verb, verb.finite + 1, subject_due=False).addressee
        speaker = with_commas(clauses, first, frame.first)
        return replace(frame, first=first, speaker=speaker, addressee=told)
    return replace(_with(frame, roles), first=first)


def _goes_on(clauses: Clauses, frame: ClauseFrame) -> bool:
    """Whether the verb stands within what is said ("the mill, says X, is empty")."""
    words = clauses.words
    if clauses.pieces[frame.first].tokens[0].low in words.thus:
        return True
    if frame.last + 1 >= len(clauses.pieces):
        return False
    low = clauses.pieces[frame.last + 1].tokens[0].low
    return low in words.perfect or low in words.modals or low in words.subjunctive


def _main(clauses: Clauses, frame: ClauseFrame, verb: VerbComplex) -> ClauseFrame:
    words = clauses.words
    before = own_words(clauses.pieces[frame.first].tokens[: verb.finite], words)
    shared = None if verb.passive else shared_subject(clauses, verb)
    if shared is not None:
        return _sharing(clauses, frame, verb, shared)
    roles = roles_behind(clauses, verb, verb.finite + 1)
    if before and before[-1].kind == "quote" and not is_name(before, words):
        return replace(_with(frame, roles), postposed=True)
    run = trimmed(before, words)
    if len(run) == 1 and run[0].low in words.anaphors:
        spoken = replace(frame, anaphor=(run[0].begin, run[0].end))
        return _subject_behind(spoken, before, roles, words)
    return _run_first(clauses, frame, verb, (run, roles)) or _subject_behind(
        frame, before, roles, words
    )


def _run_first(
    clauses: Clauses, frame: ClauseFrame, verb: VerbComplex, ahead: tuple[tuple[Token, ...], Roles]
) -> ClauseFrame | None:
    """Read the words before the verb as its subject; None when they are something else."""
    (run, roles), words = ahead, clauses.words
    if not run or not opens_subject(run, words):
        return None
    if verb.passive:
        return _passive(frame, run, roles, words)
    if _stands_first(run, roles, words) or _names_object(clauses, verb, run):
        return _subject_first(clauses, frame, verb, run)
    return None


def _sharing(
    clauses: Clauses, frame: ClauseFrame, verb: VerbComplex, shared: Offsets
) -> ClauseFrame:
    """Read "she rose and said": the subject is that of the verb before."""
    told = roles_behind(clauses, verb, verb.finite + 1, subject_due=False).addressee
    named = [t for p in clauses.pieces for t in p.tokens if shared[0] <= t.begin < shared[1]]
    pronoun = len(named) == 1 and named[0].low in clauses.words.pronouns
    return replace(frame, speaker=shared, pronoun=pronoun, addressee=told)


def _subject_behind(
    frame: ClauseFrame, before: tuple[Token, ...], roles: Roles, words: ClauseWords
) -> ClauseFrame:
    found = _with(frame, roles)
    if roles.speaker is None:
        return replace(found, speaker=document_in(before, words))
    return replace(found, addressee=roles.addressee or told_in(before, words))


def _passive(
    frame: ClauseFrame, run: tuple[Token, ...], roles: Roles, words: ClauseWords
) -> ClauseFrame:
    """The agent speaks, or nobody; the subject may be who is told."""
    told = (run[0].begin, run[-1].end) if frame.verb.lemma in words.telling else None
    return replace(frame, speaker=roles.speaker or document_in(run, words), addressee=told)


def _subject_first(
    clauses: Clauses, frame: ClauseFrame, verb: VerbComplex, run: tuple[Token, ...]
) -> ClauseFrame:
    told = roles_behind(clauses, verb, verb.finite + 1, subject_due=False).addressee
    speaker = (apposed_before(clauses, frame.first, run), run[-1].end)
    pronoun = len(run) == 1 and run[0].low in clauses.words.pronouns
    return replace(frame, speaker=speaker, pronoun=pronoun, addressee=told)


def _stands_first(run: tuple[Token, ...], roles: Roles, words: ClauseWords) -> bool:
    """Whether the subject stands before the verb, not behind it."""
    pronoun = len(run) == 1 and run[0].low in words.pronouns
    if roles.pronoun and not pronoun:
        return False
    whole = phrase_end(run, 0, words) == len(run)
    return whole or roles.speaker is None or run[0].low in words.determiners


def _names_object(clauses: Clauses, verb: VerbComplex, run: tuple[Token, ...]) -> bool:
    """Whether "sie" or "es" behind a verb of naming is its object: "Der Rat nannte sie falsch"."""
    tokens, words = clauses.pieces[verb.spot].tokens, clauses.words
    behind = tokens[verb.finite + 1].low if verb.finite + 1 < len(tokens) else ""
    if verb.verb.act != "label" or behind not in words.objects:
        return False
    return phrase_end(run, 0, words) > 0 and run[0].low not in words.pronouns


def _settled(clauses: Clauses, frame: ClauseFrame, verb: VerbComplex) -> ClauseFrame:
    """Settle who speaks where the verb turns the roles round, or has no subject of its own."""
    words = clauses.words
    if frame.verb.lemma in words.impersonal:
        return _impersonal(clauses, frame)
    if frame.verb.lemma not in words.quoting:
        return frame
    if frame.passive:
        return _quoted(clauses, frame, verb)
    quoted = object_in(clauses.pieces[frame.home].tokens[frame.at + 1 :], frame.speaker, words)
    return replace(frame, speaker=quoted or frame.speaker, relayed_by=quoted and frame.speaker)


def _quoted(clauses: Clauses, frame: ClauseFrame, verb: VerbComplex) -> ClauseFrame:
    """Read "X is quoted by Y": the subject speaks, the agent passes it on."""
    words = clauses.words
    before = clauses.pieces[frame.first].tokens
    run = trimmed(before[: verb.finite] if frame.first == verb.spot else before, words)
    if run and opens_subject(run, words):
        speaker: Offsets | None = (run[0].begin, run[-1].end)
        if frame.first < verb.spot:
            speaker = with_commas(clauses, frame.first, verb.spot)
    else:
        speaker = roles_behind(clauses, replace(verb, passive=False), verb.finite + 1).speaker
    return replace(frame, speaker=speaker, relayed_by=frame.speaker, addressee=None, pronoun=False)


def _impersonal(clauses: Clauses, frame: ClauseFrame) -> ClauseFrame:
    """The document ("in the report it says"): it is what speaks, and "it" belongs to the verb."""
    words, tokens = clauses.words, clauses.pieces[frame.home].tokens
    behind = tokens[frame.at + 1] if frame.at + 1 < len(tokens) else None
    if behind is not None and behind.low in words.dummies:
        frame = replace(frame, cue=((frame.cue[0][0], behind.end), *frame.cue[1:]))
    before = tuple(t for p in clauses.pieces[frame.first : frame.home] for t in p.tokens)
    before += tokens[: frame.at]
    found = document_in(before, words) or document_in(tokens[frame.at + 1 :], words)
    return replace(frame, speaker=found, pronoun=False)
