"""``trucewatch demo`` as a user meets it: offline, quick, and gone without a trace."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from demo.running import NO_NETWORK, demonstration

GENEROUS_SECONDS = 90
GENEROUS_MB = 400


def test_the_demonstration_answers_offline_and_leaves_nothing(tmp_path: Path) -> None:
    """One command, one address, the page in the browser's language, exit 0, no files."""
    with demonstration(temporary=tmp_path) as running:
        pages = {code: _page(running.ready["url"], code) for code in ("de", "en", "ru", "uk")}
        workspace = Path(running.ready["workspace"])
        there = workspace.is_dir()
        status = running.stop(signal.SIGINT)

    print(f"demo: {running.seconds:.1f} s to the address, {running.peak_mb:.0f} MB")  # noqa: T201
    assert status == 0
    assert all(f'lang="{code}"' in page for code, page in pages.items())
    assert "Day 9 of 30" in running.ready["headline"]
    assert there
    assert list(tmp_path.iterdir()) == []
    assert running.seconds < GENEROUS_SECONDS
    assert running.peak_mb < GENEROUS_MB


def test_the_messages_are_six_lines_with_three_things_to_try(tmp_path: Path) -> None:
    """What is loaded, that it is synthetic, where it is, how to stop, what to try."""
    kept = tmp_path / "kept"
    with demonstration("--dir", str(kept), temporary=tmp_path) as running:
        running.stop(signal.SIGTERM)

    assert running.process.returncode == 0
    assert len(running.messages) == 6
    assert "47 documents" in running.messages[0]
    assert "SYNTHETIC" in running.messages[1]
    assert "Ctrl+C" in running.messages[2]
    for line, command in zip(running.messages[3:], ("trace", "report", "add"), strict=True):
        assert f"trucewatch {command}" in line
        assert f"-w {kept / 'workspace'}" in line
    assert (kept / "workspace" / "trucewatch.toml").is_file()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_while_it_builds_is_clean_too(tmp_path: Path, number: signal.Signals) -> None:
    """Impatience is no failure: exit 0, nothing left."""
    process = subprocess.Popen(
        [sys.executable, "-m", "trucewatch", "demo", "--no-open"],
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": str(NO_NETWORK)},
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    deadline = time.monotonic() + GENEROUS_SECONDS
    while not list(tmp_path.rglob("*.sqlite")) and time.monotonic() < deadline:
        time.sleep(0.02)

    process.send_signal(number)
    _, messages = process.communicate(timeout=30)

    assert process.returncode == 0, messages.decode()
    assert list(tmp_path.iterdir()) == []


def _page(url: str, language: str) -> str:
    """The first page as a reader of a language meets it."""
    connection = HTTPConnection(urlsplit(url).netloc, timeout=60)
    connection.request("GET", "/", headers={"Accept-Language": language})
    page = connection.getresponse().read().decode()
    connection.close()
    return page
