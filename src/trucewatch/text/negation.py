"""Whether a negation denies the act itself, or something said beside it."""

from __future__ import annotations

from trucewatch.text.stems import WORD, Tagged

KINETIC = frozenset(
    {"attack", "strike", "shell", "hit", "explode", "shoot", "fire", "drop", "assault"}
)
DEEDS = KINETIC | {"launch", "overflight"}
"""What is denied with "no" or "not"."""
WORDS_BETWEEN = 9
"""Words between a negation and the act that it negates, on either side."""
_NOTING = frozenset({"tally", "people", "harm", "own", "monitor", "alert"})
"""Tags of words that may stand behind a negation that closes its clause."""


def negates_an_act(words: tuple[Tagged, ...], text: str) -> bool:
    """Tell whether the act itself is negated ("no shelling"), not what it did.

    In "the shelling did not damage the school" nothing of force follows the negation, and
    no negated verb of being or noting follows the act.
    """
    noes = [word for word in words if word.tags & {"neg", "negated"}]
    acts = [word for word in words if word.tags & DEEDS]
    return any(
        _words_between(text, *sorted((no, act), key=lambda word: word.begin)) <= WORDS_BETWEEN
        for no in noes
        for act in acts
        if no.begin <= act.begin or _closes(no, words)
    )


def _closes(no: Tagged, words: tuple[Tagged, ...]) -> bool:
    """Tell whether nothing but noting stands behind a negation: "обстрілів не зафіксовано"."""
    behind = [word for word in words if word.begin > no.begin]
    return all(
        word.tags <= _NOTING or any(tag[:2] in ("w:", "s:", "o:") for tag in word.tags)
        for word in behind
    )


def _words_between(text: str, one: Tagged, other: Tagged) -> int:
    return len(WORD.findall(text, one.end, max(one.end, other.begin)))
