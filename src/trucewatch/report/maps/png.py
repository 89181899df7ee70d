"""A sheet as pixels, for those who cannot place a drawing; needs the extra ``png``."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from trucewatch.vocabulary.errors import UsageError

if TYPE_CHECKING:
    from trucewatch.report.maps.order import SheetOrder

MOST_PIXELS = 20_000
RENDERER = "resvg_py"


def rasterise(svg: str, order: SheetOrder) -> bytes:
    """Draw an SVG as PNG at the order's resolution, offline, with the fonts of this machine.

    Raises:
        UsageError: The renderer is not installed, or the picture would be too large.
    """
    width = round(order.width_mm * order.dots_per_mm)
    if width > MOST_PIXELS:
        raise UsageError(f"{width} pixels wide is too large; give a smaller --size or --dpi.")
    try:
        renderer = importlib.import_module(RENDERER)
    except ImportError:
        raise UsageError(
            "PNG needs one more package: pip install 'trucewatch[png]' (or pip install resvg-py). "
            "SVG, GeoJSON and CSV need nothing; any browser opens the SVG."
        ) from None
    made = renderer.svg_to_bytes(
        svg_string=svg,
        width=width,
        background="white",
        dpi=96,  # without it millimetres count as nothing
        font_family="Arial",
        sans_serif_family="Arial",
    )
    return bytes(made)
