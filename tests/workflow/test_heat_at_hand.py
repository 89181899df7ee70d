"""The thermal channel of a workspace: modelled where an earlier year is stored, else why not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from trucewatch.vocabulary.thermal import HeatChannel
from trucewatch.workflow.heat_at_hand import heat_at_hand
from trucewatch.workflow.intake import AddOptions, add
from trucewatch.workflow.workspace import Workspace

LINE_LON = 37.5
DAY = date(2031, 6, 20)
FIRST = date(2031, 4, 20)
RECEIVED = datetime(2031, 6, 21, 3, tzinfo=UTC)


def fires_csv(first: date, last: date, a_day: int, seed: int) -> str:
    """Invented fires, half by the line and half in the fields behind it, noon and midnight."""
    draw = np.random.default_rng(seed)
    rows = ["latitude,longitude,acq_date,acq_time,satellite"]
    for after in range((last - first).days + 1):
        day = first + timedelta(days=after)
        for number in range(a_day):
            near = number % 2 == 0
            lon = LINE_LON + (draw.uniform(-0.3, 0.3) if near else draw.uniform(-1.8, -0.9))
            clock = "1030" if draw.uniform() < 0.7 else "2310"
            rows.append(f"{draw.uniform(48.0, 48.4):.5f},{lon:.5f},{day},{clock},N20")
    return "\n".join(rows) + "\n"


def map_geojson(day: date) -> str:
    """Everything east of a straight line is held."""
    ring = [[LINE_LON, 47.4], [39.0, 47.4], [39.0, 49.0], [LINE_LON, 49.0], [LINE_LON, 47.4]]
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {
                        "date": day.isoformat(),
                        "status": "occupied",
                        "source": "A map (synthetic)",
                    },
                    "geometry": {"type": "Polygon", "coordinates": [ring]},
                }
            ],
        }
    )


def taken_in(workspace: Workspace, folder: Path, received_at: datetime, **files: str) -> None:
    """Put invented files into a workspace."""
    paths = []
    for name, text in files.items():
        path = folder / name.replace("__", ".")
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    result = add(workspace, paths, AddOptions(received_at=received_at, by="test"))
    assert not [each for one in result.files for each in one.rejections]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A map and the fires of two months; no earlier year."""
    with Workspace.create(tmp_path / "w", "ukraine", synthetic=True) as made:
        taken_in(
            made,
            tmp_path,
            RECEIVED,
            map__geojson=map_geojson(FIRST),
            now__csv=fires_csv(FIRST, DAY, 24, 1),
        )
        yield made


def asked(workspace: Workspace, asof: datetime = RECEIVED, day: date = DAY) -> HeatChannel:
    """What heat says about the day, no truce in force."""
    return heat_at_hand(workspace, day, asof, None, ())


def test_an_empty_workspace_has_no_detections(tmp_path: Path) -> None:
    """No source is a state with a name."""
    with Workspace.create(tmp_path / "w", "ukraine") as made:
        assert asked(made).state == "no_detections"


def test_without_an_earlier_year_the_channel_says_so(workspace: Workspace) -> None:
    """Two months tell neither the season nor what burns all year."""
    assert asked(workspace).state == "no_earlier_year"


def test_half_an_earlier_year_is_not_enough(workspace: Workspace, tmp_path: Path) -> None:
    """A year of which half is missing has no shape."""
    half = fires_csv(date(2030, 1, 1), date(2030, 6, 30), 2, 2)
    taken_in(workspace, tmp_path, RECEIVED, half__csv=half)

    assert asked(workspace).state == "no_earlier_year"


def test_with_an_earlier_year_sectors_get_expectations(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Counted, expected, interval, ratio, power and rank for the front and its sectors."""
    year = fires_csv(date(2030, 1, 1), date(2030, 12, 31), 2, 2)
    taken_in(workspace, tmp_path, RECEIVED, year__csv=year)

    found = asked(workspace)

    whole = found.day[0]
    assert (found.state, found.earlier_years) == ("modelled", (2030,))
    assert set(found.missing) == {"static_sources_need_two_years", "no_clouds"}
    assert (whole.sector, whole.reason) == ("whole", "cloud_unknown")
    assert whole.low <= whole.expected <= whole.high
    assert whole.expected == pytest.approx(12, rel=0.4)
    assert whole.observed == sum(one.observed for one in found.day[1:])
    assert 1 <= whole.rank <= whole.of
    assert whole.of > 20
    assert asked(workspace) == found  # what was counted before is taken as it was


def test_a_day_that_no_file_covers_is_not_guessed(workspace: Workspace, tmp_path: Path) -> None:
    """The day after the last file is unknown, not quiet."""
    year = fires_csv(date(2030, 1, 1), date(2030, 12, 31), 2, 2)
    taken_in(workspace, tmp_path, RECEIVED, year__csv=year)

    found = asked(workspace, day=DAY + timedelta(days=2))

    assert (found.state, found.day) == ("day_not_covered", ())


def test_the_same_rows_in_a_second_file_change_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Overlapping granules are one look."""
    year = fires_csv(date(2030, 1, 1), date(2030, 12, 31), 2, 2)
    taken_in(workspace, tmp_path, RECEIVED, year__csv=year)
    before = asked(workspace)
    rows = fires_csv(FIRST, DAY, 24, 1).splitlines()

    taken_in(workspace, tmp_path, RECEIVED, again__csv="\n".join([rows[0], *rows[-90:]]) + "\n")

    assert asked(workspace) == before


def test_detections_known_later_change_nothing_before(workspace: Workspace, tmp_path: Path) -> None:
    """As of the evening of the day, a correction of next week does not exist."""
    year = fires_csv(date(2030, 1, 1), date(2030, 12, 31), 2, 2)
    taken_in(workspace, tmp_path, RECEIVED, year__csv=year)
    before = asked(workspace)

    late = RECEIVED + timedelta(days=7)
    taken_in(workspace, tmp_path, late, late__csv=fires_csv(FIRST, DAY, 30, 9))

    assert asked(workspace) == before
    assert asked(workspace, asof=late) != before
