"""One test per requirement of the adjudication layer, named after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args, get_type_hints

import pytest

from agreements.building import a_term, a_version, a_window, in_force
from assessment.test_ledger import RUSSIA_MAY, a_total, named
from incidents.building import TOWN, a_party_report, a_report, a_row, an_incident, heat
from trucewatch.agreements.compare import differences
from trucewatch.agreements.lasting import comparable_to
from trucewatch.agreements.terms import find_terms
from trucewatch.assessment.grading import grade
from trucewatch.assessment.ledger import check
from trucewatch.report.material import set_apart
from trucewatch.sources.origins.agreement_yaml import parse
from trucewatch.sources.source import FileError
from trucewatch.vocabulary.agreement import Scope
from trucewatch.vocabulary.grade import GradedIncident, Occurrence, TermResult
from trucewatch.vocabulary.incident import Facets, Incident, IncidentType, Report
from trucewatch.vocabulary.quantity import Count, CountUnit
from trucewatch.vocabulary.statement import AggregateClaim, Claim, Statement
from trucewatch.workflow.precedents import find_precedent, load_precedents

ASOF = datetime(2031, 6, 20, tzinfo=UTC)
STORY = "Three shells hit the market of the town in the morning and two stalls burned down"
TRANSLATED = (
    "Drei Granaten trafen am Morgen den Markt der Stadt, zwei Buden brannten aus",
    "Три снаряди влучили вранці в ринок міста, дві ятки згоріли",
    "Три снаряда попали утром в рынок города, два ларька сгорели",
)


def graded(*reports: Report) -> GradedIncident:
    """Grade the incident of some reports, without terms."""
    return grade(an_incident(reports), (), ASOF)


def test_d01_statement_claim_total_and_incident_are_different_objects() -> None:
    """None has a field that holds another: nothing turns into something else by itself."""
    kinds = (Statement, Claim, AggregateClaim, Incident)

    held = {
        (kind.__name__, name)
        for kind in kinds
        for name, declared in get_type_hints(kind).items()
        if any(other in (declared, *get_args(declared)) for other in kinds)
    }

    assert held == set()


def test_d02_one_story_printed_fifty_times_is_one_origin_and_moves_no_grade() -> None:
    """Reprints of one agency story, each crediting the agency: origins 1, grades unchanged."""
    first = a_report("agency", source_title="Agency", words=STORY)
    copies = [
        a_report(
            f"copy{number}",
            words=(STORY, *TRANSLATED)[number % 4],
            cites=("Agency",),
            published_at=first.published_at + timedelta(minutes=number),
        )
        for number in range(49)
    ]

    alone, inflated = graded(first), graded(first, *copies)

    assert len(inflated.incident.reports) == 50
    assert len(inflated.incident.origins) == 1
    assert inflated.occurrence.value is alone.occurrence.value
    assert inflated.attribution.value is alone.attribution.value


def test_d02_a_row_of_a_data_set_inherits_the_origin_it_cites() -> None:
    """A data set that cites a paper adds no voice to the paper's."""
    paper = a_report("paper", source_title="Paper")

    together = graded(paper, a_row("row", cites=("Paper",)))

    assert len(together.incident.origins) == 1
    assert together.occurrence.value is Occurrence.O2


def test_d03_every_grade_names_its_rule_and_evidence() -> None:
    """Three axes, each with the rule that gave it."""
    agreement = in_force(a_version("text", a_term("t")))
    incident = an_incident([a_report("a"), a_report("b")])
    finding = find_terms(incident, agreement, region_of=lambda place: place.region)

    found = grade(incident, (finding,), ASOF)

    assert found.occurrence.rule == "two_independent_origins"
    assert found.occurrence.evidence == ("rep-a", "rep-b")
    assert (found.attribution.rule, found.occurrence.by) == ("nobody_named", "pipeline")
    assert (found.terms[0].rule, found.terms[0].clauses) == ("prohibited", ("t",))


def test_d05_versions_are_kept_per_author_undisputed_terms_first() -> None:
    """What all say stands first; the result names the version in which it is prohibited."""
    without = a_term("r", scope=Scope(excluded_regions=("Donetsk",)))
    agreement = in_force(a_version("russia", without), a_version("ukraine", a_term("u")))

    rows = differences(agreement)
    finding = find_terms(an_incident([a_report()]), agreement, region_of=lambda place: place.region)

    order = [row.undisputed for row in rows]
    assert order == sorted(order, reverse=True)
    assert (finding.result, finding.versions) == (
        TermResult.PROHIBITED_IN_VERSION,
        ("ukraine-1",),
    )


AGREEMENT = """format: trucewatch-agreement-1
id: a
titles: {en: A}
parties: [russia, ukraine]
form: unilateral
purpose: holiday
source: own
versions:
  - id: v
    author: russia
    published_on: 2026-04-10
    source: own
    window: {start: 2026-04-11T16:00, end: 2026-04-13T00:00, zone: Europe/Moscow}
    stated_hours: 32
    terms: []
"""


