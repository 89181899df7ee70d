"""Words of a sentence with their clause: what the reader of verb-second sentences works on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.text.sentences import Stretch

Offsets = tuple[int, int]
LONGEST_TITLE = 4
"""Words between marks that can still be a name ("Die Zeit")."""
_TOKEN = re.compile(
    r"(?P<word>[^\W_]+(?:(?:['’ʼ/-]|\.(?=[a-z0-9]))[^\W_]+)*)|(?P<bracket>\([^()\n]{0,200}\))|"
    r"(?P<cut>[,;:](?=\s|$)|(?<=\s)[–—-](?=\s))|(?P<dot>\.)"
)


@dataclass(frozen=True, slots=True)
class Token:
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
    opener, opened, at = "", sentence.begin, sentence.begin
    waiting = list(reversed(marks))
    while at < sentence.end:
        if waiting and waiting[-1][0] <= at:
            begin, end = waiting.pop()
            if end > at:
                run.append(_token(text, at, end, "quote"))
                at = end
            continue
        stop = waiting[-1][0] if waiting else sentence.end
        match = _TOKEN.search(text, at, stop)
        if match is None:
            at = stop
            continue
        at = match.end()
        if match.lastgroup == "cut":
            if run:
                found.append(Piece(tuple(run), opener, opened))
                run = []
            opener, opened = match.group(), match.start()
        else:
            run.append(_token(text, match.start(), match.end(), match.lastgroup or "word"))
    if run:
        found.append(Piece(tuple(run), opener, opened))
    return tuple(found)


def _token(text: str, begin: int, end: int, kind: str) -> Token:
    words = text[begin:end]
    return Token(begin, end, words, words.lower(), kind)
