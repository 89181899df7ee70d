"""Claimed totals at the edges of their rules: what still counts as earlier, equal, supported."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from assessment.test_ledger import MAY, a_total, since
from assessment.test_ledger_background import CLAIM, PARTS, TYPES, a_day_before, graded
from incidents.building import a_report
from trucewatch.assessment.ledger_rate import check_rate
from trucewatch.assessment.ledger_series import check_cumulative, check_drift
from trucewatch.assessment.ledger_share import Happened, check_share
from trucewatch.vocabulary.statement import AggregateClaim, Component

HOUR = timedelta(hours=1)
FIRST = a_total(100, window=since(MAY, 24), published_at=MAY + 25 * HOUR, cumulative=True)


def later(total: int, **changes: Any) -> AggregateClaim:
    """Build the running total told a day after the first one."""
    return replace(
        FIRST,
        id="later",
        total=total,
        **{"window": since(MAY, 48), "published_at": MAY + 49 * HOUR, **changes},
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"window": None}, "claim_states_no_window"),
        ({"window": since(MAY, 0)}, "claim_states_no_window"),
    ],
)
def test_a_claim_without_a_length_has_no_rate(change: dict[str, Any], reason: str) -> None:
    """A moment has no days to divide by."""
    found = check_rate(replace(CLAIM, **change), [a_day_before(100, 2)])

    assert (found.outcome, found.explanation) == ("not_testable", f"ledger.{reason}")


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, True),
        ({"window": since(MAY - timedelta(days=28), 24)}, True),
        ({"window": since(MAY - timedelta(days=28) - HOUR, 24)}, False),
        ({"window": since(MAY - 24 * HOUR, 24)}, True),
        ({"window": since(MAY - 24 * HOUR, 25)}, False),
        ({"window": since(MAY - HOUR, 0)}, False),
        ({"window": None}, False),
        ({"published_at": CLAIM.published_at}, True),
        ({"published_at": CLAIM.published_at + HOUR}, False),
        ({"claimant": "Somebody else of that side"}, True),
        ({"side": None}, False),
    ],
    ids=[
        "two days before", "28 days before", "an hour more", "up to the claim", "into the claim",
        "of a moment", "of no time", "told at once", "told later", "another office", "of no side",
    ],
)  # fmt: skip
def test_a_baseline_ends_before_the_claim_and_is_not_told_later(
    change: dict[str, Any], *, counts: bool
) -> None:
    """D12: four weeks up to the window, of the same side, as known when the claim was made."""
    found = check_rate(CLAIM, [replace(a_day_before(100, 2), **change)])

    assert (found.outcome == "measured") is counts


@pytest.mark.parametrize(
    ("claimant", "counts"), [(CLAIM.claimant, True), ("Another office", False)]
)
def test_without_sides_the_claimant_decides(claimant: str, *, counts: bool) -> None:
    """Bodies of no side are held only against themselves."""
    earlier = replace(a_day_before(100, 2), side=None, claimant=claimant)

    assert (check_rate(replace(CLAIM, side=None), [earlier]).outcome == "measured") is counts


@pytest.mark.parametrize(
    ("total", "word"), [(99, "below"), (100, "within"), (140, "within"), (141, "above")]
)
def test_the_ends_of_the_usual_range_lie_within_it(total: int, word: str) -> None:
    """Below and above are strict."""
    found = check_rate(replace(CLAIM, total=total), [a_day_before(100, 3), a_day_before(140, 2)])

    assert found.explanation == f"ledger.rate_{word}_own_usual"


def test_ten_counted_are_enough_for_a_baseline() -> None:
    """D12 leaves fewer out."""
    assert check_rate(CLAIM, [a_day_before(10, 2)]).outcome == "measured"


@pytest.mark.parametrize(
    ("claim", "outcome", "explanation"),
    [
        (later(100), "holds", "cumulative_do_not_add"),
        (later(99), "fails", "running_total_fell"),
        (later(120, cumulative=None), "holds", "looks_cumulative"),
        (later(120, cumulative=False), "not_testable", "not_cumulative"),
        (later(120, agreement="other"), "not_testable", "no_earlier_total"),
        (later(120, window=since(MAY + HOUR, 47)), "not_testable", "no_earlier_total"),
        (later(120, window=None), "holds", "cumulative_do_not_add"),
        (later(120, window=None, cumulative=None), "not_testable", "no_earlier_total"),
        (later(120, published_at=FIRST.published_at - HOUR), "not_testable", "no_earlier_total"),
    ],
    ids=[
        "unchanged", "fallen", "unclear", "each anew", "another agreement", "another start",
        "said to run on", "of no time", "told before",
    ],
)  # fmt: skip
def test_a_running_total_is_held_against_those_that_count_from_the_same_start(
    claim: AggregateClaim, outcome: str, explanation: str
) -> None:
    """Without a window both must be said to run on; one that stays equal has not fallen."""
    found = check_cumulative(claim, [FIRST])

    assert (found.outcome, found.explanation) == (outcome, f"ledger.{explanation}")


@pytest.mark.parametrize("cumulative", [False, None])
def test_an_earlier_count_that_does_not_run_on_is_none_to_grow_from(
    *, cumulative: bool | None
) -> None:
    """Without windows nothing but their own words ties two totals together."""
    earlier = replace(FIRST, cumulative=cumulative, window=None)

    assert check_cumulative(later(120), [earlier]).outcome == "not_testable"


def test_a_running_total_is_compared_with_the_last_one() -> None:
    """It grew by 20 since then; the naive sum is only a warning."""
    between = later(110, published_at=MAY + 40 * HOUR)

    found = check_cumulative(later(130), [between, FIRST])

    assert found.words == {"increment": "20", "previous": "110", "naive_sum": "340"}
    assert found.gap == 20


@pytest.mark.parametrize(("count", "outcome"), [(59, "fails"), (60, "holds"), (61, "holds")])
def test_one_part_that_falls_is_enough(count: int, outcome: str) -> None:
    """A part that is named anew counts from nothing."""
    before = replace(FIRST, components=(Component(label="fire", count=60),))
    parts = (Component(label="fire", count=count), Component(label="new", count=1))

    assert check_cumulative(later(120, components=parts), [before]).outcome == outcome


TOLD = a_total(50, 20, 30, window=since(MAY, 24), published_at=MAY + 25 * HOUR)


@pytest.mark.parametrize(
    ("change", "outcome", "explanation"),
    [
        ({}, "holds", "retold"),
        ({"total": 51}, "holds", "not_told_before"),
        ({"window": since(MAY, 48)}, "fails", "retold_as_fresh"),
        ({"window": None}, "holds", "retold"),
        ({"components": PARTS}, "fails", "retold_with_other_parts"),
        ({"components": ()}, "holds", "retold"),
        ({"published_at": MAY}, "not_testable", "first"),
        ({"unit_as_stated": "clashes"}, "not_testable", "first"),
        ({"claimant": "Somebody"}, "holds", "retold"),
        ({"side": None, "claimant": "Somebody"}, "not_testable", "first"),
    ],
    ids=[
        "the same", "another total", "another window", "no window", "other parts", "no parts",
        "told before", "another unit", "another office", "another claimant",
    ],
)  # fmt: skip
def test_a_total_told_again_must_be_the_same_count(
    change: dict[str, Any], outcome: str, explanation: str
) -> None:
    """What one of the two does not state cannot differ."""
    again = replace(TOLD, **{"id": "again", "published_at": MAY + 50 * HOUR, **change})

    found = check_drift(again, [TOLD])

    assert (found.outcome, found.explanation) == (outcome, f"ledger.{explanation}")


@pytest.mark.parametrize("missing", ["window", "components"])
def test_what_was_not_stated_the_first_time_cannot_have_changed(missing: str) -> None:
    """An earlier telling without window or parts is the same count."""
    first = replace(TOLD, **{missing: None if missing == "window" else ()})
    again = replace(TOLD, id="again", published_at=MAY + 50 * HOUR)

    assert check_drift(again, [first]).explanation == "ledger.retold"


SEEN = Happened(incidents=[graded(a_report())], part_types=TYPES)


@pytest.mark.parametrize(
    ("claim", "happened", "reason"),
    [
        (replace(CLAIM, components=()), SEEN, "no_parts"),
        (replace(CLAIM, window=None), SEEN, "claim_states_no_window"),
        (CLAIM, None, "incidents_not_at_hand"),
        (CLAIM, replace(SEEN, part_types={}), "parts_name_no_type"),
    ],
)
def test_a_share_that_cannot_be_told_says_why(
    claim: AggregateClaim, happened: Happened | None, reason: str
) -> None:
    """No share is made up where parts, time or incidents are missing."""
    found = check_share(claim, happened)

    assert (found.outcome, found.explanation) == ("not_testable", f"ledger.{reason}")


def test_parts_within_parts_and_parts_of_no_type_are_not_in_the_share() -> None:
    """One of two parts that name a type has evidence; the third is only counted as untold."""
    parts = (
        *PARTS,
        Component(label="prisoners", count=3),
        Component(label="shelling", count=60, subset_of="shelling"),
    )

    found = check_share(replace(CLAIM, components=parts), SEEN)

    assert found.words == {"with_evidence": "1", "told": "2", "untold": "1"}
    assert found.computed == (0.5, 0.5)


@pytest.mark.parametrize(
    ("changes", "share"),
    [
        ({}, 0.5),
        ({"side": None, "window": CLAIM.window}, 0.5),
        ({"window": since(MAY + timedelta(days=2), 24)}, 0.0),
    ],
    ids=["in its window", "claimed by no side", "another day"],
)
def test_only_what_happened_within_the_window_supports_a_claim(
    changes: dict[str, Any], share: float
) -> None:
    """An unknown side of the claimant is not the unknown side of an incident."""
    assert check_share(replace(CLAIM, **changes), SEEN).computed == (share, share)


def test_any_one_incident_supports_a_part() -> None:
    """Another one beside it that supports nothing takes nothing away."""
    weak = graded(a_report("b", responsible="ukraine"))
    both = Happened(incidents=[weak, *SEEN.incidents], part_types=TYPES)

    assert check_share(CLAIM, both).computed == (0.5, 0.5)
