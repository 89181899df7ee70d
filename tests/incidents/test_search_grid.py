"""The search grid: nothing near is overlooked, nothing is found twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.incidents.search_grid import CELL_LAT_DEG, CELL_LON_DEG, SearchGrid
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.vocabulary.place import Place, Position

START = datetime(2031, 6, 1, tzinfo=UTC)
SPOTS = st.tuples(st.floats(30, 31), st.floats(48, 49), st.integers(0, 240), st.integers(0, 96))


def _at(spot: tuple[float, float, int, int]) -> tuple[Place, Interval]:
    lon, lat, hour, length_h = spot
    begins = START + timedelta(hours=hour)
    when = Interval(
        start_at=begins,
        end_at=begins + timedelta(hours=length_h),
        zone="UTC",
        granularity=Granularity.SPAN,
    )
    place = Place(id=None, name="p", position=Position(lon=lon, lat=lat), precision_m=1000.0)
    return place, when


def _near(one: tuple[Place, Interval], other: tuple[Place, Interval]) -> bool:
    """Tell by the definition: cells that touch, and days that touch."""
    first, second = one[0].position, other[0].position
    assert first is not None
    assert second is not None
    columns = [int(spot.lon // CELL_LON_DEG) for spot in (first, second)]
    rows = [int(spot.lat // CELL_LAT_DEG) for spot in (first, second)]
    days = [(when.start_at.toordinal(), when.end_at.toordinal()) for _, when in (one, other)]
    beside = abs(columns[0] - columns[1]) <= 1 and abs(rows[0] - rows[1]) <= 1
    return beside and days[0][0] - 1 <= days[1][1] and days[1][0] - 1 <= days[0][1]


@settings(max_examples=60, deadline=None)
@given(st.lists(SPOTS, min_size=1, max_size=12), SPOTS)
def test_just_what_is_a_cell_and_a_day_away_is_found_in_order(
    entered: list[tuple[float, float, int, int]], asked: tuple[float, float, int, int]
) -> None:
    """The grid may save comparisons, never lose a pair."""
    grid = SearchGrid()
    for number, spot in enumerate(entered):
        grid.enter(number, *_at(spot))

    found = grid.near(*_at(asked))

    assert found == [n for n, spot in enumerate(entered) if _near(_at(spot), _at(asked))]
