"""Where words look: ahead, back, or to former times; what decides which Saturday is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.sentences import Stretch
from trucewatch.text.time_clues import Setting
from trucewatch.vocabulary.language import Language

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_LONGEST_CLAUSE = 160
_LONGEST_CUE = 24
_CLAUSE_MARKS = re.compile(r"[,;:–—()\n]|[.!?](?=\s)")
_VERB_BEHIND = re.compile(r" ([a-zäöüß]{2,}(?:t|en|n))\b")
_BACK, _AHEAD, _NOW, _ONCE = 1, 2, 4, 8


class Outlook(NamedTuple):
    """Whether words look ahead, back, and to former times."""

    future: bool
    back: bool
    once: bool


def outlook_of(forms: Iterable[str], language: Language) -> Outlook:
    """Tell where lower-case words look; a present tense looks ahead if nothing looks back.

    >>> outlook_of(["er", "kam"], Language.DE), outlook_of(["will"], Language.EN).future
    (Outlook(future=False, back=True, once=False), True)
    """
    looks = 0
    for form in forms:
        looks |= _looks(form, language)
    ahead = bool(looks & _AHEAD) or (looks & (_BACK | _NOW)) == _NOW
    return Outlook(future=ahead, back=bool(looks & _BACK), once=bool(looks & _ONCE))


def forms_of(text: str, sentence: Stretch) -> set[str]:
    """Return the words of a sentence in lower case, without a possessive 's."""
    words = {word.lower() for word in _WORD.findall(text, sentence.begin, sentence.end)}
    return {word[:-2] if word.endswith(("'s", "’s")) else word for word in words}


def in_clause(text: str, match: re.Match[str], setting: Setting, language: Language) -> Setting:
    """Let the clause around a find decide where it looks, when it has a verb that tells."""
    words = setting.words
    start, small = _clause_around(text, match)
    outlook = outlook_of(small, language)
    if _stands_before(text, match, words.bound) and not _is_weekend(match):
        return replace(setting, future=True, back=False)
    if _stands_before(text, match, words.since) and small.isdisjoint(words.future):
        return replace(setting, future=False, back=True)
    if outlook.future or outlook.back:
        return replace(setting, future=outlook.future, back=outlook.back)
    ahead = _stands_before(text, match, words.aims)
    ahead = ahead or (words.verb_second and _verb_behind(text, start, match))
    return replace(setting, future=setting.future or ahead)


@lru_cache(maxsize=65536)
def _looks(form: str, language: Language) -> int:
    words = lexicon_for(language).times
    back = form in words.past or _past_forms(language).search(form)
    now = form in words.present or _present_forms(language).search(form)
    looks = (_BACK if back else 0) | (_NOW if now else 0)
    looks |= _AHEAD if form in words.future else 0
    return looks | (_ONCE if form in words.once else 0)


@cache
def _past_forms(language: Language) -> re.Pattern[str]:
    return re.compile(lexicon_for(language).times.past_forms or r"(?!)")


@cache
def _present_forms(language: Language) -> re.Pattern[str]:
    return re.compile(lexicon_for(language).times.present_forms or r"(?!)")


def _clause_around(text: str, match: re.Match[str]) -> tuple[int, set[str]]:
    """Return where the clause around a find begins, and its words that are no names."""
    begin, end = match.start() - _LONGEST_CLAUSE, match.end() + _LONGEST_CLAUSE
    start, stop = max(0, begin), min(len(text), end)
    for mark in _CLAUSE_MARKS.finditer(text, start, match.start()):
        start = mark.end()
    after = _CLAUSE_MARKS.search(text, match.end(), stop)
    words = _WORD.findall(text, start, after.start() if after else stop)
    small = {word for word in words if not word[0].isupper()}
    small.update(word.lower() for word in words[:1])
    return start, small


def _stands_before(text: str, match: re.Match[str], words: tuple[str, ...]) -> bool:
    """Tell whether a word such as "by" or "since" stands before a find, or opens it."""
    if not words:
        return False
    before = text[max(0, match.start() - _LONGEST_CUE) : match.start()].lower().rstrip()
    endings, openings = _with_blanks(words)
    if before.endswith(endings) or before in words:
        return True
    return match.group().lower().startswith(openings)


@cache
def _with_blanks(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(f" {word}" for word in words), tuple(f"{word} " for word in words)


def _is_weekend(match: re.Match[str]) -> bool:
    """Tell whether no weekday is named: "на выходных" is at the week-end, not up to it."""
    return not match.groupdict().get("weekday")


def _verb_behind(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a sentence opens with a time and a verb: "Am Freitag üben"."""
    verb = _VERB_BEHIND.match(text, match.end())
    if verb is None or _past_forms(Language.DE).search(verb.group(1)):
        return False
    return len(text[start : match.start()].split()) <= 1
