"""The page of journeys names every check once, and only tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINE = re.compile(r"^\| ([DJ][\d.]+) \| .* \| `([\w/.]+)::(\w+)` \|$", re.MULTILINE)
CHECKS = {
    *(f"D{number}" for number in range(1, 7)),
    "J1",
    "J3",
    *(f"J1.{number}" for number in range(1, 7)),
    *(f"J3.{number}" for number in range(1, 9)),
    *(f"J4.{number}" for number in range(1, 8)),
    *(f"J6.{number}" for number in range(1, 8)),
}
SEVERAL = {"D4", "J1", "J3", "J4.7"}
"""Checks that hold on several ways out or parts, each with a test of its own."""


def test_every_check_of_a_journey_has_a_test_that_is_there() -> None:
    """None is missing, few have several lines, and each test named is defined in its file."""
    page = (ROOT / "docs" / "reference" / "journeys.md").read_text(encoding="utf-8")
    found = LINE.findall(page)
    missing = [
        name
        for _check, file, name in found
        if f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]

    checks = [check for check, *_ in found]
    assert set(checks) == CHECKS
    assert {check for check in checks if checks.count(check) > 1} <= SEVERAL
    assert missing == []
