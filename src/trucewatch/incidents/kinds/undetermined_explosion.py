"""Explosions and fires whose cause nobody has named yet."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="undetermined_explosion",
    types=frozenset({IncidentType.UNDETERMINED_EXPLOSION}),
    compatible=frozenset(
        {
            IncidentType.ARTILLERY,
            IncidentType.TANK_FIRE,
            IncidentType.AIR_ATTACK,
            IncidentType.TACTICAL_DRONE,
            IncidentType.LONG_RANGE_STRIKE,
            IncidentType.INTERCEPTION,
            IncidentType.LISTED_OBJECT,
            IncidentType.CIVILIAN_CASUALTY,
            IncidentType.MINE,
        }
    ),
    radius_m=8_000.0,
    window_h=3.0,
    leaves_heat=True,
)
