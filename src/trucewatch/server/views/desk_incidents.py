"""One incident at the desk: nothing held back, and deciding about it: split and withdraw too."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from trucewatch.report.markup import Markup, element, joined
from trucewatch.server.layout import page
from trucewatch.server.sessions import Session, SignedIn
from trucewatch.server.views.duty import desk
from trucewatch.server.views.incidents import find_incident, incident_sheet
from trucewatch.server.views.orders import address_of, desk_bar, order_form, report_choices
from trucewatch.server.views.parts import part
from trucewatch.server.visit import Asking, Visit
from trucewatch.vocabulary.decision import Verb
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.workflow.accounts import Role
from trucewatch.workflow.deciding import splittable

router = APIRouter()
MERGED = 307


@router.get("/duty/incidents/{incident_id}", response_class=HTMLResponse)
def incident(incident_id: str, request: Request, public: Asking, session: SignedIn) -> Response:
    """Show an incident with what can be decided about it; a merged one leads to its heir."""
    visit, graded = find_incident(desk(request, public), incident_id)
    if graded.incident.id != incident_id:
        return RedirectResponse(address_of(visit, graded.incident.id), status_code=MERGED)
    tail = joined(
        part(visit, "decide", "web.decide_title", _decisions(visit, session, graded)),
        desk_bar(visit, session),
    )
    return page(visit, incident_sheet(visit, graded, tail=tail))


def _decisions(visit: Visit, session: Session, graded: GradedIncident) -> Markup:
    """Offer what this account may decide; decisions are taken on what is known now."""
    if not session.account.role.may(Role.ANALYST):
        return element("p", visit.say("web.decide_role"), class_="nodata")
    if visit.reader.asof is not None:
        return element("p", visit.say("web.decide_now"), class_="nodata")
    return element("ul", *_items(visit, session, graded), class_="inbox")


def _items(visit: Visit, session: Session, graded: GradedIncident) -> Iterator[Markup]:
    ids = (graded.incident.id,)
    verbs = (Verb.GRADE, Verb.REJECT, Verb.APPROVE)
    yield _item(visit, "web.decide_whole", order_form(visit, session, ids, verbs))
    reports = splittable(graded)
    if len(reports) > 1:
        choices = report_choices(visit, graded, reports)
        form = order_form(visit, session, ids, (Verb.SPLIT,), choices)
        yield _item(visit, "web.split_note", form)
    else:
        yield _item(visit, "web.split_alone", None)
    withdraw = order_form(visit, session, ids, (Verb.WITHDRAW,))
    yield _item(visit, "web.withdraw_note" if withdraw else "web.withdraw_lead", withdraw)


def _item(visit: Visit, key: str, form: Markup | None) -> Markup:
    return element("li", element("p", visit.say(key)), form, tabindex=0, class_="item")
