"""What a kind of incident is: the record that each file in ``kinds/`` fills in."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.vocabulary.incident import IncidentType


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A family of incident types that are told apart from others by the same measures.

    Attributes:
        name: Same as the file.
        types: Types it covers; every type belongs to one kind.
        compatible: Types of other kinds that may describe the same incident.
        radius_m: Distance within which two reports may mean the same place.
        window_h: Hours within which two precise times may mean the same moment.
        leaves_heat: Whether a thermal anomaly is to be expected.
    """

    name: str
    types: frozenset[IncidentType]
    compatible: frozenset[IncidentType]
    radius_m: float
    window_h: float
    leaves_heat: bool = False
