"""Turn-taking of interviews: lines that open with the name of who speaks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from trucewatch.text.tokens import Offsets

_TURN = re.compile(
    r"^[:* \t]*(?P<name>[^\W\d_][^:\n]{0,40}):[ \t]+(?P<words>\S[^\n]*)$", re.MULTILINE
)
_DASH = re.compile(r"^[ \t]*[–—-][ \t]+(?P<words>\S[^\n]*)$", re.MULTILINE)
_ADDRESSED = re.compile(
    r"\b(?:пане|пані|господин|госпожа|herr|frau|mr\.?|mrs\.?|ms\.?) (?:[а-яіїєґёa-zäöü]+ )?"
    r"(?P<name>[^\W\d_]+)",
    re.IGNORECASE,
)
_BY_PATRONYMIC = re.compile(
    r"(?P<name>(?P<given>[А-ЯІЇЄҐ][а-яіїєґё']+) [А-ЯІЇЄҐ][а-яіїєґё']+(?:вич[уе]?|вн[ао]|ич))[,!]"
)
_INTRODUCED = re.compile(
    r"^(?P<name>[A-ZÄÖÜА-ЯІЇЄҐ][\w'’-]+ [A-ZÄÖÜА-ЯІЇЄҐ][\w'’-]+), \d\d\b", re.MULTILINE
)
LONGEST_NAME = 4
"""Words."""
FEWEST_TURNS = 3
FEWEST_VOICES = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of an interview: the name of who speaks and the words.

    Attributes:
        name: The name before the colon; where lines open with dashes, the name by which the
            questions address whoever answers, or None.
        words: The words behind the colon or the dash.
        begin: Where the line begins.
    """

    name: Offsets | None
    words: Offsets
    begin: int


def find_turns(text: str) -> tuple[Turn, ...]:
    r"""Return the turns of an interview; none when too few lines look like turns.

    At least three lines and two names are needed, and one name must come back: a single
    line with a colon is a heading.

    >>> [text[slice(*t.name)] for text in ["Ada Kern: Ja?\nBo Lund: Ja.\nAda Kern: Gut."]
    ...  for t in find_turns(text)]
    ['Ada Kern', 'Bo Lund', 'Ada Kern']
    """
    turns = [
        Turn(match.span("name"), match.span("words"), match.start())
        for match in _TURN.finditer(text)
        if _is_name(match["name"])
    ]
    voices = Counter(text[slice(*turn.name)] for turn in turns if turn.name)
    enough = len(turns) >= FEWEST_TURNS and len(voices) >= FEWEST_VOICES
    return tuple(turns) if enough and max(voices.values()) > 1 else _dashed(text)


def _dashed(text: str) -> tuple[Turn, ...]:
    """Return the answers of an interview whose lines open with dashes; none in other texts."""
    lines = list(_DASH.finditer(text))
    asked = [line for line in lines if line["words"].rstrip().endswith("?")]
    if len(asked) < FEWEST_VOICES or len(lines) - len(asked) < FEWEST_VOICES:
        return ()
    addressed = (_ADDRESSED.search(text, *line.span("words")) for line in asked)
    name = next((match.span("name") for match in addressed if match), None)
    name = name or _guest(text, asked)
    return tuple(
        Turn(name, line.span("words"), line.start()) for line in lines if line not in asked
    )


def _guest(text: str, asked: list[re.Match[str]]) -> Offsets | None:
    """Who answers: whom a question addresses by name and patronymic, or a line introduces."""
    called = (_BY_PATRONYMIC.match(text, *line.span("words")) for line in asked)
    address = next((match for match in called if match), None)
    if address is None:
        introduced = _INTRODUCED.search(text)
        return introduced.span("name") if introduced else None
    full = re.compile(rf"\b{re.escape(address['given'])} (?!\w+(?:вич|вна|ич)\b)[А-ЯІЇЄҐ]\w+")
    match = full.search(text)
    return match.span() if match else address.span("name")


def _is_name(name: str) -> bool:
    words = name.split()
    return len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words)
