"""Several sources side by side: agreement, difference, and what it does to the band."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box

from front.builders import (
    FIRST_DAY,
    a_map,
    a_point,
    a_theatre,
    degrees,
    mirrored,
    occupied_east_of,
    the_country,
)
from front.test_commands import run, write_maps
from trucewatch.front.band import PUBLISHED
from trucewatch.front.border_offset import border_offset, calibrated
from trucewatch.front.compare import Basis, Comparison, compare_maps, newest_maps
from trucewatch.front.edges import build_archive
from trucewatch.front.ground import projection_of, to_metres
from trucewatch.front.line import contact_line, line_length
from trucewatch.front.line_distance import disagreement_band, sample_distances
from trucewatch.front.locate import Locator
from trucewatch.front.seam_edges import healed
from trucewatch.front.seams import without_seams
from trucewatch.front.sectors import build_sectors
from trucewatch.front.series import series
from trucewatch.front.spans import same_edges, spans_of
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.errors import UsageError

EDGES = st.lists(st.integers(0, 50).map(float), min_size=10, max_size=10)


def the_basis() -> Basis:
    """The small theatre to compare on."""
    theatre = a_theatre()
    return Basis(
        theatre=theatre, sectors=build_sectors(theatre), country=the_country(), tolerance_m=100
    )


def compared(*maps: ControlMap) -> Comparison:
    """Maps of the first day, compared."""
    return compare_maps(maps, FIRST_DAY, the_basis())


def two(one: MultiPolygon, other: MultiPolygon) -> Comparison:
    """Two sources' maps, compared."""
    return compared(a_map(one), a_map(other, source="other"))


def test_lines_two_kilometres_apart_differ_by_two_kilometres() -> None:
    """Distance, the ground that one shows alone, and nothing that the other does."""
    found = two(occupied_east_of(20.0), occupied_east_of(18.0))

    assert found.whole.line_distance.median_m == pytest.approx(2000, rel=0.01)
    assert found.whole.only_km2["atlas"] == pytest.approx(0, abs=0.01)
    assert found.whole.only_km2["other"] == pytest.approx(2 * 200, rel=0.02)
    assert found.copies == ()


def test_two_files_of_one_drawing_are_told_as_copies() -> None:
    """They agree without confirming each other, so that their distance is left out."""
    edges = occupied_east_of(20.0)

    found = compared(a_map(edges), a_map(edges, source="copy"), a_map(occupied_east_of(18.0),
                     source="other"))  # fmt: skip

    assert found.copies == (("atlas", "copy"),)
    assert found.whole.line_distance.median_m == pytest.approx(2000, rel=0.01)
    assert found.whole.only_km2["atlas"] == pytest.approx(0, abs=0.01)


@settings(max_examples=10, deadline=None)
@given(EDGES, EDGES)
def test_agreement_and_difference_make_up_each_map(one: list[float], other: list[float]) -> None:
    """With two sources, what both show and what one shows alone is its occupied ground."""
    found = two(occupied_east_of(*one), occupied_east_of(*other))

    for view in found.sources:
        parts = (found.whole, found.at_border)
        made_up = sum(part.agree_km2 + part.only_km2[view.source] for part in parts)
        assert made_up == pytest.approx(view.area_km2, rel=1e-6)


@settings(max_examples=8, deadline=None)
@given(EDGES, EDGES)
def test_sectors_and_the_ground_outside_sum_to_the_whole(
    one: list[float], other: list[float]
) -> None:
    """Agreement, difference and samples."""
    found = two(occupied_east_of(*one), occupied_east_of(*other))

    def total(name: str) -> float:
        return sum(getattr(each, name) for each in found.sectors)

    assert total("agree_km2") == pytest.approx(found.whole.agree_km2, rel=1e-6)
    for source, km2 in found.whole.only_km2.items():
        assert sum(each.only_km2[source] for each in found.sectors) == pytest.approx(km2, abs=1e-3)
    samples = sum(each.line_distance.samples for each in found.sectors)
    assert samples == found.whole.line_distance.samples


@settings(max_examples=8, deadline=None)
@given(EDGES, EDGES)
def test_the_order_of_maps_does_not_matter(one: list[float], other: list[float]) -> None:
    """Sources are compared in alphabetical order, whichever came first."""
    maps = [a_map(occupied_east_of(*one)), a_map(occupied_east_of(*other), source="other")]

    assert compared(*maps) == compared(*reversed(maps))


