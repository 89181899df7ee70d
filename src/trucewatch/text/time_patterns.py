"""The time patterns of a language, each tried only at the words that it can begin with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.first_words import Search
from trucewatch.text.sentences import Stretch
from trucewatch.text.time_words import TimeWords
from trucewatch.vocabulary.language import Language

Named = tuple[str, re.Match[str]]
"""The name of a resolver, and what it is to resolve."""


class TimePatterns:
    """The patterns of one language, ready to be tried on sentences."""

    def __init__(self, words: TimeWords) -> None:
        slots = _slots(words)
        sources = [(name, pattern.format(**slots)) for name, pattern in words.patterns]
        self.all = tuple(
            (name, re.compile(rf"(?<![\w])(?:{source})(?!\w)", re.IGNORECASE))
            for name, source in sources
        )
        self._search = Search([pattern.pattern for _, pattern in self.all])

    def find(self, text: str, sentence: Stretch) -> list[Named]:
        """Return what the patterns find: the longest first, then by the order of patterns."""
        finds = sorted(
            self._search.finditer(text, sentence.begin, sentence.end),
            key=lambda find: (find[1].start() - find[1].end(), find[0]),
        )
        return [(self.all[number][0], match) for number, match in finds]


@cache
def time_patterns(language: Language) -> TimePatterns:
    """Return the patterns of a language, built once."""
    return TimePatterns(lexicon_for(language).times)


def _slots(words: TimeWords) -> dict[str, str]:
    """Return what fills the placeholders of the patterns."""
    tables = {
        "month": words.months,
        "weekday": words.weekdays,
        "number": words.numbers,
        "relative": words.relative_days,
        "daypart": words.dayparts,
        "season": words.seasons,
        "unit": words.units,
        "reference": words.references,
        "holiday": words.holidays,
        "ordinal": words.ordinals,
    }
    slots = {name: _alternatives(table) for name, table in tables.items()}
    slots["shift"] = "(?:" + _alternatives(words.shifts) + r")\w*"
    slots["clock"] = words.clock.format(**slots)
    return slots


def _alternatives(table: Mapping[str, object]) -> str:
    longest_first = sorted(table, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace("\\ ", " ") for form in longest_first)
