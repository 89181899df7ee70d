"""Finds time expressions and resolves them against the dateline, with their vagueness.

A language file names resolvers and gives their patterns; ``resolvers.py`` knows what they
mean. Of overlapping finds the longest counts, then the one whose pattern stands first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from trucewatch.text.calendar_days import Moment, interval_of, offset_of
from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.resolvers import RESOLVERS
from trucewatch.text.sentences import Stretch
from trucewatch.text.time_clues import Clue, Setting
from trucewatch.text.time_joining import Find, joined
from trucewatch.text.time_words import TimeWords
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import TimeMention, TimeType

FRONT_ZONE = "Europe/Kyiv"
"""Clock at the front unless the text names another (DOMAIN, conventions on times)."""

NEWS_YEARS = range(1900, 2200)
"""Years in which a text can have been written."""

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
_LONGEST_CLAUSE = 160
_LONGEST_HEAD, _LONGEST_DATE = 5000, 40
_POST = re.compile(r"\(@\w+\)")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")


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
    words = lexicon_for(language).times
    clocks = replace(clocks, language=language)
    anchor = spoken = clocks.dateline
    found: list[TimeMention] = []
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            paragraph, anchor = sentence.paragraph, clocks.dateline
        forms = _forms(text, sentence)
        if not _may_speak_of_time(forms, language):
            continue
        setting = Setting(
            dateline=clocks.dateline,
            anchor=anchor,
            spoken=spoken,
            words=words,
            **_outlook(forms, language),
        )
        useful = _useful(forms, language)
        for mention, moment in _in_sentence(text, sentence, useful, setting, clocks):
            found.append(mention)
            if moment.first is not None and moment.first == moment.last:
                anchor = spoken = moment.first
    return tuple(found)


def _forms(text: str, sentence: Stretch) -> set[str]:
    """Return the words of a sentence in lower case, without a possessive 's."""
    words = (match.group().lower() for match in _WORD.finditer(text, sentence.begin, sentence.end))
    return {word[:-2] if word.endswith(("'s", "’s")) else word for word in words}


@cache
def _past_forms(language: Language) -> re.Pattern[str]:
    return re.compile(lexicon_for(language).times.past_forms or r"(?!)")


def _outlook(forms: set[str], language: Language) -> dict[str, bool]:
    """Tell where words look: ahead, back, or to former times."""
    words = lexicon_for(language).times
    back = bool(forms & words.past) or any(_is_past(form, language) for form in forms)
    ahead = bool(forms & words.future) or (not back and _is_now(forms, language))
    return {"future": ahead, "back": back, "once": bool(forms & words.once)}


def _is_now(forms: set[str], language: Language) -> bool:
    """Tell whether a verb stands in the present, or in the future that looks like it."""
    words = lexicon_for(language).times
    if forms & words.present:
        return True
    return any(_is_present(form, language) for form in forms)


@lru_cache(maxsize=65536)
def _is_past(form: str, language: Language) -> bool:
    return _past_forms(language).search(form) is not None


@lru_cache(maxsize=65536)
def _is_present(form: str, language: Language) -> bool:
    return _present_forms(language).search(form) is not None


@cache
def _present_forms(language: Language) -> re.Pattern[str]:
    return re.compile(lexicon_for(language).times.present_forms or r"(?!)")


_CLAUSE_MARKS = re.compile(r"[,;:–—()\n]|[.!?](?=\s)")


