"""A second theatre, invented and described as data, on which everything must work too.

It lies in the southern hemisphere on the other side of the globe, has other parties, another
w and h, a front that runs from west to east, and a river. Nothing in the engine may know more.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely import LineString, MultiPolygon, box
from shapely.geometry.base import BaseGeometry

from trucewatch.front.classes import LineClass, Surroundings, line_classes
from trucewatch.front.compare import Basis, compare_maps
from trucewatch.front.ground import as_multipolygon, occupied_area, projection_of, to_degrees
from trucewatch.front.held import held_ground
from trucewatch.front.line import contact_line, line_length
from trucewatch.front.locate import Locator
from trucewatch.front.pocket_series import pocket_series
from trucewatch.front.sector_series import sector_series
from trucewatch.front.sectors import build_sectors
from trucewatch.front.series import series
from trucewatch.front.zones import border_start, line_start, rings
from trucewatch.geography.theatre import parse_theatre
from trucewatch.geography.waters import Water, WaterKind
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.evidence import EvidenceRef
from trucewatch.vocabulary.theatre import Theatre

FIRST = date(2031, 6, 1)
FRONT = Path(__file__).parents[2] / "src" / "trucewatch" / "front"

TOML = """
id = "altiplano"
zone = "America/La_Paz"
country = "XA"
centre = { lon = -66.0, lat = -20.0 }
border_offset_m = 2000
opening_m = 1500
corridor_m = 20000
sectors_version = "invented-1"
[names]
de = "Hochland"
en = "Highland"
ru = "Нагорье"
uk = "Нагір’я"
[[parties]]
id = "anders"
country = "XA"
names = { de = "Anders", en = "Anders", ru = "Андерс", uk = "Андерс" }
[[parties]]
id = "brun"
country = "XB"
names = { de = "Brun", en = "Brun", ru = "Брун", uk = "Брун" }
[[sectors]]
id = "west"
names = { de = "West", en = "West", ru = "Запад", uk = "Захід" }
anchors = [ { name = "Uno", lon = -66.30, lat = -20.0 }, { name = "Dos", lon = -66.10, lat = -20.0 } ]
[[sectors]]
id = "east"
names = { de = "Ost", en = "East", ru = "Восток", uk = "Схід" }
anchors = [ { name = "Tres", lon = -65.90, lat = -20.0 }, { name = "Cuatro", lon = -65.70, lat = -20.0 } ]
"""  # noqa: E501


@lru_cache(maxsize=1)
def the_theatre() -> Theatre:
    """The invented theatre, read as any theatre is."""
    return parse_theatre(TOML)


def degrees(km: BaseGeometry) -> MultiPolygon:
    """Bring a drawing in kilometres around the centre to degrees."""
    metres = shapely.transform(shapely.segmentize(km, 5), lambda points: points * 1000)
    return as_multipolygon(to_degrees(metres, the_theatre()))


@lru_cache(maxsize=1)
def the_land() -> dict[str, MultiPolygon]:
    """A country of 80 by 60 kilometres, and its neighbour in the south."""
    return {"XA": degrees(box(-40, -30, 40, 30)), "XB": degrees(box(-40, -90, 40, -30))}


def occupied_up_to(north_km: float, *, pocket_mouth_km: float | None = None) -> MultiPolygon:
    """Everything south of a line, around a bay of 5 by 5 kilometres where one is wanted."""
    ground = box(-40.5, -30.5, 40.5, north_km)
    if pocket_mouth_km is not None:
        bay = box(-2.5, north_km - 7, 2.5, north_km - 2)
        half = pocket_mouth_km / 2
        ground = ground.difference(bay.union(box(-half, north_km - 3, half, north_km + 1)))
    return degrees(ground)


def a_map(occupied: MultiPolygon, *, day: int = 0, source: str = "chart") -> ControlMap:
    """A map of the invented theatre."""
    filed = FIRST + timedelta(days=day)
    return ControlMap(
        id=f"{source}:{filed}",
        evidence=EvidenceRef(sha256="0" * 64),
        source=source,
        file_date=filed,
        map_date=filed,
        retrieved_at=None,
        areas={ControlStatus.OCCUPIED: occupied},
    )


def test_series_and_line_are_measured_by_the_theatres_own_projection() -> None:
    """Five kilometres of advance on a front of eighty are four hundred square kilometres."""
    maps = [a_map(occupied_up_to(0)), a_map(occupied_up_to(5), day=1)]

    days = series(maps, the_theatre(), the_land()["XA"])

    assert days[0].line.main_km == pytest.approx(80, abs=2 * 2)
    assert days[1].gain_km2 == pytest.approx(5 * 81, rel=1e-3)


def test_sectors_cut_the_front_and_sum_to_it() -> None:
    """West and east have half each; nothing is left over."""
    sectors = build_sectors(the_theatre())

    found = sector_series([a_map(occupied_up_to(0))], the_theatre(), sectors, the_land()["XA"])

    lengths = {one.sector: one.line_all_km for one in found}
    assert lengths["west"] == pytest.approx(lengths["east"], rel=0.02)
    assert sum(lengths.values()) == pytest.approx(80, abs=2 * 2)


def test_points_lie_north_or_south_of_the_front() -> None:
    """Side, distance and sector, on the theatre's own clock of maps."""
    lonlat = projection_of(the_theatre()).inverse(np.array([[-9000.0, -4000.0], [9000.0, 6000.0]]))
    locator = Locator([a_map(occupied_up_to(0))], the_theatre(), build_sectors(the_theatre()),
                      the_land()["XA"])  # fmt: skip

    south, north = locator.locate(["s", "n"], [FIRST] * 2, lonlat[:, 0].tolist(),
                                  lonlat[:, 1].tolist())  # fmt: skip

    assert (south.side, south.sector, north.side, north.sector) == (
        "occupied", "west", "free", "east"
    )  # fmt: skip
    assert south.front_distance_m == pytest.approx(-4000, rel=1e-3)
    assert north.front_distance_m == pytest.approx(6000, rel=1e-3)


