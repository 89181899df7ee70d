"""One writer at a time: a lock file that the operating system gives back after a crash."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trucewatch.vocabulary.errors import WorkspaceError

PATIENCE_S = 120.0
_PAUSE_S = 0.02


@contextmanager
def sole_writer(path: Path, *, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Hold the lock on a file, waiting for other processes to let go of it.

    Raises:
        WorkspaceError: Somebody else kept it for longer than ``patience_s``.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _wait(handle, path, patience_s)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, path: Path, patience_s: float) -> None:
    deadline = time.monotonic() + patience_s
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise WorkspaceError(
                    f"another process has been writing to {path.parent} for {patience_s:g} s. "
                    "Wait until it is done, or end it, then try again."
                ) from None
            time.sleep(_PAUSE_S)
        else:
            return
