"""How well a day could have been seen: reports, observers and heat, reason by reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.building import DAY, KYIV, TOWN
from trucewatch.assessment.observability import (
    OVERCAST_FACTOR,
    REPORTS_SCALE,
    THERMAL_REACH,
    combined,
    from_field,
    from_heat,
    from_reports,
)
from trucewatch.vocabulary.detection import FieldReport
from trucewatch.vocabulary.evidence import EvidenceRef
from trucewatch.vocabulary.interval import day_interval


def a_watch(minutes: float | None, restriction: str | None = None, by: str = "o1") -> FieldReport:
    """Build the record of an observer who looked and recorded nothing."""
    return FieldReport(
        id=f"watch-{by}",
        evidence=EvidenceRef(sha256="e" * 64),
        observer=by,
        observer_position=None,
        place=TOWN,
        interval=day_interval(DAY + timedelta(days=0), KYIV),
        means="seen",
        nothing_recorded=True,
        minutes_observed=minutes,
        restriction=restriction,
    )


@pytest.mark.parametrize(
    ("usual", "today", "activity", "reason"),
    [
        (0.0, 0.0, 1.0, "no_source"),
        (0.0, 0.0, 0.0, "no_source"),
        (3.0, 0.0, 0.0, "sources_silent"),
        (3.0, 0.0, 0.49, "sources_below_usual"),
        (3.0, 0.0, 0.5, "covered_as_usual"),
        (3.0, 0.0, None, "covered_as_usual"),
        (2.9, 0.0, None, "rarely_covered"),
        (0.0, 3.0, None, "covered_as_usual"),
    ],
)
def test_the_reason_tells_missing_sources_from_a_sector_seldom_told_of(
    usual: float, today: float, activity: float | None, reason: str
) -> None:
    """From half the usual activity on newsrooms count as at work; so do three reports a day."""
    assert from_reports(usual, today, activity).reason == reason


def test_newsrooms_busier_than_usual_see_no_more() -> None:
    """Activity lowers what is covered and never raises it; unknown activity is kept apart."""
    usual, busy, unknown, half = (
        from_reports(REPORTS_SCALE, 0.0, activity) for activity in (1.0, 2.0, None, 0.5)
    )

    assert usual.share == busy.share == unknown.share
    assert half.share == pytest.approx(usual.share / 2)
    assert (unknown.basis["activity"], half.basis["activity"]) == (-1.0, 0.5)


@pytest.mark.parametrize(
    ("clusters", "cloud", "reason"),
    [
        (None, 0.0, "no_source"),
        (None, None, "no_source"),
        (0, None, "cloud_unknown"),
        (0, 0.0, "passes_only"),
        (0, 0.8, "passes_only"),
        (0, 0.81, "overcast"),
    ],
)
def test_the_thermal_channel_says_why_it_saw_little(
    clusters: int | None, cloud: float | None, reason: str
) -> None:
    """No source, no sky, too much cloud, or only a few passes."""
    found = from_heat(clusters, cloud)

    assert found.reason == reason
    assert (found.share > 0) is (reason in ("passes_only", "overcast"))


def test_overcast_leaves_a_little_of_what_heat_shows() -> None:
    """Linear in the share of cloud, from all of its reach to 1.8 % of it."""
    clear, half, overcast = (from_heat(2, cloud) for cloud in (0.0, 0.5, 1.0))

    assert clear.share == THERMAL_REACH
    assert overcast.share == pytest.approx(THERMAL_REACH * OVERCAST_FACTOR)
    assert half.share == pytest.approx((clear.share + overcast.share) / 2)
    assert clear.basis == {"clusters": 2.0, "cloud": 0.0}
    assert from_heat(None, None).basis == {"clusters": -1.0, "cloud": -1.0}


@pytest.mark.parametrize(
    ("watches", "reason", "hours"),
    [
        ((), "no_observer", 0.0),
        ((a_watch(None),), "observers_present", 0.0),
        ((a_watch(90.0),), "observers_present", 1.5),
        ((a_watch(60.0), a_watch(60.0, "denied by somebody")), "restricted", 2.0),
        ((a_watch(1000.0), a_watch(1000.0)), "observers_present", 24.0),
    ],
)
def test_observers_count_by_how_long_they_looked(
    watches: tuple[FieldReport, ...], reason: str, hours: float
) -> None:
    """One hindrance is enough to be told; a day has no more than 24 hours."""
    found = from_field(watches)

    assert (found.reason, found.observed_hours) == (reason, hours)
    assert found.basis["minutes"] == sum(each.minutes_observed or 0.0 for each in watches)


def test_one_observer_who_writes_twice_is_one() -> None:
    """Observers are counted by pseudonym."""
    twice = from_field([a_watch(60.0), a_watch(60.0), a_watch(60.0, by="o2")])

    assert twice.basis["observers"] == 2.0


@settings(max_examples=30)
@given(st.lists(st.floats(min_value=0, max_value=3000), max_size=5))
def test_no_channel_sees_less_with_more_observers(minutes: list[float]) -> None:
    """Combined they see at least what the best of them sees, and never all."""
    alone = [from_field([a_watch(each)]) for each in minutes]

    together = from_field([a_watch(each) for each in minutes]).share

    assert together == pytest.approx(combined(alone))
    assert max((each.share for each in alone), default=0.0) - 1e-12 <= together < 1
