"""Makes a drawing of the page stand alone: patterns and colours of print go with it."""

from __future__ import annotations

import re
from copy import copy
from functools import cache
from importlib import resources
from xml.etree.ElementTree import Element, tostring

from trucewatch.report.swatches import patterns

SVG = "http://www.w3.org/2000/svg"
FONT = "Libertinus Serif"
"""Comes with the typesetter; the same on every machine."""
DRAWN = re.compile(
    r"\.(sea|land|sector|border|coast|casing|front|disc|place|scalebar|north)\b"
    r"|svg text\.|\.scale text"
)
RULE = re.compile(r"^([^\s@{}][^{}]*)\{([^{}]*)\}$", re.MULTILINE)
PRINT_COLOURS = re.compile(r"@media print \{\s*:root \{([^}]*)\}")
VARIABLE = re.compile(r"var\((--[\w-]+)\)")


def standalone(drawing: Element) -> str:
    """Write one drawing as an SVG document of its own, coloured as for print."""
    alone = copy(drawing)
    alone.tail = None
    markup = tostring(alone, encoding="unicode")
    start, _, rest = markup.partition(">")
    defs = patterns().partition("<defs>")[2].partition("</defs>")[0]
    return (
        f'{start} xmlns="{SVG}" font-family="{FONT}" font-size="13">'
        f"<style>{print_style()}</style><defs>{defs}</defs>{rest}"
    )


@cache
def print_style() -> str:
    """Take from the page's style what concerns drawings, with the colours of print.

    >>> "var(" in print_style(), ".front" in print_style(), "@media" in print_style()
    (False, True, False)
    """
    sheet = resources.files("trucewatch.report").joinpath("page.css").read_text(encoding="utf-8")
    named = PRINT_COLOURS.search(sheet)
    pairs = (item.split(":", 1) for item in (named[1] if named else "").split(";") if ":" in item)
    colours = {name.strip(): value.strip() for name, value in pairs}
    rules = [
        f"{selector.strip()} {{{VARIABLE.sub(lambda found: colours[found[1]], body)}}}"
        for selector, body in RULE.findall(sheet)
        if DRAWN.search(selector)
    ]
    return "\n".join(rules)
