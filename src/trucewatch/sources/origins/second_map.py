"""A second, independent map (Project Owl): rings as [lat, lon], one JSON object per day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from trucewatch.sources.geometry import area_of
from trucewatch.sources.json_items import Line, is_one_document, json_lines
from trucewatch.sources.limits import Raw
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Intake, OriginSpec, Outcome, each, tally
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.evidence import Locator
from trucewatch.vocabulary.source import Reliability, Source, SourceClass

ORIGIN = OriginSpec(
    name="second_map",
    title="Project Owl outlines",
    licence="no licence stated: evaluation only",
    rows_per_day=(0, 1),
    publisher=Source(
        id="second_map",
        title="Project Owl",
        source_class=SourceClass.OSINT,
        reliability=Reliability.B,
        credit="Second control map: Project Owl",
    ),
)
LAYERS = {"areas": ControlStatus.OCCUPIED, "areas_ua": ControlStatus.COUNTER_HELD}
ORDER = "lat,lon"


def recognises(head: Head) -> bool:
    """Tell by the field that names the unusual order of coordinates."""
    return {"coordinate_order", "areas", "date"} <= head.keys


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield one map per line."""
    if is_one_document(raw):
        return each([Line(0, raw.whole())], lambda line: _map(line, intake))
    return each(json_lines(raw), lambda line: _map(line, intake))


def _map(line: Line, intake: Intake) -> Outcome:
    item = line.item()
    if item.get("coordinate_order") != ORDER:
        raise InputError(
            f"coordinate_order is {item.get('coordinate_order')!r}.",
            remedy=f"Only {ORDER!r} is read here.",
            row=line.number,
            column="coordinate_order",
        )
    repairs: Counter[str] = Counter()
    day = _day(item, line.number)
    shown = ControlMap(
        id=f"second_map:{day}",
        evidence=intake.evidence(Locator(feature=line.number)),
        source="second_map",
        file_date=day,
        map_date=day,
        retrieved_at=None,
        areas={
            status: area_of([[ring] for ring in item[name]], intake.box, repairs, swapped=True)
            for name, status in LAYERS.items()
            if item.get(name)
        },
        repairs=tally(repairs),
    )
    if not shown.areas:
        raise InputError("the map holds no area.", remedy="Check the line.", row=line.number)
    return Outcome(records=(shown,), repairs=shown.repairs)


def _day(item: Mapping[str, Any], number: int) -> date:
    try:
        return date.fromisoformat(str(item.get("date")))
    except ValueError:
        raise InputError(
            f"date {item.get('date')!r} is not a date.",
            remedy="Write 2031-06-30.",
            row=number,
            column="date",
        ) from None
