"""Infers the day on which a text without a dateline was written, by the days that it gives."""

from __future__ import annotations

import re
from datetime import date

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.outlook import in_clause
from trucewatch.text.resolvers import RESOLVERS
from trucewatch.text.time_clues import Setting, clue_of
from trucewatch.text.time_patterns import time_patterns
from trucewatch.vocabulary.language import Language

NEWS_YEARS = range(1900, 2200)
"""Years in which a text can have been written."""

_LONGEST_HEAD, _LONGEST_DATE = 5000, 40
_POST = re.compile(r"\(@\w+\)")


def infer_dateline(text: str, language: Language) -> date | None:
    """Return the day a text was most likely written on, by the days it gives with their year.

    The day of an embedded post counts most; else the latest day that no clause expects. Either
    is an assumption, and none is made where no day stands with its year.

    >>> infer_dateline("Seit dem 1. März 2030. Stand: 3. Juni 2031, 9 Uhr", Language.DE)
    datetime.date(2031, 6, 3)
    """
    head = text[:_LONGEST_HEAD]
    posted = [
        day
        for match in _POST.finditer(head)
        for spoken in Language
        for day in _full_days(head[match.end() : match.end() + _LONGEST_DATE], spoken)[:1]
    ]
    return max(posted or _full_days(head, language), default=None)


def _full_days(text: str, language: Language) -> list[date]:
    """Return the days given with their year that no clause expects."""
    setting = Setting(
        dateline=None, anchor=None, spoken=None, future=False, words=lexicon_for(language).times
    )
    found = []
    for name, pattern in time_patterns(language).all:
        if name not in ("date", "iso"):
            continue
        for match in pattern.finditer(text):
            where = in_clause(text, match, setting, language)
            moment = None if where.future else RESOLVERS[name](clue_of(match, text), where)
            if moment is not None and moment.first and moment.first.year in NEWS_YEARS:
                found.append(moment.first)
    return found
