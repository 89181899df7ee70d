"""German: words and patterns of time."""

from __future__ import annotations

from trucewatch.text.lexicon import by_count, by_form, by_number, patterns, words
from trucewatch.text.time_words import TimeWords

TIMES = TimeWords(
    months=by_count(
        """
1: januar jänner januars; 2: februar feber; 3: märz; 4: april; 5: mai; 6: juni; 7: juli; 8: august;
    9: september; 10: oktober; 11: november; 12: dezember
"""
    ),
    weekdays=by_count(
        """
1: montag montags; 2: dienstag; 3: mittwoch; 4: donnerstag; 5: freitag; 6: samstag sonnabend; 7:
    sonntag
"""
    ),
    numbers=by_number(
        """
1: ein eine einen einem einer eins; 2: zwei beide; 3: drei; 4: vier; 5: fünf; 6: sechs; 7: sieben;
    8: acht; 9: neun; 10: zehn; 11: elf; 12: zwölf dutzend; 13: dreizehn; 14: vierzehn; 15:
    fünfzehn; 16: sechzehn; 17: siebzehn; 18: achtzehn; 19: neunzehn; 20: zwanzig; 30: dreißig; 40:
    vierzig; 50: fünfzig; 60: sechzig; 70: siebzig; 80: achtzig; 90: neunzig; 100: hundert; 0.5:
    halben; 1.5: eineinhalb anderthalb
"""
    ),
    relative_days=by_count(
        """
0: heute; -1: gestern vortag; 1: morgen; -2: vorgestern; 2: übermorgen
"""
    ),
    dayparts=by_form(
        """
MO: morgen früh vormittag morgens vormittags; MI: mittag mittags; AF: nachmittag nachmittags; EV:
    abend abends; NI: nacht nachts
"""
    ),
    seasons=by_form(
        """
SP: frühling frühjahr; SU: sommer sommers; FA: herbst herbstes; WI: winter winters
"""
    ),
    units=by_form(
        """
D: tag tage tagen tages; W: woche wochen; M: monat monate monaten monats; Y: jahr jahre jahren
    jahres; H: stunde stunden; TM: minute minuten; WE: wochenende wochenenden wochenendes; DE:
    jahrzehnt jahrzehnte jahrzehnten; CE: jahrhundert jahrhunderts jahrhunderte; TS: sekunde
    sekunden
"""
    ),
    shifts=by_count("-1: vergangen letzt vorig; 0: dies laufend heurig; 1: nächst kommend"),
    references=by_form(
        """
PRESENT_REF: jetzt derzeit nun zurzeit momentan gegenwärtig heutzutage aktuell im_moment zur_zeit
    gegenwart; PAST_REF: damals früher einst kürzlich vor_kurzem seinerzeit vergangenheit;
    FUTURE_REF: zukunft künftig demnächst bald
"""
    ),
    capitalised=True,
    clock=patterns(
        r"""
clock = (?:(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?: Uhr)?|
    (?P<hour_word>\d{{1,2}}|{number}) Uhr(?: (?P<minute2>[0-5]\d))?|halb (?P<halfhour>{number}))
    (?: (?P<half>morgens|abends|nachmittags|nachts|früh))?(?: (?P<zone>Ortszeit|Moskauer Zeit|
    Kiewer Zeit|Kyjiwer Zeit|MESZ|MEZ))?
"""
    )[0][1],
    patterns=patterns(
        r"""
date = (?:(?P<weekday>{weekday}),? (?:dem |den )?)?(?P<day>\d{{1,2}})\. ?(?P<month>{month})
    (?: (?P<year>\d{{4}})(?!\d)| (?P<shift>{shift})\w* Jahres)?(?: (?:gegen|um|ab) {clock})?
date = (?:(?P<weekday>{weekday}),? (?:dem |den )?)?(?P<day>\d{{1,2}})\. ?(?P<mon>\d{{1,2}})
    \.(?: ?(?P<year>\d{{4}}|\d\d)(?!\d))?
day_only = (?P<day>\d{{1,2}})\.(?= (?:und|bis|oder) (?:\w+ )?\d{{1,2}}\. ?(?:{month}))
month = (?:(?P<edge>Anfang|Mitte|Ende|Beginn) )?(?P<month>{month})
    (?: (?:des Jahres )?(?P<year>\d{{4}})(?!\d)| (?P<shift>{shift})\w* Jahres)?
night_to = Nacht (?:auf|zum|zu) (?P<weekday>{weekday})
night_to = Nacht (?:auf den|zum|auf) (?P<day>\d{{1,2}})\. ?(?P<month>{month})
night_from = Nacht von (?P<first>{weekday}) auf (?P<weekday>{weekday})
weekday = (?:(?:(?:der|den|dem) )?(?P<shift>{shift})\w* )?(?P<weekday>{weekday})
    (?:(?P<joined>morgen|vormittag|mittag|nachmittag|abend|nacht)|(?: (?P<part>{daypart}))
    )?(?: (?:gegen|um|ab) {clock})?
same_day = selben Tag|gleichen Tag
relative_day = (?P<rel>{relative})(?: (?P<part>{daypart}))?(?: (?:gegen|um|ab) {clock})?
clock = {clock}
midnight = Mitternacht
daypart = (?:(?:frühen|späten) )?(?P<part>Morgen|Vormittag|Mittag|Nachmittag|Abend|Nacht|morgens|
    mittags|abends|nachts)
season = (?P<season>{season})(?: (?:des Jahres )?(?P<year>\d{{4}})(?!\d))?|(?P<shift>{shift})
    \w* (?P<season2>{season})
decade = (?:(?:(?:Anfang|Mitte|Ende) )?(?:der|den|die) )?(?:(?P<early>frühen|
    späten) )?(?:(?P<dec>\d\d)er|(?P<decade_year>19\d0|20\d0)er|(?P<decword>zwanziger|dreißiger|
    vierziger|fünfziger|sechziger|siebziger|achtziger|neunziger))[- ]?Jahren?
century = (?:(?:dem|des|das|im) )?(?P<num>\d\d?)\. Jahrhunderts?
shifted = (?:(?P<edge>Anfang|Mitte|Ende|Beginn) )?(?:(?:der|den|dem|die|das) )?(?P<shift>{shift})
    \w* (?P<unit>{unit})
shifted_many = (?:(?:der|den|die) )?(?P<shift>{shift})\w* (?P<num>{number}|\d+) (?P<unit>{unit})
this_unit = (?:(?P<edge>Anfang|Mitte|Ende|Beginn) )(?:des|der) (?P<unit>Jahres|Woche|Monats)
this_year = heuer
last_year = Vorjahr(?:es)?
duration = (?:(?:rund|etwa|mehr als|über|fast|knapp|gut) )?(?P<num>{number}|
    \d+(?:,\d+)?) (?:\w+ )?(?P<unit>{unit})(?: und (?P<numb>{number}|\d+) (?P<unitb>{unit})
    )?(?: lang)?
duration_word = (?P<num>{number}|\d+-?)(?P<unit>tägig|wöchig|monatig|jährig|stündig|minütig)\w*
vague_duration = (?:mehrere|einige|viele|wenige|lange) (?P<unit>{unit})|(?P<unit2>jahrelang|
    monatelang|wochenlang|tagelang|stundenlang|jahrzehntelang)
set = täglich\w{{0,2}}|wöchentlich\w{{0,2}}|monatlich\w{{0,2}}|jährlich\w{{0,2}}|
    stündlich\w{{0,2}}
set_of = jede[nrsm]? (?:(?:zweiten|dritten) )?(?:(?P<weekday>{weekday})|(?P<unit>{unit})|
    (?P<part>{daypart}))
set_weekday = (?P<weekdays>montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags)
reference = (?P<ref>{reference})
year = (?:(?:dem |des |im )?Jahre?s? )?(?P<year>(?:1[5-9]|20)\d\d)(?![\d.,]\d|\d)
"""
    ),
    future=words(
        """
werde würden
beginnt bevorsteht findet geplant kommenden morgen nächsten planen plant soll sollen stattfinden
werden will wird wollen
        """
    ),
)
