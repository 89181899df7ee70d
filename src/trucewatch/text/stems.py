"""Gives words their tags by stem: longest beginning and longest compound tail win."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.first_words import FirstWords
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.language import Language

WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_WORDS = re.compile(f"({WORD.pattern})")
LONGEST_STEM = 24
_CACHED_WORDS = 60_000
_CACHED_TEXTS = 2
_CACHED_STRETCHES = 8
"""A clause is asked for what it tells, and whether it has two parts, one after the other."""
_JOINERS = "'’ʼ-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A word or phrase with what it can mean."""

    begin: int
    end: int
    text: str
    tags: frozenset[str]

    @property
    def span(self) -> Span:
        """The words with their place in the text."""
        return Span(begin=self.begin, end=self.end, text=self.text)


class Tagger:
    """Tags the event words of one language; remembers words, and the last texts, it has seen."""

    def __init__(self, events: Mapping[str, str], phrases: tuple[tuple[str, str], ...]) -> None:
        self._starts: dict[str, set[str]] = {}
        self._wholes: dict[str, set[str]] = {}
        self._tails: dict[str, set[str]] = {}
        for tag, stems in events.items():
            for stem in stems.split():
                table, form = self._table(stem)
                table.setdefault(form, set()).add(tag)
        self._first_letters = {stem[:2] for stem in self._starts}
        self._last_letters = {tail[-2:] for tail in self._tails}
        self._phrases = tuple(Phrase.of(tag, pattern) for tag, pattern in phrases)
        self._first_words = FirstWords([pattern for _, pattern in phrases])
        self._seen: dict[str, frozenset[str]] = {}
        self._words_of = lru_cache(maxsize=_CACHED_TEXTS)(self._tagged_words)
        self._tag = lru_cache(maxsize=_CACHED_STRETCHES)(self._tagged)
        self._openings_of = lru_cache(maxsize=_CACHED_TEXTS)(self._openings)

    def _table(self, stem: str) -> tuple[dict[str, set[str]], str]:
        if stem[0] == "=":
            return self._wholes, stem[1:]
        if stem[0] == "~":
            return self._tails, stem[1:]
        return self._starts, stem

    def tags_of(self, word: str) -> frozenset[str]:
        """Return the tags of one word in any case; ``none`` entries silence a stem."""
        known = self._seen.get(word)
        if known is None:
            low = word.lower().replace("’", "'").replace("ʼ", "'").replace("ё", "е")
            known = self._look_up(low)
            if len(self._seen) < _CACHED_WORDS:
                self._seen[word] = known
        return known

    def _look_up(self, low: str) -> frozenset[str]:
        if low in self._wholes:
            return frozenset(self._wholes[low] - {"none"})
        tags: set[str] = set()
        longest = min(len(low), LONGEST_STEM) if low[:2] in self._first_letters else 0
        for length in range(longest, 1, -1):
            if low[:length] in self._starts:
                tags |= self._starts[low[:length]]
                break
        first = len(low) - LONGEST_STEM if low[-2:] in self._last_letters else len(low)
        for begin in range(max(1, first), len(low) - 2):
            if low[begin:] in self._tails:
                tags |= self._tails[low[begin:]]
                break
        return frozenset(tags - {"none"})

    def tag(self, text: str, begin: int = 0, end: int | None = None) -> tuple[Tagged, ...]:
        """Return the tagged words and phrases of a stretch of text, in order.

        A phrase whose tag ends in ``!`` silences the words in it, one that ends in ``^``
        only its first word ("schlug … vor" strikes nothing).
        """
        return self._tag(text, begin, len(text) if end is None else end)

    def _tagged(self, text: str, begin: int, stop: int) -> tuple[Tagged, ...]:
        words = self._words(text, begin, stop)
        phrases = self._phrases_in(text, begin, stop)
        if phrases:
            shut = [silenced for phrase, silenced in phrases if silenced is not None]
            words = tuple(word for word in words if not _covered(word, shut))
            both = (*words, *(phrase for phrase, _ in phrases))
            words = tuple(sorted(both, key=lambda item: (item.begin, item.end)))
        return _settled(words) if any("struck" in item.tags for item in words) else words

    def _words(self, text: str, begin: int, end: int) -> tuple[Tagged, ...]:
        """Return the tagged words of a stretch, read once for the whole text."""
        if _within_word(text, begin) or _within_word(text, end):
            return self._scan(text, begin, end)
        words, begins = self._words_of(text)
        return words[bisect_left(begins, begin) : bisect_left(begins, end)]

    def _tagged_words(self, text: str) -> tuple[tuple[Tagged, ...], list[int]]:
        parts = _WORDS.split(text)
        ends = accumulate(map(len, parts))
        words = tuple(
            Tagged(begin=end - len(part), end=end, text=part, tags=tags)
            for end, part in islice(zip(ends, parts, strict=True), 1, None, 2)
            if (tags := self.tags_of(part))
        )
        return words, [word.begin for word in words]

    def _scan(self, text: str, begin: int, end: int) -> tuple[Tagged, ...]:
        return tuple(
            Tagged(begin=match.start(), end=match.end(), text=match.group(), tags=tags)
            for match in WORD.finditer(text, begin, end)
            if (tags := self.tags_of(match.group()))
        )

    def _phrases_in(
        self, text: str, begin: int, end: int
    ) -> list[tuple[Tagged, tuple[int, int] | None]]:
        """Return the phrases of a stretch, each with what it silences; none overlaps another."""
        found = []
        openings, begins = self._openings_of(text)
        reached = begin
        for at in range(bisect_left(begins, begin), bisect_left(begins, end)):
            if begins[at] < reached:
                continue
            for number in openings[at]:
                phrase = self._phrases[number]
                match = phrase.pattern.match(text, begins[at], end)
                if match is not None:
                    found.append((phrase.tagged(match), phrase.silenced(match)))
                    reached = match.end()
                    break
        return found

    def _openings(self, text: str) -> tuple[list[tuple[int, ...]], list[int]]:
        """Return the phrases that may begin at words of a text, and where those stand."""
        found = self._first_words.openings(text, 0, len(text))
        return [numbers for _, numbers in found], [begin for begin, _ in found]


