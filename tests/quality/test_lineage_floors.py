"""Floors for lineage, on invented texts in four languages; lowering one is a decision.

Among them are hard negatives: the same event reported independently, and the daily sheet
of the next day in the same words. ``fresh.json`` was read once, after the rules were set.
"""

from __future__ import annotations

import pytest

from quality.lineage_scoring import score


@pytest.mark.parametrize("name", ["seen", "fresh"])
def test_pairs_of_one_origin_are_joined_and_no_others(name: str) -> None:
    """A wrong join hides a voice, a missed one counts a voice twice."""
    found = score(name)

    assert found.precision >= 0.97
    assert found.recall >= 0.95
    assert found.relations_right >= 0.9 * found.relations
