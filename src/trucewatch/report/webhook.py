"""One signed message to one address: HTTPS POST to the very machine that was looked at."""

from __future__ import annotations

import hmac
import socket
import ssl
from dataclasses import dataclass, field
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from trucewatch.vocabulary.errors import TrucewatchError
from trucewatch.vocabulary.version import VERSION

TIMEOUT_S = 10.0
SIGNATURE, KEY = "Trucewatch-Signature", "Idempotency-Key"


class NotSentError(TrucewatchError):
    """There was no answer, or none that says the message was taken.

    Attributes:
        again: Whether trying once more may help.
    """

    def __init__(self, reason: str, *, again: bool) -> None:
        self.again = again
        super().__init__(reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A message and where it goes.

    Attributes:
        ip: Numeric address that the host was looked up as, and that may be asked.
        key: Names the message; the same message sent again has the same.
        sent_at: Seconds since 1970, UTC; signed with the body.
    """

    url: str
    ip: str
    body: bytes
    key: str
    sent_at: int
    secret: bytes = field(repr=False)


def signature(secret: bytes, sent_at: int, body: bytes) -> str:
    """Sign time and body, so that neither can be changed and an old message is seen as old.

    >>> signature(b"0123456789abcdef", 0, b"{}")[:12]
    't=0,v1=67f76'
    """
    signed = str(sent_at).encode() + b"." + body
    return f"t={sent_at},v1={hmac.new(secret, signed, sha256).hexdigest()}"


def post(call: Call, context: ssl.SSLContext | None = None) -> int:
    """Send a message once; no proxy, no redirect, and the answer's body is not read.

    Args:
        call: What to send.
        context: Whom to trust; None for the authorities this machine trusts.

    Returns:
        The status of the answer, 200 to 299.

    Raises:
        NotSentError: The message was not taken.
    """
    parts = urlsplit(call.url)
    connection = _Pinned(call, context)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, call.body, _headers(call, parts.netloc))
        status = connection.getresponse().status
    except (OSError, HTTPException) as error:  # TLS, time, connection; never the words sent
        raise NotSentError(f"no answer ({type(error).__name__})", again=True) from error
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise NotSentError(f"answer {status}", again=status in (408, 425, 429) or status >= 500)
    return status


def _headers(call: Call, host: str) -> dict[str, str]:
    return {
        "Host": host,
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": f"trucewatch/{VERSION}",
        KEY: call.key,
        SIGNATURE: signature(call.secret, call.sent_at, call.body),
    }


class _Pinned(HTTPConnection):
    """A connection to the number that was checked, under the name that was asked for."""

    def __init__(self, call: Call, context: ssl.SSLContext | None) -> None:
        parts = urlsplit(call.url)
        self._ip, self._name = call.ip, parts.hostname or ""
        self._context = None
        port = parts.port or 80
        if parts.scheme == "https":
            self._context = context or ssl.create_default_context()
            port = parts.port or 443
        super().__init__(self._name, port, timeout=TIMEOUT_S)

    def connect(self) -> None:
        """Connect without looking the name up again."""
        found = socket.create_connection((self._ip, self.port), TIMEOUT_S)
        if self._context is not None:
            found = self._context.wrap_socket(found, server_hostname=self._name)
        self.sock = found
