"""The one room for overlays of ground: every cut is checked, and made again if it is wrong.

Areas that share edges but for rounding can come out wrong without a word: of 800 km² cut by
a strip, 736 lay outside and 742 inside (GEOS 3.14.1); of two thin triangles on either side of
a line, one was taken to lie in the other. So both parts of every cut are made and added up,
and a spot of each is looked for in the ground. Where they do not make the whole, or lie on the
wrong side, they are made again on a grid on which lines that nearly coincide coincide, which
is exact to the grid but several times slower; and where even that does not help, an error
says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from trucewatch.front.polygons import as_multipolygon
from trucewatch.vocabulary.errors import ShapeError

GeometryArray = NDArray[np.object_]
Parts = tuple[GeometryArray, GeometryArray]
"""What lies in the ground and what lies outside it, one entry per piece."""
Cut = Callable[[GeometryArray, GeometryArray, float], Parts]
"""A way to cut pieces by grounds, given the grid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What counts as equal.

    Attributes:
        size: Area or length.
        tolerated: How far the parts of a cut may miss the whole.
        grid: On which a wrong cut is made again; a tenth of what maps are snapped to.
    """

    size: Callable[[Any], Any]
    tolerated: float
    grid: float


METRES = Measure(size=shapely.area, tolerated=1.0, grid=0.01)
DEGREES = Measure(size=shapely.area, tolerated=1e-10, grid=1e-7)
LENGTHS = Measure(size=shapely.length, tolerated=0.01, grid=0.01)
"""Lines in metres."""


def plain(pieces: GeometryArray, grounds: GeometryArray, grid: float) -> Parts:  # noqa: ARG001
    """Cut pieces as they are."""
    return shapely.intersection(pieces, grounds), shapely.difference(pieces, grounds)


def on_grid(pieces: GeometryArray, grounds: GeometryArray, grid: float) -> Parts:
    """Cut pieces with all vertices moved to a grid."""
    return (
        shapely.intersection(pieces, grounds, grid_size=grid),
        shapely.difference(pieces, grounds, grid_size=grid),
    )


def mended(pieces: GeometryArray, grounds: GeometryArray, grid: float) -> Parts:
    """Cut pieces on a grid after mending what crosses itself."""
    return on_grid(shapely.make_valid(pieces), shapely.make_valid(grounds), grid)


WAYS: tuple[Cut, ...] = (plain, on_grid, mended)


def split_all(
    pieces: GeometryArray,
    grounds: GeometryArray,
    measure: Measure = METRES,
    ways: Sequence[Cut] = WAYS,
) -> Parts:
    """Cut pieces into what lies in their grounds and what lies outside, each by its own.

    Args:
        pieces: Shape (n,): areas, or lines with ``LENGTHS``.
        grounds: Shape (n,): polygons.
        measure: Unit and tolerance.
        ways: Tried one after another, each on what the one before got wrong.

    Raises:
        ShapeError: No way makes parts that add up.
    """
    inside, outside = np.array(pieces, dtype=object), np.array(pieces, dtype=object)
    todo = np.arange(len(inside))
    for way in ways:
        made = _made(way, pieces[todo], grounds[todo], measure.grid)
        if made is None:
            continue
        inside[todo], outside[todo] = made
        wrong = _wrong(pieces[todo], made, measure, way)
        todo = todo[wrong | _misplaced(grounds[todo], made, measure)]
        if not len(todo):
            return inside, outside
    if len(todo):
        place = shapely.point_on_surface(pieces[todo[0]])
        raise ShapeError(
            f"{len(todo)} overlay(s) do not add up, the first at {place.x:.6g} {place.y:.6g}: "
            "the map's outlines cross or nearly coincide there."
        )
    return inside, outside


def split(
    area: BaseGeometry, ground: BaseGeometry, measure: Measure = METRES
) -> tuple[MultiPolygon, MultiPolygon]:
    """Cut an area into what lies in a ground and what lies outside it; polygons only."""
    (inside,), (outside,) = split_all(_one(area), _one(ground), measure)
    return as_multipolygon(inside), as_multipolygon(outside)


def within_all(
    pieces: GeometryArray, ground: BaseGeometry, measure: Measure = METRES
) -> GeometryArray:
    """Return the part of each piece that lies in one ground; polygons only."""
    inside, _ = split_all(pieces, np.repeat(_one(ground), len(pieces)), measure)
    cut = np.empty(len(pieces), dtype=object)
    for at, part in enumerate(inside):
        cut[at] = as_multipolygon(part)
    return cut


def within(area: BaseGeometry, ground: BaseGeometry, measure: Measure = METRES) -> MultiPolygon:
    """Return the part of an area that lies in a ground; polygons only."""
    return split(area, ground, measure)[0]


def without(area: BaseGeometry, ground: BaseGeometry, measure: Measure = METRES) -> MultiPolygon:
    """Return the part of an area that lies outside a ground; polygons only."""
    return split(area, ground, measure)[1]


def together(areas: Iterable[BaseGeometry], measure: Measure = METRES) -> MultiPolygon:
    """Unite areas on the grid; polygons only.

    The union is as large as each area without those before it, added up; where it is not
    within their sum and the largest of them, they are united one by one.
    """
    parts = [part for part in areas if not part.is_empty]
    whole = shapely.union_all(parts, grid_size=measure.grid)
    sizes = [float(measure.size(part)) for part in parts]
    leeway = measure.tolerated + measure.grid * sum(float(part.length) for part in parts)
    if not max(sizes, default=0) - leeway <= measure.size(whole) <= sum(sizes) + leeway:
        whole = reduce(lambda united, part: united.union(part, measure.grid), parts)
    return as_multipolygon(whole)


def united(areas: Sequence[BaseGeometry], measure: Measure = METRES) -> MultiPolygon:
    """Unite a few areas as they are drawn; polygons only.

    Each area adds what lies outside those before it; where the union does not grow by just
    that, the grid has to help.
    """
    whole: BaseGeometry = MultiPolygon()
    for area in areas:
        grown = shapely.union(whole, area)
        more = measure.size(without(area, whole, measure)) if not whole.is_empty else area.area
        if abs(measure.size(grown) - measure.size(whole) - more) > measure.tolerated:
            grown = together([whole, area], measure)
        whole = grown
    return as_multipolygon(whole)


def _made(way: Cut, pieces: GeometryArray, grounds: GeometryArray, grid: float) -> Parts | None:
    try:
        return way(pieces, grounds, grid)
    except shapely.errors.GEOSException:
        return None


def _wrong(pieces: GeometryArray, made: Parts, measure: Measure, way: Cut) -> NDArray[np.bool_]:
    inside, outside = made
    missing = measure.size(inside) + measure.size(outside) - measure.size(pieces)
    # Moving vertices to the grid moves the outline, too.
    leeway = 0.0 if way is plain else measure.grid * shapely.length(pieces)
    return np.asarray(~(np.abs(missing) <= measure.tolerated + leeway))


def _misplaced(grounds: GeometryArray, made: Parts, measure: Measure) -> NDArray[np.bool_]:
    """Tell where a part lies on the wrong side, by a spot of it well away from the outline."""
    inside, outside = made
    shapely.prepare(grounds)
    strays = (measure.size(inside) > measure.tolerated) & ~shapely.dwithin(
        grounds, shapely.point_on_surface(inside), measure.grid
    )
    spots = shapely.point_on_surface(outside)
    held = (measure.size(outside) > measure.tolerated) & shapely.contains(grounds, spots)
    held[held] = shapely.distance(shapely.boundary(grounds[held]), spots[held]) > measure.grid
    return np.asarray(strays | held)


def _one(geometry: BaseGeometry) -> GeometryArray:
    array = np.empty(1, dtype=object)
    array[0] = geometry
    return array
