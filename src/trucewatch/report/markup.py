"""Builds HTML and SVG from Python values; everything that is not markup is escaped."""

from __future__ import annotations

from functools import cache, lru_cache
from html import escape

HTML_VOID = frozenset({"meta", "link", "br", "input", "img"})
VOID = HTML_VOID | {"path", "rect", "line", "circle", "use"}


class Markup(str):
    """Text that is already safe to stand in a page."""

    __slots__ = ()


def element(tag: str, *children: str | None, **attributes: str | int | float | None) -> Markup:
    """Build an element; ``class_`` names the attribute class, ``aria_label`` aria-label.

    Args:
        tag: Name of the element.
        children: Plain text is escaped, Markup stays, None is left out.
        attributes: None leaves an attribute out.

    >>> element("a", "x < y", href="#top", class_="n")
    '<a href="#top" class="n">x &lt; y</a>'
    """
    named = "".join(
        [
            f' {_written(name)}="{_escaped(str(value))}"'
            for name, value in attributes.items()
            if value is not None
        ]
    )
    if tag in VOID:
        return Markup(f"<{tag}{named}>" if tag in HTML_VOID else f"<{tag}{named}/>")
    return Markup(f"<{tag}{named}>{joined(*children)}</{tag}>")


@cache
def _written(name: str) -> str:
    """Write a Python name as an attribute's; a page needs a few dozen, over and over."""
    return name.rstrip("_").replace("_", "-")


@lru_cache(maxsize=4096)
def _escaped(value: str) -> str:
    """Escape an attribute's value; most are roles, classes and addresses met before."""
    return escape(value)


def joined(*children: str | None) -> Markup:
    """Put pieces one after another."""
    return Markup("".join([safe(child) for child in children if child is not None]))


def safe(text: str) -> Markup:
    """Escape plain text; leave markup alone."""
    return text if isinstance(text, Markup) else Markup(escape(text, quote=False))
