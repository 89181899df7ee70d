"""People harmed: low, best, high, and the two dates (D14)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.building import DAY, PUBLISHED, a_party_report, a_report, an_incident
from trucewatch.vocabulary.quantity import Casualties
from trucewatch.vocabulary.source import Reliability


def a_toll(low: int, high: int | None = None, *, verified: bool = False) -> Casualties:
    """Build a stated number of people killed."""
    return Casualties(killed_low=low, killed_high=high or low, verified=verified)


def test_d14_the_best_number_is_of_whoever_belongs_to_no_party() -> None:
    """The span holds all that is stated; best is neither the largest nor the first."""
    reports = [
        a_party_report("ukraine", casualties=a_toll(9)),
        a_report("paper", casualties=a_toll(3, 5)),
    ]

    found = an_incident(reports).casualties

    assert found is not None
    assert (found.killed_low, found.killed_best, found.killed_high) == (3, 3, 9)


def test_d14_a_verified_number_is_best_and_dates_the_confirmation() -> None:
    """Date of the event and date of confirmation are two things."""
    later = PUBLISHED + timedelta(days=4)
    reports = [
        a_report("paper", casualties=a_toll(2)),
        a_report("mission", casualties=a_toll(4, verified=True), published_at=later),
    ]

    found = an_incident(reports).casualties

    assert found is not None
    assert (found.killed_best, found.event_on, found.confirmed_on) == (
        4,
        DAY,
        date(2031, 6, 16),
    )


def test_d14_what_is_only_reported_has_no_date_of_confirmation() -> None:
    """Repetition is no verification."""
    reports = [a_report(name, casualties=a_toll(2)) for name in ("a", "b", "c")]

    found = an_incident(reports).casualties

    assert found is not None
    assert (found.verified, found.confirmed_on) == (False, None)


def test_d14_among_equals_the_later_number_is_better() -> None:
    """Tolls are corrected as they become known."""
    reports = [
        a_report("early", casualties=a_toll(2)),
        a_report("late", casualties=a_toll(5), published_at=PUBLISHED + timedelta(hours=9)),
    ]

    found = an_incident(reports).casualties

    assert found is not None
    assert found.killed_best == 5


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from(Reliability)), min_size=1, max_size=5)
)
def test_d14_the_best_number_lies_between_the_lowest_and_the_highest(
    stated: list[tuple[int, Reliability]],
) -> None:
    """Whatever is stated; and the order of the reports is irrelevant."""
    reports = [
        a_report(f"paper{number}", casualties=a_toll(toll), reliability=letter)
        for number, (toll, letter) in enumerate(stated)
    ]

    one, other = an_incident(reports).casualties, an_incident(reports[::-1]).casualties

    assert one is not None
    assert one.killed_low is not None
    assert one.killed_best is not None
    assert one.killed_high is not None
    assert one.killed_low <= one.killed_best <= one.killed_high
    assert one == other
