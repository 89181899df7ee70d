"""The bundled precedents P01 to P31, as bytes; whoever calls parses them."""

from __future__ import annotations

from importlib.resources import files

SOURCES = "sources.yaml"


def precedent_files() -> dict[str, bytes]:
    """Return the content of each bundled precedent by file name, in order of name."""
    entries = files(__name__).iterdir()
    found = [one for one in entries if one.name.endswith(".yaml") and one.name != SOURCES]
    return {entry.name: entry.read_bytes() for entry in sorted(found, key=lambda e: e.name)}


def source_names() -> bytes:
    """Return the file that names the publications behind the keys in brackets."""
    return (files(__name__) / SOURCES).read_bytes()
