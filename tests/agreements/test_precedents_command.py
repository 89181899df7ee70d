"""The command ``precedents``: list, show, compare, export."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from trucewatch.cli.main import assemble

APP = assemble()


def run(*words: str) -> str:
    """Run a command and return what it printed."""
    done = CliRunner().invoke(APP, ["precedents", *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_comparison_says_how_little_is_on_record() -> None:
    """Rows with marks first, then what can and cannot be said."""
    text = run("compare", "--purpose", "holiday", "--conflict", "full_scale")

    assert "weak source" in text
    assert "Stated end: 5 of 5" in text


def test_json_gives_null_where_nothing_is_on_record() -> None:
    """No number is made up."""
    rows = json.loads(run("compare", "--json"))["rows"]

    by_id = {row["id"]: row for row in rows}
    assert by_id["P04"]["calm_hours"] is None
    assert by_id["P06"]["calm_hours"] == [840, 1176]


def test_a_truce_is_shown_by_either_of_its_names() -> None:
    """P24 and easter-2025 are one case."""
    assert run("show", "P24") == run("show", "easter-2025")


def test_an_export_holds_every_precedent(tmp_path: Path) -> None:
    """One row each, with the names of the sources."""
    target = tmp_path / "precedents.csv"

    run("export", "-o", str(target))

    lines = target.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 32
    assert lines[0].startswith("id,agreement,title")
