"""Incident records without the names of private persons (DOMAIN §10.3)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from trucewatch.incidents.bodies import body_class
from trucewatch.incidents.voices import speaker_key
from trucewatch.text.persons import blotted, is_person, private_names
from trucewatch.vocabulary.incident import Incident, ItemType, Report
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.source import SourceClass

LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrst")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Whom a document names: people who speak for a body, and private persons."""

    public: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()


NOBODY = Named()


@lru_cache(maxsize=4096)
def names_in(text: str, language: Language | None, public: frozenset[str]) -> Named:
    """Find whom a text names.

    Args:
        text: The whole text, so that an office or an age named once counts everywhere.
        language: Of the text, or None.
        public: Names of people who speak for a body in it.
    """
    private = private_names(text, language, public)
    return Named(public=public, private=frozenset(span.text for span in private))


def nameless(incident: Incident, named: Mapping[str, Named]) -> Incident:
    """Return an incident whose words and speakers name nobody who does not hold an office.

    Args:
        incident: As formed; how it was formed is not touched.
        named: Whom each document names, by its id.
    """
    reports = tuple(
        _nameless(one, named.get(one.document or "", NOBODY)) for one in incident.reports
    )
    return incident if reports == incident.reports else replace(incident, reports=reports)


def witness(name: str) -> str:
    """Give a private person who is quoted a label that is the same wherever she is quoted.

    >>> witness("Olena Koval") == witness("Олена Коваль"), "Koval" in witness("Olena Koval")
    (True, False)
    """
    digest = hashlib.sha256(speaker_key(name, None).encode()).hexdigest()[:6]
    return f"witness {digest.translate(LETTERS)}"


def _nameless(report: Report, named: Named) -> Report:
    words = _blotted(report.words, report.language, named) if report.words else ""
    speaker = report.speaker
    if speaker is not None and _is_private(report, speaker, named.public):
        speaker = witness(speaker)
    if (words, speaker) == (report.words, report.speaker):
        return report
    return replace(report, words=words, speaker=speaker)


def _is_private(report: Report, speaker: str, public: Collection[str]) -> bool:
    return (
        report.side is None
        and report.source_class is SourceClass.UNKNOWN
        and report.item_type is not ItemType.FIELD_REPORT
        and speaker not in public
        and is_person(speaker)
        and body_class(speaker) is None
    )


@lru_cache(maxsize=50_000)
def _blotted(words: str, language: Language | None, named: Named) -> str:
    return blotted(words, language, named.public, named.private)
