"""Territory under every choice of maps: shares regained, areas taken, depth, places held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box

from front.builders import (
    FIRST_DAY,
    HALF_KM,
    a_map,
    a_point,
    a_theatre,
    degrees,
    occupied_east_of,
    the_country,
)
from trucewatch.front.territory.advance import advance_choices
from trucewatch.front.territory.held import ABROAD, COUNTRY, circle
from trucewatch.front.territory.holding import HoldingQuestion, Stage, holding_choices
from trucewatch.front.territory.share import ShareQuestion, share_choices
from trucewatch.front.territory.shown import by_source, shown_on
from trucewatch.front.territory.taken import WindowQuestion, area_choices, settlement_choices
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.territory import TerritoryChoice

STATED = FIRST_DAY + timedelta(days=9)
STAGE = Stage(theatre=a_theatre(), sectors=(), country=the_country())


def shown(area: MultiPolygon, day: date, source: str = "atlas") -> ControlMap:
    """A map that shows a day's situation."""
    return a_map(area, day=(day - FIRST_DAY).days + 1, source=source)


def abroad(
    held_km: float, day: date, source: str = "atlas", grey_km: float | None = None
) -> ControlMap:
    """A map on which a strip of 20 km beyond the eastern border is held, and more is grey."""
    areas = {ControlStatus.COUNTER_HELD: strip(0, held_km)}
    if grey_km is not None:
        areas[ControlStatus.COUNTER_UNKNOWN] = strip(held_km, held_km + grey_km)
    kept = {status: area for status, area in areas.items() if not area.is_empty}
    return replace(shown(occupied_east_of(50), day, source), areas=kept)


def strip(begin_km: float, end_km: float) -> MultiPolygon:
    """Twenty kilometres wide, so many deep, beyond the eastern border."""
    if end_km <= begin_km:
        return MultiPolygon()
    return degrees(box(HALF_KM + 5 + begin_km, -10, HALF_KM + 5 + end_km, 10))


def values(choices: Sequence[TerritoryChoice], **wanted: object) -> list[float]:
    """Values of the choices that have these assumptions, each once, ascending."""
    fitting = [
        one for one in choices if all(getattr(one, name) == value for name, value in wanted.items())
    ]
    return sorted({round(one.value, 1) for one in fitting})


def test_a_share_depends_on_what_it_is_a_share_of_and_on_the_grey_zone() -> None:
    """40 km deep at the peak and 20 grey; 10 and 8 are left: three ways to say how much."""
    maps = [abroad(40, FIRST_DAY, grey_km=20), abroad(10, STATED, grey_km=8)]

    found = share_choices(maps, ShareQuestion(soil=ABROAD, stated_on=STATED)).choices

    assert values(found, denominator="peak_held") == [75.0]
    assert values(found, grey="counts_as_not_regained") == [70.0]
    assert values(found, denominator="peak_held_and_grey", grey="counts_as_regained") == [
        pytest.approx(83.3)
    ]


def test_a_map_without_a_strip_that_its_source_used_to_draw_shows_that_none_is_left() -> None:
    """Absence is zero where the source draws such ground, and silence where it never does."""
    line = occupied_east_of(50)
    never = [shown(line, FIRST_DAY, "never"), shown(line, STATED, "never")]
    maps = [abroad(40, FIRST_DAY), abroad(0, STATED), *never]

    found = share_choices(maps, ShareQuestion(soil=ABROAD, stated_on=STATED))

    assert values(found.choices) == [100.0]
    assert set(found.left_out) == {"never"}


def test_a_share_is_taken_from_the_maps_just_before_and_after_the_statement() -> None:
    """The map of the day before counts as well as those of the three days after."""
    days = [STATED + timedelta(days=shift) for shift in (-1, 0, 1, 2, 3, 4)]
    maps = [abroad(40, FIRST_DAY)]
    maps += [abroad(20 - 3 * step, day) for step, day in enumerate(days)]

    found = share_choices(maps, ShareQuestion(soil=ABROAD, stated_on=STATED)).choices

    assert [one.lag_days for one in found] == [-1, 0, 1, 2, 3]
    assert values(found) == [50.0, 57.5, 65.0, 72.5, 80.0]


