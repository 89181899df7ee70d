"""DeepState, once a day: the occupied area as one GeoJSON file or one line per day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from trucewatch.sources.control_status import status_of
from trucewatch.sources.json_items import Line, is_one_document, json_lines, parse_file
from trucewatch.sources.limits import Raw
from trucewatch.sources.map_layers import Layer, join_layers
from trucewatch.sources.signature import Head
from trucewatch.sources.source import FileError, Intake, OriginSpec, Outcome, each, tally
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.evidence import EvidenceRef, Locator
from trucewatch.vocabulary.source import Reliability, Source, SourceClass

ORIGIN = OriginSpec(
    name="deepstate_daily",
    title="DeepState, daily outline",
    licence="attribution required; do not redistribute the files",
    rows_per_day=(0, 1),
    publisher=Source(
        id="deepstate",
        title="DeepState",
        source_class=SourceClass.OSINT,
        reliability=Reliability.B,
        credit="Control map: DeepState (deepstatemap.live)",
    ),
)
SHOWS_DAYS_BEFORE = 1
"""The file of day D is fetched about 03:00 UTC and shows the situation of D-1."""
_NAME = re.compile(r"deepstatemap_data_(\d{4})(\d{2})(\d{2})")


def recognises(head: Head) -> bool:
    """Tell by the collection's name, or by lines that carry date and retrieval time."""
    if not head.is_json:
        return False
    named = _NAME.search(head.name) or _NAME.search(head.text[:2000])
    if named and head.says("FeatureCollection"):
        return True
    return head.says("Feature") and {"date", "retrieved_utc", "geometry"} <= head.keys


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield one map per file, or per line of NDJSON."""
    if is_one_document(raw):
        found = parse_file(raw)
        if isinstance(found, dict) and found.get("type") == "FeatureCollection":
            return each([found], lambda collection: _from_file(collection, intake))
    return each(json_lines(raw), lambda line: _from_line(line, intake))


def _from_file(collection: Mapping[str, Any], intake: Intake) -> Outcome:
    features = collection.get("features")
    if not isinstance(features, list) or not features:
        raise FileError("the file has no features.", remedy="Fetch it again.", column="features")
    named = _NAME.search(intake.name) or _NAME.search(str(collection.get("name")))
    if named is None:
        raise FileError(
            "the map's date stands neither in the file name nor in the file.",
            remedy="Name the file deepstatemap_data_YYYYMMDD.geojson.",
        )
    file_date = date(*(int(part) for part in named.groups()))
    layers = [(ControlStatus.OCCUPIED, feature) for feature in features]
    return _map(layers, file_date, None, intake.evidence(Locator(feature=0)), intake)


def _from_line(line: Line, intake: Intake) -> Outcome:
    feature = line.item()
    properties = feature.get("properties")
    if not isinstance(properties, dict) or "date" not in properties:
        raise InputError(
            "the line has no date.", remedy="Add properties.date.", row=line.number, column="date"
        )
    try:
        file_date = date.fromisoformat(str(properties["date"]))
        retrieved_at = _utc(properties.get("retrieved_utc"))
    except ValueError as error:
        raise InputError(f"{error}.", remedy="Write 2031-06-30.", column="date") from error
    status = status_of(properties.get("status") or "occupied")
    evidence = intake.evidence(Locator(feature=line.number))
    return _map([(status, feature)], file_date, retrieved_at, evidence, intake)


def _map(
    layers: Iterable[Layer],
    file_date: date,
    retrieved_at: datetime | None,
    evidence: EvidenceRef,
    intake: Intake,
) -> Outcome:
    repairs: Counter[str] = Counter()
    areas = join_layers(layers, intake.box, repairs)
    shown = ControlMap(
        id=f"deepstate:{file_date}",
        evidence=evidence,
        source="deepstate",
        file_date=file_date,
        map_date=file_date - timedelta(days=SHOWS_DAYS_BEFORE),
        retrieved_at=retrieved_at,
        areas=areas,
        repairs=tally(repairs),
    )
    return Outcome(records=(shown,), repairs=shown.repairs)


def _utc(words: object) -> datetime | None:
    if not words:
        return None
    moment = datetime.fromisoformat(str(words))
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
