"""German: words and patterns that the engine reads with."""

from __future__ import annotations

from trucewatch.text.lexicon import (
    Lexicon,
    QuantityWords,
    SpeechWords,
    TimeWords,
    by_meaning,
    by_number,
    words,
)
from trucewatch.vocabulary.language import Language

FUNCTION_WORDS = words(
    "der die das den dem des ein eine einen einem einer und oder in im am an auf aus bei mit nach"
    " von vom zu zum zur für über unter ist sind war waren wird werden wurde hat haben hatte er"
    " sie es nicht auch dass daß als sich noch wie um nur"
)

EVENTS = {
    "attack": "angriff angegriffen =griffen =greift =greifen attack überfall ~angriff ~angriffe"
    " ~angriffen ~attacke ~attacken hinterhalt",
    "strike": "schlag =schläge =getroffen =traf =trafen luftschlag ~schläge ~schlägen =bombardiert",
    "shell": "beschuss beschoss beschieß beschossen ~beschuss ~beschusses feuerüberfall",
    "hit": "einschlag eingeschlagen =schlug =schlugen einschlä ~einschlag ~einschläge =treffer",
    "explode": "explo detona ~explosion ~explosionen sprengung gesprengt =explodierte",
    "intercept": "abgefangen abgeschossen =abschuss abgewehrt abfang",
    "airdefence": "luftabwehr flugabwehr luftverteidigung",
    "assault": "sturmangriff erstürm ~sturm gestürmt vorstoß =vorstoßen",
    "clash": "gefecht ~gefecht ~gefechte ~gefechten =kämpfe =kämpfen zusammenst",
    "advance": "vorgerückt vorrück vormarsch =geländegewinne geländegewinn =vorgestoßen",
    "capture": "einnahme eingenommen erobert eroberung besetzt =befreit befreiung zurückerobert",
    "withdraw": "zurückgezogen rückzug abzug abgezogen aufgegeben zurückgewichen",
    "launch": "=gestartet abgefeuert =startete",
    "drop": "abgeworfen =abwurf =warf",
    "shoot": "schuss =schüsse =schüssen geschossen =schoss =schossen feuerte scharfschütz"
    " schusswechsel =feuer",
    "blown": "=mine minenexplosion",
    "w:mortar": "mörser granatwerfer",
    "w:tube_artillery": "artillerie haubitze",
    "w:mlrs": "mehrfachraketenwerfer raketenwerfer raketenartillerie =grad",
    "w:tank_ifv": "panzer schützenpanzer",
    "w:glide_bomb": "gleitbombe",
    "w:bomb": "bombe bombard ~bombe ~bomben fliegerbombe",
    "w:aircraft": "luftangriff luftschlag kampfjet kampfflugzeug =flugzeuge luftwaffe",
    "w:helicopter": "hubschrauber helikopter",
    "w:fpv_drone": "fpv",
    "w:drone": "drohne ~drohne ~drohnen uav quadrokopter",
    "w:one_way_attack_drone": "kamikazedrohne shahed schahed",
    "w:missile": "rakete ~rakete ~raketen",
    "w:ballistic_missile": "ballisti iskander",
    "w:cruise_missile": "marschflugkörper",
    "w:small_arms": "maschinengewehr gewehr handfeuerwaffe",
    "w:grenade": "granate ~granate ~granaten",
    "w:mine_ied": "=mine =minen landmine tretmine sprengfalle sprengsatz ~mine ~minen",
    "killed": "getötet =tote =toten =tot todesopf =starb =starben gestorben umgekommen =töteten"
    " =tötete",
    "injured": "verletzt verwundet =verwundete",
    "damage": "beschädigt zerstör =brand =brannte =brannten schäden stromausfall trümmer",
    "people": "menschen zivilist bewohner =frau =frauen =mann =männer =kind =kinder anwohner =fahrer",
    "o:residential": "wohnhaus wohnhäus wohngebäude =haus =häuser =wohnung wohnungen",
    "o:energy_transmission": "umspannwerk stromnetz stromleitung",
    "o:energy_generation": "kraftwerk wasserkraft",
    "o:energy_oil_gas": "raffinerie pipeline öldepot treibstofflager gasspeicher",
    "o:npp": "atomkraftwerk akw kernkraftwerk",
    "o:medical": "krankenhaus klinik",
    "o:school": "schule kindergarten",
    "o:port_ship": "hafen =schiff =schiffe frachter",
    "o:rail": "bahnlinie bahnhof =zug eisenbahn",
    "o:water": "wasserwerk wasserstation pumpwerk",
    "o:position": "stellung",
    "vehicle": "kleinbus =bus =auto =wagen fahrzeug",
    "mass": "massiv kombiniert",
    "s:russia": "russ =moskau =moskaus =kreml",
    "s:ukraine": "ukrain =kiew =kiews =kyjiw",
    "s:enemy": "=feind feindlich =gegner gegnerisch",
    "force": "truppe =kräfte streitkräfte =armee soldat militär einheiten",
    "neg": "=nicht =kein =keine =keinen =keiner =keinerlei =niemand =nie dementier =weder",
    "hyp": "=falls =sollte =sollten =könnte =könnten =wenn =womöglich =möglicherweise =würde",
    "plan": "geplant =plant =planen =will =wollen =droht drohung vorbereit =bereitet =versucht",
    "talk": "gespräch verhandl gipfel treffen diplomat telefonat",
    "past": "=damals jahrestag geschicht =einst",
    "crime": "polizei gericht =urteil festgenommen verhaftet staatsanw unfall mord ermittl",
    "rumour": "gerücht falschmeld desinformation",
    "exercise": "übung manöver",
    "reaction": "trauer verurteil beileid",
    "alert": "luftalarm",
    "quiet": "=ruhig =ruhe =still",
    "loss": "verluste",
    "truce": "waffenruhe waffenstillstand feuerpause kampfpause moratorium waffenpause =pause"
    " feuereinstellung",
    "begin": "=gilt =gelten =beginnt =begann =tritt =trat =hält =kraft =galt",
    "end": "beendet =endet =endete ausgelaufen =scheiterte",
    "agree": "vereinbart geeinigt =einigten zugestimmt unterzeich abkommen =stimmten",
    "propose": "vorschlag vorgeschlagen =schlug-vor entwurf angebot",
    "breach": "bruch verletz verstoß verstieß gebrochen ~bruch",
    "prisoner": "gefangen kriegsgefangen ~gefangene ~gefangenen austausch",
    "aid": "hilfslieferung hilfsgüter =hilfe hilfskonvoi humanit",
    "control": "kontroll flagge ~kontrolle ostrand westrand verlust",
    "commit": "zugesagt verpflicht =abziehen =verspricht",
    "contact": "gespräch =treffen =trafen verhandl delegation =sprechen",
    "monitor": "beobachter mission =osze patrouille",
    "obstruct": "gestoppt angehalten behinder zurückgewiesen-patrouille",
    "jamming": "störsender gestört",
    "none": "schlagzeil vorschlag ausschlag umschlag rückschlag niederschlag feuerwehr zuschlag"
    " verschlag schlagwort schlagart feuerpause abzugeben übungsleiter granatapfel minenräum"
    " trefflich =verletzung abschlag anschluss beschluss schlussfolg",
}

