"""The four reader states as colour, pattern and glyph; each tells them apart on its own."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.report.markup import Markup, element
from trucewatch.vocabulary.edition import Inline, Message
from trucewatch.vocabulary.sector import ReaderState


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a state is drawn.

    Attributes:
        colour: Fill; tells the states apart under the three colour vision deficiencies.
        strokes: SVG drawn over the fill in a tile of 8 by 8, for grey print.
        glyph: Sign for tables and narrow cells.
    """

    colour: str
    strokes: Markup
    glyph: str


def _stroke(path: str, width: float) -> Markup:
    return element("path", d=path, stroke="#1b1b1b", stroke_width=width, fill="none")


LOOKS = {
    ReaderState.RECORDED: Look(
        colour="#D55E00", strokes=_stroke("M-2,2l4,-4M0,8l8,-8M6,10l4,-4", 1.3), glyph="\u25b2"
    ),
    ReaderState.NONE_RECORDED: Look(colour="#0072B2", strokes=Markup(""), glyph="\u25cb"),
    ReaderState.PARTLY_OBSERVED: Look(
        colour="#9CCBEA",
        strokes=element("circle", cx=4, cy=4, r=1.3, fill="#1b1b1b"),
        glyph="\u25d0",
    ),
    ReaderState.NOT_OBSERVED: Look(
        colour="#C9C9C9", strokes=_stroke("M0,0l8,8M8,0l-8,8", 0.8), glyph="\u00d7"
    ),
}
"""Palette and patterns measured in the product's conventions; order is the order of the legend."""


def patterns() -> Markup:
    """Build the page's hidden drawing that holds the four patterns."""
    tiles = (
        element(
            "pattern",
            element("rect", width=8, height=8, fill=look.colour),
            look.strokes,
            id=f"p-{state.value}",
            width=8,
            height=8,
            patternUnits="userSpaceOnUse",
        )
        for state, look in LOOKS.items()
    )
    defs = element("defs", *tiles)
    return element("svg", defs, width=0, height=0, aria_hidden="true", class_="vh")


def swatch(state: ReaderState) -> Markup:
    """Draw a state as a small square with its pattern."""
    square = element(
        "rect", x=0.5, y=0.5, width=21, height=15, fill=f"url(#p-{state.value})", stroke="#1b1b1b"
    )
    return element("svg", square, width=22, height=16, class_="swatch", aria_hidden="true")


def state_cell(state: ReaderState, label: Markup) -> Markup:
    """Put swatch and words of a state side by side."""
    glyph = element("span", LOOKS[state].glyph, class_="glyph", aria_hidden="true")
    return element("span", swatch(state), glyph, element("span", label), class_="state")


def state_of(cell: Inline | None) -> ReaderState | None:
    """Tell which state a cell's message names, if it does."""
    if isinstance(cell, Message) and cell.key.startswith("state."):
        return ReaderState(cell.key.removeprefix("state."))
    return None
