"""Grades: three axes, named rules, and the laws they keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.building import (
    PUBLISHED,
    a_party_report,
    a_report,
    a_row,
    an_incident,
    heat,
)
from trucewatch.assessment.grading import grade
from trucewatch.vocabulary.grade import (
    Attribution,
    GradedIncident,
    Occurrence,
    TermFinding,
    TermResult,
)
from trucewatch.vocabulary.incident import Facets, ItemType, Report
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.quantity import Casualties
from trucewatch.vocabulary.source import SourceClass

ASOF = datetime(2031, 6, 20, tzinfo=UTC)
BINDING = TermFinding(
    agreement="agreement",
    result=TermResult.PROHIBITED,
    versions=("text-1",),
    clauses=("t",),
    in_force=True,
    rule="prohibited",
    bound=("russia", "ukraine"),
)


def graded(*reports: Report, findings: tuple[TermFinding, ...] = ()) -> GradedIncident:
    """Grade the incident that reports make."""
    return grade(an_incident(reports), findings, ASOF)


def occurrence(*reports: Report, findings: tuple[TermFinding, ...] = ()) -> tuple[str, str]:
    """Return grade and rule of occurrence."""
    found = graded(*reports, findings=findings).occurrence
    return found.value.name, found.rule


def attribution(*reports: Report) -> tuple[str, str, str | None]:
    """Return grade and rule of attribution, and the side meant."""
    found = graded(*reports)
    return found.attribution.value.name, found.attribution.rule, found.responsible


def an_observer(name: str, **changes: object) -> Report:
    """Build the report of one observer in the field."""
    chosen = {
        "item_type": ItemType.FIELD_REPORT,
        "source": "field",
        "source_class": SourceClass.FIELD,
        "speaker": name,
        "direct": True,
        "document": None,
    }
    return a_report(name, **{**chosen, **changes})


def test_only_denials_is_not_assessed() -> None:
    """O0: nothing says that it happened."""
    assert occurrence(a_report("a", denies=True)) == ("O0", "nothing_asserts_it")


def test_a_party_in_its_own_interest_stays_a_claim() -> None:
    """O1: however many papers print it."""
    reports = [a_party_report("ukraine", name) for name in ("a", "b", "c")]

    assert occurrence(*reports) == ("O1", "one_side_claims")


def test_a_source_that_cannot_be_placed_reports_nothing() -> None:
    """O1: unknown is not outside."""
    assert occurrence(a_report("a", source_class=SourceClass.UNKNOWN)) == (
        "O1",
        "source_not_assessed",
    )


def test_one_outside_origin_is_reported() -> None:
    """O2: one origin that belongs to no party."""
    assert occurrence(a_report("a")) == ("O2", "one_outside_origin")


def test_rows_of_one_data_set_never_corroborate() -> None:
    """D02: unknown lineage is independent of nothing, of a party neither."""
    assert occurrence(a_row("1"), a_row("2")) == ("O2", "unknown_lineage")
    assert occurrence(a_row("1"), a_party_report("ukraine")) == ("O2", "unknown_lineage")
    assert occurrence(a_row("1"), a_report("a")) == ("O2", "one_outside_origin")


def test_two_independent_origins_corroborate() -> None:
    """O3: of known lineage, at least one outside the parties."""
    assert occurrence(a_report("a"), a_report("b")) == ("O3", "two_independent_origins")
    assert occurrence(a_report("a"), a_party_report("russia")) == (
        "O3",
        "two_independent_origins",
    )


def test_two_bodies_of_one_side_do_not_corroborate_without_a_sensor() -> None:
    """O2 needs heat beside two origins of one side."""
    army = a_party_report("russia", "a")
    president = a_party_report("russia", "b", speaker="A. President")
    district = a_party_report(
        "russia", "c", speaker="military administration", source_class=SourceClass.ALIGNED
    )

    assert occurrence(army, president, heat()) == ("O1", "one_side_claims")
    assert occurrence(army, district) == ("O1", "one_side_claims")
    assert occurrence(army, district, heat()) == ("O2", "one_side_with_sensor")


def test_both_parties_agreeing_corroborates_and_blames_nobody() -> None:
    """O3 for occurrence, A0 for responsibility, whatever they say about blame."""
    reports = [
        a_party_report("russia", responsible="ukraine"),
        a_party_report("ukraine", responsible="russia"),
    ]

    assert occurrence(*reports) == ("O3", "both_parties_agree")
    assert attribution(*reports) == ("A0", "parties_blame_each_other", None)


def test_an_observer_with_heat_is_corroborated() -> None:
    """O3: one outside origin with direct observation and a consistent sensor."""
    assert occurrence(an_observer("crane"), heat()) == ("O3", "outside_observation_with_sensor")
    assert occurrence(an_observer("crane")) == ("O2", "one_outside_origin")


def test_a_local_authority_is_outside_for_effects_only() -> None:
    """Casualties in its hospitals it knows; who fired it does not."""
    mayor = a_report(
        "m", source_class=SourceClass.LOCAL_AUTHORITY, side="ukraine", responsible="russia"
    )
    of_casualties = replace(mayor, casualties=Casualties(injured_low=3))

    assert occurrence(mayor) == ("O1", "one_side_claims")
    assert occurrence(of_casualties) == ("O2", "one_outside_origin")
    assert attribution(of_casualties) == ("A1", "named_by_one_party", "russia")


def test_an_admission_counts_only_against_binding_terms() -> None:
    """A boast in open war is in a party's interest; a breach admitted is not."""
    admission = a_party_report("russia", responsible="russia")

    assert occurrence(admission) == ("O1", "one_side_claims")
    assert occurrence(admission, findings=(BINDING,)) == ("O2", "admission")
    assert attribution(admission) == ("A4", "admitted", "russia")


