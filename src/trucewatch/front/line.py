"""The contact line: where occupied ground meets free ground, coasts and borders left out."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, MultiLineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from trucewatch.front.edges import build_archive
from trucewatch.front.ground import projection_of, to_degrees
from trucewatch.front.line_finder import LineFinder
from trucewatch.front.seam_edges import healed
from trucewatch.geography.projection import Projection
from trucewatch.vocabulary.front import ContactLine, LineLength
from trucewatch.vocabulary.theatre import Theatre


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """The contact line in metres: main arc, border pockets, stretches along estuaries."""

    pieces: tuple[LineString, ...]

    def simplified(self, tolerance_m: float) -> tuple[LineString, ...]:
        """Return the pieces by Douglas and Peucker at a tolerance."""
        simple = shapely.simplify(np.array(self.pieces, dtype=object), tolerance_m)
        return tuple(simple.tolist())

    def length(self, tolerance_m: float) -> LineLength:
        """Measure main arc and all arcs at a tolerance."""
        lengths = [float(piece.length) / 1000 for piece in self.simplified(tolerance_m)]
        return LineLength(tolerance_m=tolerance_m, main_km=sum(lengths[:1]), all_km=sum(lengths))


def contact_line(occupied: MultiPolygon, country: MultiPolygon, theatre: Theatre) -> ContactLine:
    """Find the contact line of a map; all geometry in WGS84.

    It is the part of the boundary of occupied ground that lies deeper than
    ``border_offset_m`` (w) inside the country, or within ``opening_m`` (h) of free ground
    that is wider than h. The first keeps narrow pockets, the second those at the border.
    Where the sides face each other across an estuary of the theatre, the occupied shore
    belongs to it in arcs of its own. Hair-thin gaps between drawn pieces are no line, and
    pieces below 500 m are dropped; the longest on land is the main arc.
    """
    archive = healed(build_archive([occupied], projection_of(theatre)))
    arcs = find_arcs(LineFinder(archive, [occupied], country, theatre), 0)
    main, *pockets = in_degrees(arcs, theatre) or [LineString()]
    return ContactLine(main=main, pockets=MultiLineString(pockets), centre=theatre.centre)


def find_arcs(finder: LineFinder, index: int) -> Arcs:
    """Find the contact line of one map of a finder's archive, in metres."""
    # Equal lengths are told apart by place, so that the order never depends on the input's.
    found = [
        sorted(pieces, key=lambda part: (-part.length, part.bounds))
        for pieces in (finder.pieces(index), finder.shores(index))
    ]
    return Arcs(tuple(itertools.chain(*found)))


def in_degrees(arcs: Arcs, theatre: Theatre) -> list[LineString]:
    """Bring the pieces of a line back to WGS84, in their order."""
    return _lines(to_degrees(MultiLineString(list(arcs.pieces)), theatre))


def length_km(line: ContactLine, tolerance_m: float) -> float:
    """Measure the main arc at a tolerance; 0 m measures every bend that was drawn."""
    return line_length(line, tolerance_m).main_km


def line_length(line: ContactLine, tolerance_m: float) -> LineLength:
    """Measure main arc and all arcs of a line at a tolerance in metres."""
    projection = Projection(line.centre)
    arcs = [arc for arc in (line.main, *line.pockets.geoms) if not arc.is_empty]
    metres = projection.forward_geometry(MultiLineString(arcs))
    return Arcs(tuple(_lines(metres))).length(tolerance_m)


def _lines(geometry: BaseGeometry) -> list[LineString]:
    return [part for part in shapely.get_parts(geometry) if isinstance(part, LineString)]
