"""Stable ids for rows without one: equal rows of a file are told apart by their turn."""

from __future__ import annotations

from collections import Counter


class Turns:
    """Counts how often a row's digest has been met.

    >>> turns = Turns("viina")
    >>> turns.id_of("ab12"), turns.id_of("ab12")
    ('viina:ab12', 'viina:ab12.2')
    """

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._met: Counter[str] = Counter()

    def id_of(self, digest: str) -> str:
        """Return the id for the next row with this digest."""
        self._met[digest] += 1
        turn = self._met[digest]
        return f"{self._prefix}:{digest}" + (f".{turn}" if turn > 1 else "")
