"""A small read-only web server for published reports, on loopback unless told otherwise."""

from __future__ import annotations

import ipaddress
import sys
from collections.abc import Callable
from email.utils import formatdate
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from trucewatch.server.published import Published, front_page, load
from trucewatch.vocabulary.errors import UsageError

LOOPBACK = "127.0.0.1"
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
SECURITY_HEADERS = {
    # A report is one self-contained file: its own style, its pictures inside it, no script.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
REQUEST_SECONDS = 15


class ReportServer(ThreadingHTTPServer):
    """Serves the files of one folder by their exact names, and nothing else."""

    daemon_threads = True

    @property
    def url(self) -> str:
        """The address of the front page."""
        host, port = str(self.server_address[0]), self.server_address[1]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over readers who hang up; report everything else as usual."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def open_server(folder: Path, *, host: str = LOOPBACK, port: int = 0) -> ReportServer:
    """Bind a server to an address; port 0 takes a free one. Call ``serve_forever`` to answer.

    Raises:
        UsageError: The address cannot be used.
    """
    names = LOOPBACK_NAMES if is_loopback(host) else None
    handler = partial(ReportHandler, folder=folder, host_names=names)
    try:
        return ReportServer((host, port), handler)
    except (OSError, OverflowError) as error:
        raise UsageError(
            f"cannot serve at {host} port {port}: {error}. "
            "Choose another --port (0 takes a free one), or another --host."
        ) from error


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address can only be reached from this machine.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0")
    (True, False)
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host in LOOPBACK_NAMES


class ReportHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; everything else is refused.

    ``host_names`` guards against DNS rebinding: a page elsewhere that points its own name at
    this machine sends that name as Host and is turned away.
    """

    protocol_version = "HTTP/1.1"
    server_version = "trucewatch"
    sys_version = ""
    timeout = REQUEST_SECONDS

    def __init__(self, *arguments: object, folder: Path, host_names: frozenset[str] | None) -> None:
        self._folder = folder
        self._host_names = host_names
        super().__init__(*arguments)  # type: ignore[arg-type]  # the three socketserver passes

    def do_GET(self) -> None:
        """Send a page."""
        self._answer()

    def do_HEAD(self) -> None:
        """Send what GET would, without the body."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - inherited name
        """Keep the terminal quiet; it belongs to the demonstration's messages."""

    def _answer(self) -> None:
        if not self._host_allowed():
            self._plain(HTTPStatus.MISDIRECTED_REQUEST, "This server answers only to localhost.")
            return
        path = unquote(urlsplit(self.path).path)
        answers: dict[str, Callable[[], None]] = {
            "/": self._front,
            "/health": self._health,
            # Browsers ask for it unbidden; a refusal would stand in their consoles as an error.
            "/favicon.ico": partial(self._send, HTTPStatus.NO_CONTENT, None, {}),
        }
        answers.get(path, partial(self._file, path.removeprefix("/")))()

    def _host_allowed(self) -> bool:
        if self._host_names is None:
            return True
        name = self.headers.get("Host", "").rpartition(":")
        host = name[0] if name[2].isdigit() else self.headers.get("Host", "")
        return host.lower() in self._host_names

    def _front(self) -> None:
        name = front_page(self._folder, self.headers.get("Accept-Language", ""))
        if name is None:
            text = "No report has been published here yet: trucewatch report DAY -o DIR"
            self._plain(HTTPStatus.NOT_FOUND, text)
            return
        self._send(HTTPStatus.FOUND, b"", {"Location": f"/{name}", "Vary": "Accept-Language"})

    def _health(self) -> None:
        self._plain(HTTPStatus.OK, "ok")

    def _file(self, name: str) -> None:
        found = load(self._folder, name)
        if found is None:
            self._plain(HTTPStatus.NOT_FOUND, "There is no such page here.")
        elif found.etag in self.headers.get("If-None-Match", ""):
            self._send(HTTPStatus.NOT_MODIFIED, None, {"ETag": found.etag})
        else:
            self._send(HTTPStatus.OK, found.content, _about(found))

    def _plain(self, status: HTTPStatus, text: str) -> None:
        headers = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
        self._send(status, f"{text}\n".encode(), headers)

    def _send(self, status: HTTPStatus, body: bytes | None, headers: dict[str, str]) -> None:
        self.send_response_only(status)
        self.send_header("Date", formatdate(usegmt=True))
        for name, value in {**SECURITY_HEADERS, **headers}.items():
            self.send_header(name, value)
        if body is not None:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if body and self.command != "HEAD":
            self.wfile.write(body)


def _about(found: Published) -> dict[str, str]:
    return {"Content-Type": found.media_type, "ETag": found.etag, "Cache-Control": "no-cache"}