def _in_clause(text: str, match: re.Match[str], setting: Setting, language: Language) -> Setting:
    """Let the clause around a find decide where it looks, when it has a verb that tells."""
    begin = max(0, match.start() - _LONGEST_CLAUSE)
    before = list(_CLAUSE_MARKS.finditer(text, begin, match.start()))
    after = _CLAUSE_MARKS.search(text, match.end(), match.end() + _LONGEST_CLAUSE)
    start = before[-1].end() if before else begin
    end = after.start() if after else min(len(text), match.end() + _LONGEST_CLAUSE)
    small = {word for word in _WORD.findall(text, start, end) if not word[0].isupper()}
    small.update(word.lower() for word in _WORD.findall(text, start, end)[:1])
    outlook = _outlook(small, language)
    if _stands_before(text, match, setting.words.bound) and not _is_weekend(match):
        return replace(setting, future=True, back=False)
    if _stands_before(text, match, setting.words.since) and not small & setting.words.future:
        return replace(setting, future=False, back=True)
    if not (outlook["future"] or outlook["back"]):
        ahead = _stands_before(text, match, setting.words.aims)
        ahead = ahead or (setting.words.verb_second and _verb_behind(text, start, match))
        return replace(setting, future=setting.future or ahead)
    if outlook["back"] and not outlook["future"]:
        return replace(setting, future=False, back=True)
    return replace(setting, future=outlook["future"], back=outlook["back"])


def _stands_before(text: str, match: re.Match[str], words: tuple[str, ...]) -> bool:
    """Tell whether a word such as "by" or "since" stands before a find, or opens it."""
    if not words:
        return False
    before = text[max(0, match.start() - 24) : match.start()].lower().rstrip()
    if before.endswith(tuple(f" {word}" for word in words)) or before in words:
        return True
    return match.group().lower().startswith(tuple(f"{word} " for word in words))


def _is_weekend(match: re.Match[str]) -> bool:
    """Tell whether no weekday is named: "на выходных" is at the week-end, not up to it."""
    return not match.groupdict().get("weekday")


_VERB_BEHIND = re.compile(r" ([a-zäöüß]{2,}(?:t|en|n))\b")


