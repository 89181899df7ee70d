"""What dates, weekdays, months and clock times mean; the same for all languages.

A resolver returns None when the words turn out not to be a time, so that the next
pattern may have them. Without a dateline, relative times keep their words' value and get
no place on the calendar.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from trucewatch.text import calendar_days as days
from trucewatch.text.calendar_days import Moment
from trucewatch.text.holidays import holiday
from trucewatch.text.time_clues import (
    Clue,
    Setting,
    base_day,
    is_proper,
    shift_of,
    with_clock,
    year_of,
)

DAYS_ABOUT_A_FEAST = 10
"""Days around a feast in which it is meant rather than the same of the other calendar."""


def resolve_date(clue: Clue, setting: Setting) -> Moment | None:
    """A day of a month, by name or number."""
    if not is_proper(clue, "month", setting):
        return None
    named = clue.get("month")
    number = int(setting.words.months[named] if named else clue.get("mon"))
    day = int(clue.get("day"))
    if not (1 <= number <= 12 and 1 <= day <= 31):
        return None
    year = year_of(clue, setting)
    if year is None and setting.dateline is None:
        return Moment(value=f"XXXX-{number:02d}-{day:02d}")
    try:
        when = date(year or days.nearest_year(base_day(setting), min(day, 28), number), number, day)
    except ValueError:
        return None
    return with_clock(when, clue, setting) or days.day(when)


def resolve_day_only(clue: Clue, setting: Setting) -> Moment | None:
    """A bare day number: this month, or the next one when it lies far back."""
    if clue.get("month") or clue.get("mon"):
        return resolve_date(clue, setting)
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
    if not is_proper(clue, "month", setting):
        return None
    number = setting.words.months[clue.get("month")]
    year = year_of(clue, setting)
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
    if not is_proper(clue, "weekday", setting):
        return None
    wanted = setting.words.weekdays[clue.get("weekday")]
    if setting.dateline is None:
        return Moment(value=f"XXXX-WXX-{wanted}")
    shift = shift_of(clue, setting)
    forward = shift == 1 or (setting.future and shift is None)
    base = setting.dateline + timedelta(days={1: 1, -1: -1}.get(shift or 0, 0))
    when = days.weekday_near(base, wanted, forward=forward)
    joined = setting.words.dayparts.get(clue.get("joined"))
    if joined:
        return days.daypart(when, joined)
    return with_clock(when, clue, setting) or days.day(when)


def resolve_relative_day(clue: Clue, setting: Setting) -> Moment | None:
    """Today, yesterday, tomorrow."""
    form = clue.get("rel")
    nouns = form in setting.words.dayparts and clue.surface[:1].isupper()
    if nouns and clue.before.rstrip().lower().endswith(setting.words.before_dayparts):
        return None
    if form in setting.words.nowadays and _means_these_days(clue, setting):
        ahead = setting.words.relative_days[form] > 0
        return Moment(value="FUTURE_REF" if ahead else "PRESENT_REF")
    offset = setting.words.relative_days[form]
    if setting.dateline is None:
        return Moment(value=("PRESENT_REF", "FUTURE_REF", "PAST_REF")[(offset > 0) - (offset < 0)])
    when = setting.dateline + timedelta(days=offset)
    return with_clock(when, clue, setting) or days.day(when)


def _means_these_days(clue: Clue, setting: Setting) -> bool:
    """Tell whether "today" is said against former or future times, not of one day."""
    if clue.get("hour") or clue.get("hour_word") or clue.get("part"):
        return False
    before, behind = setting.words.lasting
    if before and clue.before.lower().rstrip().endswith(before):
        return True
    return setting.once or (bool(behind) and clue.after.lower().lstrip().startswith(behind))


def resolve_day_beside(clue: Clue, setting: Setting) -> Moment | None:
    """The day before or after the one spoken of: "the next day"."""
    base = setting.spoken or setting.dateline
    if base is None:
        return Moment(value="XXXX-XX-XX")
    when = base + timedelta(days=-1 if clue.get("earlier") else 1)
    return with_clock(when, clue, setting) or days.day(when)


def resolve_holiday(clue: Clue, setting: Setting) -> Moment | None:
    """A feast: in the year stated, or the nearest to the dateline, or the coming one."""
    rule = setting.words.holidays[clue.get("holiday")]
    year = year_of(clue, setting)
    if year is None and setting.dateline is None:
        fixed = rule[:1].isdigit()
        return Moment(value=f"XXXX-{rule}" if fixed else "XXXX-XX-XX")
    if year is not None:
        return days.day(holiday(rule, year))
    base = base_day(setting)
    near = [holiday(rule, base.year + by) for by in (-1, 0, 1)]
    if rule.startswith("easter"):  # Whoever writes about the other Easter's days means that one.
        other = [holiday(rule.replace("easter", "pascha"), base.year + by) for by in (-1, 0, 1)]
        near += [when for when in other if abs((when - base).days) <= DAYS_ABOUT_A_FEAST]
    if setting.future:
        near = [when for when in near if when >= base]
    return days.day(min(near, key=lambda when: abs((when - base).days)))


def resolve_weekend(_clue: Clue, setting: Setting) -> Moment | None:
    """A bare week-end: this one when it is on or ahead, else the last."""
    base = setting.dateline
    if base is None:
        return Moment(value="XXXX-WXX-WE")
    past = not setting.future and base.isoweekday() < 6
    return days.weekend(base - timedelta(weeks=1) if past else base)


def resolve_part_of_year(clue: Clue, setting: Setting) -> Moment | None:
    """A half or a quarter of a year; the dateline's unless one is stated."""
    word = clue.get("ordinal")
    index = next((n for stem, n in setting.words.ordinals.items() if word.startswith(stem)), None)
    parts = 2 if clue.get("halves") else 4
    if index is None or index > parts:
        return None
    year = year_of(clue, setting)
    if year is None and setting.dateline is None:
        return Moment(value=f"XXXX-{'H' if parts == 2 else 'Q'}{index}")
    return days.part_of_year(year or base_day(setting).year, parts, index)


