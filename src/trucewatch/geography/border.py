"""Recognised borders and neighbouring land, as compiled by ``scripts/build_border.py``."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache

from shapely import MultiPolygon, Polygon
from shapely.geometry import shape

from trucewatch.geography.theatre import theatre_file
from trucewatch.vocabulary.errors import TheatreError

BORDER_FILE = "borders.geojson.gz"


def load_border(theatre_name: str, country: str) -> MultiPolygon:
    """Load the internationally recognised territory of a country, in degrees.

    Large countries are clipped to the theatre's surroundings.

    Args:
        theatre_name: Folder of the theatre.
        country: ISO 3166 alpha-2 code.

    Raises:
        TheatreError: The theatre's file holds no such country.
    """
    land = load_land(theatre_name)
    if country not in land:
        raise TheatreError(
            f"borders of theatre {theatre_name!r} hold no country {country!r}; "
            f"known: {', '.join(sorted(land))}."
        )
    return land[country]


@lru_cache(maxsize=8)
def load_land(theatre_name: str) -> dict[str, MultiPolygon]:
    """Load the land of all countries in the theatre's surroundings, by ISO code."""
    packed = theatre_file(theatre_name, BORDER_FILE).read_bytes()
    collection = json.loads(gzip.decompress(packed))
    return {
        feature["properties"]["country"]: _multi(shape(feature["geometry"]))
        for feature in collection["features"]
    }


def _multi(geometry: object) -> MultiPolygon:
    if isinstance(geometry, Polygon):
        return MultiPolygon([geometry])
    if not isinstance(geometry, MultiPolygon):
        raise TheatreError(f"border file holds a {type(geometry).__name__}; rebuild it.")
    return geometry
