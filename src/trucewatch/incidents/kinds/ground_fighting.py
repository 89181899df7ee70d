"""Assaults, clashes and raids: they last for hours and move."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="ground_fighting",
    types=frozenset({IncidentType.GROUND_ASSAULT, IncidentType.RAID}),
    compatible=frozenset(),
    radius_m=5_000.0,
    window_h=12.0,
)
