"""Sector-days: seen how well, found what, compared with which days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import nbinom, poisson

from agreements.building import a_step, a_term, a_version, a_window, an_agreement
from incidents.building import DAY, KYIV, TOWN, a_report, an_incident
from trucewatch.assessment.days import day_of
from trucewatch.assessment.grading import grade
from trucewatch.assessment.headline import headline
from trucewatch.assessment.rates import Baseline, dispersion, power, rate_ratio
from trucewatch.assessment.sector_days import SectorDayInput, assess, baseline_days
from trucewatch.vocabulary.agreement import Stage
from trucewatch.vocabulary.detection import FieldReport
from trucewatch.vocabulary.evidence import EvidenceRef
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.incident import Facets, IncidentType
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval
from trucewatch.vocabulary.sector import Channel, ReaderState, SectorDay, State
from trucewatch.vocabulary.source import SourceClass

ASOF = datetime(2031, 7, 1, tzinfo=UTC)
HISTORY = DAY - timedelta(days=60)
SECTOR = "sector"


def an_event(day: date = DAY, *, papers: int = 1, **changes: Any) -> GradedIncident:
    """Build a graded incident of a day, told by so many independent papers."""
    name = f"{day:%m%d}"
    reports = [
        a_report(f"{name}{number}", interval=day_interval(day, KYIV), **changes)
        for number in range(papers)
    ]
    return grade(an_incident(reports), (), ASOF)


def covered(per_day: int = 6, *, until: date = DAY) -> Mapping[tuple[str, date], int]:
    """Build the same activity on every day."""
    days = (until - HISTORY).days
    return {(SECTOR, HISTORY + timedelta(days=n)): per_day for n in range(days + 1)}


def assessed(*incidents: GradedIncident, **changes: Any) -> SectorDay:
    """Assess the one sector on the day."""
    chosen: dict[str, Any] = {
        "zone": KYIV,
        "sectors": (SECTOR,),
        "days": (DAY,),
        "incidents": incidents,
        "activity": covered(),
        "history_from": HISTORY,
    }
    return assess(SectorDayInput(**{**chosen, **changes}))[0]


def test_nothing_found_where_nobody_looked_is_not_quiet() -> None:
    """D07: quiet needs coverage."""
    found = assessed(activity={})

    assert (found.state, found.reader_state) == (State.NO_DATA, ReaderState.NOT_OBSERVED)
    assert found.observability[Channel.REPORTS].reason == "no_source"


def test_nothing_found_with_coverage_is_quiet() -> None:
    """D07: newsrooms that told of this sector every day tell of nothing."""
    found = assessed()

    assert (found.state, found.reader_state) == (
        State.QUIET_OBSERVED,
        ReaderState.NONE_RECORDED,
    )


@pytest.mark.parametrize(
    ("silent_days", "state"),
    [
        (2, ReaderState.NONE_RECORDED),
        (14, ReaderState.PARTLY_OBSERVED),
        (28, ReaderState.NOT_OBSERVED),
    ],
)
def test_a_sector_nobody_writes_about_any_more_loses_its_coverage(
    silent_days: int, state: ReaderState
) -> None:
    """Newsrooms work as usual elsewhere; here they once told of three things a day."""
    told = covered(3, until=DAY - timedelta(days=silent_days))
    elsewhere = {("other", day): 60 for (_, day) in covered()}

    found = assessed(activity={**told, **elsewhere}, sectors=(SECTOR, "other"))

    assert found.reader_state is state


def test_silent_newsrooms_are_not_peace() -> None:
    """A day on which no source says anything about any sector is not observed."""
    found = assessed(activity=covered(until=DAY - timedelta(days=1)))

    assert found.reader_state is ReaderState.NOT_OBSERVED
    assert found.observability[Channel.REPORTS].reason == "sources_silent"


def test_silence_in_one_sector_while_others_are_told_of_stays_observed() -> None:
    """Coverage is judged by the newsrooms' work, not by the news."""
    activity = {
        **covered(until=DAY - timedelta(days=1)),
        **{("other", each): 30 for _, each in covered()},
    }

    found = assessed(activity=activity, sectors=(SECTOR, "other"))

    assert found.reader_state is ReaderState.NONE_RECORDED


