"""The duty desk: what is new, what needs a decision, and deciding it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from trucewatch.report.markup import Markup, element, joined
from trucewatch.report.sections import particulars
from trucewatch.server.layout import Sheet, page
from trucewatch.server.sessions import Session, SignedIn, check_writing
from trucewatch.server.views.orders import address_of, desk_bar, order_form, role_needed
from trucewatch.server.views.parts import blocks_of, part, rendered, source_address
from trucewatch.server.visit import Asking, Visit
from trucewatch.vocabulary.decision import Verb
from trucewatch.vocabulary.edition import Code, When
from trucewatch.vocabulary.edition import Words as Quoted
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.sector import SectorDay
from trucewatch.workflow.deciding import Order, decide, list_decisions
from trucewatch.workflow.inbox import Inbox, sort_findings
from trucewatch.workflow.moments import parse_asof
from trucewatch.workflow.workspace import Workspace

router = APIRouter()
OFFERED = (Verb.GRADE, Verb.REJECT, Verb.MERGE, Verb.SPLIT, Verb.APPROVE, Verb.WITHDRAW)
Words = Annotated[str, Form(max_length=500)]
Ids = Annotated[list[str], Form(max_length=40)]


def desk(request: Request, visit: Visit) -> Visit:
    """Return the same visit at the desk: nothing is held back from whoever is signed in."""
    return Visit(library=request.app.state.desk(), reader=visit.reader)


@router.get("/duty", response_class=HTMLResponse)
def inbox(
    request: Request,
    public: Asking,
    session: SignedIn,
    since: Annotated[str | None, Query(max_length=40)] = None,
) -> HTMLResponse:
    """Show what changed, what needs a grade, and what may be one and the same."""
    visit = desk(request, public)
    moment = parse_asof(since, visit.library.theatre.zone) if since else None
    found = sort_findings(visit.view.findings, moment)
    title = visit.say_plainly("web.nav.duty")
    body = joined(
        element("h1", title),
        desk_bar(visit, session),
        element("p", visit.say("web.desk_keys"), class_="small", id="keys", tabindex=-1),
        *_sections(visit, session, found),
    )
    kicker = visit.printer.mark(When(value=visit.view.findings.period))
    return page(visit, Sheet(title=title, body=body, kicker=kicker, controls=True))


@router.post("/duty/decide")
def take(  # noqa: PLR0913, PLR0917 - one parameter a field of the form
    request: Request,
    public: Asking,
    session: SignedIn,
    csrf: Words,
    verb: Verb = Form(),  # noqa: B008 - FastAPI's way
    ids: Ids = [],  # noqa: B006 - FastAPI copies it
    reason: Words = "",
    occurrence: Words = "",
    day: date | None = Form(None),  # noqa: B008 - FastAPI's way
) -> Response:
    """Take a decision in the name of whoever is signed in."""
    needed = role_needed(public.library.workspace, verb, ids)
    check_writing(request, session, csrf, needed)
    if verb not in (*OFFERED, Verb.UNDO):
        raise UsageError(f"{verb.value} is not decided at this desk.")
    order = Order(
        verb=verb,
        ids=tuple(ids),
        by=session.account.name,
        reason=reason,
        occurrence=occurrence or None,
        day=day,
    )
    with Workspace.open(public.library.directory) as workspace:
        found = decide(workspace, order)
    return RedirectResponse(f"/duty/log#{found['decision']['id']}", status_code=303)


@router.get("/duty/log", response_class=HTMLResponse)
def log(request: Request, public: Asking, session: SignedIn) -> HTMLResponse:
    """Show every decision, newest first; each that stands can be undone."""
    visit = desk(request, public)
    entries = reversed(list_decisions(visit.library.workspace))
    items = [_entry(visit, session, one) for one in entries]
    title = visit.say_plainly("web.desk_log")
    body = joined(
        element("h1", title),
        desk_bar(visit, session),
        element("ul", *items, class_="inbox") if items else element("p", visit.say("no_data")),
    )
    return page(visit, Sheet(title=title, body=body))


def _sections(visit: Visit, session: Session, found: Inbox) -> Iterable[Markup]:
    yield _section(visit, "web.desk_new", _incidents(visit, session, found.corroborated))
    yield _section(visit, "web.desk_ungraded", _incidents(visit, session, found.ungraded))
    yield _section(visit, "web.desk_doubles", _pairs(visit, session, found))
    corrections = rendered(
        visit.printer, "corrections", blocks_of(visit.view.edition, "corrections")
    )
    yield _section(visit, "section.corrections", corrections)
    yield _section(visit, "web.desk_silent", _silent(visit, found.silent))
    ages = rendered(visit.printer, "ages", blocks_of(visit.view.edition, "data_ages"))
    yield _section(visit, "section.data_ages", ages)


def _section(visit: Visit, key: str, body: Markup | None) -> Markup:
    return part(visit, key.replace(".", "-"), key, body, empty="web.desk_nothing")


def _incidents(
    visit: Visit, session: Session, incidents: tuple[GradedIncident, ...]
) -> Markup | None:
    if not incidents:
        return None
    items = [_incident(visit, session, one) for one in incidents]
    return element("ul", *items, class_="inbox")


def _incident(visit: Visit, session: Session, graded: GradedIncident) -> Markup:
    incident, material = graded.incident, visit.view.material
    words = [
        element(
            "li",
            element(
                "a",
                visit.printer.mark(Quoted(text=report.words, language=report.language)),
                href=source_address(
                    visit, report.evidence, material.citations.report(report).document
                ),
            ),
            " ",
            element("span", material.citations.title(report.source), class_="name"),
        )
        for report in incident.reports[:4]
    ]
    return element(
        "li",
        element("h3", visit.printer.mark(particulars.wording(material, graded))),
        element(
            "p",
            visit.printer.mark(particulars.grades(graded)),
            " \u00b7 ",
            visit.printer.mark(Code(text=incident.id, target=incident.id)),
            " \u00b7 ",
            element("a", visit.say("web.desk_incident"), href=address_of(visit, incident.id)),
            class_="small",
        ),
        element("ul", *words),
        order_form(visit, session, (incident.id,), (Verb.GRADE, Verb.REJECT, Verb.APPROVE)),
        tabindex=0,
        class_="item",
    )


def _pairs(visit: Visit, session: Session, found: Inbox) -> Markup | None:
    items = [
        element(
            "li",
            *(
                element("p", visit.printer.mark(particulars.wording(visit.view.material, one)))
                for one in pair
            ),
            order_form(visit, session, tuple(one.incident.id for one in pair), (Verb.MERGE,)),
            tabindex=0,
            class_="item",
        )
        for pair in found.doubles
    ]
    return element("ul", *items, class_="inbox") if items else None


def _silent(visit: Visit, days: tuple[SectorDay, ...]) -> Markup | None:
    items = [
        element("li", visit.printer.mark(visit.view.material.sector(one.sector))) for one in days
    ]
    return element("ul", *items) if items else None


def _entry(visit: Visit, session: Session, one: dict[str, object]) -> Markup:
    name, verb = str(one["id"]), Verb(str(one["verb"]))
    undo = None
    if one["stands"]:
        undo = order_form(visit, session, (name,), (Verb.UNDO,))
    subject = one.get("subject")
    about = subject if isinstance(subject, list | tuple) else ()
    return element(
        "li",
        element("h3", visit.say(f"web.verb.{verb.value}"), " ", element("code", name)),
        element(
            "p",
            element("span", str(one["by"]), class_="name"),
            " \u00b7 ",
            element("time", str(one["at"])),
            " \u00b7 ",
            visit.plain.mark(Quoted(text=str(one["reason"]), language=None)),
        ),
        element("p", *(joined(element("code", str(each)), " ") for each in about), class_="small"),
        None if one["stands"] else element("p", visit.say("web.undone"), class_="nodata"),
        undo,
        id=name,
        tabindex=0,
        class_="item",
    )
