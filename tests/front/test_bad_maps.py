"""Bad maps: a clear reason or a named repair, never a wrong number."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from trucewatch.front.series import series
from trucewatch.sources.geometry import read_area
from trucewatch.vocabulary.errors import InputError, UsageError
from trucewatch.workflow.maps import MapsRead, load_field, read_maps

RING = [[37.0, 48.0], [38.0, 48.0], [38.0, 49.0], [37.0, 49.0], [37.0, 48.0]]
BOW_TIE = [[37.0, 48.0], [38.0, 49.0], [38.0, 48.0], [37.0, 49.0], [37.0, 48.0]]
FIELD = load_field("ukraine")


def a_file(
    folder: Path, *rings: list[Any], day: int = 1, status: str = "occupied", name: str = ""
) -> Path:
    """A collection of dated areas, one feature a ring."""
    features = [
        {
            "type": "Feature",
            "properties": {"date": f"2031-06-{day:02}", "status": status, "source": "Atlas"},
            "geometry": {"type": "Polygon", "coordinates": [ring] if ring else []},
        }
        for ring in rings
    ]
    path = folder / (name or f"atlas-{day}.geojson")
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8"
    )
    return path


def read(path: Path) -> MapsRead:
    """The maps of a file."""
    return read_maps([path], FIELD)


@pytest.mark.parametrize(
    ("ring", "reason"),
    [
        ([point[::-1] for point in RING], "axes exchanged"),
        (RING[:-1], "not closed"),
        ([], "empty|no ring"),
        ([[37.0, 48.0]] * 4, "no ground|empty"),
        (RING[:2], "has 2 positions"),
        ([[237.0, 48.0], *RING[1:-1], [237.0, 48.0]], "outside WGS84"),
        ([["37", "48"], *RING[1:-1], ["37", "48"]], "not a position"),
        ([[True, 48.0], *RING[1:-1], [True, 48.0]], "not a position"),
        ([None, *RING[1:]], "list of numbers"),
        ([[2.0, 48.0], [3.0, 48.0], [3.0, 49.0], [2.0, 49.0], [2.0, 48.0]], "no area of this"),
    ],
    ids=[
        "swapped",
        "open",
        "empty",
        "point",
        "short",
        "off",
        "words",
        "truth",
        "null",
        "elsewhere",
    ],
)
def test_what_encloses_no_ground_of_the_theatre_is_refused(
    tmp_path: Path, ring: list[Any], reason: str
) -> None:
    """The reason is named; no map is made of the rest."""
    with pytest.raises(UsageError, match=reason):
        read(a_file(tmp_path, ring))


def test_a_ring_that_crosses_itself_is_repaired_and_the_repair_is_named(tmp_path: Path) -> None:
    """Both lobes are ground; the area is that of both."""
    (one,) = read(a_file(tmp_path, BOW_TIE)).maps

    (day,) = series([one], FIELD.theatre, FIELD.country)

    assert "Self-intersection" in one.repairs[0]
    assert day.area_km2 == pytest.approx(4120, rel=0.01)


def test_overlapping_features_of_one_date_count_once(tmp_path: Path) -> None:
    """Ground drawn twice is no larger for it."""
    (twice,) = read(a_file(tmp_path, RING, RING)).maps
    (once,) = read(a_file(tmp_path, RING)).maps

    areas = [series([one], FIELD.theatre, FIELD.country)[0].area_km2 for one in (twice, once)]

    assert areas[0] == pytest.approx(areas[1], rel=1e-9)


def test_a_date_twice_with_different_content_is_an_error(tmp_path: Path) -> None:
    """The engine does not choose between two maps of one day."""
    wider = [[36.5, 48.0], *RING[1:3], [36.5, 49.0], [36.5, 48.0]]
    a_file(tmp_path, RING)
    a_file(tmp_path, wider, name="again.geojson")

    with pytest.raises(InputError, match="two different maps dated 2031-06-01"):
        series(read(tmp_path).maps, FIELD.theatre, FIELD.country)


def test_a_status_nobody_knows_refuses_the_map(tmp_path: Path) -> None:
    """Guessing a status would move ground from one side to the other."""
    with pytest.raises(UsageError, match="mostly ours"):
        read(a_file(tmp_path, RING, status="mostly ours"))


def test_a_good_map_beside_a_bad_one_is_read_and_the_bad_one_named(tmp_path: Path) -> None:
    """What could not be read is counted, not dropped in silence."""
    a_file(tmp_path, RING)
    a_file(tmp_path, RING[:-1], day=2)

    found = read(tmp_path)

    assert len(found.maps) == 1
    assert "not closed" in found.unread[0].reason


@pytest.mark.parametrize("height", [[0.0], [None], ["low"]])
def test_heights_are_left_out_whatever_they_are(height: list[Any]) -> None:
    """Some positions carry a third value; the first two count."""
    ring = [RING[0] + height, *RING[1:-1], RING[0] + height]

    area = read_area({"type": "Polygon", "coordinates": [ring]}, None, Counter())

    assert area.area == pytest.approx(1)
    assert not area.has_z


def test_a_meridian_of_one_degree_is_no_truth_value() -> None:
    """Whole numbers 0 and 1 are positions; only true and false are not."""
    ring = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]

    area = read_area({"type": "Polygon", "coordinates": [ring]}, None, Counter())

    assert area.area == pytest.approx(1)