def test_a_rarely_covered_sector_is_partly_observed() -> None:
    """One report a day is some coverage, not enough for quiet."""
    found = assessed(activity=covered(1))

    assert (found.state, found.reader_state) == (
        State.QUIET_UNOBSERVED,
        ReaderState.PARTLY_OBSERVED,
    )


def test_a_reported_incident_is_recorded_and_a_claim_is_not() -> None:
    """Recorded needs O2 or higher; a party's claim is counted by its grade only."""
    claim = an_event(source_class=SourceClass.PARTY, side="russia")

    assert assessed(an_event()).reader_state is ReaderState.RECORDED
    assert assessed(claim).reader_state is ReaderState.NONE_RECORDED
    assert assessed(claim).counts["O1"] == 1


def test_people_harmed_are_force_recorded_although_no_weapon_is_named() -> None:
    """A sector with wounded civilians is not one where nothing was recorded."""
    found = assessed(an_event(incident_type=IncidentType.CIVILIAN_CASUALTY))

    assert found.reader_state is ReaderState.RECORDED


def test_exercises_are_counted_apart() -> None:
    """D13: an exercise is neither fire nor quiet broken."""
    found = assessed(an_event(facets=Facets(exercise=True)))

    assert (found.counts["fire"], found.counts["exercise"]) == (0, 1)
    assert found.reader_state is ReaderState.NONE_RECORDED


def test_an_observer_who_looked_for_45_minutes_saw_45_minutes() -> None:
    """Field presence counts by the hour, and hardly for a whole day."""
    watch = FieldReport(
        id="f",
        evidence=EvidenceRef(sha256="f" * 64),
        observer="crane",
        observer_position=None,
        place=TOWN,
        interval=day_interval(DAY, KYIV),
        means="heard",
        nothing_recorded=True,
        minutes_observed=45,
    )

    channel = assessed(field_reports={(SECTOR, DAY): (watch,)}).observability[Channel.FIELD]

    assert (channel.observed_hours, channel.reason) == (0.75, "observers_present")
    assert 0 < channel.share < 0.01


def test_an_overcast_sky_hides_heat_and_an_unknown_sky_is_no_observation() -> None:
    """Heat needs a sky: clear, overcast and unknown are three things."""
    at = (SECTOR, DAY)
    shares = [
        assessed(clusters={}, cloud=cloud).observability[Channel.THERMAL].share
        for cloud in ({at: 0.0}, {at: 1.0}, {})
    ]

    assert shares == [pytest.approx(0.2), pytest.approx(0.0036), 0.0]


def test_a_fall_far_below_the_baseline_is_below_baseline() -> None:
    """The interval, not the point, decides."""
    history = [
        replace_id(an_event(DAY - timedelta(days=back)), number)
        for back in range(1, 29)
        for number in range(12)
    ]

    found = assessed(*history, an_event())

    assert found.rate_ratio is not None
    assert found.rate_ratio.high < 1
    assert found.state is State.BELOW_BASELINE
    assert found.power is not None
    assert found.power > 0.9


def replace_id(graded: GradedIncident, number: int) -> GradedIncident:
    """Give a copy of an incident a name of its own."""
    incident = replace(graded.incident, id=f"{graded.incident.id}-{number}")
    return replace(graded, incident=incident)


def test_an_empty_baseline_gives_no_ratio_and_says_why() -> None:
    """D12: nothing is divided by nothing."""
    found = assessed(an_event())

    assert (found.rate_ratio, found.rate_reason) == (None, "empty_baseline")
    assert found.power is None


def test_a_truce_is_compared_with_the_days_before_it() -> None:
    """D12: the baseline ends where the agreement begins, on every day it binds anybody."""
    start = day_interval(DAY - timedelta(days=5), KYIV).start_at
    window = a_window(start, start + timedelta(days=30))
    agreement = an_agreement(
        a_version("text", a_term(window=window), window=window),
        life=(a_step("russia", Stage.IN_FORCE, start),),
    )
    given_input = SectorDayInput(
        zone=KYIV,
        sectors=(SECTOR,),
        days=(DAY,),
        incidents=(),
        activity={},
        history_from=HISTORY,
        agreement=agreement,
    )

    days = baseline_days(given_input, DAY)

    assert (len(days), days[-1]) == (28, DAY - timedelta(days=6))


