"""The closed lists of facets (DOMAIN section 5); whatever is not stated is None, not "unknown"."""

from __future__ import annotations

FACETS: dict[str, tuple[str, ...]] = {
    "weapon_class": (
        "small_arms", "heavy_mg", "agl", "rpg_atgm", "mortar", "tube_artillery", "mlrs",
        "tank_ifv", "glide_bomb", "aircraft", "helicopter", "fpv_drone", "drone_drop",
        "one_way_attack_drone", "cruise_missile", "ballistic_missile", "air_defence", "naval",
        "mine_ied", "unknown",
    ),
    "domain": ("land", "air", "sea", "cyber"),
    "direction": ("both", "internal", "undetermined"),
    "observation": (
        "explosion", "burst", "shot", "projectile", "muzzle_flash", "flare", "thermal", "crater",
        "image", "text",
    ),
    "description": (
        "incoming", "outgoing", "impact", "airburst", "in_flight", "intercepted", "undetermined",
    ),
    "object_class": (
        "position", "residential", "energy_generation", "energy_transmission", "energy_oil_gas",
        "npp", "dam", "medical", "school", "water", "port_ship", "rail", "admin", "humanitarian",
        "monitor", "unknown",
    ),
    "zone": ("at_line", "buffer", "limitation", "disengagement", "rear", "cross_border", "sea"),
    "exercise": ("yes", "no", "unknown"),
    "effect": ("none", "damage", "injured", "killed", "outage", "fire"),
}  # fmt: skip
"""Every facet with its values. A direction may also be ``A_to_B`` by the ids of two parties."""
