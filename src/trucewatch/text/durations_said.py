"""What durations, repetitions and vague references mean; the same for all languages."""

from __future__ import annotations

import re

from trucewatch.text.calendar_days import Moment, back_from
from trucewatch.text.time_clues import Clue, Setting, number_of, shift_of
from trucewatch.vocabulary.interval import Granularity


def resolve_duration(clue: Clue, setting: Setting) -> Moment | None:
    """A number of units."""
    number, unit = number_of(clue.get("num"), setting), setting.words.units.get(clue.get("unit"))
    if number is None or unit is None or _is_age(clue, setting):
        return None
    value = _period(number, unit)
    second = number_of(clue.get("numb"), setting) if clue.get("numb") else None
    if second is not None:
        value += _period(second, setting.words.units[clue.get("unitb")])[1:]
    elif setting.words.ago and clue.before.lower().rstrip().endswith(setting.words.ago):
        return _ago(value, number, unit, setting)
    return Moment(value=value)


def _is_age(clue: Clue, setting: Setting) -> bool:
    """Tell whether somebody is so old: "63 years old", "a woman, 47 років,"."""
    ages = setting.words.ages
    beside = clue.before.rstrip()[-1:] == "," and clue.after[:1] in (",", ".", ")", ";")
    beside = beside and clue.surface.lower().endswith(clue.get("unit"))
    if beside and setting.words.units.get(clue.get("unit")) == "Y":
        return True
    return bool(ages) and re.match(ages, clue.after.lstrip(), re.IGNORECASE) is not None


def _ago(value: str, number: float, unit: str, setting: Setting) -> Moment:
    """Return the period with the day it leads back to, where days or weeks are counted."""
    reached = setting.dateline and unit in ("D", "W") and back_from(setting.dateline, number, unit)
    if not reached:
        return Moment(value=value)
    day = reached[0]
    return Moment(value=value, first=day, last=day, granularity=Granularity.DAY)


def resolve_stretch(clue: Clue, setting: Setting) -> Moment | None:
    """So many units up to the dateline: "the last three days"; they end with its day."""
    moment = resolve_duration(clue, setting)
    number, unit = number_of(clue.get("num"), setting), setting.words.units[clue.get("unit")]
    ahead = (shift_of(clue, setting) or 0) > 0
    if moment is None or number is None or ahead or setting.dateline is None:
        return moment
    covered = back_from(setting.dateline, number, unit)
    if covered is None:
        return moment
    return Moment(value=moment.value, first=covered[0], last=covered[1])


def _period(number: float, unit: str) -> str:
    if number == 0.5 and unit in ("Y", "H"):
        return "P6M" if unit == "Y" else "PT30M"
    digits = f"{number:g}"
    if unit in ("H", "TM", "TS"):
        return f"PT{digits}{unit[-1]}"
    return f"P{digits}{unit}"


def resolve_duration_word(clue: Clue, setting: Setting) -> Moment | None:
    """A compound such as "ten-day"; ages of persons look alike and are left alone."""
    number = number_of(clue.get("num").rstrip("-"), setting)
    unit = setting.words.spans[clue.get("unit")]
    if number is None or (unit == "Y" and (number > 12 or _is_age(clue, setting))):
        return None
    return Moment(value=_period(number, unit))


def resolve_bare_duration(clue: Clue, setting: Setting) -> Moment | None:
    """One unit: "in a day", "for a week"."""
    unit = setting.words.units[clue.get("unit")]
    return Moment(value=_period(1, unit))


def resolve_vague_duration(clue: Clue, setting: Setting) -> Moment | None:
    """Several units; a compound such as "jahrelang" begins with one."""
    form = clue.get("unit")
    units = setting.words.units
    stems = (one for one in sorted(units, key=len, reverse=True) if form.startswith(one))
    unit = units.get(form) or units.get(next(stems, ""))
    if unit is None:
        return None
    return Moment(value=f"PTX{unit[-1]}" if unit in ("H", "TM") else f"PX{unit}")


def resolve_ago(clue: Clue, setting: Setting) -> Moment | None:
    """So many units before the dateline."""
    number = number_of(clue.get("num"), setting) if clue.get("num") else 1
    unit = setting.words.units[clue.get("unit")]
    if number is None:
        return None
    return _ago(_period(number, unit), number, unit, setting)


def resolve_set(clue: Clue, setting: Setting) -> Moment | None:
    """Every day, week, month or year."""
    low = clue.surface.lower()
    return next(
        (
            Moment(value=value)
            for stem, value in setting.words.periods.items()
            if low.startswith(stem)
        ),
        None,
    )


def resolve_set_of(clue: Clue, setting: Setting) -> Moment | None:
    """Every named weekday, unit or part of a day."""
    if clue.get("weekday"):
        part = setting.words.dayparts.get(clue.get("joined"), "")
        weekday = setting.words.weekdays[clue.get("weekday")]
        return Moment(value=f"XXXX-WXX-{weekday}{part and 'T' + part}")
    if clue.get("part"):
        return Moment(value=f"XXXX-XX-XXT{setting.words.dayparts[clue.get('part')]}")
    number = number_of(clue.get("num"), setting) if clue.get("num") else 1
    if number is None:
        return None
    return Moment(value=_period(number, setting.words.units[clue.get("unit")]))


def resolve_set_weekday(clue: Clue, setting: Setting) -> Moment | None:
    """On Mondays."""
    form = clue.get("weekdays")
    days = setting.words.weekdays
    number = days.get(form) or days.get(form.rstrip("s"))
    return Moment(value=f"XXXX-WXX-{number}") if number else None


def resolve_reference(clue: Clue, setting: Setting) -> Moment | None:
    """Now, then, soon."""
    form = clue.get("ref")
    known = setting.words.references
    stem = next((one for one in sorted(known, key=len, reverse=True) if form.startswith(one)), "")
    return Moment(value=known[stem]) if stem else None