def test_a_border_drawn_elsewhere_is_no_other_front() -> None:
    """Four kilometres less along the border are counted apart."""
    narrow = degrees(box(20, -100, 96, 100))

    found = two(occupied_east_of(20.0), narrow)

    assert found.at_border.only_km2["atlas"] == pytest.approx(4 * 200, rel=0.05)
    assert found.whole.only_km2["atlas"] == pytest.approx(0, abs=5)


def test_w_is_calibrated_on_each_source() -> None:
    """A border drawn nine kilometres in needs more than six; a good one keeps the theatre's."""
    coarse = degrees(box(20, -100, 91, 100))

    found = two(occupied_east_of(20.0), coarse)

    by_source = {view.source: view.offset.border_offset_m for view in found.sources}
    assert by_source["atlas"] == 6000
    assert 9000 <= by_source["other"] <= 9500


def test_a_calibrated_w_takes_a_coarse_border_out_of_the_line() -> None:
    """Else the coarse border would be a second front of 200 kilometres."""
    coarse = degrees(box(20, -100, 88, 100))
    offset = border_offset([coarse], the_country(), a_theatre())

    before = line_length(contact_line(coarse, the_country(), a_theatre()), 0)
    after = line_length(contact_line(coarse, the_country(), calibrated(a_theatre(), offset)), 0)

    assert before.all_km > 350
    assert after.all_km < 230


def test_too_few_samples_leave_w_as_it_is() -> None:
    """A foothold has no ground behind the front to measure."""
    offset = border_offset([degrees(box(0, 0, 10, 10))], the_country(), a_theatre())

    assert (offset.p99_m, offset.border_offset_m) == (None, 6000)


@settings(max_examples=5, deadline=None)
@given(st.floats(1, 9))
def test_a_mirrored_border_has_the_same_offset(gap_km: float) -> None:
    """East and west count the same."""
    drawn = degrees(box(20, -100, 100 - gap_km, 100))

    found = border_offset([drawn], the_country(), a_theatre())
    flipped = border_offset([mirrored(drawn)], mirrored(the_country()), a_theatre())

    assert found.p99_m is not None
    assert flipped.p99_m == pytest.approx(found.p99_m, rel=0.05)


def test_a_hair_thin_gap_is_filled_and_a_real_hole_is_not() -> None:
    """Seams between pieces that were drawn one by one are no front; a pocket is."""
    seam, hole = box(40, -50, 40.2, 50), box(60, -5, 70, 5)
    drawn = degrees(box(20, -100, 102, 100).difference(seam).difference(hole))

    healed = without_seams(drawn, a_theatre())

    gained_km2 = (to_metres(healed, a_theatre()).area - to_metres(drawn, a_theatre()).area) / 1e6
    assert gained_km2 == pytest.approx(0.2 * 100, rel=0.01)
    assert len(healed.geoms[0].interiors) == 1


def test_line_and_places_know_no_seams() -> None:
    """No line runs along a hair-thin gap, and ground in it is held like the ground around."""
    theatre = a_theatre()
    seam, hole = box(40, -50, 40.2, 50), box(60, -5, 70, 5)
    drawn = degrees(box(20, -100, 102, 100).difference(seam).difference(hole))
    lon, lat = zip(a_point(40.1, 0), a_point(65, 0), strict=True)

    (day,) = series([a_map(drawn)], theatre, the_country())
    locator = Locator([a_map(drawn)], theatre, build_sectors(theatre), the_country())
    in_seam, in_hole = locator.locate(["s", "h"], [FIRST_DAY] * 2, lon, lat)

    assert day.line.all_km - day.line.main_km == pytest.approx(40, rel=0.01)
    assert (in_seam.side, in_seam.status) == ("occupied", "occupied")
    assert (in_hole.side, in_hole.status) == ("free", "government")
    assert day.area_km2 == pytest.approx(to_metres(drawn, theatre).area / 1e6, rel=1e-6)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([0.0, 0.2, 0.45, 3.0]), min_size=1, max_size=5))
def test_a_seam_is_one_only_while_it_is_thin(widths_km: list[float]) -> None:
    """Edges of a gap count from the day on which it is more than a gap, and until then not."""
    theatre = a_theatre()
    maps = [degrees(box(20, -60, 80, 60).difference(box(40, -30, 40 + width, 30)))
            for width in widths_km]  # fmt: skip
    filled = [without_seams(one, theatre) for one in maps]

    found = healed(build_archive(maps, projection_of(theatre)))

    assert same_edges(found.spans, spans_of(filled))


