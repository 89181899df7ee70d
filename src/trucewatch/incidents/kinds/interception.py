"""Air defence at work, and debris that falls."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="interception",
    types=frozenset({IncidentType.INTERCEPTION}),
    compatible=frozenset({IncidentType.CIVILIAN_CASUALTY, IncidentType.UAV_FLIGHT}),
    radius_m=15_000.0,
    window_h=8.0,
    leaves_heat=True,
)
