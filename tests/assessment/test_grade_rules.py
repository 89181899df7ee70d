"""The rules of the three grades, each beside the cases that just miss it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assessment.test_grading import ASOF, BINDING, attribution, graded, occurrence
from assessment.test_worked_examples import a_sector_day
from incidents.building import DAY, KYIV, a_party_report, a_report, an_incident, heat
from trucewatch.assessment.absence import absences, grade_absence
from trucewatch.assessment.grading import grade
from trucewatch.assessment.observability import OBSERVED_FROM
from trucewatch.vocabulary.grade import Occurrence, TermFinding, TermResult
from trucewatch.vocabulary.incident import Facets, Report
from trucewatch.vocabulary.quantity import Casualties
from trucewatch.vocabulary.sector import Channel, Observability, State
from trucewatch.vocabulary.source import SourceClass

OWN_ACT = a_party_report("ukraine", responsible="ukraine")
CRATER = {"direct": True, "facets": Facets(observation="crater")}


@pytest.mark.parametrize(
    ("report", "finding", "rule"),
    [
        (OWN_ACT, BINDING, "admission"),
        (OWN_ACT, replace(BINDING, result=TermResult.PROHIBITED_IN_VERSION), "admission"),
        (OWN_ACT, replace(BINDING, result=TermResult.EXEMPT), "one_side_claims"),
        (OWN_ACT, replace(BINDING, in_force=False), "one_side_claims"),
        (OWN_ACT, replace(BINDING, bound=("russia",)), "one_side_claims"),
        (replace(OWN_ACT, source_class=SourceClass.ALIGNED), BINDING, "one_side_claims"),
        (replace(OWN_ACT, responsible="russia"), BINDING, "one_side_claims"),
        (replace(OWN_ACT, responsible=None), BINDING, "one_side_claims"),
        (replace(OWN_ACT, denies=True), BINDING, "nothing_asserts_it"),
    ],
    ids=[
        "forbidden", "in one version", "exempt", "only proposed", "not bound", "aligned voice",
        "blames the other", "names nobody", "denial",
    ],
)  # fmt: skip
def test_only_a_bound_party_that_says_it_acted_itself_admits(
    report: Report, finding: TermFinding, rule: str
) -> None:
    """A boast in open war is in a party's interest; a breach of what binds it is not."""
    assert occurrence(report, findings=(finding,))[1] == rule


def a_mayor(name: str, **changes: Any) -> Report:
    """Build the word of a local authority of no known side that tells of no effect."""
    return a_report(name, source_class=SourceClass.LOCAL_AUTHORITY, **changes)


def test_who_is_neither_outside_nor_of_a_side_corroborates_nothing() -> None:
    """One outside origin stays one beside it; two of them with heat stay not assessed."""
    assert occurrence(a_report("a"), a_mayor("b")) == ("O2", "one_outside_origin")
    assert occurrence(a_mayor("a"), a_mayor("b"), heat()) == ("O1", "source_not_assessed")


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        ((a_party_report("ukraine"),), ("O1", "one_side_claims")),
        ((a_party_report("ukraine"), heat()), ("O1", "one_side_claims")),
        ((heat(),), ("O1", "thermal_only")),
    ],
)
def test_one_voice_of_a_side_stays_a_claim_beside_heat(
    reports: tuple[Report, ...], found: tuple[str, str]
) -> None:
    """Heat alone is no voice, and it lifts no single one."""
    assert occurrence(*reports) == found


def test_a_grade_rests_on_those_its_rule_counts() -> None:
    """Two parties agree; the source that cannot be placed is no part of it."""
    reports = [
        a_party_report("ukraine"),
        a_party_report("russia"),
        a_report("c", source_class=SourceClass.UNKNOWN),
    ]

    found = graded(*reports).occurrence

    assert found.rule == "both_parties_agree"
    assert found.evidence == ("rep-of-russia", "rep-of-ukraine")


@pytest.mark.parametrize(
    ("changes", "grade", "rule"),
    [
        (CRATER, "A3", "technical_evidence"),
        ({**CRATER, "direct": False}, "A2", "named_by_outside_origin"),
        ({**CRATER, "facets": Facets(observation="sound")}, "A2", "named_by_outside_origin"),
        ({**CRATER, "source_class": SourceClass.UNKNOWN}, "A1", "named_by_one_party"),
        ({**CRATER, "source_class": SourceClass.PARTY, "side": "ukraine"}, "A1",
         "named_by_one_party"),
        ({"source_class": SourceClass.LOCAL_AUTHORITY, "casualties": Casualties(killed_low=1)},
         "A1", "named_by_one_party"),
        ({"source_class": SourceClass.PARTY, "side": "russia"}, "A4", "admitted"),
    ],
    ids=[
        "a crater seen", "a crater told of", "a sound heard", "nobody knows by whom", "by a party",
        "a mayor, of the dead", "by itself",
    ],
)  # fmt: skip
def test_who_names_a_side_decides_how_sure_it_is(
    changes: dict[str, Any], grade: str, rule: str
) -> None:
    """A local authority is outside for effects, and not for the cause."""
    report = a_report("a", responsible="russia", **changes)

    assert attribution(report) == (grade, rule, "russia")