class Phrase(NamedTuple):
    """Several words with one meaning.

    Attributes:
        mark: ``!`` where the phrase silences its words, ``^`` where only the first one.
    """

    pattern: re.Pattern[str]
    tags: frozenset[str]
    mark: str

    @classmethod
    def of(cls, tag: str, pattern: str) -> Phrase:
        """Make a phrase of a row of a language file."""
        bare = tag.rstrip("!^")
        return cls(re.compile(pattern, re.IGNORECASE), frozenset({bare}), tag[len(bare) :])

    def tagged(self, match: re.Match[str]) -> Tagged:
        """Return what was matched with its meaning."""
        begin, end = match.span()
        return Tagged(begin=begin, end=end, text=match.group(), tags=self.tags)

    def silenced(self, match: re.Match[str]) -> tuple[int, int] | None:
        """Return the stretch whose words mean nothing by themselves, or None."""
        if not self.mark:
            return None
        return match.start(), match.end() if self.mark == "!" else match.start() + 1


def _within_word(text: str, at: int) -> bool:
    """Tell whether a place may lie between two letters of a word."""
    return 0 < at < len(text) and _goes_on(text[at - 1]) and _goes_on(text[at])


def _goes_on(letter: str) -> bool:
    return letter.isalnum() or letter in _JOINERS


FORCE = frozenset({"vehicle", "killed", "injured", "damage", "explode", "shell", "launch", "fall"})
"""What beside a weapon or a target makes a word that also means "met" one of force."""


def _settled(found: tuple[Tagged, ...]) -> tuple[Tagged, ...]:
    """Let "traf" strike only where the stretch names a weapon, a target or harm done."""
    tags = frozenset().union(*(item.tags for item in found))
    hit = bool(tags & FORCE) or any(tag.startswith(("w:", "o:")) for tag in tags)
    settled = (_without(item, hit=hit) if "struck" in item.tags else item for item in found)
    return tuple(item for item in settled if item.tags)


def _without(item: Tagged, *, hit: bool) -> Tagged:
    meant = (item.tags - {"struck"}) | ({"strike"} if hit else set())
    return replace(item, tags=frozenset(meant))


def _covered(word: Tagged, shut: list[tuple[int, int]]) -> bool:
    return any(begin <= word.begin < end for begin, end in shut)


@cache
def tagger_for(language: Language) -> Tagger:
    """Return the tagger of a language, built once."""
    lexicon = lexicon_for(language)
    return Tagger(lexicon.events, lexicon.phrases)
