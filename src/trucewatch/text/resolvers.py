"""What the named time patterns mean: one resolver per name, the same for all languages.

A resolver returns None when the words turn out not to be a time, so that the next
pattern may have them. Without a dateline, relative times keep their words' value and get
no place on the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.text import calendar_days as days
from trucewatch.text.calendar_days import Moment
from trucewatch.text.lexicon import TimeWords

UNIT_CODES = {"TM": "TM", "TS": "TS", "H": "TH", "DE": "DE", "CE": "CE"}
PM_HALVES = (
    "вечора",
    "вечера",
    "дня",
    "p.m.",
    "pm",
    "evening",
    "afternoon",
    "abends",
    "nachmittags",
)
NIGHT_HALVES = ("ночі", "ночи", "nachts", "a.m.", "am")
DECADE_WORDS = {
    "zwanziger": 2,
    "dreißiger": 3,
    "vierziger": 4,
    "fünfziger": 5,
    "sechziger": 6,
    "siebziger": 7,
    "achtziger": 8,
    "neunziger": 9,
}
ORDINAL_HOURS = (
    "перш",
    "друг",
    "трет",
    "четверт",
    "п'ят",
    "шост",
    "сьом",
    "восьм",
    "дев'ят",
    "десят",
    "одинадцят",
    "дванадцят",
)
SET_PERIODS = (
    (r"^(?:täglich|щодн|щоден|ежедн|daily|every day)", "P1D"),
    (r"^(?:wöchentlich|щотиж|еженед|weekly|every week)", "P1W"),
    (r"^(?:monatlich|щоміс|ежемес|monthly|every month)", "P1M"),
    (r"^(?:jährlich|щорок|щороч|ежегод|annually|every year)", "P1Y"),
    (r"^stündlich", "PT1H"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """The words found: named groups in lower case, the whole, and what stands before."""

    groups: Mapping[str, str]
    surface: str
    before: str

    def get(self, name: str) -> str:
        """Return a group, or an empty string."""
        return self.groups.get(name, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a time expression is resolved against.

    Attributes:
        anchor: The day spoken of last in the paragraph, for bare clock times.
        spoken: The day spoken of last in the text, for "the same day".
        future: True when the sentence looks ahead.
    """

    dateline: date | None
    anchor: date | None
    spoken: date | None
    future: bool
    words: TimeWords


def _number(word: str, setting: Setting) -> float | None:
    if re.fullmatch(r"\d+(?:[.,]\d+)?", word):
        return float(word.replace(",", "."))
    return setting.words.numbers.get(word)


def _proper(clue: Clue, name: str, setting: Setting) -> bool:
    form = clue.get(name)
    if not form or not setting.words.capitalised:
        return True
    at = clue.surface.lower().find(form)
    return clue.surface[at : at + 1].isupper()


def _shift(clue: Clue, setting: Setting) -> int | None:
    word = clue.get("shift")
    if not word:
        return None
    return next((by for stem, by in setting.words.shifts.items() if word.startswith(stem)), None)


def _with_clock(when: date, clue: Clue, setting: Setting) -> Moment | None:
    """Add the clock time that stands in the groups, if one does."""
    if clue.get("halfhour"):
        hour = _number(clue.get("halfhour"), setting)
        return None if hour is None else days.clock(when, int(hour) - 1, 30)
    word = clue.get("hour") or clue.get("hour_word")
    if not word:
        return (
            days.daypart(when, setting.words.dayparts[clue.get("part")])
            if clue.get("part")
            else None
        )
    hour = _hour(word, setting)
    if hour is None:
        return None
    half = clue.get("half")
    if half in PM_HALVES and hour < 12:
        hour += 12
    if half in NIGHT_HALVES and hour == 12:
        hour = 0
    minute = int(clue.get("minute") or 0)
    if not 0 <= hour <= 24 or (hour == 24 and minute):
        return None
    moment = days.clock(when, hour, minute)
    if clue.get("till"):
        end = days.clock(when, int(clue.get("till").split(":")[0]) % 24, int(clue.get("till")[-2:]))
        moment = Moment(
            value=f"{moment.value}/{end.value}", first=when, last=when, clock=moment.clock
        )
    return moment


def _hour(word: str, setting: Setting) -> int | None:
    for index, stem in enumerate(ORDINAL_HOURS, start=1):
        if word.startswith(stem) and word not in setting.words.numbers:
            return index
    number = _number(word, setting)
    return None if number is None or number > 24 or number != int(number) else int(number)


