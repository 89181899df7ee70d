"""English: words and patterns of time."""

from __future__ import annotations

from trucewatch.text.lexicon import by_count, by_form, by_number, patterns, words
from trucewatch.text.time_words import TimeWords

TIMES = TimeWords(
    months=by_count(
        """
1: january jan; 2: february feb; 3: march; 4: april; 5: may; 6: june; 7: july; 8: august aug; 9:
    september sept sep; 10: october oct; 11: november nov; 12: december dec
"""
    ),
    weekdays=by_count(
        """
1: monday; 2: tuesday; 3: wednesday; 4: thursday; 5: friday; 6: saturday; 7: sunday
"""
    ),
    numbers=by_number(
        """
1: one a an; 2: two both; 3: three; 4: four; 5: five; 6: six; 7: seven; 8: eight; 9: nine; 10: ten;
    11: eleven; 12: twelve dozen; 13: thirteen; 14: fourteen; 15: fifteen; 16: sixteen; 17:
    seventeen; 18: eighteen; 19: nineteen; 20: twenty; 30: thirty; 40: forty; 50: fifty; 60: sixty;
    70: seventy; 80: eighty; 90: ninety; 100: hundred; 0.5: half; 24: twenty-four; 48: forty-eight
"""
    ),
    relative_days=by_count("0: today; -1: yesterday; 1: tomorrow"),
    dayparts=by_form("MO: morning; MI: noon midday; AF: afternoon; EV: evening; NI: night"),
    seasons=by_form("SP: spring; SU: summer; FA: autumn; WI: winter"),
    units=by_form(
        """
D: day days; W: week weeks; M: month months; Y: year years; H: hour hours; TM: minute minutes; WE:
    weekend weekends; DE: decade decades; CE: century centuries
"""
    ),
    shifts=by_count("-1: last previous past; 0: this current; 1: next coming following"),
    references=by_form(
        """
PAST_REF: recently in_recent_days in_recent_weeks in_recent_months; PRESENT_REF: currently
    these_days nowadays; FUTURE_REF: in_the_coming_days in_the_coming_weeks
"""
    ),
    capitalised=True,
    clock=patterns(
        r"""
clock = (?:(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?: ?(?P<half>a\.m\.|p\.m\.|am|pm))?|
    (?P<hour_word>\d{{1,2}}|{number}) ?(?:o'clock(?: in the (?P<half2>morning|evening|afternoon)
    )?|(?P<half3>a\.m\.|p\.m\.|am|pm)))(?: (?P<zone>local|kyiv|moscow|gmt|utc|cet|eet|
    msk)(?: time)?)?
"""
    )[0][1],
    patterns=patterns(
        r"""
date = (?:(?P<weekday>{weekday}),? )?(?P<day>\d{{1,2}})(?:st|nd|rd|
    th)?(?: of)? (?P<month>{month})\.?(?:,? (?P<year>\d{{4}}))?(?:,? (?:at |from |around |
    about )*{clock}(?: (?:to|until|till|-|–) (?P<till>\d{{1,2}}:\d\d))?)?
date = (?:(?:at|around|about|from|by) )+{clock},? (?:on )?(?:(?P<weekday>{weekday}),? )?(?:(?P<day>
    \d{{1,2}})(?:st|nd|rd|th)? (?P<month>{month})|(?P<month2>{month}) (?P<day2>\d{{1,2}})(?:st|nd|
    rd|th)?(?!\d))(?:,? (?P<year>\d{{4}}))?
date = (?:(?P<weekday>{weekday}),? )?(?P<month>{month})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|
    th)?(?!\d)(?:,? (?P<year>\d{{4}}))?(?:,? (?:at |from |around |about )*{clock})?
date = (?P<day>\d{{1,2}})(?=(?:st|nd|rd|th)? ?(?:and|to|or|-|–) ?\d{{1,2}}
    (?:st|nd|rd|th)? (?P<month>{month}))
iso = (?P<year>\d{{4}})-(?P<mon>\d\d)-(?P<day>\d\d)
month = (?:(?P<edge>early|mid|late|the end of|the start of)[ -])?(?P<month>january|february|
    march|april|june|july|august|september|october|november|december)(?:,? (?P<year>\d{{4}}))?
month = (?<=in )(?P<month>may)(?: (?P<year>\d{{4}}))?|(?P<month2>may) (?P<year2>\d{{4}})
night_to = (?:overnight|the night) (?:to|into) (?P<weekday>{weekday})
night_to = night (?:of|from) (?:{weekday}) (?:to|into) (?P<weekday>{weekday})
night_to = night (?:of|from) (?:the )?(?:\d{{1,2}})(?: (?:{month}))?(?: to | into |-|–)
    (?:the )?(?P<day>
    \d{{1,2}}) (?P<month>{month})|night (?:of|from) (?P<month2>{month}) \d{{1,2}}(?: to |-|–)
    (?P<day2>
    \d{{1,2}})
night_of = night of (?:(?P<month>{month}) (?P<day>\d{{1,2}})|
    (?P<day2>\d{{1,2}}) (?P<month2>{month}))
tonight = overnight|last night
holiday = (?P<holiday>{holiday})(?: (?P<year>\d{{4}}))?
weekend = (?:at |on |over |this )?(?:the )?weekend
part_of_year = (?:the )?(?P<ordinal>{ordinal}) (?:quarter|(?P<halves>half)) of (?:(?P<year>\d{{4}})|
    (?:the|this) year)|(?:the )?(?P<ordinal2>{ordinal}) quarter
same_day = (?:the )?same (?:day|(?P<part>morning|evening|afternoon|night))
this_unit = (?:the )?(?P<edge>end|beginning|start|middle) of (?:the|this) (?P<unit>week|month|year)
day_beside = (?:the )?(?P<earlier>day before|day earlier|previous day)|(?:the )?(?:day after|
    next day|following day)
weekday = (?:(?P<shift>{shift}) )?(?P<weekday>{weekday})(?: (?P<part>{daypart})|,? (?:at |around |
    about |shortly before |shortly after )+{clock})?
weekday = (?:at |around |about |
    by )*{clock},? (?:on )?(?:(?P<shift>{shift}) )?(?P<weekday>{weekday})
relative_day = (?P<rel>{relative})(?: (?P<part>{daypart})|,? (?:at |around |about )+{clock})?
relative_day = (?:at |around |about )+{clock} (?P<rel>{relative})
clock = (?:at|by|around|about|until|from|after|before) {clock}
clock = (?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?: (?P<zone>local|kyiv|moscow|gmt|utc|cet|
    eet|msk)(?: time)?)?
midnight = (?:at|after) midnight(?: (?P<zone>local|kyiv|moscow)(?: time)?)?
daypart = (?:in the|this|that|early) (?P<part>{daypart})
season = (?:in |last |this |next |the )?(?P<season>{season})(?: of)? (?P<year>\d{{4}})|
    (?P<shift>{shift}) (?P<season2>{season})
shifted = (?P<shift>{shift}) (?P<unit>{unit})
shifted_many = (?:the )?(?P<shift>{shift}) (?P<num>{number}|\d+) (?P<unit>{unit})
ago = (?P<num>{number}|\d+) (?P<unit>{unit}) (?:ago|earlier)
year = (?<=in )(?P<year>(?:19|20)\d\d)|(?<=since )(?P<year2>(?:19|20)\d\d)
set = (?:daily|weekly|monthly|annually|hourly)(?! (?:report|briefing|assessment|update|bulletin|
    newspaper|digest|frontline|situation|summary|mirror|telegraph|mail)\b)
each = every (?P<num>{number}|\d+) (?P<unit>{unit})|(?:every|each|per) (?P<unit2>day|night|week|
    month|
    year|hour)
set_of = (?:every|each) (?:(?P<weekday>{weekday})|(?P<part>{daypart}))
set_weekday = (?P<weekdays>mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)
decade = (?<!his )(?<!her )(?<!their )(?:the )?(?:(?:early|mid|
    late)[ -])?(?:(?P<decade_year>19\d0|20\d0)s|(?P<decword>twenties|
    thirties|forties|fifties|sixties|seventies|eighties|nineties))
century = (?:the )?(?P<num>\d\d?)(?:st|nd|rd|th) century
vague_duration = (?:several|many|a few|a couple of) (?P<unit>{unit})|(?<=for )(?P<unit2>hours|days|
    weeks|months|years|decades)|(?P<unit3>hours|days|weeks|months|years) (?:later|earlier|before)
duration = (?P<num>{number}|\d+)[ -](?P<unit>{unit})
reference = (?P<ref>{reference})
"""
    ),
    future=words(
        """
due effect expected next planned plans planning scheduled takes tomorrow until will if shall
intends hopes threatens preparing ready once unless
        """
    ),
    past=words(
        """
was were had did said told took came went fell hit began ended killed died fired struck held met
reported happened launched ago last has have been
        """
    ),
    past_forms=r"\wed$",
    present=words(
        "begins starts opens meets takes is are ends expires resumes returns arrives visits hosts"
    ),
    aims=("by", "until", "till", "before"),
    since=("since",),
    halves={
        "p.m.": "pm",
        "pm": "pm",
        "evening": "pm",
        "afternoon": "pm",
        "a.m.": "night",
        "am": "night",
        "morning": "night",
    },
    ordinals={"first": 1, "second": 2, "third": 3, "fourth": 4},
    decades={
        "twenties": 2,
        "thirties": 3,
        "forties": 4,
        "fifties": 5,
        "sixties": 6,
        "seventies": 7,
        "eighties": 8,
        "nineties": 9,
    },
    periods={
        "daily": "P1D",
        "weekly": "P1W",
        "monthly": "P1M",
        "annually": "P1Y",
        "hourly": "PT1H",
    },
    many=words("days weeks months years hours"),
    holidays=by_form(
        """
12-24: christmas_eve; 12-25: christmas christmas_day; 12-26: boxing_day; 12-31: new_year's_eve;
01-01: new_year's_day; 01-07: orthodox_christmas; easter-2: good_friday; easter: easter
    easter_sunday; easter+1: easter_monday; easter+49: pentecost; pascha: orthodox_easter;
05-09: victory_day; 07-04: fourth_of_july; 08-24: ukraine's_independence_day
    ukrainian_independence_day
"""
    ),
    zones=by_form(
        "Europe/Kyiv: kyiv eet; Europe/Moscow: moscow msk; UTC: gmt utc; Europe/Berlin: cet"
    ),
    once=words("formerly once"),
    nowadays=words("today"),
    lasting=(("of", "until", "even"), ("'s ", "’s ")),
    ages=r"old\b",
    counting=("about", "some", "almost", "nearly", "over", "more than", "at least", "of"),
)
