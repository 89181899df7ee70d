"""English: words of saying, and who may stand beside them."""

from __future__ import annotations

from trucewatch.text.lexicon import SpeechWords, by_form, patterns, words

SPEECH = SpeechWords(
    cues=words(
        """
accuse deny insist allege accused accuses acknowledged added adds admits admitted agreed alleged
    alleges announced
announces argued argues asked asserted believe believes blamed called cautioned cited cites claimed
claims commented complained conceded concluded confessed confirmed confirms contended continued
declared demanded denied denies dispute disputed disputes disclosed emphasised emphasized estimated
estimates expects
explained explains feared hinted hoped hopes implied informed insisted insists joked lamented
maintained maintains mentioned noted notes observed pledged pointed posted predicted promised
proposed quoted quotes recalled recalls reiterated remarked remembered remembers replied replies
reported reports revealed said say says shouted speculated stated states stressed suggested
suggests tells testified thinks threatened told tweeted underlined vowed warned warns wondered
writes wrote
"""
    ),
    acts=by_form(
        """
deny: deny dispute disputes disputed denies rejects rejected denied dismissed; confirm: admitted
    acknowledged
    conceded
    confirms confirmed; blame: accuse blames accused accuses blamed; propose: proposed proposes;
    announce: counted logged registered
    recorded claimed claims announces announced reported declared heard; demand: urged called urges
    demanded
"""
    ),
    auxiliaries=words("are be been had has have is was were"),
    particles=words(""),
    conjunctions=words("how if that whether why"),
    sources=tuple(
        pattern
        for _, pattern in patterns(
            r"""
source = \b(?:according to|in the words of|as reported by) (?P<who>[^,.;:!?\n]{2,80})
"""
        )
    ),
    pronouns=words("he it she they"),
    reported_mood=words("allegedly reportedly"),
    stops=words(
        """
about after against also and as at before but by during early for from had has have in into is last
late not on over since that there this through to today via was were when which while who with
yesterday
        """
    ),
    determiners=words("a an another her his its local one our regional the their"),
    telling=words("assured assures informed reminded tells told"),
    quoting=words("cited cites quoted quotes"),
    plain_conjunctions=words("that whether"),
    relays=(
        r"\bciting (?P<origin>[^,.;:!?\n]{2,60})",
        r"\b(?:quoted|cited|carried) by (?P<carrier>[^,.;:!?\n]{2,60})",
    ),
    as_words=words("as"),
    modifiers=words(
        "a to nor cannot the any no some several made make making of with by in more few two new"
    ),
    passives=words("am are be been being is was were"),
    subject_breaks=("asked", "speaking", "who", "quoted", "when", "while"),
    negations=words("neither never not"),
    links=words("at for from in of on the with"),
    possessives=words("her his its their"),
    bare=words("said say says"),
    objects=words("it that this"),
    roles=by_form(
        """
general_staff: general_staff; ministry: ministry; minister: minister; president: president;
    spokesperson: spokes; governor: governor; head: head; mayor: mayor; monitoring_mission: mission
    patrol; prosecutor: prosecutor; police: police; command: command; officials: officials
    official; authorities: authorities; army: forces army military; general: general; colonel:
    colonel; representative: representative; service: service; government: government kremlin;
    adviser: adviser; analyst: analyst; expert: expert; ambassador: ambassador; administration:
    administration; operator: operator
"""
    ),
    adding=r",\s(?:adding|saying|noting|claiming|insisting|stressing|alleging|warning)"
    r" that|,?\s(?:but|and) (?:also )?(?:said|added|warned|insisted|claimed)(?: that)?",
    barred=words("access entry passage permission"),
    articles=words("a an"),
    media=(
        "agency",
        "newspaper",
        "broadcaster",
        "channel",
        "outlet",
        "portal",
        "media",
        "television",
    ),
)
