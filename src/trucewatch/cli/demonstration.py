"""The demonstration from start to stop: build, tell what there is, serve, clean up."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from trucewatch.cli.serving import announce, leave, serve_until_stopped
from trucewatch.server.app import ServerOptions
from trucewatch.server.running import open_server
from trucewatch.workflow.demo import DemoResult, build_demo
from trucewatch.workflow.scenario.timetable import REPORT_DAY

STOPPING = (signal.SIGINT, signal.SIGTERM)


def demonstrate(*, port: int, directory: Path | None, browser: bool, as_json: bool) -> None:
    """Build the demonstration, serve it until stopped, and leave nothing behind.

    Args:
        port: 0 takes a free one.
        directory: Built here and kept; None for a temporary place that is removed.
        browser: Whether to open the page, where there is a screen.
        as_json: Whether to print address, headline and workspace on stdout.
    """
    with _stops_quietly(), _place(directory) as place:
        result = build_demo(place)
        with open_server(result.workspace, port=port, options=ServerOptions(warm=True)) as server:
            _tell(result, server.url)
            if browser and _has_screen():
                webbrowser.open(server.url)
            ready = {
                "url": server.url,
                "headline": result.headline,
                "workspace": str(result.workspace),
            }
            serve_until_stopped(server, ready if as_json else None)
    leave()


def _tell(result: DemoResult, url: str) -> None:
    """Write the six lines."""
    there = f"-w {result.workspace}"
    announce(f"Loaded: {result.loaded}.")
    announce("SYNTHETIC demonstration data: persons, outlets, events and the truce are invented.")
    announce(f"Day {REPORT_DAY} at {url} · press Ctrl+C to stop")
    announce(f"Try: trucewatch trace {result.figure} {there}")
    announce(f"     trucewatch report {REPORT_DAY} --lang de,en,uk,ru -o out {there}")
    announce(f"     trucewatch add YOUR_FILE {there}")


@contextmanager
def _place(directory: Path | None) -> Iterator[Path]:
    if directory is not None:
        directory.mkdir(parents=True, exist_ok=True)
        yield directory.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="trucewatch-demo-") as temporary:
        try:
            yield Path(temporary)
        finally:
            # A second Ctrl+C must not interrupt the removal half-way.
            for name in STOPPING:
                signal.signal(name, signal.SIG_IGN)


@contextmanager
def _stops_quietly() -> Iterator[None]:
    """Let SIGINT and SIGTERM end the command with exit 0 while it builds, cleaning up first."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        sys.exit(0)

    previous = {name: signal.signal(name, stop) for name in STOPPING}
    try:
        yield
    finally:
        for name, handler in previous.items():
            signal.signal(name, handler)


def _has_screen() -> bool:
    """Tell whether a browser would have somewhere to appear."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
