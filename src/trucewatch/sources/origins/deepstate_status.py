"""DeepState updates with every layer: one FeatureCollection per update, status by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import shapely
from shapely.geometry import shape

from trucewatch.sources.control_status import ABROAD, status_of
from trucewatch.sources.geometry import is_area
from trucewatch.sources.json_items import Line, is_one_document, json_lines
from trucewatch.sources.limits import Raw
from trucewatch.sources.map_layers import Layer, join_layers
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Intake, OriginSpec, Outcome, each, tally
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.evidence import Locator
from trucewatch.vocabulary.source import Reliability, Source, SourceClass

ORIGIN = OriginSpec(
    name="deepstate_status",
    title="DeepState, updates with status",
    licence="no licence stated: evaluation only",
    rows_per_day=(0, 5),
    publisher=Source(
        id="deepstate_status",
        title="DeepState, all layers",
        source_class=SourceClass.OSINT,
        reliability=Reliability.B,
        credit="Control map: DeepState (deepstatemap.live)",
    ),
)


def recognises(head: Head) -> bool:
    """Tell by collections that carry the time of the update and a status."""
    return head.says("FeatureCollection") and {"updated_utc", "status"} <= head.keys


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield one map per update; a later update of a day is a new revision of its map."""
    if is_one_document(raw):
        return each([Line(0, raw.whole())], lambda line: _update(line, intake))
    return each(json_lines(raw), lambda line: _update(line, intake))


def _update(line: Line, intake: Intake) -> Outcome:
    collection = line.item()
    updated_at = _updated_at(collection, line.number)
    repairs: Counter[str] = Counter()
    areas = join_layers(_layers(collection, intake, repairs), intake.box, repairs)
    shown = ControlMap(
        id=f"deepstate_status:{updated_at.date()}",
        evidence=intake.evidence(Locator(feature=line.number)),
        source="deepstate_status",
        file_date=updated_at.date(),
        map_date=updated_at.date(),
        retrieved_at=updated_at,
        areas=areas,
        repairs=tally(repairs),
    )
    return Outcome(records=(shown,), repairs=shown.repairs)


def _updated_at(collection: Mapping[str, Any], number: int) -> datetime:
    words = str(collection.get("updated_utc"))
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        raise InputError(
            f"updated_utc {words!r} is not a time.",
            remedy="Write 2031-06-30T18:00:00Z.",
            row=number,
            column="updated_utc",
            value=words,
        ) from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _layers(
    collection: Mapping[str, Any], intake: Intake, repairs: Counter[str]
) -> Iterator[Layer]:
    features = collection.get("features")
    if not isinstance(features, list):
        raise InputError("there is no list of features.", remedy="Fetch it again.")
    for index, feature in enumerate(features):
        geometry = feature.get("geometry")
        if not is_area(geometry):
            repairs["feature without area left out"] += 1
            continue
        properties = feature.get("properties") or {}
        status = status_of(properties.get("status"), feature=index)
        if status in ABROAD and _is_abroad(geometry, intake):
            status = ABROAD[status]
        yield status, feature


def _is_abroad(geometry: Any, intake: Intake) -> bool:
    """Tell whether an area lies on a neighbour's ground more than within the border.

    The publisher uses one name on both sides of the border; colours that tell them apart
    today have changed their meaning before. Islands and strips of sea lie on neither.
    """
    if intake.country is None or intake.abroad is None:
        return False
    try:
        area = shapely.make_valid(shapely.force_2d(shape(geometry)))
        outside = shapely.intersection(area, intake.abroad).area
        return bool(outside > shapely.intersection(area, intake.country).area)
    except (ValueError, TypeError, shapely.errors.GEOSException):
        return False  # the reader of geometries says what is wrong with it
