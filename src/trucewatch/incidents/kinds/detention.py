"""People taken, by whichever side."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="detention",
    types=frozenset({IncidentType.DETENTION}),
    compatible=frozenset(),
    radius_m=20_000.0,
    window_h=48.0,
)
