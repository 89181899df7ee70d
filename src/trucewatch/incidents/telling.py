"""What the words of a report tell it apart by: names, dates, telling words, and its manner.

Most words of a headline about war stand in every headline about war. They are listed here
for four languages, none for one side alone; what is left over can tell two events apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from trucewatch.incidents.letters import latin

STEM = 5
LONG_NAME = 6
"""Consonants from which one letter more or less does not make another name."""

FRAME = frozenset(
    word[:STEM]
    for word in latin(
        """
росія росіяни російський россия россияне российский рф україна український украина украинский
зсу всу вс окупанти оккупанты ворог ворожий враг противник армія армия війська войска сили силы
атака атакувати атакувала атаковали атаковать удар ударити вдарити вдарили ударили завдали нанесли
обстріл обстріляли обстрел обстреляли стріляти скинули сбросили влучили попали падіння внаслідок
внаслiдок вследствие результате через из-за після после наслідки последствия показали фото відео
видео дополнено обновлено оновлено доповнено людей людини людина люди человек человека людям
загинули загинув загинула загиблий загиблих загибла погибли погиб погибла погибших загибель
поранені поранений поранено поранення поранених раненые ранены ранен ранено ранения дістали
постраждали постраждалий постраждав постраждала постраждалих постраждалі пострадали пострадавших
пострадал потерпілих серед среди них діти дети дитина ребенок чоловік жінка мужчина женщина осіб
тому числі числе вибух вибухи пролунав пролунали стався сталося взрыв взрывы прогремели прогриміли
місто місті міста город городе городу село селі області область районі район району громада
вчора вчера сьогодні сегодня вночі ночью вранці утром ввечері вечером день доби доба ніч нічна
масований масована масовано массированная повідомляє повідомляють генштаб сообщает штаб заявив
безпілотник безпілотники беспилотник беспилотники дрон дрони дроны бпла шахед шахеди шахеды дронами
ракета ракети ракетний ракетой авіація авіаудар авіаудари авиация авиаудар бомби бомбы каб каби
балістика балістикою балістичний баллистическая пожежа пожежі пожар пожары виникла возник сталася
пошкоджено пошкоджень пошкоджений повреждены повреждено будинок будинки дом дома зафіксовано
напрямку напрямок направлении бойові дії зіткнення бої бой боїв відбулися поблизу біля возле позиція
позиция позиции під над про при для від щонайменше минимум один одна двоє двое троє трое четверо
зросла зросло зріс кількість количество выросло выросла число есть загиблі сталася понад более
цивільний цивільні мирный мирные об'єкт об'єкти об'єктам объект объекты інфраструктура
інфраструктури инфраструктура запустила запустили армии армией проти против україну украину
shell shells shelling attack attacks strike strikes struck killed dead injured wounded people
drone drones missile missiles rocket artillery russian ukrainian russia ukraine forces troops
after during night morning region town city village explosion explosions damaged house houses
beschuss beschossen angriff angriffe angegriffen getroffen verletzt verletzte tote getötet
drohne drohnen rakete raketen granaten russische russischen ukrainische ukrainischen nacht
region stadt dorf explosion explosionen beschädigt menschen nach durch truppen
"""
    ).split()
)
MONTHS = {
    stem: number
    for number, stems in enumerate(
        (
            "січня января january januar", "лютого февраля february februar",
            "березня марта march märz", "квітня апреля april", "травня мая may mai",
            "червня июня june juni", "липня июля july juli", "серпня августа august",
            "вересня сентября september", "жовтня октября october oktober",
            "листопада ноября november", "грудня декабря december dezember",
        ),
        start=1,
    )
    for stem in latin(stems).split()
}  # fmt: skip
MONTH_STEMS = frozenset(month[:STEM] for month in MONTHS)
SAID_OFTEN = FRAME | MONTH_STEMS
_DATE = re.compile(rf"\b(\d{{1,2}})(?:[-–]\d{{1,2}})?\.? ({'|'.join(MONTHS)})\b")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_FOLLOWS_UP = re.compile(
    r"\b(?:zros|viros|zbils|uvelic|povis|zaval|zavers|rozbir|razbor|riatuv|rjatuv|spasat|poiskov"
    r"|poshuk|posukov|naslid|posleds|pokazal|vidreag|otreag|reaguv|reakc|komentu|komment|prokoment"
    r"|nagada|napom|zasud|osudil|spivcu|sobolez|zaloba|traur|prosan|pamiat|pohov|pohoron|lekarn"
    r"|likarn|bolnic|pomer|umer|skoncal|utocn|podrobn|podrobic|vtoru dobu|druhu dobu|drugu dobu"
    r"|so vidomo|cto izvestn|(?:pisla|posle) (?:\w+ ){0,3}(?:udar|atak|obstr|vibuh|vzriv|prilot)"
    r"|(?:uze|vze|already|bereits) \d|rose to|risen|aftermath|rescue|rubble|trummer|gestiegen"
    r"|reagiert|reacted|condemn|died in hospital|verurteilt)"
)
_NAME = r"[А-ЯІЇЄҐЁA-ZÄÖÜ][\w'’ʼ-]+(?:\s[А-ЯІЇЄҐЁA-ZÄÖÜ][\w'’ʼ-]+)?"
_LISTING = re.compile(rf"{_NAME}(?:,\s{_NAME}){{2,}}")
"""Three names in a row: the line lists places and speaks of none in particular."""

_AREA = re.compile(
    r"\b(?:[А-ЯІЇЄҐЁ][\w'’-]*(?:щин|ччин)\w+"
    r"|[А-ЯІЇЄҐЁ][\w'’-]*(?:ськ|цьк|ск|цк)(?:ій|ої|ого|ому|ий|ая|ой|ую|их|им|ими|ою)\b"
    r"|[А-ЯІЇЄҐЁ][\w'’-]*\w{2}\s(?:област|обл\.|край|район|громад|общин|направлени|напрямк)\w*"
    r"|[A-Z][\w'’-]+\s(?:region|oblast|district|province|axis|direction)\b"
    r"|[A-ZÄÖÜ][\w-]+\s(?:Gebiet|Oblast|Region|Kreis)\b)"
)
"""A region or district: it holds many events, and naming it tells none from another."""

_BESIDE = re.compile(
    r"\b(?:к|на)\s\S+(?:\sи\s\S+)?\sот\s([А-ЯЁІЇЄҐ][\w'’-]+)"
    r"|\b(?:под|під|біля|возле|поблизу|near|bei)\s([А-ЯЁІЇЄҐA-ZÄÖÜ][\w'’-]+)"
    r"|\b(?:north|south|east|west)\S*\s(?:of|from)\s([A-Z][\w'’-]+)"
    r"|\b(?:nördlich|südlich|östlich|westlich)\s(?:von\s)?([A-ZÄÖÜ][\w-]+)"
    r"|\bна\s(?:північ|південь|схід|захід)\sвід\s([А-ЯІЇЄҐ][\w'’-]+)"
)
"""A town that is named only to say where another spot lies."""

_AREA_ENDING = re.compile(r"(?:щин|ччин|ськ|цьк|ск|цк)\w*$")
_NUMBER = re.compile(r"(?<![\w:.,-])(\d{1,4})(?![\w:]|[.,]\d)(?!-)")
_SOUNDS = re.compile("zh|sh|ch")
_YESTERDAY = re.compile(
    r"\b(?:vcora|vcera|iesterdai|gestern|minuloi dobi|minulu dobu|prosedsie sutki|proslie sutki"
    r"|past dai|vergangenen tag)\b"
)
_EARLY = re.compile(
    r"\b(?:vnoci|unoci|nocn|nicn|nocu|nic na|noc na|vranci|uranci|rankov|zranku|utrom|utren"
    r"|overnight|night|morning|nachts|nacht auf|morgens)"
)
_LATE = re.compile(
    r"\b(?:vden|uden|dnem|dnevn|denn|vveceri|uveceri|veceri|vecirn|vecerom|vecern|popoludni"
    r"|daitime|afternoon|evening|nachmittag|abend)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What the words tell.

    Attributes:
        stems: Beginnings of the words that do not stand in every such headline.
        names: Keys of the names, the same for two alphabets and most case endings.
        areas: Beginnings of the keys of the regions and districts named.
        beside: Keys of towns named only to say where another spot lies.
        dates: Days named, as (month, day).
        lists: True when the words list places without telling of any in particular.
        only_area: True when they name a region or a district and nothing in it.
        follows_up: True when they go on telling of what was known before.
        yesterday: True when they say that it was the day before.
        part: ``early`` for night and morning, ``late`` for day and evening, or empty.
    """

    stems: frozenset[str]
    names: frozenset[str]
    areas: frozenset[str]
    beside: frozenset[str]
    dates: frozenset[tuple[int, int]]
    lists: bool
    only_area: bool
    follows_up: bool
    yesterday: bool
    part: str


