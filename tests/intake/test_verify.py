"""``verify`` notices every byte that is no longer what was stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from intake.desks import a_file, a_workspace, add_to, map_line, news_item, viina_rows
from trucewatch.cli.main import assemble
from trucewatch.workflow.intake import verify
from trucewatch.workflow.workspace import Workspace


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with three files."""
    with a_workspace(tmp_path) as workspace:
        add_to(
            workspace,
            a_file(tmp_path, "m.ndjson", map_line("2025-03-12")),
            a_file(tmp_path, "n.json", news_item("Text.")),
            a_file(tmp_path, "v.csv", viina_rows(3)),
        )
        yield workspace


def _flip(path: Path, at: int) -> None:
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def _change(workspace: Workspace, statement: str) -> None:
    with sqlite3.connect(workspace.store.path) as connection:
        connection.execute(statement)


def test_an_untouched_workspace_is_sound(desk: Workspace) -> None:
    """No problem is invented."""
    assert verify(desk) == []


def test_a_flipped_byte_in_a_stored_file_is_found(desk: Workspace) -> None:
    """Evidence is checked against its name, which is its hash."""
    sha256 = desk.store.pieces()[0].sha256
    _flip(desk.archive.path_of(sha256), 7)

    (problem,) = verify(desk)

    assert problem.where == f"evidence/objects/{sha256[:2]}/{sha256}"
    assert "its bytes now have the hash" in problem.what


def test_a_missing_file_is_found(desk: Workspace) -> None:
    """The log remembers what must be there."""
    desk.archive.path_of(desk.store.pieces()[0].sha256).unlink()

    (problem,) = verify(desk)

    assert problem.what == "the file is missing"


def test_a_flipped_byte_anywhere_in_the_log_is_found(desk: Workspace) -> None:
    """Whichever byte of the custody log changes, something does not fit any more."""
    size = desk.archive.log.stat().st_size
    unnoticed = []
    for at in range(0, size, 5):
        _flip(desk.archive.log, at)
        if not verify(desk):
            unnoticed.append(at)
        _flip(desk.archive.log, at)

    assert unnoticed == []
    assert verify(desk) == []


@pytest.mark.parametrize("lost_bytes", [1, 40, 400])
def test_a_log_that_was_cut_short_is_found(desk: Workspace, lost_bytes: int) -> None:
    """The database knows the entries that must be there."""
    content = desk.archive.log.read_bytes()
    desk.archive.log.write_bytes(content[:-lost_bytes])

    assert any("custody log" in problem.what for problem in verify(desk))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET sha256 = 'f' || substr(sha256, 2) WHERE key = 2",
        "UPDATE record SET body = replace(body, 'Text.', 'Test.') WHERE kind = 'Document'",
        "UPDATE record SET known_at = '2024-01-01T00:00:00.000000Z' WHERE key = 1",
        "UPDATE shape SET wkb = substr(wkb, 2)",
        "UPDATE piece SET sha256 = 'f' || substr(sha256, 2) WHERE name = 'v.csv'",
        "UPDATE piece SET custody = 'f' || substr(custody, 2) WHERE name = 'v.csv'",
    ],
)
def test_a_changed_value_in_the_database_is_found(desk: Workspace, statement: str) -> None:
    """Records and pieces are sealed: hash, words, times and shapes."""
    _change(desk, statement)

    problems = verify(desk)

    assert problems
    assert all(problem.where == "trucewatch.sqlite" for problem in problems)


def test_a_line_that_a_killed_writer_left_half_written_is_repaired(
    desk: Workspace, tmp_path: Path
) -> None:
    """Half a line is no problem, and gone after the next entry."""
    with desk.archive.log.open("ab") as log:
        log.write(b'{"at":"2025')
    assert verify(desk) == []

    add_to(desk, a_file(tmp_path, "n2.json", news_item("More.")))

    assert verify(desk) == []
    assert len(desk.archive.custody().entries) == 6  # four files, two texts cut out
    assert not desk.archive.custody().torn


def test_the_command_names_the_file_and_ends_with_4(desk: Workspace) -> None:
    """Scripts can rely on the exit code, people on the name."""
    sound = CliRunner().invoke(assemble(), ["verify", str(desk.directory)])
    sha256 = desk.store.pieces()[0].sha256
    _flip(desk.archive.path_of(sha256), 0)

    spoilt = CliRunner().invoke(assemble(), ["verify", str(desk.directory)])

    assert sound.exit_code == 0
    assert spoilt.exit_code == 4
    assert sha256 in spoilt.output
