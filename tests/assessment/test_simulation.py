"""Known truths are found again: intervals cover, collapses are noticed, seeds repeat."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from trucewatch.assessment.simulation.recovery import Recovery, recover
from trucewatch.assessment.simulation.world import Plan, make_world

PLAN = Plan(compliance=0.85)


@pytest.fixture(scope="module")
def recovery() -> Recovery:
    """Twenty truces of sixteen sectors; about three seconds, shared by the tests below."""
    return recover(PLAN, 20, 1)


def test_95_percent_intervals_hold_the_true_ratio_in_93_to_97_percent(recovery: Recovery) -> None:
    """Over the truce's first week, with cloud, fire weather and partial compliance."""
    assert recovery.intervals == 320
    assert 0.925 <= recovery.covered <= 0.975


def test_collapse_is_noticed_within_two_days_where_power_says_so(recovery: Recovery) -> None:
    """At 90 % of collapses that had the power; the watch keeps its rate of false alarms."""
    assert recovery.collapses > 80
    assert recovery.found >= 0.9
    assert recovery.false_alarms <= 1


def test_reports_still_to_come_are_covered(recovery: Recovery) -> None:
    """On the evening of a day the final count lies in the interval about as often as it says."""
    assert recovery.late_covered >= 0.88


def test_the_same_seed_gives_the_same_truce() -> None:
    """Every draw comes from the generator handed in."""
    one, other = (make_world(PLAN, np.random.default_rng(5)) for _ in range(2))

    assert (one.told == other.told).all()
    assert (one.heat.near == other.heat.near).all()


def test_without_compliance_nothing_falls() -> None:
    """A truce that nobody keeps has a true ratio of 1 everywhere."""
    world = make_world(replace(PLAN, complying=0.0), np.random.default_rng(1))

    assert (world.ratio == 1).all()


def test_an_impossible_plan_is_refused() -> None:
    """A truce cannot end before it began."""
    with pytest.raises(ValueError, match="order"):
        Plan(truce_day=50, collapse_day=40)
