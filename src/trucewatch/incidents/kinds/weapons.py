"""Weapons where they must not be, or missing where they should be."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="weapons",
    types=frozenset({IncidentType.PROSCRIBED_WEAPON, IncidentType.WEAPON_MISSING}),
    compatible=frozenset(),
    radius_m=2_000.0,
    window_h=24.0,
)
