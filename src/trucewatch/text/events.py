"""Tells from the tagged words of a clause what sort of incident it speaks of.

The rules are a table, tried in order; the first that fits decides and gives its name.
They see tags only, so they are the same for every language and for both sides.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.text.stems import Tagged
from trucewatch.vocabulary.incident import Facets, IncidentType

DRONES = frozenset({"w:drone", "w:fpv_drone", "w:one_way_attack_drone"})
MISSILES = frozenset({"w:missile", "w:ballistic_missile", "w:cruise_missile"})
FROM_AIR = frozenset({"w:glide_bomb", "w:aircraft", "w:bomb", "w:helicopter"})
GUNS = frozenset({"w:mortar", "w:tube_artillery", "w:mlrs", "w:shell"})
HARM = frozenset({"killed", "injured"})
ACTION = frozenset({"attack", "strike", "shell", "hit", "drop", "shoot", "explode", "launch"})
EFFECT = HARM | {"damage"}
ACT_OR_EFFECT = ACTION | EFFECT | {"fall"}
"""What makes a weapon an incident; falling does so only of shells and the like."""
FAR_TARGETS = frozenset(
    {"mass", "o:energy_generation", "o:energy_transmission", "o:energy_oil_gas", "o:port_ship"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Fits when every set of ``needs`` is met by some tag and none of ``without`` occurs."""

    name: str
    incident_type: IncidentType
    needs: tuple[frozenset[str], ...]
    without: frozenset[str] = frozenset()

    def fits(self, tags: frozenset[str]) -> bool:
        """Tell whether the tags of a clause fit."""
        return all(tags & need for need in self.needs) and not tags & self.without


def _any(*tags: str) -> frozenset[str]:
    return frozenset(tags)


RULES = (
    Rule(
        name="observers-hindered",
        incident_type=IncidentType.MONITORING_RESTRICTION,
        needs=(_any("obstruct", "jamming"), _any("monitor")),
    ),
    Rule(
        name="mine",
        incident_type=IncidentType.MINE,
        needs=(_any("w:mine_ied"), _any("explode", "blown", "killed", "injured")),
    ),
    Rule(
        name="interception",
        incident_type=IncidentType.INTERCEPTION,
        needs=(_any("intercept", "airdefence"), DRONES | MISSILES | FROM_AIR),
        without=HARM | {"hit", "damage"},
    ),
    Rule(
        name="air-defence-at-work",
        incident_type=IncidentType.INTERCEPTION,
        needs=(_any("airdefence"),),
        without=HARM | {"hit", "damage", "strike", "attack"},
    ),
    Rule(
        name="overflight",
        incident_type=IncidentType.UAV_FLIGHT,
        needs=(DRONES, _any("overflight")),
        without=HARM | {"hit", "damage", "strike", "attack", "drop", "explode"},
    ),
    Rule(
        name="advance",
        incident_type=IncidentType.ADVANCE,
        needs=(_any("advance", "capture"),),
        without=frozenset({"prisoner", "captive"}),
    ),
    Rule(
        name="entered",
        incident_type=IncidentType.ADVANCE,
        needs=(_any("enter"), _any("s:russia", "s:ukraine", "s:enemy", "force")),
        without=DRONES | {"truce", "talk", "begin", "prisoner", "captive"},
    ),
    Rule(
        name="control-claimed",
        incident_type=IncidentType.ADVANCE,
        needs=(_any("holds"), _any("s:russia", "s:ukraine", "s:enemy", "force")),
        without=frozenset({"neg", "talk", "plan"}),
    ),
    Rule(
        name="withdrawal",
        incident_type=IncidentType.WITHDRAWAL,
        needs=(
            _any("withdraw"),
            _any("s:russia", "s:ukraine", "s:enemy", "own", "force", "o:position"),
        ),
        without=frozenset({"assault"}),
    ),
    Rule(
        name="ground-assault",
        incident_type=IncidentType.GROUND_ASSAULT,
        needs=(_any("assault", "clash"),),
    ),
    Rule(
        name="attack-towards",
        incident_type=IncidentType.GROUND_ASSAULT,
        needs=(_any("near"), _any("attack")),
        without=DRONES | MISSILES | FROM_AIR | GUNS | {"w:mlrs", "strike", "hit", "damage"},
    ),
    Rule(
        name="air-attack",
        incident_type=IncidentType.AIR_ATTACK,
        needs=(FROM_AIR, ACT_OR_EFFECT),
        without=DRONES | {"drop-grenade"},
    ),
    Rule(
        name="rocket-artillery",
        incident_type=IncidentType.ARTILLERY,
        needs=(_any("w:mlrs"), ACT_OR_EFFECT),
    ),
    Rule(
        name="long-range-drone",
        incident_type=IncidentType.LONG_RANGE_STRIKE,
        needs=(_any("w:one_way_attack_drone"), ACT_OR_EFFECT | {"alert"}),
    ),
    Rule(
        name="missile",
        incident_type=IncidentType.LONG_RANGE_STRIKE,
        needs=(MISSILES, ACT_OR_EFFECT),
        without=frozenset({"w:fpv_drone"}),
    ),
    Rule(
        name="mass-drone-attack",
        incident_type=IncidentType.LONG_RANGE_STRIKE,
        needs=(_any("w:drone"), ACTION, FAR_TARGETS),
        without=frozenset({"drop", "w:fpv_drone", "w:grenade"}),
    ),
    Rule(
        name="tactical-drone",
        incident_type=IncidentType.TACTICAL_DRONE,
        needs=(_any("w:drone", "w:fpv_drone"), ACT_OR_EFFECT),
    ),
    Rule(name="artillery", incident_type=IncidentType.ARTILLERY, needs=(GUNS, ACT_OR_EFFECT)),
    Rule(
        name="tank-fire",
        incident_type=IncidentType.TANK_FIRE,
        needs=(_any("w:tank_ifv"), _any("shell", "shoot", "strike")),
    ),
    Rule(
        name="small-arms",
        incident_type=IncidentType.SMALL_ARMS,
        needs=(_any("w:small_arms", "shoot"),),
        without=frozenset({"crime", "police"}),
    ),
    Rule(name="shelling", incident_type=IncidentType.ARTILLERY, needs=(_any("shell"),)),
    Rule(
        name="attack-with-casualties",
        incident_type=IncidentType.CIVILIAN_CASUALTY,
        needs=(_any("attack", "strike", "hit"), HARM),
    ),
    Rule(
        name="killed-by-a-party",
        incident_type=IncidentType.CIVILIAN_CASUALTY,
        needs=(_any("slay"), _any("s:enemy")),
        without=frozenset({"crime", "police"}),
    ),
    Rule(
        name="destroyed-in-the-field",
        incident_type=IncidentType.UNDETERMINED_EXPLOSION,
        needs=(_any("damage"), _any("s:enemy"), _any("vehicle", "o:position", "w:tank_ifv")),
    ),
    Rule(
        name="attack-by-troops",
        incident_type=IncidentType.GROUND_ASSAULT,
        needs=(_any("attack"), _any("force", "near")),
        without=frozenset({"strike", "hit", "damage", "o:residential"}),
    ),
    Rule(
        name="strike-by-unnamed-weapon",
        incident_type=IncidentType.UNDETERMINED_EXPLOSION,
        needs=(_any("attack", "strike", "hit"),),
    ),
    Rule(
        name="explosion",
        incident_type=IncidentType.UNDETERMINED_EXPLOSION,
        needs=(_any("explode", "blown"),),
    ),
)

