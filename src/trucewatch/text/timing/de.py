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
1: ein eine einen einem einer eines eins; 2: zwei beide; 3: drei; 4: vier; 5: fünf; 6: sechs; 7:
    sieben;
    8: acht; 9: neun; 10: zehn; 11: elf; 12: zwölf dutzend; 13: dreizehn; 14: vierzehn; 15:
    fünfzehn; 16: sechzehn; 17: siebzehn; 18: achtzehn; 19: neunzehn; 20: zwanzig; 30: dreißig; 40:
    vierzig; 50: fünfzig; 60: sechzig; 70: siebzig; 80: achtzig; 90: neunzig; 100: hundert; 0.5:
    halben; 1.5: eineinhalb anderthalb
"""
    ),
    relative_days=by_count(
        """
0: heute; -1: gestern; 1: morgen; -2: vorgestern; 2: übermorgen
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
SP: frühling frühjahr; SU: sommer sommers sommermonate sommermonaten; FA: herbst herbstes; WI:
    winter winters wintermonate wintermonaten
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
PRESENT_REF: jetzt derzeit zurzeit momentan gegenwärtig heutzutage im_moment zur_zeit zur_stunde
    gegenwart die_gegenwart der_gegenwart heutige heutigen heutiger heutiges heutigem;
    PAST_REF: damals früher einst kürzlich unlängst vor_kurzem seinerzeit vergangenheit
    die_vergangenheit der_vergangenheit letzter_zeit jüngster_zeit der_vergangenen_zeit
    vergangener_zeiten; FUTURE_REF: zukunft die_zukunft der_zukunft künftig zukünftige
    zukünftigen zukünftiger demnächst bald
