"""The command ``agreements check``: everything that is wrong, with line and remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.cli.main import assemble

GOOD = """format: trucewatch-agreement-1
id: example
titles: {en: Example}
parties: [russia, ukraine]
form: bilateral
purpose: local
source: invented
versions:
  - id: one
    author: russia
    published_on: 2031-06-01
    source: invented
    window: {start: 2031-06-02T00:00, end: 2031-06-03T00:00, zone: Europe/Kyiv}
    stated_hours: 24
    terms:
      - {id: a, kind: T1}
  - id: two
    author: ukraine
    published_on: 2031-06-01
    source: invented
    window: {start: 2031-06-02T00:00, end: 2031-06-03T00:00, zone: Europe/Kyiv}
    terms:
      - {id: b, kind: T4, areas: [{name: square, ring: [[36, 50], [37, 50], [37, 51]]}]}
life:
  - {party: russia, stage: accepted, on: 2031-06-01, source: invented}
"""


def check(tmp_path: Path, text: str, *words: str) -> tuple[int, str]:
    """Run the command on a file of that text."""
    file = tmp_path / "agreement.yaml"
    file.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(assemble(), ["agreements", "check", str(file), *words])
    return done.exit_code, done.output


def test_a_good_file_is_in_order(tmp_path: Path) -> None:
    """Exit 0 and one line."""
    code, output = check(tmp_path, GOOD)

    assert (code, "in order: 2 versions" in output) == (0, True)


def test_every_mistake_is_named_with_its_line_and_remedy(tmp_path: Path) -> None:
    """Three mistakes in three places: one does not hide the next."""
    bad = GOOD.replace("stated_hours: 24", "stated_hours: 36")
    bad = bad.replace("ring: [[36, 50]", "ring: [[50, 36]")
    bad = bad.replace("stage: accepted", "stage: agreed")

    code, output = check(tmp_path, bad)

    assert code == 1
    flat = " ".join(output.split())
    assert "line 14: stated_hours says 36, but from start to end are 24" in flat
    assert "line 23: [50, 36] lies outside the theatre" in flat
    assert "longitude comes first" in flat
    assert "line 25: stage 'agreed' is not in the list" in flat


def test_versions_of_one_author_that_overlap_are_told_once_the_parts_are_right(
    tmp_path: Path,
) -> None:
    """What can only be told of the whole."""
    code, output = check(tmp_path, GOOD.replace("author: ukraine", "author: russia"), "--json")

    (complaint,) = json.loads(output[: output.rindex("}") + 1])["complaints"]
    assert code == 1
    assert complaint["reason"] == "line 17: two overlaps one in time, both by russia."
    assert "supersedes: one" in complaint["remedy"]


@pytest.mark.parametrize(
    ("right", "wrong", "reason", "remedy"),
    [
        ("Europe/Kyiv}\n    stated", "Europe/Kyjiw}\n    stated",
         "line 13: 'Europe/Kyjiw' is no time zone.", "Use an IANA name such as Europe/Kyiv."),
        ("2031-06-03T00:00, zone: Europe/Kyiv}\n    terms",
         "2031-06-01T00:00, zone: Europe/Kyiv}\n    terms",
         "line 21: the window ends before it starts.", "Exchange start and end."),
        ("author: ukraine", "author: russia", "line 17: two overlaps one in time, both by russia.",
         "Add “supersedes: one” to the later one, or correct a window."),
        ("kind: T4", "kind: T21", "line 23: kind 'T21' is not in the list.",
         f"Use one of: {', '.join(f'T{number}' for number in range(1, 21))}."),
        ("[37, 51]]", "[3, 51]]", "line 23: [3, 51] lies outside the theatre.",
         "Correct the corner."),
        ("stated_hours: 24", "stated_hours: 25",
         "line 14: stated_hours says 25, but from start to end are 24.",
         "Correct one of them; whole dates include the last day."),
    ],
    ids=["unknown zone", "end before start", "overlapping versions of one author", "unknown term",
         "polygon outside the theatre", "duration that contradicts the endpoints"],
)  # fmt: skip
def test_each_kind_of_bad_file_is_told_with_its_line_and_its_remedy(
    tmp_path: Path, right: str, wrong: str, reason: str, remedy: str
) -> None:
    """One mistake in an otherwise good file gives one complaint and exit 1, in words and JSON."""
    assert GOOD.count(right) == 1
    bad = GOOD.replace(right, wrong)

    code, output = check(tmp_path, bad, "--json")
    _, words = check(tmp_path, bad)

    (complaint,) = json.loads(output[: output.rindex("}") + 1])["complaints"]
    assert (code, complaint["reason"], complaint["remedy"]) == (1, reason, remedy)
    assert f"{reason} {remedy}" in " ".join(words.split())
