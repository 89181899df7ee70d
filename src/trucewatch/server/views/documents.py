"""A stored document with marked words, and an archived file with its custody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from trucewatch.assessment.publication_day import public_piece
from trucewatch.report.markup import Markup, element, joined
from trucewatch.server.layout import Sheet, page
from trucewatch.server.views.parts import facts, part
from trucewatch.server.visit import Asking, NotFoundError, Visit
from trucewatch.vocabulary.edition import When
from trucewatch.vocabulary.evidence import Document, Piece

router = APIRouter()
Offset = Annotated[int | None, Query(ge=0, le=100_000_000)]


@router.get("/documents/{document_id}", response_class=HTMLResponse)
def document(
    document_id: str, visit: Asking, begin: Offset = None, end: Offset = None
) -> HTMLResponse:
    """Show a document's stored text with the words relied upon marked."""
    found = visit.document(document_id)
    if found is None:
        raise NotFoundError(f"There is no document {document_id[:60]!r}.")
    language = found.language.value if found.language else None
    title = found.title or document_id
    return page(
        visit,
        Sheet(
            title=title,
            body=joined(
                element("h1", element("span", title, class_="name"), lang=language),
                _about(visit, found),
                element("p", visit.say("web.document_note"), class_="small"),
                element(
                    "div",
                    *_text(found, _marks(visit, found, begin, end)),
                    lang=language,
                    class_="document",
                ),
                part(visit, "custody", "web.custody", _custody(visit, found.evidence.sha256)),
            ),
            kicker=joined(visit.say("web.document"), " ", element("code", document_id)),
            data=visit.reader.to(f"/api/v1/documents/{document_id}", date=visit.day.isoformat()),
        ),
    )


@router.get("/evidence/{sha256}", response_class=HTMLResponse)
def evidence(
    sha256: str, visit: Asking, row: Annotated[int | None, Query(ge=0)] = None
) -> HTMLResponse:
    """Show what is known of an archived file: name, kind, hash, custody; never its content."""
    piece = _piece(visit, sha256)
    place = None if row is None else element("code", str(row))
    return page(
        visit,
        Sheet(
            title=piece.name,
            body=joined(
                element("h1", element("span", piece.name, class_="name")),
                facts(
                    (
                        (visit.say("column.kind"), element("code", piece.kind)),
                        (visit.say("web.row"), place),
                        (visit.say("column.hash"), element("code", piece.sha256)),
                        (
                            visit.say("web.known_since"),
                            visit.plain.mark(When(value=piece.known_at)),
                        ),
                    )
                ),
                part(visit, "custody", "web.custody", _custody(visit, sha256)),
            ),
            kicker=visit.say("web.evidence"),
        ),
    )


def _piece(visit: Visit, sha256: str) -> Piece:
    for piece in visit.view.findings.pieces:
        if piece.sha256 == sha256:
            return public_piece(piece)
    raise NotFoundError(f"There is no archived file {sha256[:64]!r}.")


def _about(visit: Visit, document: Document) -> Markup:
    plain = visit.plain
    day = document.published_at or document.dateline
    url = document.url if document.url and document.url.startswith(("http:", "https:")) else None
    return facts(
        (
            (visit.say("column.source"), element("span", document.source, class_="name")),
            (visit.say("column.published"), plain.mark(When(value=day)) if day else None),
            (visit.say("column.hash"), element("code", document.evidence.sha256)),
            (
                visit.say("web.link_out"),
                element("a", element("code", url), href=url, rel="noreferrer noopener external")
                if url
                else None,
            ),
        )
    )


def _marks(
    visit: Visit, document: Document, begin: int | None, end: int | None
) -> list[tuple[int, int, bool]]:
    """Return the spans to mark as (begin, end, whether they were asked for)."""
    shift = document.evidence.locator.begin or 0
    spans: set[tuple[int, int, bool]] = set()
    if begin is not None and end is not None and begin < end:
        spans.add((begin - shift, end - shift, True))
    reading = visit.view.findings.readings.get(document.id)
    if reading is not None:
        spans |= {(one.span.begin, one.span.end, False) for one in reading.incidents}
        spans |= {(one.span.begin, one.span.end, False) for one in reading.statements}
    length = len(document.text)
    return sorted((b, e, asked) for b, e, asked in spans if 0 <= b < e <= length)


def _text(document: Document, marks: list[tuple[int, int, bool]]) -> Iterator[Markup]:
    """Yield the paragraphs of a text, its marks in place; marks may cross and touch."""
    cuts = sorted({0, len(document.text), *(edge for mark in marks for edge in mark[:2])})
    pieces: list[Markup] = []
    named = False
    for start, stop in pairwise(cuts):
        over = [mark for mark in marks if mark[0] <= start and stop <= mark[1]]
        asked = any(mark[2] for mark in over)
        words = document.text[start:stop]
        if not over:
            pieces.append(joined(words))
        else:
            name = "mark" if asked and not named else None
            named = named or asked
            pieces.append(element("mark", words, id=name, class_="asked" if asked else None))
    yield element("p", *pieces)


def _custody(visit: Visit, sha256: str) -> Markup:
    entries = [
        entry
        for entry in visit.library.workspace.archive.custody().entries
        if entry.get("sha256") == sha256
    ]
    items = [
        element(
            "li",
            element("code", str(entry.get("what", ""))),
            " ",
            _moment(visit, str(entry.get("at", ""))),
            " \u00b7 ",
            visit.say("web.entry"),
            " ",
            element("code", str(entry.get("entry", ""))[:16]),
        )
        for entry in entries
    ]
    return joined(
        element("p", element("code", f"sha256:{sha256}")),
        element("ul", *items) if items else None,
    )


def _moment(visit: Visit, at: str) -> Markup:
    """Print a custody entry's moment on the mission's clock; what cannot be read as it stands."""
    try:
        value = datetime.fromisoformat(at)
    except ValueError:
        return element("span", at)
    return visit.plain.mark(When(value=value))
