"""Atom feeds: the incidents of a sector or of all, and corrections of published numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Request
from fastapi.responses import Response

from trucewatch.report.printing import PlainPrinter
from trucewatch.report.sections import particulars
from trucewatch.server.api.documented import answers
from trucewatch.server.views.sectors import find_sector
from trucewatch.server.visit import Asking, Visit
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.language import in_language

router = APIRouter()
ATOM = "application/atom+xml"
MOST_ENTRIES = 200


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a feed."""

    id: str
    title: str
    updated: datetime
    link: str
    summary: str


@router.get("/api/v1/incidents.atom", responses=answers(None, ATOM))
def incidents_feed(request: Request, visit: Asking) -> Response:
    """Feed of all incidents of the last thirty days, newest first."""
    entries = _incidents(request, visit, visit.view.findings.incidents)
    return _feed(request, visit, "trucewatch", entries)


@router.get("/sectors/{sector_id}.atom", include_in_schema=False)
def sector_feed(sector_id: str, request: Request, visit: Asking) -> Response:
    """Feed of the incidents of a sector, newest first."""
    found = find_sector(visit, sector_id)
    here = [one for one in visit.view.findings.incidents if one.incident.sector == sector_id]
    title = f"trucewatch \u00b7 {in_language(found.names, visit.reader.language)}"
    return _feed(request, visit, title, _incidents(request, visit, here))


@router.get("/corrections.atom", include_in_schema=False)
@router.get("/api/v1/corrections.atom", responses=answers(None, ATOM))
def corrections_feed(request: Request, visit: Asking) -> Response:
    """Feed of published numbers that would be printed differently now, with both values."""
    base = _base(request)
    entries = [
        Entry(
            id=f"{base}/{one.figure}#{one.known_at.isoformat()}",
            title=f"{one.figure}: {one.was:g} \u2192 {one.now:g}",
            updated=one.known_at,
            link=f"{base}/{one.figure}",
            summary=f"was {one.was:g}, now {one.now:g}: {one.reason}",
        )
        for one in visit.view.findings.corrections
    ]
    return _feed(request, visit, "trucewatch \u00b7 corrections", entries)


def _incidents(request: Request, visit: Visit, incidents: Iterable[GradedIncident]) -> list[Entry]:
    base, material = _base(request), visit.view.material
    printer = PlainPrinter(
        language=visit.reader.language, figures=visit.view.figures, clock=visit.printer.clock
    )
    newest = sorted(incidents, key=lambda one: one.incident.interval.start_at, reverse=True)
    return [
        Entry(
            id=f"{base}/incidents/{one.incident.id}",
            title=printer.inline(particulars.wording(material, one)),
            updated=max(report.published_at for report in one.incident.reports),
            link=f"{base}/incidents/{one.incident.id}?date={visit.day}",
            summary=f"{one.occurrence.value.name} {one.attribution.value.name} "
            f"{printer.inline(particulars.grades(one))}",
        )
        for one in newest[:MOST_ENTRIES]
    ]


def _feed(request: Request, visit: Visit, title: str, entries: list[Entry]) -> Response:
    mark = f"{visit.say_plainly('page.synthetic')} \u00b7 " if visit.library.synthetic else ""
    updated = max((one.updated for one in entries), default=visit.view.findings.asof)
    here = str(request.url)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{visit.reader.language.value}">',
        f"<title>{escape(mark + title)}</title>",
        f"<id>{escape(here)}</id>",
        f'<link rel="self" href={quoteattr(here)}/>',
        f"<updated>{_time(updated)}</updated>",
        "<author><name>trucewatch</name></author>",
        *(_entry(one) for one in entries),
        "</feed>",
    ]
    return Response("\n".join(lines) + "\n", media_type=ATOM)


def _entry(one: Entry) -> str:
    return (
        f"<entry><title>{escape(one.title)}</title><id>{escape(one.id)}</id>"
        f"<link href={quoteattr(one.link)}/><updated>{_time(one.updated)}</updated>"
        f'<summary type="text">{escape(one.summary)}</summary></entry>'
    )


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")
