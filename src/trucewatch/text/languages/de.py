"""German: words and patterns that the engine reads with."""

from __future__ import annotations

from trucewatch.text.happening.de import EVENTS, FURNITURE, ORIGINS, PART_OF, PHRASES
from trucewatch.text.lexicon import (
    Lexicon,
    QuantityWords,
    by_form,
    by_number,
    patterns,
    words,
)
from trucewatch.text.saying.de import SPEECH
from trucewatch.text.timing.de import TIMES
from trucewatch.vocabulary.language import Language

QUANTITIES = QuantityWords(
    tolls=r"\b(?:zahl der (?:toten|todesopfer|opfer|verletzten|verwundeten)|opferzahl)\b"
    r"[^.;\n]{0,140}\bauf",
    compounds=True,
    squares=("quadrat",),
    units=by_form(
        """
violation: verstöß verstoß verletzung; attack: gefecht schläg sturmangriff angriff beschuss
    luftangriff
    drohnenangriff; shell: granat mörsergranat artilleriegranat geschoss; burst: schuss schüss;
    explosion: explosion detonation; drone: drohne kampfdrohne; missile: rakete marschflug; bomb:
    bombe gleitbombe;
    person: jugendlich rentner mensch person zivilist soldat gefangen kriegsgef bewohner verletzt
    tote kind mann männer frau verwundet beobachter; house: haus häuser gebäude wohnhaus wohnhäus;
    household: haushalt; settlement: dorf dörf siedlung ortschaft; tank: panzer; vehicle:
    fahrzeug lastwagen; gun: geschütz; km: kilomet km kilometern; m: meter metern; percent:
    prozent %; body: leichen;
    position: stellung; aircraft: flugzeug; time: mal; country: land länder; substation:
    umspannwerk; km2: quadratkilom
"""
    ),
    modifiers=dict(
        patterns(
            r"""
more_than = mehr als|über
at_least = mindestens
less_than = weniger als
approx = rund|etwa|ungefähr|circa|ca\.
almost = fast|knapp
up_to = bis zu
several = mehrere
"""
        )
    ),
    multipliers=by_number(
        """
1000: tausend; 100: hundert; 1e+06: millionen million; 1e+09: milliarden; 12: dutzend
"""
    ),
    adverbs=by_number(
        "2: zweimal; 3: dreimal; 4: viermal; 5: fünfmal; 6: sechsmal; 7: siebenmal; 8: achtmal; 9:"
        " neunmal; 10: zehnmal; 12: zwölfmal"
    ),
    uncounted=words("seiten parteien ländern prozent uhr punkte punkten fragen januar"),
)

LEXICON = Lexicon(
    language=Language.DE,
    function_words=words(
        """
als am an auch auf aus bei das dass daß dem den der des die ein eine einem einen einer er es für
haben hat hatte im in ist mit nach nicht noch nur oder sich sie sind um und unter vom von war waren
werden wie wird wurde zu zum zur über
        """
    ),
    abbreviations=words(
        """
a abs apr art aug b bspw bzw ca chr co d dez dr etc evtl feb fr geb gen ggf h hr inc inkl jan jr
jul jun ltd max min mio mrd mrz nov nr okt prof rd sen sep sept sog sr st str tel u usw v vgl z
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
    joiners=words("und sowie"),
    finished=r"\b[a-zäöüß]{4,}(?:t|en|te|ten)\W*$",
    ordinal_stop=True,
    ground=(
        "stadt",
        "städt",
        "grenzstadt",
        "hauptstadt",
        "kleinstadt",
        "dorf",
        "dörf",
        "grenzdorf",
        "ort",
        "grenzort",
        "siedlung",
        "region",
        "grenzregion",
        "oblast",
        "gebiet",
        "grenzgebiet",
        "territori",
        "boden",
        "vorort",
        "flugplatz",
        "flughafen",
    ),
)