def test_days_before_the_first_material_are_no_baseline() -> None:
    """A day without collection is unknown, not empty."""
    found = assessed(an_event(), history_from=DAY)

    assert found.rate_reason == "no_baseline_days"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 30), st.lists(st.integers(0, 20), min_size=2, max_size=28))
def test_the_interval_contains_the_median_and_grows_with_the_count(
    observed: int, counts: list[int]
) -> None:
    """Law: low < median < high, and more incidents never lower the ratio."""
    baseline = Baseline(counts=tuple(counts))

    ratio, reason = rate_ratio(observed, baseline)
    more, _ = rate_ratio(observed + 1, baseline)

    if ratio is None or more is None:
        assert reason == "empty_baseline"
        return
    assert 0 <= ratio.low < ratio.median < ratio.high
    assert more.median > ratio.median


def test_a_count_equal_to_its_baseline_has_one_inside() -> None:
    """Five a day for 28 days and five today: about 1, with one inside the interval."""
    ratio, _ = rate_ratio(5, Baseline(counts=(5,) * 28))

    assert ratio is not None
    assert ratio.low < 1 < ratio.high
    assert ratio.median == pytest.approx(0.94, abs=0.05)
    assert (ratio.observed, ratio.baseline_count, ratio.baseline_days) == (5, 140, 28)


@pytest.mark.parametrize("counts", [(1,) + (0,) * 27, (1, 0, 0, 0) * 7, (9,) * 28])
def test_a_day_without_incidents_never_looks_like_a_rise(counts: tuple[int, ...]) -> None:
    """The prior expects the baseline's rate, however thin the baseline is."""
    ratio, _ = rate_ratio(0, Baseline(counts=counts))

    assert ratio is not None
    assert ratio.median < 1


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 20), min_size=5, max_size=28).filter(any))
def test_power_agrees_with_an_independent_computation(counts: list[int]) -> None:
    """Oracle: the same alarm level and probability from scipy.stats."""
    baseline = Baseline(counts=tuple(counts))
    alpha = dispersion(counts)

    def model(mean: float) -> Any:
        return nbinom(1 / alpha, 1 / (1 + alpha * mean)) if alpha else poisson(mean)

    alarms = [k for k in range(200) if model(baseline.mean).cdf(k) <= 0.05]
    expected = model(0.3 * baseline.mean).cdf(max(alarms)) if alarms else 0.0

    assert power(baseline) == pytest.approx(expected)


def test_power_is_zero_where_even_nothing_would_be_usual() -> None:
    """With one incident a week a day of silence proves nothing."""
    assert power(Baseline(counts=(1, 0, 0, 0, 0, 0, 0) * 4)) == 0.0


def test_an_incident_counts_on_the_day_it_shares_most_time_with() -> None:
    """A night belongs to one day; a span of two days to the second."""
    evening = day_interval(DAY, KYIV).end_at - timedelta(hours=1)
    night = Interval(
        start_at=evening,
        end_at=evening + timedelta(hours=8),
        zone=KYIV,
        granularity=Granularity.DAYPART,
    )
    two_days = replace(
        night,
        start_at=day_interval(DAY - timedelta(days=1), KYIV).start_at,
        end_at=day_interval(DAY, KYIV).end_at,
    )

    assert day_of(night, KYIV) == DAY + timedelta(days=1)
    assert day_of(two_days, KYIV) == DAY


def test_the_headline_counts_what_it_lists() -> None:
    """Every number of the sentence is the length of a tuple of ids."""
    corroborated = an_event(papers=2)
    found = assess(
        SectorDayInput(
            zone=KYIV,
            sectors=(SECTOR, "dark"),
            days=(DAY,),
            incidents=(corroborated,),
            activity=covered(),
            history_from=HISTORY,
        )
    )

    parts = headline(DAY, None, found, (corroborated,))

    assert parts.variant == "no_agreement"
    assert (parts.observed, parts.unobserved) == ((SECTOR,), ("dark",))
    assert parts.corroborated == (SECTOR,)
    assert parts.corroborated_incidents == (corroborated.incident.id,)
    assert parts.would_change == {
        "review": (corroborated.incident.id,),
        "observation_of_unobserved": ("dark",),
        "coverage_field": ("dark",),
    }
