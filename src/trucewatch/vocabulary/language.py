"""The four languages that are read and printed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Language(StrEnum):
    """A language of sources and of reports, by its ISO 639-1 code."""

    DE = "de"
    EN = "en"
    RU = "ru"
    UK = "uk"


def in_language(names: Mapping[str, str], language: Language) -> str:
    """Pick a name: in the language asked for, else English, else the first there is.

    >>> in_language({"en": "Sudzha", "de": "Sudscha"}, Language.DE)
    'Sudscha'
    """
    if language in names:
        return names[language]
    return names.get(Language.EN) or next(iter(names.values()))
