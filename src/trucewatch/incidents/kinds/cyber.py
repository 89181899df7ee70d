"""Attacks on networks and signals; the place is where the effect is."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="cyber",
    types=frozenset({IncidentType.CYBER}),
    compatible=frozenset(),
    radius_m=20_000.0,
    window_h=24.0,
)
