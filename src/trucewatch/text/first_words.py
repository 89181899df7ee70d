"""Which of many regular expressions can begin with a word; the others need not be tried.

Only the first word of an expression is looked at, and whatever is not understood counts as any
word: an expression may be tried in vain, but is never passed over. Expressions begin at a word
and are meant without regard to case.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

RUN = re.compile(r"\w+")
"""A word here: letters, digits and underscores up to anything else."""

_RUNS = re.compile(f"({RUN.pattern})")
_CACHED_WORDS = 60_000
_GROUP = re.compile(r"\(\?P<\w+>|\(\?:|\((?!\?)")
_LOOKAROUND = re.compile(r"\(\?(?:[=!]|<[=!])")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{\d*,?\d*\})[?+]?")
_LETTERS = re.compile(r"\w|\\[wdb]|\[(?:\w-\w|\w|\\[wd])+\]")
_NO_LETTERS = re.compile(r"\\[\sW.,()?+*|-]|[ \-,;:!?'’ʼ\"%]|\\s|\[(?:[ \-,;:'’]|\\s)+\]")
_NAME = re.compile(r"\?P<\w+>")
_FIRST_LETTER = re.compile(r"[^\W\d_](?![?*{])")
_NO_MORE_LETTERS = r"(?!\w)"


class FirstWords:
    r"""Remembers for every word which expressions can begin with it.

    >>> first = FirstWords([r"\bnot (?:yet|long) ago\\b", r"(?:late )?(?:spring|fall)\w*"])
    >>> [first.of(word) for word in ("NOT", "late", "Springs", "early")]
    [(0,), (1,), (1,), ()]
    """

    def __init__(self, expressions: Sequence[str]) -> None:
        owners: dict[str, list[int]] = {}
        for number, expression in enumerate(expressions):
            for head in dict.fromkeys(_heads(expression)):
                owners.setdefault(head.lower(), []).append(number)
        rows: dict[str, list[_Head]] = {}
        for head, numbers in owners.items():
            letter = _FIRST_LETTER.match(head)
            rows.setdefault(letter.group() if letter else "", []).append(
                _Head(re.compile(head), numbers)
            )
        self._by_letter = {letter: _Heads.of(heads) for letter, heads in rows.items()}
        self._seen: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the expressions that can begin with a word, in order."""
        known = self._seen.get(word)
        if known is None:
            known = self._look_up(word.lower())
            if len(self._seen) < _CACHED_WORDS:
                self._seen[word] = known
        return known

    def openings(self, text: str, begin: int, end: int) -> list[tuple[int, tuple[int, ...]]]:
        """Return where words begin with which some expressions can begin, and their numbers."""
        begins, words = _words(text)
        first, last = bisect_left(begins, begin), bisect_left(begins, end)
        seen, of = self._seen, self.of
        return [
            (at, numbers)
            for at, word in zip(begins[first:last], words[first:last], strict=True)
            if (numbers := seen[word] if word in seen else of(word))
        ]

    def _look_up(self, low: str) -> tuple[int, ...]:
        found: set[int] = set()
        for letter in (low[0], ""):
            heads = self._by_letter.get(letter)
            if heads is not None:
                found.update(heads.numbers(low))
        return tuple(sorted(found))


