"""Turn-taking of interviews: lines that open with the name of who speaks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from trucewatch.text.tokens import Offsets

_TURN = re.compile(
    r"^[:* \t]*(?P<name>[^\W\d_][^:\n]{0,40}):[ \t]+(?P<words>\S[^\n]*)$", re.MULTILINE
)
LONGEST_NAME = 4
"""Words."""
FEWEST_TURNS = 3
FEWEST_VOICES = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of an interview: the name before the colon and the words behind it."""

    name: Offsets
    words: Offsets


def find_turns(text: str) -> tuple[Turn, ...]:
    r"""Return the turns of an interview; none when too few lines look like turns.

    At least three lines and two names are needed, and one name must come back: a single
    line with a colon is a heading.

    >>> [text[t.name[0]:t.name[1]] for text in ["Ada Kern: Ja?\nBo Lund: Ja.\nAda Kern: Gut."]
    ...  for t in find_turns(text)]
    ['Ada Kern', 'Bo Lund', 'Ada Kern']
    """
    turns = [
        Turn(match.span("name"), match.span("words"))
        for match in _TURN.finditer(text)
        if _is_name(match["name"])
    ]
    voices = Counter(text[turn.name[0] : turn.name[1]] for turn in turns)
    enough = len(turns) >= FEWEST_TURNS and len(voices) >= FEWEST_VOICES
    return tuple(turns) if enough and max(voices.values()) > 1 else ()


def _is_name(name: str) -> bool:
    words = name.split()
    return len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words)