def test_a_pocket_closes_day_by_day() -> None:
    """The way out narrows until there is none, on one track."""
    mouths = [3.0, 2.0, 0.0]
    maps = [a_map(occupied_up_to(0, pocket_mouth_km=mouth), day=day)
            for day, mouth in enumerate(mouths)]  # fmt: skip

    days = pocket_series(maps, the_land()["XA"], the_theatre())

    found = [next(one for one in day.pockets if one.pocket.r_m == 5000) for day in days]
    assert {one.track for one in found} == {found[0].track}
    widths = [one.pocket.corridor_width_m for one in found]
    assert widths == pytest.approx([3000, 2000, 0], abs=15)
    assert all(one.pocket.enclosed_share > other.pocket.enclosed_share - 1e-9
               for other, one in pairwise(found))  # fmt: skip


def test_zones_know_the_sides_by_the_theatres_parties() -> None:
    """Ten kilometres on each side of the line, and ten along the border of the neighbour."""
    one = a_map(occupied_up_to(0))
    sides = held_ground(one, the_land(), the_theatre())
    line = contact_line(occupied_area(one), the_land()["XA"], the_theatre())
    start = line_start(line, the_theatre())

    found = {party: rings(start, [5, 10], ground, the_theatre()) for party, ground in sides.items()}
    border = border_start(the_land()["XA"], the_land()["XB"], the_theatre())

    assert set(found) == {"anders", "brun"}
    for near, far in found.values():
        assert near.area_km2 + far.area_km2 == pytest.approx(80 * 10, rel=0.03)
    assert border.length / 1000 == pytest.approx(80 + 2 * 0.5, rel=0.01)


def test_a_river_and_a_border_make_classes() -> None:
    """The front follows an invented river in the east; its classes sum to the whole."""
    metres = LineString([(0, 0), (40_000, 0)])
    river = Water(id="rio", kind=WaterKind.RIVER, geometry=to_degrees(metres, the_theatre()),
                  half_width_m=0, precision_m=500)  # fmt: skip
    around = Surroundings(country=the_land()["XA"], neighbours=(the_land()["XB"],), waters=(river,))
    line = contact_line(occupied_up_to(0), the_land()["XA"], the_theatre())

    lengths = line_classes(line, around, the_theatre(), tolerance_m=0).all_km

    assert lengths[LineClass.RIVER] == pytest.approx(40.5, abs=1.5)
    assert sum(lengths.values()) == pytest.approx(line_length(line, 0).all_km)


def test_two_sources_are_compared() -> None:
    """One kilometre apart on eighty kilometres of front."""
    basis = Basis(theatre=the_theatre(), sectors=build_sectors(the_theatre()),
                  country=the_land()["XA"])  # fmt: skip
    maps = [a_map(occupied_up_to(0)), a_map(occupied_up_to(1), source="other")]

    found = compare_maps(maps, FIRST, basis)

    assert found.whole.line_distance.median_m == pytest.approx(1000, rel=0.01)
    assert found.whole.only_km2["other"] == pytest.approx(80, rel=0.05)


def test_the_engine_names_no_place_and_no_side() -> None:
    """A theatre is data: no code in the folder knows a country, a party or a city."""
    words = ("ukrain", "russia", "dnipro", "crimea", "kursk", "kharkiv", '"ua"', '"ru"')

    found = [
        (path.name, word)
        for path in sorted(FRONT.glob("*.py"))
        for word in words
        if word in path.read_text(encoding="utf-8").lower()
    ]

    assert found == []
