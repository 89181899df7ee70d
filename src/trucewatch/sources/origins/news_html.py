"""News as HTML: the article's text is extracted and archived beside the page."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.sources.limits import Raw
from trucewatch.sources.signature import Head
from trucewatch.sources.source import FileError, Intake, OriginSpec, Outcome, each
from trucewatch.sources.texts import archived_text, document_outcome

ORIGIN = OriginSpec(name="news_html", title="News, HTML page", licence="that of each publisher")


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
        "date": found.date,
        "url": found.url,
        "language": found.language,
    }
    # A guess from the page gives way to what the user says about it.
    outside = {**intake.sidecar}
    named = {key: value for key, value in fields.items() if value and key not in outside}
    made = document_outcome(text, intake.evidence(), _without(named, intake), intake)
    return archived_text(text, made, intake.name)


def _without(fields: dict[str, str], intake: Intake) -> dict[str, str]:
    given = {
        "publisher": intake.publisher,
        "date": intake.dateline,
        "language": intake.language,
    }
    return {name: value for name, value in fields.items() if given.get(name) is None}


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
