"""Russian: words and patterns that the engine reads with."""

from __future__ import annotations

from trucewatch.text.happening.ru import EVENTS, FURNITURE, ORIGINS, PART_OF, PHRASES
from trucewatch.text.lexicon import (
    Lexicon,
    QuantityWords,
    by_form,
    by_number,
    patterns,
    words,
)
from trucewatch.text.saying.ru import SPEECH
from trucewatch.text.timing.ru import TIMES
from trucewatch.vocabulary.language import Language

QUANTITIES = QuantityWords(
    tolls=r"\b(?:числ|количеств)\w+ (?:погибш|жертв|ранен|пострадавш)\w+"
    r"[^.;\n]{0,130}\b(?:выросл|возросл|увеличил)\w+ до",
    squares=("квадратн", "кв"),
    units=by_form(
        """
violation: наруш случа; attack: боестолкн штурм действи атак обстрел удар авиаудар; shell: снаряд
    мин гранат; burst: выстрел; explosion: взрыв; drone: дрон беспилот бпла шахед; missile: ракет;
    bomb: бомб авиабомб каб; person: человек подрост пенсионер люд жител военн военнопл пленн
    солдат дет ребен ранен
    погибш женщин мужчин пострадавш; house: дом; household: абонент квартир; settlement: насел сел;
    tank: танк; vehicle: автомоб машин бронема; gun: орудий; km: километр км; m: метр; percent:
    процент %; body: тел; position: позици опорник; aircraft: самолет; time: раз; country: стран;
    substation: подстанц
"""
    ),
    modifiers=dict(
        patterns(
            r"""
more_than = более(?: чем)?|больше|свыше
less_than = менее
at_least = не менее|как минимум
approx = около|примерно
almost = почти
up_to = до
several = несколько
"""
        )
    ),
    multipliers=by_number("1000: тысяч тыс.; 1e+06: миллион млн; 1e+09: миллиард млрд"),
    adverbs=by_number("2: дважды; 3: трижды"),
    uncounted=words("стороны сторон стороне пункт пункты вместе года лет"),
)

LEXICON = Lexicon(
    language=Language.RU,
    function_words=words(
        """
без был была были было в во для до его ее если есть еще ещё её за и из или их к как ко которая
которое которые который между мы на над не но о об он она они от по под после при с со также уже
чем через что чтобы это
        """
    ),
    abbreviations=words(
        """
полк кап подполк
г гг ген д др им млн млрд о обл п пос проф руб с см т тыс ул
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
    joiners=words("и"),
    finished=r"\b[а-яё]{2,}(?:ли|ла|ло|лись|лась|лось)\b",
    ground=(
        "город",
        "сел",
        "посел",
        "хутор",
        "деревн",
        "област",
        "район",
        "регион",
        "территори",
        "пригран",
        "столиц",
        "аэродром",
        "аэропорт",
        "земл",
    ),
    aimed_at=words("украину россию"),
)