def test_the_peak_is_sought_from_the_day_named_and_never_after_the_statement() -> None:
    """What was held later is no peak of an earlier claim."""
    later = STATED + timedelta(days=2)
    maps = [abroad(80, FIRST_DAY), abroad(40, FIRST_DAY + timedelta(days=3)),
            abroad(10, STATED), abroad(60, later)]  # fmt: skip
    since = FIRST_DAY + timedelta(days=2)

    found = share_choices(maps, ShareQuestion(soil=ABROAD, stated_on=STATED, since=since)).choices

    assert values(found, lag_days=0) == [75.0]
    assert {one.map_date_before for one in found} == {FIRST_DAY + timedelta(days=3)}


def test_the_last_revision_of_a_day_counts() -> None:
    """Publishers update a map several times a day."""
    morning = replace(abroad(40, STATED), retrieved_at=datetime(2031, 6, 10, 7, tzinfo=UTC))
    evening = replace(abroad(10, STATED), retrieved_at=datetime(2031, 6, 10, 20, tzinfo=UTC))

    assert by_source([evening, morning]) == {"atlas": (evening,)}


def test_a_map_older_than_a_week_shows_nothing() -> None:
    """A weekly source always has a map, a silent one has none."""
    maps = (abroad(40, FIRST_DAY),)

    assert shown_on(maps, FIRST_DAY + timedelta(days=7)) is maps[0]
    assert shown_on(maps, FIRST_DAY + timedelta(days=8)) is None
    assert shown_on(maps, FIRST_DAY - timedelta(days=1)) is None


def a_window(*, home: bool = False, days: int = 5) -> WindowQuestion:
    """A window that begins the day after the first map."""
    first = FIRST_DAY + timedelta(days=1)
    return WindowQuestion(home=home, first=first, last=first + timedelta(days=days - 1))


def test_newly_taken_ground_is_not_what_remains_on_balance() -> None:
    """Two km taken along 100 km, one lost along the other 100: 200 new, 100 net."""
    maps = [
        shown(occupied_east_of(20, 20), FIRST_DAY),
        shown(occupied_east_of(18, 21), FIRST_DAY + timedelta(days=5)),
    ]

    found = area_choices(maps, a_window(), a_theatre()).choices

    assert values(found, denominator="newly_taken") == [pytest.approx(200, abs=1)]
    assert values(found, denominator="net") == [pytest.approx(100, abs=1)]


def test_grey_ground_counts_as_taken_under_one_choice_and_not_under_the_other() -> None:
    """A grey strip that becomes firm is new ground only to those who did not count it."""
    grey = degrees(box(18, -100, 20, 100))
    before = a_map(occupied_east_of(20), day=1, grey=grey)
    after = a_map(occupied_east_of(18), day=6)

    found = area_choices([before, after], a_window(), a_theatre()).choices

    assert values(found, grey="left_out") == [pytest.approx(400, abs=2)]
    assert values(found, grey="counts_as_held") == [pytest.approx(0, abs=0.1)]


def test_ground_regained_abroad_counts_only_where_both_sides_of_the_border_are_meant() -> None:
    """The side that came in gains what the other loses beyond the border."""
    maps = [abroad(40, FIRST_DAY), abroad(10, FIRST_DAY + timedelta(days=5))]
    maps = [replace(one, areas={**one.areas, ControlStatus.OCCUPIED: occupied_east_of(50)})
            for one in maps]  # fmt: skip

    found = area_choices(maps, a_window(), a_theatre()).choices

    assert values(found, ground="country") == [0.0]
    assert values(found, ground="both") == [pytest.approx(600, abs=2)]


@settings(max_examples=10, deadline=None)
@given(
    before=st.lists(st.integers(10, 60), min_size=10, max_size=10),
    after=st.lists(st.integers(10, 60), min_size=10, max_size=10),
)
def test_what_one_side_takes_the_other_loses(before: list[int], after: list[int]) -> None:
    """The same maps give mirrored numbers for mirrored sides."""
    maps = [
        shown(occupied_east_of(*before), FIRST_DAY),
        shown(occupied_east_of(*after), FIRST_DAY + timedelta(days=5)),
    ]
    one = area_choices(maps, a_window(), a_theatre()).choices
    other = area_choices(maps[::-1], a_window(home=True), a_theatre()).choices

    nets = [values(choices, denominator="net") for choices in (one, other)]
    assert nets[0] == [pytest.approx(-value, abs=0.2) for value in reversed(nets[1])]
    gains = [values(choices, denominator="newly_taken")[0] for choices in (one, other)]
    assert gains[0] - gains[1] == pytest.approx(nets[0][0], abs=0.2)


