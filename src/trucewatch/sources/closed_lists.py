"""The closed lists of facets that hand-written material may use (docs/vocabulary.md)."""

from __future__ import annotations

from trucewatch.vocabulary.errors import InputError

WEAPON_CLASSES = frozenset(
    [
        "small_arms",
        "heavy_mg",
        "agl",
        "rpg_atgm",
        "mortar",
        "tube_artillery",
        "mlrs",
        "tank_ifv",
        "glide_bomb",
        "aircraft",
        "helicopter",
        "fpv_drone",
        "drone_drop",
        "one_way_attack_drone",
        "cruise_missile",
        "ballistic_missile",
        "air_defence",
        "naval",
        "mine_ied",
        "unknown",
    ]
)
OBJECT_CLASSES = frozenset(
    [
        "position",
        "residential",
        "energy_generation",
        "energy_transmission",
        "energy_oil_gas",
        "npp",
        "dam",
        "medical",
        "school",
        "water",
        "port_ship",
        "rail",
        "admin",
        "humanitarian",
        "monitor",
        "unknown",
    ]
)
OBSERVATIONS = frozenset(
    [
        "explosion",
        "burst",
        "shot",
        "projectile",
        "muzzle_flash",
        "flare",
        "thermal",
        "crater",
        "image",
        "text",
    ]
)
DESCRIPTIONS = frozenset(
    ["incoming", "outgoing", "impact", "airburst", "in_flight", "intercepted", "undetermined"]
)
FORMS = frozenset(["unilateral", "parallel_unilateral", "bilateral", "multilateral", "verbal"])
PURPOSES = frozenset(["holiday", "humanitarian", "energy", "general", "local", "preliminary"])


def one_of(value: str, known: frozenset[str], *, column: str) -> str:
    """Return the value if the list has it.

    Raises:
        InputError: It does not; names the list, and the entry that was probably meant.
    """
    if value in known:
        return value
    raise InputError(
        f"{value!r} is not in the list.",
        remedy=f"Use one of: {', '.join(sorted(known))}.",
        column=column,
        value=value,
    )
