"""Tables: fires, clouds, index rows, field reports."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.sources.catalogue import recognise
from trucewatch.sources.limits import Raw
from trucewatch.sources.source import Intake, Outcome
from trucewatch.vocabulary.detection import CloudCover, DatasetRow, Detection, FieldReport
from trucewatch.vocabulary.interval import Granularity
from trucewatch.vocabulary.quantity import Count, CountUnit

SAMPLES = Path(__file__).parent / "samples"
FIELD_HEAD = (
    "observer,observer_lon,observer_lat,bearing_deg,distance_m,means,observation,date,time\n"
)


def _read(name: str, content: bytes | str) -> list[Outcome]:
    content = content.encode() if isinstance(content, str) else content
    origin = recognise(name, content)
    assert origin is not None
    sha256 = hashlib.sha256(content).hexdigest()
    intake = Intake(name=name, sha256=sha256, zone="Europe/Kyiv")
    return list(origin.read(Raw(content), intake))


def _records(path: str) -> list[object]:
    outcomes = _read(Path(path).name, (SAMPLES / path).read_bytes())
    return [record for outcome in outcomes for record in outcome.records]


def test_the_time_of_a_pass_is_read_in_all_spellings() -> None:
    """Leading zeros get lost, and some files write colons; it is UTC throughout."""
    detections = [r for r in _records("firms/standard.csv") if isinstance(r, Detection)]

    assert [d.seen.start_at for d in detections] == [
        datetime(2031, 6, 10, 0, 12, tzinfo=UTC),
        datetime(2031, 6, 10, 9, 2, tzinfo=UTC),
        datetime(2031, 6, 10, 23, 14, tzinfo=UTC),
    ]
    assert [d.confidence for d in detections] == ["nominal", "high", "high"]
    assert [d.satellite for d in detections] == ["N", "N20", "N21"]
    assert [d.night for d in detections] == [True, False, True]


def test_a_detection_without_time_holds_for_the_utc_day() -> None:
    """A missing time is not midnight; equal rows stay two detections."""
    first, second = (r for r in _records("firms/bare.csv") if isinstance(r, Detection))

    assert first.seen.granularity is Granularity.DAY
    assert (first.seen.zone, first.seen.hours) == ("UTC", 24.0)
    assert second.id == f"{first.id}.2"


def test_the_area_of_hourly_clouds_stands_in_the_file_name() -> None:
    """Percent become shares; an hour is an hour."""
    first, _ = (
        r
        for r in _records("cloud_hourly/cloud_cover_by_hour_oblast_UA14.csv")
        if isinstance(r, CloudCover)
    )

    assert (first.area, first.share, first.interval.hours) == ("UA14", 0.32, 1.0)


def test_midnight_in_viina_means_unknown() -> None:
    """A row at 00:00:00 speaks about the whole Kyiv day; labels stay as they are."""
    unknown, known = (r for r in _records("viina/viina_203106.csv") if isinstance(r, DatasetRow))

    assert unknown.interval.granularity is Granularity.DAY
    assert unknown.interval.start_at == datetime(2031, 6, 9, 21, tzinfo=UTC)
    assert unknown.labels == ("artillery", "firefighb", "loc")
    assert known.interval.start_at == datetime(2031, 6, 10, 11, 30, tzinfo=UTC)
    assert (known.headline, known.place.name) == (None, "48.3000, 37.2000")


def test_field_reports_locate_events_by_bearing_and_distance() -> None:
    """East of the observer lies further east, and the doubt grows with the distance."""
    heard, camera, nothing, restriction = (
        r for r in _records("field_reports/patrol.csv") if isinstance(r, FieldReport)
    )

    assert heard.place.position is not None
    assert 37.33 < heard.place.position.lon < 37.35
    assert abs(heard.place.position.lat - 48.40) < 0.001
    assert heard.place.precision_m == 750
    assert heard.count == Count(low=2, high=3, unit=CountUnit.EXPLOSION)
    assert camera.place.name == "Toretsk"
    assert (nothing.nothing_recorded, nothing.minutes_observed) == (True, 45)
    assert nothing.interval.hours == 0.75
    assert restriction.restriction == "denied passage by armed men"


def test_an_observers_own_position_is_coarsened_before_it_stands_for_a_place() -> None:
    """Where nothing was recorded, the place must not give the observer away."""
    (nothing,) = (
        r
        for r in _records("field_reports/patrol.csv")
        if isinstance(r, FieldReport) and r.nothing_recorded
    )

    assert nothing.place.name == "around the observer"
    assert nothing.place.precision_m >= 5000


def test_nothing_without_minutes_is_refused() -> None:
    """Silence has a meaning only together with how long somebody looked."""
    (outcome,) = _read("f.csv", FIELD_HEAD + "p1,37,48,,,seen,nothing,2031-06-10,20:00\n")

    assert outcome.refused is not None
    assert outcome.refused.column == "minutes_observed"


def test_a_bearing_without_distance_is_refused() -> None:
    """Half a position is none."""
    (outcome,) = _read("f.csv", FIELD_HEAD + "p1,37,48,90,,heard,burst,2031-06-10,20:00\n")

    assert outcome.refused is not None
    assert outcome.refused.column == "bearing_deg"


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=5, max_size=7), max_size=6))
def test_whatever_stands_in_the_cells_every_row_is_taken_or_refused(rows: list[list[str]]) -> None:
    """Rows in equals rows out, and nothing but rejections comes of nonsense."""
    import csv
    import io

    text = io.StringIO()
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(
        [["datetime", "lon", "lat", "place_name", "event_type", "headline"], *rows]
    )

    outcomes = _read("v.csv", text.getvalue())

    assert len(outcomes) == len(rows)
    assert all(outcome.refused or outcome.records for outcome in outcomes)
