"""How far a side advanced in a window, under every choice of maps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from trucewatch.front.ground import to_metres
from trucewatch.front.territory.held import (
    METRES_PER_KM,
    Soil,
    shows,
    taken_ground,
)
from trucewatch.front.territory.shown import by_source
from trucewatch.front.territory.taken import (
    GREY_AS_HELD,
    GREY_LEFT_OUT,
    Comparer,
    Pair,
    WindowQuestion,
    pairs_around,
    soils_of,
)
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.territory import TerritoryChoice, TerritoryChoices
from trucewatch.vocabulary.theatre import Theatre

DEEPEST, MEAN_DEPTH = "deepest_point", "mean_depth"
STEP_M = 100.0
"""Outlines of won ground are walked in steps of this length to find the deepest point."""
TOUCHING_M = 1.0
"""Outlines nearer than this are one line; reprojection moves them by less."""


def advance_choices(
    maps: Sequence[ControlMap], question: WindowQuestion, theatre: Theatre
) -> TerritoryChoices:
    """Measure the advance in km for every source, map time and grey zone, deepest and mean.

    The deepest point is the point of newly taken ground farthest from the line before; the
    mean depth is the area of the deepest piece over the length of the old line it starts from.
    """
    pairs, left_out = pairs_around(maps, question)
    grouped = by_source(maps)
    comparer = Comparer(question, theatre)
    found: list[TerritoryChoice] = []
    for pair in pairs:
        shown, within = grouped[pair.source], question.within
        soils = soils_of(shown)
        greys = any(shows(shown, soil.grey, within) for soil in soils)
        for grey in (False, True) if greys else (False,):
            depths = [_depths_km(pair, soil, comparer, theatre, grey=grey) for soil in soils]
            found += _as_choices(pair, max(depths, default=(0.0, 0.0)), soils, grey=grey)
    return TerritoryChoices(choices=tuple(found), left_out=left_out)


def _as_choices(
    pair: Pair, depths: tuple[float, float], soils: Sequence[Soil], *, grey: bool
) -> Iterator[TerritoryChoice]:
    for denominator, value in zip((DEEPEST, MEAN_DEPTH), depths, strict=True):
        yield TerritoryChoice(
            source=pair.source,
            denominator=denominator,
            grey=GREY_AS_HELD if grey else GREY_LEFT_OUT,
            ground=soils[0].ground if len(soils) == 1 else "both",
            lag_days=pair.lag,
            map_date_before=pair.before.map_date,
            map_date_after=pair.after.map_date,
            value=value,
            maps=(pair.before.id, pair.after.id),
        )


def _depths_km(
    pair: Pair, soil: Soil, comparer: Comparer, theatre: Theatre, *, grey: bool
) -> tuple[float, float]:
    """Return the deepest and the mean depth of the piece of won ground that reaches farthest."""
    won = comparer.taken(pair, soil, grey=grey).won
    if won.is_empty:
        return 0.0, 0.0
    line = to_metres(taken_ground(pair.before, soil, grey=grey), theatre).boundary
    shapely.prepare(line)
    pieces = to_metres(won, theatre)
    depths = [(_deepest_m(piece, line), piece) for piece in shapely.get_parts(pieces)]
    deepest, piece = max(depths, key=lambda one: one[0])
    return deepest / METRES_PER_KM, min(deepest, _mean_m(piece, line)) / METRES_PER_KM


def _deepest_m(piece: BaseGeometry, line: BaseGeometry) -> float:
    outline = shapely.segmentize(piece.boundary, STEP_M)
    points = shapely.points(shapely.get_coordinates(outline))
    return float(np.max(shapely.distance(line, points)))


def _mean_m(piece: BaseGeometry, line: BaseGeometry) -> float:
    """Divide a piece's area by the length of the old line along it; detached pieces have none."""
    width = piece.boundary.intersection(shapely.buffer(line, TOUCHING_M)).length
    return float(piece.area / width) if width > 0 else float("inf")
