"""``trucewatch serve``: a workspace's reports on loopback, and a warning beyond it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder that counts as a workspace, with one page."""
    (tmp_path / "trucewatch.toml").write_text('theatre = "ukraine"\n')
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "2031-06-09.en.html").write_text("<h1>page</h1>")
    return tmp_path


@pytest.mark.parametrize(
    ("options", "warned"),
    [((), False), (("--host", "0.0.0.0"), True)],  # noqa: S104
)
def test_reports_are_served_until_stopped(
    workspace: Path, options: tuple[str, ...], *, warned: bool
) -> None:
    """Loopback by default; another address only when asked for, and with a warning."""
    command = [sys.executable, "-m", "trucewatch", "serve", "-w", str(workspace), "--port", "0"]
    with subprocess.Popen(
        [*command, "--json", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        address = urlsplit(json.loads(process.stdout.readline())["url"])

        connection = HTTPConnection("127.0.0.1", address.port or 0, timeout=10)
        connection.request("GET", "/reports/2031-06-09.en.html")
        page = connection.getresponse().read()
        connection.close()
        process.send_signal(signal.SIGTERM)
        _, messages = process.communicate(timeout=20)

    assert page == b"<h1>page</h1>"
    assert process.returncode == 0
    assert ("Warning" in messages) is warned


def test_without_a_workspace_the_message_says_how_to_make_one(tmp_path: Path) -> None:
    """No workspace is a failure with a remedy, not a traceback."""
    ended = subprocess.run(
        [sys.executable, "-m", "trucewatch", "serve"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert "trucewatch init" in ended.stderr
    assert "Traceback" not in ended.stderr
