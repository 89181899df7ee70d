"""Files behind the page survive a crash whole or not at all."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from pathlib import Path

from trucewatch.server.jobs import DONE, LOST, RUNNING, Job, Jobs
from trucewatch.server.measures import Measures
from trucewatch.workflow.intake import AddOptions, add
from trucewatch.workflow.workspace import Workspace

TEXT = b"Zarichne, 12 March. The mayor said that shells hit two houses on Monday."


def a_crashed_job(directory: Path, sha256: str) -> None:
    """A job as it stands on the disk when the server was killed."""
    (directory / "jobs" / "j1").mkdir(parents=True)
    (directory / "jobs" / "j1" / "note.txt").write_bytes(TEXT)
    job = Job(
        id="j1", name="note.txt", by="duty-1", begun="2025-03-12", sha256=sha256, state=RUNNING
    )
    (directory / "jobs" / "j1.json").write_text(json.dumps(asdict(job)))


def test_after_a_crash_the_page_says_that_nothing_was_kept(tmp_path: Path) -> None:
    """The file is absent, the job is called lost, and its copy is gone."""
    with Workspace.create(tmp_path / "w"):
        pass
    a_crashed_job(tmp_path / "w", "0" * 64)

    found = Jobs(tmp_path / "w", Measures()).find("j1")

    assert found is not None
    assert found.state == LOST
    assert not (tmp_path / "w" / "jobs" / "j1").exists()


def test_after_a_crash_the_page_says_that_all_was_kept(tmp_path: Path) -> None:
    """The transaction was closed before the server was killed."""
    path = tmp_path / "note.txt"
    path.write_bytes(TEXT)
    with Workspace.create(tmp_path / "w") as workspace:
        (found,) = add(workspace, [path], AddOptions()).files
    a_crashed_job(tmp_path / "w", str(found.sha256))

    job = Jobs(tmp_path / "w", Measures()).find("j1")

    assert job is not None
    assert job.state == DONE


def test_a_cancelled_file_leaves_nothing(tmp_path: Path) -> None:
    """Stopped before it began: no record, no copy."""
    with Workspace.create(tmp_path / "w"):
        pass
    jobs = Jobs(tmp_path / "w", Measures())
    job_id, path = jobs.place_for("note.txt")
    path.write_bytes(TEXT)
    jobs.cancel(job_id)
    jobs.start(job_id, path, "duty-1", "0" * 64)
    for _ in range(400):
        found = jobs.find(job_id)
        if found and found.state == "cancelled":
            break
        time.sleep(0.02)
    assert jobs.close(10)

    assert found is not None
    assert found.state == "cancelled"
    with Workspace.open(tmp_path / "w") as workspace:
        assert workspace.store.pieces() == ()
