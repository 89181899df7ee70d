"""The words of a time expression, and what it is resolved against."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from trucewatch.text import calendar_days as days
from trucewatch.text.calendar_days import Moment
from trucewatch.text.time_words import TimeWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """The words found: named groups in lower case, the whole, and what stands around them."""

    groups: Mapping[str, str]
    surface: str
    before: str
    after: str = ""

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
        back: True when it looks back.
        once: True when it speaks of former times.
    """

    dateline: date | None
    anchor: date | None
    spoken: date | None
    future: bool
    words: TimeWords
    back: bool = False
    once: bool = False


def clue_of(match: re.Match[str], text: str) -> Clue:
    """Return the words of a find and what stands around them."""
    groups = {
        name.rstrip("0123456789"): value.lower()
        for name, value in match.groupdict().items()
        if value is not None
    }
    before = text[max(0, match.start() - 16) : match.start()]
    after = text[match.end() : match.end() + 16]
    return Clue(groups=groups, surface=match.group(), before=before, after=after)


def number_of(word: str, setting: Setting) -> float | None:
    """Return a number given in digits or words, or None."""
    if re.fullmatch(r"\d+(?:[.,]\d+)?", word):
        return float(word.replace(",", "."))
    return setting.words.numbers.get(word)


def is_proper(clue: Clue, name: str, setting: Setting) -> bool:
    """Tell whether a name of a month or weekday is written as one."""
    form = clue.get(name)
    if not form or not setting.words.capitalised:
        return True
    at = clue.surface.lower().find(form)
    if at < 0:
        return True  # Written further on, as the month of "3. und 4. Juni" is for the 3rd.
    return clue.surface[at : at + 1].isupper()


def shift_of(clue: Clue, setting: Setting) -> int | None:
    """Return -1, 0 or 1 for "last", "this", "next", or None."""
    word = clue.get("shift")
    if not word:
        return None
    return next((by for stem, by in setting.words.shifts.items() if word.startswith(stem)), None)


def with_clock(when: date, clue: Clue, setting: Setting) -> Moment | None:
    """Add the clock time or part of the day that stands in the groups, if one does."""
    if clue.get("halfhour"):
        hour = number_of(clue.get("halfhour"), setting)
        return None if hour is None else days.clock(when, int(hour) - 1, 30)
    word = clue.get("hour") or clue.get("hour_word")
    if not word:
        part = setting.words.dayparts.get(clue.get("part"))
        return days.daypart(when, part) if part else None
    half = setting.words.halves.get(clue.get("half"), "")
    at = _on_24_hours(_hour(word, setting), half)
    minute = int(clue.get("minute") or 0)
    if at is None or at > 24 or (at == 24 and minute):
        return None
    moment = days.clock(when, at, minute)
    return _until(moment, when, clue.get("till")) if clue.get("till") else moment


def _on_24_hours(hour: int | None, half: str) -> int | None:
    if hour is not None and half == "pm" and hour < 12:
        return hour + 12
    return 0 if half == "night" and hour == 12 else hour


def _until(moment: Moment, when: date, till: str) -> Moment:
    hour, minute = till.split(":")
    end = days.clock(when, int(hour) % 24, int(minute))
    return Moment(value=f"{moment.value}/{end.value}", first=when, last=when, clock=moment.clock)


def _hour(word: str, setting: Setting) -> int | None:
    if word not in setting.words.numbers:
        for stem, hour in setting.words.hours.items():
            if word.startswith(stem):
                return hour
    number = number_of(word, setting)
    return None if number is None or number > 24 or number != int(number) else int(number)


def year_of(clue: Clue, setting: Setting) -> int | None:
    """Return the year stated with a date, or None."""
    if clue.get("year"):
        number = int(clue.get("year"))
        return number + (2000 if number < 70 else 1900) if number < 100 else number
    shift = shift_of(clue, setting)
    if shift is not None and setting.dateline:
        return setting.dateline.year + shift
    return None


def base_day(setting: Setting) -> date:
    """Return the dateline, or any day when only a cycle is asked for."""
    return setting.dateline or date(2000, 1, 1)
