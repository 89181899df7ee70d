"""The command ``lineage``: files, JSON lines or a workspace; bad input is told."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from trucewatch.cli.main import assemble

ROWS = json.loads(
    (Path(__file__).parent.parent / "quality/lineage/seen.json").read_text(encoding="utf-8")
)
ENGLISH, GERMAN = (
    next(row["text"] for row in ROWS if row["id"] == name) for name in ("d-en", "d-de")
)


def _clusters(stdout: str) -> list[str]:
    return [json.loads(line)["cluster"] for line in stdout.splitlines()]


def test_two_files_in_two_languages_are_one_origin(tmp_path: Path) -> None:
    """Each text gets a line of JSON with its relation and the reason."""
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path, text in zip(paths, (ENGLISH, GERMAN), strict=True):
        path.write_text(text, encoding="utf-8")

    ran = CliRunner().invoke(assemble(), ["lineage", "--json", *map(str, paths)])

    assert ran.exit_code == 0
    assert len(set(_clusters(ran.stdout))) == 1
    assert sorted(json.loads(line)["relation"] for line in ran.stdout.splitlines()) == [
        "original",
        "translation",
    ]


def test_a_bad_line_is_told_and_the_others_are_traced(tmp_path: Path) -> None:
    """Done, but some input was rejected: exit code 3."""
    path = tmp_path / "in.jsonl"
    rows = [{"doc_id": "a", "text": ENGLISH}, {"doc_id": "b"}, {"doc_id": "c", "text": GERMAN}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    ran = CliRunner().invoke(assemble(), ["lineage", "--json", "--jsonl", str(path)])

    assert ran.exit_code == 3
    assert len(_clusters(ran.stdout)) == 2
    assert "line 2" in ran.stderr


def test_the_documents_of_a_workspace_are_traced(tmp_path: Path) -> None:
    """What was added once need not be named again."""
    desk, run = str(tmp_path / "desk"), CliRunner().invoke
    for name, text in (("one.txt", ENGLISH), ("two.txt", GERMAN)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    run(assemble(), ["init", desk])
    texts = [str(tmp_path / name) for name in ("one.txt", "two.txt")]
    run(assemble(), ["add", "-w", desk, "--dateline", "2031-06-16", *texts])

    ran = run(assemble(), ["lineage", "-w", desk])

    assert ran.exit_code == 0
    assert "2 texts, one origin" in ran.stdout
