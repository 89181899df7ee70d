"""The demonstration's files: invented, deterministic, and built for its cases."""

from __future__ import annotations

import csv
import itertools
import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from shapely import Point, get_num_coordinates
from shapely.geometry import shape

from trucewatch.workflow import scenario
from trucewatch.workflow.scenario.heat import AREAS, OPAQUE_PERCENT, area_of, cloud_percent
from trucewatch.workflow.scenario.line import map_days, occupied_on
from trucewatch.workflow.scenario.news import NewsItem, news_items
from trucewatch.workflow.scenario.timetable import LATE_WAVE, REPORT_DAY, TRUCE_START, WAVES


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[scenario.Delivery, ...]:
    """The scenario, written once for this file."""
    return scenario.build(tmp_path_factory.mktemp("post"))


@pytest.fixture(scope="module")
def items() -> tuple[NewsItem, ...]:
    """All invented news."""
    return tuple(news_items())


def lines_of(built: tuple[scenario.Delivery, ...], part: str) -> list[str]:
    """All data lines of the CSV files with a name part, in the order of arrival."""
    texts = [each.path.read_text("utf-8-sig") for each in built if part in each.path.name]
    return [line for text in texts for line in text.splitlines()[1:]]


def features_of(built: tuple[scenario.Delivery, ...]) -> list[dict[str, Any]]:
    """All features of the maps, in the order of arrival."""
    maps = [each.path for each in built if each.path.suffix == ".geojson"]
    return [feature for path in maps for feature in json.loads(path.read_text())["features"]]


def test_two_builds_are_identical_to_the_byte(
    built: tuple[scenario.Delivery, ...], tmp_path: Path
) -> None:
    """Names, times and bytes depend on nothing but the package."""
    again = scenario.build(tmp_path)

    assert [(each.path.name, each.received_at) for each in again] == [
        (each.path.name, each.received_at) for each in built
    ]
    assert [each.path.read_bytes() for each in again] == [each.path.read_bytes() for each in built]


def test_deliveries_come_in_order_and_nothing_is_known_before_it_was_made(
    built: tuple[scenario.Delivery, ...], items: tuple[NewsItem, ...]
) -> None:
    """Arrival is never earlier than publication, so that as-of answers are honest."""
    arrivals = [each.received_at for each in built]

    assert arrivals == sorted(arrivals)
    assert built[0].received_at < datetime.combine(TRUCE_START, datetime.min.time(), UTC)
    by_name = {each.path.stem: each.received_at for each in built}
    assert all(item.published_at <= by_name[item.name] for item in items)


def test_the_late_wave_brings_only_what_is_late(built: tuple[scenario.Delivery, ...]) -> None:
    """Whatever changes yesterday's numbers at 10:00 UTC stems from the late report."""
    late = [each.path.name for each in built if each.received_at == LATE_WAVE]

    assert late == ["0609-tog-late.json"]
    assert datetime(2031, 6, 9, 10, tzinfo=UTC) == LATE_WAVE


def test_about_forty_items_come_in_four_languages(items: tuple[NewsItem, ...]) -> None:
    """No language is an afterthought, and none is longer than a news item is."""
    languages = Counter(item.language for item in items)

    assert 40 <= len(items) <= 50
    assert set(languages) == {"de", "en", "ru", "uk"}
    assert min(languages.values()) >= 8
    assert all(40 <= len(item.text.split()) <= 250 for item in items)


def test_both_sides_speak_equally_often(items: tuple[NewsItem, ...]) -> None:
    """Channels of the parties and of those that stand with them have equal numbers of items."""
    count = Counter(item.source for item in items)

    assert count["svodka"] == count["shtab"]
    assert count["teletayp"] == count["stepovyi-holos"] + 1  # one territorial claim each way,
    assert count["prostir24"] >= 1  # the other side's claim is carried by an independent paper
    assert count["admin-tokmak"] == count["hromada-orikhiv"]


