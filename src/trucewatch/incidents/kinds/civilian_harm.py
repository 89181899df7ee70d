"""Civilians or aid harmed, where the report starts from the harm."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="civilian_harm",
    types=frozenset({IncidentType.CIVILIAN_CASUALTY, IncidentType.ATTACK_ON_AID}),
    compatible=frozenset(),
    radius_m=8_000.0,
    window_h=8.0,
)
