"""English: words and patterns that the engine reads with."""

from __future__ import annotations

from trucewatch.text.happening.en import EVENTS, FURNITURE, ORIGINS, PART_OF, PHRASES
from trucewatch.text.lexicon import (
    Lexicon,
    QuantityWords,
    by_form,
    by_number,
    patterns,
    words,
)
from trucewatch.text.saying.en import SPEECH
from trucewatch.text.timing.en import TIMES
from trucewatch.vocabulary.language import Language

QUANTITIES = QuantityWords(
    tolls=r"\b(?:toll|dead|killed|wounded|injured|casualties)\b"
    r"[^.;\n]{0,120}\b(?:risen|rose|rising|climbed|increased|up|grown) to",
    heads_last=True,
    squares=("square", "sq"),
    units=by_form(
        """
violation: violation breach; attack: clash assault attack shelling strike airstrike; shell: shell
    round grenade mortar; burst: burst shots; explosion: explosion blast; drone: drone uav; missile:
    missile rocket; bomb: bomb; person: teenager pensioner people person civilian soldier prisoner
    resident child men
    women man woman officer worker troops fighter observer dead killed wounded injured
    victim; house: house home building; household:
    household customer; settlement: settlement village; tank: tank; vehicle: vehicle truck; gun:
    gun howitzer; km: kilomet km; m: metre meter; percent: percent %; body: bodies body; position:
    position; aircraft: aircraft; time: time; country: countr; crossing: crossing; substation:
    substation
"""
    ),
    modifiers=dict(
        patterns(
            r"""
more_than = more than|over
at_least = at least
less_than = less than|fewer than
approx = about|around|some
almost = nearly|almost
up_to = up to
several = several
"""
        )
    ),
    multipliers=by_number(
        """
1000: thousand; 100: hundred; 1e+06: million; 1e+09: billion; 12: dozen
"""
    ),
    adverbs=by_number("2: twice; 3: thrice"),
    uncounted=words("sides parties points more other than questions years most"),
)

LEXICON = Lexicon(
    language=Language.EN,
    function_words=words(
        """
a after an and are as at be been before but by for from had has have he her his in is it its not of
on or said she that the their they this to was were which who will with would
        """
    ),
    abbreviations=words(
        """
a.m aug capt col dec dr e.g etc feb gen gov i.e inc jan lt ltd maj mr mrs ms no nov oct p.m prof
rep sen sep sept sgt st u.k u.s vs
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
    joiners=words("and"),
    finished=r"\b(?:[a-z]{3,}ed|hit|shot|struck|fought)\b",
    ground=(
        "town",
        "city",
        "village",
        "settlement",
        "region",
        "oblast",
        "district",
        "territor",
        "soil",
        "capital",
        "suburb",
        "hamlet",
        "airfield",
        "airport",
        "airbase",
    ),
    object_follows=True,
)