PHRASES = (
    ("negated", r"\b(?:niemand|keine (?:verletzten|toten|opfer|schäden))\b"),
    ("deny", r"\bkeine rede\b|\bfrei erfunden\b|\bunwahr\b"),
    ("shell", r"\bfeuerwechsel\b"),
    ("past", r"\bvor (?:\w+ )?(?:jahr|jahren|monaten)\b|\b(?:im jahr|in) (?:19\d\d|20[01]\d)\b"),
    ("agg", r"\b(?:binnen|innerhalb) (?:eines tages|von 24 stunden|einer woche)\b|\bseit beginn\b"),
    ("quiet", r"\bblieb\w* (?:es )?(?:ruhig|still)\b"),
    ("plan", r"\b(?:soll|sollen|will|wollen) (?!.{0,40}(?:sein|haben|worden))"),
    ("hyp", r"^(?:sollte|sollten)\b"),
)

SPEECH = SpeechWords(
    cues=words(
        "sagte sagten sagt sagen gesagt erklärte erklärten erklärt erklären teilte teilten mitgeteilt"
        " teilt betonte betonten betont berichtete berichteten berichtet berichten forderte forderten"
        " fordert fordern gefordert kündigte kündigten kündigt angekündigt behauptete behaupteten"
        " behauptet behaupten bestätigte bestätigten bestätigt bestätigen meinte meinten meint meinen"
        " warnte warnten warnt warnen gewarnt kritisierte kritisierten kritisiert kritisieren äußerte"
        " äußerten geäußert erwartet erwartete erwarten glaubt glauben glaubte hofft hoffen hoffte"
        " vermutet vermuten vermutete gab gaben gibt bekannt hieß heißt meldete meldeten meldet melden"
        " gemeldet fügte hinzu verwies verweist verweisen wies weist wiesen räumte räumten räumt"
        " eingeräumt dementierte dementierten dementiert bezeichnete bezeichneten bezeichnet nannte"
        " nannten nennt schrieb schrieben schreibt geschrieben versicherte versicherten versichert"
        " unterstrich unterstrichen beklagte beklagten beschuldigte beschuldigten warf warfen wirft"
        " vorgeworfen vorwarf sieht sehen geht gehen gingen ging schlug vorgeschlagen beschloss"
        " beschlossen entschied entschieden rief riefen aufgerufen plädierte plädierten antwortete"
        " antworteten fragte fragten erläuterte erläuterten begründete begründet bekräftigte"
        " bekräftigten verlangte verlangten verlangt verlangen appellierte lehnte lehnten lehnt"
        " begrüßte begrüßten begrüßt lobte verurteilte verurteilten verurteilt verteidigte drohte"
        " drohten droht gedroht versprach versprachen verspricht zeigte zeigten zeigt führte führten"
        " führt sprach sprachen spricht ergänzte resümierte erinnerte erinnerten mahnte mahnten"
        " befürchtet befürchten befürchtete fürchtet hält halten hielt zitierte zitiert stellte"
        " stellten stellt machte deutlich bemängelte rechnet rechnen rechnete geeinigt einigten"
        " vereinbart vereinbarten bat baten bittet denkt dachte weiß wusste gestand zufolge empfahl"
        " empfiehlt kommentierte verkündete verkündeten verkündet signalisierte bestritt bestreitet"
        " bezweifelt bezweifelte unterstellte wünscht wünschte prognostiziert schätzt schätzen"
    ),
    acts={
        **dict.fromkeys(
            words(
                "dementierte dementierten dementiert bestritt bestritten bestreitet"
                " zurückwies wies wiesen weist lehnte lehnten lehnt"
            ),
            "deny",
        ),
        **dict.fromkeys(words("bestätigte bestätigten bestätigt räumte räumten"), "confirm"),
        **dict.fromkeys(words("beschuldigte beschuldigten warf warfen vorgeworfen wirft"), "blame"),
        **dict.fromkeys(
            words(
                "meldete meldeten meldet verkündete verkündeten kündigte kündigten"
                " berichtet berichteten berichtete berichten zeigt"
            ),
            "announce",
        ),
        **dict.fromkeys(
            words(
                "forderte forderten fordert fordern verlangte verlangt verlangen"
                " plädierte rief riefen appellierte begrüßte begrüßten kritisierte"
                " kritisierten kritisiert verurteilte verurteilten bemängelte"
                " beklagte lobte warnte warnten warnt"
            ),
            "demand",
        ),
        **dict.fromkeys(words("bezeichnete bezeichneten bezeichnet nannte nannten nennt"), "label"),
    },
    auxiliaries=words("hat haben hatte hatten habe ist sind war waren wurde wurden wird werden"),
    particles=words("mit an aus ein ab hin zurück hinzu bekannt vor auf nach fest deutlich"),
    conjunctions=words("dass daß ob wie wann warum weshalb wer was wo wieso"),
    sources=(
        r"\b(?:laut|gemäß|so|zufolge) (?P<who>(?!(?:dass|wie|viel|weit|lange|auch|sehr|sei|etwas|wurde|war|ist|kann|habe|hat|werde|sollen|wird|dem auch)\b)[^,.;:!?\n]{3,90})",
        r"\b(?:nach|laut) (?:ersten |offiziellen |eigenen |den |ihren |seinen |deren |jüngsten |neuesten |übereinstimmenden )?(?:angaben|aussagen?|informationen|ansicht|meinung|auffassung|einschätzung|überzeugung|darstellung|worten|schätzungen|erkenntnissen|berichten|medienberichten|agenturberichten|agenturmeldungen|bericht|mitteilung|auskunft|zeugenaussagen|untersuchungen|polizeiangaben|medienangaben|einem bericht|einer mitteilung|einer studie)(?: (?:von|vom|des|der))?(?P<who> [^,.;:!?\n]{3,80})?",
    ),
    pronouns=words("er sie es"),
    possessives=words("ihr ihre sein seine deren dessen"),
    inverts=True,
    reported_mood=words(
        "sei seien habe werde könne müsse solle dürfe wolle gebe komme gehe stehe liege bleibe"
        " bestehe handle lasse halte sehe bedeute führe nehme mache wisse brauche finde gelte fehle"
        " trage zeige bringe verfüge rechne erwarte fordere glaube denke lehne spreche arbeite"
        " hätten hätte würden würde könnten könnte müssten müsste sollten dürften wollten wären wäre"
    ),
    stops=words(
        "in im am an auf bei nach zu zum zur gegenüber mit heute gestern morgen vor über unter als"
        " auch jedoch aber dass daß ob um bereits zuvor später weiter dazu darauf daran dafür"
        " darüber gegen sich nun noch hingegen unterdessen dagegen ebenfalls wie seit während wegen"
        " schon laut und so ihm ihr ihnen uns es erneut mitgeteilt bekannt zudem allerdings dann"
        " nicht kürzlich soeben ihn sich wurde wird ist war hat für gerade eben"
    ),
    roles={
        "ministeri": "ministry",
        "minister": "minister",
        "präsident": "president",
        "sprecher": "spokesperson",
        "gouverneur": "governor",
        "chef": "head",
        "leiter": "head",
        "bürgermeister": "mayor",
        "mission": "monitoring mission",
        "staatsanw": "prosecutor",
        "polizei": "police",
        "generalstab": "general staff",
        "kommand": "command",
        "behörde": "authorities",
        "armee": "army",
        "streitkräfte": "army",
        "militär": "army",
        "general": "general",
        "oberst": "colonel",
        "vertreter": "representative",
        "regierung": "government",
        "kreml": "government",
        "berater": "adviser",
        "analyst": "analyst",
        "experte": "expert",
        "botschafter": "ambassador",
        "verwaltung": "administration",
        "projekt": "mapping project",
        "gründer": "founder",
        "kanzler": "chancellor",
        "vorsitz": "chair",
        "abgeordnet": "member of parliament",
        "betreiber": "operator",
    },
    determiners=words(
        "der die das den dem des ein eine einen einem einer eines ihr ihre sein seine"
        " dieser diese dieses mehrere einige viele beide"
    ),
)

