"""News as HTML: the article's text is extracted and archived beside the page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from trucewatch.sources.limits import Raw
from trucewatch.sources.page_map import as_json, page_runs
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Derived, FileError, Intake, OriginSpec, Outcome, each
from trucewatch.sources.texts import ALIASES, archived_text, document_outcome

ORIGIN = OriginSpec(name="news_html", title="News, HTML page", licence="that of each publisher")
_HEAD = 500_000
_LANGUAGE = re.compile(r"<html\b[^>]*?\slang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_DATE_NAMES = r"article:published_time|datePublished|DC\.date\.issued|pubdate|publish-date|date"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"<meta\b[^>]*?(?:property|name|itemprop)=[\"'](?:{_DATE_NAMES})[\"'][^>]*?"
        r"content=[\"']([^\"']+)",
        rf"<meta\b[^>]*?content=[\"']([^\"']+)[\"'][^>]*?"
        rf"(?:property|name|itemprop)=[\"'](?:{_DATE_NAMES})[\"']",
        r"\"datePublished\"\s*:\s*\"([^\"]+)\"",
        r"<time\b[^>]*?datetime=[\"']([^\"']+)",
    )
)


def recognises(head: Head) -> bool:
    """Tell by the first tags."""
    return head.is_html


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield the one document of the page.

    Its evidence is the archived extract, so that offsets cut from archived bytes give the
    words; the custody log names the page as the extract's parent.
    """
    return each([raw.whole()], lambda content: _document(content, intake))


def _document(content: bytes, intake: Intake) -> Outcome:
    # Trafilatura takes more than half a second to import; only pages need it.
    from trafilatura import extract, extract_metadata

    page = _decoded(content)
    text = extract(page, include_comments=False, include_tables=True, deduplicate=False)
    if not text or not text.strip():
        raise FileError(
            "no article was found on the page.",
            remedy="Save the article's text as .txt and add that.",
        )
    found = extract_metadata(page)
    fields = {
        "title": found.title,
        "publisher": found.sitename,
        "url": found.url,
        "language": _attribute(_LANGUAGE, page),
        **_dates(page),
    }
    made = document_outcome(text, intake.evidence(), _unsaid(fields, intake), intake)
    return _with_map(archived_text(text, made, intake.name), text, page, intake)


def _with_map(made: Outcome, text: str, page: str, intake: Intake) -> Outcome:
    """Archive beside the text where each of its words stands in the page."""
    content = as_json(page_runs(text, page), intake.evidence().sha256)
    mapped = Derived(name=f"{intake.name}.map.json", content=content)
    return replace(made, derived=(*made.derived, mapped))


def _dates(page: str) -> dict[str, str | None]:
    """Return when the page says it was published, as a time if it has one.

    Trafilatura's own dates are not used: it drops those after today, by its own clock, so
    that the same page could be read differently tomorrow.
    """
    words = next((words for pattern in _DATES if (words := _attribute(pattern, page))), None)
    if words is None:
        return {}
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return {}
    if moment.tzinfo is None:
        return {"dateline": words[: len("2031-06-30")]}
    # The day is the publisher's own, not that of UTC.
    return {"published_at": words, "dateline": moment.date().isoformat()}


def _unsaid(fields: Mapping[str, str | None], intake: Intake) -> dict[str, str]:
    """Leave out what the user has said: a guess from the page gives way to it."""
    said = {ALIASES.get(name, name) for name in intake.sidecar}
    told = {
        "publisher": intake.publisher,
        "dateline": intake.dateline,
        "language": intake.language,
    }
    said |= {name for name, value in told.items() if value is not None}
    return {name: value for name, value in fields.items() if value and name not in said}


def _attribute(pattern: re.Pattern[str], page: str) -> str | None:
    found = pattern.search(page[:_HEAD])
    return html.unescape(found[1]).strip() if found else None


def _decoded(content: bytes) -> str:
    """Decode a page: UTF-8, else the charset it declares itself."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        from trafilatura.utils import decode_file

        page = decode_file(content)
        if "\ufffd" in page:
            raise FileError(
                "the page's encoding was not recognised.", remedy="Save it as UTF-8."
            ) from error
        return page
