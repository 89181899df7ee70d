"""``/api/v1``: incidents, sector-days, claims, statements, sectors, control, agreements, days."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, Any, Literal, TypeVar

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import JSONResponse, Response

from trucewatch.report import json as edition_json
from trucewatch.server.api.documented import Features, Listing, Thing, answers, moved
from trucewatch.server.api.listing import (
    GEOJSON,
    First,
    Last,
    Page,
    Paging,
    about,
    csv_answer,
    cut,
    geojson_answer,
    listing,
)
from trucewatch.server.views.agreements import find_agreement
from trucewatch.server.views.incidents import MERGED, find_incident
from trucewatch.server.visit import Asking, NotFoundError, Visit
from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.grade import GradedIncident, Occurrence
from trucewatch.vocabulary.sector import ReaderState
from trucewatch.workflow import flat_rows
from trucewatch.workflow.flat_rows import FlatTable
from trucewatch.workflow.incident_list import as_json
from trucewatch.workflow.release_files import feature_collection, plain
from trucewatch.workflow.treaty_json import as_json as agreement_json

router = APIRouter(prefix="/api/v1")
DAYS_BACK = 29
View = TypeVar("View", bound=Callable[..., Response])

Grade = Annotated[
    Literal["O0", "O1", "O2", "O3", "O4"] | None, Query(description="This grade or better.")
]
Sector = Annotated[str | None, Query(max_length=80, description="Id of a sector.")]
Id = Annotated[str, Path(max_length=120)]


LISTED = {
    "": answers(Listing),
    ".json": answers(Listing),
    ".csv": answers(None, "text/csv"),
    ".geojson": answers(Features, GEOJSON),
}
"""What a list answers, by the suffix of its address."""


def served(path: str, *suffixes: str) -> Callable[[View], View]:
    """Answer at an address without a suffix and with each of some."""

    def register(view: View) -> View:
        name = path.strip("/").replace("-", "_")
        for suffix in ("", *suffixes):
            operation = f"{name}_{suffix[1:]}" if suffix else None
            router.add_api_route(
                path + suffix, view, responses=LISTED[suffix], operation_id=operation
            )
        return view

    return register


def days_asked(visit: Visit, first: date | None, last: date | None) -> tuple[date, date]:
    """Settle the days of a question: thirty up to the last one unless told otherwise."""
    end = last or visit.day
    return first or end - timedelta(days=DAYS_BACK), end


def incident_item(one: GradedIncident, request: Request, findings: DayFindings) -> dict[str, Any]:
    """Build the object of an incident with its permanent page."""
    base = str(request.base_url).rstrip("/")
    url = f"{base}/incidents/{one.incident.id}?date={findings.day}"
    return {**as_json(one), "responsible": one.responsible, "url": url}


def chosen_incidents(
    findings: DayFindings, first: date, sector: str | None, grade: str | None
) -> list[GradedIncident]:
    """Choose incidents by first day, sector and least grade."""
    zone = findings.theatre.zone
    least = Occurrence[grade or "O0"]
    return [
        one
        for one in findings.incidents
        if flat_rows.day_of_incident(one, zone) >= first
        and sector in (None, one.incident.sector)
        and one.occurrence.value >= least
    ]


@served("/incidents", ".json", ".csv", ".geojson")
def incidents(
    request: Request,
    visit: Asking,
    page: Page,
    first: First = None,
    last: Last = None,
    sector: Sector = None,
    grade: Grade = None,
) -> Response:
    """List incidents with their three grades, in order of their start."""
    begin, end = days_asked(visit, first, last)
    findings = visit.library.span(begin, end, visit.reader.asof)
    chosen = chosen_incidents(findings, begin, sector, grade)
    kind = request.url.path.rpartition(".")[2]
    if kind in ("csv", "geojson"):
        table = _only(flat_rows.incidents_table(findings, _base(request), begin), chosen)
        if kind == "csv":
            return csv_answer(table)
        return geojson_answer(feature_collection(table, about(findings)))
    keyed = (
        (f"{one.incident.interval.start_at.isoformat()} {one.incident.id}", one) for one in chosen
    )
    found = cut(keyed, page, f"begun from {begin} to {end}, by start, then id")
    found.items[:] = [incident_item(one, request, findings) for one in found.items]
    return listing(request, visit, found, findings)


@router.get("/incidents/{incident_id}", responses={**answers(Thing), **moved()})
def incident(incident_id: Id, request: Request, visit: Asking) -> JSONResponse:
    """Return one incident with its evidence; the id of a merged one leads to its heir."""
    visit, found = find_incident(visit, incident_id)
    findings = visit.view.findings
    heir = found.incident.id
    if heir != incident_id:
        address = visit.reader.to(f"/api/v1/incidents/{heir}", date=visit.day.isoformat())
        body = {"id": incident_id, "merged_into": heir, "url": address}
        return JSONResponse(body, status_code=MERGED, headers={"Location": address})
    return JSONResponse(plain({**about(findings), **incident_item(found, request, findings)}))


@served("/sector-days", ".json", ".csv")
def sector_days(
    request: Request,
    visit: Asking,
    page: Page,
    first: First = None,
    last: Last = None,
    sector: Sector = None,
    state: Annotated[ReaderState | None, Query(description="Only in this reader state.")] = None,
) -> Response:
    """List sectors by day: states, how well they were seen, rates."""
    chosen = visit.reader.day
    begin, end = (chosen, chosen) if chosen and not first else days_asked(visit, first, last)
    findings = visit.library.span(begin, end, visit.reader.asof)
    table = _where(
        flat_rows.sector_days_table(findings, _base(request), begin),
        sector=sector,
        reader_state=state.value if state else None,
    )
    return _tabled(request, visit, table, (findings, page))


@served("/claims", ".json", ".csv")
def claims(request: Request, visit: Asking, page: Page) -> Response:
    """List the claims of a day with what the maps allow to say about each."""
    findings = visit.view.findings
    table = flat_rows.claims_table(findings, _base(request))
    return _tabled(request, visit, table, (findings, page))


@router.get("/claims/{claim_id}", responses=answers(Thing))
def claim(claim_id: Id, request: Request, visit: Asking) -> JSONResponse:
    """Return one claim of a day."""
    findings = visit.view.findings
    rows = flat_rows.claims_table(findings, _base(request)).rows
    for row in rows:
        if row["id"] == claim_id:
            return JSONResponse(plain({**about(findings), **row}))
    raise NotFoundError(f"There is no claim {claim_id[:60]!r} on {findings.day}.")


@served("/statements", ".json", ".csv")
def statements(request: Request, visit: Asking, page: Page) -> Response:
    """List who said what on a day, in exact words."""
    findings = visit.view.findings
    table = flat_rows.statements_table(findings, _base(request))
    return _tabled(request, visit, table, (findings, page))


@served("/sectors", ".json", ".geojson")
def sectors(request: Request, visit: Asking, page: Page) -> Response:
    """List the standing sectors of the line."""
    findings = visit.view.findings
    table = flat_rows.sectors_table(findings, _base(request))
    if request.url.path.endswith(".geojson"):
        return geojson_answer(feature_collection(table, about(findings)))
    return _tabled(request, visit, table, (findings, page))


@router.get("/control", responses=answers(Features, GEOJSON))
@router.get(
    "/control.geojson", responses=answers(Features, GEOJSON), operation_id="control_geojson"
)
def control(visit: Asking) -> Response:
    """Return the control maps of a day: assessed control on the stated date, per source."""
    findings = visit.view.findings
    return geojson_answer(feature_collection(flat_rows.control_table(findings), about(findings)))


@router.get("/agreements", responses=answers(Listing))
def agreements(request: Request, visit: Asking, page: Page) -> Response:
    """List agreements with their versions and what these share and do not share."""
    known = visit.library.agreements(visit.reader.asof)
    found = cut(((one.id, agreement_json(one)) for one in known), page, "all, by id")
    return listing(request, visit, found, visit.view.findings)


@router.get("/agreements/{agreement_id}", responses=answers(Thing))
def agreement(agreement_id: Id, visit: Asking) -> JSONResponse:
    """Return one agreement."""
    found = agreement_json(find_agreement(visit, agreement_id))
    return JSONResponse(plain({**about(visit.view.findings), **found}))


@router.get("/days/{named}", responses=answers(Thing))
def one_day(named: date, visit: Asking) -> JSONResponse:
    """Return the whole edition of a day: the page's words and numbers."""
    view = visit.day_view(named)
    edition = json.loads(edition_json.render(view.edition, [visit.reader.language]))
    return JSONResponse(plain({**about(view.findings), **edition}))


