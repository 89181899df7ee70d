"""The band: how far the drawn edge of occupied ground may lie from the true one."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from trucewatch.front.ground import occupied_area, to_metres
from trucewatch.front.overlay import together
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.front import Band
from trucewatch.vocabulary.theatre import Theatre

FloatArray = NDArray[np.float64]

PUBLISHED = Band(half_m=300.0, p90_m=1000.0, basis="published", samples=0)
"""Half widths of grey zones: one map's are 0.5-0.7 km wide in the median and 1.6-2.3 km at
the 90th percentile; two independent maps lie 0.33-0.7 km apart. See the explanation of the
front in the documentation."""
SAMPLE_M = 500.0
TOUCHING_M = 200.0
"""Grey zones further than this from occupied ground are not about its edge."""
ENOUGH_SAMPLES = 200


def measure_band(maps: Sequence[ControlMap], theatre: Theatre) -> Band:
    """Measure the band from the grey zones of maps that draw them, else the published one.

    Half a grey zone's width is how far its drawn edges lie from the middle, where the true
    edge is taken to be.
    """
    widths = [_grey_widths_m(one, theatre) for one in maps if ControlStatus.UNKNOWN in one.areas]
    joined = np.concatenate([np.zeros(0), *widths])
    if len(joined) < ENOUGH_SAMPLES:
        return PUBLISHED
    half, ninety = np.percentile(joined, [50, 90]) / 2
    return Band(half_m=float(half), p90_m=float(ninety), basis="measured", samples=len(joined))


def p_occupied(signed_m: FloatArray, band: Band) -> FloatArray:
    """Turn signed distances (negative inside) into probabilities of lying on occupied ground.

    A logistic curve whose quartiles lie at plus and minus the band's half width.

    >>> p_occupied(np.array([-300.0, 0.0, 300.0]), PUBLISHED).tolist()
    [0.75, 0.5, 0.25]
    """
    steepness = np.clip(signed_m / band.half_m * math.log(3), -700, 700)
    return np.asarray(np.round(1 / (1 + np.exp(steepness)), 9))


def _grey_widths_m(control_map: ControlMap, theatre: Theatre) -> FloatArray:
    occupied = to_metres(occupied_area(control_map), theatre)
    grey = shapely.get_parts(to_metres(control_map.areas[ControlStatus.UNKNOWN], theatre))
    grey = grey[shapely.dwithin(grey, occupied, TOUCHING_M)]
    if not len(grey) or occupied.is_empty:
        return np.zeros(0)
    both = together([occupied, *grey])
    # What is left is the grey zones' far edge; its distance to occupied ground is their width.
    far_edge = shapely.difference(shapely.boundary(both), shapely.buffer(occupied, 1.0))
    return np.asarray(shapely.distance(_samples(far_edge), occupied))


def _samples(lines: BaseGeometry) -> NDArray[np.object_]:
    parts = shapely.get_parts(lines)
    points = [
        shapely.line_interpolate_point(part, np.arange(SAMPLE_M / 2, part.length, SAMPLE_M))
        for part in parts
    ]
    return np.concatenate([np.zeros(0, dtype=object), *points])
