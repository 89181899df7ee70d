"""Borders are those of international recognition."""

from __future__ import annotations

import pytest
from shapely import Point

from trucewatch.geography.area import area_km2
from trucewatch.geography.border import BORDER_FILE, load_border, load_land
from trucewatch.geography.theatre import theatre_file
from trucewatch.vocabulary.errors import TheatreError


@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [
        ("Simferopol", 34.10, 44.95),
        ("Sevastopol", 33.53, 44.61),
        ("Kerch", 36.45, 45.35),
        ("Armiansk", 33.69, 46.10),
        ("Donetsk", 37.80, 48.00),
        ("Luhansk", 39.31, 48.57),
        ("Kyiv", 30.52, 50.45),
    ],
)
def test_ukraine_includes_crimea_and_all_occupied_ground(name: str, lon: float, lat: float) -> None:
    """Control never moves a border."""
    assert load_border("ukraine", "UA").contains(Point(lon, lat)), name
    assert not load_border("ukraine", "RU").contains(Point(lon, lat)), name


@pytest.mark.parametrize(
    ("name", "lon", "lat"), [("Sudzha", 35.27, 51.19), ("Taman", 36.75, 45.21)]
)
def test_russia_keeps_its_own_ground(name: str, lon: float, lat: float) -> None:
    """The correction of Crimea moves nothing else."""
    assert load_border("ukraine", "RU").contains(Point(lon, lat)), name


def test_ukraine_is_as_large_as_it_should_be() -> None:
    """603,550 km² by the statistical office, with inland waters; 1:10m misses little."""
    assert area_km2(load_border("ukraine", "UA")) == pytest.approx(603_550, rel=0.01)


def test_countries_do_not_overlap() -> None:
    """Every point belongs to one country at most."""
    land = load_land("ukraine")
    overlaps = [area_km2(land[a].intersection(land[b])) for a in land for b in land if a < b]

    assert {"BY", "MD", "PL", "RO", "RU", "UA"} <= set(land)
    assert all(shape.is_valid for shape in land.values())
    assert sum(overlaps) < 1.0


def test_the_file_is_small() -> None:
    """The package carries borders, not a cartographic archive."""
    assert len(theatre_file("ukraine", BORDER_FILE).read_bytes()) < 200_000


def test_an_unknown_country_names_the_known_ones() -> None:
    """The message tells what the file holds."""
    with pytest.raises(TheatreError, match="hold no country 'XX'"):
        load_border("ukraine", "XX")
