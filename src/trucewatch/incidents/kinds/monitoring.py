"""Fire at observers or their sensors, and hindrance of their work."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="monitoring",
    types=frozenset({IncidentType.ATTACK_ON_MONITORS, IncidentType.MONITORING_RESTRICTION}),
    compatible=frozenset(),
    radius_m=5_000.0,
    window_h=6.0,
)
