"""How a sheet is to be drawn: language, printed width, layers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.map_sheet import Extent

LAYERS = ("border", "control", "zone", "change", "line", "sectors", "places", "labels")
"""Layers that may be left out; legend, scale, credit, dates and disclaimer may not."""
MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4, "px": 25.4 / 96}
NARROWEST_MM, WIDEST_MM = 80.0, 1200.0
_SIZE = re.compile(r"(\d+(?:\.\d+)?)(mm|cm|in|px)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOrder:
    """Everything about a drawing that is not its content.

    Attributes:
        language: Language of all words and names.
        width_mm: Printed width; letters keep their size, the map grows.
        layers: Those of ``LAYERS`` that are wanted.
        zone: IANA name of the clock for moments.
        dots_per_mm: Resolution of a rasterised copy.
    """

    language: Language = Language.EN
    width_mm: float = 175.0
    layers: frozenset[str] = frozenset(LAYERS)
    zone: str = "UTC"
    dots_per_mm: float = 12.0


def parse_size(text: str) -> float:
    """Read a printed width in millimetres.

    Raises:
        UsageError: It is no width, or one that no sheet can have.

    >>> parse_size("175mm"), parse_size("10cm")
    (175.0, 100.0)
    """
    found = _SIZE.fullmatch(text.strip().lower())
    if found is None:
        raise UsageError(f"{text!r} is no width; write it like 175mm, 17.5cm, 7in or 1200px.")
    width = float(found[1]) * MILLIMETRES[found[2]]
    if not NARROWEST_MM <= width <= WIDEST_MM:
        raise UsageError(
            f"a sheet of {text} has no room; give between {NARROWEST_MM:g} and {WIDEST_MM:g} mm."
        )
    return width


def parse_layers(text: str) -> frozenset[str]:
    """Read a list of layers, separated by commas; ``all`` means all.

    Raises:
        UsageError: One of them does not exist.

    >>> sorted(parse_layers("line, border"))
    ['border', 'line']
    """
    if text.strip() == "all":
        return frozenset(LAYERS)
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in LAYERS]
    if unknown:
        raise UsageError(f"there is no layer {unknown[0]!r}; known are {', '.join(LAYERS)}, all.")
    return frozenset(names)


def parse_extent(text: str) -> Extent:
    """Read ``west,south,east,north`` in degrees.

    Raises:
        UsageError: There are not four numbers in that order.

    >>> parse_extent("34,50.8,36,51.8").north
    51.8
    """
    try:
        west, south, east, north = (float(part) for part in text.split(","))
        return Extent(west=west, south=south, east=east, north=north)
    except ValueError as error:
        raise UsageError(
            f"{text!r} is no extent ({error}); write west,south,east,north like 34,50.8,36,51.8."
        ) from None
