"""The bundled agreements, as bytes; whoever calls parses them."""

from __future__ import annotations

from importlib.resources import files


def library_files() -> dict[str, bytes]:
    """Return the content of each bundled agreement by file name, in order of name."""
    entries = files(__name__).iterdir()
    found = [entry for entry in entries if entry.name.endswith(".yaml")]
    return {entry.name: entry.read_bytes() for entry in sorted(found, key=lambda e: e.name)}