TRIGGERS = frozenset().union(*(need for rule in RULES for need in rule.needs[-1:]))
"""Without any of these no rule fits; most clauses have none."""

WEAPONS = (
    ("w:glide_bomb", "glide_bomb", "air"),
    ("w:one_way_attack_drone", "one_way_attack_drone", "air"),
    ("w:fpv_drone", "fpv_drone", "air"),
    ("w:ballistic_missile", "ballistic_missile", "air"),
    ("w:cruise_missile", "cruise_missile", "air"),
    ("w:helicopter", "helicopter", "air"),
    ("w:aircraft", "aircraft", "air"),
    ("w:mlrs", "mlrs", "land"),
    ("w:mortar", "mortar", "land"),
    ("w:tube_artillery", "tube_artillery", "land"),
    ("w:tank_ifv", "tank_ifv", "land"),
    ("w:small_arms", "small_arms", "land"),
    ("w:mine_ied", "mine_ied", "land"),
    ("w:drone", "unknown", "air"),
    ("w:missile", "unknown", "air"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReading:
    """What sort of incident a clause speaks of, and the words that say so."""

    incident_type: IncidentType
    facets: Facets
    rule: str
    evidence: tuple[Tagged, ...]


def classify(tagged: tuple[Tagged, ...]) -> EventReading | None:
    """Apply the table of rules to the tagged words of one clause; None when none fits."""
    tags = tags_of(tagged)
    if not tags & TRIGGERS:
        return None
    for rule in RULES:
        if rule.fits(tags):
            relied = frozenset().union(*rule.needs)
            return EventReading(
                incident_type=rule.incident_type,
                facets=_facets(tags),
                rule=rule.name,
                evidence=tuple(item for item in tagged if item.tags & relied),
            )
    return None


def tags_of(tagged: tuple[Tagged, ...]) -> frozenset[str]:
    """Unite the tags of several words."""
    return frozenset().union(*(item.tags for item in tagged)) if tagged else frozenset()


def _facets(tags: frozenset[str]) -> Facets:
    weapon = next(((name, domain) for tag, name, domain in WEAPONS if tag in tags), None)
    if weapon and "drop" in tags and tags & DRONES:
        weapon = ("drone_drop", "air")
    targets = sorted(tag[2:] for tag in tags if tag.startswith("o:"))
    return Facets(
        weapon_class=weapon[0] if weapon else None,
        domain=weapon[1] if weapon else None,
        object_class=targets[0] if targets else None,
        exercise=True if "exercise" in tags else None,
    )
