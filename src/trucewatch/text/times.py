"""Finds time expressions and resolves them against the dateline, with their vagueness.

A language file names resolvers and gives their patterns; ``resolvers.py`` knows what they
mean. Of overlapping finds the longest counts, then the one whose pattern stands first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from trucewatch.text.calendar_days import Moment, interval_of, offset_of
from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.outlook import forms_of, in_clause, outlook_of
from trucewatch.text.resolvers import RESOLVERS
from trucewatch.text.sentences import Stretch
from trucewatch.text.time_clues import Setting, clue_of
from trucewatch.text.time_joining import Find, joined
from trucewatch.text.time_patterns import Named, time_patterns
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import TimeMention, TimeType

FRONT_ZONE = "Europe/Kyiv"
"""Clock at the front unless the text names another (DOMAIN, conventions on times)."""

_TYPES = {
    "each": TimeType.SET,
    "duration": TimeType.DURATION,
    "duration_word": TimeType.DURATION,
    "bare_duration": TimeType.DURATION,
    "vague_duration": TimeType.DURATION,
    "ago": TimeType.DURATION,
    "stretch": TimeType.DURATION,
    "shifted_many": TimeType.DURATION,
    "set": TimeType.SET,
    "set_of": TimeType.SET,
    "set_weekday": TimeType.SET,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """What is known about when and where a text was written.

    Attributes:
        dateline: Day of writing, or None.
        zone: Clock that days are counted on.
        tells_offset: True when clock times surely mean ``zone``, so that the offset may be
            written; otherwise they stay local times of an unknown place.
        language: Language of the text; ``find_times`` sets it.
    """

    dateline: date | None
    zone: str
    tells_offset: bool
    language: Language = Language.EN


def find_times(
    text: str, sentences: tuple[Stretch, ...], language: Language, clocks: Clocks
) -> tuple[TimeMention, ...]:
    """Return the time expressions of a text in order."""
    words, patterns = lexicon_for(language).times, time_patterns(language)
    clocks = replace(clocks, language=language)
    anchor = spoken = clocks.dateline
    found: list[TimeMention] = []
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            paragraph, anchor = sentence.paragraph, clocks.dateline
        finds = patterns.find(text, sentence)
        if not finds:
            continue
        look = outlook_of(forms_of(text, sentence), language)
        setting = Setting(
            dateline=clocks.dateline,
            anchor=anchor,
            spoken=spoken,
            words=words,
            future=look.future,
            back=look.back,
            once=look.once,
        )
        for mention, moment in _resolved(text, sentence, finds, (setting, clocks)):
            found.append(mention)
            if moment.first is not None and moment.first == moment.last:
                anchor = spoken = moment.first
    return tuple(found)


def _resolved(
    text: str,
    sentence: Stretch,
    finds: list[Named],
    given: tuple[Setting, Clocks],
) -> list[tuple[TimeMention, Moment]]:
    """Resolve the finds that mean something; none overlaps one that is preferred to it."""
    setting, clocks = given
    taken = bytearray(sentence.end - sentence.begin)
    chosen = []
    for name, match in finds:
        begin, end = match.start() - sentence.begin, match.end() - sentence.begin
        if not any(taken[begin:end]) and RESOLVERS[name](clue_of(match, text), setting) is not None:
            taken[begin:end] = b"\x01" * (end - begin)
            chosen.append((name, match))
    return _resolve_in_order(text, sorted(chosen, key=lambda row: row[1].start()), setting, clocks)


def _resolve_in_order(
    text: str,
    chosen: list[Named],
    setting: Setting,
    clocks: Clocks,
) -> list[tuple[TimeMention, Moment]]:
    """Resolve from left to right: a clock time belongs to the day named before it."""
    found = []
    for name, match in chosen:
        clue = clue_of(match, text)
        moment = RESOLVERS[name](clue, in_clause(text, match, setting, clocks.language))
        if moment is None:
            continue
        found.append(
            Find(name=name, begin=match.start(), end=match.end(), moment=moment, clue=clue)
        )
        if moment.first is not None and moment.first == moment.last:
            setting = replace(setting, anchor=moment.first)
    return [(_mention(text, find, clocks), find.moment) for find in joined(text, found)]


def _mention(text: str, find: Find, clocks: Clocks) -> TimeMention:
    zones, moment = lexicon_for(clocks.language).times.zones, find.moment
    said = find.clue.get("zone")
    named = next((zone for stem, zone in zones.items() if said.startswith(stem)), None)
    zone = named or clocks.zone
    value = moment.value
    if moment.clock is not None and moment.first and (named or clocks.tells_offset):
        value = "/".join(
            part + offset_of(moment.first, moment.clock, zone) for part in value.split("/")
        )
    timed = moment.clock is not None or moment.hours is not None
    return TimeMention(
        span=Span(begin=find.begin, end=find.end, text=text[find.begin : find.end]),
        time_type=_TYPES.get(find.name, TimeType.TIME if timed else TimeType.DATE),
        value=value,
        interval=interval_of(moment, zone),
        rule=f"time-{find.name.replace('_', '-')}",
    )
