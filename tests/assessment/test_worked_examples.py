"""The worked examples of the specification, as far as the pipeline decides them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from agreements.building import a_step, a_term, a_version, a_window, an_agreement
from incidents.building import a_party_report, a_report, an_incident, heat
from trucewatch.agreements.terms import find_terms
from trucewatch.assessment.absence import absences, grade_absence
from trucewatch.assessment.grading import grade
from trucewatch.assessment.hands import by_hand
from trucewatch.assessment.ledger import check
from trucewatch.assessment.ledger_share import Happened
from trucewatch.assessment.territory import MapEvidence, check_claim
from trucewatch.assessment.wording import absence_wording, wording
from trucewatch.vocabulary.agreement import Scope, Stage
from trucewatch.vocabulary.decision import Decision, Verb
from trucewatch.vocabulary.evidence import EvidenceRef, Span
from trucewatch.vocabulary.grade import Attribution, GradedIncident, Occurrence, TermResult
from trucewatch.vocabulary.incident import Incident, IncidentType, ItemType
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.vocabulary.sector import (
    Channel,
    Observability,
    ReaderState,
    SectorDay,
    State,
)
from trucewatch.vocabulary.source import SourceClass
from trucewatch.vocabulary.statement import AggregateClaim, Claim, ClaimKind, Polarity

START = datetime(2025, 4, 19, 15, tzinfo=UTC)
END = datetime(2025, 4, 20, 21, tzinfo=UTC)
NOON = Interval(
    start_at=datetime(2025, 4, 20, 9, tzinfo=UTC),
    end_at=datetime(2025, 4, 20, 11, tzinfo=UTC),
    zone="Europe/Kyiv",
    granularity=Granularity.HOUR,
)
EASTER = an_agreement(
    a_version(
        "russia",
        a_term("r", window=a_window(START, END), scope=Scope(excluded_regions=("Kursk",))),
    ),
    a_version("ukraine", a_term("u", window=a_window(START, END))),
    life=(
        a_step("russia", Stage.IN_FORCE, START),
        a_step("ukraine", Stage.IN_FORCE, START),
    ),
)


def an_ambush() -> GradedIncident:
    """Build the ambush of 20 April 2025 as one side claimed it."""
    claim = a_party_report(
        "ukraine",
        incident_type=IncidentType.GROUND_ASSAULT,
        interval=NOON,
        published_at=END,
        responsible="russia",
    )
    incident = an_incident([claim])
    finding = find_terms(incident, EASTER, region_of=lambda place: place.region)
    return grade(incident, (finding,), END)


def test_an_ambush_claimed_by_one_side_is_o1_a1_and_prohibited() -> None:
    """Example 1: the versions differ elsewhere; the line is covered by both."""
    graded = an_ambush()

    assert (graded.occurrence.value, graded.attribution.value) == (
        Occurrence.O1,
        Attribution.A1,
    )
    assert graded.terms[0].result is TermResult.PROHIBITED
    assert wording(graded).key == "wording.claimed_by_party_naming"


def test_a_claim_that_two_correspondents_contradict_is_contested() -> None:
    """Example 3: the claim and the contradiction are printed, no verdict."""
    reports = [
        a_party_report("russia", interval=NOON),
        a_report("a", interval=NOON, denies=True),
        a_report("b", interval=NOON, denies=True),
    ]

    graded = grade(an_incident(reports), (), END)

    assert graded.occurrence.value is Occurrence.O1
    assert wording(graded).key == "wording.contested"


def test_geolocated_footage_accepted_by_two_people_verifies_the_ambush() -> None:
    """Example 1, had the footage been placed: O4, A2; one reviewer alone changes nothing."""
    footage = a_report(
        "geolocators",
        item_type=ItemType.VIDEO,
        source_class=SourceClass.OSINT,
        incident_type=IncidentType.GROUND_ASSAULT,
        interval=NOON,
        responsible="russia",
    )
    claim = an_ambush().incident.reports[0]
    incident = an_incident([claim, footage])
    finding = find_terms(incident, EASTER, region_of=lambda place: place.region)
    graded = grade(incident, (finding,), END)

    one, two = (
        by_hand(graded, [accepted(incident, name) for name in people])
        for people in (("first",), ("first", "second"))
    )

    assert one.occurrence.value is graded.occurrence.value
    assert "awaits_second_person" in one.incident.flags
    assert (two.occurrence.value, two.attribution.value) == (Occurrence.O4, Attribution.A2)
    assert wording(two).key == "wording.violation"


def accepted(incident: Incident, person: str) -> Decision:
    """Build the decision of one reviewer that places and times of the footage are right."""
    return Decision(
        id=f"d-{person}",
        verb=Verb.GRADE,
        by=person,
        reason="placed by two landmarks, time by shadows",
        at=END,
        subject=(incident.id,),
        reports=tuple(report.id for report in incident.reports),
        occurrence="O4",
    )


def test_no_long_range_strike_is_a_finding_where_people_were_looking() -> None:
    """Example 2: both sides and outside channels record none, alerts are dense."""
    kind = {"incident_type": IncidentType.LONG_RANGE_STRIKE, "interval": NOON, "denies": True}
    reports = [
        a_party_report("ukraine", **kind),
        a_report("conflict data project", **kind),
        a_report("monitor channel", **kind),
    ]

    dense, blind = (
        grade_absence(an_incident(reports), observability, END) for observability in (0.9, 0.2)
    )

    assert (dense.state, dense.grade.value) == (State.QUIET_OBSERVED, Occurrence.O3)
    assert absence_wording(dense).key == "wording.none_recorded"
    assert (blind.state, blind.grade.value) == (State.QUIET_UNOBSERVED, Occurrence.O1)
    assert absence_wording(blind).key == "wording.none_recorded_unobserved"


def test_a_negative_finding_needs_a_sector_that_was_observed_and_nobody_who_asserts() -> None:
    """Example 2 over sector-days: O3 where people looked, nothing where they did not."""
    kind = {"incident_type": IncidentType.LONG_RANGE_STRIKE, "interval": NOON}
    denied, told = (
        grade(an_incident(reports), (), END)
        for reports in (
            [a_report(name, denies=True, **kind) for name in ("a", "b")],
            [a_report("c", **kind)],
        )
    )

    def found(share: float, *incidents: GradedIncident) -> list[tuple[State | None, Occurrence]]:
        seen = Observability(
            channel=Channel.REPORTS, share=share, observed_hours=24 * share, reason="", basis={}
        )
        day = a_sector_day(NOON.start_at.date(), {Channel.REPORTS: seen})
        listed = absences(incidents, [day], NOON.zone, END)
        return [(one.state, one.grade.value) for one in listed]

    assert found(0.9, denied) == [(State.QUIET_OBSERVED, Occurrence.O3)]
    assert found(0.3, denied) == []
    assert found(0.9, denied, told) == []


def a_sector_day(day: date, observability: dict[Channel, Observability]) -> SectorDay:
    """Build a day of the sector on which nothing is recorded."""
    return SectorDay(
        day=day,
        sector="sector",
        state=State.QUIET_OBSERVED,
        reader_state=ReaderState.NONE_RECORDED,
        observability=observability,
        observed_hours=0.0,
        incidents=(),
        counts={},
        prohibited=(),
        rate_ratio=None,
        rate_reason=None,
        power=None,
    )


def test_one_voice_that_says_it_happened_ends_the_finding_of_absence() -> None:
    """Example 2, turned: quiet is not concluded against anybody's word, nor against heat."""
    kind = {"incident_type": IncidentType.LONG_RANGE_STRIKE, "interval": NOON}
    silent = [a_report(name, denies=True, **kind) for name in ("a", "b")]

    for other in (a_report("c", **kind), heat(interval=NOON)):
        found = grade_absence(an_incident([*silent, other]), 0.9, END)
        assert (found.state, found.grade.value) == (None, Occurrence.O0)