TIMES = TimeWords(
    months=by_number(
        {
            1: "januar jänner januars",
            2: "februar feber",
            3: "märz",
            4: "april",
            5: "mai",
            6: "juni",
            7: "juli",
            8: "august",
            9: "september",
            10: "oktober",
            11: "november",
            12: "dezember",
        }
    ),
    weekdays=by_number(
        {
            1: "montag montags",
            2: "dienstag",
            3: "mittwoch",
            4: "donnerstag",
            5: "freitag",
            6: "samstag sonnabend",
            7: "sonntag",
        }
    ),
    numbers={
        "ein": 1,
        "eine": 1,
        "einen": 1,
        "einem": 1,
        "einer": 1,
        "eins": 1,
        "zwei": 2,
        "beide": 2,
        "drei": 3,
        "vier": 4,
        "fünf": 5,
        "sechs": 6,
        "sieben": 7,
        "acht": 8,
        "neun": 9,
        "zehn": 10,
        "elf": 11,
        "zwölf": 12,
        "dreizehn": 13,
        "vierzehn": 14,
        "fünfzehn": 15,
        "sechzehn": 16,
        "siebzehn": 17,
        "achtzehn": 18,
        "neunzehn": 19,
        "zwanzig": 20,
        "dreißig": 30,
        "vierzig": 40,
        "fünfzig": 50,
        "sechzig": 60,
        "siebzig": 70,
        "achtzig": 80,
        "neunzig": 90,
        "hundert": 100,
        "dutzend": 12,
        "halben": 0.5,
        "eineinhalb": 1.5,
        "anderthalb": 1.5,
    },
    relative_days={
        "heute": 0,
        "gestern": -1,
        "morgen": 1,
        "vorgestern": -2,
        "übermorgen": 2,
        "vortag": -1,
    },
    dayparts=by_meaning(
        {
            "MO": "morgen früh vormittag morgens vormittags",
            "MI": "mittag mittags",
            "AF": "nachmittag nachmittags",
            "EV": "abend abends",
            "NI": "nacht nachts",
        }
    ),
    seasons=by_meaning(
        {
            "SP": "frühling frühjahr",
            "SU": "sommer sommers",
            "FA": "herbst herbstes",
            "WI": "winter winters",
        }
    ),
    units=by_meaning(
        {
            "D": "tag tage tagen tages",
            "W": "woche wochen",
            "M": "monat monate monaten monats",
            "Y": "jahr jahre jahren jahres",
            "H": "stunde stunden",
            "TM": "minute minuten",
            "WE": "wochenende wochenenden wochenendes",
            "DE": "jahrzehnt jahrzehnte jahrzehnten",
            "CE": "jahrhundert jahrhunderts jahrhunderte",
            "TS": "sekunde sekunden",
        }
    ),
    shifts={
        "vergangen": -1,
        "letzt": -1,
        "vorig": -1,
        "dies": 0,
        "laufend": 0,
        "nächst": 1,
        "kommend": 1,
        "heurig": 0,
    },
    references={
        "jetzt": "PRESENT_REF",
        "derzeit": "PRESENT_REF",
        "nun": "PRESENT_REF",
        "zurzeit": "PRESENT_REF",
        "momentan": "PRESENT_REF",
        "gegenwärtig": "PRESENT_REF",
        "heutzutage": "PRESENT_REF",
        "aktuell": "PRESENT_REF",
        "damals": "PAST_REF",
        "früher": "PAST_REF",
        "einst": "PAST_REF",
        "kürzlich": "PAST_REF",
        "vor kurzem": "PAST_REF",
        "seinerzeit": "PAST_REF",
        "zukunft": "FUTURE_REF",
        "künftig": "FUTURE_REF",
        "vergangenheit": "PAST_REF",
        "demnächst": "FUTURE_REF",
        "im moment": "PRESENT_REF",
        "zur zeit": "PRESENT_REF",
        "bald": "FUTURE_REF",
        "gegenwart": "PRESENT_REF",
    },
    capitalised=True,
    clock=r"(?:(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?: Uhr)?|(?P<hour_word>\d{{1,2}}|{number}) Uhr(?: (?P<minute2>[0-5]\d))?|halb (?P<halfhour>{number}))(?: (?P<half>morgens|abends|nachmittags|nachts|früh))?(?: (?P<zone>Ortszeit|Moskauer Zeit|Kiewer Zeit|Kyjiwer Zeit|MESZ|MEZ))?",
    patterns=(
        (
            "date",
            r"(?:(?P<weekday>{weekday}),? (?:dem |den )?)?(?P<day>\d{{1,2}})\. ?(?P<month>{month})(?: (?P<year>\d{{4}})(?!\d)| (?P<shift>{shift})\w* Jahres)?(?: (?:gegen|um|ab) {clock})?",
        ),
        (
            "date",
            r"(?:(?P<weekday>{weekday}),? (?:dem |den )?)?(?P<day>\d{{1,2}})\. ?(?P<mon>\d{{1,2}})\.(?: ?(?P<year>\d{{4}}|\d\d)(?!\d))?",
        ),
        (
            "day_only",
            r"(?P<day>\d{{1,2}})\.(?= (?:und|bis|oder) (?:\w+ )?\d{{1,2}}\. ?(?:{month}))",
        ),
        (
            "month",
            r"(?:(?P<edge>Anfang|Mitte|Ende|Beginn) )?(?P<month>{month})(?: (?:des Jahres )?(?P<year>\d{{4}})(?!\d)| (?P<shift>{shift})\w* Jahres)?",
        ),
        ("night_to", r"Nacht (?:auf|zum|zu) (?P<weekday>{weekday})"),
        ("night_to", r"Nacht (?:auf den|zum|auf) (?P<day>\d{{1,2}})\. ?(?P<month>{month})"),
        ("night_from", r"Nacht von (?P<first>{weekday}) auf (?P<weekday>{weekday})"),
        (
            "weekday",
            r"(?:(?:(?:der|den|dem) )?(?P<shift>{shift})\w* )?(?P<weekday>{weekday})(?:(?P<joined>morgen|vormittag|mittag|nachmittag|abend|nacht)|(?: (?P<part>{daypart})))?(?: (?:gegen|um|ab) {clock})?",
        ),
        ("same_day", r"selben Tag|gleichen Tag"),
        (
            "relative_day",
            r"(?P<rel>{relative})(?: (?P<part>{daypart}))?(?: (?:gegen|um|ab) {clock})?",
        ),
        ("clock", r"{clock}"),
        ("midnight", r"Mitternacht"),
        (
            "daypart",
            r"(?:(?:frühen|späten) )?(?P<part>Morgen|Vormittag|Mittag|Nachmittag|Abend|Nacht|morgens|mittags|abends|nachts)",
        ),
        (
            "season",
            r"(?P<season>{season})(?: (?:des Jahres )?(?P<year>\d{{4}})(?!\d))?|(?P<shift>{shift})\w* (?P<season2>{season})",
        ),
        (
            "decade",
            r"(?:(?:(?:Anfang|Mitte|Ende) )?(?:der|den|die) )?(?:(?P<early>frühen|späten) )?(?:(?P<dec>\d\d)er|(?P<decade_year>19\d0|20\d0)er|(?P<decword>zwanziger|dreißiger|vierziger|fünfziger|sechziger|siebziger|achtziger|neunziger))[- ]?Jahren?",
        ),
        ("century", r"(?:(?:dem|des|das|im) )?(?P<num>\d\d?)\. Jahrhunderts?"),
        (
            "shifted",
            r"(?:(?P<edge>Anfang|Mitte|Ende|Beginn) )?(?:(?:der|den|dem|die|das) )?(?P<shift>{shift})\w* (?P<unit>{unit})",
        ),
        (
            "shifted_many",
            r"(?:(?:der|den|die) )?(?P<shift>{shift})\w* (?P<num>{number}|\d+) (?P<unit>{unit})",
        ),
        (
            "this_unit",
            r"(?:(?P<edge>Anfang|Mitte|Ende|Beginn) )(?:des|der) (?P<unit>Jahres|Woche|Monats)",
        ),
        ("this_year", r"heuer"),
        ("last_year", r"Vorjahr(?:es)?"),
        (
            "duration",
            r"(?:(?:rund|etwa|mehr als|über|fast|knapp|gut) )?(?P<num>{number}|\d+(?:,\d+)?) (?:\w+ )?(?P<unit>{unit})(?: und (?P<numb>{number}|\d+) (?P<unitb>{unit}))?(?: lang)?",
        ),
        (
            "duration_word",
            r"(?P<num>{number}|\d+-?)(?P<unit>tägig|wöchig|monatig|jährig|stündig|minütig)\w*",
        ),
        (
            "vague_duration",
            r"(?:mehrere|einige|viele|wenige|lange) (?P<unit>{unit})|(?P<unit2>jahrelang|monatelang|wochenlang|tagelang|stundenlang|jahrzehntelang)",
        ),
        (
            "set",
            r"täglich\w{{0,2}}|wöchentlich\w{{0,2}}|monatlich\w{{0,2}}|jährlich\w{{0,2}}|stündlich\w{{0,2}}",
        ),
        (
            "set_of",
            r"jede[nrsm]? (?:(?:zweiten|dritten) )?(?:(?P<weekday>{weekday})|(?P<unit>{unit})|(?P<part>{daypart}))",
        ),
        (
            "set_weekday",
            r"(?P<weekdays>montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags)",
        ),
        ("reference", r"(?P<ref>{reference})"),
        ("year", r"(?:(?:dem |des |im )?Jahre?s? )?(?P<year>(?:1[5-9]|20)\d\d)(?![\d.,]\d|\d)"),
    ),
    future=words(
        "wird werden will wollen soll sollen morgen kommenden nächsten plant planen geplant"
        " bevorsteht findet stattfinden beginnt"
    ),
)

