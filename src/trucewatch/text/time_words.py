"""The shape of what a language must say about time; the engine knows no language by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Words and patterns of time; every map goes from a lower-case form to its meaning.

    Attributes:
        months: 1…12.
        weekdays: 1…7, Monday first.
        numbers: Number words as used with units of time and counts.
        relative_days: Days from the dateline.
        dayparts: TIMEX3 codes MO, MI, AF, EV, NI.
        seasons: SP, SU, FA, WI.
        units: Y, M, W, D, H, TM (minutes), DE (decades), CE (centuries), WE, Q, TS.
        shifts: Word stems of "last", "this", "next" with -1, 0, 1.
        references: PRESENT_REF, PAST_REF, FUTURE_REF.
        clock: Pattern of a clock time with the groups hour, minute, hour_word, half, zone.
        patterns: Name of the resolver and a regular expression with placeholders.
        capitalised: True when names of months and weekdays are written with a capital.
        capitalised_nouns: True when all nouns are.
        future: Words that turn a bare weekday or month towards the future.
        past: Words that tell that a clause looks back; ``past_forms`` is a regular expression
            of such forms.
        present: Verbs in the present: with a weekday and nothing that looks back, they turn
            it towards the future ("am Samstag beginnt").
        present_forms: A regular expression of such verbs, where endings tell.
        aims: Words before a weekday or week-end that look ahead unless a verb looks back ("by").
        bound: Words before them that look ahead, whatever the verb ("moved to").
        since: Words before them that look back, whatever the verb.
        verb_second: True when a lower-case word behind an opening time is the sentence's verb.
        halves: ``pm`` or ``night`` for what may stand behind an hour up to twelve.
        hours: Word stems of ordinal hours, with the hour.
        ordinals: Word stems of "first" … "fourth", with the number.
        decades: Names of decades, with their digit in the twentieth century.
        periods: Beginnings of words such as "daily", with their value.
        spans: Word stems of "…-day" in compounds, with the unit.
        many: Forms of units that mean several when no number stands by them.
        holidays: ``MM-DD``, or ``easter`` or ``pascha`` (the Julian one) with days added.
        zones: Word stems of named clocks, with the IANA name.
        before_dayparts: Words after which "morning" is a part of a day, not "tomorrow".
        ago: Words that set a following duration back from the dateline.
        once: Words for former times; beside them "today" means these days.
        nowadays: Words for today that may mean these days.
        lasting: What stands by those words then: before, and behind them.
        ages: Regular expression of what behind a duration makes it somebody's age.
        counting: Words before which a bare four-digit number is a count, not a year.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, float]
    relative_days: Mapping[str, int]
    dayparts: Mapping[str, str]
    seasons: Mapping[str, str]
    units: Mapping[str, str]
    shifts: Mapping[str, int]
    references: Mapping[str, str]
    clock: str
    patterns: tuple[tuple[str, str], ...]
    future: frozenset[str]
    capitalised: bool = False
    capitalised_nouns: bool = False
    past: frozenset[str] = frozenset()
    past_forms: str = ""
    present: frozenset[str] = frozenset()
    present_forms: str = ""
    aims: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    verb_second: bool = False
    halves: Mapping[str, str] = field(default_factory=dict)
    hours: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    decades: Mapping[str, int] = field(default_factory=dict)
    periods: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, str] = field(default_factory=dict)
    many: frozenset[str] = frozenset()
    holidays: Mapping[str, str] = field(default_factory=dict)
    zones: Mapping[str, str] = field(default_factory=dict)
    before_dayparts: tuple[str, ...] = ()
    ago: tuple[str, ...] = ()
    once: frozenset[str] = frozenset()
    nowadays: frozenset[str] = frozenset()
    lasting: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    ages: str = ""
    counting: tuple[str, ...] = ()
