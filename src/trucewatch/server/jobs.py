"""Files taken in behind the page: one at a time, with progress, cancelling, and after a crash."""

from __future__ import annotations

import json
import queue
import secrets
import shutil
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from trucewatch.server.measures import Measures
from trucewatch.vocabulary.errors import TrucewatchError
from trucewatch.workflow.intake import AddOptions, add
from trucewatch.workflow.whole_files import write_whole
from trucewatch.workflow.workspace import Workspace

FOLDER = "jobs"
WAITING, RUNNING, DONE, CANCELLED, FAILED, LOST = (
    "waiting", "running", "done", "cancelled", "failed", "lost",
)  # fmt: skip
ENDED = frozenset({DONE, CANCELLED, FAILED, LOST})
KEPT = 50


class CancelledError(Exception):
    """Somebody stopped the job; nothing of the file stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file on its way in.

    Attributes:
        state: waiting, running, done, cancelled, failed, or lost in a crash.
        rows: Rows read so far.
        report: The import report, once done.
        sha256: Hash of the file, to tell after a crash whether it was taken in.
    """

    id: str
    name: str
    by: str
    begun: str
    sha256: str
    state: str = WAITING
    rows: int = 0
    error: str = ""
    report: dict[str, Any] = field(default_factory=dict)


class Jobs:
    """The jobs of one server; their states outlive it in the folder ``jobs``."""

    def __init__(self, directory: Path, measures: Measures) -> None:
        self._directory = directory
        self._folder = directory / FOLDER
        self._measures = measures
        self._jobs: dict[str, Job] = {}
        self._stopped: set[str] = set()
        self._waiting: queue.Queue[str | None] = queue.Queue()
        self._worker: threading.Thread | None = None
        self._recover()

    def place_for(self, name: str) -> tuple[str, Path]:
        """Make a private folder for a file that comes in; only its last name is kept."""
        job = secrets.token_hex(8)
        folder = self._folder / job
        folder.mkdir(parents=True)
        return job, folder / (Path(name.replace("\\", "/")).name[:120] or "file")

    def start(self, job_id: str, path: Path, by: str, sha256: str) -> Job:
        """Queue a stored file."""
        begun = datetime.now(UTC)  # noqa: TID251 - the moment somebody sends a file
        job = Job(id=job_id, name=path.name, by=by, begun=begun.isoformat(), sha256=sha256)
        self._set(job)
        self._waiting.put(job_id)
        if self._worker is None or not self._worker.is_alive():
            self._worker = threading.Thread(target=self._work, daemon=True)
            self._worker.start()
        return job

    def cancel(self, job_id: str) -> None:
        """Stop a job; a file is taken in as a whole or not at all."""
        self._stopped.add(job_id)

    def find(self, job_id: str) -> Job | None:
        """Return a job by its id."""
        return self._jobs.get(job_id)

    def newest(self) -> list[Job]:
        """Return the jobs, newest first."""
        return sorted(self._jobs.values(), key=lambda one: one.begun, reverse=True)[:KEPT]

    def end(self) -> None:
        """Stop what runs and what waits."""
        self._stopped.update(tuple(self._jobs))
        self._waiting.put(None)

    def close(self, seconds: float) -> bool:
        """Stop what runs; tell whether the worker has ended within so many seconds."""
        self.end()
        if self._worker is not None:
            self._worker.join(seconds)
        return self._worker is None or not self._worker.is_alive()

    def _work(self) -> None:
        while (job_id := self._waiting.get()) is not None:
            self._measures.jobs.inc()
            try:
                self._run(self._jobs[job_id])
            finally:
                self._measures.jobs.dec()
                shutil.rmtree(self._folder / job_id, ignore_errors=True)

    def _run(self, job: Job) -> None:
        def progress(_path: Path, rows: int) -> None:
            if job.id in self._stopped:
                raise CancelledError
            self._jobs[job.id] = replace(self._jobs[job.id], rows=rows)

        self._set(replace(job, state=RUNNING))
        path = self._folder / job.id / job.name
        try:
            progress(path, 0)
            with Workspace.open(self._directory) as workspace:
                found = add(workspace, [path], AddOptions(by=job.by, progress=progress))
        except CancelledError:
            self._set(replace(self._jobs[job.id], state=CANCELLED))
        except (TrucewatchError, OSError) as error:
            self._set(replace(self._jobs[job.id], state=FAILED, error=str(error)[:500]))
        else:
            report = found.as_json()
            for one in report["files"]:
                one["path"] = job.name
            self._set(replace(self._jobs[job.id], state=DONE, report=report))

    def _set(self, job: Job) -> None:
        self._jobs[job.id] = job
        self._folder.mkdir(exist_ok=True)
        text = json.dumps(asdict(job), ensure_ascii=False, sort_keys=True)
        write_whole(self._folder / f"{job.id}.json", text + "\n")

    def _recover(self) -> None:
        """Tell of every job that a crash ended whether its file is in, whole, or not at all."""
        for job in self._stored():
            if job.state in ENDED:
                self._jobs[job.id] = job
                continue
            with Workspace.open(self._directory) as workspace:
                known = {piece.sha256 for piece in workspace.store.pieces()}
            self._set(replace(job, state=DONE if job.sha256 in known else LOST))
            shutil.rmtree(self._folder / job.id, ignore_errors=True)

    def _stored(self) -> Iterator[Job]:
        if self._folder.is_dir():
            for path in sorted(self._folder.glob("*.json")):
                yield Job(**json.loads(path.read_text(encoding="utf-8")))
