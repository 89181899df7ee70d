"""The workspace's own record: forecasts scored, later changes measured, late reports awaited."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.assessment.reporting.track_record import Told, track_record

FIRST = date(2031, 4, 1)
DAYS, SECTORS = 60, 8


def kept(seed: int, now: float = DAYS + 1.0, late: float = 0.2) -> Told:
    """Reports of sixty days: a share of them comes in evenly one to five days late."""
    draw = np.random.default_rng(seed)
    counts = draw.poisson(3.0, (DAYS, SECTORS))
    day, sector = (part.repeat(counts.ravel()) for part in np.indices(counts.shape).reshape(2, -1))
    delay = np.where(draw.random(len(day)) < late, draw.uniform(1, 6, len(day)), 0)
    known = day + draw.random(len(day)) + delay
    return Told(FIRST, day, sector, known, (DAYS, SECTORS), now)


def test_intervals_of_a_steady_process_hold_their_levels() -> None:
    """What was forecast each morning from what was known then covers what came."""
    found = track_record(kept(1)).foretold

    assert found is not None
    assert (found.days, found.cells) == (30, 240)
    assert abs(found.coverage[0.8] - 0.8) < 0.08
    assert abs(found.coverage[0.95] - 0.95) < 0.05
    assert found.log_score < 0


def test_what_came_in_late_is_measured_by_age() -> None:
    """A fifth is late, one to six days: fewer the longer one waits, none after two weeks."""
    revised = track_record(kept(2)).revised

    assert list(revised) == [24, 72, 336]
    assert 0.1 < revised[24] < 0.2
    assert revised[72] < revised[24]
    assert revised[336] == 0


def test_late_reports_of_the_day_are_foretold_with_an_interval_that_holds_them() -> None:
    """In nine of ten made-up workspaces the reports still to come lie in the interval."""
    hits = []
    for seed in range(20):
        told = kept(seed)
        found = track_record(told).coming
        assert found is not None
        missing = int(((told.day == DAYS - 1) & (told.known > told.now)).sum())
        hits.append(found.low <= missing <= found.high)

    assert 0.8 <= np.mean(hits) <= 1.0


def test_a_workspace_filled_at_once_tells_nothing_about_itself() -> None:
    """Reports of months that all came in today were foreseen by nobody and late by design."""
    told = kept(3)
    at_once = Told(FIRST, told.day, told.sector, np.full(len(told.day), 60.5), told.size, told.now)

    found = track_record(at_once)

    assert (found.foretold, found.revised, found.coming) == (None, {}, None)
    assert (found.foretold_days, found.complete_days) == (0, 0)


def test_a_workspace_filled_at_once_is_scored_in_hindsight_and_says_so() -> None:
    """The archive's counts still tell whether intervals hold, beside what was never foreseen."""
    told = kept(3)
    at_once = Told(FIRST, told.day, told.sector, np.full(len(told.day), 60.5), told.size, told.now)

    found = track_record(at_once)

    assert found.hindcast is not None
    assert found.hindcast.days == 30
    assert abs(found.hindcast.coverage[0.8] - 0.8) < 0.08
    assert found.early is None
    assert track_record(kept(1)).hindcast is None


def test_a_young_workspace_tells_what_came_late_so_far() -> None:
    """Ten days looked at while fresh are too few to be complete, enough to say of how many."""
    told = kept(5)
    young = told.day < 10
    few = Told(FIRST, told.day[young], told.sector[young], told.known[young], (10, SECTORS), 10.9)

    found = track_record(few)

    assert found.revised == {}
    assert found.early is not None
    share, days = found.early
    assert days == 7
    assert 0.05 < share < 0.25


def test_a_day_that_is_not_over_awaits_nothing_yet() -> None:
    """How much of it is in cannot be told from days that were over."""
    assert track_record(kept(4, now=DAYS - 0.5)).coming is None


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10_000), st.floats(50.0, 61.0))
def test_reports_that_become_known_later_change_nothing(seed: int, now: float) -> None:
    """The record as of a time is the same whether or not more came in since."""
    told = kept(seed, now)

    assert track_record(told) == track_record(told.known_now())
