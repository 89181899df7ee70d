"""Archives of maps: edges with their stays, polygons again, bytes, and files."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from front.builders import (
    FIRST_DAY,
    a_map,
    a_square,
    a_theatre,
    degrees,
    maps_of,
    occupied_east_of,
    the_country,
)
from trucewatch.front.archive import MapArchive, archive_maps
from trucewatch.front.archive_codec import decode, encode
from trucewatch.front.ground import projection_of
from trucewatch.front.outline import outline
from trucewatch.front.series import series
from trucewatch.front.sides import look_sides
from trucewatch.front.spans import SNAP_PER_DEGREE, same_edges, spans_of
from trucewatch.front.track import build_tracks
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.errors import InputError, UsageError, VerificationError
from trucewatch.vocabulary.place import Position
from trucewatch.workflow.map_archive import extended, read_archive, write_archive

EDGE = st.integers(min_value=-30, max_value=60).map(float)
SPOT = st.tuples(EDGE, EDGE, st.sampled_from([0.05, 0.5, 3.0, 20.0]))
PROJECTION = projection_of(a_theatre())
SNAP_KM2 = 0.05
"""Half a step of the grid along all edges of the small theatre."""


@st.composite
def outlines(draw: st.DrawFn) -> MultiPolygon:
    """Occupied ground with bays, holes, islands, touching squares and slivers."""
    ground = shapely.union_all(
        [box(draw(EDGE), -100 + 20 * band, 102, -80 + 20 * band) for band in range(10)]
    )
    for east, north, side in draw(st.lists(SPOT, max_size=4)):
        square = a_square(east, north, side)
        ground = ground.difference(square) if draw(st.booleans()) else ground.union(square)
    return degrees(ground)


def snapped(area: MultiPolygon) -> MultiPolygon:
    """An area on the archive's grid."""
    grid = shapely.transform(
        area, lambda points: (points * SNAP_PER_DEGREE).round() / SNAP_PER_DEGREE
    )
    return grid if grid.is_valid else shapely.make_valid(grid)


def the_same(one: MapArchive, other: MapArchive) -> bool:
    """Two archives are written alike."""
    return encode(one) == encode(other)


@settings(max_examples=30, deadline=None)
@given(st.lists(outlines(), min_size=1, max_size=4))
def test_every_map_can_be_drawn_again_exactly_to_the_snap(areas: list[MultiPolygon]) -> None:
    """What is rebuilt from the edges is the map that came in, on the grid."""
    spans = spans_of(areas)

    for index, area in enumerate(areas):
        again = outline(spans, index)
        assert again.is_valid
        assert again.symmetric_difference(snapped(area)).area < 1e-9
        assert same_edges(spans_of([again]), spans_of([area]))


def test_holes_islands_in_holes_and_parts_that_touch_at_a_corner_are_drawn_again() -> None:
    """Rings are told apart by which side the area lies on, not by how they were listed."""
    ring = box(0, 0, 9, 9).difference(box(1, 1, 8, 8))
    area = MultiPolygon([ring, box(2, 2, 4, 4), box(4, 4, 6, 6), box(20, 0, 21, 1)])

    again = outline(spans_of([area]), 0)

    assert again.equals(area)
    assert len(again.geoms) == 4


@pytest.mark.parametrize(
    "hole",
    [
        [(0, 5), (3, 4), (3, 6)],
        [(0, 5), (5, 3), (10, 5), (5, 7)],
        [(0, 0), (5, 3), (3, 5)],
    ],
    ids=["at one spot", "across", "at a corner"],
)
def test_a_hole_that_touches_its_shell_is_drawn_again(hole: list[tuple[float, float]]) -> None:
    """One spot leaves one part with a hole; two leave two parts."""
    shell = Polygon([(0, 0), (10, 0), (10, 5), (10, 10), (0, 10), (0, 5)])
    area = shell.difference(Polygon(hole))

    again = outline(spans_of([area]), 0)

    assert again.is_valid
    assert again.equals(area)
    assert len(again.geoms) == shapely.get_num_geometries(area)


