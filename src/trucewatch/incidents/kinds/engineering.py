"""Fortification and other works forward of the line."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="engineering",
    types=frozenset({IncidentType.FORTIFICATION}),
    compatible=frozenset(),
    radius_m=5_000.0,
    window_h=72.0,
)
