"""Clear passes that saw nothing: a doubt beside the grades."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.building import TOWN, a_party_report, a_report, an_incident, heat
from trucewatch.assessment.grading import grade
from trucewatch.incidents.passes import Passes, doubted
from trucewatch.vocabulary.grade import GradedIncident, Occurrence
from trucewatch.vocabulary.incident import Facets, Report
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.vocabulary.place import Place, Position

MORNING = datetime(2031, 6, 12, 9, tzinfo=UTC)
FAR = Place(id=None, name="far", position=Position(lon=38.6, lat=48.5), precision_m=400)
HEAVY = Facets(weapon_class="tube_artillery")
FLAG = "sensor_inconsistent"


def _span(start_h: float, end_h: float) -> Interval:
    return Interval(
        start_at=MORNING + timedelta(hours=start_h),
        end_at=MORNING + timedelta(hours=end_h),
        zone="Europe/Kyiv",
        granularity=Granularity.HOUR,
    )


def _claim(side: str = "russia", **changes: object) -> Report:
    return a_party_report(side, **{"interval": _span(0, 1), "facets": HEAVY, **changes})


def _passed(at_h: float, place: Place = FAR) -> Report:
    return heat(f"pass-{at_h}-{place.name}", interval=_span(at_h, at_h), place=place)


def _graded(reports: list[Report], *seen: Report, cloud: float | None = 0.0) -> GradedIncident:
    passes = Passes(seen, lambda _place, _moment: cloud)
    return grade(doubted(an_incident(reports), passes), (), MORNING)


def test_a_claim_that_a_clear_pass_and_two_correspondents_did_not_see_stays_a_claim() -> None:
    """Example 3 of the specification: O1, contested, sensor_inconsistent, no verdict."""
    denials = [a_report(name, denies=True, interval=_span(0, 1)) for name in ("a", "b")]

    graded = _graded([_claim(), *denials], _passed(2))

    assert graded.occurrence.value is Occurrence.O1
    assert {FLAG, "contested"} <= graded.incident.flags


@pytest.mark.parametrize(
    ("claim", "at_h", "cloud", "place"),
    [
        (_claim(), 2, 0.6, FAR),
        (_claim(), 2, None, FAR),
        (_claim(), 0.5, 0.0, FAR),
        (_claim(), 5, 0.0, FAR),
        (_claim(interval=_span(0, 24)), 25, 0.0, FAR),
        (_claim(facets=Facets(weapon_class="mortar")), 2, 0.0, FAR),
        (_claim(), 2, 0.0, TOWN),
    ],
    ids=["cloud", "sky unknown", "too early", "too late", "any hour", "small", "heat was seen"],
)
def test_a_pass_that_need_not_have_seen_it_contradicts_nothing(
    claim: Report, at_h: float, cloud: float | None, place: Place
) -> None:
    """No looking, no contradiction: only a clear pass in time, over heavy fire, counts."""
    graded = _graded([claim], _passed(at_h, place), cloud=cloud)

    assert FLAG not in graded.incident.flags


def test_a_pass_counts_only_where_its_own_heat_shows_that_it_went_over() -> None:
    """A satellite that saw heat 700 km away may never have looked here."""
    away = Place(id=None, name="away", position=Position(lon=28.0, lat=48.5), precision_m=400)

    assert FLAG not in _graded([_claim()], _passed(2, away)).incident.flags
    assert FLAG in _graded([_claim()], _passed(2)).incident.flags


@settings(max_examples=40, deadline=None)
@given(
    reports=st.lists(
        st.builds(
            lambda side, name, denies: (
                _claim(side, name=f"{side}-{name}", denies=denies)
                if side != "paper"
                else a_report(name, denies=denies, interval=_span(0, 1), facets=HEAVY)
            ),
            st.sampled_from(["russia", "ukraine", "paper"]),
            st.sampled_from(["a", "b", "c"]),
            st.booleans(),
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda report: report.id,
    ),
    at_h=st.sampled_from([0.5, 1.0, 2.0, 3.5]),
)
def test_a_clear_pass_never_changes_a_grade_and_knows_no_sides(
    reports: list[Report], at_h: float
) -> None:
    """D20: the same with the sides changed; and the flag stands beside the grades."""
    other = {"russia": "ukraine", "ukraine": "russia"}
    swapped = [
        _claim(other[one.side], name=f"{other[one.side]}-{one.id[-1]}", denies=one.denies)
        if one.side
        else one
        for one in reports
    ]

    with_pass, without = _graded(reports, _passed(at_h)), _graded(reports)
    mirrored = _graded(swapped, _passed(at_h))

    assert with_pass.occurrence == without.occurrence
    assert with_pass.attribution == without.attribution
    assert (FLAG in with_pass.incident.flags) == (FLAG in mirrored.incident.flags)
