"""Aid, corridors, repairs under a local truce."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="relief",
    types=frozenset({IncidentType.AID_DELIVERY, IncidentType.LOCAL_CEASEFIRE}),
    compatible=frozenset(),
    radius_m=20_000.0,
    window_h=24.0,
)
