"""The rules of publication, one by one, and the file they stand in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.building import DAY, KYIV, a_report, an_incident
from trucewatch.assessment.coarse import coarse_place, coarse_position
from trucewatch.assessment.grading import grade
from trucewatch.assessment.publication import View, published
from trucewatch.geography.distance import distance_m
from trucewatch.vocabulary.errors import WorkspaceError
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.incident import IncidentType, ItemType
from trucewatch.vocabulary.interval import day_interval
from trucewatch.vocabulary.place import Place, PlaceKind, Position
from trucewatch.vocabulary.policy import Audience, Policy, Sensitivity
from trucewatch.vocabulary.quantity import Casualties
from trucewatch.workflow.policy_file import read_policy

END = day_interval(DAY, KYIV).end_at
LATER = END + timedelta(hours=24)
REGION = Place(
    id="t:9",
    name="Region",
    position=Position(lon=37.0, lat=48.0),
    precision_m=90_000,
    kind=PlaceKind.REGION,
)


def graded(**changes: object) -> GradedIncident:
    """Grade an incident of one report."""
    return grade(an_incident([a_report("a", **changes)]), (), LATER)


def view(now: datetime = LATER, **changes: object) -> View:
    """Look as the public, a day later."""
    chosen = {"audience": Audience.PUBLIC, "now": now, "region_of": lambda _: REGION}
    return View(**{**chosen, **changes})  # type: ignore[arg-type]


def test_what_lies_near_the_line_waits_a_day() -> None:
    """A minute too early it is held and counted; at the hour it is shown."""
    one = graded()

    early = published([one], Policy(), view(LATER - timedelta(minutes=1)))
    due = published([one], Policy(), view())

    assert (early.incidents, early.held) == ((), {"delay": 1})
    assert len(due.incidents) == 1


def test_what_lies_surely_far_from_the_line_does_not_wait() -> None:
    """An unknown distance counts as near, a known one beyond the limit does not."""
    far = view(END, far_from_line=lambda _place, km: km < 31)

    assert len(published([graded()], Policy(), far).incidents) == 1
    assert published([graded()], Policy(near_line_km=40), far).held == {"delay": 1}


@settings(max_examples=60, deadline=None)
@given(lon=st.floats(22, 41), lat=st.floats(44, 53), radius_km=st.sampled_from([5.0, 7.5, 20.0]))
def test_a_coarse_position_says_no_more_than_its_radius(
    lon: float, lat: float, radius_km: float
) -> None:
    """Law: the true position lies within the radius, and coarsening again changes nothing."""
    true = Position(lon=lon, lat=lat)
    coarse = coarse_position(true, radius_km)

    assert distance_m(true, coarse) <= radius_km * 1000
    assert coarse_position(coarse, radius_km) == coarse


def test_positions_in_one_cell_cannot_be_told_apart() -> None:
    """Averaging many incidents does not lead back to the spot."""
    centre = coarse_position(Position(lon=37.5, lat=48.5), 5.0)
    spots = [Position(lon=centre.lon + dx, lat=centre.lat + dx / 2) for dx in (-0.03, 0, 0.03)]

    assert {coarse_position(spot, 5.0) for spot in spots} == {centre}


def test_a_position_written_as_a_name_is_no_name() -> None:
    """An observer's nameless spot is called by its coordinates inside, never outside."""
    spot = Place(
        id=None, name="48.414, 37.357", position=Position(lon=37.357, lat=48.414), precision_m=200
    )

    assert coarse_place(spot, 5.0).name == "unnamed place"


def test_few_casualties_in_a_small_place_are_told_for_the_region() -> None:
    """Fewer than k persons: the region's name, no words; k persons: the place's own."""
    two = graded(casualties=Casualties(killed_low=1, killed_high=1, injured_high=1))
    three = graded(casualties=Casualties(killed_low=1, killed_high=3))

    (few,) = published([two], Policy(), view()).incidents
    (many,) = published([three], Policy(), view()).incidents

    assert few.incident.place.name == "Region"
    assert [report.words for report in few.incident.reports] == [""]
    assert few.incident.casualties == two.incident.casualties
    assert many.incident.place.name == "Town"