QUANTITIES = QuantityWords(
    units={
        "verstöß": "violation",
        "verstoß": "violation",
        "verletzung": "violation",
        "gefecht": "attack",
        "sturmangriff": "attack",
        "angriff": "attack",
        "beschuss": "attack",
        "luftangriff": "attack",
        "drohnenangriff": "attack",
        "granat": "shell",
        "mörsergranat": "shell",
        "artilleriegranat": "shell",
        "geschoss": "shell",
        "schuss": "burst",
        "schüss": "burst",
        "explosion": "explosion",
        "detonation": "explosion",
        "drohne": "drone",
        "kampfdrohne": "drone",
        "rakete": "missile",
        "marschflug": "missile",
        "bombe": "bomb",
        "gleitbombe": "bomb",
        "mensch": "person",
        "person": "person",
        "zivilist": "person",
        "soldat": "person",
        "gefangen": "person",
        "kriegsgef": "person",
        "bewohner": "person",
        "verletzt": "person",
        "tote": "person",
        "kind": "person",
        "mann": "person",
        "männer": "person",
        "frau": "person",
        "verwundet": "person",
        "beobachter": "person",
        "haus": "house",
        "häuser": "house",
        "gebäude": "house",
        "wohnhaus": "house",
        "wohnhäus": "house",
        "haushalt": "household",
        "siedlung": "settlement",
        "dorf": "settlement",
        "dörfer": "settlement",
        "ortschaft": "settlement",
        "panzer": "tank",
        "fahrzeug": "vehicle",
        "lastwagen": "vehicle",
        "geschütz": "gun",
        "kilomet": "km",
        "km": "km",
        "meter": "m",
        "prozent": "percent",
        "%": "percent",
        "leichen": "body",
        "stellung": "position",
        "flugzeug": "aircraft",
        "mal": "time",
        "land": "country",
        "länder": "country",
        "umspannwerk": "substation",
        "quadratkilom": "km2",
    },
    modifiers={
        "mehr als": "more_than",
        "über": "more_than",
        "mindestens": "at_least",
        "weniger als": "less_than",
        "rund": "approx",
        "etwa": "approx",
        "ungefähr": "approx",
        "circa": "approx",
        "ca\\.": "approx",
        "fast": "almost",
        "knapp": "almost",
        "bis zu": "up_to",
        "mehrere": "several",
    },
    multipliers={
        "tausend": 1000,
        "hundert": 100,
        "millionen": 1e6,
        "million": 1e6,
        "milliarden": 1e9,
        "dutzend": 12,
    },
    adverbs={"zweimal": 2, "dreimal": 3, "viermal": 4},
)

