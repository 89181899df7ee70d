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
    references=by_form("PAST_REF: recently; PRESENT_REF: currently"),
    capitalised=True,
    clock=patterns(
        r"""
clock = (?:(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?: ?(?P<half>a\.m\.|p\.m\.|am|pm))?|
    (?P<hour_word>\d{{1,2}}|{number}) ?(?:o'clock(?: in the (?P<half2>morning|evening|afternoon)
    )?|(?P<half3>a\.m\.|p\.m\.|am|pm)))(?: (?P<zone>local|kyiv|moscow)(?: time)?)?
"""
    )[0][1],
    patterns=patterns(
        r"""
date = (?:(?P<weekday>{weekday}),? )?(?P<day>\d{{1,2}})(?:st|nd|rd|
    th)?(?: of)? (?P<month>{month})\.?(?:,? (?P<year>\d{{4}}))?(?:,? (?:at|from|around|
    about)? ?{clock}(?: (?:to|until|till|-|–) (?P<till>\d{{1,2}}:\d\d))?)?
date = (?:(?P<weekday>{weekday}),? )?(?P<month>{month})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|
    th)?(?!\d)(?:,? (?P<year>\d{{4}}))?(?:,? (?:at|from|around|about)? ?{clock})?
iso = (?P<year>\d{{4}})-(?P<mon>\d\d)-(?P<day>\d\d)
month = (?:(?P<edge>early|mid|late|the end of|the start of)[ -])?(?P<month>january|february|
    march|april|june|july|august|september|october|november|december)(?:,? (?P<year>\d{{4}}))?
month = (?<=in )(?P<month>may)(?: (?P<year>\d{{4}}))?|(?P<month2>may) (?P<year2>\d{{4}})
night_to = (?:overnight|the night) (?:to|into) (?P<weekday>{weekday})
tonight = overnight|last night
weekday = (?:(?P<shift>{shift}) )?(?P<weekday>{weekday})(?: (?P<part>{daypart})|,? (?:at|around|
    about) {clock})?
weekday = (?:at |around |about |
    by )?{clock} (?:on )?(?:(?P<shift>{shift}) )?(?P<weekday>{weekday})
relative_day = (?P<rel>{relative})(?: (?P<part>{daypart}))?
clock = (?:at|by|around|about|until|from|after|before) {clock}
clock = (?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?: (?P<zone>local|kyiv|moscow)(?: time)?)?
midnight = (?:at|after) midnight
daypart = (?:in the|this|that|early) (?P<part>{daypart})
season = (?:in |last |this |next |the )?(?P<season>{season})(?: of)? (?P<year>\d{{4}})|
    (?P<shift>{shift}) (?P<season2>{season})
shifted = (?P<shift>{shift}) (?P<unit>{unit})
shifted_many = (?:the )?(?P<shift>{shift}) (?P<num>{number}|\d+) (?P<unit>{unit})
ago = (?P<num>{number}|\d+) (?P<unit>{unit}) (?:ago|earlier)
year = (?<=in )(?P<year>(?:19|20)\d\d)|(?<=since )(?P<year2>(?:19|20)\d\d)
set = daily|weekly|monthly|annually|every (?:day|week|month|year)
duration = (?P<num>{number}|\d+)[ -](?P<unit>{unit})
reference = (?P<ref>{reference})
"""
    ),
    future=words(
        """
due effect expected next planned plans scheduled takes tomorrow until will
        """
    ),
)
