"""Which texts are worth comparing: near-linear in their number, the same every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from datetime import datetime
from itertools import combinations

from trucewatch.incidents.text_kinship import WINDOW
from trucewatch.incidents.text_print import Fact, TextPrint

PERMUTATIONS = 64
SEED = 20310612
BANDS, ROWS = 16, 4
"""Texts that share half of their runs meet with probability .64, four fifths with .9998."""

SAMPLED = 3
"""Every third run of the opening words is looked up: of a text that was cut to its first
twelve words, with nine runs, at least one is among them in 97 of 100 cases."""

RAREST_FACTS = 7
"""Facts of a text whose pairs are looked up; the rarest tell it from the others best."""

REMEMBERED = 6
"""Texts remembered per key: with copies by the thousand, each still meets a few."""


class KinFinder:
    """Finds earlier texts that may be kin, by words, by the words they open with, by facts.

    Texts must be entered in the order of their time: what is older than the window in
    which texts are compared is forgotten.
    """

    def __init__(self, prints: Sequence[TextPrint]) -> None:
        self._count = Counter(fact for one in prints for fact in one.facts)
        self._recent: dict[Hashable, list[int]] = {}
        self._older: dict[Hashable, list[int]] = {}
        self._since: datetime | None = None

    def enter(self, number: int, text: TextPrint) -> list[int]:
        """Return the earlier texts that may be kin to this one, and remember it."""
        self._forget(text.at)
        found: set[int] = set()
        for key in self._keys(text):
            known = self._recent.setdefault(key, [])
            found.update(known, self._older.get(key, ()))
            known.append(number)
            del known[:-REMEMBERED]
        return sorted(found)

    def _forget(self, at: datetime | None) -> None:
        if at is None:
            return
        if self._since is None:
            self._since = at
        elif at - self._since > 2 * WINDOW:
            self._since, self._older, self._recent = at, {}, {}
        elif at - self._since > WINDOW:
            self._since, self._older, self._recent = at, self._recent, {}

    def _keys(self, text: TextPrint) -> Iterator[Hashable]:
        yield from _bands(text)
        yield from ((text.language, run) for run in text.lead.tolist() if run % SAMPLED == 0)
        shared: Iterator[Fact] = (fact for fact in text.facts if self._count[fact] > 1)
        rarest = sorted(shared, key=lambda fact: (self._count[fact], fact))[:RAREST_FACTS]
        yield from combinations(sorted(rarest), 2)


def _bands(text: TextPrint) -> Iterator[Hashable]:
    """Yield parts of the MinHash signature: texts that share many runs share some of them."""
    if len(text.runs):
        from datasketch import MinHash  # here: it loads scipy, which rows alone do not need

        marks = MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=int)
        marks.update_batch(text.runs.tolist())
        for band in range(BANDS):
            part = marks.hashvalues[band * ROWS : (band + 1) * ROWS].tobytes()
            yield text.language, band, part
