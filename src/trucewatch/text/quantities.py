"""Finds counts and measures: digits and number words, ranges, "more than", units of count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.events import ACT_OR_EFFECT, ACTION, tags_of
from trucewatch.text.first_words import Search
from trucewatch.text.lexicon import QuantityWords
from trucewatch.text.sentences import Stretch
from trucewatch.text.shelf import covers
from trucewatch.text.stems import tagger_for
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.quantity import Count, CountUnit
from trucewatch.vocabulary.reading import QuantityMention, TimeMention

V = TypeVar("V")

COUNT_UNITS = {
    "violation": CountUnit.EVENT,
    "attack": CountUnit.ASSAULT,
    "shell": CountUnit.PROJECTILE,
    "missile": CountUnit.PROJECTILE,
    "bomb": CountUnit.PROJECTILE,
    "drone": CountUnit.SORTIE,
    "explosion": CountUnit.EXPLOSION,
    "burst": CountUnit.BURST,
}
"""Units of count that a mention's noun stands for; all others count no fire (D08)."""

SURE_STEM = 6
"""Letters of a stem at the beginning from which a compound counts what it begins with."""

LONGEST_TAIL, SHORTEST_PART, LONGEST_ENDING = 3, 4, 3
"""Letters: where the last part of a compound may begin, its stem and its ending."""

LONGEST_TOLL = 160
"""Characters before a number in which it is said what has risen to it."""

_AGE = re.compile(r"^[-\s]?(?:jährig|years?[- ]old|річн|летн|-й\b)", re.IGNORECASE)
_CALIBRE = re.compile(r"^\s?(?:mm|мм)\b", re.IGNORECASE)
_GAP = " -\u00a0"
_MARKS = '«„“"'
_METRES = frozenset({"m", "м"})
_LENGTHS = frozenset({"km", "m"})
_NOUN = re.compile(r"[^\W\d_][^\W\d_\u00ad]*(?:['’ʼ-][^\W\d_]+)*|%")
_SHORTEST_PLAIN = 4


def find_quantities(
    text: str,
    sentences: tuple[Stretch, ...],
    language: Language,
    times: tuple[TimeMention, ...] = (),
) -> tuple[QuantityMention, ...]:
    """Return the counted things of a text; numbers inside times are left to the times."""
    found = []
    shut = sorted((item.span.begin, item.span.end) for item in times)
    for sentence in sentences:
        unit_before: str | None = None
        for _, match in _numbers(language).finditer(text, sentence.begin, sentence.end):
            if covers(shut, match.start("num")) or covers(shut, match.end("num") - 1):
                continue
            mention = _mention(text, match, sentence.end, language, unit_before)
            if mention is not None:
                found.append(mention)
                unit_before = mention.unit
        found.extend(_adverbs(text, sentence, language))
    return tuple(sorted(found, key=lambda item: item.span))


def count_of(mention: QuantityMention) -> Count | None:
    """Turn a mention into a count in its own unit, or None when it counts no fire."""
    unit = COUNT_UNITS.get(mention.unit)
    if unit is None or mention.value < 1:
        return None
    high = mention.value_max if mention.value_max is not None else mention.value
    return Count(low=int(mention.value), high=int(max(high, mention.value)), unit=unit)


def _mention(
    text: str, match: re.Match[str], end: int, language: Language, unit_before: str | None
) -> QuantityMention | None:
    words = lexicon_for(language).quantities
    value = _value(match["num"], language)
    rest = text[match.end() : match.end() + 12]
    if value is None or _AGE.match(rest) or _CALIBRE.match(rest):
        return None
    if match["multi"]:
        value *= _longest(words.multipliers, match["multi"].lower()) or 1
    unit, rule, stop = _unit_and_rule(text, match, end, language, unit_before)
    if stop is None or value == 0:
        return None
    if unit == "time":
        unit = _times_of_what(text, (match.start(), end), language)
    begin = match.start("mod") if match["mod"] else match.start("num")
    high = _value(match["high"], language) if match["high"] else None
    return QuantityMention(
        span=Span(begin=begin, end=stop, text=text[begin:stop]),
        value=value,
        value_max=high,
        unit=unit,
        modifier=_modifier(match["mod"], words),
        rule=rule,
    )


