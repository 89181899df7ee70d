"""Mortars, guns, rocket launchers and tanks firing from a distance."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="shelling",
    types=frozenset({IncidentType.ARTILLERY, IncidentType.TANK_FIRE}),
    compatible=frozenset(
        {
            IncidentType.CIVILIAN_CASUALTY,
            IncidentType.LISTED_OBJECT,
            IncidentType.ATTACK_ON_AID,
            IncidentType.ATTACK_ON_MONITORS,
        }
    ),
    radius_m=5_000.0,
    window_h=3.0,
    leaves_heat=True,
)
