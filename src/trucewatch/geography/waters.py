"""Rivers and estuaries of a theatre, as far as the line follows them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from trucewatch.geography.theatre import theatre_file
from trucewatch.vocabulary.errors import TheatreError
from trucewatch.vocabulary.theatre import Estuary, Theatre

WATERS_FILE = "waters.geojson"


class WaterKind(StrEnum):
    """What sort of water; a drained reservoir stays the river it was."""

    RIVER = "river"
    ESTUARY = "estuary"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Water:
    """A river or estuary, with how well its shape is known.

    Attributes:
        geometry: Course (lines) or bed (polygons), WGS84.
        half_width_m: From the course to the bank; 0 where the bed itself is drawn.
        precision_m: Distance within which the true course or bank is taken to lie.
    """

    id: str
    kind: WaterKind
    geometry: BaseGeometry
    half_width_m: float
    precision_m: float

    @property
    def reach_m(self) -> float:
        """Distance from the drawing within which a line counts as being on this water."""
        return self.half_width_m + self.precision_m


@lru_cache(maxsize=8)
def load_waters(theatre_name: str) -> tuple[Water, ...]:
    """Load the waters of a theatre; none where its folder has no such file.

    Raises:
        TheatreError: The file cannot be read.

    >>> sorted({water.kind.value for water in load_waters("ukraine")})
    ['estuary', 'river']
    """
    found = theatre_file(theatre_name, WATERS_FILE)
    return parse_waters(found.read_text(encoding="utf-8")) if found.is_file() else ()


def with_estuaries(theatre: Theatre) -> Theatre:
    """Return a theatre with the estuaries among its waters."""
    found = [water for water in load_waters(theatre.id) if water.kind is WaterKind.ESTUARY]
    return replace(
        theatre,
        estuaries=tuple(
            Estuary(id=water.id, area=water.geometry, reach_m=water.reach_m) for water in found
        ),
    )


def parse_waters(geojson: str) -> tuple[Water, ...]:
    """Read waters from a feature collection with id, kind, half_width_m and precision_m.

    Raises:
        TheatreError: A key is missing or a kind unknown.
    """
    try:
        return tuple(_water(feature) for feature in json.loads(geojson)["features"])
    except (KeyError, TypeError, ValueError) as problem:
        raise TheatreError(f"{WATERS_FILE} cannot be read: {problem!r}. Correct it.") from problem


def _water(feature: Mapping[str, Any]) -> Water:
    properties = feature["properties"]
    return Water(
        id=properties["id"],
        kind=WaterKind(properties["kind"]),
        geometry=shape(feature["geometry"]),
        half_width_m=float(properties["half_width_m"]),
        precision_m=float(properties["precision_m"]),
    )