def _year_of(clue: Clue, setting: Setting) -> int | None:
    if clue.get("year"):
        number = int(clue.get("year"))
        return number + (2000 if number < 70 else 1900) if number < 100 else number
    shift = _shift(clue, setting)
    if shift is not None and setting.dateline:
        return setting.dateline.year + shift
    return None


def resolve_date(clue: Clue, setting: Setting) -> Moment | None:
    """A day of a month, by name or number."""
    if not _proper(clue, "month", setting):
        return None
    number = setting.words.months[clue.get("month")] if clue.get("month") else int(clue.get("mon"))
    day = int(clue.get("day"))
    if not (1 <= number <= 12 and 1 <= day <= 31):
        return None
    year = _year_of(clue, setting)
    if year is None and setting.dateline is None:
        return Moment(value=f"XXXX-{number:02d}-{day:02d}")
    try:
        when = date(year or days.nearest_year(_base(setting), min(day, 28), number), number, day)
    except ValueError:
        return None
    return _with_clock(when, clue, setting) or days.day(when)


def _base(setting: Setting) -> date:
    return setting.dateline or date(2000, 1, 1)


def resolve_day_only(clue: Clue, setting: Setting) -> Moment | None:
    """A bare day number: this month, or the next one when it lies far back."""
    day = int(clue.get("day"))
    if setting.dateline is None or not 1 <= day <= 31:
        return None
    for month_shift in (0, 1):
        within = days.shift_months(setting.dateline.replace(day=1), month_shift)
        last = (days.shift_months(within, 1) - timedelta(days=1)).day
        when = within.replace(day=min(day, last))
        if when >= setting.dateline - timedelta(days=20):
            return days.day(when)
    return None


def resolve_month(clue: Clue, setting: Setting) -> Moment | None:
    """A month, with or without a year."""
    if not _proper(clue, "month", setting):
        return None
    number = setting.words.months[clue.get("month")]
    year = _year_of(clue, setting)
    if year is not None:
        return days.month(year, number)
    if setting.dateline is None:
        return Moment(value=f"XXXX-{number:02d}")
    year = setting.dateline.year
    if setting.future and number < setting.dateline.month - 1:
        year += 1
    if not setting.future and number > setting.dateline.month:
        year -= 1
    return days.month(year, number)


def resolve_weekday(clue: Clue, setting: Setting) -> Moment | None:
    """A weekday: the last one or today's, the next one when the sentence looks ahead."""
    if not _proper(clue, "weekday", setting):
        return None
    wanted = setting.words.weekdays[clue.get("weekday")]
    if setting.dateline is None:
        return Moment(value=f"XXXX-WXX-{wanted}")
    shift = _shift(clue, setting)
    forward = shift == 1 or (setting.future and shift is None)
    base = setting.dateline + timedelta(days={1: 1, -1: -1}.get(shift or 0, 0))
    when = days.weekday_near(base, wanted, forward=forward)
    joined = setting.words.dayparts.get(clue.get("joined"))
    if joined:
        return days.daypart(when, joined)
    return _with_clock(when, clue, setting) or days.day(when)


def resolve_relative_day(clue: Clue, setting: Setting) -> Moment | None:
    """Today, yesterday, tomorrow."""
    form = clue.get("rel")
    nouns = form in setting.words.dayparts and clue.surface[:1].isupper()
    if nouns and clue.before.rstrip().lower().endswith(("am", "jeden", "gegen")):
        return None
    offset = setting.words.relative_days[form]
    if setting.dateline is None:
        return Moment(value=("PRESENT_REF", "FUTURE_REF", "PAST_REF")[(offset > 0) - (offset < 0)])
    when = setting.dateline + timedelta(days=offset)
    return _with_clock(when, clue, setting) or days.day(when)


def resolve_same_day(_clue: Clue, setting: Setting) -> Moment | None:
    """The day spoken of before."""
    return days.day(setting.spoken) if setting.spoken else None


def resolve_clock(clue: Clue, setting: Setting) -> Moment | None:
    """A bare clock time, on the day spoken of last."""
    if setting.anchor is not None:
        return _with_clock(setting.anchor, clue, setting)
    placeless = _with_clock(date(2000, 1, 1), clue, setting)
    return placeless and Moment(value=f"XXXX-XX-XX{placeless.value[10:]}")


def resolve_midnight(_clue: Clue, setting: Setting) -> Moment | None:
    """Midnight of the day spoken of last."""
    return days.clock(setting.anchor, 0, 0) if setting.anchor else None


def resolve_daypart(clue: Clue, setting: Setting) -> Moment | None:
    """A part of the day spoken of last."""
    part = setting.words.dayparts[clue.get("part")]
    if setting.anchor is None:
        return Moment(value=f"XXXX-XX-XXT{part}")
    return days.daypart(setting.anchor, part)


