"""What was found nearest to points: the least of what was measured, and its side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trucewatch.front.corners import ComplexArray, FloatArray, IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What lies nearest to points; one entry per point.

    Attributes:
        square: Squared distance, metres; infinite where nothing stands.
        spot: The nearest position on an edge, metres.
        side: Positive left of the nearest edge, negative right of it, 0 on it; NaN where it
            is not for one corner of two edges to tell, and has to be counted.
    """

    square: FloatArray
    spot: ComplexArray
    side: FloatArray

    @classmethod
    def nothing(cls, count: int) -> Found:
        """Return what is known before anything is measured."""
        nowhere = np.full(count, np.nan + 1j * np.nan)
        return cls(np.full(count, np.inf), nowhere, np.full(count, np.nan))

    def put(self, rows: IntArray, found: Found) -> None:
        """Take over what was found for some of the points."""
        self.square[rows] = found.square
        self.spot[rows] = found.spot
        self.side[rows] = found.side


@dataclass(frozen=True, slots=True, eq=False)
class Least:
    """The least of what was measured, each point's in one go.

    Attributes:
        rows: The points that anything was measured to.
        square: The least of each.
        hit: What was measured so; more than one where edges meet.
        of: Which of ``rows`` each hit is for.
    """

    rows: IntArray
    square: FloatArray
    hit: IntArray
    of: IntArray

    def sides(self, left: FloatArray) -> FloatArray:
        """Tell sides by how far points lie left of the lines of the edges hit.

        Behind a sharp corner one of its edges has the point on the wrong side of its line;
        the sum of both edges' unit normals tells, however sharp the corner is.
        """
        count = len(self.rows)
        side = np.bincount(self.of, weights=left, minlength=count).astype(np.float64)
        whole = np.bincount(self.of, weights=np.abs(left), minlength=count)
        torn = side != np.copysign(whole, side)
        return np.where(torn & (np.bincount(self.of, minlength=count) > 2), np.nan, side)


def least_of(owner: IntArray, square: FloatArray) -> Least:
    """Find the least of each owner, whose entries follow one another."""
    begins = np.flatnonzero(np.diff(owner, prepend=-1))
    least = np.minimum.reduceat(square, begins) if len(begins) else square
    counts = np.diff(begins, append=len(owner))
    hit = np.flatnonzero((square == np.repeat(least, counts)) & (square < np.inf))
    return Least(owner[begins], least, hit, np.repeat(np.arange(len(begins)), counts)[hit])