@pytest.mark.parametrize(
    "changes",
    [{"denies": True}, {"recycled_from": "rep-old"}, {"responsible": None}],
    ids=["denial", "old footage", "names nobody"],
)
def test_what_does_not_say_who_acted_names_nobody(changes: dict[str, Any]) -> None:
    """Neither a denial nor footage of another day attributes anything."""
    report = a_report("a", **{"responsible": "russia", **changes})

    assert attribution(report) == ("A0", "nobody_named", None)


def test_heat_names_nobody() -> None:
    """A thermal anomaly has no side, whatever a record says."""
    assert attribution(heat(responsible="russia")) == ("A0", "nobody_named", None)


def test_the_surest_naming_counts() -> None:
    """A party that blames the other does not cancel an origin outside."""
    blaming = a_party_report("russia", responsible="ukraine")

    assert attribution(blaming, a_report("b", responsible="russia")) == (
        "A2",
        "named_by_outside_origin",
        "russia",
    )


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (a_party_report("russia", responsible="ukraine"),
         a_party_report("ukraine", responsible="russia"), "parties_blame_each_other"),
        (a_report("a", responsible="ukraine"), a_report("b", responsible="russia"),
         "outside_origins_disagree"),
    ],
)  # fmt: skip
def test_two_sides_named_equally_surely_cancel_each_other(
    one: Report, other: Report, rule: str
) -> None:
    """Neither is meant, and both reports stand as evidence of that."""
    found = graded(one, other)

    assert (found.attribution.value.name, found.attribution.rule) == ("A0", rule)
    assert found.responsible is None
    assert set(found.attribution.evidence) == {one.id, other.id}


DENIED = tuple(a_report(name, denies=True) for name in ("a", "b"))


@pytest.mark.parametrize(
    ("reports", "share", "value", "state"),
    [
        (DENIED, OBSERVED_FROM, Occurrence.O3, State.QUIET_OBSERVED),
        (DENIED, OBSERVED_FROM - 0.01, Occurrence.O1, State.QUIET_UNOBSERVED),
        ((*DENIED, heat()), 1.0, Occurrence.O0, None),
        ((*DENIED, a_report("c")), 1.0, Occurrence.O0, None),
        ((*DENIED, a_report("c", recycled_from="rep-old")), 1.0, Occurrence.O3,
         State.QUIET_OBSERVED),
    ],
    ids=["looked", "looked too little", "heat", "one says so", "old footage says so"],
)  # fmt: skip
def test_nothing_happened_where_people_looked_and_nobody_says_it_did(
    reports: tuple[Report, ...], share: float, value: Occurrence, state: State | None
) -> None:
    """Who did not look cannot know; heat and one voice are enough against it."""
    found = grade_absence(an_incident(reports), share, ASOF)

    assert (found.grade.value, found.state) == (value, state)


@pytest.mark.parametrize(
    ("share", "incidents", "listed"),
    [
        (0.5, [DENIED], 1),
        (0.4, [DENIED], 0),
        (0.5, [DENIED[:1]], 1),
        (0.5, [[a_party_report("ukraine", denies=True)]], 0),
        (0.5, [DENIED, [a_report("c")]], 0),
        (0.5, [DENIED, [a_report("c"), a_report("d", denies=True)]], 0),
        (0.5, [DENIED, [a_report("c", recycled_from="rep-old")]], 1),
    ],
    ids=[
        "observed", "not observed", "one origin", "one party", "told elsewhere",
        "told and denied elsewhere", "old footage elsewhere",
    ],
)  # fmt: skip
def test_an_absence_is_listed_from_o2_on_while_nobody_on_that_day_says_otherwise(
    share: float, incidents: list[list[Report]], listed: int
) -> None:
    """Of one type, in one sector, on one day: another incident there speaks against it."""
    seen = Observability(
        channel=Channel.REPORTS, share=share, observed_hours=24 * share, reason="", basis={}
    )
    found = absences(
        [grade(an_incident(reports), (), ASOF) for reports in incidents],
        [a_sector_day(DAY, {Channel.REPORTS: seen})],
        KYIV,
        ASOF,
    )

    assert len(found) == listed