def resolve_tonight(_clue: Clue, setting: Setting) -> Moment | None:
    """The night that ended this morning: both days."""
    if setting.anchor is None:
        return Moment(value="XXXX-XX-XXTNI")
    return _night(setting.anchor - timedelta(days=1))


def _night(evening: date) -> Moment:
    both = days.days(evening, evening + timedelta(days=1))
    return Moment(
        value=both.value, first=both.first, last=both.last, hours=days.DAYPART_HOURS["NI"]
    )


def resolve_night_to(clue: Clue, setting: Setting) -> Moment | None:
    """The night that ends on a named day."""
    day = resolve_date(clue, setting) if clue.get("day") else resolve_weekday(clue, setting)
    if day is None or day.first is None:
        return day
    return _night(day.first - timedelta(days=1))


def resolve_season(clue: Clue, setting: Setting) -> Moment | None:
    """A season; without a year the last one, or the coming one."""
    if not _proper(clue, "season", setting):
        return None
    code = setting.words.seasons[clue.get("season")]
    year = _year_of(clue, setting)
    if year is None and setting.dateline is None:
        return Moment(value=f"XXXX-{code}")
    if year is None:
        year = _base(setting).year
        started = days.SEASON_START[code] <= _base(setting).month
        year += (setting.future and False) or (0 if started or setting.future else -1)
    return days.season(year, code)


def resolve_decade(clue: Clue, _setting: Setting) -> Moment | None:
    """A decade, as its first three digits."""
    if clue.get("decade_year"):
        return Moment(value=clue.get("decade_year")[:3])
    if clue.get("decword"):
        return Moment(value=f"19{DECADE_WORDS[clue.get('decword')]}")
    return Moment(value=f"19{clue.get('dec')[0]}") if clue.get("dec").endswith("0") else None


def resolve_century(clue: Clue, _setting: Setting) -> Moment | None:
    """A century, as its first two digits."""
    number = int(clue.get("num"))
    return Moment(value=f"{number - 1:02d}") if 1 <= number <= 21 else None


def resolve_shifted(clue: Clue, setting: Setting) -> Moment | None:
    """Last, this or next week, month or year."""
    unit, shift = setting.words.units[clue.get("unit")], _shift(clue, setting) or 0
    if unit in ("H", "TM", "TS"):
        return None
    if unit == "CE":
        return Moment(value=f"{_base(setting).year // 100 + shift:02d}")
    if unit == "DE":
        return Moment(value=f"{_base(setting).year // 10 + shift}")
    if _plural_days(clue, unit):
        return Moment(value="PXD" if shift <= 0 else "FUTURE_REF")
    return _unit_at(unit, shift, setting)


def _plural_days(clue: Clue, unit: str) -> bool:
    return unit in ("D", "W", "M", "Y") and clue.get("unit") in (
        "tagen",
        "tage",
        "days",
        "дні",
        "днів",
        "дни",
        "дней",
        "weeks",
        "months",
        "years",
    )


def _unit_at(unit: str, shift: int, setting: Setting) -> Moment | None:
    base = setting.dateline
    if base is None:
        return Moment(value=("PRESENT_REF", "FUTURE_REF", "PAST_REF")[(shift > 0) - (shift < 0)])
    if unit == "D":
        return days.day(base + timedelta(days=shift))
    if unit == "W":
        return days.week(base + timedelta(weeks=shift))
    if unit == "WE":
        return days.weekend(base + timedelta(weeks=shift))
    if unit == "M":
        within = days.shift_months(base, shift)
        return days.month(within.year, within.month)
    return days.year(base.year + shift)


def resolve_this_unit(clue: Clue, setting: Setting) -> Moment | None:
    """An edge of the running week, month or year."""
    return _unit_at(setting.words.units[clue.get("unit")], 0, setting)


def resolve_year_by(shift: int) -> Callable[[Clue, Setting], Moment | None]:
    """Make the resolver of a word that means this year or last year."""

    def resolve(_clue: Clue, setting: Setting) -> Moment | None:
        return _unit_at("Y", shift, setting)

    return resolve


def resolve_year(clue: Clue, _setting: Setting) -> Moment | None:
    """A bare year."""
    return days.year(int(clue.get("year")))


def resolve_duration(clue: Clue, setting: Setting) -> Moment | None:
    """A number of units."""
    number, unit = _number(clue.get("num"), setting), setting.words.units.get(clue.get("unit"))
    if number is None or unit is None:
        return None
    value = _period(number, unit)
    second = _number(clue.get("numb"), setting) if clue.get("numb") else None
    if second is not None:
        value += _period(second, setting.words.units[clue.get("unitb")])[1:]
    return Moment(value=value)


