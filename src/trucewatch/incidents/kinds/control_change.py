"""Places taken or left; known late and only by the day."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="control_change",
    types=frozenset({IncidentType.ADVANCE, IncidentType.WITHDRAWAL}),
    compatible=frozenset(),
    radius_m=5_000.0,
    window_h=72.0,
)
