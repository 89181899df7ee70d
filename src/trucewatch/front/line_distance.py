"""How far two drawn lines lie apart, and the band that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from trucewatch.vocabulary.front import Band

FloatArray = NDArray[np.float64]

SAMPLE_M = 250.0
COPY_M = 1.0
"""Below the grid of 0.1 m and the rounding of the coarsest publisher, six decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDistance:
    """Distance between lines; None without two lines, or without samples here."""

    median_m: float | None
    p90_m: float | None
    samples: int


NO_DISTANCE = LineDistance(median_m=None, p90_m=None, samples=0)


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Spots on lines and how far the other line is from each.

    Attributes:
        points: Shape (n, 2), metres.
        apart_m: Shape (n,).
    """

    points: FloatArray
    apart_m: FloatArray

    def distance(self) -> LineDistance:
        """Describe the samples by median and 90th percentile."""
        if not len(self.apart_m):
            return NO_DISTANCE
        median, ninety = (float(one) for one in np.percentile(self.apart_m, [50, 90]))
        return LineDistance(median_m=median, p90_m=ninety, samples=len(self.apart_m))

    def split(self, area: BaseGeometry) -> tuple[Samples, Samples]:
        """Divide the samples into those in an area (metres) and the rest."""
        shapely.prepare(area)
        inside = np.asarray(shapely.intersects_xy(area, self.points[:, 0], self.points[:, 1]))
        return (
            Samples(self.points[inside], self.apart_m[inside]),
            Samples(self.points[~inside], self.apart_m[~inside]),
        )


def sample_distances(one: BaseGeometry, other: BaseGeometry) -> Samples:
    """Sample two lines (metres) every 250 m and measure from each to the other.

    Both ways, because a line that runs around a salient is far from a line that cuts it off,
    while the latter may be near the former everywhere.
    """
    if one.is_empty or other.is_empty:
        return Samples(np.zeros((0, 2)), np.zeros(0))
    return pooled([_samples(one, other), _samples(other, one)])


def pooled(samples: Sequence[Samples]) -> Samples:
    """Put samples together."""
    return Samples(
        np.concatenate([np.zeros((0, 2)), *(one.points for one in samples)]),
        np.concatenate([np.zeros(0), *(one.apart_m for one in samples)]),
    )


def is_copy(samples: Samples) -> bool:
    """Tell whether two lines are one drawing: nine tenths of it within a metre.

    Two files of one publisher agree without either confirming the other.
    """
    found = samples.distance()
    return found.p90_m is not None and found.p90_m < COPY_M


def disagreement_band(samples: Samples, published: Band) -> Band:
    """Widen a band to what two sources disagree by.

    The true edge is taken to lie between the two lines, so that half their distance is how
    far either is from it at the median. A band is only ever widened: two maps that copy one
    another agree without being right.
    """
    found = samples.distance()
    if found.median_m is None or found.p90_m is None:
        return published
    return Band(
        half_m=max(published.half_m, found.median_m / 2),
        p90_m=max(published.p90_m, found.p90_m / 2),
        basis=published.basis if found.median_m / 2 <= published.half_m else "measured",
        samples=published.samples + found.samples,
    )


def _samples(line: BaseGeometry, to: BaseGeometry) -> Samples:
    points = np.concatenate(
        [
            shapely.line_interpolate_point(part, np.arange(SAMPLE_M / 2, part.length, SAMPLE_M))
            for part in shapely.get_parts(line)
        ]
        or [np.zeros(0, dtype=object)]
    )
    # Short pieces of the other line let a tree find the nearest one fast.
    pieces = _pieces(to)
    nearest = shapely.STRtree(pieces).nearest(points)
    return Samples(
        shapely.get_coordinates(points), np.asarray(shapely.distance(points, pieces[nearest]))
    )


def _pieces(line: BaseGeometry) -> NDArray[np.object_]:
    coordinates, part = shapely.get_coordinates(shapely.get_parts(line), return_index=True)
    pairs = np.stack([coordinates[:-1], coordinates[1:]], axis=1)[part[:-1] == part[1:]]
    return np.asarray(shapely.linestrings(pairs))
