"""The newest day is judged before anybody asks."""

from __future__ import annotations

import threading
from datetime import date

import pytest

from trucewatch.server import warming
from trucewatch.server.warming import Warming
from trucewatch.vocabulary.errors import UsageError

NEWEST = date(2031, 6, 9)


class Shelf:
    """A library that counts what is asked of it."""

    def __init__(self, *, fails: bool = False) -> None:
        self.changed, self.fails = 1, fails
        self.asked: list[date] = []
        self.judged = threading.Semaphore(0)

    def version(self) -> int:
        """The number of changes so far."""
        return self.changed

    def newest_day(self) -> date:
        """The newest day."""
        return NEWEST

    def day(self, day: date) -> None:
        """Judge a day."""
        self.asked.append(day)
        self.judged.release()
        if self.fails:
            raise UsageError("held by policy")


@pytest.mark.parametrize("fails", [False, True])
def test_the_newest_day_is_judged_at_the_start_and_after_each_change(
    monkeypatch: pytest.MonkeyPatch,
    fails: bool,  # noqa: FBT001
) -> None:
    """Once for every version, whether or not it may be published; then the thread ends."""
    monkeypatch.setattr(warming, "PAUSE_S", 0.005)
    shelf = Shelf(fails=fails)
    thread = Warming(shelf)  # type: ignore[arg-type]
    thread.start()

    assert shelf.judged.acquire(timeout=10)
    assert not shelf.judged.acquire(timeout=0.05)
    shelf.changed += 1
    assert shelf.judged.acquire(timeout=10)

    assert thread.close(10)
    assert shelf.asked == [NEWEST, NEWEST]
