"""English: words and patterns that the engine reads with."""

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
    "the a an and or of to in on at for with from by as is are was were be been has have had it"
    " its he she they his her their that this which who not but after before said will would"
)

EVENTS = {
    "attack": "attack ambush offensive raid raids",
    "strike": "strike =struck =hit =hits =hitting airstrike pound bombard =targeted =targeting",
    "shell": "=shelled =shelling =shelling's =shellfire =barrage",
    "hit": "=impact =impacted =landed",
    "explode": "explo blast deton =blew",
    "intercept": "intercept =downed shot-down =repelled-drones neutralis neutraliz",
    "airdefence": "air-defence air-defense",
    "assault": "assault =stormed storming",
    "clash": "clash =fighting firefight battle skirmish =combat",
    "advance": "=advance =advanced =advances =advancing",
    "capture": "captur =seized =seize =retook recaptur liberat =overran =took-control",
    "withdraw": "withdr retreat =pulled-back",
    "launch": "launch",
    "drop": "=dropped =drops",
    "shoot": "=shot =shots =fired =firing gunfire =shooting gunmen =opened-fire =fire sniper",
    "fire": "=fire",
    "w:mortar": "mortar",
    "w:tube_artillery": "artillery howitzer shells",
    "w:mlrs": "=mlrs =grad multiple-launch =rocket =rockets",
    "w:tank_ifv": "=tank =tanks armoured armored",
    "w:glide_bomb": "glide-bomb =glide",
    "w:bomb": "=bomb =bombs bombing bombard",
    "w:aircraft": "aircraft warplane airstrike =jets =jet =airplane air-raid =aviation",
    "w:helicopter": "helicopter",
    "w:fpv_drone": "=fpv",
    "w:drone": "drone =uav =uavs unmanned quadcopter",
    "w:one_way_attack_drone": "shahed kamikaze loitering",
    "w:missile": "missile",
    "w:ballistic_missile": "ballistic iskander",
    "w:cruise_missile": "=cruise",
    "w:small_arms": "machine-gun =rifle =rifles small-arms gunfire gunmen",
    "w:grenade": "grenade",
    "w:mine_ied": "=mine =mines landmine roadside =ied =ieds improvised booby",
    "killed": "kill =dead =died =death =deaths =slain fatalit =die",
    "injured": "injur wound =hurt",
    "damage": "damag destroy =ablaze =burned =fire-damage =collapsed",
    "people": "=people civilian resident =children =child =woman =women =man =men =driver =boy"
    " =girl villager",
    "o:residential": "=home =homes =house =houses apartment =residential",
    "o:energy_transmission": "substation =grid power-line",
    "o:energy_generation": "power-plant power-station",
    "o:energy_oil_gas": "=oil refinery =gas pipeline depot",
    "o:npp": "nuclear",
    "o:medical": "hospital clinic =medical",
    "o:school": "school =university",
    "o:port_ship": "=port =ship =vessel",
    "o:rail": "railway =train =station",
    "o:water": "=water",
    "vehicle": "minibus =bus =car =vehicle =truck",
    "mass": "=massive combined",
    "s:russia": "russia russian =moscow =kremlin",
    "s:ukraine": "ukrain =kyiv",
    "s:enemy": "=enemy",
    "force": "=troops =forces =army soldier =military fighters",
    "neg": "=no =not =nobody =never =none =neither denied =without n't",
    "hyp": "=if =unless =could =may =might =would =possibly =should",
    "plan": "=plan =plans =planned =planning prepar =intends =wants =aims =will =threat threaten",
    "talk": "=talks negotiat =summit =meeting diplom",
    "past": "annivers histor =ago",
    "crime": "police court convict arrest prosecut =crash murder robber =prison suspect",
    "rumour": "rumour rumor =fake =disinformation =false",
    "exercise": "exercise drill",
    "reaction": "mourning condemn =reacted condolen",
    "alert": "air-alert =siren =sirens",
    "quiet": "=quiet =calm",
    "loss": "=losses",
    "truce": "truce ceasefire cease-fire armistice moratorium =pause =silence",
    "begin": "=begins =begin =began =takes =took =effect =holds =hold =enters =entered =starts",
    "end": "=ended =ends =expired =expires collaps",
    "agree": "=agreed =agree =agrees =signed =accepted =deal =agreement",
    "propose": "propos =offer =offered =draft =initiative",
    "breach": "violat breach =broke =broken",
    "prisoner": "prisoner =captives =pows =swap",
    "aid": "=aid humanitarian convoy",
    "control": "=control =controls =controlled =flag",
    "commit": "pledg promis =undertake =committed",
    "contact": "=talks =meeting =meet =met delegat",
    "monitor": "monitor observer patrol =mission",
    "obstruct": "=stopped =blocked =denied-access obstruct =turned-back",
    "jamming": "jamming jammed",
    "none": "firefighter killer killjoy strikers striking-price shotgun minefields",
}

