"""OGC API Features: collections that QGIS and GDAL open by their address."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

import shapely
from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import JSONResponse, Response

from trucewatch.server.api.documented import Conformance, Features, Linked, Thing, answers
from trucewatch.server.api.listing import (
    GEOJSON,
    Page,
    about,
    cut,
    following_address,
    geojson_answer,
    padded,
)
from trucewatch.server.api.v1 import DAYS_BACK
from trucewatch.server.visit import Asking, NotFoundError, Visit
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.interval import local_day
from trucewatch.workflow import flat_rows
from trucewatch.workflow.flat_rows import FlatTable
from trucewatch.workflow.release_files import feature, plain

router = APIRouter(prefix="/ogc")
COLLECTIONS: dict[str, tuple[str, Callable[[DayFindings, str], FlatTable]]] = {
    "incidents": ("Incidents", flat_rows.incidents_table),
    "claims": ("Claims to check", flat_rows.claims_table),
    "control": ("Control", lambda findings, _base: flat_rows.control_table(findings)),
    "sectors": ("Sectors", flat_rows.sectors_table),
    "sector-days": ("Sectors by day", flat_rows.sector_days_table),
}
CONFORMS = (
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
)
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
Name = Annotated[str, Path(max_length=40, json_schema_extra={"enum": [*COLLECTIONS]})]
Box = Annotated[
    str | None, Query(max_length=200, description="west,south,east,north in degrees, WGS84.")
]
When = Annotated[
    str | None,
    Query(alias="datetime", max_length=80, description="A moment, or START/END; open end: .."),
]


@router.get("", responses=answers(Linked))
def landing(request: Request) -> JSONResponse:
    """Show where everything is."""
    base = _base(request)
    return JSONResponse(
        {
            "title": "trucewatch",
            "description": "Did the ceasefire hold: where, how sure are we, and who was looking?",
            "links": [
                _link(base, "self", "This page"),
                _link(f"{base}/conformance", "conformance", "What this follows"),
                _link(f"{base}/collections", "data", "Collections"),
                {
                    "href": f"{str(request.base_url).rstrip('/')}/api/openapi.json",
                    "rel": "service-desc",
                    "type": "application/vnd.oai.openapi+json;version=3.1",
                    "title": "Definition of the API",
                },
            ],
        }
    )


@router.get("/conformance", responses=answers(Conformance))
def conformance() -> JSONResponse:
    """Name the parts of the standard that are followed."""
    return JSONResponse({"conformsTo": list(CONFORMS)})


@router.get("/collections", responses=answers(Linked))
def collections(request: Request, visit: Asking) -> JSONResponse:
    """List the collections."""
    listed = [_collection(request, visit, name) for name in COLLECTIONS]
    links = [_link(f"{_base(request)}/collections", "self", "This page")]
    return JSONResponse(plain({"links": links, "collections": listed}))


@router.get("/collections/{name}", responses=answers(Linked))
def collection(name: Name, request: Request, visit: Asking) -> JSONResponse:
    """Describe one collection."""
    return JSONResponse(plain(_collection(request, visit, name)))


@router.get("/collections/{name}/items", responses=answers(Features, GEOJSON))
def items(
    name: Name,
    request: Request,
    visit: Asking,
    page: Page,
    bbox: Box = None,
    when: When = None,
) -> Response:
    """Return features, those of the last thirty days unless told otherwise."""
    begin, end = _interval(when)
    findings = _findings(visit, begin, end)
    table = _table(name, findings, request)
    window = _box(bbox)
    kept = (
        (f"{index:08}", feature(row, shape))
        for index, (row, shape) in enumerate(zip(table.rows, padded(table), strict=True))
        if _during(row, begin, end) and _inside(shape, window)
    )
    found = cut(kept, page, table.about)
    following = following_address(request, found.cursor)
    links = [_link(str(request.url), "self", "This page", GEOJSON)]
    links += [_link(following, "next", "Next page", GEOJSON)] if following else []
    whole = {
        **about(findings),
        "links": links,
        "timeStamp": findings.asof,
        "numberMatched": found.matched,
        "numberReturned": len(found.items),
    }
    content = {"type": "FeatureCollection", **whole, "features": found.items}
    headers = {"Link": f'<{following}>; rel="next"'} if following else None
    return geojson_answer(content, headers)


@router.get("/collections/{name}/items/{feature_id}", responses=answers(Thing, GEOJSON))
def item(
    name: Name,
    feature_id: Annotated[str, Path(max_length=120)],
    request: Request,
    visit: Asking,
) -> Response:
    """Return one feature."""
    findings = visit.view.findings
    table = _table(name, findings, request)
    for row, shape in zip(table.rows, padded(table), strict=True):
        found = feature(row, shape)
        if found["id"] == feature_id:
            links = [
                _link(str(request.url), "self", "This feature", GEOJSON),
                _link(f"{_base(request)}/collections/{name}", "collection", name),
            ]
            return geojson_answer({**found, **about(findings), "links": links})
    raise NotFoundError(f"There is no feature {feature_id[:60]!r} in {name}.")


def _base(request: Request) -> str:
    return f"{str(request.base_url).rstrip('/')}/ogc"


def _link(href: str, rel: str, title: str, kind: str = "application/json") -> dict[str, str]:
    return {"href": href, "rel": rel, "type": kind, "title": title}


def _collection(request: Request, visit: Visit, name: str) -> dict[str, Any]:
    if name not in COLLECTIONS:
        raise NotFoundError(f"There is no collection {name[:40]!r}; see /ogc/collections.")
    here = f"{_base(request)}/collections/{name}"
    findings = visit.view.findings
    box = shapely.total_bounds([sector.area for sector in findings.sectors])
    first = findings.day - timedelta(days=DAYS_BACK)
    return {
        "id": name,
        "title": COLLECTIONS[name][0],
        "description": _table(name, findings, request).about,
        "itemType": "feature",
        "extent": {
            "spatial": {"bbox": [[round(float(edge), 4) for edge in box]], "crs": CRS84},
            "temporal": {"interval": [[f"{first}T00:00:00Z", f"{findings.day}T23:59:59Z"]]},
        },
        "crs": [CRS84],
        "links": [
            _link(here, "self", name),
            _link(f"{here}/items", "items", "Features", GEOJSON),
        ],
    }


def _table(name: str, findings: DayFindings, request: Request) -> FlatTable:
    if name not in COLLECTIONS:
        raise NotFoundError(f"There is no collection {name[:40]!r}; see /ogc/collections.")
    return COLLECTIONS[name][1](findings, str(request.base_url).rstrip("/"))


def _findings(visit: Visit, begin: datetime | None, end: datetime | None) -> DayFindings:
    zone = visit.library.theatre.zone
    last = visit.day if end is None else min(visit.day, local_day(end, zone))
    first = last - timedelta(days=DAYS_BACK)
    if begin is not None:
        first = min(first, max(local_day(begin, zone), last - timedelta(days=119)))
    return visit.library.span(first, last, visit.reader.asof)


def _interval(text: str | None) -> tuple[datetime | None, datetime | None]:
    """Read OGC datetime: a moment or day, or two of them with open ends.

    Raises:
        UsageError: It is neither.
    """
    if not text:
        return None, None
    start, slash, end = text.partition("/")
    begin = _moment(start, after=False)
    finish = _moment(end if slash else start, after=True)
    if begin and finish and finish < begin:
        raise UsageError(f"{text[:60]!r} ends before it begins; swap the ends.")
    return begin, finish


def _moment(text: str, *, after: bool) -> datetime | None:
    if text in ("", ".."):
        return None
    try:
        if len(text) == 10:
            day = datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
            return day + timedelta(days=1, microseconds=-1) if after else day
        moment = datetime.fromisoformat(text.replace("Z", "+00:00").replace(" ", "+"))
    except (ValueError, OverflowError):
        raise UsageError(
            f"{text[:40]!r} is not a time; write 2025-03-12T00:00:00Z/2025-03-13T00:00:00Z."
        ) from None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)


def _during(row: dict[str, Any], begin: datetime | None, end: datetime | None) -> bool:
    """Tell whether a row's time meets the interval; what has no time always does."""
    start, stop = row.get("start"), row.get("end")
    if start is None:
        day = row.get("day")
        if not isinstance(day, date):
            return True
        start = datetime.combine(day, datetime.min.time(), UTC)
        stop = start + timedelta(days=1)
    ended_before = begin is not None and (stop <= begin if stop and stop > start else start < begin)
    return not ended_before and (end is None or start <= end)


def _box(text: str | None) -> Any:
    """Read a bounding box; six numbers have heights, which are left out.

    Raises:
        UsageError: It is not one.
    """
    if not text:
        return None
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) == 6:
        numbers = [numbers[0], numbers[1], numbers[3], numbers[4]]
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)) or numbers[1] > numbers[3]:
        raise UsageError(f"{text[:60]!r} is no box; write west,south,east,north in degrees.")
    west, south, east, north = numbers
    return shapely.box(west, south, east, north)


def _inside(shape: Any, window: Any) -> bool:
    if window is None:
        return True
    return shape is not None and bool(shapely.intersects(shape, window))