SHELLS = AggregateClaim(
    id="t",
    evidence=EvidenceRef(sha256="a" * 64),
    claimant="Party A",
    side="russia",
    total=486,
    unit_as_stated="shells",
    window=NOON,
    cumulative=False,
    published_at=END,
)
"""A party's total of 486 shells, window as stated."""


def test_a_total_that_two_correspondents_deny_is_printed_with_the_contradiction() -> None:
    """Example 3: 486 shells on a sector where two correspondents saw none: no verdict."""
    denials = [
        a_report(name, interval=NOON, denies=True, direct=True)
        for name in ("correspondent", "other correspondent")
    ]
    happened = Happened(incidents=[grade(an_incident(denials), (), END)], part_types={})

    checks = {one.name: one for one in check(SHELLS, EASTER, (), happened).checks}

    assert checks["contested"].explanation == "ledger.denied_by_outsiders"
    assert (checks["contested"].outcome, checks["contested"].words) == (
        "measured",
        {"origins": "2"},
    )


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("sensor_inconsistent",), {"acts": "1", "seen": "0", "unseen": "1"}),
        (("sensor_consistent", "sensor_inconsistent"), {"acts": "2", "seen": "1", "unseen": "1"}),
        (("late",), {}),
    ],
)
def test_a_total_is_held_against_what_satellites_saw_of_its_acts(
    flags: tuple[str, ...], words: dict[str, str]
) -> None:
    """Example 3: passes over recorded acts are counted beside the claim; no verdict follows."""
    told = [an_incident([a_report(flag, interval=NOON)]) for flag in flags]
    acts = [
        grade(replace(one, flags=frozenset({flag})), (), END)
        for one, flag in zip(told, flags, strict=True)
    ]

    checks = {
        one.name: one
        for one in check(SHELLS, EASTER, (), Happened(incidents=acts, part_types={})).checks
    }

    assert dict(checks["sensed"].words) == words
    assert checks["sensed"].outcome == ("measured" if words else "not_testable")


