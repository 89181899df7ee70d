"""Who speaks and who is told in a frame of a verb-second sentence."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.text.lexicon import ClauseWords
from trucewatch.text.noun_phrases import finite_at, is_relative, phrase_end
from trucewatch.text.tokens import Offsets, Token
from trucewatch.text.verb_complex import Clauses, VerbComplex

NOBODY_TOLD = ("label", "judge", "deny", "expect")
"""Acts whose objects are what is spoken about, never who is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Offsets of who speaks and who is told; ``pronoun`` when a pronoun speaks."""

    speaker: Offsets | None = None
    addressee: Offsets | None = None
    pronoun: bool = False


@dataclass(slots=True)
class _Scan:
    """What has been found so far among the words behind a verb."""

    clauses: Clauses
    spot: int
    line: tuple[Token, ...]
    verb: VerbComplex
    subject_due: bool
    speaker: Offsets | None = None
    told: Offsets | None = None
    pronoun: bool = False

    def step(self, at: int) -> int:
        """Take the phrase at a token; return where to go on."""
        words = self.clauses.words
        low = self.line[at].low
        if low in words.toward or (self.verb.passive and low in words.agents):
            end = phrase_end(self.line, at + 1, words)
            if end > at + 1:
                self._governed(low in words.toward, (at + 1, end))
                return end
        if low in words.prepositions:
            return max(at + 1, phrase_end(self.line, at + 1, words))
        end = phrase_end(self.line, at, words)
        if end > at:
            self._phrase(at, end)
        return max(end, at + 1)

    def _governed(self, toward: bool, run: tuple[int, int]) -> None:  # noqa: FBT001
        phrase = (self.line[run[0]].begin, self.line[run[1] - 1].end)
        if toward:
            self.told = self.told or phrase
        else:
            self.speaker = self.speaker or phrase

    def _phrase(self, at: int, end: int) -> None:
        words = self.clauses.words
        token = self.line[at]
        phrase = (token.begin, self.line[end - 1].end)
        if self.subject_due and self.speaker is None and token.low not in words.oblique:
            self.pronoun = end == at + 1 and token.low in words.pronouns
            if end == len(self.line) and not self.pronoun:
                phrase = (phrase[0], apposed(self.clauses, self.spot, phrase[1]))
            self.speaker = phrase
        elif self.told is None and self._is_told(at, end):
            self.told = phrase

    def _is_told(self, at: int, end: int) -> bool:
        words, low = self.clauses.words, self.line[at].low
        if self.verb.verb.lemma in words.telling:
            return True
        if low not in words.dative or self.verb.verb.act in NOBODY_TOLD:
            return False
        return low not in words.plural or self.line[end - 1].low.endswith(words.plurals)


def roles_behind(
    clauses: Clauses, verb: VerbComplex, begin: int, *, subject_due: bool = True
) -> Roles:
    """Return speaker and addressee among the words of the finite verb's piece from an index on.

    Args:
        clauses: The sentence.
        verb: Verb of saying.
        begin: Index of the first token to look at in piece ``verb.spot``.
        subject_due: False when the subject stands before the verb.
    """
    tokens, words = clauses.pieces[verb.spot].tokens, clauses.words
    inside = verb.spot == verb.home and verb.at > verb.finite >= begin - 1
    last_first = verb.spot == verb.home and begin <= verb.at < verb.finite
    line = tokens[: verb.at] if inside or last_first else tokens
    scan = _Scan(clauses, verb.spot, line, verb, subject_due and not verb.passive)
    at = begin
    while at < len(line):
        if line[at].low in words.subordinators and at > begin:
            break
        at = scan.step(at)
    return Roles(speaker=scan.speaker, addressee=scan.told, pronoun=scan.pronoun)


def apposed(clauses: Clauses, spot: int, end: int) -> int:
    """Return where an apposition right behind a name ends; the name's end without one."""
    if spot + 1 >= len(clauses.pieces) or clauses.pieces[spot + 1].opener != ",":
        return end
    words, piece = clauses.words, clauses.pieces[spot + 1]
    tokens = piece.tokens
    if tokens[0].low in words.adverbs | words.subordinators | words.prepositions:
        return end
    if finite_at(tokens, words) is not None or is_relative(piece, words):
        return end
    stop = phrase_end(tokens, 0, words)
    return tokens[stop - 1].end if stop else end


def object_in(
    tokens: tuple[Token, ...], subject: Offsets | None, words: ClauseWords
) -> Offsets | None:
    """Return the first noun phrase that is not the subject."""
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


def document_in(tokens: tuple[Token, ...], words: ClauseWords) -> Offsets | None:
    """Return the document in which it says so ("in the report")."""
    for at, token in enumerate(tokens[:-1]):
        end = phrase_end(tokens, at + 1, words) if token.low in words.within else at
        if end > at + 1:
            return tokens[at + 1].begin, tokens[end - 1].end
    return None


def told_in(tokens: tuple[Token, ...], words: ClauseWords) -> Offsets | None:
    """Return who is told before the verb ("towards the paper, she said")."""
    for at, token in enumerate(tokens[:-1]):
        if token.low in words.toward:
            end = phrase_end(tokens, at + 1, words)
            return (tokens[at + 1].begin, tokens[end - 1].end) if end > at + 1 else None
    return None
