"""A protected object hit, by whatever weapon."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="listed_object",
    types=frozenset({IncidentType.LISTED_OBJECT}),
    compatible=frozenset({IncidentType.CIVILIAN_CASUALTY, IncidentType.CYBER}),
    radius_m=8_000.0,
    window_h=8.0,
    leaves_heat=True,
)
