"""A workspace behind a running server, and a reader who asks it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from trucewatch.server.app import ServerOptions
from trucewatch.server.running import open_server

PATIENCE_S = 60


@contextmanager
def serving(workspace: Path, options: ServerOptions | None = None) -> Iterator[httpx.Client]:
    """Serve a workspace on a free loopback port while a reader asks."""
    with open_server(workspace, options=options) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            with httpx.Client(base_url=server.url, timeout=PATIENCE_S, trust_env=False) as client:
                yield client
        finally:
            server.shutdown()
            thread.join()
