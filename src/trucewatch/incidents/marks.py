"""What a line says was used, hit and hurt, told from the beginnings of words in four languages.

The lists are of common words, alike for all sides. They are compared after ``latin`` has
made one alphabet of two, so that one beginning often serves Ukrainian and Russian alike.
A word that ends in ``$`` is meant as it stands; the others are beginnings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.incidents.letters import latin

WEAPONS = {
    "drone": (
        "дрон бпла безпілот беспилот шахед герань герані герани fpv uav drohn kamikaze "
        "камікадз камикадз молнія молния ланцет drone"
    ),
    "missile": (
        "ракет балістик баллист балістич іскандер искандер кинджал кинжал крилат крылат "
        "missile ballist marschflugk"
    ),
    "bomb": (
        "каб$ каби$ кабы$ кабів$ кабов$ кабами$ кабом$ фаб$ фаби$ авіабомб авиабомб бомб "
        "авіаудар авиаудар авіаці авиаци bomb airstrike luftangriff luftschl gleitbomb"
    ),
    "artillery": (
        "артил гради$ градів$ градами$ грады$ градов$ смерч ураган мінометн миномет міномет "
        "снаряд рсзв$ рсзо$ mortar howitz haubitz mörser"
    ),
}
TARGETS = {
    "home": (
        "багатоповерх поверхівк пятиповерх многоэтаж этажк житлов жилой$ жилые$ жилым$ жилых$ "
        "жилого$ будинок будинк дом$ дома$ доме$ домов$ домам$ квартир приватн частн wohn "
        "haus$ häuser house apartment residential"
    ),
    "plant": (
        "підприєм предприят завод фабрик склад$ склади$ складі$ складу$ складів$ склады$ "
        "склада$ складов промисл промышл цех factor warehouse fabrik lagerh"
    ),
    "clinic": (
        "лікарн госпітал больниц госпитал медзаклад медустан медучреж поліклін поликлин "
        "пологов роддом hospital clinic krankenh klinik"
    ),
    "school": (
        "школ ліцей лицей гімназ гимназ університет университет дитсад детсад садок school "
        "kinderg universit schul"
    ),
    "bus": "маршрутк автобус тролейбус троллейбус трамва bus$ buses$ minibus",
    "car": "автомоб автівк авто$ машин car$ cars$ pkw$ vehicle fahrzeug",
    "rail": "залізни железнодор укрзалізн вокзал поїзд поезд потяг railway train bahnh eisenbahn",
    "port": "порт$ порту$ порти$ порты$ портов судно port$ harbour hafen",
    "power": (
        "енерг энерг підстанц подстанц тец$ тэц$ котельн знеструм обесточ power substation "
        "kraftwerk strom"
    ),
    "fuel": "азс$ заправ нпз$ нефт нафт газопров газов refiner oil$ tankstell raffiner",
    "trade": (
        "магазин ринок ринк рынок рынк супермаркет кафе ресторан готел гостиниц отель hotel "
        "market shop supermarkt"
    ),
    "culture": "музе церкв храм театр бібліот библиот museum church kirche theat",
    "farm": "ферм агро зерн елеватор элеватор farm grain getreide",
    "post": "пошт почт postamt",
    "army": (
        "командн пункт$ пункти$ пункты$ пункту$ позиц штаб аеродром аэродром боєприпас "
        "боеприпас рлс$ зрк$ зрс$ казарм полігон полигон бронемаш бронетех танк піхот пехот "
        "штурмовик position$ positions$ command airfield ammunition barracks troops stellung "
        "flugplatz"
    ),
}
HURT = {
    "man": "чоловік мужчин man$ mann$",
    "woman": "жінк женщин пенсіонерк woman frau$",
    "child": (
        "дитин діти$ дітей$ дети$ детей$ ребен дівчин девочк хлопч мальчик підліт подрост "
        "немовл младен child kind$ kinder$"
    ),
}
_PATIENTS = re.compile(
    r"\b(?:u|v|in|im) (?:the )?"
    r"(?:likarn(?:i|ah)|bolnic(?:e|ah)|gospital(?:i|e|ah)|hospitals?|krankenhaus)\b"
)
"""People who lie in hospital: it was not what was hit."""

_WORDS = re.compile(r"[^\W\d_]{2,}")
_FLOWN = re.compile(
    r"(?<![\w:.,-])(\d{2,3})\s+(?:\w+\s+){0,2}?"
    r"(?:dron|bpla|bezpilot|bespilot|sahed|raket|uav|ciljei|celei|cilei|povitrani|missile)"
)
"""How many drones or missiles flew or were shot down, as a daily tally tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Weapons, targets and people that a line names; each set may be empty.

    Attributes:
        flown: Numbers of drones or missiles that a line counts, from ten on.
    """

    weapons: frozenset[str]
    targets: frozenset[str]
    hurt: frozenset[str]
    flown: frozenset[str]


@lru_cache(maxsize=65_536)
def marks(words: str) -> Marks:
    """Read what a line says was used, hit and hurt.

    >>> found = marks("Дрон влучив у багатоповерхівку, поранена жінка")
    >>> sorted(found.weapons), sorted(found.targets), sorted(found.hurt)
    (['drone'], ['home'], ['woman'])
    >>> marks("У лікарні лишаються двоє").targets
    frozenset()
    """
    text = _PATIENTS.sub(" ", latin(words))
    found = {mark for word in _WORDS.findall(text) if (mark := _mark_of(word)) is not None}
    return Marks(
        weapons=frozenset(name for group, name in found if group == "weapons"),
        targets=frozenset(name for group, name in found if group == "targets"),
        hurt=frozenset(name for group, name in found if group == "hurt"),
        flown=frozenset(_FLOWN.findall(text)),
    )


@lru_cache(maxsize=65_536)
def _mark_of(word: str) -> tuple[str, str] | None:
    for length in range(min(len(word), _LONGEST), 1, -1):
        found = _BEGINNINGS.get(word[:length])
        if found is not None:
            return found
    return _WHOLE.get(word)


def _beginnings(*, whole: bool) -> dict[str, tuple[str, str]]:
    groups = {"weapons": WEAPONS, "targets": TARGETS, "hurt": HURT}
    return {
        latin(word.rstrip("$")): (group, name)
        for group, families in groups.items()
        for name, listed in families.items()
        for word in listed.split()
        if word.endswith("$") is whole
    }


_BEGINNINGS = _beginnings(whole=False)
_WHOLE = _beginnings(whole=True)
_LONGEST = max(map(len, _BEGINNINGS))
