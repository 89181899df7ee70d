"""The time patterns of a language, each tried only at the words that it can begin with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.first_words import FirstWords
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
        self._first_words = FirstWords([source for _, source in sources])

    def find(self, text: str, sentence: Stretch) -> list[Named]:
        """Return what the patterns find: the longest first, then by the order of patterns."""
        finds = []
        reached = [sentence.begin] * len(self.all)
        for begin, numbers in self._first_words.openings(text, sentence.begin, sentence.end):
            for number in numbers:
                name, pattern = self.all[number]
                match = pattern.match(text, begin, sentence.end)
                if match is not None and begin >= reached[number]:
                    reached[number] = match.end()
                    finds.append((begin - match.end(), number, name, match))
        return [(name, match) for _, _, name, match in sorted(finds, key=lambda row: row[:2])]


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
