"""Names the kind of public event that a snippet speaks of: war, protest, disaster, crime and more.

These are background classes: they tell what a report is about when it is no incident of a
truce, and give data sets with classes of their own something to compare with. Cues are
regular expressions with a weight; the kind with the heaviest cues wins, the earlier one of
two as heavy. Only English has cues so far.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trucewatch.text.lexicon import patterns
from trucewatch.vocabulary.language import Language

MILITARY = frozenset(
    {
        "air_strike", "shelling", "clash", "attack", "regained", "overrun", "transfer",
        "suicide_bombing", "bombing", "grenade", "chemical_attack", "disarmed", "base",
    }
)  # fmt: skip
"""Kinds in which force is used or prepared; all others are civil."""

BACKGROUND = frozenset(
    {
        "protest", "violent_protest", "stopped_protest", "force_against_protest", "disaster",
        "organised_crime", "sexual_violence",
    }
)  # fmt: skip
"""Kinds whose shots and blasts are no incidents of a truce, unless a weapon of war is named."""
SURE = 5
"""Weight from which a kind is taken for granted, if no other weighs as much."""

_CUES_EN = patterns(
    r"""
suicide_bombing 6 = \bsuicide (?:bomb\w*|attack\w*|vest|blast)|\bkamikazes?\b(?! drone)|
    \bexplosive
    (?: belt| vest)\w*|\bble?w (?:him|her|them)sel(?:f|ves) up
chemical_attack 7 = \b(?:chlorine|sarin|chemical (?:weapon|attack)\w*|poison\w* gas|nerve agent|
    toxic gas|mustard gas|chemical (?:bomb|shell)s?|banned chemicals?)\b
grenade 5 = \bgrenades?\b
bombing 3 = \b(?:roadside bomb|car bomb|truck bomb|land ?mines?|ieds?|improvised explosive)\w*
bombing 2 = \b(?:bomb(?:s|ing|ings)?|blasts?|explosions?|explosives?|deton\w+|exploded)\b
disarmed 4 = \b(?:defus\w+|bomb disposal|suspicious packages?|weapons? cache|arms cache|
    intercept\w+|
    shot down|sniffer|dismantl\w+|neutrali[sz]ed|foiled|thwart\w+)\b
disarmed 4 = \b(?:seiz\w+|recover\w+|confiscat\w+|discovered|found) (?:\w+ ){0,5}(?:weapons|arms|
    explosives?|ammunition|rifles|bombs?|mines|missiles|ied\w*)\b
air_strike 4 = \b(?:air ?strikes?|air-strikes?|warplanes?|fighter jets?|air raids?|
    airplanes? (?:bomb|
    hit|target)\w*|drone strikes?|helicopter gunships?|air force jets?|bombed from the air)\b
air_strike 3 = \b(?:jets?|aircraft|air force|helicopters?|drones?) (?:\w+ ){0,4}(?:bomb|target|
    hit|
    pound|struck|attack|drop)\w*
shelling 3 = \b(?:shell(?:s|ed|ing)|mortars?|artillery|howitzers?|rockets?|missiles?|katyushas?|
    tank
    (?: fire| shells?))\b
clash 3 = \b(?:clash\w*|gun ?battles?|gunfights?|firefights?|(?:exchange of fire|fire exchange)|
    ambush\w*|
    skirmish\w*|fierce fighting|heavy fighting|fought|fighting|offensive|battles?)\b
clash 2 = \b(?:militants?|rebels?|soldiers?|fighters?|insurgents?|
    troops)\b[^.]{0,80}\b(?:attacked|
    killed|assault\w*|raid\w*|stormed)\b
regained 5 = \b(?:army|troops|government|security forces|forces|soldiers|coalition|police|
    military)\b
    [^.]{0,120}\b(?:recaptur\w+|retook|retak\w+|re-?gain\w*|liberat\w+|captur\w+|clear(?:ed|ing)|
    took (?:full )?control|purg\w+|seized control|took back)\b
overrun 6 = \b(?:militants?|rebels?|insurgents?|isis|isil|is|daesh|taliban|al-?shabaa?b|
    boko haram|jihadists?|
    fighters|houthis?|gunmen|separatists?)\b[^.]{0,90}\b(?:recaptur\w+|captur\w+|seized?|
    overr[au]n|
    took (?:over|control)|taken (?:over|control)|control of)\b
transfer 4 = \b(?:withdr[ae]w\w*|hand(?:ed|ing) over|pulled out|pull-?out|retreat\w*|
    without (?:a )?fight\w*|
    abandon\w+|vacat\w+|left the (?:town|village|area|base)|surrender\w*)\b
