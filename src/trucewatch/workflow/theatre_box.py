"""The rough extent of a theatre, in which positions and polygons must lie."""

from __future__ import annotations

from trucewatch.sources.source import Box
from trucewatch.vocabulary.theatre import Theatre

WIDTH_DEG, HEIGHT_DEG = 28.0, 15.0
"""Rough size of a theatre with its rear, around its centre, to notice exchanged axes."""


def theatre_box(theatre: Theatre) -> Box:
    """Return the rectangle around a theatre's centre, in degrees."""
    centre = theatre.centre
    return Box(
        west=centre.lon - WIDTH_DEG / 2,
        south=centre.lat - HEIGHT_DEG / 2,
        east=centre.lon + WIDTH_DEG / 2,
        north=centre.lat + HEIGHT_DEG / 2,
    )