def test_a_share_of_territory_and_prisoners_are_a_range_and_not_testable() -> None:
    """Example 4: two claims on state television; both gaps are printed."""
    territory = Claim(
        id="c1",
        document="d",
        span=Span(begin=0, end=1, text="x"),
        kind=ClaimKind.CONTROL,
        polarity=Polarity.ASSERTED,
        claimed_by="a general",
        quantity=86.0,
        unit="percent",
        rule="test",
    )
    prisoners = Claim(
        id="c2",
        document="d",
        span=Span(begin=0, end=1, text="x"),
        kind=ClaimKind.PRISONERS,
        polarity=Polarity.ASSERTED,
        claimed_by="a general",
        quantity=430.0,
        rule="test",
    )
    nothing = MapEvidence(place=None, expected=None, why_no_choice="claim.no_denominator")

    checks = [check_claim(each, nothing) for each in (territory, prisoners)]

    assert {each.verdict for each in checks} == {"not_testable"}
    assert [each.reason for each in checks] == [
        "claim.no_denominator",
        "claim.no_third_party_list",
    ]


def test_a_total_stays_a_claim_and_makes_no_incident() -> None:
    """D01, D09: an aggregate claim is checked in the ledger and nowhere else."""
    total = AggregateClaim(
        id="t",
        evidence=EvidenceRef(sha256="a" * 64),
        claimant="a general",
        side="russia",
        total=486,
        unit_as_stated="shells",
        window=None,
        cumulative=None,
        published_at=END,
    )

    entry = check(total, EASTER, ())

    assert entry.claim is total
    assert {each.outcome for each in entry.checks} == {"not_testable"}


def test_old_footage_said_to_be_of_today_is_no_evidence_of_today() -> None:
    """Example 5: O0 for the event it is used for, linked to the picture it repeats."""
    footage = a_report(
        "channel", item_type=ItemType.IMAGE, interval=NOON, recycled_from="media-of-2024"
    )

    graded = grade(an_incident([footage]), (), END)

    assert (graded.occurrence.value, graded.occurrence.rule) == (Occurrence.O0, "recycled_media")
    assert graded.incident.reports[0].recycled_from == "media-of-2024"
    assert wording(graded).key == "wording.not_assessed"
