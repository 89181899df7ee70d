"""How programs read this: API, OGC API Features, feeds."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from trucewatch.report.markup import element, joined
from trucewatch.server.layout import Sheet, page
from trucewatch.server.visit import Asking

router = APIRouter()


@router.get("/api", response_class=HTMLResponse)
def api(request: Request, visit: Asking) -> HTMLResponse:
    """List every address of the API with what it answers."""
    schema = request.app.openapi()
    rows = [
        element(
            "tr",
            element("th", element("code", path), scope="row"),
            element("td", element("span", found["get"]["description"], lang="en", class_="name")),
        )
        for path, found in sorted(schema["paths"].items())
        if "get" in found
    ]
    head = element(
        "tr",
        element("th", visit.say("web.address"), scope="col"),
        element("th", visit.say("column.meaning"), scope="col"),
    )
    table = element("table", element("thead", head), element("tbody", *rows))
    body = joined(
        element("h1", visit.say("web.nav.api")),
        element("p", visit.say("web.api_note"), class_="lead"),
        element(
            "ul",
            element("li", element("a", element("code", "/api/openapi.json"),
                                  href="/api/openapi.json")),
            element("li", element("a", element("code", "/ogc"), href="/ogc")),
            class_="plainlist",
        ),
        element("div", table, class_="scroll keep", role="group", tabindex=0,
                aria_label=visit.say("web.nav.api")),
    )  # fmt: skip
    return page(visit, Sheet(title=visit.say_plainly("web.nav.api"), body=body))
