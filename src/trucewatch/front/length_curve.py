"""How long a line is, depending on how closely one looks; and how jagged that makes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from trucewatch.front.ground import to_metres
from trucewatch.front.line import line_length
from trucewatch.vocabulary.front import ContactLine, LineLength
from trucewatch.vocabulary.theatre import Theatre

TOLERANCES_M = (0.0, 100.0, 250.0, 500.0, 1000.0, 2500.0, 5000.0, 10000.0)
BOX_SIZES_M = (1000.0, 2000.0, 4000.0, 8000.0, 16000.0, 32000.0)
"""Between the finest detail that publishers draw and a tenth of the shortest front."""
SHIFTS = (0.0, 0.25, 0.5, 0.75)
SAMPLES_PER_BOX = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxCount:
    """Boxes that a main arc touches, by size of the box.

    Attributes:
        sizes_m: Edges of the boxes.
        boxes: How many of each size; the fewest over shifts of the grid.
        dimension: Slope of log(boxes) against log(1/size): 1 is a smooth line, 2 fills the
            plane; None where there is no line.
    """

    sizes_m: tuple[float, ...]
    boxes: tuple[int, ...]
    dimension: float | None


def length_curve(
    line: ContactLine, tolerances_m: Sequence[float] = TOLERANCES_M
) -> tuple[LineLength, ...]:
    """Measure a line at each of several tolerances (Douglas and Peucker), in their order."""
    return tuple(line_length(line, tolerance_m) for tolerance_m in tolerances_m)


def box_count(
    line: ContactLine, theatre: Theatre, sizes_m: Sequence[float] = BOX_SIZES_M
) -> BoxCount:
    """Count the boxes that the main arc touches and fit the dimension by least squares.

    After Mandelbrot (Science 156, 1967). A grid that lies badly counts too many boxes, so
    each size is counted on 16 shifts of the grid and the fewest stand.
    """
    if line.main.is_empty:
        return BoxCount(sizes_m=tuple(sizes_m), boxes=(0,) * len(sizes_m), dimension=None)
    drawn = to_metres(line.main, theatre)
    boxes = tuple(_fewest(drawn, size_m) for size_m in sizes_m)
    slope, _ = np.polyfit(np.log(1 / np.array(sizes_m)), np.log(boxes), 1)
    return BoxCount(sizes_m=tuple(sizes_m), boxes=boxes, dimension=float(slope))


def _fewest(drawn: shapely.Geometry, size_m: float) -> int:
    points = shapely.get_coordinates(shapely.segmentize(drawn, size_m / SAMPLES_PER_BOX))
    return min(
        _occupied(points / size_m + np.array([east, north])) for east in SHIFTS for north in SHIFTS
    )


def _occupied(points: NDArray[np.float64]) -> int:
    column, row = np.floor(points).astype(np.int64).T
    return len(np.unique((column << 32) + row))
