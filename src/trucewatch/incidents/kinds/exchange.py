"""Prisoners exchanged or released: counts only, never people."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="exchange",
    types=frozenset({IncidentType.PRISONER_EXCHANGE}),
    compatible=frozenset(),
    radius_m=20_000.0,
    window_h=24.0,
)
