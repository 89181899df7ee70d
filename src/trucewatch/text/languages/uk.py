"""Ukrainian: words and patterns that the engine reads with."""

from __future__ import annotations

from trucewatch.text.happening.uk import EVENTS, FURNITURE, ORIGINS, PART_OF, PHRASES
from trucewatch.text.lexicon import (
    Lexicon,
    QuantityWords,
    by_form,
    by_number,
    patterns,
    words,
)
from trucewatch.text.saying.uk import SPEECH
from trucewatch.text.timing.uk import TIMES
from trucewatch.vocabulary.language import Language

QUANTITIES = QuantityWords(
    tolls=r"\b(?:кільк|числ)\w+ (?:загибл|жертв|поранен|постражда)\w+"
    r"[^.;\n]{0,130}\b(?:зросл|збільшил)\w+ до",
    squares=("квадратн", "кв"),
    units=by_form(
        """
violation: поруш випад; attack: боєзіткн штурм дій дії атак обстріл удар авіаудар; shell: снаряд мін
    гранат; burst: постріл; explosion: вибух; drone: дрон безпілот бпла шахед; missile: ракет;
    bomb: бомб авіабомб каб; person: людин підліт пенсіонер люд осіб жител мешкан військов полонен
    солдат дит діт
    поранен загибл жін чоловік постражда цивільн; house: будин; household: осел абонент квартир;
    settlement: населен сел сіл; tank: танк; vehicle: автомоб машин бронема; gun: гармат артсистем;
    km: кілометр км; m: метр; percent: відсот %; body: тіл; position: позиці опорник; aircraft:
    літак; time: раз; country: країн; substation: підстанц
"""
    ),
    modifiers=dict(
        patterns(
            r"""
more_than = понад|більш(?:е|) (?:ніж|як|за)?|більше
less_than = менш(?:е|) (?:ніж|як)?
at_least = щонайменше
approx = близько|приблизно
almost = майже
up_to = до
several = кілька
"""
        )
    ),
    multipliers=by_number("1000: тисяч тис.; 1e+06: мільйон млн; 1e+09: мільярд млрд"),
    adverbs=by_number("2: двічі; 3: тричі"),
    uncounted=words("сторони сторін стороні пункт пункти разом року років"),
)

LEXICON = Lexicon(
    language=Language.UK,
    function_words=words(
        """
або але без був була були було в вже вона вони від він для до з за зі й його ми між на над не про
під після та також у це час через чи ще що як яка яке який якщо які є і із їх її
        """
    ),
    abbreviations=words(
        """
полк кап підполк
вул ген д м млн млрд напр о обл проф р рр с см смт ст т тис ім ін
        """
    ),
    furniture=FURNITURE,
    events=EVENTS,
    phrases=PHRASES,
    speech=SPEECH,
    times=TIMES,
    quantities=QUANTITIES,
    origins=ORIGINS,
    part_of=PART_OF,
    joiners=words("і й та"),
    finished=r"\b[а-яіїєґ'’ʼ]{2,}(?:ли|ла|ло|лися|лись|лася|ено|ано)\b",
    ground=(
        "міст",
        "сел",
        "селищ",
        "хутор",
        "област",
        "район",
        "регіон",
        "територі",
        "прикордон",
        "столиц",
        "аеродром",
        "аеропорт",
        "земл",
    ),
    aimed_at=words("україну росію"),
)
