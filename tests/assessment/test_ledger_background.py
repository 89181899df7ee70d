"""Claimed totals beside what else is known: the claimant's usual rate, independent evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from assessment.test_ledger import MAY, RUSSIA_MAY, a_total, since
from incidents.building import a_party_report, a_report, an_incident
from trucewatch.assessment.grading import grade
from trucewatch.assessment.ledger import check
from trucewatch.assessment.ledger_share import Happened
from trucewatch.vocabulary.findings import LedgerCheck
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.incident import IncidentType, Report
from trucewatch.vocabulary.interval import instant
from trucewatch.vocabulary.statement import AggregateClaim, Component
from trucewatch.workflow.totals import part_types

PARTS = (Component(label="shelling", count=100), Component(label="assaults", count=20))
CLAIM = a_total(
    120,
    *PARTS,
    side="ukraine",
    window=since(MAY, 24),
    published_at=MAY + timedelta(hours=30),
)
TYPES = {"shelling": IncidentType.ARTILLERY, "assaults": IncidentType.GROUND_ASSAULT}


def the(
    name: str, claim: AggregateClaim, *series: AggregateClaim, **known: Happened
) -> LedgerCheck:
    """Run all checks and return one."""
    found = check(claim, None, series, **known)
    return next(each for each in found.checks if each.name == name)


def graded(*reports: Report) -> GradedIncident:
    """Grade an incident of the first hours of the claim's window."""
    when = instant(MAY + timedelta(hours=3), "Europe/Kyiv")
    return grade(an_incident([replace(one, interval=when) for one in reports]), (), MAY)


def a_day_before(total: int, days: int, **changes: object) -> AggregateClaim:
    """Build the same claimant's total of one earlier day."""
    start = MAY - timedelta(days=days)
    chosen = {"side": "ukraine", "id": f"earlier-{days}", "published_at": start, **changes}
    return a_total(total, window=since(start, 24), **chosen)


@pytest.mark.parametrize(("total", "word"), [(300, "above"), (120, "within"), (50, "below")])
def test_a_rate_is_held_against_the_same_claimants_weeks_before(total: int, word: str) -> None:
    """D12: rates a day with the range of earlier days, no percentage."""
    claim = replace(CLAIM, total=total)

    found = the("rate", claim, a_day_before(100, 3), a_day_before(140, 2))

    assert (found.outcome, found.stated, found.computed) == ("measured", total, (100.0, 140.0))
    assert found.explanation == f"ledger.rate_{word}_own_usual"


def test_other_claimants_other_units_and_older_weeks_are_no_baseline() -> None:
    """D08: what another side counts, or counts otherwise, is never compared."""
    strangers = [
        a_day_before(100, 2, side="russia"),
        a_day_before(100, 3, unit_as_stated="clashes"),
        a_day_before(100, 40),
    ]

    assert the("rate", CLAIM, *strangers).explanation == "ledger.no_own_baseline"


def test_a_baseline_below_ten_says_nothing() -> None:
    """D12: few counted before, no comparison."""
    assert the("rate", CLAIM, a_day_before(9, 2)).explanation == "ledger.own_baseline_too_small"


def test_values_of_one_running_total_are_no_baseline_for_each_other() -> None:
    """They share their first hours; only windows that ended before count."""
    assert the("rate", RUSSIA_MAY[3], *RUSSIA_MAY).outcome == "not_testable"


def test_the_share_counts_kinds_of_parts_that_anybody_else_reports() -> None:
    """D09: one part of two has an incident graded O2; a number is never confirmed by it."""
    happened = Happened(incidents=[graded(a_report())], part_types=TYPES)

    found = the("share", CLAIM, happened=happened)

    assert (found.outcome, found.computed) == ("measured", (0.5, 0.5))
    assert found.words == {"with_evidence": "1", "told": "2", "untold": "0"}


def test_what_only_the_claimant_says_supports_nothing() -> None:
    """O1 is the claim again."""
    own = Happened(incidents=[graded(a_party_report("ukraine"))], part_types=TYPES)

    assert the("share", CLAIM, happened=own).computed == (0.0, 0.0)


def test_an_act_of_the_claimants_own_side_supports_nothing() -> None:
    """D20: whoever claims, fire of one's own does not count for the claim."""
    reports = [a_report("a", responsible="ukraine"), a_report("b", responsible="ukraine")]
    happened = Happened(incidents=[graded(*reports)], part_types=TYPES)

    assert the("share", CLAIM, happened=happened).computed == (0.0, 0.0)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("обстрел из РСЗО", IncidentType.ARTILLERY),
        ("штурмова дія", IncidentType.GROUND_ASSAULT),
        ("Drohnenangriffe", IncidentType.TACTICAL_DRONE),
        ("artillery strikes", IncidentType.ARTILLERY),
        ("prisoners", None),
        ("атака", None),
    ],
)
def test_labels_are_read_in_four_languages(label: str, kind: IncidentType | None) -> None:
    """A label that names no type is counted as not told."""
    claim = a_total(5, Component(label=label, count=5))

    assert part_types(claim).get(label) is kind
