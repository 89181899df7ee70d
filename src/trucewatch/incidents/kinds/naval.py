"""At sea and in port."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="naval",
    types=frozenset({IncidentType.NAVAL}),
    compatible=frozenset({IncidentType.LISTED_OBJECT, IncidentType.LONG_RANGE_STRIKE}),
    radius_m=20_000.0,
    window_h=6.0,
    leaves_heat=True,
)
