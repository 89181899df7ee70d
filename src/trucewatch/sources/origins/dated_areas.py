"""Control areas in plain GeoJSON: features with a date and a status, joined per date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from trucewatch.sources.control_status import status_of
from trucewatch.sources.json_items import parse_file
from trucewatch.sources.limits import Raw
from trucewatch.sources.map_layers import join_layers
from trucewatch.sources.publishers import source_from, source_id
from trucewatch.sources.signature import Head
from trucewatch.sources.source import FileError, Intake, OriginSpec, Outcome, each, tally
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.evidence import Locator

ORIGIN = OriginSpec(
    name="dated_areas", title="Control areas by date and status", licence="that of the file"
)
Numbered = tuple[int, Mapping[str, Any]]


def recognises(head: Head) -> bool:
    """Tell by a collection whose features carry date and status."""
    if not head.says("FeatureCollection") or "updated_utc" in head.keys:
        return False
    return {"date", "status", "properties"} <= head.keys


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield one outcome per feature; the first of a date carries the map of that date.

    A date with a feature that cannot be read is refused as a whole: a map without one of
    its layers would show a front that nobody has drawn.
    """
    collection = parse_file(raw)
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not features:
        raise FileError("there are no features.", remedy="Fetch it again.", column="features")
    by_date: dict[str, list[Numbered]] = {}
    for number, feature in enumerate(features):
        by_date.setdefault(_date_of(feature), []).append((number, feature))
    for group in by_date.values():
        yield from _outcomes(group, intake)


def _outcomes(group: list[Numbered], intake: Intake) -> Iterator[Outcome]:
    (made,) = each([group], lambda features: _map(features, intake))
    if made.refused is None:
        yield made
        yield from [Outcome()] * (len(group) - 1)
        return
    for number, _ in group:
        yield Outcome(
            refused=InputError(
                made.refused.reason,
                remedy=made.refused.remedy,
                row=number,
                column=made.refused.column,
                value=made.refused.value,
            )
        )


def _map(features: list[Numbered], intake: Intake) -> Outcome:
    first, properties = features[0][0], _properties(features[0][1])
    day = _day(_date_of(features[0][1]), first)
    named = str(properties.get("source") or intake.publisher or intake.name.split(".")[0])
    source = source_from({"title": named, "class": "osint"}, default_id=source_id(named))
    repairs: Counter[str] = Counter()
    layers = [
        (status_of(_properties(feature).get("status"), feature=number), feature)
        for number, feature in features
    ]
    shown = ControlMap(
        id=f"{source.id}:{day}",
        evidence=intake.evidence(Locator(feature=first)),
        source=source.id,
        file_date=day,
        map_date=day,
        retrieved_at=None,
        areas=join_layers(layers, intake.box, repairs),
        repairs=tally(repairs),
    )
    return Outcome(records=(source, shown), repairs=shown.repairs)


def _day(words: str, number: int) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise InputError(
            f"date {words!r} is not a day.",
            remedy="Write it like 2025-03-12.",
            row=number,
            column="date",
            value=words,
        ) from None


def _properties(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    found = feature.get("properties") if isinstance(feature, dict) else None
    return found if isinstance(found, dict) else {}


def _date_of(feature: Mapping[str, Any]) -> str:
    return str(_properties(feature).get("date"))
