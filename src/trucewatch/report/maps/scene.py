"""What every part of a drawing shares: content, order, words, and the flattened ground."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from trucewatch.report.maps.order import SheetOrder
from trucewatch.report.maps.speech import Speech
from trucewatch.report.projection import Canvas, canvas_for
from trucewatch.vocabulary.language import in_language
from trucewatch.vocabulary.map_sheet import Extent, MapSheet
from trucewatch.vocabulary.sector import Sector

UNITS_PER_MM = 4.0
"""Units of the drawing for a millimetre; ten units are letters of seven points."""
ROOM = 12.0
"""Half of what a sector must show of itself to be numbered, in units."""
TALLEST = 1.35
"""Height of the map over its width; a longer extent is drawn smaller instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sheet about to be drawn.

    Attributes:
        canvas: The map's own window; equal areas around the middle of the extent.
    """

    sheet: MapSheet
    order: SheetOrder
    speech: Speech
    canvas: Canvas

    @property
    def width(self) -> float:
        """Width of the drawing, in its units."""
        return self.order.width_mm * UNITS_PER_MM

    def wants(self, layer: str) -> bool:
        """Tell whether a layer is to be drawn."""
        return layer in self.order.layers

    def side_name(self, party_id: str) -> str:
        """Name a party in the sheet's language."""
        names = next(party.names for party in self.sheet.parties if party.id == party_id)
        return in_language(names, self.speech.language)

    def sides(self) -> list[tuple[str, str]]:
        """List parties with their letter, in alphabetical order of the sheet's language."""
        letters = [(one.id, self.letter(one.id)) for one in self.sheet.parties]
        return sorted(letters, key=lambda pair: self.side_name(pair[0]).casefold())

    def letter(self, party_id: str | None) -> str:
        """Return ``a`` for the side at home in the theatre's country, ``b`` for the other."""
        return "a" if party_id == self.sheet.home else "b"

    def home_land(self) -> BaseGeometry:
        """Flatten the recognised ground of the side at home, a little inside its border."""
        country = next((one.country for one in self.sheet.parties if one.id == self.sheet.home), "")
        land = self.sheet.land.get(country, MultiPolygon())
        return shapely.buffer(self.flat(land), -ROOM)

    def numbered_sectors(self) -> list[tuple[int, Sector]]:
        """List the sectors with room for a number, by the theatre's order on every map alike."""
        return [
            (number, sector)
            for number, sector in enumerate(self.sheet.sectors, start=1)
            if not shapely.buffer(self.showing(sector.area), -ROOM).is_empty
        ]

    def flat(self, area: BaseGeometry) -> BaseGeometry:
        """Flatten a geometry, thinned and cut to a little more than the map."""
        return cast(BaseGeometry, self.canvas.visible(area))

    def showing(self, area: BaseGeometry) -> BaseGeometry:
        """Flatten a geometry and cut it to the map's frame."""
        frame = shapely.box(0, 0, self.canvas.width, self.canvas.height)
        return shapely.intersection(self.flat(area), frame)


def make_scene(sheet: MapSheet, order: SheetOrder) -> Scene:
    """Prepare a sheet for drawing."""
    return Scene(
        sheet=sheet,
        order=order,
        speech=Speech(language=order.language, zone=order.zone),
        canvas=_canvas(sheet.extent, order.width_mm * UNITS_PER_MM),
    )


def _canvas(extent: Extent, width: float) -> Canvas:
    window = shapely.box(extent.west, extent.south, extent.east, extent.north)
    canvas = canvas_for([window], width, 0)
    tallest = round(width * TALLEST)
    if canvas.height <= tallest:
        return canvas
    scale = canvas.units_per_km * tallest / canvas.height
    spare_km = width / scale - width / canvas.units_per_km
    return replace(
        canvas, units_per_km=scale, left=canvas.left - spare_km / 2, height=float(tallest)
    )
