"""Control maps: dates, statuses, axes, and what must not come in."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from shapely import MultiPolygon, box

from trucewatch.sources.catalogue import recognise
from trucewatch.sources.control_status import status_of
from trucewatch.sources.limits import Raw
from trucewatch.sources.source import Box, Intake, Outcome
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.errors import InputError

SAMPLES = Path(__file__).parent / "samples"
COUNTRY = MultiPolygon([box(22, 44, 40, 51)])
NEIGHBOUR = MultiPolygon([box(22, 51, 40, 56)])
"""A recognised border in the shape of a box; the sample's north lies beyond it."""


def _read(name: str, content: bytes) -> list[Outcome]:
    origin = recognise(name, content)
    assert origin is not None
    intake = Intake(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        box=Box(west=22, south=41, east=50, north=56),
        country=COUNTRY,
        abroad=NEIGHBOUR,
    )
    return list(origin.read(Raw(content), intake))


def _map(path: str) -> ControlMap:
    (outcome,) = _read(Path(path).name, (SAMPLES / path).read_bytes())
    (found,) = [record for record in outcome.records if isinstance(record, ControlMap)]
    return found


def test_the_file_of_a_day_shows_the_day_before() -> None:
    """DeepState's file of day D is fetched in the night and shows D-1."""
    shown = _map("deepstate_daily/deepstatemap_data_20310612.geojson")

    assert (shown.file_date, shown.map_date) == (date(2031, 6, 12), date(2031, 6, 11))
    assert shown.id == "deepstate:2031-06-12"


def test_statuses_are_classified_by_name_and_border() -> None:
    """Ground named liberated beyond the recognised border is held in the other country."""
    shown = _map("deepstate_status/updates.ndjson")

    assert set(shown.areas) == {
        ControlStatus.OCCUPIED,
        ControlStatus.LIBERATED,
        ControlStatus.UNKNOWN,
        ControlStatus.COUNTER_HELD,
    }
    assert not any(area.has_z for area in shown.areas.values())


def test_an_island_off_the_coast_is_not_abroad() -> None:
    """What lies in the sea, on no neighbour's ground, keeps the status that it is given."""
    content = (SAMPLES / "deepstate_status/updates.ndjson").read_text(encoding="utf-8")
    island = content.replace("[35, 51.5, 0]", "[30, 43, 0]")
    for corner in ("[35.2, 51.5, 0]", "[35.2, 51.7, 0]", "[35, 51.7, 0]"):
        lon, lat = (float(x) for x in corner.strip("[]").split(", ")[:2])
        island = island.replace(corner, f"[{lon - 5}, {round(lat - 8.5, 1)}, 0]")

    (outcome,) = _read("updates.ndjson", island.encode())

    (shown,) = (record for record in outcome.records if isinstance(record, ControlMap))
    assert ControlStatus.COUNTER_HELD not in shown.areas


def test_points_and_far_areas_are_left_out_and_counted() -> None:
    """Airfields have no use in verification; an "occupied" island elsewhere is no front."""
    shown = _map("deepstate_status/updates.ndjson")

    assert set(shown.repairs) == {
        "feature without area left out",
        "occupied area far outside the theatre left out",
    }


def test_an_unknown_status_refuses_the_whole_update() -> None:
    """A map without one of its layers would show a front that nobody has drawn."""
    content = (SAMPLES / "deepstate_status/updates.ndjson").read_text(encoding="utf-8")

    (outcome,) = _read("updates.ndjson", content.replace("Unknown status", "Contested").encode())

    assert outcome.refused is not None
    assert "feature 2: status 'Contested' is not known" in outcome.refused.reason
    assert "control_status.py" in outcome.refused.remedy


def test_the_second_map_has_its_axes_exchanged() -> None:
    """Project Owl writes latitude first."""
    shown = _map("second_map/second.ndjson")

    assert shown.areas[ControlStatus.OCCUPIED].bounds == (37.0, 48.0, 37.5, 48.5)
    assert ControlStatus.COUNTER_HELD in shown.areas


def test_features_of_one_date_become_one_map() -> None:
    """Layers of a date belong together; every feature counts as a row."""
    outcomes = _read("areas.geojson", (SAMPLES / "dated_areas/areas.geojson").read_bytes())

    shown = [r for o in outcomes for r in o.records if isinstance(r, ControlMap)]
    assert len(outcomes) == 2
    assert [(m.id, set(m.areas)) for m in shown] == [
        ("example-maps:2031-06-10", {ControlStatus.OCCUPIED, ControlStatus.UNKNOWN})
    ]


def test_a_date_with_an_unreadable_feature_is_refused_as_a_whole() -> None:
    """Both rows of the date are rejected."""
    collection = json.loads((SAMPLES / "dated_areas/areas.geojson").read_text())
    collection["features"][1]["properties"]["status"] = "muddy"

    outcomes = _read("areas.geojson", json.dumps(collection).encode())

    assert [outcome.refused is not None for outcome in outcomes] == [True, True]


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Occupied", ControlStatus.OCCUPIED),
        ("Liberated\u00a0\n 12.03.2025", ControlStatus.LIBERATED),
        ("Звільнено /// Liberated /// 2022-09-10", ControlStatus.LIBERATED),
        ("CADR and\nCALR", ControlStatus.OCCUPIED_BEFORE),
        ("  unknown  STATUS ", ControlStatus.UNKNOWN),
    ],
)
def test_spelling_of_a_status_name_does_not_matter(name: str, status: ControlStatus) -> None:
    """Names come with line ends, non-breaking spaces, dates and several languages."""
    assert status_of(name) is status


@pytest.mark.parametrize("name", ["", None, "Liberation", "Occupied soon"])
def test_a_name_that_only_resembles_a_known_one_is_unknown(name: str | None) -> None:
    """Status names fail closed."""
    with pytest.raises(InputError, match="is not known"):
        status_of(name)
