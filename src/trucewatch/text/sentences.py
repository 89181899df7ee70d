"""Splits text into sentences, and sentences into clauses, by code-point offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.lexicon import Lexicon
from trucewatch.text.shelf import covers, merged
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import Furniture

_LINE = re.compile(r"[^\n\r]+")
_END = re.compile(
    r"[.!?…]+[\"“”»«’‘)\]]*(?=\s|$)"
    # No blank was typed: "sagte Merkel.Als …"; names of pages go on without a blank too.
    r"|(?<=[a-zäöüßа-яіїєґё]{3})[.!?](?=[A-ZÄÖÜА-ЯІЇЄҐЁ][a-zäöüßа-яіїєґё]{1,14} )"
)
_LAST_WORD = re.compile(r"[\w.':-]+$")
_FIRST_WORD = re.compile(r"\s+([^\W\d_]+)\b")
_NEXT = re.compile(r"\s*[\"“„”«»(\[–—-]*\s*(\w)")
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–—-](?=\s)|[,;:]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Part of a text: a sentence or a clause.

    Attributes:
        paragraph: Number of the line it stands in.
    """

    begin: int
    end: int
    paragraph: int

    def of(self, text: str) -> str:
        """Cut its words out of the text."""
        return text[self.begin : self.end]


def split_sentences(
    text: str, language: Language, furniture: tuple[Furniture, ...] = ()
) -> tuple[Stretch, ...]:
    """Return the sentences outside furniture, in order, without surrounding blanks.

    >>> [s.of("Um 9.30 Uhr. Dann Ruhe.") for s in split_sentences("Um 9.30 Uhr. Dann Ruhe.",
    ...  Language.DE)]
    ['Um 9.30 Uhr.', 'Dann Ruhe.']
    """
    lexicon = lexicon_for(language)
    found: list[Stretch] = []
    walls = [(item.span.begin, item.span.end) for item in furniture]
    for number, line in enumerate(_LINE.finditer(text)):
        for begin, end in _outside(line.start(), line.end(), walls):
            found.extend(_in_line(text, (begin, end), number, lexicon))
    return tuple(found)


def _outside(begin: int, end: int, walls: list[tuple[int, int]]) -> list[tuple[int, int]]:
    pieces = []
    first = bisect_right(walls, (begin, begin)) - 1
    for at in range(max(first, 0), len(walls)):
        wall_begin, wall_end = walls[at]
        if wall_begin >= end:
            break
        if wall_end <= begin:
            continue
        if wall_begin > begin:
            pieces.append((begin, wall_begin))
        begin = wall_end
    if begin < end:
        pieces.append((begin, end))
    return pieces


def _in_line(text: str, edges: tuple[int, int], number: int, lexicon: Lexicon) -> list[Stretch]:
    begin, end = edges
    found = []
    start = begin
    for match in _END.finditer(text, begin, end):
        if _ends_sentence(text, match, (start, end), lexicon):
            found.append((start, match.end()))
            start = match.end()
    found.append((start, end))
    return [
        Stretch(begin=b, end=e, paragraph=number)
        for b, e in (_trim(text, b, e) for b, e in found)
        if b < e
    ]


def _ends_sentence(
    text: str, match: re.Match[str], edges: tuple[int, int], lexicon: Lexicon
) -> bool:
    start, end = edges
    following = _NEXT.match(text, match.end(), end)
    if following and following.group(1).islower():
        return False
    if match.group()[0] != "." or len(match.group()) > 1:
        return True
    word = _LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    last = word.group().lower() if word else ""
    if last in lexicon.abbreviations or (len(last) == 1 and last.isalpha()):
        return False
    # "am 7. Juni", "20. Jahrhundert": a bare ordinal before a noun goes on; "Modell 3. Ein" ends.
    if following is None or not _is_ordinal(last, lexicon):
        return True
    return _opens_anew(text, match.end(), lexicon)


def _is_ordinal(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a number before a full stop may be read as "seventh"."""
    return lexicon.ordinal_stop and word.isdigit() and len(word) <= 2


def _opens_anew(text: str, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether a capitalised small word follows, as only a sentence begins with."""
    word = _FIRST_WORD.match(text, begin)
    return word is not None and word.group(1).lower() in lexicon.function_words


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end


def join_quoted(
    sentences: tuple[Stretch, ...], quoted: tuple[tuple[int, int], ...]
) -> tuple[Stretch, ...]:
    """Put sentences together again that stand within one pair of quotation marks."""
    joined: list[Stretch] = []
    pairs = sorted(quoted)
    for sentence in sentences:
        last = joined[-1] if joined else None
        if last and covers(pairs, last.end) and covers(pairs, sentence.begin - 1):
            joined[-1] = Stretch(begin=last.begin, end=sentence.end, paragraph=last.paragraph)
        else:
            joined.append(sentence)
    return tuple(joined)


def split_clauses(
    text: str, sentence: Stretch, shut: tuple[tuple[int, int], ...] = ()
) -> tuple[Stretch, ...]:
    """Cut a sentence at commas, colons, semicolons and dashes outside the shut stretches."""
    closed = merged(shut)
    cuts = [sentence.begin]
    cuts.extend(
        match.end()
        for match in _CLAUSE.finditer(text, sentence.begin, sentence.end)
        if not covers(closed, match.start())
    )
    cuts.append(sentence.end)
    pairs = (_trim(text, b, e) for b, e in pairwise(cuts))
    return tuple(Stretch(begin=b, end=e, paragraph=sentence.paragraph) for b, e in pairs if b < e)
