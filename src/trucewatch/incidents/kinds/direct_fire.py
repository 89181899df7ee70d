"""Small arms and snipers: short range, seldom alone, no heat."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="direct_fire",
    types=frozenset({IncidentType.SMALL_ARMS, IncidentType.SNIPER}),
    compatible=frozenset(
        {
            IncidentType.GROUND_ASSAULT,
            IncidentType.CIVILIAN_CASUALTY,
            IncidentType.ATTACK_ON_MONITORS,
        }
    ),
    radius_m=3_000.0,
    window_h=3.0,
)
