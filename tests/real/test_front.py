"""The front measured on the developers' maps, against values computed independently."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from trucewatch.front.archive import archive_maps
from trucewatch.front.archive_codec import decode, encode
from trucewatch.front.line import contact_line, length_km
from trucewatch.front.locate import Locator
from trucewatch.front.series import series
from trucewatch.front.sides import look_sides
from trucewatch.front.spans import same_edges, spans_of
from trucewatch.front.track import build_tracks
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.front import DayChange
from trucewatch.workflow.maps import load_field, read_maps

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "control_maps"
pytestmark = pytest.mark.skipif(
    not (FOLDER / "expected_sample.json").exists(),
    reason="the developers' control maps are not beside the project",
)
FIELD = load_field("ukraine")


@lru_cache(maxsize=1)
def the_maps() -> tuple[ControlMap, ...]:
    """All daily maps."""
    return read_maps([FOLDER / "deepstate_daily.ndjson.gz"], FIELD).maps


@lru_cache(maxsize=1)
def the_days() -> dict[str, DayChange]:
    """The measured series by file date."""
    days = series(the_maps(), FIELD.theatre, FIELD.country)
    return {day.file_date.isoformat(): day for day in days}


@lru_cache(maxsize=1)
def expected() -> dict[str, Any]:
    """The values to reach."""
    found: dict[str, Any] = json.loads((FOLDER / "expected_sample.json").read_text("utf-8"))
    return found


def test_areas_agree_within_a_square_kilometre() -> None:
    """Equal-area metres agree with geodesics to 1 km² and 1e-5."""
    for day, value in expected()["days"].items():
        assert the_days()[day].area_km2 == pytest.approx(value["area_km2"], abs=1.0, rel=1e-5), day


def test_gains_and_losses_agree_day_by_day_and_in_total() -> None:
    """Half a square kilometre a day, a thousandth in total."""
    for name in ("gain", "loss"):
        wanted = {
            day: value[f"{name}_filtered_km2"]
            for day, value in expected()["days"].items()
            if "previous" in value
        }
        found = {day: getattr(the_days()[day], f"{name}_km2") for day in wanted}

        assert max(abs(found[day] - wanted[day]) for day in wanted) < 0.5
        assert sum(found.values()) == pytest.approx(sum(wanted.values()), rel=1e-3)


def test_points_lie_on_the_expected_side_at_the_expected_distance() -> None:
    """All sides equal; distances within one per cent or two metres."""
    points = expected()["points"]
    locator = Locator(the_maps(), FIELD.theatre, FIELD.sectors, FIELD.country)

    found = locator.locate(
        [str(at) for at in range(len(points))],
        [date.fromisoformat(point["date"]) for point in points],
        [point["lon"] for point in points],
        [point["lat"] for point in points],
    )

    for answer, point in zip(found, points, strict=True):
        assert (answer.side == "occupied") == point["occupied"]
        wanted = point["boundary_distance_m"]
        assert answer.boundary_distance_m == pytest.approx(wanted, rel=0.01, abs=2)


def test_a_year_of_maps_fits_in_six_hundred_kilobytes_and_comes_back_exactly() -> None:
    """Each edge once with its stays; every map is drawn again to the snap."""
    content = encode(archive_maps(the_maps()))

    again = decode(content).maps()

    assert len(content) < 600_000
    for one, other in list(zip(again, the_maps(), strict=True))[::50]:
        drawn, given = (spans_of([each.areas[ControlStatus.OCCUPIED]]) for each in (one, other))
        assert same_edges(drawn, given)


def test_the_last_map_appended_makes_the_same_archive() -> None:
    """Appending a day is as good as building all days."""
    grown = archive_maps(the_maps()[:-1]).added(the_maps()[-1:])

    assert encode(grown) == encode(archive_maps(the_maps()))


def test_a_year_of_points_is_answered_like_each_day_alone() -> None:
    """One index for all days gives side and distance of the day's own polygon."""
    (track,) = build_tracks(archive_maps(the_maps()).maps(), FIELD.theatre)
    pick = np.random.default_rng(7)
    points = pick.uniform((-330e3, -280e3), (220e3, 280e3), (3000, 2))
    when = pick.choice(np.arange(0, len(track.maps), 40), len(points))

    found = look_sides(track.archive, when, points)

    for index in np.unique(when):
        rows = np.flatnonzero(when == index)
        area = track.projection.forward_geometry(track.occupied[index])
        spots = shapely.points(points[rows])
        assert (found.inside[rows] == shapely.contains(area, spots)).all()
        wanted = shapely.distance(shapely.boundary(area), spots)
        assert np.allclose(found.distance_m[rows], wanted, atol=1e-6)


def test_the_line_of_march_2025_has_the_published_lengths() -> None:
    """Main arc of 2025-03-12: 1,082 km raw, 976 km at 1 km, 771 km at 10 km."""
    (one,) = [found for found in the_maps() if found.file_date == date(2025, 3, 12)]

    line = contact_line(one.areas[ControlStatus.OCCUPIED], FIELD.country, FIELD.theatre)

    assert [length_km(line, tolerance) for tolerance in (0, 1000, 10000)] == pytest.approx(
        [1082, 976, 771], abs=1
    )


def test_the_line_does_not_jump_from_day_to_day() -> None:
    """No length changes by more than a real day's redrawing of salients did."""
    lengths = [day.line.main_km for day in the_days().values()]

    assert max(abs(b - a) for a, b in pairwise(lengths)) < 25