def _verb_behind(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a sentence opens with a time and a verb: "Am Freitag üben"."""
    verb = _VERB_BEHIND.match(text, match.end())
    if verb is None or _is_past(verb.group(1), Language.DE):
        return False
    return len(text[start : match.start()].split()) <= 1


def infer_dateline(text: str, language: Language) -> date | None:
    """Return the day a text was most likely written on, by the days it gives with their year.

    The day of an embedded post counts most; else the latest day that no clause expects. Either
    is an assumption, and none is made where no day stands with its year.

    >>> infer_dateline("Seit dem 1. März 2030. Stand: 3. Juni 2031, 9 Uhr", Language.DE)
    datetime.date(2031, 6, 3)
    """
    head = text[:_LONGEST_HEAD]
    posted = [
        day
        for match in _POST.finditer(head)
        for spoken in Language
        for day in _full_days(head[match.end() : match.end() + _LONGEST_DATE], spoken)[:1]
    ]
    return max(posted or _full_days(head, language), default=None)


def _full_days(text: str, language: Language) -> list[date]:
    """Return the days given with their year that no clause expects."""
    setting = Setting(
        dateline=None, anchor=None, spoken=None, future=False, words=lexicon_for(language).times
    )
    found = []
    for name, pattern in _patterns(language):
        if name not in ("date", "iso"):
            continue
        for match in pattern.finditer(text):
            where = _in_clause(text, match, setting, language)
            moment = None if where.future else RESOLVERS[name](_clue(match, text), where)
            if moment is not None and moment.first and moment.first.year in NEWS_YEARS:
                found.append(moment.first)
    return found


Pattern = tuple[str, re.Pattern[str]]


def _useful(forms: set[str], language: Language) -> list[Pattern]:
    """Leave out the patterns whose indispensable word does not occur: they cost most."""
    digits = any(form[0].isdigit() for form in forms)
    needs, gates, said = _needs(language), _gates(language), " ".join(forms)
    weekdays = tuple(lexicon_for(language).times.weekdays)
    weekday = any(form.startswith(weekdays) for form in forms)
    return [
        (name, pattern)
        for name, pattern in _patterns(language)
        if (digits or name not in _DIGITS)
        and (name not in needs or forms & needs[name])
        and (name not in gates or any(piece in said for piece in gates[name]))
        and (weekday or name not in _WEEKDAYS)
    ]


_WEEKDAYS = frozenset(("weekday", "set_weekday"))
_DIGITS = frozenset(("date", "iso", "day_only", "year", "century"))


@cache
def _gates(language: Language) -> Mapping[str, tuple[str, ...]]:
    gates = lexicon_for(language).times.gates
    return {name: tuple(pieces.split()) for name, pieces in gates.items()}


@cache
def _needs(language: Language) -> Mapping[str, frozenset[str]]:
    words = lexicon_for(language).times
    units = ("shifted", "shifted_many", "ago", "duration", "bare_duration", "this_unit")
    return {
        "month": frozenset(words.months),
        "relative_day": frozenset(words.relative_days),
        "season": frozenset(words.seasons),
        "daypart": frozenset(words.dayparts),
        "holiday": frozenset(form.split()[0] for form in words.holidays),
        **dict.fromkeys(units, frozenset(words.units)),
    }


def _in_sentence(
    text: str, sentence: Stretch, useful: list[Pattern], setting: Setting, clocks: Clocks
) -> list[tuple[TimeMention, Moment]]:
    candidates = [
        (match.start() - match.end(), order, match.start(), name, match)
        for order, (name, pattern) in enumerate(useful)
        for match in pattern.finditer(text, sentence.begin, sentence.end)
    ]
    taken = bytearray(sentence.end - sentence.begin)
    chosen = []
    for _, _, _, name, match in sorted(candidates, key=lambda row: row[:3]):
        begin, end = match.start() - sentence.begin, match.end() - sentence.begin
        if not any(taken[begin:end]) and RESOLVERS[name](_clue(match, text), setting) is not None:
            taken[begin:end] = b"\x01" * (end - begin)
            chosen.append((name, match))
    return _resolve_in_order(text, sorted(chosen, key=lambda row: row[1].start()), setting, clocks)


def _resolve_in_order(
    text: str,
    chosen: list[tuple[str, re.Match[str]]],
    setting: Setting,
    clocks: Clocks,
) -> list[tuple[TimeMention, Moment]]:
    """Resolve from left to right: a clock time belongs to the day named before it."""
    found = []
    for name, match in chosen:
        clue = _clue(match, text)
        moment = RESOLVERS[name](clue, _in_clause(text, match, setting, clocks.language))
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


def _clue(match: re.Match[str], text: str) -> Clue:
    groups = {
        name.rstrip("0123456789"): value.lower()
        for name, value in match.groupdict().items()
        if value is not None
    }
    before = text[max(0, match.start() - 16) : match.start()]
    after = text[match.end() : match.end() + 16]
    return Clue(groups=groups, surface=match.group(), before=before, after=after)


@cache
def _patterns(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = lexicon_for(language).times
    tables = {
        "month": words.months,
        "weekday": words.weekdays,
        "number": words.numbers,
        "relative": words.relative_days,
        "daypart": words.dayparts,
        "season": words.seasons,
        "unit": words.units,
        "reference": words.references,
        "holiday": words.holidays,
        "ordinal": words.ordinals,
    }
    slots = {name: _alternatives(table) for name, table in tables.items()}
    slots["shift"] = "(?:" + _alternatives(words.shifts) + r")\w*"
    slots["clock"] = words.clock.format(**slots)
    return tuple(
        (name, re.compile(rf"(?<![\w])(?:{pattern.format(**slots)})(?!\w)", re.IGNORECASE))
        for name, pattern in words.patterns
    )


def _alternatives(table: Mapping[str, object]) -> str:
    longest_first = sorted(table, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace("\\ ", " ") for form in longest_first)


@cache
def _triggers(language: Language) -> tuple[frozenset[str], tuple[str, ...]]:
    words: TimeWords = lexicon_for(language).times
    tables = (
        words.months,
        words.weekdays,
        words.relative_days,
        words.dayparts,
        words.seasons,
        words.units,
        words.references,
        words.holidays,
    )
    forms = {part for table in tables for form in table for part in form.split()}
    return frozenset(forms), tuple(words.weekdays)


@cache
def _always(language: Language) -> re.Pattern[str]:
    return re.compile(lexicon_for(language).times.triggers)


def _may_speak_of_time(forms: set[str], language: Language) -> bool:
    known, weekdays = _triggers(language)
    if forms & known:
        return True
    always = _always(language)
    return any(always.search(form) or form.startswith(weekdays) for form in forms)
