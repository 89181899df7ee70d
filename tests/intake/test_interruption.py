"""Whatever happens in the middle of ``add``, the workspace stays whole."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from intake.desks import a_file, a_workspace, dump, map_line, news_item, viina_rows
from trucewatch.vocabulary.detection import DatasetRow
from trucewatch.vocabulary.errors import WorkspaceError
from trucewatch.workflow.intake import AddOptions, add, verify
from trucewatch.workflow.workspace import Workspace

# One process adds again and again under a new workspace per signal, so that the start of
# Python is paid once and not twenty times: a parent forks, the child adds and is killed.
ADDER = """
import os, signal, sys, time
from pathlib import Path
from datetime import UTC, datetime
from trucewatch.workflow.intake import AddOptions, add
from trucewatch.workflow.workspace import Workspace
from trucewatch.geography.border import load_border
from trucewatch.sources.catalogue import catalogue
catalogue()
load_border("ukraine", "UA")
for line in sys.stdin:
    desk, material, delay = line.split()
    child = os.fork()
    if child == 0:
        with Workspace.open(Path(desk)) as workspace:
            at = datetime(2025, 3, 13, 6, tzinfo=UTC)
            add(workspace, [Path(material)], AddOptions(received_at=at))
        os._exit(0)
    if float(delay) >= 0:
        time.sleep(float(delay))
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    print(status, flush=True)
"""
KILLS = 20


def _material(folder: Path) -> Path:
    a_file(folder, "a.ndjson", "\n".join(map_line(f"2025-03-{day:02d}") for day in range(1, 4)))
    for number in range(3):
        a_file(folder, f"n{number}.json", news_item(f"Text {number}."))
    a_file(folder, "v.csv", viina_rows(900))
    a_file(folder, "w.csv", viina_rows(300, start=900))
    return folder


def _run(adder: subprocess.Popen[str], desk: Path, material: Path, delay_s: float) -> int:
    assert adder.stdin is not None
    assert adder.stdout is not None
    adder.stdin.write(f"{desk} {material} {delay_s}\n")
    adder.stdin.flush()
    return int(adder.stdout.readline())


def _adder() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ADDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _check_after_kill(adder: subprocess.Popen[str], desk: Path, material: Path) -> list[str]:
    """Check that a desk is sound after a kill, complete it, and return its content."""
    with Workspace.open(desk) as after_kill:
        assert verify(after_kill) == []
    assert _run(adder, desk, material, -1) == 0
    with Workspace.open(desk) as completed:
        assert verify(completed) == []
        return dump(completed)


def test_killing_add_at_random_moments_loses_and_spoils_nothing(tmp_path: Path) -> None:
    """After ``kill -9`` verify is clean, and adding again gives what an undisturbed add gives."""
    material = _material(tmp_path / "in")
    with a_workspace(tmp_path) as made:
        empty = made.directory
    whole = shutil.copytree(empty, tmp_path / "whole")
    moments = random.Random(12)  # noqa: S311 - repeatable, not secret
    statuses = []
    with _adder() as adder:
        begun = time.monotonic()
        assert _run(adder, whole, material, -1) == 0
        duration_s = time.monotonic() - begun
        with Workspace.open(whole) as undisturbed:
            expected = dump(undisturbed)
        for number in range(KILLS):
            desk = shutil.copytree(empty, tmp_path / f"desk{number}")

            statuses.append(_run(adder, desk, material, moments.uniform(0.0, duration_s)))
            if statuses[-1] == 0:
                duration_s *= 0.8  # it was done before: the first run was a slow one

            assert _check_after_kill(adder, desk, material) == expected
        assert adder.stdin is not None
        adder.stdin.close()
    assert statuses.count(signal.SIGKILL) >= KILLS // 2


def test_two_processes_adding_at_once_neither_lose_nor_spoil_anything(tmp_path: Path) -> None:
    """Writers wait for each other, file by file."""
    material = _material(tmp_path / "in")
    with a_workspace(tmp_path) as made:
        desk = made.directory
    command = [sys.executable, "-m", "trucewatch", "add", "-w", str(desk), "--json"]

    both = [
        subprocess.Popen([*command, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for path in (material, material)
    ]
    ended = [process.communicate(timeout=60) for process in both]

    assert [process.returncode for process in both] == [0, 0], ended
    with Workspace.open(desk) as workspace:
        assert verify(workspace) == []
        assert len(list(workspace.store.read(DatasetRow))) == 1200
        assert len(workspace.archive.custody().entries) == 9  # six files, three texts cut out


def test_a_writer_that_waits_too_long_says_so(tmp_path: Path) -> None:
    """Nobody waits for ever; the message says what to do."""
    with (
        a_workspace(tmp_path) as workspace,
        workspace.archive.writing(),
        pytest.raises(WorkspaceError, match="another process has been writing"),
        workspace.archive.writing(patience_s=0.05),
    ):
        pass


def test_adding_the_same_bytes_again_changes_nothing(tmp_path: Path) -> None:
    """Neither database nor log grows; every row is reported as known."""
    material = _material(tmp_path / "in")
    with a_workspace(tmp_path) as workspace:
        add(workspace, [material], AddOptions())
        content, log = dump(workspace), workspace.archive.log.read_bytes()

        again = add(workspace, [material], AddOptions())

        assert dump(workspace) == content
        assert workspace.archive.log.read_bytes() == log
    assert all(result.already_known for result in again.files)
    assert all(result.known_rows == result.accepted for result in again.files)
