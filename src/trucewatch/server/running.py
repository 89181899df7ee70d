"""A server that runs until it is stopped, and then finishes what it has begun."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path
from types import TracebackType

import uvicorn

from trucewatch.server.app import ServerOptions, open_door
from trucewatch.vocabulary.errors import UsageError

ENDING_S = 5.0
"""From being told to stop until everything is let go of, whatever is still being worked at."""
LAST_ANSWERS_S = 4
"""Of these, for answers that have begun; work that nothing can interrupt ends with the process."""
BACKLOG = 512


class RunningServer:
    """A bound server; ``serve_forever`` answers, ``shutdown`` lets it finish."""

    def __init__(self, listening: socket.socket, directory: Path, options: ServerOptions) -> None:
        self._socket = listening
        self._answering = threading.Event()
        self._deadline = 0.0
        self.door = open_door(directory, options)
        self._server = uvicorn.Server(
            uvicorn.Config(
                self.door,
                log_config=None,
                access_log=False,
                server_header=False,
                lifespan="off",
                timeout_graceful_shutdown=LAST_ANSWERS_S,
                timeout_keep_alive=15,
                limit_concurrency=400,
                h11_max_incomplete_event_size=32_768,
            )
        )

    @property
    def url(self) -> str:
        """The address of the first page."""
        host, port = self._socket.getsockname()[:2]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}/"

    def serve_forever(self) -> None:
        """Answer until ``shutdown``; call it in a daemon thread of its own."""
        self._answering.set()
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._answering.clear()

    def shutdown(self) -> None:
        """Take no new requests, finish those begun, then return from ``serve_forever``.

        What works behind the pages is told at the same time, so that nobody waits in turn.
        """
        self._deadline = time.monotonic() + ENDING_S
        self._server.should_exit = True
        self.door.end()

    @property
    def seconds_left(self) -> float:
        """Seconds until the server leaves, whatever is still being worked at."""
        return max(0.0, self._deadline - time.monotonic())

    def __enter__(self) -> RunningServer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()
        self.door.end()
        # An answer that is still being worked out reads the database until the process ends.
        if not self._answering.is_set():
            self.door.close(self.seconds_left)


def open_server(
    directory: Path, *, port: int = 0, options: ServerOptions | None = None
) -> RunningServer:
    """Bind a server for a workspace; port 0 takes a free one.

    Raises:
        UsageError: The address cannot be used.
    """
    chosen = options or ServerOptions()
    family = socket.AF_INET6 if ":" in chosen.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((chosen.host, port))
        listening.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listening.close()
        raise UsageError(
            f"cannot serve at {chosen.host} port {port}: {error}. "
            "Choose another --port (0 takes a free one), or another --host."
        ) from error
    return RunningServer(listening, directory, chosen)
