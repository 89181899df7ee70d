"""One incident: timeline of evidence, origins, exact words, grades with rules, contradictions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from trucewatch.incidents.assembly import former_ids
from trucewatch.report.blocks import facts_html
from trucewatch.report.markup import Markup, element, joined
from trucewatch.report.material import place_name, type_name
from trucewatch.report.sections import particulars
from trucewatch.server.layout import Sheet, page
from trucewatch.server.library import DayView
from trucewatch.server.views.circle import precision_circle
from trucewatch.server.views.orders import address_of
from trucewatch.server.views.parts import facts, part, place_of, source_address
from trucewatch.server.visit import Asking, NotFoundError, Visit
from trucewatch.vocabulary.edition import Facts, Inline, Message, Name, When
from trucewatch.vocabulary.grade import GradedIncident, TermFinding
from trucewatch.vocabulary.incident import Report

router = APIRouter()
ID = re.compile(r"inc-[0-9a-f]{12}")
MERGED = 307
"""Leads from the id of a merged incident to its heir; not for good, as a merge can be undone."""
RELATIONS = frozenset(
    {"original", "reprint", "same_speaker", "dataset_of_cited", "same_source", "same_document",
     "cites", "same_pass", "unknown_lineage"}
)  # fmt: skip
"""Why reports are one origin, as far as there are words for it (vocabulary.incident.Origin)."""


@router.get("/incidents/{incident_id}", response_class=HTMLResponse)
def incident(incident_id: str, visit: Asking) -> Response:
    """Show an incident with all its evidence; the id of a merged one leads to its heir."""
    visit, graded = find_incident(visit, incident_id)
    if graded.incident.id != incident_id:
        address = visit.reader.to(f"/incidents/{graded.incident.id}", date=visit.day.isoformat())
        return RedirectResponse(address, status_code=MERGED)
    data = visit.reader.to(f"/api/v1/incidents/{incident_id}", date=visit.day.isoformat())
    at_desk = element("a", visit.say("web.desk_incident"), href=address_of(visit, incident_id))
    tail = element("p", at_desk, class_="small links")
    return page(visit, incident_sheet(visit, graded, tail=tail, data=data))


def incident_sheet(
    visit: Visit, graded: GradedIncident, *, tail: Markup | None = None, data: str | None = None
) -> Sheet:
    """Make the sheet of an incident; what is to be done about it stands at its end."""
    printer = visit.printer
    title = Message(
        key="incident.plain",
        arguments={
            "type": type_name(graded.incident.incident_type),
            "place": place_name(graded.incident.place),
        },
    )
    sentence = printer.mark(particulars.wording(visit.view.material, graded))
    kicker = joined(
        printer.mark(visit.view.material.sector(graded.incident.sector)),
        " \u00b7 ",
        printer.mark(When(value=graded.incident.interval)),
    )
    body = joined(element("h1", sentence, class_="sentence"), *_body(visit, graded), tail)
    return Sheet(title=visit.text(title), body=body, kicker=kicker, data=data)


def find_incident(visit: Visit, incident_id: str) -> tuple[Visit, GradedIncident]:
    """Find an incident among the thirty days shown, else on the day its id tells.

    Returns:
        The visit to the day it was found on, and the incident, or the one that an
        incident of that id was merged into.

    Raises:
        NotFoundError: There is none of that id.
    """
    found = _heir(visit, incident_id)
    if found is None and ID.fullmatch(incident_id):
        day = visit.library.day_of_incident(incident_id)
        if day is not None:
            visit = visit.on(day)
            found = _heir(visit, incident_id)
    if found is None:
        raise NotFoundError(f"There is no incident {incident_id[:60]!r}.")
    return visit, found


def _heir(visit: Visit, incident_id: str) -> GradedIncident | None:
    by_id = visit.view.material.by_id
    heirs = (one for one in by_id.values() if incident_id in former_ids(one.incident))
    return by_id.get(incident_id) or next(heirs, None)


def _body(visit: Visit, graded: GradedIncident) -> Iterator[Markup | None]:
    view, printer = visit.view, visit.printer
    yield facts_html(Facts(items=tuple(_particulars(view, graded))), printer)
    yield element(
        "div",
        part(visit, "grades", "web.grades_title", _grades(visit, graded)),
        part(visit, "where", "web.where_title", _where(visit, graded)),
        class_="columns even",
    )
    says = [one for one in graded.incident.reports if not one.denies]
    denies = [one for one in graded.incident.reports if one.denies]
    yield element(
        "div",
        part(visit, "says", "web.says_title", _timeline(visit, graded, says)),
        part(
            visit,
            "denies",
            "web.denies_title",
            _timeline(visit, graded, denies),
            empty="web.none_denies",
        ),
        class_="columns even",
    )
    yield part(visit, "origins", "web.origins_title", _origins(visit, graded))


def _particulars(view: DayView, graded: GradedIncident) -> Iterator[tuple[str, Inline]]:
    incident = graded.incident
    yield "column.type", type_name(incident.incident_type)
    yield "fact.when", When(value=incident.interval)
    yield "fact.place", place_name(incident.place)
    for label, value in particulars.facts(view.material, graded):
        if label not in ("fact.when", "fact.place", "fact.rules"):
            yield label, value


def _grades(visit: Visit, graded: GradedIncident) -> Markup:
    rows = [
        _grade(visit, "web.axis.occurrence", graded.occurrence.value.name, graded.occurrence.rule),
        _grade(
            visit, "web.axis.attribution", graded.attribution.value.name, graded.attribution.rule
        ),
        *(_term(visit, finding) for finding in graded.terms),
    ]
    return element("div", *rows, class_="grades")


def _grade(visit: Visit, axis: str, grade: str, rule: str) -> Markup:
    return element(
        "div",
        element("h3", visit.say(axis)),
        element(
            "p",
            element(
                "a", element("code", grade), href=visit.reader.to("/method") + f"#grade-{grade}"
            ),
            " ",
            visit.say(f"grade.{grade}"),
        ),
        element("p", visit.say("web.rule"), " ", element("code", rule), class_="small"),
    )


def _term(visit: Visit, finding: TermFinding) -> Markup:
    titles = {one.id: one.titles for one in visit.view.findings.agreements}
    name = Name(names=titles.get(finding.agreement, {"en": finding.agreement}))
    clauses = joined(*(joined(element("code", clause), " ") for clause in finding.clauses))
    return element(
        "div",
        element("h3", visit.say("web.axis.terms")),
        element("p", visit.say(f"result.{finding.result.value}")),
        element(
            "p",
            element(
                "a",
                visit.printer.mark(name),
                href=visit.reader.to(f"/agreements/{finding.agreement}"),
            ),
            class_="small",
        ),
        element("p", visit.say("column.clauses"), ": ", clauses, class_="small")
        if finding.clauses
        else None,
        element("p", visit.say("web.rule"), " ", element("code", finding.rule), class_="small"),
    )


def _where(visit: Visit, graded: GradedIncident) -> Markup:
    picture = precision_circle(visit, graded.incident.place, graded.incident.sector)
    return joined(picture, element("p", visit.say("web.where_note"), class_="small"))


def _timeline(visit: Visit, graded: GradedIncident, reports: list[Report]) -> Markup | None:
    if not reports:
        return None
    number = {
        report: index
        for index, origin in enumerate(graded.incident.origins)
        for report in origin.reports
    }
    items = [_report(visit, one, number.get(one.id, 0)) for one in reports]
    return element("ol", *items, class_="timeline")


def _report(visit: Visit, report: Report, origin: int) -> Markup:
    printer = visit.printer
    citations = visit.view.material.citations
    citation = citations.report(report)
    address = source_address(visit, report.evidence, citation.document)
    language = report.language.value if report.language else None
    letter = chr(ord("A") + origin % 26)
    return element(
        "li",
        element(
            "p",
            printer.mark(When(value=report.published_at)),
            " \u00b7 ",
            element("span", citations.title(report.source), class_="name"),
            " ",
            element("span", visit.say("web.origin"), " ", element("code", letter), class_="chip"),
            class_="small",
        ),
        element("blockquote", element("mark", report.words), lang=language),
        facts(
            (
                (visit.say("column.speaker"), _named(report.speaker)),
                (visit.say("column.voice"), visit.say(f"class.{report.source_class.value}")),
                (
                    visit.say("web.source_place"),
                    element("a", element("code", place_of(report.evidence)), href=address),
                ),
            )
        ),
        id=f"report-{report.id}",
    )


def _named(speaker: str | None) -> Markup | None:
    return element("span", speaker, class_="name") if speaker else None


def _origins(visit: Visit, graded: GradedIncident) -> Markup:
    titles = {
        report.id: visit.view.material.citations.title(report.source)
        for report in graded.incident.reports
    }
    items = [
        element(
            "li",
            element("code", chr(ord("A") + index % 26)),
            " ",
            visit.say(f"web.relation.{_known(origin.relation)}"),
            ": ",
            element("span", ", ".join(titles[name] for name in origin.reports), class_="name"),
        )
        for index, origin in enumerate(graded.incident.origins)
    ]
    return joined(
        element("p", visit.say("web.origins_note"), class_="small"), element("ul", *items)
    )


def _known(relation: str) -> str:
    return relation if relation in RELATIONS else "unknown_lineage"