PHRASES = (
    ("intercept", r"\b(?:shot|shoot|shooting|brought) down\b"),
    ("airdefence", r"\bair defen[cs]es?\b"),
    ("w:glide_bomb", r"\bglide bombs?\b"),
    ("w:small_arms", r"\b(?:small arms|machine guns?)\b"),
    ("w:mlrs", r"\bmultiple[- ]launch\b"),
    ("w:air_defence", r"\bsurface-to-air\b"),
    ("shoot", r"\bopened fire\b|\bexchange of fire\b"),
    ("capture", r"\btook control\b|\bunder the control of\b"),
    ("withdraw", r"\bpulled back\b"),
    ("agg", r"\bin the (?:past|last) (?:day|24 hours|week|month|year)\b|\bover the (?:day|week|month)\b"),
    ("past", r"\b(?:years?|months?|decades?) ago\b|\b(?:in|of) (?:19\d\d|20[01]\d)\b|\blast year\b"),
    ("negated", r"\bno(?:body|\sone| damage| casualties| injuries)\b"),
    ("quiet", r"\b(?:was|were|remained) (?:quiet|calm)\b"),
    ("truce", r"\bcease-?fire\b|\brepair window\b|\bwindow of silence\b"),
    ("agree", r"\b(?:has|have|had) been agreed\b"),
)

SPEECH = SpeechWords(
    cues=words(
        "said says say told tells added adds stated states reported reports wrote writes claimed"
        " claims announced announces warned warns explained confirmed confirms acknowledged admitted"
        " admits insisted insists noted argued argues replied asked declared denied denies alleged"
        " alleges called blamed accused believes believe suggested recalled stressed tweeted posted"
        " conceded asserted demanded promised pledged informed"
    ),
    acts={
        **dict.fromkeys(words("denied denies rejected rejects dismissed disputed"), "deny"),
        **dict.fromkeys(words("confirmed confirms acknowledged admitted conceded"), "confirm"),
        **dict.fromkeys(words("blamed blames accused accuses"), "blame"),
        **dict.fromkeys(words("announced announces declared reported heard recorded"), "announce"),
        **dict.fromkeys(words("demanded urged urges called"), "demand"),
    },
    auxiliaries=words("has have had was were is are been be"),
    particles=frozenset(),
    conjunctions=words("that whether how why if"),
    sources=(
        r"\b(?:according to|in the words of|citing|as reported by) (?P<who>[^,.;:!?\n]{2,80})",
    ),
    pronouns=words("he she they it"),
    reported_mood=words("allegedly reportedly"),
    stops=words(
        "in on at to by after before during when while as and but that who which today yesterday"
        " late early this last with from about against since for via through into over also has had"
        " have is was were not there"
    ),
    roles={
        "general staff": "general staff", "ministry": "ministry", "minister": "minister",
        "president": "president", "spokes": "spokesperson", "governor": "governor",
        "head": "head", "mayor": "mayor", "mission": "monitoring mission",
        "patrol": "monitoring mission", "prosecutor": "prosecutor", "police": "police",
        "command": "command", "officials": "officials", "official": "officials",
        "authorities": "authorities", "forces": "army", "army": "army", "general": "general",
        "colonel": "colonel", "representative": "representative", "service": "service",
        "government": "government", "kremlin": "government", "adviser": "adviser",
        "analyst": "analyst", "expert": "expert", "ambassador": "ambassador",
        "administration": "administration", "operator": "operator", "military": "army",
    },
    determiners=words("the a an its his her their our one local regional another"),
)

