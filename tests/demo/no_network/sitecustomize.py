"""Loaded by Python at start when on PYTHONPATH: only loopback may be reached.

A refused attempt ends the process at once with status 97, so that no handler can hide it.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from typing import Any

REFUSED = 97
_connect, _connect_ex = socket.socket.connect, socket.socket.connect_ex
_look_up = socket.getaddrinfo


def _is_loopback(host: object) -> bool:
    if host in ("localhost", "", None):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _refuse(what: object) -> None:
    sys.stderr.write(f"NETWORK REFUSED: {what}\n")
    sys.stderr.flush()
    os._exit(REFUSED)


def connect(self: socket.socket, address: Any) -> None:
    """Connect to loopback only; local sockets by path are not the network."""
    if isinstance(address, tuple) and not _is_loopback(address[0]):
        _refuse(address)
    _connect(self, address)


def connect_ex(self: socket.socket, address: Any) -> int:
    """Connect to loopback only, returning the error number."""
    if isinstance(address, tuple) and not _is_loopback(address[0]):
        _refuse(address)
    return _connect_ex(self, address)


def getaddrinfo(host: Any, *arguments: Any, **named: Any) -> Any:
    """Look up loopback names only."""
    if not _is_loopback(host.decode() if isinstance(host, bytes) else host):
        _refuse(host)
    return _look_up(host, *arguments, **named)


socket.socket.connect = connect  # type: ignore[method-assign]
socket.socket.connect_ex = connect_ex  # type: ignore[method-assign]
socket.getaddrinfo = getaddrinfo
