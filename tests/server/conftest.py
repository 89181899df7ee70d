"""A served folder with two days of invented pages."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trucewatch.server.pages import ReportServer, open_server

Fetch = Callable[..., http.client.HTTPResponse]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with pages of two days, JSON, a hidden file and a secret beside it."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for day in ("2031-06-08", "2031-06-09"):
        for language in ("de", "en", "ru", "uk"):
            (reports / f"{day}.{language}.html").write_text(f"<h1>{day} {language}</h1>")
        (reports / f"{day}.json").write_text("{}")
    (reports / ".hidden.html").write_text("hidden")
    (reports / "notes.txt").write_text("not for readers")
    (tmp_path / "secret.html").write_text("secret")
    (reports / "link.html").symlink_to(tmp_path / "secret.html")
    return reports


@pytest.fixture
def server(folder: Path) -> Iterator[ReportServer]:
    """A running server on a free loopback port."""
    with open_server(folder) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def fetch(server: ReportServer) -> Iterator[Fetch]:
    """Send one request with exactly the path and headers given."""
    connections: list[http.client.HTTPConnection] = []

    def send(path: str, *, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=5)
        connections.append(connection)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        return connection.getresponse()

    yield send
    for connection in connections:
        connection.close()