def test_an_edge_that_stays_is_kept_once() -> None:
    """The number of stays grows with what changed, not with the number of maps."""
    same, other = occupied_east_of(20.0), occupied_east_of(*[20.0] * 9, 15.0)

    once, often = spans_of([same]), spans_of([same] * 50)
    changed = spans_of([same] * 25 + [other] * 25)

    assert len(often.low) == len(once.low)
    assert len(changed.low) - len(once.low) < 40


@settings(max_examples=25, deadline=None)
@given(st.lists(outlines(), min_size=2, max_size=4), st.randoms())
def test_adding_maps_one_by_one_in_any_order_makes_the_same_archive(
    areas: list[MultiPolygon], random: Random
) -> None:
    """Appending and building agree to the last byte; so does a day that comes late."""
    maps = [a_map(area, day=day) for day, area in enumerate(areas)]
    built = archive_maps(maps)

    grown = MapArchive(sources=())
    for one in sorted(maps, key=lambda _: random.random()):
        grown = grown.added([one])

    assert the_same(grown, built)
    assert the_same(built.added(maps), built)


@settings(max_examples=25, deadline=None)
@given(st.lists(outlines(), min_size=1, max_size=3))
def test_bytes_are_read_back_as_they_were_written(areas: list[MultiPolygon]) -> None:
    """Areas, dates, evidence and repairs all come back."""
    maps = [
        replace(a_map(area, day=day, grey=areas[0]), repairs=("ring closed",))
        for day, area in enumerate(areas)
    ]
    archive = archive_maps([*maps, a_map(areas[0], source="zenith")])

    again = decode(encode(archive))

    assert the_same(again, archive)
    assert [replace(one, areas={}) for one in again.maps()] == [
        replace(one, areas={}) for one in archive.maps()
    ]
    assert list(again.maps()[0].areas) == [ControlStatus.OCCUPIED, ControlStatus.UNKNOWN]


def test_a_series_measured_on_the_archive_equals_that_of_the_maps() -> None:
    """The archive changes what a measurement costs, not what it says."""
    maps = maps_of([20.0] * 10, [20.0] * 9 + [15.0], [20.0] * 10)

    days = series(archive_maps(maps).maps(), a_theatre(), the_country())

    assert days == series(maps, a_theatre(), the_country())


def test_some_of_an_archives_maps_are_measured_as_if_they_were_all() -> None:
    """A window of a series takes the edges of its own maps."""
    maps = maps_of([20.0] * 10, [18.0] * 10, [15.0] * 10, [20.0] * 10)
    archived = archive_maps(maps).maps()

    days = series(archived[1:4:2], a_theatre(), the_country())

    assert days == series(maps[1:4:2], a_theatre(), the_country())


def test_two_different_maps_of_one_date_are_no_archive() -> None:
    """Neither building nor adding chooses between them."""
    first, second = a_map(occupied_east_of(20.0)), a_map(occupied_east_of(15.0))

    with pytest.raises(InputError, match="two different maps dated 2031-06-01"):
        archive_maps([first, second])
    with pytest.raises(InputError, match="two different maps dated 2031-06-01"):
        archive_maps([first]).added([second])


def test_a_status_that_a_map_does_not_draw_is_not_there() -> None:
    """A map without a grey zone differs from a map with an empty one."""
    maps = [a_map(occupied_east_of(20.0)), a_map(occupied_east_of(20.0), day=1, grey=the_country())]

    first, second = archive_maps(maps).maps()

    assert ControlStatus.UNKNOWN not in first.areas
    assert second.areas[ControlStatus.UNKNOWN].equals(snapped(the_country()))
    assert dict(first.areas) == {ControlStatus.OCCUPIED: first.areas[ControlStatus.OCCUPIED]}


def test_a_file_is_added_to_and_read_back(tmp_path: Path) -> None:
    """The second run appends; the file is whole at any moment."""
    path = tmp_path / "maps.twa"
    maps = maps_of([20.0] * 10, [18.0] * 10)

    write_archive(path, extended(path, maps[:1]))
    size = write_archive(path, extended(path, maps))

    assert path.stat().st_size == size
    assert [one.file_date for one in read_archive(path).maps()] == [
        FIRST_DAY,
        FIRST_DAY + timedelta(days=1),
    ]
    assert [one.name for one in tmp_path.iterdir()] == ["maps.twa"]


