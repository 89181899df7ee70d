"""Gain and loss between two maps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from shapely import GeometryCollection, MultiPolygon

from trucewatch.front.edges import build_archive
from trucewatch.front.faces import Faces, find_faces
from trucewatch.front.ground import as_multipolygon, projection_of, to_degrees
from trucewatch.vocabulary.front import Change
from trucewatch.vocabulary.theatre import Theatre


def changes(earlier: MultiPolygon, later: MultiPolygon, theatre: Theatre) -> Change:
    """Return the ground gained and lost from one map to the other; both in WGS84.

    Pieces below 0.01 km² or 20 m of mean width are slivers: counted as discarded.
    """
    projection = projection_of(theatre)
    archive = build_archive([earlier, later], projection)
    return change_of(find_faces(archive.difference(0, 1), projection), theatre)


def change_of(faces: Faces, theatre: Theatre) -> Change:
    """Build the record of a change from its pieces."""
    gained, lost = faces.gained, ~faces.gained
    return Change(
        gain=_ground(faces, gained & faces.kept, theatre),
        loss=_ground(faces, lost & faces.kept, theatre),
        gain_km2=faces.total_km2(gained=True, kept_only=True),
        loss_km2=faces.total_km2(gained=False, kept_only=True),
        gain_raw_km2=faces.total_km2(gained=True, kept_only=False),
        loss_raw_km2=faces.total_km2(gained=False, kept_only=False),
        discarded_km2=float(faces.area_km2[~faces.kept].sum()),
        kept_pieces=int(faces.kept.sum()),
        discarded_pieces=int((~faces.kept).sum()),
    )


def _ground(faces: Faces, chosen: NDArray[np.bool_], theatre: Theatre) -> MultiPolygon:
    pieces = GeometryCollection(list(faces.polygons[chosen]))
    return as_multipolygon(to_degrees(as_multipolygon(pieces), theatre))