base 6 = \b(?:set up|setting up|establish\w*|buil(?:t|ds?|ding)|construct\w*|erect\w*|open(?:ed|
    ing)?)
    (?: \w+){0,6} (?:bases?|posts?|outposts?|checkpoints?|checkposts?|headquarters|camps?|
    barracks|
    garrison|observation points?|facilit\w+)\b
group_change 5 = \b(?:defect\w*|merg(?:ed?|er|ing)|splinter\w*|split from|joined (?:forces|
    the ranks|hands)|
    recruit\w*|disband\w*|laid down (?:their )?(?:arms|weapons)|pledg\w+ allegiance|rejoin\w*|
    demobili\w+|
    new (?:armed )?(?:group|unit|brigade|battalion|force|wing|alliance)|reinforcements?|
    deploy\w*)\b
group_change 4 = \b(?:were|was|has|have|been) (?:formed|created)\b
agreement 5 = \b(?:cease-?fires?|truces?|peace (?:deal|accord|agreement|treaty|pact)|
    prisoner (?:swap|exchange)\w*|
    in exchange for|signed (?:a|an|the) (?:\w+ )?(?:agreement|deal|accord))\b
attribution 6 = \b(?:claim\w* (?:of )?responsibility|took responsibility|claimed the attack|
    responsible for (?:the|a)|
    behind (?:the|a) (?:\w+ )?(?:attack|bombing|strike)s?|attributed to|is to blame|
    likely (?:carried|receiv)\w*)\b
arrest 4 = \b(?:arrest\w*|detain\w*|detention|taken into custody|rounded up|crackdown|jailed|
    imprison\w*)\b
abduction 6 = \b(?:abduct\w*|kidnap\w*|hostages?|disappear\w*|whisked away|held captive|
    forcibly taken)\b
sexual_violence 8 = \b(?:rap(?:e|ed|es|ing|ist|ists)|gang-?rap\w+|sexual\w*|molest\w*|
    sex slave\w*|indecent\w*)\b
killing 4 = \b(?:gunm[ae]n|opened fire|open(?:s|ing)? fire|shot dead|stabb\w+|massacre\w*|
    behead\w*|
    executed|murder\w*|hacked to death|machetes?|knife|assassinat\w*|mass shooting|
    shooting spree)\b
killing 2 = \b(?:kill(?:ed|ing)|slaughter\w*)\b[^.]{0,60}\b(?:civilians?|villagers?|people|
    residents?|farmers?|worshippers?)\b
mob_violence 5 = \b(?:lynch\w*|mobs?|vigilant\w+|inter-?communal|communal (?:violence|clash\w*|
    riots?)|tribal|angry crowd|rival (?:groups|gangs|fans))\b
property_damage 4 = \b(?:loot\w*|torch\w+|arson\w*|vandal\w+|set (?:on fire|ablaze|alight|fire)|
    burn(?:t|ed|ing) (?:down|houses|shops|cars|vehicles)|
    ransack\w*|properties|demolish\w*|damage to property|smash\w*|bulldoz\w*|destr(?:oy|
    uct)\w+ (?:of )?(?:\w+ )?(?:homes|houses|property|properties|shops|crops))\b
protest 4 = \b(?:protest\w*|demonstrat(?:ed?|ors?|ions?|ing)|rall(?:y|ies|ied)|march(?:ed|es|ers|
    ing)|sit-?ins?|picket\w*|
    took to the streets?|hunger strike|general strike|workers? (?:\w+ )?strike|on strike|
    slogans?|placards?|dharna|bandh|hartal|vigil)\b
disaster 5 = \b(?:earthquakes?|quakes?|flood\w*|hurricanes?|cyclones?|typhoons?|tornado\w*|
    droughts?|wild ?fires?|bush ?fires?|forest fires?|
    landslides?|mudslides?|volcan\w+|erupt\w+|tsunamis?|heat ?waves?|torrential|storms?|
    avalanches?|monsoon|blizzards?|
    pandemic|covid\S*|coronavirus|epidemic|outbreak|ebola|cholera|malaria|dengue|infect\w+|
    locusts?|famine|vaccin\w+|lightning|heavy rains?)\b
accident 5 = \b(?:crash\w*|derail\w*|spill\w*|collaps\w+|gas leak\w*|leak\w*|sank|sunk|sinking|
    shipwreck\w*|capsiz\w+|accidents?|collision|collided|
    stampede|nuclear (?:plant|reactor)|toxic waste|pollut\w+|firefighters?|fire (?:crews?|
    broke out|engulf\w*|department|brigade)|blaze|factory fire|mine (?:collapse|accident)|miners|
    black ?out|oil slick)\b
