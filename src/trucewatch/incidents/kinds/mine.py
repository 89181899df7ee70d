"""Mines laid, found or set off."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="mine",
    types=frozenset({IncidentType.MINE}),
    compatible=frozenset({IncidentType.CIVILIAN_CASUALTY}),
    radius_m=3_000.0,
    window_h=6.0,
    leaves_heat=True,
)
