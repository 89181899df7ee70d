"""Gives words their tags by stem: longest beginning and longest compound tail win."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from trucewatch.text.catalogue import lexicon_for
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.language import Language

WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
LONGEST_STEM = 24
_CACHED_WORDS = 60_000


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
    """Looks up the event words of one language; remembers words it has seen."""

    def __init__(self, events: Mapping[str, str], phrases: tuple[tuple[str, str], ...]) -> None:
        self._starts: dict[str, set[str]] = {}
        self._wholes: dict[str, set[str]] = {}
        self._tails: dict[str, set[str]] = {}
        for tag, stems in events.items():
            for stem in stems.split():
                table, form = self._table(stem)
                table.setdefault(form, set()).add(tag)
        self._phrase_tags = [tag.rstrip("!^") for tag, _ in phrases]
        self._silencing = {i: tag[-1] for i, (tag, _) in enumerate(phrases) if tag[-1] in "!^"}
        joined = "|".join(f"(?P<p{i}>{pattern})" for i, (_, pattern) in enumerate(phrases))
        # Phrases begin with a word: inside words nothing needs to be tried.
        opening = r"(?<!\w)(?=\w)"
        self._phrases = re.compile(f"{opening}(?:{joined})", re.IGNORECASE) if phrases else None
        self._seen: dict[str, frozenset[str]] = {}

    def _table(self, stem: str) -> tuple[dict[str, set[str]], str]:
        if stem[0] == "=":
            return self._wholes, stem[1:]
        if stem[0] == "~":
            return self._tails, stem[1:]
        return self._starts, stem

    def tags_of(self, word: str) -> frozenset[str]:
        """Return the tags of one word in any case; ``none`` entries silence a stem."""
        low = word.lower().replace("’", "'").replace("ʼ", "'").replace("ё", "е")
        known = self._seen.get(low)
        if known is None:
            known = self._look_up(low)
            if len(self._seen) < _CACHED_WORDS:
                self._seen[low] = known
        return known

    def _look_up(self, low: str) -> frozenset[str]:
        if low in self._wholes:
            return frozenset(self._wholes[low] - {"none"})
        tags: set[str] = set()
        for length in range(min(len(low), LONGEST_STEM), 1, -1):
            if low[:length] in self._starts:
                tags |= self._starts[low[:length]]
                break
        for begin in range(max(1, len(low) - LONGEST_STEM), len(low) - 2) if self._tails else ():
            if low[begin:] in self._tails:
                tags |= self._tails[low[begin:]]
                break
        return frozenset(tags - {"none"})

    def tag(self, text: str, begin: int = 0, end: int | None = None) -> tuple[Tagged, ...]:
        """Return the tagged words and phrases of a stretch of text, in order.

        A phrase whose tag ends in ``!`` silences the words in it, one that ends in ``^``
        only its first word ("schlug … vor" strikes nothing).
        """
        stop = len(text) if end is None else end
        phrases, shut = self._multiwords(text, begin, stop)
        words = (w for w in self._words(text, begin, stop) if not _covered(w, shut))
        found = tuple(sorted((*words, *phrases), key=lambda item: (item.begin, item.end)))
        return _settled(found) if any("struck" in item.tags for item in found) else found

    def _words(self, text: str, begin: int, end: int) -> Iterator[Tagged]:
        for match in WORD.finditer(text, begin, end):
            tags = self.tags_of(match.group())
            if tags:
                yield Tagged(begin=match.start(), end=match.end(), text=match.group(), tags=tags)

    def _multiwords(
        self, text: str, begin: int, end: int
    ) -> tuple[list[Tagged], list[tuple[int, int]]]:
        """Phrases, and the stretches whose words they silence."""
        found: list[Tagged] = []
        shut: list[tuple[int, int]] = []
        for match in self._phrases.finditer(text, begin, end) if self._phrases else ():
            number = int((match.lastgroup or "p0")[1:])
            mark = self._silencing.get(number)
            if mark:
                shut.append((match.start(), match.end() if mark == "!" else match.start() + 1))
            tags = frozenset({self._phrase_tags[number]})
            found.append(
                Tagged(begin=match.start(), end=match.end(), text=match.group(), tags=tags)
            )
        return found, shut


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