@router.get("/documents/{document_id}", responses=answers(Thing))
def document(document_id: Id, visit: Asking) -> JSONResponse:
    """Return what is known of a document; its text stands on its page."""
    found = visit.document(document_id)
    if found is None:
        raise NotFoundError(f"There is no document {document_id[:60]!r}.")
    content = {
        **about(visit.view.findings),
        "id": found.id,
        "title": found.title,
        "source": found.source,
        "language": found.language.value if found.language else None,
        "published_at": found.published_at,
        "dateline": found.dateline,
        "sha256": found.evidence.sha256,
        "characters": len(found.text),
    }
    return JSONResponse(plain(content))


def _tabled(
    request: Request, visit: Visit, table: FlatTable, asked: tuple[DayFindings, Paging]
) -> Response:
    findings, page = asked
    if request.url.path.endswith(".csv"):
        return csv_answer(table)
    keyed = ((f"{index:08}", row) for index, row in enumerate(table.rows))
    found = cut(keyed, page, table.about)
    return listing(request, visit, found, findings)


def _only(table: FlatTable, chosen: list[GradedIncident]) -> FlatTable:
    ids = {one.incident.id for one in chosen}
    return _kept(table, [row["id"] in ids for row in table.rows])


def _where(table: FlatTable, **wanted: object) -> FlatTable:
    asked = {name: value for name, value in wanted.items() if value is not None}
    return _kept(table, [all(row[n] == v for n, v in asked.items()) for row in table.rows])


def _kept(table: FlatTable, keep: list[bool]) -> FlatTable:
    rows = tuple(row for row, kept in zip(table.rows, keep, strict=True) if kept)
    shapes = tuple(shape for shape, kept in zip(table.geometries, keep, strict=False) if kept)
    return replace(table, rows=rows, geometries=shapes)


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")
