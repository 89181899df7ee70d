"""A grade can be asked why, since when, and what would raise it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import trucewatch
from deciding.desk import a_desk, decide, incidents, run
from trucewatch.assessment import attribution, occurrence
from trucewatch.assessment.rule_words import RAISES_ATTRIBUTION, RAISES_OCCURRENCE, WORDS
from trucewatch.vocabulary.grade import Attribution, Occurrence

BY = ("--as", "duty-1", "--reason", "checked by phone")
REFERENCE = Path(trucewatch.__file__).parents[2] / "docs" / "reference" / "grades.md"


def explained(desk: Path, name: str, *words: str) -> dict[str, Any]:
    """Ask for an explanation as JSON."""
    found: dict[str, Any] = json.loads(run(desk, "grade", "--explain", name, "--json", *words))
    return found


@pytest.mark.parametrize("rule", [name for _, name, _ in (*occurrence.RULES, *attribution.RULES)])
def test_every_rule_has_words_and_the_reference_has_the_same(rule: str) -> None:
    """What a command prints and what the documentation says is one sentence."""
    assert f"| `{rule}` | {WORDS[rule]}" in REFERENCE.read_text("utf-8")


def test_every_grade_below_the_top_says_what_would_raise_it() -> None:
    """Nobody is left at a grade without a way on; at the top there is none."""
    steps = [
        *(RAISES_OCCURRENCE[g] for g in Occurrence),
        *(RAISES_ATTRIBUTION[g] for g in Attribution),
    ]

    assert [len(each) == 0 for each in steps] == [False] * 4 + [True] + [False] * 4 + [True]


def test_d03_an_explanation_names_rule_evidence_origins_and_the_way_on(tmp_path: Path) -> None:
    """Each axis for itself; every report stands in exactly one origin, with the reason."""
    desk = a_desk(tmp_path)
    incident = next(one for one in incidents(desk) if len(one["evidence"]) > 1)

    found = explained(desk, incident["id"])

    axis = found["axes"]["occurrence"]
    assert (axis["grade"], axis["rule"]) == (
        incident["grades"]["occurrence"]["grade"],
        incident["grades"]["occurrence"]["rule"],
    )
    assert axis["by"] == "pipeline"
    assert axis["words"]
    assert axis["would_raise"]
    grouped = [report["id"] for origin in found["origins"] for report in origin["reports"]]
    assert sorted(grouped) == sorted(item["id"] for item in incident["evidence"])
    assert all(origin["relation"] for origin in found["origins"])
    assert set(axis["evidence"]) <= set(grouped)


def test_the_history_shows_a_grade_rise_and_fall(tmp_path: Path) -> None:
    """Grades can fall, and what they were stays readable, with who and why."""
    desk = a_desk(tmp_path)
    name = next(one["id"] for one in incidents(desk) if one["place"]["name"] == "Kupiansk")
    before = explained(desk, name)["axes"]["occurrence"]["grade"]
    decide(desk, "grade", name, "--occurrence", "O3", *BY)
    made = decide(desk, "withdraw", name, *BY)
    decide(desk, "undo", made["decision"]["id"], *BY)

    found = explained(desk, name)

    assert [one["occurrence"] for one in found["history"]] == [before, "O3", "O0", "O3"]
    assert [one["verb"] for one in found["decisions"]] == ["grade", "withdraw", "undo"]
    assert found["axes"]["occurrence"]["by"] == "duty-1"
    assert "O3 – a person set it" in run(desk, "grade", "--explain", name)


def test_d16_the_public_reads_no_notes_of_analysts(tmp_path: Path) -> None:
    """Who decided and why stays inside; that it was decided does not."""
    desk = a_desk(tmp_path)
    name = next(one["id"] for one in incidents(desk) if one["place"]["name"] == "Kupiansk")
    decide(desk, "grade", name, "--occurrence", "O3", "--as", "duty-1", "--reason", "source Falcon")

    printed = run(desk, "grade", "--explain", name, "--audience", "public", "--json")

    assert "Falcon" not in printed
    assert "duty-1" not in printed
    assert json.loads(printed)["decisions"][0]["verb"] == "grade"
