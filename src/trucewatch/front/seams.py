"""Seams: hair-thin gaps that a map leaves between pieces it drew one by one."""

from __future__ import annotations

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from trucewatch.front.ground import as_multipolygon, to_metres
from trucewatch.vocabulary.theatre import Theatre

SEAM_M = 500.0
"""One map has some 70 such gaps along borders of provinces and an older line, none wider."""


def without_seams(
    occupied: MultiPolygon, theatre: Theatre, *, width_m: float = SEAM_M
) -> MultiPolygon:
    """Fill holes that are nowhere wider than a seam; WGS84.

    A hole in occupied ground would else be a stretch of the contact line, far from any
    front. Wider holes are free ground that is surrounded, and stay.
    """
    filled = []
    for part in occupied.geoms:
        metres = to_metres(part, theatre)
        gaps = [Polygon(ring) for ring in getattr(metres, "interiors", ())]
        wide = ~shapely.is_empty(shapely.buffer(np.array(gaps, dtype=object), -width_m / 2))
        kept = [ring for ring, keep in zip(part.interiors, wide, strict=True) if keep]
        filled.append(Polygon(part.exterior, kept))
    return as_multipolygon(shapely.union_all(filled))
