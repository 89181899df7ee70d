"""What a watch is told: one small message per incident and grade, of what may be published."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from trucewatch.report.dates import Clock
from trucewatch.report.printing import PlainPrinter
from trucewatch.report.sections import particulars
from trucewatch.server.library import DayView, Library
from trucewatch.vocabulary.edition import Message
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.language import in_language
from trucewatch.vocabulary.policy import Audience
from trucewatch.workflow.flat_rows import day_of_incident
from trucewatch.workflow.watch_settings import WatchSettings

DAYS_BACK = 2
"""The newest day and two before it: a new watch does not tell of a month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchMessage:
    """A message as it is sent.

    Attributes:
        key: The same for the same incident, grades and watch; another after a new grade.
    """

    key: str
    incident: str
    body: bytes


def messages_for(library: Library, watch: WatchSettings) -> tuple[WatchMessage, ...]:
    """Write the messages of the newest days for one watch, oldest first.

    Raises:
        UsageError: The library shows more than may be published.
        HeldError: The policy lets nothing out now.
    """
    if library.audience is not Audience.PUBLIC:
        raise UsageError("watches are told only what may be published.")
    view = library.day(library.newest_day())
    zone = library.theatre.zone
    chosen = [one for one in view.findings.incidents if _concerns(one, watch, view, zone)]
    chosen.sort(key=lambda one: (one.incident.interval.start_at, one.incident.id))
    printer = PlainPrinter(
        language=watch.language,
        figures=view.figures,
        clock=Clock(language=watch.language, zone=zone),
    )
    return tuple(
        _message(_content(one, view, watch, printer), library, watch, printer) for one in chosen
    )


def _concerns(one: GradedIncident, watch: WatchSettings, view: DayView, zone: str) -> bool:
    first: date = view.findings.day - timedelta(days=DAYS_BACK)
    recent = first <= day_of_incident(one, zone) <= view.findings.day
    return recent and (not watch.sectors or one.incident.sector in watch.sectors)


def _content(
    one: GradedIncident, view: DayView, watch: WatchSettings, printer: PlainPrinter
) -> dict[str, Any]:
    names = {sector.id: sector.names for sector in view.findings.sectors}
    sector = one.incident.sector
    day = day_of_incident(one, view.findings.theatre.zone).isoformat()
    address = f"{watch.base_url}/incidents/{one.incident.id}"
    return {
        "version": 1,
        "id": one.incident.id,
        "day": day,
        "sector": sector,
        "sector_name": in_language(names[sector], watch.language) if sector in names else None,
        "occurrence": one.occurrence.value.name,
        "attribution": one.attribution.value.name,
        "language": watch.language.value,
        "text": printer.inline(particulars.wording(view.material, one)),
        "link": f"{address}?date={view.findings.day}&lang={watch.language.value}",
    }


def _message(
    content: dict[str, Any], library: Library, watch: WatchSettings, printer: PlainPrinter
) -> WatchMessage:
    told = (watch.name, watch.url, content["id"], content["occurrence"], content["attribution"])
    key = sha256("\n".join(told).encode()).hexdigest()[:32]
    mark: dict[str, Any] = {"synthetic": library.synthetic}
    if library.synthetic:
        said = printer.inline(Message(key="page.synthetic"))
        mark |= {"mark": said, "text": f"{said} · {content['text']}"}
    body = json.dumps({**content, **mark, "key": key}, ensure_ascii=False, sort_keys=True)
    return WatchMessage(key=key, incident=content["id"], body=body.encode())