"""
    ),
    capitalised=True,
    capitalised_nouns=True,
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
    (?: (?P<year>\d{{4}})(?!\d)| (?P<shift>{shift})\w* Jahres)?(?:,? (?:gegen|um|ab) {clock})?
date = {clock} am (?:(?P<weekday>{weekday}),? (?:dem |den )?)?(?P<day>\d{{1,2}})\. ?(?P<month>
    {month})(?: (?P<year>\d{{4}})(?!\d))?
date = (?:(?P<weekday>{weekday}),? (?:dem |den )?)?(?P<day>\d{{1,2}})\. ?(?P<mon>\d{{1,2}})
    \.(?: ?(?P<year>\d{{4}}|\d\d)(?!\d))?
day_only = (?P<day>\d{{1,2}})\.(?=(?:(?:,| und| bis| oder| sowie| auf|,? \w+)(?: am| vom| den|
    zum)? \d{{1,2}}\.){{1,9}} ?(?P<month>{month})(?: (?P<year>\d{{4}})(?!\d))?)
month = (?:(?P<edge>Anfang|Mitte|Ende|Beginn) )?(?P<month>{month})
    (?: (?:des Jahres )?(?P<year>\d{{4}})(?!\d)| (?P<shift>{shift})\w* Jahres)?
night_to = Nacht (?:auf|zum|zu) (?P<weekday>{weekday})
night_to = Nacht (?:auf den|zum|auf) (?P<day>\d{{1,2}})\. ?(?P<month>{month})
night_from = Nacht von (?P<first>{weekday}) auf (?P<weekday>{weekday})
night_to = Nacht vom \d{{1,2}}\.(?: ?(?:{month}))? (?:auf den|zum) (?P<day>\d{{1,2}})\. ?
    (?P<month>{month})
night_of = Nacht (?:des|vom) (?P<day>\d{{1,2}})\. (?P<month>{month})
holiday = (?P<holiday>{holiday})(?: (?P<year>\d{{4}}))?
weekend = (?:dem |das )?Wochenendes?
part_of_year = (?:(?:der|die|das|dem|des) )?(?P<ordinal>(?:{ordinal})\w*) (?:Quartals?|
    (?P<halves>Jahreshälfte|Halbjahr(?:es|s)?))(?: (?:des Jahres )?(?P<year>\d{{4}}))?
day_beside = Tag (?:(?P<earlier>zuvor|davor)|darauf|danach)|(?P<earlier2>Vortag)(?:(?=\W)| (?:um|
    gegen) {clock})|(?:Folgetag|nächsten Tag|Tags darauf)
weekday = {clock} am (?P<weekday>{weekday})
weekday = (?:(?:(?:der|den|dem) )?(?P<shift>{shift})\w* )?(?P<weekday>{weekday})
    (?:(?P<joined>morgen|vormittag|mittag|nachmittag|abend|nacht)|(?: (?P<part>{daypart}))
    )?(?:,? (?:gegen|um|ab) {clock})?
same_day = (?:selben|gleichen) (?:Tag|(?P<part>Morgen|Vormittag|Mittag|Nachmittag|Abend|Nacht))
relative_day = (?P<rel>{relative})(?: (?P<part>{daypart}))?(?: (?:gegen|um|ab) {clock})?
clock = {clock}
clock = (?<=von )(?P<hour_word>\d{{1,2}})(?= ?(?:[-–]|bis) ?\d{{1,2}}(?:[.:]\d\d)? Uhr)
midnight = Mitternacht
daypart = (?:(?:frühen|späten) )?(?P<part>Morgen|Vormittag|Mittag|Nachmittag|Abend|Nacht|morgens|
    mittags|abends|nachts)
season = (?P<season>{season})(?: (?:des Jahres )?(?P<year>\d{{4}})(?!\d))?|(?P<shift>{shift})
    \w* (?P<season2>{season})
decade = (?:(?:(?:Anfang|Mitte|Ende) )?(?:der|den|die) )?(?:(?P<early>frühen|
    späten) )?(?:(?P<dec>\d\d)er|(?P<decade_year>19\d0|20\d0)er|(?P<decword>zwanziger|dreißiger|
    vierziger|fünfziger|sechziger|siebziger|achtziger|neunziger))[- ]?Jahren?
century = (?:(?:(?:Anfang|Mitte|Ende|Beginn|der ersten Hälfte|der zweiten Hälfte) )?(?:dem|des|
    das|im) )?(?P<num>\d\d?)\. Jahrhunderts?
shifted = (?:(?P<edge>Anfang|Mitte|Ende|Beginn) )?(?:(?:der|den|dem|die|das) )?(?P<shift>{shift})
    \w* (?P<unit>{unit})
shifted_many = (?:(?:der|den|die) )?(?P<shift>{shift})\w* (?P<num>{number}|\d+) (?P<unit>{unit})
this_unit = (?:(?P<edge>Anfang|Mitte|Ende|Beginn) )(?:des|der) (?P<unit>Jahres|Woche|Monats)
this_year = heuer
last_year = Vorjahr(?:es)?
each = alle (?P<num>{number}|\d+) (?P<unit>{unit})|(?:pro|je) (?P<unit2>{unit})|
    (?:einmal )?im (?P<unit3>Jahr|Monat)(?! \d|e)|Jahr (?:um|für) (?P<unit4>Jahr)|
    Tag (?:um|für) (?P<unit5>Tag)
vague_duration = (?:all )?(?:die|diese) (?P<unit>Jahre)|(?:(?<=seit )|(?<=vor )|(?<=über ))
    (?P<unit2>Stunden|Tagen|Wochen|Monaten|Jahren|Jahrzehnten|Jahre|Wochen|Monate|Tage)
duration = (?:(?:rund|etwa|mehr als|fast|gut|genau) )?(?P<num>{number}|
    \d+(?:,\d+)?) (?:\w+ )?(?P<unit>{unit})(?: und (?P<numb>{number}|\d+) (?P<unitb>{unit})
    )?(?: lang)?
duration_word = (?P<num>{number}|\d+-?)(?P<unit>tägig|wöchig|monatig|jährig|stündig|minütig)\w*
vague_duration = (?:mehrere|einige|viele|wenige|lange) (?P<unit>{unit})|(?P<unit2>(?:jahre|monate|
    wochen|tage|stunden|jahrzehnte)lang\w{{0,2}})
set = täglich\w{{0,2}}|wöchentlich\w{{0,2}}|monatlich\w{{0,2}}|jährlich\w{{0,2}}|
    stündlich\w{{0,2}}
set_of = jede[nrsm]? (?:(?:zweiten|dritten) )?(?:(?P<weekday>{weekday})(?P<joined>morgen|abend|
    nacht)?|(?P<unit>{unit})|
    (?P<part>{daypart}))
set_weekday = (?P<weekdays>montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags)
reference = (?P<ref>{reference})
year = (?:dem |des )?Jahre?s? (?P<year>\d{{3,4}})(?!\d)|(?P<year2>(?:1[5-9]|20)\d\d)(?![\d.,]\d|
    \d)|(?P<year3>1\d{{3}})(?=[-–]1\d{{3}}(?!\d))|(?<=1\d{{3}}[-–])(?P<year4>1\d{{3}})(?!\d)
"""
    ),
    future=words(
        """
werde würden
bevorsteht kommenden morgen nächsten planen plant soll sollen stattfinden
werden will wird wollen
        """
    ),
    past=words(
        """
war waren hatte hatten wurde wurden kam kamen ging gingen fand fanden gab gaben fiel fielen stand
schwieg schwiegen blieb blieben schien schienen rief riefen stieg stiegen floh flohen flog flogen
zog zogen hob hoben trug trugen fuhr fuhren fing fingen hing hingen drang drangen sprang sprangen
sank sanken wuchs wuchsen warf warfen brach brachen half halfen floss flossen schlief schliefen
stieß stießen entschied entschieden unterschrieb unterschrieben schrieb schrieben wies wiesen
verließ verließen barg bargen saß saßen sah sahen las lasen vergaß maß wusste wussten konnte konnten
musste mussten durfte durften brannte brannten brachte brachten dachte dachten nannte nannten
standen lag lagen trat traten bat baten bot boten riet rieten tat taten litt litten traf trafen
begann begannen nahm nahmen sprach sprachen hielt hielten ließ ließen
schlug schlugen starb starben gewann gewannen verlor verloren schoss schossen griff griffen
geworden gewesen gekommen gegangen gefunden gegeben gefallen gestorben getroffen begonnen genommen
gesprochen geschlagen gestern vergangenen vergangene letzten letzte vorigen vorige hat haben
        """
    ),
    past_forms=(
        r"^(?!heute|.*(?:st|eit|ht|lt)en?$|gute|zweite|dritte|vierte|letzte|könnte|möchte|sollte"
        r"|müsste|bitte|mitte)\w+t(?:e|en)$|iert$|[^aeiou](?:st|cht|ft)(?:ete|eten)$"
        r"|^(?:s|m|br|d|verl|err|gl|kl|erf)(?:a|e|o|i)(?:gt|cht|ngt|llt)en?$"
        r"|^(?:ab|an|auf|aus|bei|ein|fest|her|hin|mit|nach|um|vor|weg|zu|zurück)?ge\w{3,}(?:t|en)$"
    ),
    present=words(
        """
ist sind findet beginnt startet steht stehen geht gehen kommt kommen berät beraten trifft treffen
tritt treten
gibt lädt laden stellt spielt spielen fährt fahren fliegt reist reisen tagt tagen wählt wählen
        """
    ),
    halves={
        "abends": "pm",
        "nachmittags": "pm",
        "mittags": "pm",
        "nachts": "night",
    },
    ordinals={"erst": 1, "zweit": 2, "dritt": 3, "viert": 4},
    decades={
        "zwanziger": 2,
        "dreißiger": 3,
        "vierziger": 4,
        "fünfziger": 5,
        "sechziger": 6,
        "siebziger": 7,
        "achtziger": 8,
        "neunziger": 9,
    },
    periods={
        "täglich": "P1D",
        "wöchentlich": "P1W",
        "monatlich": "P1M",
        "jährlich": "P1Y",
        "stündlich": "PT1H",
    },
    spans={
        "tägig": "D",
        "wöchig": "W",
        "monatig": "M",
        "jährig": "Y",
        "stündig": "H",
        "minütig": "TM",
    },
    many=words("tagen tage wochen monaten monate jahren jahre stunden"),
    holidays=by_form(
        """
12-24: heiligabend weihnachten; 12-25: weihnachtstag; 12-26: stephanstag; 12-31: silvester;
01-01: neujahr neujahrstag; 01-06: dreikönigstag; 01-07: orthodoxe_weihnachten
    orthodoxen_weihnachten orthodoxes_weihnachten; easter-2: karfreitag; easter: ostern
    ostersonntag; easter+1: ostermontag; easter+39: christi_himmelfahrt; easter+49: pfingsten
    pfingstsonntag; easter+50: pfingstmontag; easter+60: fronleichnam; pascha: orthodoxe_ostern
    orthodoxen_ostern orthodoxes_ostern orthodoxen_osterfest; 05-09: tag_des_sieges; 08-24:
    ukrainischen_unabhängigkeitstag ukrainische_unabhängigkeitstag; 10-03:
    tag_der_deutschen_einheit; 11-01: allerheiligen
"""
    ),
    zones=by_form(
        """
Europe/Moscow: moskau; Europe/Kyiv: kiew kyjiw kyiv; Europe/Berlin: mesz mez
"""
    ),
    aims=("noch vor", "noch vor dem", "bis", "bis zum", "ab"),
    since=("seit", "seit dem", "seit vergangenem", "seit letztem"),
    bound=("auf", "auf den", "für", "für den"),
    verb_second=True,
    before_dayparts=("am", "jeden", "gegen", "zum"),
    ago=("vor",),
    once=words("damals früher einst ehemals seinerzeit"),
    nowadays=words("heute morgen"),
    lasting=((" von", "auch"), ("noch",)),
    ages=r"(?:alt\w*|jünger\w*|älter\w*)\b",
    counting=("fast", "rund", "etwa", "mindestens", "knapp", "über", "mehr als", "bis zu"),
)
