"""Serving until Ctrl+C: what ``serve`` and ``demo`` share."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trucewatch.server.running import RunningServer

POLL_SECONDS = 0.1


def announce(line: str) -> None:
    """Write one message for people to stderr at once."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def leave() -> None:
    """End the process, at once where a thread still works that nothing can interrupt.

    The interpreter would wait for such a thread, or take its memory away under it.
    """
    if threading.active_count() > 1:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def serve_until_stopped(server: RunningServer, ready: Mapping[str, str] | None) -> None:
    """Answer requests until SIGINT or SIGTERM, then return.

    Args:
        server: Already bound, so that it queues requests from now on.
        ready: Printed as one JSON line on stdout once the server answers; None for none.
    """
    stopped = threading.Event()
    previous = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM)}
    for name in previous:
        signal.signal(name, lambda _number, _frame: stopped.set())
    answering = threading.Thread(target=server.serve_forever, daemon=True)
    answering.start()
    try:
        if ready is not None:
            sys.stdout.write(json.dumps(ready, ensure_ascii=False) + "\n")
            sys.stdout.flush()
        # wait() without a limit could not be interrupted by a signal on every platform.
        while not stopped.wait(POLL_SECONDS):
            pass
    finally:
        server.shutdown()
        answering.join(server.seconds_left)
        for name, handler in previous.items():
            signal.signal(name, handler)
