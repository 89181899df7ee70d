"""Whether two reports can be of one time: days named, moments, follow-ups."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from incidents.building import DAY, KYIV, a_report
from trucewatch.incidents.same_time import part_points, time_points, window_h
from trucewatch.incidents.trait import Trait, trait_of
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.interval import Granularity, Interval

NOON = datetime(2031, 6, 12, 9, tzinfo=UTC)


def happened(after_h: float = 0.0, lasts_h: float = 0.0, **told: object) -> Trait:
    """Build a report of mortar fire so many hours after noon, lasting so many."""
    start = NOON + timedelta(hours=after_h)
    interval = Interval(
        start_at=start,
        end_at=start + timedelta(hours=lasts_h),
        zone=KYIV,
        granularity=Granularity.MINUTE,
    )
    found = trait_of(a_report(f"{after_h}-{lasts_h}", interval=interval))
    return replace(found, told=replace(found.told, **told))


def a_day(after: int, *named: int, follows_up: bool = False) -> Trait:
    """Build a report of a whole day that names days, counted from the 12th of June."""
    found = happened(24 * after - 12, 24, follows_up=follows_up)
    days = frozenset(DAY + timedelta(days=one) for one in named)
    return replace(found, day=DAY + timedelta(days=after), named=days)


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        (a_day(0, 0), a_day(5, 0, 3), 2),
        (a_day(0, 0), a_day(0, 1), None),
        (a_day(0, 0), a_day(0), 1),
        (a_day(0, 0), a_day(1), -2),
        (a_day(0, 0), a_day(1, follows_up=True), 0),
        (a_day(0, 0), a_day(-1), -2),
        (a_day(0, 0), a_day(-2), None),
        (a_day(0, 0), a_day(2), None),
        (a_day(0, 0), a_day(2, follows_up=True), -2),
        (a_day(0, 0), a_day(3, follows_up=True), -2),
        (a_day(0, 0), a_day(4, follows_up=True), None),
        (a_day(0, 0, 3), a_day(3), 1),
    ],
)
def test_a_day_that_is_named_goes_before_the_day_of_the_line(
    one: Trait, other: Trait, points: int | None
) -> None:
    """Follow-ups may come up to three days later; the nearest day named counts."""
    assert time_points(one, other) == points
    assert time_points(other, one) == points


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        (happened(), happened(), 2),
        (happened(0, 10), happened(1, 10), 2),
        (happened(0, 10.5), happened(1, 1), 1),
        (happened(), happened(2.0), 2),
        (happened(), happened(3.0), 2),
        (happened(), happened(3.5), None),
        (happened(), happened(2.0, 5), None),
        (happened(-5, 5), happened(2.0), None),
        (happened(-5, 5), happened(2.0, follows_up=True), -2),
        (happened(), happened(20.0), None),
        (happened(), happened(20.0, 5), None),
        (happened(), happened(20.0, 5, follows_up=True), -2),
        (happened(), happened(24.0, 5, follows_up=True), -2),
        (happened(), happened(24.5, 5, follows_up=True), None),
        (happened(-5, 5), happened(0, 5), -2),
        (happened(-5, 5), happened(0, 5, follows_up=True), 0),
        (happened(-5, 5, follows_up=True), happened(0, 5), -2),
    ],
    ids=[
        "one moment", "ten hours", "more than ten", "near moments", "as near as shells are",
        "not so near", "near a stretch", "near after a stretch", "followed up after a stretch",
        "two moments", "later",
        "followed up", "a day later", "more than a day", "right after", "follows right after",
        "the earlier one follows up",
    ],
)  # fmt: skip
def test_moments_speak_for_one_event_when_they_are_near(
    one: Trait, other: Trait, points: int | None
) -> None:
    """Only the later line can follow up; the order of the two is irrelevant."""
    assert time_points(one, other) == points
    assert time_points(other, one) == points


@pytest.mark.parametrize(("gap_h", "points"), [(24.0, 1), (24.5, None)])
def test_the_same_words_within_a_day_are_of_one_time(gap_h: float, points: int | None) -> None:
    """A copy is printed up to a day later."""
    assert time_points(happened(), happened(gap_h, 5), copy=True) == points


@pytest.mark.parametrize(
    ("parts", "after_h", "points"),
    [
        (("early", "late"), 0.0, -2),
        (("late", "early"), 0.0, -2),
        (("early", "early"), 0.0, 0),
        (("early", ""), 0.0, 0),
        (("early", "late"), 20.0, 0),
    ],
)
def test_night_and_evening_of_one_day_are_two_attacks_sooner(
    parts: tuple[str, str], after_h: float, points: int
) -> None:
    """On two days the parts of the day say nothing."""
    assert part_points(happened(part=parts[0]), happened(after_h, part=parts[1])) == points


def test_the_longer_window_of_two_kinds_counts() -> None:
    """Harm to people is reported for hours, shells by the minute."""
    shells, harm = (
        a_report(kind.value, incident_type=kind)
        for kind in (IncidentType.ARTILLERY, IncidentType.CIVILIAN_CASUALTY)
    )

    assert window_h(shells, harm) == window_h(harm, shells) == window_h(harm, harm)
    assert window_h(shells, shells) < window_h(shells, harm)
