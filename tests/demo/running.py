"""Runs the demonstration as a user would: a process, its address, its end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NO_NETWORK = Path(__file__).parent / "no_network"
PATIENCE_S = 120


@dataclass
class Running:
    """A demonstration that answers, and what became of it after stopping."""

    process: subprocess.Popen[str]
    ready: dict[str, Any]
    seconds: float
    peak_mb: float
    messages: list[str] = field(default_factory=list)

    def stop(self, number: int = signal.SIGINT) -> int:
        """Send a signal, wait, and keep the messages; returns the exit status."""
        self.process.send_signal(number)
        _, messages = self.process.communicate(timeout=20)
        self.messages = messages.splitlines()
        return self.process.returncode


@contextmanager
def demonstration(*options: str, temporary: Path) -> Iterator[Running]:
    """Start ``trucewatch demo`` with nothing but loopback and one temporary folder."""
    command = [sys.executable, "-m", "trucewatch", "demo", "--no-open", "--port", "0", "--json"]
    path = os.pathsep.join(filter(None, [str(NO_NETWORK), os.environ.get("PYTHONPATH")]))
    began = time.monotonic()
    process = subprocess.Popen(
        [*command, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=temporary,
        env={**os.environ, "PYTHONPATH": path, "TMPDIR": str(temporary), "PYTHONWARNINGS": "error"},
    )
    try:
        yield _when_ready(process, began)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def _when_ready(process: subprocess.Popen[str], began: float) -> Running:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        _, messages = process.communicate(timeout=PATIENCE_S)
        raise AssertionError(f"the demonstration ended with {process.returncode}:\n{messages}")
    return Running(
        process=process,
        ready=json.loads(line),
        seconds=time.monotonic() - began,
        peak_mb=_peak_mb(process.pid),
    )


def _peak_mb(process: int) -> float:
    """Highest resident memory so far, in megabytes; 0 where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    for line in status.read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0
