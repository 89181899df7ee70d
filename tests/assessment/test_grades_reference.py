"""The reference of grades cannot lag behind the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

import trucewatch
from trucewatch.assessment import attribution, occurrence

REFERENCE = Path(trucewatch.__file__).parents[2] / "docs" / "reference" / "grades.md"


@pytest.mark.parametrize(
    ("grade", "rule"),
    [(value.name, name) for value, name, _ in (*occurrence.RULES, *attribution.RULES)],
)
def test_every_rule_stands_in_the_reference_with_its_grade(grade: str, rule: str) -> None:
    """D03: every grade names its rule, and every rule is explained."""
    assert f"| {grade} | `{rule}` |" in REFERENCE.read_text("utf-8")
