"""The table of resolvers: which function gives a named time pattern its meaning."""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.text import dates_said as dates
from trucewatch.text import durations_said as durations
from trucewatch.text.calendar_days import Moment
from trucewatch.text.time_clues import Clue, Setting

Resolver = Callable[[Clue, Setting], Moment | None]

RESOLVERS: dict[str, Resolver] = {
    "date": dates.resolve_date,
    "iso": dates.resolve_date,
    "day_only": dates.resolve_day_only,
    "month": dates.resolve_month,
    "weekday": dates.resolve_weekday,
    "relative_day": dates.resolve_relative_day,
    "same_day": dates.resolve_same_day,
    "clock": dates.resolve_clock,
    "midnight": dates.resolve_midnight,
    "daypart": dates.resolve_daypart,
    "tonight": dates.resolve_tonight,
    "night_to": dates.resolve_night_to,
    "night_from": dates.resolve_night_to,
    "season": dates.resolve_season,
    "decade": dates.resolve_decade,
    "century": dates.resolve_century,
    "shifted": dates.resolve_shifted,
    "day_beside": dates.resolve_day_beside,
    "holiday": dates.resolve_holiday,
    "weekend": dates.resolve_weekend,
    "part_of_year": dates.resolve_part_of_year,
    "night_of": dates.resolve_night_of,
    "shifted_many": durations.resolve_stretch,
    "this_unit": dates.resolve_this_unit,
    "this_year": dates.resolve_year_by(0),
    "last_year": dates.resolve_year_by(-1),
    "year": dates.resolve_year,
    "duration": durations.resolve_duration,
    "duration_word": durations.resolve_duration_word,
    "bare_duration": durations.resolve_bare_duration,
    "vague_duration": durations.resolve_vague_duration,
    "stretch": durations.resolve_stretch,
    "ago": durations.resolve_ago,
    "set": durations.resolve_set,
    "set_of": durations.resolve_set_of,
    "each": durations.resolve_set_of,
    "set_weekday": durations.resolve_set_weekday,
    "reference": durations.resolve_reference,
}