def test_only_maps_of_the_day_or_the_week_before_are_compared() -> None:
    """An old map is no witness; the newest of a source speaks."""
    maps = [a_map(occupied_east_of(20.0), day=day, source=source)
            for day, source in [(0, "old"), (9, "atlas"), (10, "atlas"), (12, "late")]]  # fmt: skip

    chosen = newest_maps(maps, maps[2].map_date)

    assert [one.id for one in chosen] == [maps[2].id]


def test_one_source_cannot_be_compared() -> None:
    """The message names the sources there are."""
    with pytest.raises(UsageError, match=r"comparing takes two.*atlas"):
        compared(a_map(occupied_east_of(20.0)))


def test_where_sources_disagree_a_point_is_contested() -> None:
    """Far outside the band of either line, but between them."""
    theatre = a_theatre()
    maps = [a_map(occupied_east_of(20.0)), a_map(occupied_east_of(40.0), source="other")]
    lon, lat = a_point(30, 0)

    alone, both = (
        Locator(known, theatre, build_sectors(theatre), the_country()).locate(
            ["p"], [FIRST_DAY], [lon], [lat]
        )[0]
        for known in (maps[:1], maps)
    )

    assert (alone.status, both.status) == ("occupied", "contested")
    assert both.side == "occupied"


def test_the_distance_of_two_sources_lines_makes_places_less_certain() -> None:
    """Lines eight kilometres apart: the edge of either may be four off in half of all cases."""
    theatre = a_theatre()
    maps = [a_map(occupied_east_of(20.0)), a_map(occupied_east_of(28.0), source="other")]
    lon, lat = a_point(24, 0)

    alone, both = (
        Locator(known, theatre, build_sectors(theatre), the_country()) for known in (maps[:1], maps)
    )

    assert alone.band.basis == "published"
    assert both.band.basis == "measured"
    assert both.band.half_m == pytest.approx(4000, rel=0.02)
    (sure,), (unsure,) = (one.locate(["p"], [FIRST_DAY], [lon], [lat]) for one in (alone, both))
    assert sure.p_occupied == pytest.approx(1, abs=1e-4)
    assert unsure.p_occupied == pytest.approx(0.75, abs=0.01)


def test_disagreement_widens_a_band_and_never_narrows_it() -> None:
    """Half the distance of the lines, unless the band is wider already."""
    country, theatre = the_country(), a_theatre()
    near, far, base = (
        to_metres(contact_line(occupied_east_of(edge), country, theatre).main, theatre)
        for edge in (20.1, 24.0, 20.0)
    )

    same = disagreement_band(sample_distances(base, near), PUBLISHED)
    wider = disagreement_band(sample_distances(base, far), PUBLISHED)

    assert (same.half_m, same.basis) == (PUBLISHED.half_m, PUBLISHED.basis)
    assert wider.half_m == pytest.approx(2000, rel=0.02)
    assert wider.p90_m >= wider.half_m


def write_second(folder: Path, edge: float) -> Path:
    """One invented map of the second source, whose positions are latitude first."""
    ring = [[lat, lon] for lon, lat in box(edge, 47.5, 39, 49).exterior.coords]
    item = {"date": "2031-05-31", "coordinate_order": "lat,lon", "areas": [ring], "areas_ua": [],
            "frontline": []}  # fmt: skip
    path = folder / "second.ndjson"
    path.write_text(json.dumps(item) + "\n", encoding="utf-8")
    return path


def test_compare_prints_agreement_by_source_and_sector(tmp_path: Path) -> None:
    """The shape that is promised, at one tolerance for all sources."""
    (tmp_path / "first").mkdir()
    first = write_maps(tmp_path / "first", 37.2)
    second = write_second(tmp_path, 37.23)
    words = ["compare", "--maps", str(first), "--maps", str(second), "--date", "2031-05-31"]

    printed = json.loads(run(*words, "--json"))

    assert {"date", "sources", "agree_km2", "only", "line_distance_m", "sectors"} <= printed.keys()
    assert printed["only"]["deepstate"] > printed["only"]["second_map"]
    assert {one["line_km"]["tolerance_m"] for one in printed["sources"]} == {100}
    assert printed["line_distance_m"]["p90"] == pytest.approx(2230, rel=0.1)
    assert "only deepstate km2" in run(*words)