def _unit_and_rule(
    text: str, match: re.Match[str], end: int, language: Language, unit_before: str | None
) -> tuple[str, str, int | None]:
    """Return the unit a number counts, the rule that says so, and where its words end."""
    unit, stop = _unit(text, match.end(), end, lexicon_for(language).quantities)
    if unit is not None:
        return unit, "number-and-noun", stop
    if _is_toll(text, match, language):
        return "person", "toll-reached", match.end()
    if unit_before and _is_elliptic(text, match, language):
        return unit_before, "number-carries-noun-over", match.end()
    return "count", "number-and-other-noun", _plain_noun(text, match, language)


def _plain_noun(text: str, match: re.Match[str], language: Language) -> int | None:
    """Return where a noun that no list knows ends, when it can be counted by a number."""
    noun = _NOUN.match(text, match.end() + 1)
    value = _value(match["num"], language)
    if noun is None or text[match.end()] not in _GAP or value is None or value < 2:
        return None
    if not match["num"][0].isdigit() and not _tells_of_force(text, match, language):
        return None
    word, low = noun.group(), noun.group().lower()
    lexicon = lexicon_for(language)
    capital = word[0].isupper()
    if capital != lexicon.times.capitalised_nouns or len(word) < _SHORTEST_PLAIN:
        return None
    if (
        low in lexicon.function_words
        or low in lexicon.times.units
        or low in lexicon.quantities.uncounted
    ):
        return None
    return noun.end()


def _tells_of_force(text: str, match: re.Match[str], language: Language) -> bool:
    """Tell whether a number written as a word stands where something was done or suffered."""
    begin, end = max(0, match.start() - 60), match.end() + 80
    return bool(tags_of(tagger_for(language).tag(text, begin, end)) & ACT_OR_EFFECT)


def _times_of_what(text: str, around: tuple[int, int], language: Language) -> str:
    """Say what was done so many times: broken, attacked, or something else."""
    found = tags_of(tagger_for(language).tag(text, max(0, around[0] - LONGEST_TOLL), around[1]))
    if "breach" in found:
        return "violation"
    return "attack" if found & ACTION else "count"


def _is_toll(text: str, match: re.Match[str], language: Language) -> bool:
    """Tell whether a bare number is what a number of dead or wounded has risen to."""
    pattern = _tolls(language)
    at = match.start("num")
    before = text[max(0, at - LONGEST_TOLL) : at]
    return pattern is not None and pattern.search(before) is not None


def _is_elliptic(text: str, match: re.Match[str], language: Language) -> bool:
    """Tell whether a bare number may count what was counted before ("Russland 28")."""
    bare = match["num"].isdigit() and not match["mod"]
    after = text[match.end() : match.end() + 1]
    before = text[match.start() - 1 : match.start()]
    return bare and after in (" ", ".", ",", ";") and before == " " and language is not None


def _value(form: str, language: Language) -> float | None:
    low = form.lower()
    known = lexicon_for(language).times.numbers.get(low)
    if known is not None:
        return known
    digits = re.sub(r"(?<=\d)[ \u00a0\u202f.,](?=\d{3}(?!\d))", "", low).replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None


def _unit(text: str, begin: int, end: int, words: QuantityWords) -> tuple[str | None, int]:
    """Find the counted noun among the next few words; punctuation ends the search."""
    position, square = begin, False
    for _ in range(words.fillers + 1):
        match = _NOUN.search(text, position, min(end, begin + 60))
        if match is None or not _is_near(text[position : match.start()], square=square):
            return None, begin
        form = match.group().lower().replace("\u00ad", "")
        unit = "m" if form in _METRES else _counted(words, form)
        square = square or match.group().lower().startswith(words.squares or ("\0",))
        if unit in _LENGTHS and (square or _is_squared(text, match)):
            return f"{unit}2", match.end()
        if unit is not None:
            return _to_the_noun(text, match.end(), end, words, unit)
        position = match.end()
    return None, begin


