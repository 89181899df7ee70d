"""Settlements by the share of their own ground."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box
from shapely.geometry import mapping

from front.builders import a_map, a_theatre, degrees, occupied_east_of
from front.test_commands import run, write_maps
from trucewatch.front.shares import AreaShare, area_shares
from trucewatch.vocabulary.errors import InputError
from trucewatch.workflow.area_files import read_areas


def of_town(edge_km: float, grey_to_km: float | None = None) -> AreaShare:
    """A town from 10 to 20 km east, with ground occupied from an edge on."""
    grey = None if grey_to_km is None else degrees(box(grey_to_km, -100, edge_km, 100))
    one = a_map(occupied_east_of(edge_km), grey=grey)
    (found,) = area_shares(one, ["town"], [degrees(box(10, 0, 20, 5))], a_theatre())
    return found


@settings(max_examples=20, deadline=None)
@given(st.floats(0, 30))
def test_the_share_is_that_of_the_ground(edge_km: float) -> None:
    """What lies east of the edge is occupied, the rest is not; the shares add up to one."""
    found = of_town(edge_km)

    assert found.area_km2 == pytest.approx(50, rel=1e-3)
    assert found.occupied == pytest.approx(min(max((20 - edge_km) / 10, 0), 1), abs=1e-3)
    assert found.grey == 0


@pytest.mark.parametrize(
    ("edge_km", "grey_to_km", "status"),
    [
        (10.5, None, "occupied"),
        (15.0, None, "contested"),
        (19.5, None, "government"),
        (19.5, 15.0, "contested"),
        (30.0, 12.0, "contested"),
    ],
)
def test_a_town_is_one_sides_from_nine_tenths_on(
    edge_km: float, grey_to_km: float | None, status: str
) -> None:
    """Between, or in a grey zone, it is contested."""
    assert of_town(edge_km, grey_to_km).status == status


def test_the_command_prints_every_source_and_town(tmp_path: Path) -> None:
    """Towns keep the order and the names of their file."""
    towns = [("east", box(38.2, 48.0, 38.3, 48.1)), ("west", box(34.0, 48.0, 34.1, 48.1))]
    path = tmp_path / "towns.geojson"
    (tmp_path / "maps").mkdir()
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": mapping(area)}
        for name, area in towns
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))

    maps = str(write_maps(tmp_path / "maps", 37.2))
    answer = json.loads(run("shares", "--areas", str(path), "--maps", maps, "--json"))

    assert [one["id"] for one in answer["areas"]] == ["east", "west"]
    assert [one["status"] for one in answer["areas"]] == ["occupied", "government"]


def test_a_file_without_polygons_is_refused_by_name(tmp_path: Path) -> None:
    """The message says which feature, why, and what is wanted."""
    path = tmp_path / "dots.geojson"
    dot = {"type": "Feature", "properties": {"name": "dot"},
           "geometry": {"type": "Point", "coordinates": [38, 48]}}  # fmt: skip
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [dot]}))

    with pytest.raises(InputError, match=r"row 0: feature in dots.geojson 'dot' is no polygon"):
        read_areas(path)
