"""The reference of types and kinds cannot lag behind the code."""

from __future__ import annotations

from pathlib import Path

import trucewatch
from trucewatch.incidents.kind_catalogue import load_kinds
from trucewatch.vocabulary.incident import IncidentType

REFERENCE = Path(trucewatch.__file__).parents[2] / "docs" / "reference" / "taxonomy.md"


def test_every_type_and_kind_stands_in_the_reference() -> None:
    """A new kind or type is documented in the same change."""
    text = REFERENCE.read_text("utf-8")

    assert all(f"| {each.value} |" in text for each in IncidentType)
    for kind in load_kinds():
        row = next(line for line in text.splitlines() if line.startswith(f"| `{kind.name}` |"))
        assert f"| {kind.radius_m / 1000:g} km | {kind.window_h:g} |" in row
