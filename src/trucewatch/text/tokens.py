"""Words of a sentence with their clause: what the reader of verb-second sentences works on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from trucewatch.text.sentences import Stretch

Offsets = tuple[int, int]
LONGEST_TITLE = 4
"""Words between marks that can still be a name ("Die Zeit")."""
_TOKEN = re.compile(
    r"(?P<word>[^\W_]+(?:(?:['’ʼ/-]|\.(?=[a-z0-9]))[^\W_]+)*)|(?P<bracket>\([^()\n]{0,200}\))|"
    r"(?P<cut>[,;:](?=\s|$)|(?<=\s)[–—-](?=\s))|(?P<dot>\.)"
)


class Token(NamedTuple):
    """A word, a bracket (``bracket``), quoted words (``quote``) or a full stop (``dot``)."""

    begin: int
    end: int
    text: str
    low: str
    kind: str

    @property
    def capital(self) -> bool:
        """Whether it is a word with a capital letter: a noun, a name or a first word."""
        return self.kind == "word" and self.text[0].isupper()

    @property
    def nominal(self) -> bool:
        """Whether it can belong to a name: a noun, a number, a bracket or a short title."""
        if self.kind == "word":
            return self.text[0].isupper() or self.text[0].isdigit()
        return self.kind == "bracket" or (self.kind == "quote" and self.titled)

    @property
    def titled(self) -> bool:
        """Whether quoted words are short enough to be a title."""
        return len(self.text.split()) <= LONGEST_TITLE and self.text[-2:-1] not in ".!?,"


@dataclass(frozen=True, slots=True)
class Piece:
    """The words between two commas, colons, semicolons or dashes.

    Attributes:
        opener: The mark before it, empty at the start of the sentence.
        opened: Offset of that mark.
    """

    tokens: tuple[Token, ...]
    opener: str
    opened: int

    @property
    def begin(self) -> int:
        """Offset of the first word."""
        return self.tokens[0].begin

    @property
    def end(self) -> int:
        """Offset after the last word."""
        return self.tokens[-1].end


def pieces_of(text: str, sentence: Stretch, marks: tuple[Offsets, ...]) -> tuple[Piece, ...]:
    """Cut a sentence into pieces; a quotation is one token.

    >>> text = "Ja, sagte Ada (9)."
    >>> [[t.text for t in p.tokens] for p in pieces_of(
    ...     text, Stretch(begin=0, end=len(text), paragraph=0), ())]
    [['Ja'], ['sagte', 'Ada', '(9)']]
    """
    found: list[Piece] = []
    run: list[Token] = []
    opener, opened = "", sentence.begin
    for token in _tokens(text, sentence, marks):
        if token.kind != "cut":
            run.append(token)
            continue
        found.extend(_piece(run, opener, opened))
        run = []
        opener, opened = token.text, token.begin
    found.extend(_piece(run, opener, opened))
    return tuple(found)


def _piece(run: list[Token], opener: str, opened: int) -> Iterator[Piece]:
    """A piece without full stops at its end; none when nothing is left."""
    size = len(run)
    while size and run[size - 1].kind == "dot":
        size -= 1
    if size:
        yield Piece(tuple(run[:size]), opener, opened)


def _tokens(text: str, sentence: Stretch, marks: tuple[Offsets, ...]) -> Iterator[Token]:
    at = sentence.begin
    for begin, end in (*marks, (sentence.end, sentence.end)):
        for match in _TOKEN.finditer(text, at, max(at, begin)):
            words = match.group()
            yield _made(Token, (*match.span(), words, words.lower(), match.lastgroup))
        if begin < end and end > at:
            words = text[max(begin, at) : end]
            yield Token(max(begin, at), end, words, words.lower(), "quote")
        at = max(at, end)


_made = tuple.__new__
"""Makes a token without going through its keyword constructor: texts have many."""
