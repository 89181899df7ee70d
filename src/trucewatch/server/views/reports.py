"""Published reports, served as they were written, and the method card."""

from __future__ import annotations

import re
from datetime import date

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from trucewatch.report.markup import Markup, element, joined
from trucewatch.server.layout import Sheet, page
from trucewatch.server.published import load, published_names
from trucewatch.server.views.parts import blocks_of, part, rendered
from trucewatch.server.visit import Asking, NotFoundError, Visit
from trucewatch.vocabulary.edition import When
from trucewatch.vocabulary.grade import Attribution, Occurrence

router = APIRouter()
REPORTS = "reports"
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")
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
        element("ul", *items, class_="plainlist")
        if items
        else element("p", visit.say("web.no_reports"), class_="nodata"),
    )
    return page(visit, Sheet(title=title, body=body))


@router.get("/reports/{name}")
def report(name: str, visit: Asking) -> Response:
    """Send a published file by its exact name."""
    found = load(visit.library.directory / REPORTS, name)
    if found is None:
        raise NotFoundError("There is no such report here.")
    headers = {"Content-Security-Policy": REPORT_POLICY}
    return Response(found.content, media_type=found.media_type, headers=headers)


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
    links = [
        element("a", element("code", name.removeprefix(f"{day}.")), href=f"/reports/{name}")
        for name in names
    ]
    told = visit.plain.mark(When(value=date.fromisoformat(day)))
    return element("li", told, " ", *(joined(" ", link) for link in links))
