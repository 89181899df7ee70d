"""What durations, repetitions and vague references mean; the same for all languages."""

from __future__ import annotations

import re

from trucewatch.text.calendar_days import Moment
from trucewatch.text.time_clues import Clue, Setting, number_of

SET_PERIODS = (
    (r"^(?:täglich|щодн|щоден|ежедн|daily|every day)", "P1D"),
    (r"^(?:wöchentlich|щотиж|еженед|weekly|every week)", "P1W"),
    (r"^(?:monatlich|щоміс|ежемес|monthly|every month)", "P1M"),
    (r"^(?:jährlich|щорок|щороч|ежегод|annually|every year)", "P1Y"),
    (r"^stündlich", "PT1H"),
)


def resolve_duration(clue: Clue, setting: Setting) -> Moment | None:
    """A number of units."""
    number, unit = number_of(clue.get("num"), setting), setting.words.units.get(clue.get("unit"))
    if number is None or unit is None:
        return None
    value = _period(number, unit)
    second = number_of(clue.get("numb"), setting) if clue.get("numb") else None
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
    number = number_of(clue.get("num").rstrip("-"), setting)
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
    number = number_of(clue.get("num"), setting) if clue.get("num") else 1
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
