"""Does a piece of work in a copy of the process while the process goes on."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def beside(work: Callable[[], object]) -> Iterator[None]:
    """Do work on another core while the block runs; at its end the work is done.

    The work is for its effect on files alone: what it changes in memory stays in the copy. Where
    a process cannot be copied (no fork, one core, other threads) it is done first, here. Work
    that failed in the copy is done again here, so that its error is raised where it belongs.
    """
    if not _can_copy():
        work()
        yield
        return
    copy = os.fork()
    if copy == 0:
        _work_and_leave(work)
    try:
        yield
    finally:
        _, status = os.waitpid(copy, 0)
    if status != 0:
        work()


def _can_copy() -> bool:
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and threading.active_count() == 1


def _work_and_leave(work: Callable[[], object]) -> None:
    """Leave without any clearing up: files, locks and folders belong to the original."""
    done = 1
    try:
        work()
        done = 0
    finally:
        os._exit(done)