@lru_cache(maxsize=65_536)
def telling(words: str, place: str = "") -> Telling:
    """Read what the words tell two reports apart by.

    >>> sorted(telling("Удар по складу в Одесі 8 січня: горить зерно").stems)
    ['gorit', 'sklad', 'zerno']
    >>> telling("Россия ударила по Одессе").names == telling("Росія вдарила по Одесі").names
    True
    """
    folded = latin(words)
    areas = frozenset(name_key(match[0].split()[0]) for match in _AREA.finditer(words))
    beside = frozenset(name_key(match[match.lastindex or 0]) for match in _BESIDE.finditer(words))
    capitals = _capitalised(words, place)
    named = frozenset(key for key in map(name_key, capitals) if key)
    names = (named - areas) - beside or (named - areas)
    plain = latin(_without(words, capitals))
    found = (word[:STEM] for word in re.findall(r"[^\W\d_]{4,}", plain))
    return Telling(
        stems=frozenset(stem for stem in found if stem not in SAID_OFTEN) | _numbers(folded),
        names=names,
        areas=frozenset(key for match in _AREA.finditer(words) if (key := _area_key(match[0]))),
        beside=beside,
        dates=frozenset((MONTHS[m[2]], int(m[1])) for m in _DATE.finditer(folded)),
        lists=_LISTING.search(words) is not None,
        only_area=bool(areas) and not names,
        follows_up=_FOLLOWS_UP.search(folded) is not None,
        yesterday=_YESTERDAY.search(folded) is not None,
        part=_part_of_day(folded),
    )


