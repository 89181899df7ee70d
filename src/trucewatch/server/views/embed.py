"""What other sites may show in a frame: a comparison as it was known, nothing around it."""

from __future__ import annotations

from html import escape

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from trucewatch.report.markup import Markup, element
from trucewatch.server.assets import asset
from trucewatch.server.views.compare import First, Last, days_compared, sheet_of, svg_answer
from trucewatch.server.views.embedding import caption
from trucewatch.server.visit import Asking

router = APIRouter()
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors *"
)


@router.get("/embed/compare", response_class=HTMLResponse)
def compare(visit: Asking, first: First = None, last: Last = None) -> HTMLResponse:
    """Show the map of what changed, its caption and the way to the whole page."""
    days = days_compared(visit, first, last)
    sheet_of(visit, *days)  # refuses what cannot be drawn before a frame promises it
    address = {"from": days[0].isoformat(), "to": days[1].isoformat()}
    told = visit.text(caption(visit, days))
    picture = Markup(
        f'<img src="{escape(visit.reader.to("/embed/compare.svg", **address))}" '
        f'alt="{escape(told)} {visit.say("web.compare_alt")}">'
    )
    whole = element(
        "a",
        visit.say("web.embed_whole"),
        href=visit.reader.to("/compare", **address),
        target="_blank",
        rel="noopener",
    )
    synthetic = element("p", element("strong", visit.say("page.synthetic")), class_="banner")
    main = element(
        "main",
        synthetic if visit.library.synthetic else None,
        element("h1", told, class_="embedded"),
        element("div", picture, class_="sheetbox"),
        element("p", whole),
    )
    body = element("body", main, class_="embed")
    html = element("html", _head(told), body, lang=visit.reader.language.value)
    return HTMLResponse(f"<!DOCTYPE html>\n{html}\n", headers={"Content-Security-Policy": POLICY})


def _head(title: str) -> Markup:
    """Write the head of a page in a frame: our style, no program, no icon to fetch."""
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("link", rel="icon", href="data:,"),
        element("link", rel="stylesheet", href=asset("style.css")),
    )


@router.get("/embed/compare.svg")
def compare_svg(visit: Asking, first: First = None, last: Last = None) -> Response:
    """Draw the map alone, for sites that show pictures."""
    return svg_answer(visit, sheet_of(visit, *days_compared(visit, first, last)))