def test_d06_times_keep_clock_zone_and_utc_and_durations_are_checked() -> None:
    """The order of Easter 2026: 32 hours; the 36 that some media write are refused."""
    window = parse(AGREEMENT.encode()).versions[0].window

    assert window is not None
    assert (window.zone, window.hours) == ("Europe/Moscow", 32)
    assert window.start_at == datetime(2026, 4, 11, 13, tzinfo=UTC)
    assert f"{window.start_local:%H:%M}" == "16:00"
    with pytest.raises(FileError, match="stated_hours says 36, but from start to end are 32"):
        parse(AGREEMENT.replace("hours: 32", "hours: 36").encode())


def test_d06_one_winter_moment_reads_differently_on_two_clocks() -> None:
    """29 December 2018: 00:01 in Kyiv is 01:01 in Moscow."""
    at = datetime(2018, 12, 28, 22, 1, tzinfo=UTC)

    clocks = [
        f"{a_window(at, at + timedelta(hours=1), zone).start_local:%H:%M}"
        for zone in ("Europe/Kyiv", "Europe/Moscow")
    ]

    assert clocks == ["00:01", "01:01"]


def test_d08_units_of_count_are_closed_and_never_mixed() -> None:
    """Neither by adding counts nor in the ledger, where a series has one unit."""
    with pytest.raises(ValueError, match="never added"):
        Count(low=1, high=1, unit=CountUnit.BURST) + Count(low=1, high=1, unit=CountUnit.SALVO)
    clashes = a_total(900, unit_as_stated="clashes")

    outcomes = {named(name, clashes, *RUSSIA_MAY).outcome for name in ("cumulative", "rate")}

    assert outcomes == {"not_testable"}


def test_d09_a_running_total_is_checked_and_never_added_up() -> None:
    """Increments 4,538, 4,292, 4,725; the naive sum 28,875 is given as wrong."""
    entries = [check(claim, None, RUSSIA_MAY) for claim in RUSSIA_MAY]

    running = [next(one for one in entry.checks if one.name == "cumulative") for entry in entries]

    assert [one.words.get("increment") for one in running[1:]] == ["4538", "4292", "4725"]
    assert running[-1].words["naive_sum"] == "28875"
    assert running[-1].explanation == "ledger.cumulative_do_not_add"
    assert {one.name for one in entries[0].checks} >= {
        "sum", "subset", "cumulative", "window", "duration", "rate", "share", "drift",
    }  # fmt: skip


@pytest.mark.parametrize("clusters", [1, 5])
def test_d10_heat_alone_stays_a_claim(clusters: int) -> None:
    """However many pixels: O1, and a rule that says so."""
    found = graded(*(heat(f"heat{number}") for number in range(clusters)))

    assert (found.occurrence.value, found.occurrence.rule) == (Occurrence.O1, "thermal_only")


@pytest.mark.parametrize(
    ("changes", "apart"),
    [
        ({"facets": Facets(exercise=True)}, True),
        ({"incident_type": IncidentType.UNDETERMINED_EXPLOSION}, True),
        ({}, False),
    ],
    ids=["exercise", "undetermined", "shelling"],
)
def test_d13_exercises_and_undetermined_explosions_are_counted_apart(
    changes: dict[str, object], *, apart: bool
) -> None:
    """Neither counts among incidents, nor against anybody's terms."""
    incident = an_incident([a_report("a", **changes), a_report("b", **changes)])
    agreement = in_force(a_version("text", a_term("t", acts=("F3", "F9"))))

    finding = find_terms(incident, agreement, region_of=lambda place: place.region)

    assert set_apart(grade(incident, (), ASOF)) is apart
    assert (finding.result is TermResult.UNDETERMINED) is apart


def test_d19_precedents_are_cases_and_know_only_what_was_before() -> None:
    """31 of them, each with an agreement; a comparison never looks ahead."""
    every = load_precedents()

    assert len(every) == 31
    assert all(one.agreement.versions for one in every)
    easter = find_precedent("P24").agreement
    assert {one.id for one in comparable_to(easter, every)}.isdisjoint({"P25", "P28", "P30"})


def test_d20_the_same_report_gets_the_same_grades_for_either_side() -> None:
    """Swapping the sides swaps who is named, and nothing else."""
    one, other = (
        graded(a_party_report(side, "x", responsible=enemy), a_report("paper", place=TOWN))
        for side, enemy in (("russia", "ukraine"), ("ukraine", "russia"))
    )

    assert one.occurrence.value is other.occurrence.value
    assert one.attribution.value is other.attribution.value
    assert (one.responsible, other.responsible) == ("ukraine", "russia")
    assert replace(one.incident, reports=()).flags == other.incident.flags
