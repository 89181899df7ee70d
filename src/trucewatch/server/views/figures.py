"""A number's own page: definition, formula, what was counted and left out, earlier values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from trucewatch.report.catalogue import knows
from trucewatch.report.markup import Markup, element, joined
from trucewatch.report.numbers import print_figure
from trucewatch.report.register import definition, reason_of
from trucewatch.report.trace import trace_in
from trucewatch.server.layout import Sheet, page
from trucewatch.server.views.parts import cited, part
from trucewatch.server.visit import Asking, NotFoundError, Visit
from trucewatch.vocabulary.edition import Code, Inline, Message, When
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.figure import Exclusion, Figure, FigureRecord, Revision
from trucewatch.workflow.bundles import make_bundle
from trucewatch.workflow.moments import parse_day

router = APIRouter()
BUNDLE = ".bundle.zip"


@router.get("/f/{name:path}", response_class=HTMLResponse)
def figure(name: str, request: Request, visit: Asking) -> Response:
    """Show a figure, as a page, as JSON, or as a bundle to check offline."""
    identity = f"f/{name.removesuffix(BUNDLE).removesuffix('.json')}"
    visit = visit.on(day_of_figure(identity))
    found = find_figure(visit, identity)
    if name.endswith(BUNDLE):
        archive = visit.library.workspace.archive
        return Response(
            make_bundle(visit.view.edition, found, archive),
            media_type="application/zip",
            headers={"Content-Disposition": f'attachment; filename="{_file_name(found)}"'},
        )
    if name.endswith(".json") or wants_json(request):
        return JSONResponse(trace_in(visit.view.edition, found, visit.reader.language))
    return page(visit, _sheet(visit, found))


def wants_json(request: Request) -> bool:
    """Tell whether the reader is a program that prefers JSON to a page."""
    accept = request.headers.get("accept", "")
    return "application/json" in accept and "text/html" not in accept


def day_of_figure(identity: str) -> date:
    """Tell whose edition prints a figure: its day's; that of a corrected one the day after's.

    Raises:
        NotFoundError: It is no name of a figure.
    """
    parts = identity.split("/")
    try:
        if len(parts) < 4:
            raise UsageError("A figure is named like f/2025-03-12/toretsk/corroborated.")
        day = parse_day(parts[1])
    except UsageError as error:
        raise NotFoundError(str(error)) from error
    return day + timedelta(days=1) if "before" in parts[4:] else day


def find_figure(visit: Visit, identity: str) -> Figure:
    """Find a figure in the edition of its day.

    Raises:
        NotFoundError: There is no such figure.
    """
    figure = visit.view.figures.get(identity)
    if figure is None:
        raise NotFoundError(f"There is no figure {identity[:120]!r}.")
    return figure


def _file_name(figure: Figure) -> str:
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in figure.id) + BUNDLE


def _sheet(visit: Visit, figure: Figure) -> Sheet:
    printer = visit.printer
    sentence = definition(figure, visit.view.edition) if knows(figure.definition) else None
    title = visit.text(sentence) if sentence else figure.id
    unit = f"figure_unit.{figure.unit}"
    number = element(
        "h1",
        element("data", print_figure(figure, visit.reader.language), value=f"{figure.value:g}"),
        " ",
        element("small", printer.label(unit)) if knows(unit) else None,
        class_="bignumber",
    )
    return Sheet(
        title=title,
        body=joined(
            number,
            element("p", printer.mark(sentence) if sentence else figure.id, class_="lead"),
            *_body(visit, figure),
        ),
        kicker=joined(visit.say("web.figure"), " ", element("code", figure.id)),
        data=visit.reader.to(f"/{figure.id}.json"),
        controls=False,
    )


def _body(visit: Visit, figure: Figure) -> Iterator[Markup | None]:
    yield element(
        "p", visit.say("web.formula"), " ", element("code", figure.formula), class_="small"
    )
    yield _asof(visit)
    yield part(visit, "counted", "register.records", _records(visit, figure.records))
    yield part(
        visit,
        "excluded",
        "register.excluded",
        _excluded(visit, figure.excluded),
        empty="web.none_excluded",
    )
    yield part(
        visit,
        "revisions",
        "register.revisions",
        _revisions(visit, figure.revisions),
        empty="web.none_revised",
    )
    yield part(visit, "check", "web.check_title", _check(visit, figure))


def _asof(visit: Visit) -> Markup:
    """Say what was known, and lead to the newest number where this is an older one."""
    asof = visit.printer.mark(
        Message(key="web.known_as_of", arguments={"asof": When(value=visit.view.edition.asof)})
    )
    newer = None
    if visit.reader.asof is not None:
        newer = element("a", visit.say("web.see_newest"), href=visit.reader.here(asof=None))
    return element("p", asof, " ", newer, class_="small notice" if newer else "small")


def _records(visit: Visit, records: tuple[FigureRecord, ...]) -> Markup | None:
    if not records:
        return None
    items = [
        element("li", _head(visit, record), *cited(visit, record.citations), id=f"r-{index}")
        for index, record in enumerate(records)
    ]
    return element("ol", *items, class_="rows", data_rows=str(len(items)))


def _head(visit: Visit, record: FigureRecord) -> Markup:
    address = address_of(visit, record)
    label = element("span", record.label, class_="name")
    kind = f"record.{record.kind}"
    return element(
        "h3",
        element("a", label, href=address) if address else label,
        " ",
        element("small", visit.say(kind)) if knows(kind) else None,
        joined(": ", element("code", f"{record.value:g}")) if record.value is not None else None,
    )


def address_of(visit: Visit, record: FigureRecord) -> str | None:
    """Tell where a record has a page of its own."""
    day = visit.view.edition.day.isoformat()
    if record.kind == "incident":
        return visit.reader.to(f"/incidents/{record.id}", date=day)
    if record.kind == "sector_day":
        sector, _, its_day = record.id.partition("@")
        return visit.reader.to(f"/sectors/{sector}", date=its_day or day)
    if record.kind == "claim":
        return visit.reader.to(f"/claims/{record.id}", date=day)
    if record.kind == "figure":
        return visit.reader.to(f"/{record.id}") if record.id.startswith("f/") else None
    if record.kind == "day":
        return visit.reader.to("/", date=record.label)
    return None


def _excluded(visit: Visit, excluded: tuple[Exclusion, ...]) -> Markup | None:
    if not excluded:
        return None
    items = [
        element(
            "li",
            _head(visit, left.record),
            element("p", visit.printer.mark(reason_of(left.reason))),
            *cited(visit, left.record.citations[:1]),
        )
        for left in excluded
    ]
    return element("ul", *items, class_="rows")


def _revisions(visit: Visit, revisions: tuple[Revision, ...]) -> Markup | None:
    if not revisions:
        return None
    items = []
    for revision in revisions:
        arguments: dict[str, Inline] = {
            "was": Code(text=f"{revision.value:g}"),
            "known": When(value=revision.known_at),
            "reason": reason_of(revision.reason),
        }
        message = Message(key="register.revision", arguments=arguments)
        items.append(element("li", visit.printer.mark(message)))
    return element("ul", *items)


def _check(visit: Visit, figure: Figure) -> Markup:
    address = visit.reader.to(f"/{figure.id}{BUNDLE}")
    return joined(
        element("p", visit.say("web.check_note")),
        element(
            "ul",
            element("li", element("a", visit.say("web.bundle"), href=address, download="")),
            element("li", element("code", "trucewatch verify bundle.zip")),
            element("li", element("code", f"trucewatch trace {figure.id}")),
        ),
        element("p", visit.say("web.report_error")),
    )
