"""Territorial claims on the developers' maps; docs/explanation/territorial-claims.md shows them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.territory import TerritoryCheck, TerritoryClaim, TerritoryKind
from trucewatch.workflow.claim_check import check_on_maps
from trucewatch.workflow.maps import load_field, read_maps

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "control_maps"
NAMES = (
    "deepstate_daily.ndjson.gz",
    "status_layers.ndjson.gz",
    "second_source_weekly.ndjson.gz",
    "second_source_2025-03_daily.ndjson.gz",
)
pytestmark = pytest.mark.skipif(
    not (FOLDER / NAMES[1]).exists(),
    reason="the developers' control maps are not beside the project",
)
FIELD = load_field("ukraine")
SUDZHA = Place(
    id=None, name="Sudzha", position=Position(lon=35.2722, lat=51.1912), precision_m=2000
)
STATED = date(2025, 3, 12)


@lru_cache(maxsize=1)
def the_maps() -> tuple[ControlMap, ...]:
    """All maps of all sources."""
    return read_maps([FOLDER / name for name in NAMES], FIELD).maps


@lru_cache(maxsize=8)
def regained(value: float) -> TerritoryCheck:
    """Check a share of the ground beyond the border said to be regained by 12 March 2025."""
    claim = TerritoryClaim(
        kind=TerritoryKind.SHARE_REGAINED,
        by="russia",
        value=value,
        stated_on=STATED,
        first=date(2024, 8, 6),
        place=SUDZHA,
        radius_km=100,
    )
    return check_on_maps(claim, the_maps(), FIELD).main


def test_the_share_regained_by_march_2025_spreads_from_77_to_100_percent() -> None:
    """METHOD 1.4: one claim, 77 to 100 % by choice of denominator, source, time and grey zone."""
    found = regained(86.0)

    assert found.verdict == "inside"
    assert found.low == pytest.approx(77.0, abs=0.5)
    assert found.high == pytest.approx(100.0, abs=0.05)
    assert found.influences[0].assumption == "source"
    assert {one.source for one in found.choices} == {"deepstate_status", "second_map"}
    assert set(found.left_out) == {"deepstate"}


def test_a_claim_of_less_than_any_map_shows_lies_below() -> None:
    """Half is less than every choice gives."""
    assert regained(50.0).verdict == "below"


def test_islands_and_other_ground_do_not_count_as_ground_beyond_the_border() -> None:
    """Before the first crossing the maps show nothing held abroad; the peak follows it."""
    peaks = {one.map_date_before for one in regained(86.0).choices}

    assert peaks == {date(2024, 9, 1), date(2024, 9, 2)}


@pytest.mark.parametrize(("by", "verdict"), [("russia", "inside"), ("ukraine", "above")])
def test_a_town_far_behind_the_line_is_held_by_one_side_only(by: str, verdict: str) -> None:
    """Donetsk has stood behind the line on every map."""
    donetsk = Place(
        id=None, name="Donetsk", position=Position(lon=37.80, lat=48.00), precision_m=5000
    )
    claim = TerritoryClaim(kind=TerritoryKind.PLACE, by=by, stated_on=STATED, place=donetsk)

    assert check_on_maps(claim, the_maps(), FIELD).main.verdict == verdict


def test_area_and_settlements_of_a_month_each_get_a_range() -> None:
    """October 2024; the maps differ by source, soil and grey zone."""
    claim = TerritoryClaim(
        kind=TerritoryKind.AREA_IN_WINDOW,
        by="russia",
        value=500.0,
        settlements=10,
        stated_on=date(2024, 11, 1),
        first=date(2024, 10, 1),
        last=date(2024, 10, 31),
    )

    found = check_on_maps(claim, the_maps(), FIELD)

    assert found.main.verdict == "inside"
    assert found.settlements is not None
    assert found.settlements.verdict == "inside"
    assert found.main.influences[0].assumption == "ground"
