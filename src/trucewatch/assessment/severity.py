"""How grave incidents were: weapon × object × zone, and people killed on top (DOMAIN 8.3).

The weights are a proposal, published and editable; a weighted sum is never shown without the
raw count. They are the same for both sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from trucewatch.vocabulary.incident import Incident

WEAPONS = {
    "small_arms": 1.0, "heavy_mg": 1.0, "agl": 2.0, "rpg_atgm": 3.0, "mortar": 5.0,
    "tank_ifv": 5.0, "tube_artillery": 5.0, "mlrs": 8.0, "fpv_drone": 3.0, "drone_drop": 3.0,
    "one_way_attack_drone": 6.0, "glide_bomb": 8.0, "aircraft": 8.0, "helicopter": 6.0,
    "cruise_missile": 8.0, "ballistic_missile": 8.0, "naval": 5.0, "mine_ied": 3.0,
}  # fmt: skip
TYPES = {
    "F1": 1.0, "F2": 1.0, "F3": 5.0, "F4": 5.0, "F5": 8.0, "F6": 3.0, "F7": 6.0, "F8": 2.0,
    "F9": 2.0, "G1": 8.0, "G2": 4.0, "G3": 8.0, "I1": 8.0, "C1": 4.0, "C2": 8.0, "M2": 5.0,
    "W3": 3.0, "X1": 8.0,
}  # fmt: skip
OBJECTS = {
    "residential": 4.0, "medical": 5.0, "school": 5.0, "humanitarian": 5.0, "monitor": 5.0,
    "energy_generation": 5.0, "energy_transmission": 4.0, "energy_oil_gas": 4.0, "npp": 10.0,
    "dam": 10.0, "water": 4.0, "port_ship": 3.0, "rail": 3.0, "admin": 3.0,
}  # fmt: skip
ZONES = {"rear": 1.0, "cross_border": 1.5, "buffer": 2.0, "disengagement": 2.0, "limitation": 1.5}
KILLED = 30.0


def _frozen(weights: Mapping[str, float]) -> Mapping[str, float]:
    return MappingProxyType(dict(weights))


@dataclass(frozen=True, kw_only=True)
class SeverityWeights:
    """The published weights, each of which may be changed.

    A burst at the line is 1, a mortar salvo 5, artillery on housing 20, a missile on a power
    plant 40, anybody killed 30 more.

    Attributes:
        weapons: By weapon class; ``types`` by incident type where no weapon is named.
        objects: By class of what was hit; 1 where none is named.
        zones: By zone; 1 where none is named.
        killed: Added for each person killed (lowest number stated).
    """

    weapons: Mapping[str, float] = field(default_factory=lambda: _frozen(WEAPONS))
    types: Mapping[str, float] = field(default_factory=lambda: _frozen(TYPES))
    objects: Mapping[str, float] = field(default_factory=lambda: _frozen(OBJECTS))
    zones: Mapping[str, float] = field(default_factory=lambda: _frozen(ZONES))
    killed: float = KILLED


def severity(incident: Incident, weights: SeverityWeights) -> float:
    """Weigh one incident."""
    facets = incident.facets
    by_type = weights.types.get(incident.incident_type.value, 1.0)
    weapon = weights.weapons.get(facets.weapon_class or "", by_type)
    target = weights.objects.get(facets.object_class or "", 1.0)
    zone = weights.zones.get(facets.zone or "", 1.0)
    killed = incident.casualties.killed_low if incident.casualties else None
    return weapon * target * zone + weights.killed * (killed or 0)
