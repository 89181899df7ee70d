"""Which names this machine may be asked by, and which addresses only it can reach."""

from __future__ import annotations

import ipaddress

LOOPBACK = "127.0.0.1"
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address can only be reached from this machine.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0")
    (True, False)
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host in LOOPBACK_NAMES


def bare_host(header: str) -> str:
    """Return the host of a Host header without its port, in lower case.

    >>> bare_host("LOCALHOST:8000"), bare_host("[::1]:80"), bare_host("[::1]")
    ('localhost', '[::1]', '[::1]')
    """
    host, _, port = header.rpartition(":")
    return (host if port.isdigit() and host else header).lower()
