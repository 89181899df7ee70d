"""Addresses that a model may be asked at: this machine, or a public one by HTTPS."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from trucewatch.vocabulary.errors import ModelError, UsageError

Number = ipaddress.IPv4Address | ipaddress.IPv6Address
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where to ask.

    Attributes:
        url: As the user wrote it, without a slash at its end.
    """

    scheme: str
    host: str
    port: int
    path: str
    url: str


def address_from(words: str) -> Address:
    """Take an address apart.

    Raises:
        UsageError: It is no http(s) address, or carries a name, a password or a query.

    >>> address_from("http://localhost:8080/v1/").path
    '/v1'
    """
    try:
        parts = urlsplit(words.strip())
        port = parts.port
    except ValueError as error:
        raise UsageError(f"model address {words!r}: {error}. {_EXAMPLE}") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise UsageError(f"model address {words!r} is no http(s) address. {_EXAMPLE}")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError("the model address may hold no name, password or query. " + _EXAMPLE)
    return Address(
        scheme=parts.scheme,
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        path=parts.path.rstrip("/"),
        url=words.strip().rstrip("/"),
    )


def reachable_ip(address: Address) -> str:
    """Look the host up and return the one numeric address that is then asked.

    Raises:
        ModelError: It is not found, is neither this machine nor public, or is public
            without HTTPS, which would send the key in the clear.
    """
    ips = numbers_of(address.host, address.port)
    if all(ip.is_loopback for ip in ips):
        return str(ips[0])
    if not all(is_public(ip) for ip in ips):
        raise ModelError("unreachable", f"{address.host} is neither this machine nor public.")
    if address.scheme != "https":
        raise ModelError("unreachable", f"{address.host} is public: use https.")
    return str(ips[0])


def numbers_of(host: str, port: int) -> list[Number]:
    """Look a host up; all its numeric addresses, at least one.

    Raises:
        ModelError: It is not found.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ModelError("unreachable", f"{host} was not found.") from error
    if not found:
        raise ModelError("unreachable", f"{host} was not found.")
    return [ipaddress.ip_address(str(entry[4][0])) for entry in found]


def is_public(ip: Number) -> bool:
    """Tell whether everybody's internet has an address: neither private nor this machine.

    >>> is_public(ipaddress.ip_address("10.0.0.1")), is_public(ipaddress.ip_address("::1"))
    (False, False)
    """
    return ip.is_global and not ip.is_multicast


_EXAMPLE = "Write it like http://127.0.0.1:8080/v1."
