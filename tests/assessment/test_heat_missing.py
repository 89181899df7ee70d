"""Heat where something is missing: one sector's clouds, every fire, any source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from tests.assessment.heat_building import START, a_panel

from trucewatch.assessment.combination import modelled_voice
from trucewatch.assessment.observability import from_heat
from trucewatch.assessment.thermal.findings import Asked, heat_channel
from trucewatch.assessment.thermal.panel import Panel
from trucewatch.vocabulary.interval import day_interval
from trucewatch.vocabulary.thermal import HeatChannel, HeatFinding

DAYS = 500


def asked_on(panel: Panel, day: date = START + timedelta(days=DAYS - 1)) -> HeatChannel:
    """Ask for the last day, no truce in force."""
    return heat_channel(panel, Asked(day=day_interval(day, "UTC"), truce=None, others=()))


def by_sector(channel: HeatChannel) -> dict[str, HeatFinding]:
    """Findings of the day by sector."""
    return {one.sector: one for one in channel.day}


@pytest.fixture(scope="module")
def full() -> Panel:
    """Three sectors under clear skies, one earlier year."""
    return a_panel(DAYS, level=20, cloudy=False)


def test_a_sector_without_clouds_is_not_observable_and_has_no_voice(full: Panel) -> None:
    """Its sky is unknown; that is its reason, and the channel does not say that clouds lack."""
    clear = full.clear_day.copy()
    clear[:, 2] = np.nan

    channel = asked_on(replace(full, clear_day=clear, clear_night=clear))

    found = by_sector(channel)
    assert (found["south"].reason, found["south"].exposure) == ("cloud_unknown", None)
    assert (found["south"].observable, found["south"].says) == (False, "not_observable")
    assert modelled_voice(found["south"]) is None
    assert "no_clouds" not in channel.missing
    assert "cloud_unknown" not in {found["north"].reason, found["middle"].reason}


def test_clouds_missing_in_one_sector_leave_the_others_counts_and_sky(full: Panel) -> None:
    """What one sector lacks takes nothing from its neighbours."""
    clear = full.clear_day.copy()
    clear[:, 2] = np.nan
    before = by_sector(asked_on(full))["north"]

    after = by_sector(asked_on(replace(full, clear_day=clear, clear_night=clear)))["north"]

    assert (after.observed, after.exposure, after.reason) == (
        before.observed,
        before.exposure,
        before.reason,
    )


def test_a_sector_in_which_nothing_ever_burned_cannot_show_a_truce(full: Panel) -> None:
    """A zero baseline is no peace: too little is expected, whatever the sky."""
    near = full.near.copy()
    near[:, 2] = 0

    found = by_sector(asked_on(replace(full, near=near)))["south"]

    assert (found.observed, found.reason) == (0, "too_few_expected")
    assert (found.observable, found.says) == (False, "not_observable")


def test_without_a_thermal_source_no_hour_was_watched_from_above() -> None:
    """No source comes before an unknown sky, and neither counts as an hour of watching."""
    for clusters, cloud, reason in ((None, 0.1, "no_source"), (3, None, "cloud_unknown")):
        found = from_heat(clusters, cloud)
        assert (found.share, found.observed_hours, found.reason) == (0, 0, reason)