TIMES = TimeWords(
    months=by_number({
        1: "january jan", 2: "february feb", 3: "march", 4: "april", 5: "may", 6: "june",
        7: "july", 8: "august aug", 9: "september sept sep", 10: "october oct",
        11: "november nov", 12: "december dec"}),
    weekdays=by_number({1: "monday", 2: "tuesday", 3: "wednesday", 4: "thursday", 5: "friday",
                        6: "saturday", 7: "sunday"}),
    numbers={
        "one": 1, "a": 1, "an": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5,
        "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
        "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
        "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12,
        "half": 0.5, "twenty-four": 24, "forty-eight": 48},
    relative_days={"today": 0, "yesterday": -1, "tomorrow": 1},
    dayparts=by_meaning({"MO": "morning", "MI": "noon midday", "AF": "afternoon", "EV": "evening",
                         "NI": "night"}),
    seasons=by_meaning({"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}),
    units=by_meaning({
        "D": "day days", "W": "week weeks", "M": "month months", "Y": "year years",
        "H": "hour hours", "TM": "minute minutes", "WE": "weekend weekends",
        "DE": "decade decades", "CE": "century centuries"}),
    shifts={"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1,
            "coming": 1, "following": 1},
    references={"recently": "PAST_REF", "currently": "PRESENT_REF"},
    clock=r"(?:(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?: ?(?P<half>a\.m\.|p\.m\.|am|pm))?|(?P<hour_word>\d{{1,2}}|{number}) ?(?:o'clock(?: in the (?P<half2>morning|evening|afternoon))?|(?P<half3>a\.m\.|p\.m\.|am|pm)))(?: (?P<zone>local|kyiv|moscow)(?: time)?)?",
    patterns=(
        ("date", r"(?:(?P<weekday>{weekday}),? )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{month})\.?(?:,? (?P<year>\d{{4}}))?(?:,? (?:at|from|around|about)? ?{clock}(?: (?:to|until|till|-|–) (?P<till>\d{{1,2}}:\d\d))?)?"),  # noqa: RUF001 - the dash is meant
        ("date", r"(?:(?P<weekday>{weekday}),? )?(?P<month>{month})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year>\d{{4}}))?(?:,? (?:at|from|around|about)? ?{clock})?"),
        ("iso", r"(?P<year>\d{{4}})-(?P<mon>\d\d)-(?P<day>\d\d)"),
        ("month", r"(?:(?P<edge>early|mid|late|the end of|the start of)[ -])?(?P<month>january|february|march|april|june|july|august|september|october|november|december)(?:,? (?P<year>\d{{4}}))?"),
        ("month", r"(?<=in )(?P<month>may)(?: (?P<year>\d{{4}}))?|(?P<month2>may) (?P<year2>\d{{4}})"),
        ("night_to", r"(?:overnight|the night) (?:to|into) (?P<weekday>{weekday})"),
        ("tonight", r"overnight|last night"),
        ("weekday", r"(?:(?P<shift>{shift}) )?(?:{clock} (?:on )?)?(?P<weekday>{weekday})(?: (?P<part>{daypart})|,? (?:at|around|about) {clock_b})?"),
        ("relative_day", r"(?P<rel>{relative})(?: (?P<part>{daypart}))?"),
        ("clock", r"(?:at|by|around|about|until|from|after|before) {clock}"),
        ("clock", r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?: (?P<zone>local|kyiv|moscow)(?: time)?)?"),
        ("midnight", r"(?:at|after) midnight"),
        ("daypart", r"(?:in the|this|that|early) (?P<part>{daypart})"),
        ("season", r"(?:in |last |this |next |the )?(?P<season>{season})(?: of)? (?P<year>\d{{4}})|(?P<shift>{shift}) (?P<season2>{season})"),
        ("shifted", r"(?P<shift>{shift}) (?P<unit>{unit})"),
        ("shifted_many", r"(?:the )?(?P<shift>{shift}) (?P<num>{number}|\d+) (?P<unit>{unit})"),
        ("ago", r"(?P<num>{number}|\d+) (?P<unit>{unit}) (?:ago|earlier)"),
        ("year", r"(?<=in )(?P<year>(?:19|20)\d\d)|(?<=since )(?P<year2>(?:19|20)\d\d)"),
        ("set", r"daily|weekly|monthly|annually|every (?:day|week|month|year)"),
        ("duration", r"(?P<num>{number}|\d+)[ -](?P<unit>{unit})"),
        ("reference", r"(?P<ref>{reference})"),
    ),
    future=words("will tomorrow next planned plans scheduled effect expected due takes until"),
)

QUANTITIES = QuantityWords(
    units={
        "violation": "violation", "breach": "violation", "clash": "attack", "assault": "attack",
        "attack": "attack", "shelling": "attack", "strike": "attack", "airstrike": "attack",
        "shell": "shell", "round": "shell", "grenade": "shell", "mortar": "shell",
        "burst": "burst", "shot": "burst", "explosion": "explosion", "blast": "explosion",
        "drone": "drone", "uav": "drone", "missile": "missile", "rocket": "missile",
        "bomb": "bomb", "people": "person", "person": "person", "civilian": "person",
        "soldier": "person", "prisoner": "person", "resident": "person", "child": "person",
        "men": "person", "women": "person", "man": "person", "woman": "person",
        "officer": "person", "worker": "person", "troops": "person", "fighter": "person",
        "house": "house", "home": "house", "building": "house", "household": "household",
        "customer": "household", "settlement": "settlement", "village": "settlement",
        "tank": "tank", "vehicle": "vehicle", "truck": "vehicle", "gun": "gun",
        "howitzer": "gun", "kilomet": "km", "km": "km", "metre": "m", "meter": "m",
        "percent": "percent", "%": "percent", "bodies": "body", "body": "body",
        "position": "position", "aircraft": "aircraft", "time": "time", "countr": "country",
        "crossing": "crossing", "substation": "substation", "observer": "person",
    },
    modifiers={
        "more than": "more_than", "over": "more_than", "at least": "at_least",
        "less than": "less_than", "fewer than": "less_than", "about": "approx",
        "around": "approx", "some": "approx", "nearly": "almost", "almost": "almost",
        "up to": "up_to", "several": "several",
    },
    multipliers={"thousand": 1000, "hundred": 100, "million": 1e6, "billion": 1e9, "dozen": 12},
    adverbs={"twice": 2, "thrice": 3},
)

FURNITURE = (
    ("pull_link", r"^[ \t]*(?:READ MORE|Read more|READ ALSO|Read also|See also|RELATED|Related)\b[^\n]*"),
    ("subscription", r"^[ \t]*(?:Subscribe|Sign up|Follow us|Join our|Click here)\b[^\n]*"),
    ("caption", r"^[ \t]*(?:Photo|PHOTO|Image|Picture|Photograph)s?\b ?[:/–-][^\n]*"),  # noqa: RUF001
    ("video", r"^[ \t]*(?:Video|VIDEO|WATCH|Watch) ?[:/–|-][^\n]*"),  # noqa: RUF001
    ("credit", r"^[ \t]*(?:Additional reporting|Reporting by|Editing by|Source ?:|By [A-Z]\w+ [A-Z]\w+$)[^\n]*"),
    ("load_failure", r"[^\n.]*(?:could not be loaded|failed to load|content is (?:not|un)available)[^\n]*"),
)

LEXICON = Lexicon(
    language=Language.EN,
    function_words=FUNCTION_WORDS,
    abbreviations=words("mr mrs ms dr prof gen col lt sgt st vs etc no u.s u.k a.m p.m e.g i.e"
                        " capt maj gov sen rep jan feb aug sept sep oct nov dec inc ltd"),
    furniture=FURNITURE,
    events=EVENTS,
    phrases=PHRASES,
    speech=SPEECH,
    times=TIMES,
    quantities=QUANTITIES,
)
