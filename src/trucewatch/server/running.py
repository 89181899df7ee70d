"""A server that runs until it is stopped, and then finishes what it has begun."""

from __future__ import annotations

import socket
from pathlib import Path
from types import TracebackType

import uvicorn

from trucewatch.server.app import ServerOptions, open_door
from trucewatch.vocabulary.errors import UsageError

LAST_ANSWERS_S = 5
BACKLOG = 512


class RunningServer:
    """A bound server; ``serve_forever`` answers, ``shutdown`` lets it finish."""

    def __init__(self, listening: socket.socket, directory: Path, options: ServerOptions) -> None:
        self._socket = listening
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
        """Answer until ``shutdown``; call it in a thread of its own."""
        self._server.run(sockets=[self._socket])

    def shutdown(self) -> None:
        """Take no new requests, finish those begun, then return from ``serve_forever``."""
        self._server.should_exit = True

    def __enter__(self) -> RunningServer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()
        self.door.close()


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
