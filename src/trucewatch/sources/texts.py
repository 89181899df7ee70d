"""Documents from whatever carries a text: fields from the file, a sidecar or options."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from trucewatch.sources.publishers import UNNAMED, source_from, source_id
from trucewatch.sources.source import Derived, Intake, Outcome, Record
from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.evidence import Document, EvidenceRef, Locator
from trucewatch.vocabulary.language import Language

_OFFSET = re.compile(r"([+-])(\d{2}):(\d{2})")
ALIASES = {
    "lang": "language",
    "date": "dateline",
    "source": "publisher",
    "headline": "title",
    "published": "published_at",
    "fictional": "synthetic",
}
"""Other names under which fields occur in the wild."""


def document_outcome(
    text: str, evidence: EvidenceRef, fields: Mapping[str, Any], intake: Intake
) -> Outcome:
    """Build a document and its publisher.

    Args:
        text: The words as they stand in the archived file.
        evidence: Where they stand.
        fields: What the file says about itself; it wins over sidecar and options.
        intake: What sidecar and options say.

    Raises:
        InputError: A language, date, class or zone cannot be read.
    """
    if not text.strip():
        raise InputError("there is no text.", remedy="Leave empty items out.", column="text")
    known = {**_from_outside(intake), **_named(fields)}
    zone = _zone(known)
    published_at, dateline = _moments(known, zone)
    publisher = str(known.get("publisher") or "").strip()
    document = Document(
        id=document_id(evidence),
        evidence=evidence,
        text=text,
        language=_language(known.get("language")),
        source=source_id(publisher) if publisher else UNNAMED,
        title=_word(known.get("title")),
        dateline=dateline,
        published_at=published_at,
        zone=zone,
        url=_word(known.get("url")),
        synthetic=intake.synthetic or _truth(known.get("synthetic")),
    )
    records: tuple[Record, ...] = (document,)
    if publisher:
        described = {
            "id": document.source,
            "title": publisher,
            "class": known.get("source_class"),
            "side": known.get("side"),
            "reliability": known.get("reliability"),
        }
        records = (source_from(described), document)
    return Outcome(records=records)


def archived_text(text: str, made: Outcome, name: str) -> Outcome:
    """Let a document point into its own words, archived beside the file they came in.

    Inside JSON or HTML the words are escaped and marked up; offsets that are to cut the
    quoted words from archived bytes need the words themselves. The document keeps its id,
    which comes from its place in the file, so that equal texts stay two documents.
    """
    content = text.encode()
    evidence = EvidenceRef(
        sha256=hashlib.sha256(content).hexdigest(), locator=Locator(begin=0, end=len(text))
    )
    records = tuple(
        replace(record, evidence=evidence) if isinstance(record, Document) else record
        for record in made.records
    )
    return replace(made, records=records, derived=(Derived(name=f"{name}.txt", content=content),))


def document_id(evidence: EvidenceRef) -> str:
    """Return the id of the text that stands at a place in the archive."""
    place = evidence.locator
    words = f"{evidence.sha256}:{place.row}:{place.begin}:{place.end}:{place.feature}"
    return f"doc-{hashlib.sha256(words.encode()).hexdigest()[:12]}"


def _from_outside(intake: Intake) -> dict[str, Any]:
    options = {
        "language": intake.language,
        "dateline": intake.dateline and intake.dateline.isoformat(),
        "publisher": intake.publisher,
    }
    return {**{k: v for k, v in options.items() if v is not None}, **_named(intake.sidecar)}


def _named(fields: Mapping[str, Any]) -> dict[str, Any]:
    named = {ALIASES.get(name, name): value for name, value in fields.items()}
    return {name: value for name, value in named.items() if value not in (None, "")}


def _language(word: object) -> Language | None:
    if word is None:
        return None
    try:
        return Language(str(word).strip().lower()[:2])
    except ValueError:
        known = ", ".join(Language)
        raise InputError(
            f"language {word!r} is not read.",
            remedy=f"Known are {known}; leave it out to have it recognised.",
            column="language",
            value=str(word),
        ) from None


def _moments(known: Mapping[str, Any], zone: str | None) -> tuple[datetime | None, date | None]:
    """Return when it appeared, if the time is known, and the day it is written at."""
    published_at, dateline = None, None
    if "published_at" in known:
        published_at = _moment(str(known["published_at"]), zone)
        dateline = published_at.astimezone(_clock(zone)).date()
        published_at = published_at.astimezone(UTC)
    if "dateline" in known:
        words = str(known["dateline"]).strip()
        if len(words) > len("2031-06-30") and published_at is None:
            return _moments({"published_at": words}, zone)
        dateline = _day(words[: len("2031-06-30")])
    return published_at, dateline


def _moment(words: str, zone: str | None) -> datetime:
    try:
        moment = datetime.fromisoformat(words.strip())
    except ValueError:
        raise _not_a("time", words, "published_at", "2031-06-30T20:00+03:00") from None
    if moment.tzinfo is None:
        if zone is None:
            raise _not_a("time with offset", words, "published_at", "2031-06-30T20:00+03:00")
        moment = moment.replace(tzinfo=_clock(zone))
    return moment


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise _not_a("date", words, "dateline", "2031-06-30") from None


def _zone(known: Mapping[str, Any]) -> str | None:
    words = _word(known.get("zone") or known.get("utc_offset"))
    if words is None:
        return None
    if not _OFFSET.fullmatch(words):
        try:
            ZoneInfo(words)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise _not_a("time zone", words, "zone", "Europe/Kyiv or +03:00") from None
    return words


def _clock(zone: str | None) -> ZoneInfo | timezone:
    if zone is None:
        return UTC
    offset = _OFFSET.fullmatch(zone)
    if offset is None:
        return ZoneInfo(zone)
    sign = -1 if offset[1] == "-" else 1
    return timezone(sign * timedelta(hours=int(offset[2]), minutes=int(offset[3])))


def _not_a(what: str, words: str, column: str, example: str) -> InputError:
    return InputError(
        f"{words!r} is not a {what}.", remedy=f"Write {example}.", column=column, value=words
    )


def _word(value: object) -> str | None:
    return None if value is None else str(value).strip() or None


def _truth(value: object) -> bool:
    return value is True or str(value).strip().lower() == "true"
