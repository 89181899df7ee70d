"""Our own style and script, sent with names that change with their content."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib import resources

FILES = {
    "style.css": ("text/css; charset=utf-8", ("trucewatch.report/page.css", "style.css")),
    "app.js": ("text/javascript; charset=utf-8", ("app.js", "pictures.js", "files.js")),
}


@cache
def content(name: str) -> bytes:
    """Return a file's bytes; the style of the pages begins with that of the report."""
    return b"\n".join(_read(part) for part in FILES[name][1])


@cache
def asset(name: str) -> str:
    """Address a file so that a browser keeps it until it changes."""
    return f"/static/{sha256(content(name)).hexdigest()[:12]}/{name}"


def _read(part: str) -> bytes:
    package, _, name = part.rpartition("/")
    if package:
        return resources.files(package).joinpath(name).read_bytes()
    return resources.files("trucewatch.server").joinpath("static", name).read_bytes()
