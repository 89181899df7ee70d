"""Bombs and helicopters; glide bombs hit kilometres apart in one run."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="air_attack",
    types=frozenset({IncidentType.AIR_ATTACK}),
    compatible=frozenset(
        {IncidentType.CIVILIAN_CASUALTY, IncidentType.LISTED_OBJECT, IncidentType.ATTACK_ON_AID}
    ),
    radius_m=6_000.0,
    window_h=3.0,
    leaves_heat=True,
)
