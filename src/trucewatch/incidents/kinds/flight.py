"""Flights that strike nothing."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="flight",
    types=frozenset({IncidentType.UAV_FLIGHT}),
    compatible=frozenset(),
    radius_m=15_000.0,
    window_h=3.0,
)