def test_the_pipeline_never_verifies() -> None:
    """O4 is set by two people."""
    reports = [an_observer("crane"), an_observer("heron"), heat(), a_report("a")]

    assert graded(*reports).occurrence.value is Occurrence.O3


def test_attribution_rises_with_who_names_the_side() -> None:
    """A1 one party, A2 outside without evidence, A3 technical evidence."""
    crater = Facets(observation="crater")

    assert attribution(a_report("a"))[0] == "A0"
    assert attribution(a_party_report("russia", responsible="ukraine"))[0] == "A1"
    assert attribution(a_report("a", responsible="ukraine"))[0] == "A2"
    assert attribution(an_observer("c", responsible="ukraine", facets=crater))[0] == "A3"


def test_outside_origins_that_disagree_establish_nothing() -> None:
    """Two sides named equally surely cancel each other."""
    reports = [a_report("a", responsible="russia"), a_report("b", responsible="ukraine")]

    assert attribution(*reports) == ("A0", "outside_origins_disagree", None)
    assert "responsibility_contested" in graded(*reports).incident.flags


@pytest.mark.parametrize(
    ("reports", "flag"),
    [
        ([a_report("a"), a_report("b", denies=True)], "contested"),
        ([a_party_report("russia"), a_party_report("ukraine", denies=True)], "contested"),
        ([a_report("a"), heat()], "sensor_consistent"),
        ([a_report("a", facets=Facets(exercise=True))], "exercise_suspected"),
        ([a_report("a", published_at=PUBLISHED + timedelta(days=5))], "late"),
        ([a_report("a"), a_report("b")], "single_language"),
    ],
)
def test_flags_stand_beside_the_grades(reports: list[Report], flag: str) -> None:
    """Modifiers of DOMAIN 6.4."""
    assert flag in graded(*reports).incident.flags


def test_a_partys_denial_of_an_outside_report_does_not_contest_it() -> None:
    """Contested needs an outside contradiction or parties that disagree."""
    flags = graded(a_report("a"), a_party_report("russia", denies=True)).incident.flags

    assert "contested" not in flags


def test_every_grade_names_its_rule_evidence_hand_and_time() -> None:
    """D03: three axes, each with rule and evidence."""
    found = graded(a_report("a"), a_report("b", responsible="russia"), findings=(BINDING,))

    assert found.occurrence.evidence == ("rep-a", "rep-b")
    assert found.attribution.evidence == ("rep-b",)
    assert found.terms == (BINDING,)
    assert {found.occurrence.by, found.attribution.by} == {"pipeline"}
    assert {found.occurrence.at, found.attribution.at} == {ASOF}


SIDES = st.sampled_from([None, "russia", "ukraine"])
KINDS = ("paper", "russia", "ukraine", "row", "unknown", "local", "observer", "heat")


@st.composite
def some_reports(draw: st.DrawFn, *, kinds: Sequence[str] = KINDS) -> list[Report]:
    """Draw up to six reports of all kinds of sources on one incident."""
    size = draw(st.integers(1, 6))
    return [_drawn(draw, f"r{number}", draw(st.sampled_from(kinds))) for number in range(size)]


