"""Sectors: a partition that never moves."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from front.builders import a_point, a_theatre
from trucewatch.front.ground import projection_of, to_metres
from trucewatch.front.sectors import build_sectors, sector_at, sector_index
from trucewatch.geography.theatre import load_theatre
from trucewatch.vocabulary.errors import ShapeError
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.theatre import Theatre

THEATRES = [a_theatre(), a_theatre(mirrored=True), load_theatre("ukraine")]


@pytest.mark.parametrize("theatre", THEATRES)
def test_sectors_tile_the_corridor(theatre: Theatre) -> None:
    """No ground in the corridor belongs to two sectors or to none."""
    areas = [sector.area for sector in build_sectors(theatre)]
    positions = [anchor.position for plan in theatre.sectors for anchor in plan.anchors]
    chain = shapely.linestrings([(position.lon, position.lat) for position in positions])
    corridor = to_metres(chain, theatre).buffer(theatre.corridor_m, quad_segs=16)

    united = to_metres(shapely.union_all(areas), theatre)

    assert shapely.coverage_is_valid(shapely.get_parts(areas))
    assert united.symmetric_difference(corridor).area < 1e-6 * corridor.area
    assert len(shapely.get_rings(shapely.get_parts(united))) == 1


@pytest.mark.parametrize("theatre", THEATRES)
def test_an_anchor_lies_in_its_own_sector(theatre: Theatre) -> None:
    """A sector gathers around the places it is named after."""
    sectors = build_sectors(theatre)

    for plan in theatre.sectors:
        for anchor in plan.anchors:
            assert sector_at(sectors, anchor.position) == plan.id, anchor.name


def test_sectors_are_the_same_every_time() -> None:
    """The partition depends on the theatre's data alone."""
    first, second = (build_sectors(load_theatre("ukraine")) for _ in range(2))

    assert [sector.area.wkb for sector in first] == [sector.area.wkb for sector in second]
    assert {sector.version for sector in first} == {load_theatre("ukraine").sectors_version}


def test_a_mirrored_theatre_has_mirrored_sectors() -> None:
    """The cut favours no direction."""
    theatres = (a_theatre(), a_theatre(mirrored=True))

    there, back = ([to_metres(one.area, at).area for one in build_sectors(at)] for at in theatres)

    assert there == pytest.approx(back, rel=1e-6)


def test_outside_the_corridor_there_is_no_sector() -> None:
    """Ground far from the line belongs to nobody's statistics."""
    lon, lat = a_point(-80, 0)

    assert sector_at(build_sectors(a_theatre()), Position(lon=lon, lat=lat)) is None


@settings(max_examples=50)
@given(st.floats(-90, 110), st.floats(-130, 130))
def test_a_point_belongs_to_the_sector_of_the_nearest_anchor(east: float, north: float) -> None:
    """Cells are Voronoi cells: nearest anchor decides, inside the corridor."""
    theatre = a_theatre()
    found = sector_index(build_sectors(theatre)).assign(np.array([a_point(east, north)]))[0]

    if found is not None and abs(north) > 0.01:
        nearest = min(
            (np.hypot(*(_spot(theatre, anchor.position) - (east, north))), plan.id)
            for plan in theatre.sectors
            for anchor in plan.anchors
        )
        assert found == nearest[1]
        assert nearest[0] <= theatre.corridor_m / 1000 + 40


def test_points_of_the_wrong_shape_are_refused() -> None:
    """A list of numbers is no list of points."""
    with pytest.raises(ShapeError, match="longitude first"):
        sector_index(build_sectors(a_theatre())).assign(np.zeros(4))


def _spot(theatre: Theatre, position: Position) -> np.ndarray:
    return projection_of(theatre).forward(np.array([[position.lon, position.lat]]))[0] / 1000
