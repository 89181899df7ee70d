"""The vocabulary page cannot lag behind the vocabulary."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

import pytest

from trucewatch.vocabulary.agreement import Stage, TermKind
from trucewatch.vocabulary.grade import Attribution, Occurrence, TermResult
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.interval import Granularity
from trucewatch.vocabulary.quantity import CountUnit
from trucewatch.vocabulary.sector import Channel, ReaderState, State
from trucewatch.vocabulary.source import Reliability, SourceClass

PAGE = Path(__file__).parents[2] / "docs" / "vocabulary.md"
BY_NAME: list[type[Enum]] = [Occurrence, Attribution]
IN_CELLS: list[type[Enum]] = [IncidentType, TermKind]
AS_CODE: list[type[Enum]] = [
    Stage, TermResult, Granularity, CountUnit, Channel, ReaderState, State, SourceClass,
]  # fmt: skip


@pytest.mark.parametrize("words", AS_CODE)
def test_every_closed_value_stands_on_the_page(words: type[Enum]) -> None:
    """Whoever meets a value in a file can look it up."""
    page = PAGE.read_text(encoding="utf-8")

    assert [each.value for each in words if f"`{each.value}`" not in page] == []


@pytest.mark.parametrize("codes", IN_CELLS + BY_NAME)
def test_every_code_has_its_line(codes: type[Enum]) -> None:
    """F1 to S3, T1 to T20, O and A grades each stand in a table."""
    page = PAGE.read_text(encoding="utf-8")
    names = [each.name if codes in BY_NAME else str(each.value) for each in codes]

    assert [name for name in names if f"| {name} |" not in page] == []


def test_every_letter_of_reliability_is_explained() -> None:
    """A to F, in one sentence."""
    page = PAGE.read_text(encoding="utf-8")
    line = next(line for line in page.splitlines() if line.startswith("**Reliability**"))

    assert [letter for letter in Reliability if f"{letter.value} " not in line] == []