class Search:
    """Finds what expressions find that begin at a word, by trying them nowhere else."""

    def __init__(self, expressions: Sequence[str]) -> None:
        self._first_words = FirstWords(expressions)
        self._patterns = [re.compile(one, re.IGNORECASE) for one in expressions]

    def finditer(self, text: str, begin: int, end: int) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the finds in a stretch with the number of the expression, by their first word.

        Those of one expression do not overlap, as with ``re.finditer``.
        """
        reached = [begin] * len(self._patterns)
        for at, numbers in self._first_words.openings(text, begin, end):
            for number in numbers:
                match = self._patterns[number].match(text, at, end)
                if match is not None and at >= reached[number]:
                    reached[number] = match.end()
                    yield number, match


@lru_cache(maxsize=2)
def _words(text: str) -> tuple[list[int], list[str]]:
    """Return where the words of a text begin, and the words; the last texts are remembered."""
    parts = _RUNS.split(text)
    ends = list(accumulate(map(len, parts)))
    return ends[:-1:2], parts[1::2]


class _Head(NamedTuple):
    """An expression of a first word, and the numbers of those that begin so."""

    pattern: re.Pattern[str]
    numbers: list[int]


class _Heads(NamedTuple):
    """Several heads, tried together first: most words fit none."""

    together: re.Pattern[str]
    each: list[_Head]

    @classmethod
    def of(cls, each: list[_Head]) -> _Heads:
        return cls(re.compile("|".join(head.pattern.pattern for head in each)), each)

    def numbers(self, low: str) -> Iterator[int]:
        if self.together.match(low):
            for head in self.each:
                if head.pattern.match(low):
                    yield from head.numbers


def _heads(expression: str) -> Iterator[str]:
    """Yield expressions of a first word, one of which matches wherever the whole does."""
    for branch in _branches(expression):
        yield from _heads_of_branch(branch)


def _heads_of_branch(branch: str) -> Iterator[str]:
    begun = ""
    for atom in _atoms(branch):
        if _asserts_only(atom.source):
            continue
        if _stays_in_word(atom.source):
            begun += _NAME.sub("?:", str(atom))
        elif _GROUP.match(atom.source):
            yield from (begun + head for head in _heads(_inside(atom.source)))
            if not atom.optional:
                return
        elif _NO_LETTERS.fullmatch(atom.source):
            yield begun + _NO_MORE_LETTERS
            if not atom.optional:
                return
        else:
            break
    yield begun


class _Atom(NamedTuple):
    """One piece of an expression with its quantifier."""

    source: str
    quantifier: str

    def __str__(self) -> str:
        return self.source + self.quantifier

    @property
    def optional(self) -> bool:
        """Whether it may be missing."""
        return self.quantifier[:1] in ("?", "*") or self.quantifier.startswith(("{0,", "{,"))


def _asserts_only(source: str) -> bool:
    """Tell whether an atom matches no characters, such as a look behind."""
    if _GROUP.match(source):
        return all(_asserts_only(atom.source) for atom in _atoms_within(source))
    return source in ("^", "$", r"\A", r"\Z", "|") or bool(_LOOKAROUND.match(source))


def _stays_in_word(source: str) -> bool:
    r"""Tell whether an atom matches within a word: a letter, ``\w``, or a group of such."""
    if _GROUP.match(source):
        return all(_stays_in_word(atom.source) for atom in _atoms_within(source))
    return source == "|" or _LETTERS.fullmatch(source) is not None


def _atoms_within(group: str) -> Iterator[_Atom]:
    return _atoms(_inside(group))


def _inside(group: str) -> str:
    opening = _GROUP.match(group)
    return group[opening.end() : -1] if opening else group


def _branches(expression: str) -> Iterator[str]:
    """Cut an expression at the bars outside its groups."""
    begun = ""
    for atom in _atoms(expression):
        if atom.source == "|":
            yield begun
            begun = ""
        else:
            begun += str(atom)
    yield begun


def _atoms(expression: str) -> Iterator[_Atom]:
    at = 0
    while at < len(expression):
        end = _end_of_atom(expression, at)
        quantifier = _QUANTIFIER.match(expression, end)
        stop = quantifier.end() if quantifier else end
        yield _Atom(expression[at:end], expression[end:stop])
        at = stop


def _end_of_atom(expression: str, at: int) -> int:
    if expression[at] == "\\":
        return at + 2
    if expression[at] == "[":
        return _end_of_class(expression, at)
    if expression[at] != "(":
        return at + 1
    at += 1
    while expression[at] != ")":
        at = _end_of_atom(expression, at)
    return at + 1


def _end_of_class(expression: str, at: int) -> int:
    at += 3 if expression[at + 1] == "^" else 2
    while expression[at] != "]":
        at += 2 if expression[at] == "\\" else 1
    return at + 1
