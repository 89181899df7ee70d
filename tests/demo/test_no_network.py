"""The guard itself: a test that forbids the network must be able to fail."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from demo.running import NO_NETWORK

ATTEMPTS = {
    "connect": "import socket; socket.socket().connect(('192.0.2.1', 80))",
    "connect_ex": "import socket; socket.socket().connect_ex(('192.0.2.1', 80))",
    "name": "import socket; socket.getaddrinfo('example.org', 80)",
    "hidden": "import urllib.request as u\ntry: u.urlopen('http://192.0.2.1')\nexcept: pass",
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_reaching_out_ends_the_process(attempt: str) -> None:
    """Even an attempt whose failure is swallowed is noticed."""
    ended = subprocess.run(
        [sys.executable, "-c", ATTEMPTS[attempt]],
        env={**os.environ, "PYTHONPATH": str(NO_NETWORK)},
        capture_output=True,
        check=False,
    )

    assert ended.returncode == 97
    assert b"NETWORK REFUSED" in ended.stderr