def test_maps_that_do_not_span_the_window_are_left_out() -> None:
    """A week's change says nothing about three days."""
    maps = [
        shown(occupied_east_of(20), FIRST_DAY - timedelta(days=4)),
        shown(occupied_east_of(18), FIRST_DAY + timedelta(days=3)),
    ]

    found = area_choices(maps, a_window(days=3), a_theatre())

    assert (found.choices, set(found.left_out)) == ((), {"atlas"})


def test_settlements_are_counted_where_their_ground_changed_hands() -> None:
    """One taken, one lost, one untouched."""
    maps = [
        shown(occupied_east_of(20, 20), FIRST_DAY),
        shown(occupied_east_of(10, 30), FIRST_DAY + timedelta(days=5)),
    ]
    points = np.array([a_point(15, -50), a_point(25, 50), a_point(60, 0)])

    found = settlement_choices(maps, a_window(), a_theatre(), points).choices

    assert values(found, denominator="newly_taken") == [1.0]
    assert values(found, denominator="net") == [0.0]


@pytest.mark.parametrize("home", [False, True])
def test_an_advance_is_measured_from_the_line_before(*, home: bool) -> None:
    """Five km along 20 km: five at the deepest point and on average, for either side."""
    edges = [20.0] * 10
    moved = [*edges[:4], 25.0 if home else 15.0, *edges[5:]]
    maps = [
        shown(occupied_east_of(*edges), FIRST_DAY),
        shown(occupied_east_of(*moved), FIRST_DAY + timedelta(days=5)),
    ]

    found = advance_choices(maps, a_window(home=home), a_theatre()).choices

    assert values(found, denominator="deepest_point") == [pytest.approx(5, abs=0.1)]
    assert values(found, denominator="mean_depth") == [pytest.approx(5, abs=0.1)]


def test_only_the_area_meant_counts() -> None:
    """A breakthrough elsewhere is no advance here."""
    maps = [
        shown(occupied_east_of(20, 20), FIRST_DAY),
        shown(occupied_east_of(10, 20), FIRST_DAY + timedelta(days=5)),
    ]
    lon, lat = a_point(20, 60)
    north = circle(Position(lon=lon, lat=lat), 30, a_theatre())

    question = replace(a_window(), within=north)

    assert values(area_choices(maps, question, a_theatre()).choices) == [0.0]
    assert values(advance_choices(maps, question, a_theatre()).choices) == [0.0]


@pytest.mark.parametrize(
    ("east_km", "incoming", "home"), [(60, [1.0], [0.0]), (-60, [0.0], [1.0]), (20, [0, 1], [0, 1])]
)
def test_a_place_is_held_by_one_side_or_contested(
    east_km: float, incoming: list[float], home: list[float]
) -> None:
    """Near the line both answers stand, marked as resting on contested ground."""
    maps = [shown(occupied_east_of(20), STATED)]
    lon, lat = a_point(east_km, 0)
    for side, expected in ((False, incoming), (True, home)):
        asked = HoldingQuestion(home=side, position=Position(lon=lon, lat=lat), day=STATED)

        assert values(holding_choices(maps, asked, STAGE).choices) == expected


def test_a_place_abroad_is_looked_up_among_ground_held_abroad() -> None:
    """Beyond the border the country's own side is the one that came in."""
    lon, lat = a_point(HALF_KM + 15, 0)
    asked = HoldingQuestion(home=True, position=Position(lon=lon, lat=lat), day=STATED)
    maps = [abroad(40, STATED), shown(occupied_east_of(20), STATED, "never")]

    found = holding_choices(maps, asked, STAGE)

    assert values(found.choices) == [1.0]
    assert set(found.left_out) == {"never"}


def test_the_order_of_maps_changes_nothing() -> None:
    """Files come in any order."""
    maps = [abroad(40 - step, FIRST_DAY + timedelta(days=step)) for step in range(9)]
    question = ShareQuestion(soil=ABROAD, stated_on=STATED)

    assert share_choices(maps[::-1], question) == share_choices(maps, question)
    assert COUNTRY.ground != ABROAD.ground
