"""Claimed totals: the cases of Easter and May 2025, as published (Meduza, UNN, Gazeta.ru)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from agreements.building import a_term, a_version, an_agreement
from trucewatch.assessment.ledger import check
from trucewatch.vocabulary.evidence import EvidenceRef
from trucewatch.vocabulary.findings import LedgerCheck
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.vocabulary.statement import AggregateClaim, Component

MAY = datetime(2025, 5, 7, 21, tzinfo=UTC)
EASTER = datetime(2025, 4, 19, 15, tzinfo=UTC)
MEASURES = datetime(2020, 7, 26, 21, 1, tzinfo=UTC)


def since(start: datetime, hours: float) -> Interval:
    """Build a window of so many hours from a start."""
    return Interval(
        start_at=start,
        end_at=start + timedelta(hours=hours),
        zone="Europe/Moscow",
        granularity=Granularity.HOUR,
    )


def a_total(total: int, *parts: int | Component, **changes: Any) -> AggregateClaim:
    """Build a claimed total whose parts are plain numbers or components."""
    components = tuple(
        part if isinstance(part, Component) else Component(label=f"part {number}", count=part)
        for number, part in enumerate(parts)
    )
    chosen: dict[str, Any] = {
        "id": f"claim-{total}",
        "evidence": EvidenceRef(sha256="d" * 64),
        "claimant": "Ministry of Defence",
        "side": "russia",
        "total": total,
        "unit_as_stated": "violations",
        "window": since(EASTER, 30),
        "cumulative": None,
        "components": components,
        "published_at": EASTER + timedelta(hours=40),
    }
    return AggregateClaim(**{**chosen, **changes})


def named(name: str, claim: AggregateClaim, *series: AggregateClaim) -> LedgerCheck:
    """Run all checks and return one."""
    return next(each for each in check(claim, None, series).checks if each.name == name)


UKRAINE_EASTER = a_total(
    2935,
    Component(label="assaults", count=96),
    Component(label="shellings", count=1882),
    Component(label="heavy", count=812, subset_of="shellings"),
    Component(label="FPV", count=950, at_least=True),
    side="ukraine",
    claimant="President",
)
RUSSIA_MAY = [
    a_total(
        total,
        *parts,
        cumulative=True,
        window=since(MAY, hours),
        published_at=MAY + timedelta(hours=hours + 1),
    )
    for total, parts, hours in (
        (488, (2, 1, 0, 173, 4, 300), 13),
        (5026, (4, 15, 1, 1455, 23, 3502), 36),
        (9318, (4, 22, 1, 2669, 46, 6562), 60),
        (14043, (5, 37, 1, 4011, 62, 9918), 72),
    )
]


@pytest.mark.parametrize(
    ("claim", "low", "gap", "outcome"),
    [
        (UKRAINE_EASTER, 2928, 7, "holds"),
        (a_total(4900, 6, 1404, 3316, 90), 4816, 84, "fails"),
        (RUSSIA_MAY[0], 480, 8, "fails"),
        (RUSSIA_MAY[1], 5000, 26, "fails"),
        (RUSSIA_MAY[2], 9304, 14, "fails"),
        (RUSSIA_MAY[3], 14034, 9, "fails"),
    ],
    ids=["ukraine-easter", "russia-easter", "8-may", "9-may", "10-may", "11-may"],
)
def test_listed_parts_are_added_and_compared(
    claim: AggregateClaim, low: int, gap: int, outcome: str
) -> None:
    """D09: parts contained in others are not added; "more than" leaves room by its rounding."""
    found = named("sum", claim)

    assert found.computed is not None
    assert (found.computed[0], found.gap, found.outcome) == (low, gap, outcome)


def test_one_outlet_nests_the_62() -> None:
    """D09: told with the 62 inside the 4,011 the same total falls 71 short."""
    nested = a_total(
        14043,
        5,
        37,
        1,
        Component(label="artillery", count=4011),
        Component(label="MLRS", count=62, subset_of="artillery"),
        9918,
        id="claim-outlet",
        cumulative=True,
        window=since(MAY, 72),
        published_at=MAY + timedelta(hours=80),
    )

    assert named("sum", nested).gap == 71
    assert named("subset", nested).outcome == "holds"
    assert named("drift", nested, *RUSSIA_MAY).explanation == "ledger.retold_with_other_parts"


def test_a_running_total_is_never_added_up() -> None:
    """D09: "cumulative: do not add"; increments 4,538, 4,292, 4,725, naive sum 28,875."""
    found = [named("cumulative", claim, *RUSSIA_MAY) for claim in RUSSIA_MAY]

    assert [each.words.get("increment") for each in found] == [None, "4538", "4292", "4725"]
    assert found[-1].words["naive_sum"] == "28875"
    assert {each.explanation for each in found[1:]} == {"ledger.cumulative_do_not_add"}


def test_a_total_above_a_round_number_may_hold() -> None:
    """Easter 20:00: 67 + 1,355 + 673 = 2,095 is consistent with "more than 2,000"."""
    assert named("sum", a_total(2000, 67, 1355, 673, at_least=True)).outcome == "holds"


def test_an_exact_breakdown_holds() -> None:
    """A total that equals its parts holds without a gap."""
    found = named("sum", a_total(31, 10, 21))

    assert (found.outcome, found.gap) == ("holds", 0)


def test_the_monitors_own_breakdown_of_31076_is_exact() -> None:
    """Parts add up without a gap, and the running total only grows.

    SMM, 27 July 2020 to 23 May 2021 (Ukrinform, 24 May 2021), and its earlier value of
    17 January 2021 (UNIAN, 19 January 2021).
    """
    earlier, later = (
        a_total(
            total,
            *parts,
            side=None,
            claimant="OSCE SMM",
            cumulative=True,
            window=since(MEASURES, hours),
            published_at=MEASURES + timedelta(hours=hours + 24),
        )
        for total, parts, hours in (
            (6294, (2660, 911, 90, 54, 2579), 174 * 24),
            (31076, (10065, 4877, 227, 107, 15800), 300 * 24),
        )
    )

    assert [named("sum", each).gap for each in (earlier, later)] == [0, 0]
    assert named("cumulative", later, earlier).words["increment"] == "24782"


UKRAINE_SERIES = [
    a_total(
        total,
        Component(label="assaults", count=assaults),
        Component(label="shellings", count=shellings),
        Component(label="heavy", count=heavy, subset_of="shellings"),
        Component(label="FPV", count=drones, at_least=rounded),
        side="ukraine",
        claimant="President",
        at_least=total == 2000,
        cumulative=True,
        window=since(EASTER, hours),
        published_at=EASTER + timedelta(hours=hours + 1),
    )
    for total, assaults, shellings, heavy, drones, rounded, hours in (
        (1347, 46, 901, 448, 400, True, 22),
        (2000, 67, 1355, 713, 673, False, 26),
        (2935, 96, 1882, 812, 950, True, 30),
    )
]


@pytest.mark.parametrize("claim", UKRAINE_SERIES, ids=["16:00", "20:00", "24:00"])
def test_the_ukrainian_easter_series_is_consistent(claim: AggregateClaim) -> None:
    """Easter 2025 by the hour: parts grow, heavy fits into shellings, 2,095 is "over 2,000"."""
    checks = {name: named(name, claim, *UKRAINE_SERIES) for name in ("sum", "subset", "cumulative")}

    assert checks["sum"].outcome == "holds"
    assert checks["subset"].outcome == "holds"
    assert checks["cumulative"].outcome in ("holds", "not_testable")


def test_a_part_that_falls_breaks_the_series() -> None:
    """The test above can fail: fewer shellings at midnight than at eight."""
    fallen = replace(UKRAINE_SERIES[2], components=(Component(label="shellings", count=1300),))

    assert named("cumulative", fallen, *UKRAINE_SERIES[:2]).outcome == "fails"


def test_a_round_total_says_that_it_is_round() -> None:
    """4,900 falls 84 short, and is a multiple of a hundred."""
    found = named("sum", a_total(4900, 6, 1404, 3316, 90))

    assert found.explanation == "ledger.parts_fall_short_of_round_total"


def test_a_running_total_that_falls_fails() -> None:
    """A cumulative series never decreases."""
    later = a_total(
        400, cumulative=True, window=since(MAY, 20), published_at=MAY + timedelta(hours=21)
    )

    assert named("cumulative", later, RUSSIA_MAY[0]).outcome == "fails"


def test_totals_in_different_units_are_never_compared() -> None:
    """D08: a series has one unit, as stated, and one claimant."""
    clashes = a_total(900, unit_as_stated="clashes", published_at=MAY + timedelta(hours=90))

    assert named("cumulative", clashes, *RUSSIA_MAY).outcome == "not_testable"
    assert named("drift", UKRAINE_EASTER, *RUSSIA_MAY).explanation == "ledger.first"


def test_a_part_larger_than_its_whole_fails() -> None:
    """Subsets fit into what contains them."""
    claim = a_total(
        10, Component(label="all", count=10), Component(label="some", count=11, subset_of="all")
    )

    assert named("subset", claim).outcome == "fails"


@pytest.mark.parametrize(("stated", "outcome"), [(30.0, "holds"), (36.0, "fails")])
def test_every_stated_duration_is_checked_against_its_ends(stated: float, outcome: str) -> None:
    """D06: 30 hours stated as 36 are found."""
    assert named("duration", a_total(1, stated_hours=stated)).outcome == outcome


def test_a_window_outside_every_version_fails() -> None:
    """The claim's window is held against the agreement's, by UTC."""
    agreement = an_agreement(a_version("text", a_term(), window=since(EASTER, 30)))
    within, beyond = a_total(1, window=since(EASTER, 8)), a_total(1, window=since(EASTER, 48))

    outcomes = [
        next(c for c in check(claim, agreement, ()).checks if c.name == "window").outcome
        for claim in (within, beyond)
    ]

    assert outcomes == ["holds", "fails"]
    assert named("window", within).outcome == "not_testable"


def test_an_old_total_told_as_a_fresh_count_is_found() -> None:
    """Drift: the same number for another window."""
    again = a_total(488, id="again", window=since(MAY, 24), published_at=MAY + timedelta(days=2))

    assert named("drift", again, RUSSIA_MAY[0]).explanation == "ledger.retold_as_fresh"
