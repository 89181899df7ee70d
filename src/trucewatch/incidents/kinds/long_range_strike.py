"""Long-range drones and missiles: one wave spreads over a city and a night."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="long_range_strike",
    types=frozenset({IncidentType.LONG_RANGE_STRIKE}),
    compatible=frozenset(
        {
            IncidentType.CIVILIAN_CASUALTY,
            IncidentType.LISTED_OBJECT,
            IncidentType.ATTACK_ON_AID,
            IncidentType.INTERCEPTION,
        }
    ),
    radius_m=15_000.0,
    window_h=8.0,
    leaves_heat=True,
)
