"""Troops and supplies on the move against a ban."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="movement",
    types=frozenset({IncidentType.MOVEMENT}),
    compatible=frozenset(),
    radius_m=20_000.0,
    window_h=24.0,
)
