"""Orders, agreements, steps and notices: words that bind or release."""

from __future__ import annotations

from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType

KIND = Kind(
    name="declaration",
    types=frozenset(
        {
            IncidentType.AGREEMENT_STEP,
            IncidentType.DISENGAGEMENT,
            IncidentType.ORDER,
            IncidentType.NOTIFICATION,
            IncidentType.AGGREGATE_CLAIM,
        }
    ),
    compatible=frozenset(),
    radius_m=20_000.0,
    window_h=24.0,
)
