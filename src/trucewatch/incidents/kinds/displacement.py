"""People told or forced to leave."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="displacement",
    types=frozenset({IncidentType.DISPLACEMENT}),
    compatible=frozenset(),
    radius_m=20_000.0,
    window_h=72.0,
)
