"""The rules of publication at their edges: what is just held, just coarse, just told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from incidents.building import TOWN, a_report, an_incident
from publication.test_policy import LATER, graded, view
from trucewatch.assessment.coarse import coarse_place
from trucewatch.assessment.grading import grade
from trucewatch.assessment.publication import REGION_KM, hold_reason, published
from trucewatch.incidents.assembly import incident_id
from trucewatch.vocabulary.incident import Incident, ItemType
from trucewatch.vocabulary.place import Place, PlaceKind
from trucewatch.vocabulary.policy import Policy, Sensitivity
from trucewatch.vocabulary.quantity import Casualties

PAIR = an_incident(
    [a_report("a"), a_report("b", item_type=ItemType.FIELD_REPORT, speaker="kestrel-7")]
)


@pytest.mark.parametrize(
    "name",
    [
        PAIR.id,
        "rep-b",
        "doc-a",
        PAIR.reports[0].evidence.sha256,
        incident_id("rep-b"),
    ],
    ids=["the incident", "a report", "a document", "a file", "an incident merged into it"],
)
def test_one_part_on_the_list_holds_the_whole(name: str) -> None:
    """Whatever it was called when somebody put it there."""
    assert hold_reason(PAIR, Policy(held=frozenset({name, "x"})), view()) == "held"
    assert hold_reason(PAIR, Policy(held=frozenset({"x", ""})), view()) is None


def test_the_first_reason_is_the_one_counted() -> None:
    """The crisis switch before the list, the list before the delay."""
    early = view(LATER - timedelta(hours=2))
    listed = frozenset({PAIR.id})

    assert hold_reason(PAIR, Policy(hold_all=True, held=listed), early) == "hold_all"
    assert hold_reason(PAIR, Policy(held=listed), early) == "held"
    assert hold_reason(PAIR, Policy(second_reader=True), early) == "delay"
    assert hold_reason(PAIR, Policy(), replace(early, invented=True)) is None


def test_confidential_evidence_is_left_out_and_holds_what_rests_on_it_alone() -> None:
    """The other report stays, and the origin of the one left out goes with it."""
    policy = Policy(classes={"field_report": Sensitivity.CONFIDENTIAL})
    alone = an_incident([PAIR.reports[1]])

    (shown,) = published([grade(PAIR, (), LATER)], policy, view()).incidents

    assert [report.id for report in shown.incident.reports] == ["rep-a"]
    assert [origin.reports for origin in shown.incident.origins] == [("rep-a",)]
    assert hold_reason(alone, policy, view()) == "class"


def test_observers_have_letters_by_turn_and_speakers_keep_their_names() -> None:
    """One observer has one letter in all incidents; who speaks in public is no observer."""
    reports = [
        a_report(name, item_type=ItemType.FIELD_REPORT, speaker=name)
        for name in ("kestrel-7", "heron-2")
    ]
    incidents = [an_incident([one, a_report("c", speaker="the mayor")]) for one in reports]

    shown = published([grade(one, (), LATER) for one in incidents], Policy(), view()).incidents

    assert [{report.speaker for report in one.incident.reports} for one in shown] == [
        {"observer B", "the mayor"},
        {"observer A", "the mayor"},
    ]


@pytest.mark.parametrize(
    ("toll", "place", "regional"),
    [
        (Casualties(killed_low=1), {}, True),
        (Casualties(killed_low=2), {}, True),
        (Casualties(killed_low=3), {}, False),
        (Casualties(killed_low=1, killed_high=3), {}, False),
        (Casualties(killed_low=2, injured_low=1), {}, False),
        (Casualties(injured_low=1, injured_high=2), {}, True),
        (Casualties(killed_low=0, injured_low=0), {}, False),
        (None, {}, False),
        (Casualties(killed_low=1), {"population": 4999}, True),
        (Casualties(killed_low=1), {"population": 5000}, False),
        (Casualties(killed_low=1), {"kind": PlaceKind.REGION}, False),
        (Casualties(killed_low=1), {"kind": PlaceKind.COUNTRY}, False),
    ],
)
def test_fewer_than_three_people_in_a_small_place_are_told_for_the_region(
    toll: Casualties | None, place: dict[str, object], *, regional: bool
) -> None:
    """The highest stated numbers count, killed and injured together; unknown size is small."""
    one = graded(casualties=toll, place=replace(TOWN, **place))

    (shown,) = published([one], Policy(), view()).incidents

    assert (shown.incident.place.name == "Region") is regional
    assert [bool(report.words) for report in shown.incident.reports] == [not regional]


def shown_place(place: Place) -> Place:
    """Publish an incident of a restricted kind where no region is known, and return its place."""
    policy = Policy(classes={"F3": Sensitivity.RESTRICTED})
    (shown,) = published([graded(place=place)], policy, view(region_of=lambda _: None)).incidents
    assert [report.place for report in shown.incident.reports] == [shown.incident.place]
    return shown.incident.place


@pytest.mark.parametrize(
    ("region", "name"), [("Donetsk", "Donetsk"), (None, "unnamed region"), ("", "unnamed region")]
)
def test_a_restricted_kind_is_told_for_a_region_even_where_none_is_known(
    region: str | None, name: str
) -> None:
    """Fifty kilometres at least, and never the town's own name."""
    found = shown_place(replace(TOWN, region=region))

    assert (found.name, found.kind) == (name, PlaceKind.REGION)
    assert found.precision_m >= REGION_KM * 1000
    assert found.position != TOWN.position


def test_a_place_without_a_position_keeps_its_name() -> None:
    """There is nothing to make coarse, unless the name is a position."""
    unplaced = replace(TOWN, position=None)

    assert coarse_place(unplaced, 5.0) == unplaced
    assert coarse_place(replace(unplaced, name="48.41; 37.35"), 5.0).name == "unnamed place"


@pytest.mark.parametrize("radius_km", [5.0, 50.0])
def test_a_place_is_made_coarse_once(radius_km: float) -> None:
    """Publishing what was published does not make it vaguer; a finer radius neither."""
    once = coarse_place(TOWN, radius_km)

    assert once.precision_m == TOWN.precision_m + radius_km * 1000
    assert coarse_place(once, radius_km) == once


def test_nothing_of_an_incident_but_what_policy_names_is_changed() -> None:
    """Type, time, count and flags are told as they are."""
    incident: Incident = graded().incident

    (shown,) = published([graded()], Policy(), view()).incidents

    assert replace(shown.incident, place=incident.place, reports=incident.reports) == incident