def _drawn(draw: st.DrawFn, name: str, kind: str) -> Report:
    if kind == "heat":
        return heat(name)
    said = {"responsible": draw(SIDES), "denies": draw(st.booleans())}
    if kind in ("russia", "ukraine"):
        speaker = draw(st.sampled_from(["General Staff", "A. President"]))
        return a_party_report(kind, name, speaker=speaker, **said)
    if kind == "observer":
        return an_observer(name, **said)
    if kind == "row":
        return a_row(name, **said)
    if kind == "local":
        return a_report(name, source_class=SourceClass.LOCAL_AUTHORITY, side=draw(SIDES), **said)
    unknown = SourceClass.UNKNOWN if kind == "unknown" else SourceClass.INDEPENDENT_MEDIA
    return a_report(name, source_class=unknown, **said)


def axes(found: GradedIncident) -> tuple[object, ...]:
    """Return what a reader sees of the grades."""
    return (
        found.occurrence.value,
        found.occurrence.rule,
        found.attribution.value,
        found.attribution.rule,
        found.responsible,
        found.incident.flags,
    )


@settings(max_examples=80, deadline=None)
@given(some_reports())
def test_the_order_of_evidence_is_irrelevant(reports: list[Report]) -> None:
    """Law: grades depend on the set of reports."""
    backwards = reports[::-1]

    assert axes(graded(*backwards)) == axes(graded(*reports))


@settings(max_examples=80, deadline=None)
@given(some_reports(kinds=("paper", "russia", "ukraine", "row", "unknown")), st.data())
def test_a_copy_never_raises_a_grade(reports: list[Report], data: st.DataObject) -> None:
    """Law, D02: reprints, quotes and further rows of a data set change nothing."""
    before = graded(*reports)
    original = data.draw(st.sampled_from(reports))
    copy = replace(
        original,
        id="rep-copy",
        source=original.source if original.item_type is ItemType.DATASET_ROW else "paper-copy",
        document="doc-copy",
        language=data.draw(st.sampled_from(list(Language))),
        published_at=original.published_at + timedelta(hours=data.draw(st.integers(0, 48))),
    )

    after = graded(*reports, copy)

    assert after.occurrence.value <= before.occurrence.value
    assert after.attribution.value <= before.attribution.value


SWAP = {"russia": "ukraine", "ukraine": "russia", None: None}


@settings(max_examples=80, deadline=None)
@given(some_reports(), st.booleans())
def test_swapping_the_parties_swaps_the_result_and_nothing_else(
    reports: list[Report],
    binding: bool,  # noqa: FBT001
) -> None:
    """Law, D20: the same thresholds for both sides."""
    mirrored = [
        replace(each, side=SWAP[each.side], responsible=SWAP[each.responsible]) for each in reports
    ]
    findings = (BINDING,) if binding else ()

    before = graded(*reports, findings=findings)
    after = graded(*mirrored, findings=findings)

    assert replace(after, responsible=SWAP[after.responsible], incident=before.incident) == before
    assert after.incident.flags == before.incident.flags


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 5))
def test_heat_alone_never_goes_above_a_claim(number: int) -> None:
    """Law, D10: however many clusters there are."""
    found = graded(*[heat(f"h{each}") for each in range(number)])

    assert (found.occurrence.value, found.attribution.value) == (Occurrence.O1, Attribution.A0)


@settings(max_examples=80, deadline=None)
@given(some_reports(), some_reports(kinds=("paper", "russia", "ukraine", "observer", "row")))
def test_a_contradiction_never_raises(reports: list[Report], denials: list[Report]) -> None:
    """Law: reports that say it did not happen lower a grade or leave it."""
    before = graded(*reports)
    contradicting = [
        replace(each, id=f"{each.id}-denial", denies=True, words=f"No {each.id}")
        for each in denials
    ]

    after = graded(*reports, *contradicting)

    assert after.occurrence.value <= before.occurrence.value
    assert after.attribution.value <= before.attribution.value


@settings(max_examples=40, deadline=None)
@given(some_reports())
def test_both_parties_saying_so_is_always_corroborated(reports: list[Report]) -> None:
    """Law: agreement of the parties is O3 whatever else is said."""
    agreed = [a_party_report("russia", "x"), a_party_report("ukraine", "y")]

    assert graded(*reports, *agreed).occurrence.value is Occurrence.O3
