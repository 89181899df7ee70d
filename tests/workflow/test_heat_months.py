"""A workspace's detections counted month by month: passes across midnight, and what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.workflow.test_heat_at_hand import LINE_LON, RECEIVED, map_geojson, taken_in

from trucewatch.assessment.thermal.clusters import HeatRows, begun_within
from trucewatch.front.track import build_tracks
from trucewatch.storage.columns import Known, months_known
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.detection import Detection
from trucewatch.workflow.fires import LineOfDays
from trucewatch.workflow.heat_months import CountedMonth, count_months
from trucewatch.workflow.maps import load_field
from trucewatch.workflow.workspace import Workspace

HEADER = "latitude,longitude,acq_date,acq_time,satellite"
BEFORE = f"48.20,{LINE_LON},2031-05-31,2357,N20"
AFTER = f"48.201,{LINE_LON},2031-06-01,0002,N20"
NOON = f"48.20,{LINE_LON},2031-06-01,1030,N20"
KNOWN = Known(asof=RECEIVED, before=datetime(2031, 7, 1, tzinfo=UTC))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A map, and nothing seen yet."""
    with Workspace.create(tmp_path / "w", "ukraine", synthetic=True) as made:
        taken_in(made, tmp_path, RECEIVED, map__geojson=map_geojson(date(2031, 5, 1)))
        yield made


def seen(workspace: Workspace, folder: Path, name: str, *rows: str) -> dict[str, CountedMonth]:
    """Take rows in, and count all months."""
    taken_in(workspace, folder, RECEIVED, **{f"{name}__csv": "\n".join([HEADER, *rows]) + "\n"})
    maps = list(workspace.store.read(ControlMap))
    field = load_field("ukraine")
    (track,) = build_tracks(maps, field.theatre)
    states = months_known(workspace.store, Detection, KNOWN)
    months = count_months(workspace, LineOfDays(track, field), KNOWN, states)
    return {one.month: one for one in months}


def test_a_pass_across_midnight_at_a_months_end_counts_once(
    workspace: Workspace, tmp_path: Path
) -> None:
    """One fire seen at 23:57 and 00:02 by one satellite is one cluster, of the month it began."""
    found = seen(workspace, tmp_path, "night", BEFORE, AFTER, NOON)

    assert len(found["2031-05"].counted.near) == 1
    assert found["2031-06"].counted.near[:, 1].tolist() == [10 * 60 + 30]
    assert sum(one.counted.by_hour.sum() for one in found.values()) == 3


def test_the_rest_of_a_pass_that_arrives_later_is_joined(
    workspace: Workspace, tmp_path: Path
) -> None:
    """A month kept from before is counted anew when the next one's first hour changes."""
    first = seen(workspace, tmp_path, "first", BEFORE, NOON)
    assert first["2031-05"].counted.by_hour.sum() == 1

    found = seen(workspace, tmp_path, "second", AFTER)

    assert found["2031-05"].counted.by_hour.sum() == 2
    assert sum(len(one.counted.near) for one in found.values()) == 2


@settings(max_examples=40, deadline=None)
@given(
    minutes=st.lists(st.integers(min_value=-300, max_value=300), min_size=1, max_size=40),
    satellites=st.integers(min_value=1, max_value=3),
)
def test_every_detection_belongs_to_one_of_two_months(minutes: list[int], satellites: int) -> None:
    """Each month sees an hour beyond its end; together they count every row exactly once."""
    moment = np.array(minutes) + 100 * 1440
    nothing = np.zeros((len(moment), 2))
    rows = HeatRows(
        nothing, nothing, moment // 1440, moment % 1440, np.arange(len(moment)) % satellites
    )

    earlier = np.flatnonzero(moment < 100 * 1440 + 60)
    later = np.flatnonzero(moment >= 100 * 1440 - 60)
    counted = np.concatenate(
        [
            earlier[begun_within(rows.take(earlier), 90, 99)],
            later[begun_within(rows.take(later), 100, 109)],
        ]
    )

    assert sorted(counted.tolist()) == list(range(len(moment)))
