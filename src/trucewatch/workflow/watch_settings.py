"""Whom the workspace tells of new incidents: the table ``watches`` of the settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from trucewatch.vocabulary.errors import WorkspaceError
from trucewatch.vocabulary.language import Language

KNOWN = ("url", "sectors", "language", "base_url", "secret_file", "allow_host")
NAME = re.compile(r"^[a-z0-9][a-z0-9-]{0,39}$")
LEAST_SECRET_BYTES = 16
BASE_URL = "http://127.0.0.1:8421"


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchSettings:
    """One address that is told of new incidents.

    Attributes:
        url: Where a message is sent to, by HTTPS; its path is shown nowhere.
        sectors: Only incidents in these; empty for all.
        base_url: Where the pages are served, for links.
        secret: Signs what is sent; no output shows it.
        allow_host: The one host that may be private, or this machine; None for public ones only.
    """

    name: str
    url: str = field(repr=False)
    sectors: tuple[str, ...] = ()
    language: Language = Language.EN
    base_url: str = BASE_URL
    secret: bytes = field(repr=False)
    allow_host: str | None = None

    @property
    def shown_url(self) -> str:
        """The address without its path, which may be a secret of its own."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}/…"


def variable_of(name: str) -> str:
    """Name the environment variable that holds the secret of a watch.

    >>> variable_of("duty-14")
    'TRUCEWATCH_WATCH_SECRET_DUTY_14'
    """
    return "TRUCEWATCH_WATCH_SECRET_" + name.upper().replace("-", "_")


def watch_settings(
    tables: Mapping[str, Any], environment: Mapping[str, str], directory: Path
) -> tuple[WatchSettings, ...]:
    """Read the watches of a workspace, in name order.

    Raises:
        WorkspaceError: A table holds something unknown, or there is no secret to sign with.
    """
    return tuple(_watch(name, tables[name], environment, directory) for name in sorted(tables))


def _watch(name: str, table: Any, environment: Mapping[str, str], directory: Path) -> WatchSettings:
    if not NAME.match(name) or not isinstance(table, dict):
        raise WorkspaceError(f"watches.{name}: write a table such as [watches.duty-14].")
    if "secret" in table:
        raise WorkspaceError(
            f"watches.{name}: a secret does not belong into the settings; put it into the "
            f"variable {variable_of(name)} or name a file in secret_file."
        )
    unknown = sorted(set(table) - set(KNOWN))
    if unknown:
        raise WorkspaceError(
            f"watches.{name}: {unknown[0]!r} is not known; known are {', '.join(KNOWN)}."
        )
    allowed = _text(name, table, "allow_host")
    return WatchSettings(
        name=name,
        url=_address(name, _text(name, table, "url") or "", allowed),
        sectors=_sectors(name, table.get("sectors", [])),
        language=_language(name, _text(name, table, "language") or Language.EN.value),
        base_url=(_text(name, table, "base_url") or BASE_URL).rstrip("/"),
        secret=_secret(name, environment, directory, _text(name, table, "secret_file")),
        allow_host=allowed,
    )


def _text(name: str, table: Mapping[str, Any], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise WorkspaceError(f"watches.{name}: {key} must be a text, found {value!r}.")
    return value or None


def _address(name: str, url: str, allowed: str | None) -> str:
    """Check what can be checked without asking; the host is looked up before each message."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise WorkspaceError(f"watches.{name}: url: {error}.") from error
    plain = parts.scheme == "http" and host == allowed
    if not host or not (parts.scheme == "https" or plain):
        raise WorkspaceError(
            f"watches.{name}: url must begin with https:// (http:// only to the host named in "
            "allow_host, on this machine)."
        )
    if parts.username or parts.password or parts.fragment or not url.isascii() or " " in url:
        raise WorkspaceError(f"watches.{name}: url may hold no name, password, blank or fragment.")
    return url


def _sectors(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WorkspaceError(f'watches.{name}: write sectors = ["orikhiv"], found {value!r}.')
    return tuple(value)


def _language(name: str, value: str) -> Language:
    if value not in tuple(Language):
        raise WorkspaceError(f"watches.{name}: language {value!r}; known are de, en, ru, uk.")
    return Language(value)


def _secret(name: str, environment: Mapping[str, str], directory: Path, file: str | None) -> bytes:
    found = environment.get(variable_of(name), "").encode()
    if not found and file:
        try:
            found = (directory / file).read_bytes().strip()
        except OSError as error:
            raise WorkspaceError(
                f"watches.{name}: secret_file cannot be read: {error.strerror}."
            ) from error
    if len(found) < LEAST_SECRET_BYTES:
        raise WorkspaceError(
            f"watches.{name}: there is no secret of at least {LEAST_SECRET_BYTES} bytes to sign "
            f"with; set {variable_of(name)}, or secret_file."
        )
    return found
