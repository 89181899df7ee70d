"""Published reports, served as they were written, and the method card."""

from __future__ import annotations

import re
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from trucewatch.report.markup import Markup, element, joined
from trucewatch.server.layout import Sheet, page
from trucewatch.server.paper import Press, can_typeset, report_pdf
from trucewatch.server.published import load, published_names
from trucewatch.server.views.parts import blocks_of, part, rendered
from trucewatch.server.visit import Asking, NotFoundError, Visit
from trucewatch.vocabulary.edition import When
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.grade import Attribution, Occurrence
from trucewatch.vocabulary.language import Language

router = APIRouter()
REPORTS = "reports"
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")
PAPER = re.compile(r"^(\d{4}-\d{2}-\d{2})\.(de|en|ru|uk)\.pdf$")
REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@router.get("/reports", response_class=HTMLResponse)
def reports(visit: Asking) -> HTMLResponse:
    """List the published reports by day, newest first."""
    names = published_names(visit.library.directory / REPORTS)
    days = sorted({name[:10] for name in names if DAY.match(name)}, reverse=True)
    items = [_day(visit, day, [name for name in names if name.startswith(day)]) for day in days]
    title = visit.say_plainly("web.nav.reports")
    body = joined(
        element("h1", title),
        element("p", visit.say("web.reports_note")),
        element("p", visit.say("web.paper_note" if can_typeset() else "web.no_paper")),
        element("ul", *items, class_="plainlist")
        if items
        else element("p", visit.say("web.no_reports"), class_="nodata"),
    )
    return page(visit, Sheet(title=title, body=body))


@router.get("/reports/{name}")
def report(name: str, visit: Asking, request: Request) -> Response:
    """Send a published file by its exact name; paper of a published page is made when asked for."""
    folder = visit.library.directory / REPORTS
    headers = {"Content-Security-Policy": REPORT_POLICY}
    found = load(folder, name)
    if found is not None:
        return Response(found.content, media_type=found.media_type, headers=headers)
    asked = PAPER.match(name)
    if asked is None or f"{asked[1]}.{asked[2]}.html" not in published_names(folder):
        raise NotFoundError("There is no such report here.")
    press: Press = request.app.state.press
    paper = _paper(visit, press, date.fromisoformat(asked[1]), Language(asked[2]))
    return Response(paper, media_type="application/pdf", headers=headers)


def _paper(visit: Visit, press: Press, day: date, language: Language) -> bytes:
    """Typeset the day as it was last published.

    Raises:
        UsageError: It would not be the same report; says how to make one.
    """
    library = visit.library
    printed = library.workspace.store.published(day.isoformat())
    if not printed:
        raise NotFoundError("There is no such report here.")
    last = printed[-1]

    def make() -> bytes:
        edition = library.day(day, last.asof).edition
        if {name: figure.value for name, figure in edition.figures.items()} != last.figures:
            raise UsageError(
                "This report was published with other settings, so paper made now would not be "
                f"the same. On the server's machine: trucewatch report {day} --format pdf -o out"
            )
        return report_pdf(edition, language)

    return press.print((day, language, last.asof, library.version()), make)


@router.get("/method", response_class=HTMLResponse)
def method(visit: Asking) -> HTMLResponse:
    """Show what the grades mean and which settings decide the numbers."""
    grades = [
        element(
            "div",
            element("dt", element("code", grade.name)),
            element("dd", visit.say(f"grade.{grade.name}")),
            id=f"grade-{grade.name}",
        )
        for kind in (Occurrence, Attribution)
        for grade in kind
    ]
    title = visit.say_plainly("section.method")
    shown: tuple[Markup, ...] = ()
    if visit.library.newest_asof() is not None:
        shown = tuple(
            part(visit, name, f"section.{name}",
                 rendered(visit.printer, name, blocks_of(visit.view.edition, name)))
            for name in ("method", "observability", "integrity")
        )  # fmt: skip
    body = joined(
        element("h1", title),
        element("p", visit.say("web.method_note"), class_="lead"),
        element("dl", *grades, class_="facts"),
        *shown,
    )
    return page(visit, Sheet(title=title, body=body))


def _day(visit: Visit, day: str, names: list[str]) -> Markup:
    shown = {*names, *_papers(names)} if can_typeset() else {*names}
    links = [
        element("a", element("code", name.removeprefix(f"{day}.")), href=f"/reports/{name}")
        for name in sorted(shown)
    ]
    told = visit.plain.mark(When(value=date.fromisoformat(day)))
    return element("li", told, " ", *(joined(" ", link) for link in links))


def _papers(names: list[str]) -> list[str]:
    """Name the papers that can be made of published pages."""
    papers = [name.removesuffix(".html") + ".pdf" for name in names if name.endswith(".html")]
    return [name for name in papers if PAPER.match(name)]
