"""Forms in which decisions are sent, and whose role they take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from trucewatch.report.markup import Markup, element
from trucewatch.server.sessions import Session
from trucewatch.server.visit import Visit
from trucewatch.vocabulary.decision import Decision, Verb
from trucewatch.vocabulary.edition import Code, Message
from trucewatch.vocabulary.grade import GradedIncident, Occurrence
from trucewatch.vocabulary.incident import Report
from trucewatch.workflow.accounts import Role
from trucewatch.workflow.workspace import Workspace

LEADS_ONLY = frozenset({Verb.WITHDRAW})


def role_needed(workspace: Workspace, verb: Verb, ids: Sequence[str]) -> Role:
    """Return whose role a decision takes; undoing takes that of what is undone, however far."""
    known = {one.id: one for one in workspace.store.read(Decision)} if verb is Verb.UNDO else {}
    waiting, verbs = [name for name in ids if name in known], {verb}
    while waiting:
        one = known.pop(waiting.pop())
        verbs.add(one.verb)
        waiting += [name for name in one.subject if name in known and name not in waiting]
    return Role.LEAD if verbs & LEADS_ONLY else Role.ANALYST


def address_of(visit: Visit, incident_id: str) -> str:
    """Address the page of an incident at the desk."""
    return visit.reader.to(f"/duty/incidents/{incident_id}", date=visit.day.isoformat())


def order_form(
    visit: Visit,
    session: Session,
    ids: tuple[str, ...],
    verbs: tuple[Verb, ...],
    choices: Iterable[Markup] = (),
) -> Markup | None:
    """Offer decisions about some ids; who may not take any of them gets no form."""
    role = session.account.role
    verbs = tuple(one for one in verbs if role.may(_least(one)))
    if not verbs:
        return None
    return element(
        "form",
        *_hidden(visit, session, ids),
        *choices,
        _grades(visit) if Verb.GRADE in verbs else None,
        _reason(visit),
        *(_button(visit, verb) for verb in verbs),
        method="post",
        action=visit.reader.to("/duty/decide"),
    )


def report_choices(visit: Visit, graded: GradedIncident, reports: Sequence[Report]) -> list[Markup]:
    """Offer an incident's reports, so that some of them can be named."""
    title = visit.view.material.citations.title
    letters = {
        name: chr(ord("A") + index % 26)
        for index, origin in enumerate(graded.incident.origins)
        for name in origin.reports
    }
    return [
        element(
            "label",
            element("input", type="checkbox", name="ids", value=one.id),
            element(
                "span",
                element("code", letters.get(one.id, "")),
                " ",
                element("span", title(one.source), class_="name"),
                ": ",
                element("q", one.words, lang=one.language.value if one.language else None),
            ),
        )
        for one in reports
    ]


def _least(verb: Verb) -> Role:
    return Role.LEAD if verb in LEADS_ONLY else Role.ANALYST


def _hidden(visit: Visit, session: Session, ids: tuple[str, ...]) -> Iterator[Markup]:
    """Carry the token, what it is about, and the day that makes the page's thirty days."""
    day = visit.day - timedelta(days=1)
    yield element("input", type="hidden", name="csrf", value=session.token)
    yield element("input", type="hidden", name="day", value=day.isoformat())
    for name in ids:
        yield element("input", type="hidden", name="ids", value=name)


def _grades(visit: Visit) -> Markup:
    options = [element("option", grade.name, value=grade.name) for grade in Occurrence]
    label = visit.say("web.axis.occurrence")
    return element("select", *options, name="occurrence", aria_label=label)


def _reason(visit: Visit) -> Markup:
    label = visit.say("web.reason")
    return element(
        "input", name="reason", required="", maxlength=500, placeholder=label, aria_label=label
    )


def _button(visit: Visit, verb: Verb) -> Markup:
    label = visit.say(f"web.verb.{verb.value}")
    name = verb.value
    return element("button", label, type="submit", name="verb", value=name, data_verb=name)


def desk_bar(visit: Visit, session: Session) -> Markup:
    """Lead to the pages of the desk, and out of it."""
    links = [
        element("li", visit.plain.link(visit.say(key), path))
        for key, path in (
            ("web.nav.duty", "/duty"),
            ("web.desk_log", "/duty/log"),
            ("web.files_title", "/duty/files"),
        )
    ]
    who = visit.plain.mark(
        Message(
            key="web.signed_in_as",
            arguments={"name": Code(text=f"{session.account.name} ({session.account.role})")},
        )
    )
    out = element(
        "form",
        element("input", type="hidden", name="csrf", value=session.token),
        element("button", visit.say("web.sign_out"), type="submit"),
        method="post",
        action="/logout",
    )
    return element("div", element("ul", *links, class_="links"), element("p", who), out,
                   class_="deskbar")  # fmt: skip