def _period(number: float, unit: str) -> str:
    if number == 0.5 and unit in ("Y", "H"):
        return "P6M" if unit == "Y" else "PT30M"
    digits = f"{number:g}"
    if unit in ("H", "TM", "TS"):
        return f"PT{digits}{unit[-1]}"
    if unit == "DE":
        return f"P{number * 10:g}Y"
    return f"P{digits}{unit}"


DURATION_STEMS = {
    "tägig": "D",
    "wöchig": "W",
    "monatig": "M",
    "jährig": "Y",
    "stündig": "H",
    "minütig": "TM",
}


def resolve_duration_word(clue: Clue, setting: Setting) -> Moment | None:
    """A compound such as "ten-day"; ages of persons look alike and are left alone."""
    number = _number(clue.get("num").rstrip("-"), setting)
    if number is None or (clue.get("unit") == "jährig" and number > 12):
        return None
    return Moment(value=_period(number, DURATION_STEMS[clue.get("unit")]))


def resolve_bare_duration(clue: Clue, setting: Setting) -> Moment | None:
    """One unit: "in a day", "for a week"."""
    unit = setting.words.units[clue.get("unit")]
    return Moment(value=_period(1, unit))


def resolve_vague_duration(clue: Clue, setting: Setting) -> Moment | None:
    """Several units."""
    form = clue.get("unit")
    unit = setting.words.units.get(form) or setting.words.units.get(form.removesuffix("lang"))
    unit = unit or {"jahre": "Y", "jahrzehnte": "DE"}.get(form.removesuffix("lang"))
    if unit is None:
        return None
    return Moment(value=f"PT{'X'}{unit[-1]}" if unit in ("H", "TM") else f"PX{unit}")


def resolve_ago(clue: Clue, setting: Setting) -> Moment | None:
    """So many units before the dateline."""
    number = _number(clue.get("num"), setting) if clue.get("num") else 1
    unit = setting.words.units[clue.get("unit")]
    if number is None:
        return None
    return Moment(value=_period(number, unit))


def resolve_set(clue: Clue, _setting: Setting) -> Moment | None:
    """Every day, week, month or year."""
    low = clue.surface.lower()
    return next(
        (Moment(value=value) for pattern, value in SET_PERIODS if re.match(pattern, low)), None
    )


def resolve_set_of(clue: Clue, setting: Setting) -> Moment | None:
    """Every named weekday, unit or part of a day."""
    if clue.get("weekday"):
        return Moment(value=f"XXXX-WXX-{setting.words.weekdays[clue.get('weekday')]}")
    if clue.get("part"):
        return Moment(value=f"XXXX-XX-XXT{setting.words.dayparts[clue.get('part')]}")
    return Moment(value=_period(1, setting.words.units[clue.get("unit")]))


def resolve_set_weekday(clue: Clue, setting: Setting) -> Moment | None:
    """On Mondays."""
    return Moment(value=f"XXXX-WXX-{setting.words.weekdays[clue.get('weekdays').rstrip('s')]}")


def resolve_reference(clue: Clue, setting: Setting) -> Moment | None:
    """Now, then, soon."""
    return Moment(value=setting.words.references[clue.get("ref")])


RESOLVERS: dict[str, Callable[[Clue, Setting], Moment | None]] = {
    "date": resolve_date,
    "iso": resolve_date,
    "day_only": resolve_day_only,
    "month": resolve_month,
    "weekday": resolve_weekday,
    "relative_day": resolve_relative_day,
    "same_day": resolve_same_day,
    "clock": resolve_clock,
    "midnight": resolve_midnight,
    "daypart": resolve_daypart,
    "tonight": resolve_tonight,
    "night_to": resolve_night_to,
    "night_from": resolve_night_to,
    "season": resolve_season,
    "decade": resolve_decade,
    "century": resolve_century,
    "shifted": resolve_shifted,
    "shifted_many": resolve_duration,
    "this_unit": resolve_this_unit,
    "this_year": resolve_year_by(0),
    "last_year": resolve_year_by(-1),
    "year": resolve_year,
    "duration": resolve_duration,
    "duration_word": resolve_duration_word,
    "bare_duration": resolve_bare_duration,
    "vague_duration": resolve_vague_duration,
    "ago": resolve_ago,
    "set": resolve_set,
    "set_of": resolve_set_of,
    "set_weekday": resolve_set_weekday,
    "reference": resolve_reference,
}
