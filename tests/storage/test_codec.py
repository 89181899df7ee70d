"""The codec: whatever is written is read back, and additions to the vocabulary do no harm."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon

from trucewatch.storage.codec import decode, encode
from trucewatch.vocabulary.agreement import (
    Agreement,
    Exemption,
    LifeEvent,
    Scope,
    Term,
    TermArea,
    Version,
)
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.detection import CloudCover, DatasetRow, Detection, FieldReport
from trucewatch.vocabulary.evidence import Document, EvidenceRef, Locator
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.quantity import Count, CountUnit
from trucewatch.vocabulary.source import Source
from trucewatch.vocabulary.statement import AggregateClaim

MOMENTS = st.integers(0, 2**31).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
NUMBERS = st.floats(0.001, 1000)
MAYBE = st.none() | NUMBERS
INTERVALS = st.builds(
    lambda start, length, granularity: Interval(
        start_at=start, end_at=start + length, zone="Europe/Kyiv", granularity=granularity
    ),
    MOMENTS,
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=40)),
    st.sampled_from(Granularity),
)
LOCATORS = st.one_of(
    st.builds(Locator, row=st.integers(0, 99)),
    st.builds(Locator, feature=st.integers(0, 99)),
    st.just(Locator()),
    st.just(Locator(begin=0, end=7)),
)
EVIDENCE = st.builds(EvidenceRef, sha256=st.just("0a" * 32), locator=LOCATORS)
POSITIONS = st.builds(Position, lon=st.floats(-180, 180), lat=st.floats(-90, 90))
PLACES = st.builds(Place, position=st.none() | POSITIONS, precision_m=NUMBERS)
COUNTS = st.builds(
    lambda low, more, unit: Count(low=low, high=low + more, unit=unit),
    st.integers(0, 99),
    st.integers(0, 9),
    st.sampled_from(CountUnit),
)
WINDOWS = st.none() | INTERVALS
SCOPES = st.builds(
    Scope,
    areas=st.lists(
        st.builds(TermArea, ring=st.lists(POSITIONS, min_size=3, max_size=4).map(tuple)), max_size=1
    ).map(tuple),
)
TERMS = st.builds(
    Term,
    scope=SCOPES,
    window=WINDOWS,
    exemptions=st.lists(st.builds(Exemption, scope=SCOPES), max_size=1).map(tuple),
)
VERSIONS = st.builds(
    Version,
    terms=st.lists(TERMS, max_size=2).map(tuple),
    window=WINDOWS,
    stated_hours=MAYBE,
)
KINDS = {
    "CloudCover": st.builds(
        CloudCover, evidence=EVIDENCE, interval=INTERVALS, share=st.floats(0, 1)
    ),
    "DatasetRow": st.builds(DatasetRow, evidence=EVIDENCE, place=PLACES, interval=INTERVALS),
    "Detection": st.builds(
        Detection, evidence=EVIDENCE, position=POSITIONS, seen=INTERVALS, power_mw=MAYBE
    ),
    "FieldReport": st.builds(
        FieldReport,
        evidence=EVIDENCE,
        observer_position=st.none() | POSITIONS,
        place=PLACES,
        interval=INTERVALS,
        minutes_observed=MAYBE,
        count=st.none() | COUNTS,
        bearing_deg=MAYBE,
        distance_m=MAYBE,
    ),
    "Document": st.builds(Document, evidence=EVIDENCE, published_at=st.none() | MOMENTS),
    "AggregateClaim": st.builds(
        AggregateClaim,
        evidence=EVIDENCE,
        window=WINDOWS,
        stated_hours=MAYBE,
        published_at=MOMENTS,
    ),
    "Agreement": st.builds(
        Agreement,
        versions=st.lists(VERSIONS, max_size=2).map(tuple),
        life=st.lists(st.builds(LifeEvent, at=st.none() | MOMENTS), max_size=2).map(tuple),
    ),
}


def _through_json(record: object) -> object:
    shapes: list[bytes] = []
    body = json.loads(json.dumps(encode(record, shapes), ensure_ascii=False))
    return decode(type(record), body, shapes)


@settings(max_examples=100, deadline=None)
@given(record=st.one_of(*KINDS.values()))
def test_every_record_survives_writing_and_reading(record: object) -> None:
    """Reading is the inverse of writing, for whatever stands in the fields."""
    assert _through_json(record) == record


def test_shapes_travel_beside_the_words_as_wkb() -> None:
    """Areas are too large for JSON; only their numbers stand there."""
    area = MultiPolygon([shapely.box(36, 48, 37, 49)])
    shown = ControlMap(
        id="m",
        evidence=EvidenceRef(sha256="0" * 64),
        source="s",
        file_date=date(2031, 6, 2),
        map_date=date(2031, 6, 1),
        retrieved_at=None,
        areas={ControlStatus.OCCUPIED: area, ControlStatus.UNKNOWN: area},
    )

    shapes: list[bytes] = []
    body = encode(shown, shapes)

    assert body["areas"] == {"occupied": 0, "unknown": 1}
    assert shapes == [area.wkb, area.wkb]
    assert decode(ControlMap, body, shapes) == shown


def test_what_equals_its_default_is_not_written() -> None:
    """Compact, and a field added later reads as its default from what is stored."""
    body = {"id": "s", "title": "S", "source_class": "dataset", "reliability": "C"}

    source = decode(Source, body, [])

    assert encode(source, []) == body
    assert source.credit == ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Odd:
    either: int | str


def test_a_type_that_cannot_be_told_apart_is_refused() -> None:
    """A codec that guesses would read something else than was written."""
    with pytest.raises(TypeError, match="cannot tell"):
        encode(_Odd(either=1), [])
