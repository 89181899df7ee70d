"""Which other outlet a text credits: an agency's story is one voice in every paper.

Papers mark a story that they took over in few ways: the agency in brackets after the place
("KHARKIV (Steppe Wire) –"), a line that names the source, or a clause that says who
reports it. The words are listed for all four languages alike; no outlet is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from trucewatch.incidents.letters import latin

SHORTEST_NAME = 3
NOBODY = frozenset({"our", "the", "this", "unser", "unsere", "наш", "наша"})
"""Words before "correspondent" that name no outlet but the paper itself."""

STEM = 5
"""Letters of a word that no case ending changes."""

_NAME = r"(?-i:[A-ZА-ЯЁЄІЇҐÄÖÜ][\w.'’-]*(?: [A-ZА-ЯЁЄІЇҐÄÖÜ0-9][\w.'’-]*){0,3})"
_QUOTED = r"[«“„\"](?P<{0}>[^»“”\"\n]{{2,40}})[»“”\"]"
_OUTLET = (
    r"(?:news ?agency|agency|news ?wire|newswire|newspaper|outlet|broadcaster|channel"
    r"|nachrichtenagentur|agentur|zeitung|sender|portal|onlineportal"
    r"|(?:информ)?агентств\w*|издани\w*|газет\w*|телеканал\w*|портал\w*|телеграм-канал\w*"
    r"|(?:інформ)?агенці\w*|агентств\w*|видання\w*|газет\w*)"
)
_SAYS = (
    r"(?:report(?:s|ed)|writes|wrote|said|says|cit(?:es|ing)|according to|as reported by"
    r"|meldet\w*|berichtet\w*|laut|unter berufung auf|nach angaben|zufolge"
    r"|сообща\w+|сообщил\w*|переда[её]т|передало|пишет|со ссылкой на|по данным|по сообщению"
    r"|повідомля\w+|повідомил\w*|передає|передала|передало|пише|з посиланням на|за даними)"
)
_DATELINE = re.compile(
    rf"^[^\n()]{{2,60}}\((?P<name>{_NAME})\)\s*(?:[-–—:.]|\s[A-ZА-Я])", re.MULTILINE
)
_LINE = re.compile(
    rf"(?:^|\n)\s*(?:source|quelle|источник|джерело)\s*:\s*(?P<name>{_NAME})", re.IGNORECASE
)
_CLOSING = re.compile(rf"\((?P<name>{_NAME})\)\s*\.?\s*$")
_CLAUSES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_OUTLET} (?:{_QUOTED.format('quoted')}|(?P<name>{_NAME}))",
        rf"(?P<name>{_NAME}) {_OUTLET}\b",
        rf"\b(?:переда[её]т|передало|передає|передала) (?P<name>{_NAME})",
        rf"\b{_SAYS}(?: es)?(?: (?:die|der|das|the))? {_QUOTED.format('quoted')}",
        rf"{_QUOTED.format('quoted')},? {_SAYS}\b",
        rf"(?P<name>{_NAME})(?: \w+)? (?:correspondent|reporter)\b",
        rf"\b(?:korrespondent\w*|reporter\w*|кор+еспондент\w*|журнал[іи]ст\w*)"
        rf" (?:(?:des|der|von)\s)?(?:{_QUOTED.format('quoted')}|(?P<name>{_NAME}))",
    )
)
"""Ways to say who reports it; a bare name after "says" is a speaker, not an outlet."""


@lru_cache(maxsize=4096)
def credits_of(text: str, begin: int, end: int) -> tuple[str, ...]:
    """List the outlets that a text credits for the words at ``begin`` to ``end``.

    Datelines and source lines speak for the whole text; clauses for their paragraph, and
    those of the first paragraph for the headline above it. Sorted, each outlet once.

    >>> credits_of("KHARKIV (Steppe Wire) - Shells fell in the night.", 0, 11)
    ('Steppe Wire',)
    """
    found = [match["name"] for pattern in (_DATELINE, _LINE) for match in pattern.finditer(text)]
    found += [match["name"] for match in _CLOSING.finditer(text)]
    for paragraph in _paragraphs(text, begin, end):
        for pattern in _CLAUSES:
            found += [_named(match) for match in pattern.finditer(paragraph)]
    named = {name.strip(" .’'") for name in found}
    return tuple(
        sorted(
            name for name in named if len(name) >= SHORTEST_NAME and name.casefold() not in NOBODY
        )
    )


@lru_cache(maxsize=4096)
def outlet_key(name: str) -> str:
    """Reduce an outlet's name to what is the same in every alphabet, case and spelling.

    >>> outlet_key("Steppe Wire (demo)") == outlet_key("steppe-wire")
    True
    >>> outlet_key("агенція Степовий голос") == outlet_key("Степового голосу")
    True
    """
    bare = re.sub(rf"\([^)]*\)|\b{_OUTLET}\s", " ", f"{name} ", flags=re.IGNORECASE)
    return "|".join(word[:STEM] for word in re.findall(r"[^\W_]+", latin(bare)))


def _named(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return groups.get("name") or groups.get("quoted") or ""


def _paragraphs(text: str, begin: int, end: int) -> list[str]:
    start = text.rfind("\n", 0, begin) + 1
    stop = text.find("\n", end)
    own = text[start : stop if stop >= 0 else len(text)]
    if text[:start].strip() or stop < 0:
        return [own]
    following = [line for line in text[stop:].split("\n") if line.strip()]
    return [own, *following[:1]]