def resolve_night_of(clue: Clue, setting: Setting) -> Moment | None:
    """The night of a named day."""
    when = resolve_date(clue, setting)
    return when if when is None or when.first is None else days.daypart(when.first, "NI")


def resolve_same_day(clue: Clue, setting: Setting) -> Moment | None:
    """The day spoken of before, or a part of it."""
    when = setting.anchor if setting.anchor != setting.dateline else setting.spoken
    if when is None:
        return None
    part = setting.words.dayparts.get(clue.get("part"))
    return days.daypart(when, part) if part else days.day(when)


def resolve_clock(clue: Clue, setting: Setting) -> Moment | None:
    """A bare clock time, on the day spoken of last."""
    if setting.anchor is not None:
        return with_clock(setting.anchor, clue, setting)
    placeless = with_clock(date(2000, 1, 1), clue, setting)
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
    if not is_proper(clue, "season", setting):
        return None
    code = setting.words.seasons[clue.get("season")]
    year = year_of(clue, setting)
    if year is None and setting.dateline is None:
        return Moment(value=f"XXXX-{code}")
    if year is None:
        year = base_day(setting).year
        started = days.SEASON_START[code] <= base_day(setting).month
        year -= 0 if started or setting.future else 1
    return days.season(year, code)


def resolve_decade(clue: Clue, setting: Setting) -> Moment | None:
    """A decade, as its first three digits."""
    if clue.get("decade_year"):
        return Moment(value=clue.get("decade_year")[:3])
    if clue.get("decword"):
        return Moment(value=f"19{setting.words.decades[clue.get('decword')]}")
    return Moment(value=f"19{clue.get('dec')[0]}") if clue.get("dec").endswith("0") else None


def resolve_century(clue: Clue, _setting: Setting) -> Moment | None:
    """A century, as its first two digits."""
    number = int(clue.get("num"))
    return Moment(value=f"{number - 1:02d}") if 1 <= number <= 21 else None


def resolve_shifted(clue: Clue, setting: Setting) -> Moment | None:
    """Last, this or next week, month or year."""
    unit, shift = setting.words.units[clue.get("unit")], shift_of(clue, setting) or 0
    if unit in ("H", "TM", "TS"):
        return None
    if unit == "CE":
        return Moment(value=f"{base_day(setting).year // 100 + shift:02d}")
    if unit == "DE":
        return Moment(value=f"{base_day(setting).year // 10 + shift}")
    if clue.get("unit") in setting.words.many and unit != "WE":
        return Moment(value=f"PX{unit}" if shift <= 0 else "FUTURE_REF")
    if unit == "D" and shift == 0 and setting.spoken:
        return days.day(setting.spoken)
    return _unit_at(unit, shift, setting)


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


def resolve_year(clue: Clue, setting: Setting) -> Moment | None:
    """A bare year; behind "some" or "almost" it is a count."""
    counts = setting.words.counting
    bare = clue.surface.isdigit()
    if bare and counts and clue.before.lower().rstrip().endswith(counts):
        return None
    return days.year(int(clue.get("year")))