def test_maps_cover_forty_days_but_one(built: tuple[scenario.Delivery, ...]) -> None:
    """One day is missing, two show no change, and every polygon stays small."""
    features = features_of(built)
    dates = [date.fromisoformat(feature["properties"]["date"]) for feature in features]
    pictures = [json.dumps(feature["geometry"]) for feature in features]

    assert tuple(dates) == map_days()
    assert len(dates) == 39
    assert sum(a == b for a, b in itertools.pairwise(pictures)) == 2
    assert {feature["properties"]["source"] for feature in features} == {"Demo map (synthetic)"}
    assert max(get_num_coordinates(shape(feature["geometry"])) for feature in features) <= 400


def test_no_map_shows_what_the_two_generals_say() -> None:
    """Toretsk lies inside, Siversk outside the area, kilometres from its edge, on every map."""
    toretsk, siversk = Point(37.8478, 48.3948), Point(38.0968, 48.8648)

    for day in map_days():
        area = occupied_on(day)
        assert area.contains(toretsk)
        assert not area.contains(siversk)
        assert area.boundary.distance(toretsk) > 0.03
        assert area.boundary.distance(siversk) > 0.04


def test_satellites_see_no_heat_through_closed_cloud(
    built: tuple[scenario.Delivery, ...],
) -> None:
    """Detections and clouds tell one story, and there are not too many of them."""
    rows = list(csv.DictReader(["latitude,longitude,x1,x2,x3,day,clock", *_head7(built)]))

    assert len(rows) <= 1500
    for row in rows:
        area = area_of(float(row["longitude"]), float(row["latitude"]))
        cloud = cloud_percent(area, date.fromisoformat(row["day"]), int(row["clock"][:2]))
        assert cloud < OPAQUE_PERCENT + 100 * _near_an_edge(row)


def test_no_detection_is_delivered_before_its_pass(
    built: tuple[scenario.Delivery, ...],
) -> None:
    """A pass after the evening's delivery belongs to the next one."""
    for each in built:
        if "demo_heat" in each.path.name:
            last = max(_seen(line) for line in each.path.read_text().splitlines()[1:])
            assert last <= each.received_at


def test_the_index_is_busy_before_the_truce_and_quiet_in_it(
    built: tuple[scenario.Delivery, ...],
) -> None:
    """There is a baseline to compare with, and something to compare."""
    days = Counter(line[1:11] for line in lines_of(built, "demo_index"))
    before = [count for day, count in days.items() if day < TRUCE_START.isoformat()]
    during = [count for day, count in days.items() if day >= TRUCE_START.isoformat()]

    assert 550 <= sum(before) + sum(during) <= 650
    assert sum(before) / len(before) > 2 * sum(during) / len(during)


def test_the_lower_dnipro_is_dark_on_the_report_day(
    built: tuple[scenario.Delivery, ...],
) -> None:
    """Nobody writes about it, no team is there, and the cloud is closed: not observed."""
    words = ["Kherson", "Beryslav", "Oleshky", "Херсон", "Берислав", "Алешк"]

    assert not [line for line in lines_of(built, "demo_index") if any(w in line for w in words)]
    assert all(cloud_percent("UA65", REPORT_DAY, hour) == 100 for hour in range(24))


def test_every_wave_but_the_late_one_brings_maps_heat_and_cloud(
    built: tuple[scenario.Delivery, ...],
) -> None:
    """Sensors deliver on schedule, so that silence of a source means something."""
    for wave in WAVES:
        names = {each.path.name for each in built if each.received_at == wave}
        clouds = {f"cloud_cover_by_hour_oblast_{area}.csv" for area in AREAS}
        assert (clouds <= names) == (wave != LATE_WAVE)


def _head7(built: tuple[scenario.Delivery, ...]) -> list[str]:
    return [",".join(line.split(",")[:7]) for line in lines_of(built, "demo_heat")]


def _near_an_edge(row: dict[str, str]) -> bool:
    """A pixel may lie across the rough box's edge from the cluster's centre."""
    lon, lat = float(row["longitude"]), float(row["latitude"])
    around = {area_of(lon + dx, lat + dy) for dx in (-0.01, 0.01) for dy in (-0.01, 0.01)}
    return len(around) > 1


def _seen(line: str) -> datetime:
    cells = line.split(",")
    return datetime.strptime(f"{cells[5]} {cells[6]}", "%Y-%m-%d %H%M").replace(tzinfo=UTC)