@pytest.mark.parametrize("at", [9, 60, -1])
def test_a_damaged_file_is_noticed(tmp_path: Path, at: int) -> None:
    """One turned bit is enough; the message says how to get the file back."""
    path = tmp_path / "maps.twa"
    write_archive(path, archive_maps(maps_of([20.0] * 10)))
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)

    with pytest.raises(VerificationError, match=r"damaged.*front archive --maps"):
        read_archive(path)


def test_any_other_file_is_no_archive(tmp_path: Path) -> None:
    """Its first bytes tell."""
    path = tmp_path / "notes.twa"
    path.write_text("notes", encoding="utf-8")

    with pytest.raises(VerificationError, match="no archive of maps"):
        read_archive(path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Writing never fails with a traceback."""
    with pytest.raises(UsageError, match="cannot be written"):
        write_archive(tmp_path / "nowhere" / "maps.twa", MapArchive(sources=()))


def test_edges_that_snapping_makes_cross_are_cut_where_they_cross() -> None:
    """A hair of ground between two nearly equal edges may turn over on the grid."""
    step = 1 / SNAP_PER_DEGREE
    thin = Polygon(
        [(10, 5), (10.1, 5 + 0.4 * step), (10.2, 5), (10.3, 5.1), (10.1, 5.0 + 0.6 * step)]
    )

    again = outline(spans_of([MultiPolygon([thin])]), 0)

    assert again.is_valid
    assert again.area == pytest.approx(thin.area, abs=1e-6)


def test_cells_for_points_are_written_with_the_archive_and_answer_alike() -> None:
    """Read back they are the same; with them and without, points lie alike."""
    plain = archive_maps(the_maps(5))
    celled = plain.celled(PROJECTION)

    again = decode(encode(celled))

    assert the_same(again, celled)
    assert again.celled(PROJECTION).sources[0].cells is again.sources[0].cells
    ((with_cells,), (without,)) = (build_tracks(one.maps(), a_theatre()) for one in (again, plain))
    assert with_cells.archive.cells is not None
    assert without.archive.cells is None
    points = np.random.default_rng(4).uniform(-80e3, 80e3, (400, 2))
    when = np.arange(400) % 5
    found, wanted = (look_sides(one.archive, when, points) for one in (with_cells, without))
    assert (found.inside == wanted.inside).all()
    assert found.distance_m == pytest.approx(wanted.distance_m, abs=1e-6)


def test_cells_are_not_used_for_what_they_were_not_made_of() -> None:
    """Some of the maps, another projection, or a map more: points are searched for."""
    celled = archive_maps(the_maps(5)).celled(PROJECTION)
    elsewhere = replace(a_theatre(), centre=Position(lon=11.0, lat=5.0))

    (some,) = build_tracks(celled.maps()[1:], a_theatre())
    (other,) = build_tracks(celled.maps(), elsewhere)
    (grown,) = celled.added([the_maps(6)[-1]]).sources

    assert some.archive.cells is None
    assert other.archive.cells is None
    assert grown.cells is None


def test_cells_that_do_not_fit_are_refused() -> None:
    """An archive whose checksum fits but whose lists name edges that are not there."""
    (source,) = archive_maps(the_maps(5)).celled(PROJECTION).sources
    assert source.cells is not None
    wrong = replace(source.cells, edges=source.cells.edges + 1000)

    with pytest.raises(VerificationError, match="cells for points do not fit"):
        decode(encode(MapArchive(sources=(replace(source, cells=wrong),))))


def the_maps(count: int) -> list[ControlMap]:
    """Some maps with a band moving west."""
    return maps_of(*[[20.0 - day] + [20.0] * 9 for day in range(count)])


def test_the_order_of_maps_given_does_not_matter() -> None:
    """Dates order maps."""
    maps = the_maps(5)

    assert the_same(archive_maps(maps[::-1]), archive_maps(maps))