FURNITURE = (
    (
        "pull_link",
        r"^[ \t]*(?:LESEN(?: SIE)?(?: AUCH)?|Lesen Sie (?:auch|mehr)|MEHR ZUM THEMA|Mehr zum Thema|Siehe auch)\b[^\n]*",
    ),
    (
        "subscription",
        r"^[ \t]*(?:Abonnieren|Newsletter|Jetzt anmelden|Folgen Sie|Melden Sie sich)\b[^\n]*",
    ),
    ("caption", r"^[ \t]*(?:Foto|FOTO|Bild|BILD|Symbolbild|Archivfoto)\b ?[:/–-][^\n]*"),  # noqa: RUF001
    ("video", r"^[ \t]*(?:Video|VIDEO|Im Video) ?[:/–|-][^\n]*"),  # noqa: RUF001
    (
        "credit",
        r"^[ \t]*(?:Zusätzliche Berichterstattung|Mitarbeit|Quelle ?:|Redaktion ?:|Von [A-ZÄÖÜ]\w+ [A-ZÄÖÜ]\w+$)[^\n]*",
    ),
    ("load_failure", r"[^\n.]*(?:nicht geladen werden|konnte nicht geladen)[^\n]*"),
)

LEXICON = Lexicon(
    language=Language.DE,
    function_words=FUNCTION_WORDS,
    abbreviations=words(
        "dr prof st nr bzw ca z b u a d h v chr geb gen hr fr str usw etc evtl ggf"
        " inkl mio mrd tel vgl jr sr abs art co inc ltd max min bspw sog sen rd"
        " jan feb mrz apr jun jul aug sep sept okt nov dez"
    ),
    furniture=FURNITURE,
    events=EVENTS,
    phrases=PHRASES,
    speech=SPEECH,
    times=TIMES,
    quantities=QUANTITIES,
    ordinal_stop=True,
)
