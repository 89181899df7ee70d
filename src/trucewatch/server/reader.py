"""Who asks, and for what: language, day, and the time of knowledge, all from the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import quote, urlencode

from trucewatch.server.published import wanted_languages
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.language import Language
from trucewatch.workflow.moments import parse_asof, parse_day

KEPT = ("lang", "asof", "agreement")
"""Choices that travel along every link once a reader made them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One request as far as it decides what is shown.

    Attributes:
        path: Path of the page asked for.
        asked: The query as given, first value of each name.
        day: Day asked for; None means the newest.
        asof: Only what was known then; None means everything.
        base: Where this server answers, for addresses that are used elsewhere.
    """

    path: str
    language: Language
    asked: Mapping[str, str]
    day: date | None = None
    asof: datetime | None = None
    agreement: str | None = None
    base: str = ""

    def to(self, path: str, **changes: str | None) -> str:
        """Address another page, keeping the choices made; None drops one."""
        kept = {name: self.asked[name] for name in KEPT if name in self.asked}
        query = {name: value for name, value in {**kept, **changes}.items() if value}
        address = quote(path, safe="/:@,+~.-_")
        return f"{address}?{urlencode(query)}" if query else address

    def here(self, **changes: str | None) -> str:
        """Address this page with other choices."""
        own = {name: value for name, value in self.asked.items() if name not in KEPT}
        return self.to(self.path, **{**own, **changes})


def read_request(path: str, query: Mapping[str, str], accept_language: str, zone: str) -> Reader:
    """Read the choices out of an address.

    Raises:
        UsageError: A day, time or language cannot be read; the message shows how to write it.
    """
    reader = Reader(
        path=path,
        language=_language(query.get("lang"), accept_language),
        asked=dict(query),
        agreement=query.get("agreement") or None,
    )
    day = query.get("date")
    return replace(
        reader,
        day=parse_day(day) if day else None,
        asof=parse_asof(query.get("asof"), zone),
    )


def _language(asked: str | None, accept_language: str) -> Language:
    if asked is not None and asked in tuple(Language):
        return Language(asked)
    if asked:
        raise UsageError(f"{asked[:20]!r} is not spoken here; known are de, en, ru, uk.")
    wanted = wanted_languages(accept_language)
    return Language(wanted[0]) if wanted else Language.EN
