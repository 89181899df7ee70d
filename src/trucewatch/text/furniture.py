"""Marks the furniture of a page: link lines, captions, credits, embeds, load failures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from trucewatch.text.catalogue import lexicon_for
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import Furniture, FurnitureRole

# The marks of an embedded post are the same in every language.
_LINK = (
    r"(?:pic\.twitter\.com/\w+|\bt\.me/\w+|\b(?:twitter|x)\.com/\w{1,40}/status/\d+"
    r"|\bbsky\.app/profile/\S{1,80}|\binstagram\.com/(?:p|reel)/\w+)"
)
_AT = r"\(@[\w.-]{2,40}(?:@[\w.-]{2,40})?\)"
_HANDLE = rf"^[^\n]{{0,120}}{_AT}[^\n]*"
_BARE_HANDLE = r"^[^\n@.!?]{1,50} @\w{3,40} [·•|–—-] [^\n]{1,25}$"
_DAY = r"\d{1,2}\.? [^\W\d]+\.? 20\d\d|[^\W\d]+\.? \d{1,2}, 20\d\d|\d{1,2}[./]\d{1,2}[./]20\d\d"
_CLOCK = r"\d{1,2}[:.]\d\d(?: (?:Uhr|[ap]\.?m\.?|[A-Z]{2,4}))?"
_POSTS = (
    # A handle, and the lines below it down to the link of the post or the next empty line.
    rf"{_HANDLE}(?:\n(?![^\n]*{_LINK})[^\n]+){{0,4}}\n[^\n]*{_LINK}[^\n]*",
    rf"{_HANDLE}(?:\n[^\n]+){{1,3}}(?=\n\n|\Z)",
    rf"^[^\n]*(?:{_AT}|{_LINK})[^\n]*",
    # A name, a handle without brackets and a date; then the post down to the next empty line.
    rf"{_BARE_HANDLE}(?:\n[^\n]+){{0,3}}(?=\n\n|\Z)",
    _BARE_HANDLE,
)
_SIGNS: dict[str, tuple[str, ...]] = dict.fromkeys(_POSTS, ("@", "/"))
"""What every handle or link of a post holds: its patterns are tried where one of these stands."""

_CONSENT = (
    r"(?:\buse|accept|consent|agree|settings|policy|verwend|nutz|akzept|zustimm|einstell|"
    r"использу|принять|принима|соглас|використ|погодж|прийня|прийма)"
)
_COOKIES = rf"(?i)^(?=[^\n]{{0,300}}{_CONSENT})[^\n]{{0,200}}\bcookies?\b[^\n]*"
"""A line that asks to agree to what a page stores."""

_SIGNS[_COOKIES] = ("ookie",)
_TITLE = re.compile(r"\n([^\n]{8,110}(?<![.!?:;…]))(?=\n|\Z)")
_TITLES = 5
"""Lines without a full stop, right below the heading of a list of links: its titles."""

_EVERYWHERE = (
    ("navigation", _COOKIES),
    *(("embed", pattern) for pattern in _POSTS),
    ("subscription", r"^[^\n.!?@]{0,40}: ?@\w{3,40}[ \t]*$"),
    ("caption", r"^[^\n]{0,160}©[^\n]*"),
    # A line that is nothing but a day with its year, often with the time of an update.
    (
        "credit",
        rf"^[ \t]*(?:[^\W\d]{{2,10}}\.?,? )?(?:{_DAY})"
        rf"(?:[ ,.|–-]{{1,3}}(?:[^\W\d]+ ){{0,3}}{_CLOCK})*(?: ?[|·•] ?[^\n|.!?]{{2,40}})?[ \t]*$",
    ),
    # A full name alone in the line under such a day.
    ("credit", r"^(?<=(?:\d:\d\d|20\d\d)\n)[^\W\d_][\w'’-]+ [^\W\d_][\w'’-]+[ \t]*$"),
    # Short words between separators; with a digit it may be a line of a live ticker.
    (
        "navigation",
        r"^[ \t]*[^\n>›|•»\d]{1,30}(?: [>›|•»] [^\n>›|•».!?\d]{1,30}){2,8}[ \t]*$",
    ),
    ("subscription+", r"👉"),
)


LONGEST_SENTENCE = 1_000


def find_furniture(text: str, language: Language) -> tuple[Furniture, ...]:
    """Return the furniture in order; overlapping marks keep the longer one.

    >>> [item.span.text for item in find_furniture("Foto: privat", Language.DE)]
    ['Foto: privat']
    """
    found: list[Furniture] = []
    for role, reach, pattern in _patterns(language):
        signs = _SIGNS.get(pattern.pattern)
        if signs is not None and not any(sign in text for sign in signs):
            continue
        for begin, end in _stretches(text, pattern, reach):
            span = _trimmed(text, begin, end)
            if span is not None:
                found.append(Furniture(span=span, role=role, rule=f"furniture-{role.value}"))
    return _without_overlaps(found)


def is_furniture(begin: int, end: int, furniture: tuple[Furniture, ...]) -> bool:
    """Tell whether a stretch of text touches furniture."""
    at = bisect_left(furniture, end, key=lambda item: item.span.begin) - 1
    return at >= 0 and begin < furniture[at].span.end


def _without_overlaps(found: list[Furniture]) -> tuple[Furniture, ...]:
    kept: list[Furniture] = []
    for item in sorted(found, key=lambda item: (item.span.begin, -item.span.end)):
        if not kept or item.span.begin >= kept[-1].span.end:
            kept.append(item)
    return tuple(kept)


def _stretches(text: str, pattern: re.Pattern[str], reach: str) -> Iterator[tuple[int, int]]:
    """Yield what each match marks; a mark in a line that is marked already is passed over."""
    reached = 0
    for match in pattern.finditer(text):
        if reach != "+":
            yield match.span()
            if reach == "*":
                yield from _titles(text, match.end())
        elif match.start() >= reached:
            begin, reached = _around(text, match)
            yield begin, reached


def _titles(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Yield the lines right below the heading of a list of links."""
    for _ in range(_TITLES):
        title = _TITLE.match(text, begin)
        if title is None:
            return
        yield title.span(1)
        begin = title.end()


def _around(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Widen a mark to the sentence before it and to the end of its line."""
    start = max(0, match.start() - LONGEST_SENTENCE)
    begin = max(text.rfind(stop, start, match.start()) for stop in "\n.!?") + 1
    begin = max(begin, start)
    end = text.find("\n", match.end())
    return begin, len(text) if end < 0 else end


def _trimmed(text: str, begin: int, end: int) -> Span | None:
    words = text[begin:end].strip()
    if not words:
        return None
    begin += text[begin:end].index(words)
    return Span(begin=begin, end=begin + len(words), text=words)


@cache
def _patterns(language: Language) -> tuple[tuple[FurnitureRole, str, re.Pattern[str]], ...]:
    """A role that ends in "+" takes the sentence around its words in, in "*" the titles below."""
    rows = (*lexicon_for(language).furniture, *_EVERYWHERE)
    return tuple(
        (FurnitureRole(role.rstrip("+*")), role[len(role.rstrip("+*")) :], re.compile(text, re.M))
        for role, text in rows
    )
