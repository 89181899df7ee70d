"""The front door: whose requests are answered, with which headers, and from memory where possible.

It stands before the framework, because most readers ask for what another has just asked for.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from trucewatch.server.hosts import bare_host
from trucewatch.server.limits import limit_of
from trucewatch.server.measures import Measures

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SECURITY = {
    b"content-security-policy": POLICY.encode(),
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    b"referrer-policy": b"same-origin",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
}
OPEN_DATA = ("/api", "/ogc", "/f/")
"""Read-only data that other sites' scripts may fetch; no cookie travels along."""
FRAMED = "/embed/"
"""Pages and pictures that other sites may show; there is nothing to press on them."""
PRIVATE = ("/duty", "/login", "/logout", "/metrics")
"""Never remembered, and never told apart by anything but the account."""
CLOSING = b"This server is being stopped; ask again in a minute.\n"
CLOSING_HEADERS: Headers = [
    (b"content-type", b"text/plain; charset=utf-8"),
    (b"content-length", str(len(CLOSING)).encode()),
    (b"cache-control", b"no-store"),
    (b"retry-after", b"60"),
]
LARGEST_KEPT = 4_000_000
MOST_KEPT_BYTES = 24_000_000
MOST_BODY_BYTES = 100_000
FILES, MOST_FILE_BYTES = "/duty/files", 513 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was sent: status, headers, body and its tag."""

    status: int
    headers: Headers
    body: bytes
    etag: bytes


@dataclass(kw_only=True)
class Door:
    """Guards and speeds up an application.

    Attributes:
        app: What answers when the door cannot.
        version: Tells when the workspace changed, and with it every remembered answer.
        hosts: Names that may be asked for; None allows all (another --host was chosen).
        measures: Counts what happens.
        end: Tells what works behind the pages to end; returns at once.
        close: Lets go of the workspace, within so many seconds.
        log: Whether to write one line of JSON per request to stderr.
    """

    app: App
    version: Callable[[], int]
    hosts: frozenset[str] | None
    measures: Measures
    end: Callable[[], None]
    close: Callable[[float], None]
    log: bool = False
    _kept: OrderedDict[tuple[object, ...], Kept] = field(default_factory=OrderedDict)
    _kept_version: int = -1
    _kept_bytes: int = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        headers: dict[bytes, bytes] = dict(scope["headers"])
        status = await self._answer(scope, headers, receive, send)
        self._note(scope, status, time.perf_counter() - began)

    async def _answer(
        self, scope: Scope, headers: Mapping[bytes, bytes], receive: Receive, send: Send
    ) -> int:
        host = bare_host(headers.get(b"host", b"").decode("latin-1"))
        if self.hosts is not None and host not in self.hosts:
            return await _plain(send, 421, b"This server answers only to localhost.\n")
        method, path = scope["method"], scope["path"]
        if method not in ("GET", "HEAD") or path.startswith(PRIVATE):
            return await self._through(scope, receive, send)
        key = _key(scope, headers)
        kept = self._remembered(key)
        if kept is None:
            kept = await self._ask(scope, receive)
            if kept.status == 200 and len(kept.body) <= LARGEST_KEPT and _lasting(kept.headers):
                self._remember(key, kept)
        else:
            self.measures.hits.inc()
        return await _send(send, kept, headers.get(b"if-none-match", b""), method == "HEAD")

    def _remembered(self, key: tuple[object, ...]) -> Kept | None:
        version = self.version()
        if version != self._kept_version:
            self._kept.clear()
            self._kept_bytes, self._kept_version = 0, version
        return self._kept.get(key)

    def _remember(self, key: tuple[object, ...], kept: Kept) -> None:
        self._kept[key] = kept
        self._kept_bytes += len(kept.body)
        while self._kept_bytes > MOST_KEPT_BYTES:
            _, dropped = self._kept.popitem(last=False)
            self._kept_bytes -= len(dropped.body)

    async def _ask(self, scope: Scope, receive: Receive) -> Kept:
        """Let the application answer, and hold the whole answer."""
        parts: list[bytes] = []
        began: dict[str, Any] = {"status": 500, "headers": []}

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                began.update(message)
            elif message["type"] == "http.response.body":
                parts.append(message.get("body", b""))

        scope = {**scope, "method": "GET"}
        try:
            with suppress(Exception):  # the handler of bugs has answered and kept the trace
                await self.app(scope, receive, collect)
        except asyncio.CancelledError:  # the server is being stopped, and this took too long
            began.update(status=503, headers=CLOSING_HEADERS)
            parts = [CLOSING]
        body = b"".join(parts)
        etag = b'"' + sha256(body).hexdigest()[:32].encode() + b'"'
        headers = _guarded(began["headers"], scope["path"])
        if began["status"] == 200:
            headers.append((b"etag", etag))
        return Kept(began["status"], headers, body, etag)

    async def _through(self, scope: Scope, receive: Receive, send: Send) -> int:
        """Pass a request on as it is; only the headers of the answer are guarded."""
        seen = [500]
        most = MOST_FILE_BYTES if scope["path"] == FILES else MOST_BODY_BYTES
        length = dict(scope["headers"]).get(b"content-length", b"")
        if length.isdigit() and int(length) > most:
            return await _plain(send, 413, b"This is larger than may be sent here.\n")
        receive = _limited(receive, most)
        writes = scope["method"] not in ("GET", "HEAD")

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen[0] = message["status"]
                policy = (b"ratelimit-policy", limit_of(scope["path"]).policy.encode())
                told = _guarded(message["headers"], scope["path"])
                message = {**message, "headers": [*told, policy] if writes else told}
            await send(message)

        with suppress(Exception):  # the handler of bugs has answered and kept the trace
            await self.app(scope, receive, guarded)
        return seen[0]

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        family = "/" + scope["path"].lstrip("/").partition("/")[0][:20]
        self.measures.answered(family, status, seconds)
        if self.log:
            # Paths only: queries and headers may carry what is nobody's business.
            line = {
                "event": "request",
                "method": scope["method"],
                "path": scope["path"][:200],
                "status": status,
                "ms": round(seconds * 1000, 1),
            }
            sys.stderr.write(json.dumps(line, ensure_ascii=False) + "\n")


def _limited(receive: Receive, most: int) -> Receive:
    """End a body that grows beyond what may be sent, whatever length it claimed."""
    read = [0]

    async def counted() -> Message:
        message = await receive()
        read[0] += len(message.get("body", b""))
        if read[0] > most:
            return {"type": "http.disconnect"}
        return message

    return counted


def _key(scope: Scope, headers: Mapping[bytes, bytes]) -> tuple[object, ...]:
    accept = headers.get(b"accept", b"")
    json_wanted = b"application/json" in accept and b"text/html" not in accept
    language = headers.get(b"accept-language", b"")[:200]
    return scope["path"], scope["query_string"], json_wanted, language


def _guarded(headers: Headers, path: str) -> Headers:
    given = {name.lower() for name, _ in headers}
    if path.startswith(FRAMED):
        given.add(b"x-frame-options")  # its own policy says who may show it
    found = [*headers, *((n, v) for n, v in SECURITY.items() if n not in given)]
    if b"cache-control" not in given:
        kept = b"no-store" if path.startswith(PRIVATE) else b"no-cache"
        found.append((b"cache-control", kept))
    if b"vary" not in given:
        found.append((b"vary", b"Accept, Accept-Language"))
    if path.startswith((*OPEN_DATA, FRAMED)):
        found = [(n, v) for n, v in found if n != b"cross-origin-resource-policy"]
        found += [
            (b"access-control-allow-origin", b"*"),
            (b"access-control-expose-headers", b"ETag, Link, Retry-After"),
            (b"cross-origin-resource-policy", b"cross-origin"),
        ]
    return found


def _lasting(headers: Headers) -> bool:
    return not any(n == b"cache-control" and b"no-store" in v for n, v in headers) and not any(
        n == b"set-cookie" for n, _ in headers
    )


async def _send(send: Send, kept: Kept, wanted: bytes, head: bool) -> int:  # noqa: FBT001
    if kept.status == 200 and wanted and (kept.etag in wanted or wanted.strip() == b"*"):
        headers = [(n, v) for n, v in kept.headers if n not in (b"content-length", b"content-type")]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return 304
    await send({"type": "http.response.start", "status": kept.status, "headers": kept.headers})
    await send({"type": "http.response.body", "body": b"" if head else kept.body})
    return kept.status


async def _plain(send: Send, status: int, text: bytes) -> int:
    headers = _guarded(
        [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(text)).encode()),
            (b"cache-control", b"no-store"),
        ],
        "",
    )
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})
    return status
