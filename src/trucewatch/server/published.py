"""The published files of one folder, and which of them answers a request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from trucewatch.vocabulary.language import Language

MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".geojson": "application/geo+json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml; charset=utf-8",
}
_PAGE = re.compile(r"^(\d{4}-\d{2}-\d{2})\.([a-z]{2})\.html$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A file as sent: its bytes, their type, and a tag that changes with them."""

    content: bytes
    media_type: str

    @property
    def etag(self) -> str:
        """A strong entity tag of the bytes."""
        return f'"{sha256(self.content).hexdigest()[:32]}"'


def published_names(folder: Path) -> tuple[str, ...]:
    """List the files that may be served: known types, no links, nothing hidden or internal."""
    if not folder.is_dir():
        return ()
    return tuple(
        sorted(
            item.name
            for item in folder.iterdir()
            if item.suffix in MEDIA_TYPES
            and item.is_file()
            and not item.is_symlink()
            and not item.name.startswith(".")
            and ".internal." not in item.name
        )
    )


def load(folder: Path, name: str) -> Published | None:
    """Read a file by its exact name, or return None when no such file is published.

    The name is looked up in a list and never joined to a path before that, so that no
    spelling of a path leads outside.
    """
    if name not in published_names(folder):
        return None
    path = folder / name
    try:
        return Published(content=path.read_bytes(), media_type=MEDIA_TYPES[path.suffix])
    except FileNotFoundError:
        return None


def front_page(folder: Path, accept_language: str) -> str | None:
    """Name the newest day's page in the reader's language, or None when there is no page."""
    pages: dict[str, dict[str, str]] = {}
    for name in published_names(folder):
        if found := _PAGE.match(name):
            pages.setdefault(found.group(1), {})[found.group(2)] = name
    return _in_language(pages[max(pages)], accept_language) if pages else None


def wanted_languages(accept_language: str) -> tuple[str, ...]:
    """Order the languages of an Accept-Language header, the most wanted first.

    >>> wanted_languages("uk-UA,uk;q=0.9,en;q=0.1,de;q=0.5")
    ('uk', 'de', 'en')
    """
    weights: dict[str, float] = {}
    for item in accept_language.split(","):
        tag, _, rest = item.strip().partition(";")
        code = tag.strip().lower().partition("-")[0]
        weight = _weight(rest)
        if code in tuple(Language) and weight > 0:
            weights[code] = max(weight, weights.get(code, 0.0))
    return tuple(sorted(weights, key=lambda code: -weights[code]))


def _in_language(pages: Mapping[str, str], accept_language: str) -> str:
    for code in (*wanted_languages(accept_language), Language.EN.value):
        if code in pages:
            return pages[code]
    return pages[min(pages)]


def _weight(parameters: str) -> float:
    found = re.search(r"q\s*=\s*([^;\s]+)", parameters)
    try:
        return float(found.group(1)) if found else 1.0
    except ValueError:
        return 0.0
