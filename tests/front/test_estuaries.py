"""The line along an estuary: inner water that border data draw as sea."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from shapely import MultiPolygon, box
from shapely.geometry.base import BaseGeometry

from front.builders import a_map, a_point, a_theatre, degrees, mirrored, occupied_east_of
from trucewatch.front.ground import to_metres
from trucewatch.front.line import contact_line, line_length
from trucewatch.front.locate import Locator
from trucewatch.front.sectors import build_sectors
from trucewatch.front.series import series
from trucewatch.geography.waters import with_estuaries
from trucewatch.vocabulary.front import ContactLine
from trucewatch.vocabulary.theatre import Estuary, Theatre

WATER = box(15, -100, 25, -40)
"""Ten kilometres wide, from the southern coast sixty kilometres inland."""
LAND = degrees(box(-100, -100, 100, 100).difference(WATER))
SPIT = degrees(box(25, -100, 28, -40))
"""Between the estuary in its west and open sea in its east."""
SPIT_LAND = degrees(box(-100, -100, 15, 100).union(box(25, -100, 28, -40)))


def the_theatre() -> Theatre:
    """The small theatre with its estuary."""
    water = Estuary(id="firth", area=degrees(WATER), reach_m=2000)
    return replace(a_theatre(), estuaries=(water,))


def the_line(occupied: MultiPolygon, country: MultiPolygon, theatre: Theatre) -> ContactLine:
    """The contact line of ground on land that has the estuary for a coast."""
    on_land = shapely.intersection(occupied, country)
    return contact_line(MultiPolygon(shapely.get_parts(on_land).tolist()), country, theatre)


def kilometres(line: BaseGeometry) -> float:
    """The length of a line given in degrees."""
    return float(to_metres(line, a_theatre()).length) / 1000


def test_across_an_estuary_the_occupied_shore_is_an_arc_of_its_own() -> None:
    """Sixty kilometres of shore face the other side; the main arc stays what it was."""
    occupied = occupied_east_of(20.0)

    without = the_line(occupied, LAND, a_theatre())
    found = the_line(occupied, LAND, the_theatre())

    assert kilometres(found.main) == pytest.approx(kilometres(without.main))
    assert without.pockets.is_empty
    (shore,) = found.pockets.geoms
    assert 50 <= kilometres(shore) <= 61


def test_the_far_coast_of_a_spit_faces_the_sea() -> None:
    """Only the shore with free ground in sight counts, however narrow the spit."""
    found = the_line(SPIT, SPIT_LAND, the_theatre())

    (shore,) = [arc for arc in (found.main, *found.pockets.geoms) if not arc.is_empty]
    spit = to_metres(SPIT, a_theatre())
    east = spit.bounds[2]
    assert 55 <= kilometres(shore) <= 65
    assert to_metres(shore, a_theatre()).bounds[2] < east - 500


def test_with_both_shores_in_one_hand_there_is_no_line() -> None:
    """Water alone divides nobody."""
    found = the_line(occupied_east_of(-100.0), LAND, the_theatre())

    assert found.main.is_empty


def test_a_mirrored_estuary_has_a_mirrored_shore() -> None:
    """East and west count the same."""
    theatre = the_theatre()
    flipped = replace(theatre, estuaries=(replace(theatre.estuaries[0], area=_turned(WATER)),))

    found = line_length(the_line(occupied_east_of(20.0), LAND, theatre), 1000)
    turned = the_line(mirrored(occupied_east_of(20.0)), mirrored(LAND), flipped)

    assert line_length(turned, 1000).all_km == pytest.approx(found.all_km, rel=1e-3)


def test_places_across_the_water_lie_near_the_line() -> None:
    """The distance to the line is that across the water, not around it."""
    theatre = the_theatre()
    occupied = MultiPolygon([shapely.intersection(occupied_east_of(20.0), LAND)])
    lon, lat = a_point(14, -90)

    locator = Locator([a_map(occupied)], theatre, build_sectors(theatre), LAND)
    (found,) = locator.locate(["p"], [a_map(occupied).file_date], [lon], [lat])
    (day,) = series([a_map(occupied)], theatre, LAND)

    assert found.side == "free"
    assert found.front_distance_m == pytest.approx(11_000, rel=0.01)
    assert day.line.all_km - day.line.main_km > 45


def test_the_theatre_of_ukraine_has_the_estuary_of_dnipro_and_buh() -> None:
    """It reaches from the delta to the narrows between Ochakiv and Kinburn."""
    theatre = with_estuaries(replace(a_theatre(), id="ukraine"))

    (estuary,) = theatre.estuaries

    assert estuary.id == "dnipro-buh-estuary"
    assert estuary.area.contains(shapely.Point(31.9, 46.6))
    assert estuary.area.distance(shapely.Point(31.55, 46.61)) < 0.05


def _turned(drawing_km: BaseGeometry) -> MultiPolygon:
    return mirrored(degrees(drawing_km))