def _is_near(gap: str, *, square: bool) -> bool:
    """Tell whether nothing but space and marks of omission stands before a noun."""
    return not gap.strip(" -\u00a0." if square else _GAP + _MARKS)


def _is_squared(text: str, match: re.Match[str]) -> bool:
    """Tell whether a unit of length carries the sign of an area ("km²", "km2")."""
    return match.group().endswith("²") or text[match.end() : match.end() + 1] in ("²", "2")


def _to_the_noun(
    text: str, stop: int, end: int, words: QuantityWords, unit: str
) -> tuple[str, int]:
    """Take in the noun itself when only its participle or first part was found.

    "31 captured soldiers" are persons; where the head of a compound stands last, "41 drone
    attacks" are attacks.
    """
    match = _NOUN.match(text, stop + 1, end)
    following = _counted(words, match.group().lower()) if match and text[stop] == " " else None
    if match and following and (following == unit or words.heads_last):
        return following, match.end()
    return unit, stop


def _counted(words: QuantityWords, form: str) -> str | None:
    """The unit that a noun counts; a compound counts what its last part names."""
    whole = _longest_stem(words.units, form)
    if whole and len(whole) >= SURE_STEM:
        return words.units[whole]
    for begin in range(LONGEST_TAIL, len(form) - SHORTEST_PART + 1) if words.compounds else ():
        stem = _longest_stem(words.units, form[begin:])
        if stem and len(form) - begin - len(stem) <= LONGEST_ENDING:
            return words.units[stem]
    return _longest(words.units, form)


def _longest_stem(table: Mapping[str, str], form: str) -> str | None:
    sizes = range(len(form), SHORTEST_PART - 1, -1)
    return next((form[:size] for size in sizes if form[:size] in table), None)


def _longest(table: Mapping[str, V], form: str) -> V | None:
    for length in range(len(form), 0, -1):
        if form[:length] in table:
            return table[form[:length]]
    return None


def _modifier(surface: str | None, words: QuantityWords) -> str | None:
    if not surface:
        return None
    return next(
        (
            meaning
            for meaning, pattern in words.modifiers.items()
            if re.fullmatch(pattern, surface.strip(), re.IGNORECASE)
        ),
        None,
    )


def _adverbs(text: str, sentence: Stretch, language: Language) -> list[QuantityMention]:
    adverbs = lexicon_for(language).quantities.adverbs
    found = []
    for _, match in _adverb_words(language).finditer(text, sentence.begin, sentence.end):
        span = Span(begin=match.start(), end=match.end(), text=match.group())
        value = adverbs[match.group().lower()]
        found.append(
            QuantityMention(span=span, value=value, unit="attack", rule="adverb-of-number")
        )
    return found


@cache
def _adverb_words(language: Language) -> Search:
    forms = "|".join(re.escape(form) for form in lexicon_for(language).quantities.adverbs)
    return Search([rf"\b(?:{forms or chr(0)})\b"])


@cache
def _tolls(language: Language) -> re.Pattern[str] | None:
    words = lexicon_for(language).quantities.tolls
    return re.compile(rf"(?:{words})\s$", re.IGNORECASE) if words else None


@cache
def _numbers(language: Language) -> Search:
    lexicon = lexicon_for(language)
    articles = {form for form in lexicon.times.numbers if lexicon.times.numbers[form] == 1}
    forms = sorted(set(lexicon.times.numbers) - articles, key=lambda form: (-len(form), form))
    number = r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|" + "|".join(
        re.escape(form) for form in forms
    )
    modifiers = "|".join(lexicon.quantities.modifiers.values())
    multipliers = "|".join(
        re.escape(form) for form in sorted(lexicon.quantities.multipliers, key=len, reverse=True)
    )
    pattern = (
        rf"(?<![\w.,:/-])(?:(?P<mod>{modifiers})\s)?(?P<num>{number})"
        rf"(?:\s?(?:[-–]|bis|to|до|або|или)\s?(?P<high>{number}))?"
        rf"(?:\s(?P<multi>(?:{multipliers})\w*))?(?![\w:]|-\w)"
    )
    return Search([pattern])