def _numbers(folded: str) -> frozenset[str]:
    """List the numbers of a line that are no date, hour or year."""
    plain = _DATE.sub(" ", folded)
    return frozenset(f"#{number}" for number in _NUMBER.findall(plain) if int(number) > 2)


def _area_key(words: str) -> str:
    """Reduce the name of a region to its root, the same for noun and adjective.

    >>> _area_key("Сумщині") == _area_key("Сумской области")
    True
    """
    return name_key(_AREA_ENDING.sub("", words.split()[0]))


def _part_of_day(folded: str) -> str:
    """Name the half of the day that a line speaks of; empty if none or both."""
    early, late = _EARLY.search(folded), _LATE.search(folded)
    if (early is None) is (late is None):
        return ""
    return "early" if early else "late"


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Reduce a name to its first letter and consonants, without what case endings add.

    >>> name_key("Запоріжжі") == name_key("Запорожье"), name_key("Києвом") == name_key("Киеву")
    (True, True)
    >>> name_key("Харків") == name_key("Харківщині")
    False
    """
    folded = _SOUNDS.sub(lambda match: match.group()[0], latin(name).replace("kh", "h"))
    if len(folded) < 3 or folded[:STEM] in FRAME or folded in FRAME:
        return ""
    bones = folded[0] + re.sub(r"[aeiou'’ʼ-]", "", folded[1:])
    bones = re.sub(r"(.)\1+", r"\1", bones.replace("c", "k").replace("g", "h"))
    return bones[:-1] if len(bones) > 2 and bones[-1] in "mh" else bones


def shared_names(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Return the names of one line that stand in another; long ones may differ by a letter.

    >>> shared_names(frozenset({"kstntnvk"}), frozenset({"knstntnvk", "dntsk"}))
    frozenset({'kstntnvk'})
    """
    common = one & other
    long = [name for name in other if len(name) >= LONG_NAME]
    left = (name for name in one - common if len(name) >= LONG_NAME) if long else ()
    nearly = [name for name in left if any(_one_name(name, each) for each in long)]
    return common.union(nearly) if nearly else common


@lru_cache(maxsize=65_536)
def _one_name(one: str, other: str) -> bool:
    """Tell whether two long keys are at most one letter apart."""
    if min(len(one), len(other)) < LONG_NAME or one[0] != other[0]:
        return False
    return Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _without(words: str, names: list[str]) -> str:
    """Leave the names out of a line: they are compared by themselves."""
    for name in names:
        words = words.replace(name, " ")
    return words


def _capitalised(words: str, place: str) -> list[str]:
    """List the names in a line: words with one capital, abbreviations left out.

    The first word of a sentence is one only if it names the place of the line.
    """
    found = []
    for match in _WORD.finditer(words):
        word = match.group()
        before = words[: match.start()].rstrip(" «“„\"'(")
        opens = not before or before[-1] in ".!?…"
        named = not opens or (place and _same_bones(name_key(word), name_key(place)))
        if named and word[0].isupper() and not word[1:].isupper():
            found.append(word)
    return found


def _same_bones(one: str, other: str) -> bool:
    return bool(one) and (one == other or _one_name(one, other))
