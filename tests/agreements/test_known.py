"""What was known of an agreement at a time: a library knows the end, a day does not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from trucewatch.agreements.known import as_known
from trucewatch.vocabulary.agreement import Stage
from trucewatch.workflow.precedents import find_precedent
from trucewatch.workflow.treaties import load_agreements

ENERGY = find_precedent("P22").agreement


def at(month: int, day: int) -> datetime:
    """Return noon of a day of 2025."""
    return datetime(2025, month, day, 12, tzinfo=UTC)


def test_a_version_that_was_not_published_yet_does_not_exist() -> None:
    """On 20 March one side had published its version, the other had only accepted."""
    known = as_known(ENERGY, at(3, 20))

    assert known is not None
    assert [version.id for version in known.versions] == ["russia-1"]
    assert [step.stage for step in known.life] == [Stage.IN_FORCE, Stage.ACCEPTED]


def test_nobody_knows_an_agreement_before_anything_of_it_is_dated() -> None:
    """The day before the order there is none."""
    assert as_known(ENERGY, at(3, 17)) is None


def test_afterwards_everything_is_known() -> None:
    """The whole file, unchanged."""
    assert as_known(ENERGY, at(5, 1)) == ENERGY


@pytest.mark.parametrize(
    ("asof", "known"),
    [(at(3, 10), set()), (at(3, 12), {"jeddah"}), (at(3, 20), {"jeddah", "energy"})],
)
def test_the_library_is_cut_to_what_was_known(asof: datetime, known: set[str]) -> None:
    """D19: no backtest knows which truce comes next."""
    ids = {one.id.split("-")[0] for one in load_agreements(None, asof)}

    assert ids - {"july"} == known
