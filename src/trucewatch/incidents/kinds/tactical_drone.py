"""Small drones at and behind the line, one target each."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="tactical_drone",
    types=frozenset({IncidentType.TACTICAL_DRONE}),
    compatible=frozenset(
        {
            IncidentType.CIVILIAN_CASUALTY,
            IncidentType.LISTED_OBJECT,
            IncidentType.ATTACK_ON_AID,
            IncidentType.UAV_FLIGHT,
        }
    ),
    radius_m=4_000.0,
    window_h=3.0,
    leaves_heat=True,
)