accident 6 = \b(?:explosions?|blasts?|exploded|fires?)\b[^.]{0,60}\b(?:factor(?:y|ies)|plant|gas|
    warehouse|boiler|fireworks|
    coal mine|refinery|pipeline|tanker|generator)\b|\b(?:factory|plant|gas|warehouse|boiler|
    fireworks|coal mine|refinery|
    pipeline|tanker)\b[^.]{0,40}\b(?:explosions?|blasts?|exploded|fires?)\b
organised_crime 5 = \b(?:drugs?|traffick\w+|smuggl\w+|gangs?|gangsters?|mafia|cartels?|robber\w*|
    cocaine|heroin|cannabis|marijuana|methamphetamine|
    money launder\w*|contraband|poach\w*|narco\w*|counterfeit\w*|illegal (?:immigrants?|
    migrants?|logging|mining)|human traffick\w+|bandits?|cattle rustl\w+|extort\w*|ransomware|
    hackers?|fraud\w*)\b
diplomacy 5 = \b(?:sanction\w*|expel\w*|expulsion\w*|ambassadors?|diplomat\w*|embass\w+|
    consulates?|foreign minist\w+|tariffs?|bilateral|
    summit|recall(?:ed|ing)?|visas?|condemn\w*|travel bans?|foreign secretary|persona non grata)\b
"""
)

_CROWD = re.compile(
    r"\b(?:protest\w*|demonstrat(?:ors?|ions?|ed|ing)|riot\w*|rall(?:y|ies)|march(?:ers|ed)?"
    r"|unrest)\b",
    re.IGNORECASE,
)
_RIOT = re.compile(
    r"\b(?:riot\w*|violent|stones?|rocks|molotov\w*|petrol bombs?|hurl\w+|pelt\w+|threw|throwing"
    r"|torch\w+|burn(?:t|ed|ing)|set (?:fire|ablaze|alight|on fire)|clash\w*|vandal\w+"
    r"|storm(?:ed|ing)|barricad\w+|loot\w*|attacked|violence|smash\w*)\b",
    re.IGNORECASE,
)
_POLICE = re.compile(
    r"\b(?:police|security forces|troops|soldiers|army|authorities|officers|riot squad|forces)\b",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"\b(?:live (?:rounds|bullets|ammunition|fire)|rubber bullets?|opened fire|fired|firing|shot"
    r"|baton\w*|beat\w*|kill(?:ed|ing)|wounded|injur\w+|crush\w*|shooting)\b",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"\b(?:arrest\w*|detain\w*|dispers\w+|tear ?gas\w*|water cannons?|broke up|block\w+|prevent\w*"
    r"|custody|barr\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicEvent:
    """A kind of public event, and how heavy its cues are against the next kind's."""

    kind: str
    weight: int
    rival: int


def name_event(text: str, language: Language = Language.EN) -> PublicEvent | None:
    """Name the kind of event a snippet speaks of; None without any cue.

    >>> name_event("Thousands marched through the city demanding elections").kind
    'protest'
    >>> name_event("A cyclone tore the roofs off the village").kind
    'disaster'
    """
    if language is not Language.EN:
        return None
    weights: dict[str, int] = {}
    for kind, weight, pattern in _cues():
        different = {match.group().lower() for match in pattern.finditer(text)}
        if different:
            weights[kind] = weights.get(kind, 0) + weight + len(different) - 1
    if weights.get("protest") or _CROWD.search(text):
        _crowds(text, weights)
    if not weights:
        return None
    ranked = sorted(weights, key=lambda kind: -weights[kind])
    rival = weights[ranked[1]] if len(ranked) > 1 else 0
    return PublicEvent(kind=ranked[0], weight=weights[ranked[0]], rival=rival)


def is_background(text: str, language: Language) -> bool:
    """Tell whether a stretch of text surely speaks of a protest, a disaster or a crime.

    >>> is_background("Police opened fire on the protesters", Language.EN)
    True
    >>> is_background("Troops opened fire on the village", Language.EN)
    False
    """
    found = name_event(text, language)
    sure = found is not None and found.weight >= SURE and found.weight > found.rival
    return sure and found is not None and found.kind in BACKGROUND


def _crowds(text: str, weights: dict[str, int]) -> None:
    """What becomes of a crowd: it stays peaceful, turns violent, is stopped or shot at."""
    weight = weights.pop("protest", 3) + 3
    police = _POLICE.search(text) is not None
    if police and _FORCE.search(text) and not _RIOT.search(text):
        weights["force_against_protest"] = weight + 3
    elif _RIOT.search(text):
        weights["violent_protest"] = weight + 2
    elif police and _STOPPED.search(text):
        weights["stopped_protest"] = weight + 2
    else:
        weights["protest"] = weight


@cache
def _cues() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    rows = []
    for name, pattern in _CUES_EN:
        kind, weight = name.split()
        rows.append((kind, int(weight), re.compile(pattern, re.IGNORECASE)))
    return tuple(rows)