def test_observers_have_letters_and_their_words_stay_inside() -> None:
    """Field reports are restricted unless the policy says otherwise."""
    field = {"item_type": ItemType.FIELD_REPORT, "speaker": "kestrel-7", "words": "from the tower"}
    (shown,) = published([graded(**field)], Policy(), view()).incidents
    opened = Policy(classes={"field_report": Sensitivity.PUBLIC})
    (open_one,) = published([graded(**field)], opened, view()).incidents

    assert [(r.speaker, r.words) for r in shown.incident.reports] == [("observer A", "")]
    assert open_one.incident.reports[0].words == "from the tower"


def test_a_confidential_kind_is_held_as_a_whole() -> None:
    """The class decides; the public learns the number."""
    policy = Policy(classes={"F3": Sensitivity.CONFIDENTIAL})

    assert published([graded()], policy, view()).held == {"class": 1}


def test_the_second_reader_is_waited_for() -> None:
    """One approval is not enough, two by different people are."""
    one = graded()
    policy = Policy(second_reader=True)
    report = one.incident.reports[0].id
    by = {report: frozenset({"desk-1"})}
    by_two = {report: frozenset({"desk-1", "desk-2"})}

    assert published([one], policy, view(readers=by)).held == {"second_reader": 1}
    assert published([one], policy, view(readers=by_two)).held == {}


def test_an_analyst_sees_everything_as_it_is() -> None:
    """Nothing is changed or counted away at one's own desk."""
    one = graded()
    shown = published([one], Policy(hold_all=True), view(audience=Audience.ANALYST))

    assert (shown.incidents, shown.held) == ((one,), {})


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("delay_h = 6\n", "delay_h is 6, the least allowed is 24"),
        ("position_km = 1.0\n", "position_km is 1, the least allowed is 5"),
        ("near_line_km = 10\n", "near_line_km is 10"),
        ("delay = 24\n", "'delay' is no rule"),
        ('delay_h = "long"\n', "delay_h must look like 24.0"),
        ('[classes]\nC9 = "public"\n', "classes.C9"),
        ('[classes]\nC1 = "secret"\n', "known: public, restricted"),
        ('held = "inc-1"\n', "held must be a list"),
        ("hold_all = \n", "nothing is published before"),
    ],
)
def test_a_policy_that_is_laxer_or_unclear_opens_no_workspace(
    tmp_path: Path, text: str, complaint: str
) -> None:
    """A misunderstood policy is never taken for none."""
    (tmp_path / "policy.toml").write_text(text, encoding="utf-8")

    with pytest.raises(WorkspaceError) as caught:
        read_policy(tmp_path)

    assert complaint in str(caught.value)


def test_a_stricter_policy_is_taken_as_written(tmp_path: Path) -> None:
    """Values may be raised; what is not named keeps its default."""
    (tmp_path / "policy.toml").write_text(
        'delay_h = 72\nheld = ["inc-1"]\n[classes]\nC1 = "confidential"\n', encoding="utf-8"
    )
    policy = read_policy(tmp_path)

    assert (policy.delay_h, policy.position_km, policy.held) == (72, 5.0, frozenset({"inc-1"}))
    assert policy.class_of(IncidentType.CIVILIAN_CASUALTY.value) is Sensitivity.CONFIDENTIAL
    assert policy.class_of("field_report") is Sensitivity.RESTRICTED
    assert (policy.origin["delay_h"], policy.origin["position_km"]) == ("file", "default")


def test_d20_publication_treats_both_sides_alike() -> None:
    """Exchanging the sides exchanges nothing but their names in what is shown and held."""
    sides = {"ukraine": "russia", "russia": "ukraine"}
    one = graded(side="ukraine", responsible="russia", speaker="General Staff")
    mirrored = replace(
        one,
        responsible=sides.get(one.responsible or ""),
        incident=replace(
            one.incident,
            reports=tuple(
                replace(r, side=sides[str(r.side)], responsible=sides[str(r.responsible)])
                for r in one.incident.reports
            ),
        ),
    )
    now = view(datetime(2031, 7, 1, tzinfo=UTC))
    (first,) = published([one], Policy(), now).incidents
    (second,) = published([mirrored], Policy(), now).incidents

    assert [(r.place, r.words, r.speaker) for r in first.incident.reports] == [
        (r.place, r.words, r.speaker) for r in second.incident.reports
    ]
    assert first.incident.place == second.incident.place
