"""Fills of a sheet: colour for the screen, pattern for grey print, each enough on its own."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.report.markup import Markup, element, joined

BLUE, VERMILION, GREY = "#0072B2", "#D55E00", "#C9C9C9"
"""Measured to stay apart under the three colour vision deficiencies; never used for text."""
INK = "#1b1b1b"
DIAGONAL, BACKWARD = "M-2,2l4,-4M0,8l8,-8M6,10l4,-4", "M-2,6l4,4M0,0l8,8M6,-2l4,4"
UPRIGHT, CROSSED = "M2,0v8M6,0v8", "M0,0l8,8M8,0l-8,8"
TILE = 8

FILLS = (
    "control-a", "control-b", "contested", "unassessed",
    "gain-a", "gain-b", "loss-a", "loss-b", "zone",
)  # fmt: skip
"""Names of the patterns; a is the side at home in the theatre's country, b the other one."""


def fill(name: str) -> str:
    """Refer to a pattern.

    >>> fill("gain-b")
    'url(#fill-gain-b)'
    """
    if name not in FILLS:
        raise KeyError(name)
    return f"url(#fill-{name})"


def patterns() -> Iterator[Markup]:
    """Define all patterns; an unused one costs a line."""
    yield _pattern("control-a", _ground(BLUE, 0.16))
    yield _pattern("control-b", _ground(VERMILION, 0.26), _strokes(DIAGONAL, VERMILION, 0.9))
    yield _pattern("contested", _ground(GREY, 1), *_dots())
    yield _pattern("unassessed", _ground("#ffffff", 1), _strokes(CROSSED, "#b8b8b8", 0.5))
    yield _pattern("gain-a", _ground(BLUE, 1))
    yield _pattern("gain-b", _ground(VERMILION, 1), _strokes(DIAGONAL, "#5a2400", 1.5))
    yield _pattern("loss-a", _ground("#ffffff", 1), _strokes(UPRIGHT, BLUE, 1.6))
    yield _pattern("loss-b", _ground("#ffffff", 1), _strokes(BACKWARD, VERMILION, 1.8))
    yield _pattern("zone", _ground("#f2d544", 0.38), _strokes(UPRIGHT, "#6b5b00", 0.35))


def _pattern(name: str, *inside: Markup) -> Markup:
    return element(
        "pattern",
        joined(*inside),
        id=f"fill-{name}",
        width=TILE,
        height=TILE,
        patternUnits="userSpaceOnUse",
    )


def _ground(colour: str, opacity: float) -> Markup:
    return element(
        "rect", width=TILE, height=TILE, fill=colour, fill_opacity=None if opacity == 1 else opacity
    )


def _strokes(path: str, colour: str, width: float) -> Markup:
    return element("path", d=path, stroke=colour, stroke_width=width, fill="none")


def _dots() -> Iterator[Markup]:
    for x, y in ((2, 2), (6, 6)):
        yield element("circle", cx=x, cy=y, r=1, fill="#3c3c3c")
