"""A server that is told to stop has left after five seconds, whatever is being worked at."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from trucewatch.server import running
from trucewatch.server.library import Library
from trucewatch.server.running import open_server
from trucewatch.workflow.workspace import Workspace


@dataclass(frozen=True)
class Work:
    """Work in three moments: begun, allowed to end, its database closed."""

    begun: threading.Event = field(default_factory=threading.Event)
    may_end: threading.Event = field(default_factory=threading.Event)
    closed: threading.Event = field(default_factory=threading.Event)

    def do(self) -> None:
        """Wait to be allowed to end."""
        self.begun.set()
        self.may_end.wait(30)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Judging the newest day takes until the test lets it end; so does closing the workspace."""
    made = Work()

    def judge(library: Library, *_: object) -> None:
        library.keep("stuck", made.do)

    monkeypatch.setattr(running, "LAST_ANSWERS_S", 1)
    monkeypatch.setattr(running, "ENDING_S", 1.5)
    monkeypatch.setattr(Library, "newest_day", judge)
    monkeypatch.setattr(Workspace, "close", lambda _: made.closed.set())
    return made


def test_work_that_nothing_can_interrupt_does_not_hold_up_the_end(
    tmp_path: Path, work: Work
) -> None:
    """Readers who wait are told to come back; the database stays open for the work."""
    Workspace.create(tmp_path / "w")
    work.closed.clear()
    with ThreadPoolExecutor(2) as pool, open_server(tmp_path / "w") as server:
        answering = pool.submit(server.serve_forever)
        asking = pool.submit(httpx.get, server.url, timeout=20, trust_env=False)
        assert work.begun.wait(10)

        told_at = time.monotonic()
        server.shutdown()
        answering.result(server.seconds_left + 2)
        took_s = time.monotonic() - told_at
        server.__exit__(None, None, None)
        still_open = not work.closed.is_set()
        work.may_end.set()

    assert took_s < 3
    assert still_open
    assert (asking.result().status_code, asking.result().headers["retry-after"]) == (503, "60")
